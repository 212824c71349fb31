<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>filter</name>
    <message>
        <source>Clear all filters</source>
        <translation>Kosongkan semua penapis</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>mengandungi</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 hingga %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>dari %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hingga %1</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1, dari</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1, hingga</translation>
    </message>
    <message>
        <source>from</source>
        <translation>dari</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hingga</translation>
    </message>
    <message>
        <source>any</source>
        <translation>mana-mana</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>hh/bb/tttt</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Taip untuk mencari</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <source>Columns of the list</source>
        <translation>Lajur senarai</translation>
    </message>
    <message>
        <source>Space shows or hides a column; the buttons move it.</source>
        <translation>Kekunci ruang memaparkan atau menyembunyikan lajur; butang mengalihkannya.</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Alih ke atas</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Alih ke bawah</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Seperti biasa</translation>
    </message>
    <message>
        <source>Show these</source>
        <translation>Paparkan</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Penyegerakan</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Senarai</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Tapis</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Lajur</translation>
    </message>
    <message>
        <source>Rows copied: %1.</source>
        <translation>Baris disalin: %1.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baharu</translation>
    </message>
    <message>
        <source>Your access does not cover adding these. Ask an administrator for the right.</source>
        <translation>Capaian anda tidak meliputi penambahan rekod ini. Mohon hak daripada pentadbir.</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Cari dalam senarai</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Penapis</translation>
    </message>
    <message>
        <source>Preview beside the list</source>
        <translation>Pratonton di sisi senarai</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Pilih lajur</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Simpan sebagai Excel</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Simpan sebagai CSV</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>Records: %1</source>
        <translation>Rekod: %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>Cari dalam %1</translation>
    </message>
    <message>
        <source>Filter (on)</source>
        <translation>Tapis (aktif)</translation>
    </message>
    <message>
        <source>This column has no index, so a long list cannot be sorted by it. Filter by it instead.</source>
        <translation>Lajur ini tiada indeks, jadi senarai panjang tidak dapat diisih mengikutnya. Tapis mengikutnya.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Tiada yang sepadan</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Belum ada apa-apa di sini</translation>
    </message>
    <message>
        <source>No record on this machine fits what you search and filter by.</source>
        <translation>Tiada rekod pada komputer ini yang sepadan dengan carian dan penapis anda.</translation>
    </message>
    <message>
        <source>Records show here as soon as there are some.</source>
        <translation>Rekod akan dipaparkan di sini sebaik sahaja ada.</translation>
    </message>
    <message>
        <source>This is a preview. Open the record to change it.</source>
        <translation>Ini pratonton. Buka rekod untuk mengubahnya.</translation>
    </message>
    <message>
        <source>You began a new record at %1 and have not saved it.</source>
        <translation>Anda mula mengisi rekod baharu pada %1 dan belum menyimpannya.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Teruskan</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Carian: %1</translation>
    </message>
    <message>
        <source>Order: %1, from the last</source>
        <translation>Susunan: %1, dari yang terakhir</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>Susunan: %1</translation>
    </message>
    <message>
        <source>Reading the rows</source>
        <translation>Membaca baris</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Simpan senarai</translation>
    </message>
    <message>
        <source>Saved as %1. Rows: %2.</source>
        <translation>Disimpan sebagai %1. Baris: %2.</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <translation>Isih mengikut %1</translation>
    </message>
    <message>
        <source>%1 (a filter, not an order: this column has no index)</source>
        <translation>%1 (untuk ditapis, bukan diisih: lajur ini tiada indeks)</translation>
    </message>
    <message>
        <source>The list has more rows than a sheet can hold. Filter it, then try again.</source>
        <translation>Senarai ini melebihi bilangan baris satu helaian. Tapis dahulu, kemudian cuba lagi.</translation>
    </message>
</context>
<context>
    <name>print</name>
    <message>
        <source>Department of Skills Development</source>
        <translation>Jabatan Pembangunan Kemahiran</translation>
    </message>
    <message>
        <source>Ministry of Human Resources</source>
        <translation>Kementerian Sumber Manusia</translation>
    </message>
</context>
<context>
    <name>reference</name>
    <message>
        <source>not on this machine</source>
        <translation>tiada dalam komputer ini</translation>
    </message>
</context>
</TS>
