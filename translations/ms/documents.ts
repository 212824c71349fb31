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
        <source>Letter</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
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
        <source>Language</source>
        <translation>Bahasa</translation>
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
</context>
</TS>
