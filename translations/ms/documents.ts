<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>document</name>
    <message>
        <source>Letter of appointment</source>
        <translation>Surat lantikan</translation>
    </message>
    <message>
        <source>Notice of visit</source>
        <translation>Surat makluman lawatan</translation>
    </message>
    <message>
        <source>Visit slip</source>
        <translation>Slip ringkas lawatan</translation>
    </message>
    <message>
        <source>Report of the external verifier</source>
        <translation>Laporan Pegawai Pengesah Luaran</translation>
    </message>
    <message>
        <source>Notice of findings</source>
        <translation>Notis ketidakpatuhan</translation>
    </message>
    <message>
        <source>List of confirmed results</source>
        <translation>Senarai keputusan disahkan</translation>
    </message>
    <message>
        <source>Letter of decision</source>
        <translation>Surat keputusan</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Bahasa Melayu</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>No. rujukan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Template version</source>
        <translation>Versi templat</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Digest of the values</source>
        <translation>Cincangan nilai</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Dikeluarkan pada</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Addressee</source>
        <translation>Penerima</translation>
    </message>
    <message>
        <source>Issue a letter</source>
        <translation>Keluarkan surat</translation>
    </message>
    <message>
        <source>Notice of replacement</source>
        <translation>Notis pertukaran PPL</translation>
    </message>
    <message>
        <source>Claim form</source>
        <translation>Borang tuntutan</translation>
    </message>
    <message>
        <source>Letter or form</source>
        <translation>Surat atau borang</translation>
    </message>
    <message>
        <source>Letters and forms</source>
        <translation>Surat dan borang</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Bahasa asal</translation>
    </message>
</context>
<context>
    <name>letter</name>
    <message>
        <source>are held until the findings above are closed</source>
        <translation>ditahan sehingga dapatan di atas ditutup</translation>
    </message>
    <message>
        <source>This letter&apos;s values do not read as they were issued, so it is not printed. Synchronise again; if that does not mend it, tell an administrator.</source>
        <translation>Nilai surat ini tidak sama dengan nilai semasa dikeluarkan, maka surat tidak dicetak. Segerakkan semula; jika masih begitu, maklumkan kepada pentadbir.</translation>
    </message>
    <message>
        <source>(number follows from the server)</source>
        <translation>(nombor diberikan kemudian oleh pelayan)</translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation>%1 bulan</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>No. rujukan</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Dikeluarkan pada</translation>
    </message>
    <message>
        <source>Open and print</source>
        <translation>Buka dan cetak</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>daripada pelayan</translation>
    </message>
    <message>
        <source>There is no letter yet.</source>
        <translation>Belum ada surat.</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Simpan surat</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Disimpan sebagai %1.</translation>
    </message>
    <message>
        <source>In Malay</source>
        <translation>Dalam Bahasa Melayu</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Dalam Bahasa Inggeris</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Bahasa surat</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Sejarah</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Pages of the letter</source>
        <translation>Halaman surat</translation>
    </message>
    <message>
        <source>This letter is not on this machine. Synchronise, then open it again.</source>
        <translation>Surat ini tiada pada peranti ini. Segerakkan, kemudian buka semula.</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Halaman %1</translation>
    </message>
    <message>
        <source>What you recorded at the centre is kept under your name. The other verifier begins the visit anew.</source>
        <translation>Semua yang direkodkan di PB disimpan atas nama Tuan/Puan. PPL yang lain memulakan lawatan dari awal.</translation>
    </message>
    <message>
        <source>You had not begun the visit, so nothing of yours is needed.</source>
        <translation>Tuan/Puan belum memulakan lawatan ini, maka tiada rekod Tuan/Puan yang diperlukan.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gagal</translation>
    </message>
    <message>
        <source>met</source>
        <translation>dipenuhi</translation>
    </message>
    <message>
        <source>%1 match the identity card, %2 do not match, %3 were absent.</source>
        <translation>%1 sepadan dengan kad pengenalan, %2 tidak sepadan, %3 tidak hadir.</translation>
    </message>
</context>
<context>
    <name>role</name>
    <message>
        <source>Verification officer</source>
        <translation>Pegawai Verifikasi</translation>
    </message>
    <message>
        <source>Finance officer</source>
        <translation>Pegawai Kewangan</translation>
    </message>
</context>
<context>
    <name>visit_slip</name>
    <message>
        <source>Trainees in the group</source>
        <translation>Pelatih dalam kumpulan</translation>
    </message>
    <message>
        <source>Identities that match</source>
        <translation>Identiti sepadan</translation>
    </message>
    <message>
        <source>Trainees in the sample</source>
        <translation>Pelatih dalam sampel</translation>
    </message>
    <message>
        <source>Observations and interviews</source>
        <translation>Pemerhatian dan temu duga</translation>
    </message>
    <message>
        <source>Recommended competent</source>
        <translation>Disyorkan Terampil</translation>
    </message>
    <message>
        <source>Recommended not yet competent</source>
        <translation>Disyorkan Belum Terampil</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tangguh</translation>
    </message>
    <message>
        <source>No findings were raised at this visit.</source>
        <translation>Tiada dapatan dibangkitkan dalam lawatan ini.</translation>
    </message>
</context>
</TS>
