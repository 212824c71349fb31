<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>checklist</name>
    <message>
        <source>Site visit, credit by unit</source>
        <translation>Lawatan, Kredit CU</translation>
    </message>
    <message>
        <source>Site visit, non-credit</source>
        <translation>Lawatan, Bukan Kredit</translation>
    </message>
    <message>
        <source>Site visit, credit by module</source>
        <translation>Lawatan, Kredit Modul</translation>
    </message>
    <message>
        <source>Site visit, COPTPA</source>
        <translation>Lawatan, COPTPA</translation>
    </message>
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
        <source>Yes, no, not applicable</source>
        <translation>Ya, tidak, tidak berkaitan</translation>
    </message>
    <message>
        <source>Scale 0 to 3</source>
        <translation>Skala 0 hingga 3</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>You drafted this version, so a second officer must approve it.</source>
        <translation>Anda yang merangka versi ini, maka pegawai kedua mesti meluluskannya.</translation>
    </message>
    <message>
        <source>This version has no items. Add them before it is approved.</source>
        <translation>Versi ini tiada perkara. Tambah perkara sebelum versi ini diluluskan.</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
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
        <source>Circular or source</source>
        <translation>Pekeliling atau sumber</translation>
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
        <source>Approved at</source>
        <translation>Diluluskan pada</translation>
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
    <name>checklist_item</name>
    <message>
        <source>Checklist item</source>
        <translation>Perkara senarai semak</translation>
    </message>
    <message>
        <source>Checklist items</source>
        <translation>Perkara senarai semak</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>Section (Malay)</source>
        <translation>Bahagian (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Section (English)</source>
        <translation>Bahagian (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Susunan</translation>
    </message>
    <message>
        <source>Question (Malay)</source>
        <translation>Soalan (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Question (English)</source>
        <translation>Soalan (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Cara menjawab</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritikal</translation>
    </message>
    <message>
        <source>The report cannot go without an answer.</source>
        <translation>Laporan tidak boleh dihantar tanpa jawapan.</translation>
    </message>
    <message>
        <source>Photograph needed</source>
        <translation>Gambar diperlukan</translation>
    </message>
</context>
<context>
    <name>district</name>
    <message>
        <source>District</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Daerah</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
</context>
<context>
    <name>locality</name>
    <message>
        <source>Locality</source>
        <translation>Kawasan</translation>
    </message>
    <message>
        <source>Localities</source>
        <translation>Kawasan</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Poskod</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Bandar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
</context>
<context>
    <name>postcode</name>
    <message>
        <source>Postcode</source>
        <translation>Poskod</translation>
    </message>
    <message>
        <source>Postcodes</source>
        <translation>Poskod</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Bandar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
</context>
<context>
    <name>provenance</name>
    <message>
        <source>From the register</source>
        <translation>Daripada daftar</translation>
    </message>
    <message>
        <source>Entered by a person</source>
        <translation>Dimasukkan dengan sumber</translation>
    </message>
    <message>
        <source>Invented for demonstration</source>
        <translation>Rekaan untuk demonstrasi</translation>
    </message>
</context>
<context>
    <name>public_holiday</name>
    <message>
        <source>Public holiday</source>
        <translation>Cuti umum</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>Cuti umum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarikh</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Cuti</translation>
    </message>
    <message>
        <source>Holiday in English</source>
        <translation>Cuti dalam Bahasa Inggeris</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Anggaran</translation>
    </message>
    <message>
        <source>The date depends on the moon.</source>
        <translation>Tarikh bergantung pada anak bulan.</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>State</source>
        <translation>Negeri</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Negeri</translation>
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
        <source>Name in English</source>
        <translation>Nama dalam Bahasa Inggeris</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>Ejaan lain</translation>
    </message>
    <message>
        <source>Spellings met in registers, separated by |.</source>
        <translation>Ejaan yang ditemui dalam daftar, diasingkan dengan |.</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>Hujung minggu</translation>
    </message>
    <message>
        <source>Two of mon tue wed thu fri sat sun, joined by |.</source>
        <translation>Dua daripada mon tue wed thu fri sat sun, digabungkan dengan |.</translation>
    </message>
    <message>
        <source>Weekend since</source>
        <translation>Hujung minggu sejak</translation>
    </message>
    <message>
        <source>Weekend before</source>
        <translation>Hujung minggu sebelum ini</translation>
    </message>
</context>
</TS>
