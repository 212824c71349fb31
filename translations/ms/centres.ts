<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>accredited_programme</name>
    <message>
        <source>Full programme, by level</source>
        <translation>Program Penuh – Persijilan Mengikut Tahap</translation>
    </message>
    <message>
        <source>Full programme, single level</source>
        <translation>Program Penuh – Persijilan Tahap Tunggal</translation>
    </message>
    <message>
        <source>Micro-credential</source>
        <translation>Program Mikro-Kredensial</translation>
    </message>
    <message>
        <source>Micro-credential, existing accreditation</source>
        <translation>Program Mikro-Kredensial – Tauliah Sedia Ada</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Intake blocked</source>
        <translation>Sekat Pengambilan</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Tamat tempoh</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Digantung</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Ditarik balik</translation>
    </message>
    <message>
        <source>Surrendered</source>
        <translation>Diserah balik</translation>
    </message>
    <message>
        <source>The capacity is not in the register. Enter it with its source when it is known.</source>
        <translation>Kapasiti tiada dalam daftar. Masukkan kapasiti berserta sumbernya apabila diketahui.</translation>
    </message>
    <message>
        <source>The dates of accreditation are not in the register. Enter them with their source when they are known.</source>
        <translation>Tarikh pentauliahan tiada dalam daftar. Masukkan tarikh itu berserta sumbernya apabila diketahui.</translation>
    </message>
    <message>
        <source>The accreditation would end on %1, before it begins on %2. Correct the dates.</source>
        <translation>Pentauliahan akan tamat pada %1, sebelum ia bermula pada %2. Betulkan tarikh.</translation>
    </message>
    <message>
        <source>What a person enters needs its source. Name the letter or certificate it comes from.</source>
        <translation>Maklumat yang dimasukkan oleh pengguna memerlukan sumber. Nyatakan surat atau perakuan yang menjadi puncanya.</translation>
    </message>
    <message>
        <source>Accredited programme</source>
        <translation>Program bertauliah</translation>
    </message>
    <message>
        <source>Accredited programmes</source>
        <translation>Program bertauliah</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tajuk</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>1 to 5; 0 for none.</source>
        <translation>1 hingga 5; 0 jika tiada.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapasiti</translation>
    </message>
    <message>
        <source>Trainees at one time. Empty: not in the register.</source>
        <translation>Bilangan pelatih pada satu masa. Kosong: tiada dalam daftar.</translation>
    </message>
    <message>
        <source>Accredited from</source>
        <translation>Ditauliahkan dari</translation>
    </message>
    <message>
        <source>Accredited until</source>
        <translation>Ditauliahkan hingga</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>No. perakuan</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Syarat</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Asal maklumat</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
</context>
<context>
    <name>centre</name>
    <message>
        <source>Public</source>
        <translation>Awam</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Swasta</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Industri</translation>
    </message>
    <message>
        <source>Association</source>
        <translation>Persatuan</translation>
    </message>
    <message>
        <source>Non-destructive testing centre</source>
        <translation>Pusat NDT</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lain-lain</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Digantung</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Accredited centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Accredited centres</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Poskod</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mel</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Number in the register</source>
        <translation>No. dalam daftar</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Asal maklumat</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
</context>
</TS>
