<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>external_verifier</name>
    <message>
        <source>Not registered</source>
        <translation>Tidak berdaftar</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ditamatkan</translation>
    </message>
    <message>
        <source>External verifier</source>
        <translation>Pegawai Pengesah Luaran</translation>
    </message>
    <message>
        <source>External verifiers</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
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
        <source>Appointed from</source>
        <translation>Dilantik dari</translation>
    </message>
    <message>
        <source>Appointed until</source>
        <translation>Dilantik hingga</translation>
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
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Vendor registration</source>
        <translation>Pendaftaran eVendor</translation>
    </message>
    <message>
        <source>Claims are paid to vendors only.</source>
        <translation>Tuntutan dibayar kepada pemegang eVendor sahaja.</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Majikan</translation>
    </message>
</context>
<context>
    <name>personnel</name>
    <message>
        <source>The end %1 lies before the beginning %2. Correct the dates.</source>
        <translation>Tarikh tamat %1 lebih awal daripada tarikh mula %2. Betulkan tarikh.</translation>
    </message>
    <message>
        <source>This post is recognised for one programme. Name its standard.</source>
        <translation>Jawatan ini diiktiraf bagi satu program. Nyatakan NOSS berkenaan.</translation>
    </message>
    <message>
        <source>An appointment that begins on %1 lasts %2 years at most. Shorten it.</source>
        <translation>Pelantikan yang bermula pada %1 berkuat kuasa paling lama %2 tahun. Pendekkan tempohnya.</translation>
    </message>
</context>
<context>
    <name>personnel_certificate</name>
    <message>
        <source>Centre manager</source>
        <translation>Pengurus Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Internal verifier</source>
        <translation>Pegawai Pengesah Dalaman</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Pegawai Penilai</translation>
    </message>
    <message>
        <source>Assessor, modular</source>
        <translation>Pegawai Penilai Modular</translation>
    </message>
    <message>
        <source>Instructor</source>
        <translation>Tenaga Pengajar</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>Bersyarat</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Tamat tempoh</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Digantung</translation>
    </message>
    <message>
        <source>Recognition of personnel</source>
        <translation>Perakuan PPKSPP</translation>
    </message>
    <message>
        <source>Recognitions of personnel</source>
        <translation>Perakuan PPKSPP</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Jawatan</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Pemegang</translation>
    </message>
    <message>
        <source>Kind of identity document</source>
        <translation>Jenis dokumen pengenalan</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>No. pengenalan</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
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
        <source>Valid from</source>
        <translation>Sah dari</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Sah hingga</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Syarat</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Asal maklumat</translation>
    </message>
</context>
<context>
    <name>verifier_affiliation</name>
    <message>
        <source>Employment</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Pemilikan</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Kekeluargaan</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Pengajaran</translation>
    </message>
    <message>
        <source>Consultancy</source>
        <translation>Perundingan</translation>
    </message>
    <message>
        <source>Tie to a centre</source>
        <translation>Kaitan dengan PB</translation>
    </message>
    <message>
        <source>Ties to centres</source>
        <translation>Kaitan dengan PB</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hingga</translation>
    </message>
    <message>
        <source>Empty: still in force.</source>
        <translation>Kosong: masih berkuat kuasa.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
</context>
<context>
    <name>verifier_field</name>
    <message>
        <source>Field of a verifier</source>
        <translation>Bidang PPL</translation>
    </message>
    <message>
        <source>Fields of verifiers</source>
        <translation>Bidang PPL</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Standard or beginning of codes</source>
        <translation>NOSS atau awalan kod</translation>
    </message>
    <message>
        <source>Highest level</source>
        <translation>Tahap tertinggi</translation>
    </message>
</context>
</TS>
