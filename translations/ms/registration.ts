<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>trainee</name>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Berhenti</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Tangguh</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Tamat</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Pindah</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Lelaki</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Trainees</source>
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
        <source>Registration number</source>
        <translation>No. pendaftaran</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
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
        <source>Why the number is right</source>
        <translation>Sebab nombor ini betul</translation>
    </message>
    <message>
        <source>Only where the place of birth is not known.</source>
        <translation>Hanya jika tempat lahir tidak dikenali.</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Tarikh lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jantina</translation>
    </message>
    <message>
        <source>Citizenship</source>
        <translation>Kewarganegaraan</translation>
    </message>
    <message>
        <source>Three letters, for instance MYS.</source>
        <translation>Tiga huruf, contohnya MYS.</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Gambar muka</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Cubaan</translation>
    </message>
    <message>
        <source>The trainee was younger than %1 when training began. Check the date of birth.</source>
        <translation>Pelatih ini berumur kurang daripada %1 tahun semasa latihan bermula. Semak tarikh lahir.</translation>
    </message>
    <message>
        <source>This person is in the group already. Remove one of the two entries.</source>
        <translation>Orang ini telah ada dalam kumpulan. Buang salah satu daripada dua catatan itu.</translation>
    </message>
    <message>
        <source>Repeats as</source>
        <translation>Ulangan bagi</translation>
    </message>
