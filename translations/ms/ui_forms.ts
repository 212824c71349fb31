<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>act</name>
    <message>
        <source>The server has not accepted this. Look into the inbox for the reason.</source>
        <translation>Pelayan belum menerima tindakan ini. Lihat sebabnya dalam peti masuk.</translation>
    </message>
    <message>
        <source>Reason; it stands in the record&apos;s history</source>
        <translation>Sebab; dicatat dalam sejarah rekod</translation>
    </message>
    <message>
        <source>You began this at %1.</source>
        <translation>Anda mula mengisi pada %1.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Teruskan</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>This is being done.</source>
        <translation>Sedang dilaksanakan.</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>No choice is called that. Type a part of its name, then choose it from the list.</source>
        <translation>Tiada pilihan dengan nama itu. Taip sebahagian namanya, kemudian pilih daripada senarai.</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalendar</translation>
    </message>
    <message>
        <source>This is not a day of the calendar. Write it as day/month/year, such as 24/11/2026.</source>
        <translation>Ini bukan tarikh yang sah. Tulis hari/bulan/tahun, contohnya 24/11/2026.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>hh/bb/tttt</translation>
    </message>
    <message>
        <source>This is not a day and time. Write them as day/month/year hour:minute, such as 24/11/2026 14:05.</source>
        <translation>Ini bukan tarikh dan masa yang sah. Tulis hari/bulan/tahun jam:minit, contohnya 24/11/2026 14:05.</translation>
    </message>
    <message>
        <source>dd/mm/yyyy hh:mm</source>
        <translation>hh/bb/tttt jj:mm</translation>
    </message>
    <message>
        <source>Needed before this can be saved</source>
        <translation>Perlu diisi sebelum disimpan</translation>
    </message>
    <message>
        <source>Needed before this can be submitted</source>
        <translation>Perlu diisi sebelum dihantar</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Pilih fail</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Tiada fail</translation>
    </message>
    <message>
        <source>A file is here</source>
        <translation>Fail ada di sini</translation>
    </message>
    <message>
        <source>The file is not on this machine yet</source>
        <translation>Fail belum ada pada komputer ini</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ditandatangani</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Belum ditandatangani</translation>
    </message>
    <message>
        <source>To be corrected: %1. To be read: %2.</source>
        <translation>Perlu dibetulkan: %1. Perlu dibaca: %2.</translation>
    </message>
    <message>
        <source>To be read before it goes on: %1.</source>
        <translation>Perlu dibaca sebelum diteruskan: %1.</translation>
    </message>
    <message>
        <source>The server will judge it: a part of what it rests on is not on this machine.</source>
        <translation>Pelayan akan menilainya: sebahagian maklumat asasnya tiada dalam komputer ini.</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Saya telah membacanya</translation>
    </message>
    <message>
        <source>The program fills this in.</source>
        <translation>Diisi oleh program.</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Buka rekod</translation>
    </message>
    <message>
        <source>No record is chosen yet. Choose one from the list under what you typed.</source>
        <translation>Belum ada rekod dipilih. Pilih satu daripada senarai di bawah teks yang ditaip.</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Taip untuk mencari</translation>
    </message>
    <message>
        <source>This is not a whole number. Write digits only, such as 25.</source>
        <translation>Ini bukan nombor bulat. Tulis angka sahaja, contohnya 25.</translation>
    </message>
    <message>
        <source>This is not an amount. Write ringgit and sen, such as 1,234.50.</source>
        <translation>Ini bukan amaun yang sah. Tulis ringgit dan sen, contohnya 1,234.50.</translation>
    </message>
    <message>
        <source>This is not a number. Write it with at most two decimals, such as 72.5.</source>
        <translation>Ini bukan nombor yang sah. Tulis dengan paling banyak dua tempat perpuluhan, contohnya 72.5.</translation>
    </message>
    <message>
        <source>%1 of 12 digits</source>
        <translation>%1 daripada 12 angka</translation>
    </message>
    <message>
        <source>Born %1, %2</source>
        <translation>Lahir %1, %2</translation>
    </message>
    <message>
        <source>male</source>
        <translation>lelaki</translation>
    </message>
    <message>
        <source>female</source>
        <translation>perempuan</translation>
    </message>
    <message>
        <source>This is not a place in degrees. Write it such as 3.073800; south and west are negative.</source>
        <translation>Ini bukan kedudukan dalam darjah. Tulis seperti 3.073800; selatan dan barat bernilai negatif.</translation>
    </message>
</context>
<context>
    <name>picker</name>
    <message>
        <source>Nothing on this machine fits. Type fewer letters.</source>
        <translation>Tiada yang sepadan pada komputer ini. Kurangkan huruf yang ditaip.</translation>
    </message>
    <message>
        <source>There are more. Type more letters.</source>
        <translation>Ada lagi. Taip lebih banyak huruf.</translation>
    </message>
</context>
<context>
    <name>right</name>
    <message>
        <source>A reason is needed. Write why, then try again.</source>
        <translation>Sebab diperlukan. Tulis sebabnya, kemudian cuba lagi.</translation>
    </message>
</context>
</TS>
