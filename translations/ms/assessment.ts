<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>component</name>
    <message>
        <source>Coursework, knowledge</source>
        <translation>Kerja kursus, pengetahuan</translation>
    </message>
    <message>
        <source>Coursework, performance</source>
        <translation>Kerja kursus, prestasi</translation>
    </message>
    <message>
        <source>Final assessment, knowledge</source>
        <translation>Penilaian akhir, pengetahuan</translation>
    </message>
    <message>
        <source>Final assessment, performance</source>
        <translation>Penilaian akhir, prestasi</translation>
    </message>
    <message>
        <source>Final project</source>
        <translation>Projek akhir</translation>
    </message>
    <message>
        <source>Industrial training</source>
        <translation>Latihan industri</translation>
    </message>
</context>
<context>
    <name>core_ability_result</name>
    <message>
        <source>Core Abilities result</source>
        <translation>Keputusan Core Abilities</translation>
    </message>
    <message>
        <source>Core Abilities results</source>
        <translation>Keputusan Core Abilities</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Ability</source>
        <translation>Ability</translation>
    </message>
    <message>
        <source>Theory, right items</source>
        <translation>Teori, item betul</translation>
    </message>
    <message>
        <source>Practical, scale</source>
        <translation>Amali, skala</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Cubaan</translation>
    </message>
</context>
<context>
    <name>final_mark</name>
    <message>
        <source>Final assessment mark</source>
        <translation>Markah penilaian akhir</translation>
    </message>
    <message>
        <source>Final assessment marks</source>
        <translation>Markah penilaian akhir</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Cubaan</translation>
    </message>
    <message>
        <source>Knowledge (of 100)</source>
        <translation>Pengetahuan (daripada 100)</translation>
    </message>
    <message>
        <source>Performance (of 100)</source>
        <translation>Prestasi (daripada 100)</translation>
    </message>
    <message>
        <source>Final project (of 100)</source>
        <translation>Projek akhir (daripada 100)</translation>
    </message>
    <message>
        <source>Industrial training (of 100)</source>
        <translation>Latihan industri (daripada 100)</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak Hadir</translation>
    </message>
    <message>
        <source>Assessed on</source>
        <translation>Dinilai pada</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Pegawai Penilai</translation>
    </message>
    <message>
        <source>The final assessment may be repeated %1 times; this would be repeat %2.</source>
        <translation>Penilaian akhir boleh diulang %1 kali; ini akan menjadi ulangan ke-%2.</translation>
    </message>
</context>
<context>
    <name>mark_amendment</name>
    <message>
        <source>Mark amendment</source>
        <translation>Pindaan markah</translation>
    </message>
    <message>
        <source>Mark amendments</source>
        <translation>Pindaan markah</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponen</translation>
    </message>
    <message>
        <source>Old mark</source>
        <translation>Markah lama</translation>
    </message>
    <message>
        <source>New mark</source>
        <translation>Markah baharu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>External verifier</source>
        <translation>Pegawai Pengesah Luaran</translation>
    </message>
    <message>
        <source>Amended at</source>
        <translation>Dipinda pada</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>Name the competency unit whose mark is amended.</source>
        <translation>Nyatakan unit kompetensi yang markahnya dipinda.</translation>
    </message>
    <message>
        <source>This component is marked for the whole programme. Leave the unit empty.</source>
        <translation>Komponen ini dimarkah bagi keseluruhan program. Biarkan unit kosong.</translation>
    </message>
</context>
<context>
    <name>marking_scheme</name>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Diluluskan</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik Balik</translation>
    </message>
    <message>
        <source>Practical</source>
        <translation>Amali</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Temu duga</translation>
    </message>
    <message>
        <source>You drafted this scheme, so a second officer must approve it.</source>
        <translation>Anda yang merangka skema ini, maka pegawai kedua mesti meluluskannya.</translation>
    </message>
    <message>
        <source>The weights of the rows make %1 percent; they must make 100. Correct them before approving.</source>
        <translation>Jumlah pemberat baris ialah %1 peratus; jumlahnya mesti 100. Betulkan sebelum meluluskannya.</translation>
    </message>
    <message>
        <source>Marking scheme</source>
        <translation>Skema pemarkahan</translation>
    </message>
    <message>
        <source>Marking schemes</source>
        <translation>Skema pemarkahan</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tajuk</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minit</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>Berkuat kuasa dari</translation>
    </message>
    <message>
        <source>In force until</source>
        <translation>Berkuat kuasa hingga</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Drafted by</source>
        <translation>Dirangka oleh</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Diluluskan oleh</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Luluskan</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik balik</translation>
    </message>
