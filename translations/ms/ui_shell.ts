<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>shell</name>
    <message>
        <source>Search, or &gt; for actions, # for a number</source>
        <translation>Cari, atau &gt; untuk tindakan, # untuk nombor</translation>
    </message>
    <message>
        <source>Search records, pages and actions</source>
        <translation>Cari rekod, halaman dan tindakan</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Dijumpai</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Pergi</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Paparan</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesi</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>Carian dan perintah</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Semua tindakan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Ke hadapan</translation>
    </message>
    <message>
        <source>To the navigation</source>
        <translation>Ke navigasi</translation>
    </message>
    <message>
        <source>To the page</source>
        <translation>Ke halaman</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Segerakkan sekarang</translation>
    </message>
    <message>
        <source>Fold the navigation</source>
        <translation>Lipat navigasi</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Tetingkap baharu</translation>
    </message>
    <message>
        <source>Bahasa Melayu</source>
        <translation>Bahasa Melayu</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Colours of the system</source>
        <translation>Warna sistem</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Warna cerah</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Warna gelap</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Teks lebih besar</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Teks lebih kecil</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Saiz teks biasa</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Log keluar</translation>
    </message>
    <message>
        <source>There is no page before.</source>
        <translation>Tiada halaman sebelum ini.</translation>
    </message>
    <message>
        <source>There is no page after.</source>
        <translation>Tiada halaman selepas ini.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Halaman</translation>
    </message>
    <message>
        <source>User menu</source>
        <translation>Menu pengguna</translation>
    </message>
    <message>
        <source>User menu, %1, %2</source>
        <translation>Menu pengguna, %1, %2</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 menunggu</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 ditolak</translation>
    </message>
    <message>
        <source>%1 to decide</source>
        <translation>%1 perlu diputuskan</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Luar talian sejak %1</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 menunggu</translation>
    </message>
    <message>
        <source>%1 photos waiting</source>
        <translation>%1 foto menunggu</translation>
    </message>
    <message>
        <source>Synchronising…</source>
        <translation>Menyegerak…</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>Disegerak</translation>
    </message>
    <message>
        <source>Last synchronised %1</source>
        <translation>Segerak terakhir %1</translation>
    </message>
    <message>
        <source>Not synchronised on this machine yet</source>
        <translation>Belum disegerakkan pada komputer ini</translation>
    </message>
    <message>
        <source>%1 waiting, %2 photos</source>
        <translation>%1 menunggu, %2 foto</translation>
    </message>
    <message>
        <source>%1 MB still coming</source>
        <translation>%1 MB masih akan tiba</translation>
    </message>
</context>
</TS>
