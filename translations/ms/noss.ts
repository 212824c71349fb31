<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>competency_unit</name>
    <message>
        <source>Core</source>
        <translation>Teras</translation>
    </message>
    <message>
        <source>Elective</source>
        <translation>Elektif</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Competency units</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>Tajuk (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Title (Malay)</source>
        <translation>Tajuk (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Kredit</translation>
    </message>
    <message>
        <source>Weight (%)</source>
        <translation>Pemberat (%)</translation>
    </message>
    <message>
        <source>Work activities</source>
        <translation>Aktiviti kerja</translation>
    </message>
    <message>
        <source>Performance criteria</source>
        <translation>Kriteria prestasi</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
</context>
<context>
    <name>noss</name>
    <message>
        <source>Occupational standard (NOSS)</source>
        <translation>Standard Kemahiran Pekerjaan Kebangsaan (NOSS)</translation>
    </message>
    <message>
        <source>Competency standard (NCS)</source>
        <translation>Standard kompetensi (NCS)</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Dicadangkan</translation>
    </message>
    <message>
        <source>In development</source>
        <translation>Dalam pembangunan</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Diluluskan</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Dalam semakan</translation>
    </message>
    <message>
        <source>Obsolete</source>
        <translation>Jumud</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Sector prefix</source>
        <translation>Awalan sektor</translation>
    </message>
    <message>
        <source>Sector prefix with year</source>
        <translation>Awalan sektor dengan tahun</translation>
    </message>
    <message>
        <source>MSIC group</source>
        <translation>Kumpulan MSIC</translation>
    </message>
    <message>
        <source>Competency standard</source>
        <translation>Standard kompetensi</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lain-lain</translation>
    </message>
    <message>
        <source>The code %1 follows no known pattern. Check it against the printed standard; it is kept as it is.</source>
        <translation>Kod %1 tidak mengikut pola yang diketahui. Semak dengan NOSS bercetak; kod itu dikekalkan seperti yang ada.</translation>
    </message>
    <message>
        <source>Occupational standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Occupational standards</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Title (Malay)</source>
        <translation>Tajuk (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>Tajuk (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Seksyen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Year of approval</source>
        <translation>Tahun kelulusan</translation>
    </message>
    <message>
        <source>Approved by the council on</source>
        <translation>Diluluskan oleh majlis pada</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Menggantikan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
</context>
<context>
    <name>noss_equipment</name>
    <message>
        <source>Tool</source>
        <translation>Alatan</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Kelengkapan</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Bahan</translation>
    </message>
    <message>
        <source>“%1” is no ratio. Write 1 to a number of trainees, for instance 1:5, or AR.</source>
        <translation>“%1” bukan nisbah. Tulis 1 kepada bilangan pelatih, contohnya 1:5, atau AR.</translation>
    </message>
    <message>
        <source>Equipment of a standard</source>
        <translation>Kelengkapan NOSS</translation>
    </message>
    <message>
        <source>Equipment of standards</source>
        <translation>Kelengkapan NOSS</translation>
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
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Item (English)</source>
        <translation>Item (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Nisbah</translation>
    </message>
    <message>
        <source>Item to trainees, for instance 1:5; AR: as required. Empty: not in the register.</source>
        <translation>Item kepada pelatih, contohnya 1:5; AR: mengikut keperluan. Kosong: tiada dalam daftar.</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Asal maklumat</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
</context>
<context>
    <name>work_activity</name>
    <message>
        <source>Work activity</source>
        <translation>Aktiviti kerja</translation>
    </message>
    <message>
        <source>Work activities</source>
        <translation>Aktiviti kerja</translation>
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
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Work activity (Malay)</source>
        <translation>Aktiviti kerja (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Weight (%)</source>
        <translation>Pemberat (%)</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Jam</translation>
    </message>
</context>
</TS>