</context>
<context>
    <name>trainee_batch</name>
    <message>
        <source>%1 lacks a mark. Enter it, or mark the absence.</source>
        <translation>Markah %1 belum lengkap. Masukkan markah, atau tandakan tidak hadir.</translation>
    </message>
    <message>
        <source>%1 has no coursework marks. Enter them first.</source>
        <translation>%1 tiada markah kerja kursus. Masukkan markah dahulu.</translation>
    </message>
    <message>
        <source>%1 lacks a final mark. Enter it, or mark the absence.</source>
        <translation>Markah akhir %1 belum lengkap. Masukkan markah, atau tandakan tidak hadir.</translation>
    </message>
    <message>
        <source>You assessed this group, so another internal verifier must verify it.</source>
        <translation>Anda menilai kumpulan ini, maka Pegawai Pengesah Dalaman yang lain mesti mengesahkannya.</translation>
    </message>
    <message>
        <source>One person is assessor and internal verifier of this group. Name another for one of the two.</source>
        <translation>Seorang menjadi Pegawai Penilai dan Pegawai Pengesah Dalaman kumpulan ini. Namakan orang lain bagi salah satu tugas.</translation>
    </message>
    <message>
        <source>Start coursework</source>
        <translation>Mula kerja kursus</translation>
    </message>
    <message>
        <source>Send to the internal verifier</source>
        <translation>Hantar kepada PPD</translation>
    </message>
    <message>
        <source>Return to the assessor</source>
        <translation>Pulangkan kepada PP</translation>
    </message>
    <message>
        <source>Go on with coursework</source>
        <translation>Teruskan kerja kursus</translation>
    </message>
    <message>
        <source>Admit to final assessment</source>
        <translation>Benarkan ke penilaian akhir</translation>
    </message>
    <message>
        <source>Start final assessment</source>
        <translation>Mula penilaian akhir</translation>
    </message>
    <message>
        <source>Verify internally</source>
        <translation>Sahkan secara dalaman</translation>
    </message>
    <message>
        <source>Declare as the centre manager</source>
        <translation>Perakukan sebagai PPB</translation>
    </message>
    <message>
        <source>Freeze the marks for verification</source>
        <translation>Bekukan markah untuk verifikasi</translation>
    </message>
    <message>
        <source>Take into verification</source>
        <translation>Bawa ke verifikasi</translation>
    </message>
    <message>
        <source>Release from verification</source>
        <translation>Lepaskan daripada verifikasi</translation>
    </message>
    <message>
        <source>Confirm the results</source>
        <translation>Sahkan keputusan</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Selesaikan</translation>
    </message>
    <message>
        <source>Send to reassessment</source>
        <translation>Hantar untuk ulang nilai</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Coursework</source>
        <translation>Kerja kursus</translation>
    </message>
    <message>
        <source>With the internal verifier</source>
        <translation>Semakan PPD</translation>
    </message>
    <message>
        <source>Returned to the assessor</source>
        <translation>Dipulangkan kepada PP</translation>
    </message>
    <message>
        <source>Ready for final assessment</source>
        <translation>Layak Penilaian Akhir</translation>
    </message>
    <message>
        <source>Final assessment</source>
        <translation>Penilaian akhir</translation>
    </message>
    <message>
        <source>Internally verified</source>
        <translation>Disahkan PPD</translation>
    </message>
    <message>
        <source>Declared by the centre manager</source>
        <translation>Perakuan PPB</translation>
    </message>
    <message>
        <source>Ready for verification</source>
        <translation>Sedia Verifikasi</translation>
    </message>
    <message>
        <source>In verification</source>
        <translation>Dalam Verifikasi</translation>
    </message>
    <message>
        <source>Confirmed by the department</source>
        <translation>Disahkan JPK</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Reassessment</source>
        <translation>Ulang Nilai</translation>
    </message>
    <message>
        <source>Non-credit</source>
        <translation>Bukan Kredit</translation>
    </message>
    <message>
        <source>Credit by competency unit</source>
        <translation>Kredit CU</translation>
    </message>
    <message>
        <source>Credit by module</source>
        <translation>Kredit Modul</translation>
    </message>
    <message>
        <source>COPTPA</source>
        <translation>COPTPA</translation>
    </message>
    <message>
        <source>Full programme</source>
        <translation>Program Penuh</translation>
    </message>
    <message>
        <source>Modular</source>
        <translation>Modular</translation>
    </message>
    <message>
        <source>Group of trainees</source>
        <translation>Kumpulan pelatih</translation>
    </message>
    <message>
        <source>Groups of trainees</source>
        <translation>Kumpulan pelatih</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personel</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Accredited programme</source>
        <translation>Program bertauliah</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>Method of assessment</source>
        <translation>Kaedah penilaian</translation>
    </message>
    <message>
        <source>Kind of programme</source>
        <translation>Jenis program</translation>
    </message>
    <message>
        <source>Training from</source>
        <translation>Latihan dari</translation>
    </message>
    <message>
        <source>Training until</source>
        <translation>Latihan hingga</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>Didaftarkan pada</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Pegawai Penilai</translation>
    </message>
    <message>
        <source>Internal verifier</source>
        <translation>Pegawai Pengesah Dalaman</translation>
    </message>
    <message>
        <source>Centre manager</source>
        <translation>Pengurus Pusat Bertauliah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Asal maklumat</translation>
    </message>
    <message>
        <source>The capacity of this programme is not in the register, so the size of the group could not be checked.</source>
        <translation>Kapasiti program ini tiada dalam daftar, maka saiz kumpulan tidak dapat disemak.</translation>
    </message>
    <message>
        <source>The group has %1 trainees, but the programme may train %2. Register fewer, or have the capacity raised first.</source>
        <translation>Kumpulan ini mempunyai %1 pelatih, tetapi program boleh melatih %2. Daftarkan lebih sedikit pelatih, atau mohon kapasiti ditambah dahulu.</translation>
    </message>
    <message>
        <source>The dates of accreditation are not in the register, so the dates of the group could not be checked.</source>
        <translation>Tarikh pentauliahan tiada dalam daftar, maka tarikh kumpulan tidak dapat disemak.</translation>
    </message>
    <message>
        <source>The programme is accredited from %1 until %2, but training begins on %3. Correct the date or choose another programme.</source>
        <translation>Program ini ditauliahkan dari %1 hingga %2, tetapi latihan bermula pada %3. Betulkan tarikh atau pilih program lain.</translation>
    </message>
    <message>
        <source>The group ends on %1, after the accreditation on %2. It needs a special approval or an earlier end.</source>
        <translation>Kumpulan ini tamat pada %1, selepas pentauliahan tamat pada %2. Ia memerlukan kelulusan khas atau tarikh tamat yang lebih awal.</translation>
    </message>
    <message>
        <source>Training would end on %1, before it begins on %2. Correct the dates.</source>
        <translation>Latihan akan tamat pada %1, sebelum ia bermula pada %2. Betulkan tarikh.</translation>
    </message>
    <message>
        <source>The group was registered %1 days after training began; %2 are allowed.</source>
        <translation>Kumpulan ini didaftarkan %1 hari selepas latihan bermula; %2 hari dibenarkan.</translation>
    </message>
    <message>
        <source>Level %1 is expected to take %2 months; this group takes less. Check the dates.</source>
        <translation>Tahap %1 dijangka mengambil masa %2 bulan; kumpulan ini mengambil masa yang lebih singkat. Semak tarikh.</translation>
    </message>
    <message>
        <source>One person cannot assess a group and verify it. Name another internal verifier.</source>
        <translation>Orang yang sama tidak boleh menilai dan mengesahkan sesuatu kumpulan. Namakan Pegawai Pengesah Dalaman yang lain.</translation>
    </message>
    <message>
        <source>No recognition of the assessor for this standard is valid on %1. Check it with the centre.</source>
        <translation>Tiada Perakuan PPKSPP Pegawai Penilai bagi NOSS ini yang sah pada %1. Semak dengan PB.</translation>
    </message>
    <message>
        <source>%1 trainees are more than the %2 that one assessor may take. Make sure that more assessors take part.</source>
        <translation>%1 pelatih melebihi %2 pelatih yang boleh dinilai oleh seorang Pegawai Penilai. Pastikan lebih ramai Pegawai Penilai terlibat.</translation>
    </message>
    <message>
        <source>Repeats group</source>
        <translation>Ulangan bagi kumpulan</translation>
    </message>
    <message>
        <source>This group no longer exists. Go back to the list and refresh it.</source>
        <translation>Kumpulan ini tidak wujud lagi. Kembali ke senarai dan muat semula.</translation>
    </message>
    <message>
        <source>%1 has no confirmed result. Confirm the results of the verification first.</source>
        <translation>%1 belum mempunyai keputusan yang disahkan. Sahkan keputusan verifikasi dahulu.</translation>
    </message>
    <message>
        <source>Group %1 was opened for the repeat already.</source>
        <translation>Kumpulan %1 telah dibuka untuk ulangan ini.</translation>
    </message>
    <message>
        <source>The repeat had to begin by %1, %2 months after the results. These trainees register anew.</source>
        <translation>Ulangan mesti bermula selewat-lewatnya pada %1, iaitu %2 bulan selepas keputusan. Pelatih ini perlu mendaftar semula.</translation>
    </message>
    <message>
        <source>This group has repeated %1 times, and no more is possible. These trainees register anew.</source>
        <translation>Kumpulan ini telah mengulang %1 kali dan tidak boleh mengulang lagi. Pelatih ini perlu mendaftar semula.</translation>
    </message>
    <message>
        <source>Settle the results</source>
        <translation>Selesaikan keputusan</translation>
    </message>
    <message>
        <source>Open the group for the repeat</source>
        <translation>Buka kumpulan untuk ulangan</translation>
    </message>
</context>
</TS>
