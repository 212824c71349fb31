<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>print</name>
    <message>
        <source>The text for the QR code is empty or too long. Shorten it and print again.</source>
        <translation>Teks bagi kod QR kosong atau terlalu panjang. Pendekkan teks itu dan cetak semula.</translation>
    </message>
    <message>
        <source>The document could not be printed. Check the printer and try again.</source>
        <translation>Dokumen tidak dapat dicetak. Semak pencetak dan cuba lagi.</translation>
    </message>
    <message>
        <source>There is no room on the disk to save %1. Free some space or choose another folder, then save again.</source>
        <translation>Tiada ruang pada cakera untuk menyimpan %1. Kosongkan sedikit ruang atau pilih folder lain, kemudian simpan semula.</translation>
    </message>
    <message>
        <source>%1 could not be saved. Check that the folder exists, that you may write in it and that the file is not open elsewhere, then save again.</source>
        <translation>%1 tidak dapat disimpan. Pastikan folder itu wujud, anda dibenarkan menulis di dalamnya dan fail itu tidak dibuka di tempat lain, kemudian simpan semula.</translation>
    </message>
    <message>
        <source>The stored signature cannot be read. Ask for it to be signed again.</source>
        <translation>Tandatangan yang disimpan tidak dapat dibaca. Minta supaya ditandatangani semula.</translation>
    </message>
    <message>
        <source>The signature has too many points to be drawn. Ask for it to be signed again.</source>
        <translation>Tandatangan mempunyai terlalu banyak titik untuk dilukis. Minta supaya ditandatangani semula.</translation>
    </message>
    <message>
        <source>The Excel file could not be made. Free some space on the disk, then export again.</source>
        <translation>Fail Excel tidak dapat dibuat. Kosongkan sedikit ruang pada cakera, kemudian eksport semula.</translation>
    </message>
    <message>
        <source>The list is larger than an Excel sheet (1,048,575 rows). Narrow it with a filter, or export it as CSV.</source>
        <translation>Senarai ini lebih besar daripada helaian Excel (1,048,575 baris). Kecilkan dengan penapis, atau eksport sebagai CSV.</translation>
    </message>
    <message>
        <source>The template %1 cannot be read at line %2: %3: “%4”. Correct the template, or install the program again.</source>
        <translation>Templat %1 tidak dapat dibaca pada baris %2: %3: “%4”. Betulkan templat itu, atau pasang semula program.</translation>
    </message>
    <message>
        <source>braces are closed that were not opened</source>
        <translation>kurungan ditutup tanpa dibuka</translation>
    </message>
    <message>
        <source>braces are not closed</source>
        <translation>kurungan tidak ditutup</translation>
    </message>
    <message>
        <source>this cannot stand inside text</source>
        <translation>ini tidak boleh berada di dalam teks</translation>
    </message>
    <message>
        <source>this is not a header line</source>
        <translation>ini bukan baris pengepala</translation>
    </message>
    <message>
        <source>this is not a heading</source>
        <translation>ini bukan tajuk</translation>
    </message>
    <message>
        <source>this kind of line is unknown</source>
        <translation>jenis baris ini tidak dikenali</translation>
    </message>
    <message>
        <source>this is not a name</source>
        <translation>ini bukan nama</translation>
    </message>
    <message>
        <source>a table, and only a table, lists columns</source>
        <translation>hanya jadual menyenaraikan lajur, dan setiap jadual mesti menyenaraikannya</translation>
    </message>
    <message>
        <source>this is not a column</source>
        <translation>ini bukan lajur</translation>
    </message>
    <message>
        <source>The template %1 needs a value for %2 (line %3), and none was given. Nothing was printed.</source>
        <translation>Templat %1 memerlukan nilai bagi %2 (baris %3), dan tiada nilai diberi. Tiada apa-apa yang dicetak.</translation>
    </message>
    <message>
        <source>the header lacks</source>
        <translation>pengepala tidak mempunyai</translation>
    </message>
    <message>
        <source>The template %1 is not there. Install the program again.</source>
        <translation>Templat %1 tiada. Pasang semula program.</translation>
    </message>
</context>
</TS>