</context>
<context>
    <name>marking_scheme_row</name>
    <message>
        <source>Critical items</source>
        <translation>Perkara kritikal</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Proses kerja</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Hasil kerja</translation>
    </message>
    <message>
        <source>Attitude, safety, environment</source>
        <translation>Sikap, keselamatan dan alam sekitar</translation>
    </message>
    <message>
        <source>Oral questions</source>
        <translation>Soalan lisan</translation>
    </message>
    <message>
        <source>Row of a marking scheme</source>
        <translation>Baris skema pemarkahan</translation>
    </message>
    <message>
        <source>Rows of marking schemes</source>
        <translation>Baris skema pemarkahan</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Skema</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Susunan</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriteria</translation>
    </message>
    <message>
        <source>Criterion (Malay)</source>
        <translation>Kriteria (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Criterion (English)</source>
        <translation>Kriteria (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Model answer</source>
        <translation>Jawapan contoh</translation>
    </message>
    <message>
        <source>Weight (%)</source>
        <translation>Pemberat (%)</translation>
    </message>
</context>
<context>
    <name>programme_result</name>
    <message>
        <source>The trainee no longer exists. Refresh the list.</source>
        <translation>Pelatih ini tidak wujud lagi. Muat semula senarai.</translation>
    </message>
    <message>
        <source>Confirm the result</source>
        <translation>Sahkan keputusan</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verifikasi</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>Disahkan pada</translation>
    </message>
    <message>
        <source>Confirmed result</source>
        <translation>Keputusan disahkan</translation>
    </message>
    <message>
        <source>Confirmed results</source>
        <translation>Keputusan disahkan</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Coursework, knowledge</source>
        <translation>Kerja kursus, pengetahuan</translation>
    </message>
    <message>
        <source>Coursework, performance</source>
        <translation>Kerja kursus, prestasi</translation>
    </message>
    <message>
        <source>Coursework</source>
        <translation>Kerja kursus</translation>
    </message>
    <message>
        <source>Final, knowledge</source>
        <translation>Akhir, pengetahuan</translation>
    </message>
    <message>
        <source>Final, performance</source>
        <translation>Akhir, prestasi</translation>
    </message>
    <message>
        <source>Final project</source>
        <translation>Projek akhir</translation>
    </message>
    <message>
        <source>Industrial training</source>
        <translation>Latihan industri</translation>
    </message>
    <message>
        <source>Final assessment</source>
        <translation>Penilaian akhir</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Rule book entries used</source>
        <translation>Catatan Buku Peraturan yang digunakan</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>Competent</source>
        <translation>Terampil</translation>
    </message>
    <message>
        <source>Not yet competent</source>
        <translation>Belum Terampil</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak Hadir</translation>
    </message>
    <message>
        <source>Eligible for the full certificate</source>
        <translation>Layak Sijil Penuh</translation>
    </message>
    <message>
        <source>Eligible for a statement of achievement</source>
        <translation>Layak Penyata Pencapaian</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>Tidak Layak</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tangguh</translation>
    </message>
</context>
<context>
    <name>unit_mark</name>
    <message>
        <source>Coursework mark</source>
        <translation>Markah kerja kursus</translation>
    </message>
    <message>
        <source>Coursework marks</source>
        <translation>Markah kerja kursus</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Cubaan</translation>
    </message>
    <message>
        <source>Knowledge (of 100)</source>
        <translation>Pengetahuan (daripada 100)</translation>
    </message>
    <message>
        <source>Performance (of 100)</source>
        <translation>Prestasi (daripada 100)</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak Hadir</translation>
    </message>
    <message>
        <source>Assessed on</source>
        <translation>Dinilai pada</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Pegawai Penilai</translation>
    </message>
    <message>
        <source>This trainee has a mark for this unit and attempt already. Correct that one, or enter a further attempt.</source>
        <translation>Pelatih ini telah mempunyai markah bagi unit dan cubaan ini. Betulkan markah itu, atau masukkan cubaan seterusnya.</translation>
    </message>
    <message>
        <source>Coursework may be repeated %1 times; this would be repeat %2.</source>
        <translation>Kerja kursus boleh diulang %1 kali; ini akan menjadi ulangan ke-%2.</translation>
    </message>
    <message>
        <source>The internal verifier of a group cannot assess in it. Name the assessor.</source>
        <translation>Pegawai Pengesah Dalaman bagi sesuatu kumpulan tidak boleh menilai kumpulan itu. Nyatakan Pegawai Penilai.</translation>
    </message>
    <message>
        <source>An absent trainee has no marks. Remove the marks or the absence.</source>
        <translation>Pelatih yang tidak hadir tidak mempunyai markah. Buang markah atau tanda tidak hadir itu.</translation>
    </message>
</context>
<context>
    <name>unit_result</name>
    <message>
        <source>Confirmed result of a unit</source>
        <translation>Keputusan unit yang disahkan</translation>
    </message>
    <message>
        <source>Confirmed results of units</source>
        <translation>Keputusan unit yang disahkan</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Verifikasi</translation>
    </message>
    <message>
        <source>Knowledge (of 100)</source>
        <translation>Pengetahuan (daripada 100)</translation>
    </message>
    <message>
        <source>Performance (of 100)</source>
        <translation>Prestasi (daripada 100)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Rule book entries used</source>
        <translation>Catatan Buku Peraturan yang digunakan</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>Disahkan pada</translation>
    </message>
</context>
</TS>
