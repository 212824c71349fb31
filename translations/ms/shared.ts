<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>attachment</name>
    <message>
        <source>Attachment</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Lampiran</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis rekod</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Milik rekod</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nama fail</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Kapsyen</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Kandungan</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Saiz</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>Diambil pada</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Telah diterima</translation>
    </message>
    <message>
        <source>The record that this file belongs to is not here. Open it again, then attach the file.</source>
        <translation>Rekod bagi fail ini tiada di sini. Buka rekod itu semula, kemudian lampirkan fail.</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Lampirkan fail</translation>
    </message>
</context>
<context>
    <name>conflict</name>
    <message>
        <source>Waits for a decision</source>
        <translation>Menunggu keputusan</translation>
    </message>
    <message>
        <source>The server&apos;s value was kept</source>
        <translation>Nilai pelayan dikekalkan</translation>
    </message>
    <message>
        <source>The author&apos;s value was taken</source>
        <translation>Nilai penulis diambil</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Percanggahan</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Percanggahan</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis rekod</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Medan</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>The author&apos;s value</source>
        <translation>Nilai penulis</translation>
    </message>
    <message>
        <source>The server&apos;s value</source>
        <translation>Nilai pelayan</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Penulis</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Both changed it</source>
        <translation>Kedua-duanya mengubahnya</translation>
    </message>
    <message>
        <source>Changed after it was removed</source>
        <translation>Diubah selepas dikeluarkan</translation>
    </message>
    <message>
        <source>Removed after it was changed</source>
        <translation>Dikeluarkan selepas diubah</translation>
    </message>
    <message>
        <source>It was decided field by field</source>
        <translation>Diputuskan medan demi medan</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>What met</source>
        <translation>Jenis perbezaan</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tajuk</translation>
    </message>
    <message>
        <source>Written on the server by</source>
        <translation>Ditulis pada pelayan oleh</translation>
    </message>
    <message>
        <source>Written on the server at</source>
        <translation>Ditulis pada pelayan pada</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Diputuskan</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Diputuskan oleh</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Diputuskan pada</translation>
    </message>
    <message>
        <source>This difference is not here any more. Refresh the list.</source>
        <translation>Perbezaan ini tiada lagi di sini. Muat semula senarai.</translation>
    </message>
    <message>
        <source>%1 has changed again meanwhile, to “%2”. Look at the difference once more, then decide.</source>
        <translation>%1 telah berubah sekali lagi, kepada “%2”. Lihat perbezaan itu semula, kemudian putuskan.</translation>
    </message>
    <message>
        <source>Your access no longer lets you change this record. You can keep the server&apos;s value, or ask a colleague who may edit it to decide.</source>
        <translation>Akses anda tidak lagi membenarkan rekod ini diubah. Anda boleh mengekalkan nilai pelayan, atau minta rakan yang boleh menyuntingnya membuat keputusan.</translation>
    </message>
    <message>
        <source>Decide a difference</source>
        <translation>Putuskan perbezaan</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Dilihat</translation>
    </message>
    <message>
        <source>The author&apos;s wish is followed</source>
        <translation>Kehendak penulis dituruti</translation>
    </message>
    <message>
        <source>This was decided already: the server&apos;s value stands by rule.</source>
        <translation>Ini telah diputuskan: nilai pelayan kekal mengikut peraturan.</translation>
    </message>
    <message>
        <source>%1 decided this on %2: %3 is “%4”. Nothing more is to be done; what you typed is kept here.</source>
        <translation>%1 memutuskannya pada %2: %3 ialah “%4”. Tiada apa-apa lagi perlu dibuat; apa yang anda taip disimpan di sini.</translation>
    </message>
    <message>
        <source>%1 decided this on %2: %3. Nothing more is to be done; what you typed is kept here.</source>
        <translation>%1 memutuskannya pada %2: %3. Tiada apa-apa lagi perlu dibuat; apa yang anda taip disimpan di sini.</translation>
    </message>
    <message>
        <source>The record is gone for good, so there is nothing left to decide. What was typed is kept here.</source>
        <translation>Rekod itu sudah tiada, jadi tiada apa-apa lagi untuk diputuskan. Apa yang ditaip disimpan di sini.</translation>
    </message>
    <message>
        <source>What was chosen cannot be read. Choose again.</source>
        <translation>Pilihan itu tidak dapat dibaca. Pilih semula.</translation>
    </message>
    <message>
        <source>The record was removed meanwhile, so nothing can be written to it. Keep the server&apos;s value, or have it added again.</source>
        <translation>Rekod itu telah dikeluarkan, jadi tiada apa-apa dapat ditulis padanya. Kekalkan nilai pelayan, atau minta rekod itu ditambah semula.</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>This copy of the records belongs to another user. Log in as yourself: MySPIKE keeps a separate copy for each person.</source>
        <translation>Salinan rekod ini milik pengguna lain. Log masuk sebagai diri anda: MySPIKE menyimpan salinan berasingan bagi setiap orang.</translation>
    </message>
    <message>
        <source>The server does not know this device. Log in again.</source>
        <translation>Pelayan tidak mengenali peranti ini. Log masuk semula.</translation>
    </message>
    <message>
        <source>This copy of the records was restored or copied. MySPIKE will number its work anew and send it again.</source>
        <translation>Salinan rekod ini telah dipulihkan atau disalin. MySPIKE akan menomborkan semula kerja di dalamnya dan menghantarnya semula.</translation>
    </message>
    <message>
        <source>This device was retired: it was silent for more than 90 days, or an administrator ended its use. Ask an administrator to enrol it again under “Devices”. Your unsent work is kept here and is sent then.</source>
        <translation>Peranti ini telah ditamatkan penggunaannya: ia tidak berhubung lebih daripada 90 hari, atau pentadbir menamatkannya. Minta pentadbir mendaftarkannya semula di bawah “Peranti”. Kerja anda yang belum dihantar disimpan di sini dan dihantar selepas itu.</translation>
    </message>
    <message>
        <source>This version of MySPIKE is too old to be given records. Update it. Your work is still taken, and nothing of it is lost.</source>
        <translation>Versi MySPIKE ini terlalu lama untuk menerima rekod. Kemas kinikannya. Kerja anda masih diterima, dan tiada yang hilang.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Digunakan</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Ditamatkan</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Hubungan terakhir</translation>
    </message>
    <message>
        <source>To the hour</source>
        <translation>Dibundarkan kepada jam</translation>
    </message>
    <message>
        <source>Records as of</source>
        <translation>Rekod setakat</translation>
    </message>
    <message>
        <source>When its records were last brought up to date</source>
        <translation>Bila rekodnya terakhir dikemas kini</translation>
    </message>
    <message>
        <source>Unsent work</source>
        <translation>Kerja belum dihantar</translation>
    </message>
    <message>
        <source>Acts that waited at the last contact</source>
        <translation>Tindakan yang menunggu semasa hubungan terakhir</translation>
    </message>
    <message>
        <source>Oldest unsent work</source>
        <translation>Kerja belum dihantar yang paling lama</translation>
    </message>
    <message>
        <source>Version of MySPIKE</source>
        <translation>Versi MySPIKE</translation>
    </message>
    <message>
        <source>Version of the records</source>
        <translation>Versi rekod</translation>
    </message>
    <message>
        <source>Copies or restored disks</source>
        <translation>Salinan atau cakera dipulihkan</translation>
    </message>
    <message>
        <source>How often this machine came with an older state of its own, or a second one with its state</source>
        <translation>Berapa kali mesin ini datang dengan keadaan lamanya sendiri, atau mesin kedua dengan keadaannya</translation>
    </message>
    <message>
        <source>Differing records found</source>
        <translation>Rekod berbeza dijumpai</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>Hubungan pertama</translation>
    </message>
    <message>
        <source>Retired at</source>
        <translation>Ditamatkan pada</translation>
    </message>
    <message>
        <source>Enrolled again at</source>
        <translation>Didaftarkan semula pada</translation>
    </message>
    <message>
        <source>Retire the device</source>
        <translation>Tamatkan penggunaan peranti</translation>
    </message>
    <message>
        <source>Enrol the device again</source>
        <translation>Daftarkan semula peranti</translation>
    </message>
</context>
<context>
    <name>fault</name>
    <message>
        <source>Something went wrong inside MySPIKE. Your work is kept. Try again; if it happens again, send the log to the administrator.</source>
        <translation>Berlaku ralat dalam MySPIKE. Kerja anda disimpan. Cuba lagi; jika berulang, hantar log kepada pentadbir.</translation>
    </message>
</context>
<context>
    <name>file</name>
    <message>
        <source>This file is empty. Choose it again.</source>
        <translation>Fail ini kosong. Pilih semula.</translation>
    </message>
    <message>
        <source>This file has %1 MB; at most %2 MB are allowed. Make it smaller and attach it again.</source>
        <translation>Fail ini bersaiz %1 MB; paling banyak %2 MB dibenarkan. Kecilkan fail dan lampirkan semula.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>History entry</source>
        <translation>Catatan sejarah</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Sejarah</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>Jenis rekod</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Milik rekod</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operasi</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Tindakan</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Perubahan</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Oleh</translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation>Bagi pihak</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luar talian</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Diterima pada</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>An identity card number has digits only, for example 900101-14-5567. Check what was typed.</source>
        <translation>Nombor kad pengenalan mempunyai digit sahaja, contohnya 900101-14-5567. Semak apa yang ditaip.</translation>
    </message>
    <message>
        <source>An identity card number has 12 digits; this one has %1. Check it against the card.</source>
        <translation>Nombor kad pengenalan mempunyai 12 digit; nombor ini mempunyai %1. Semak dengan kad.</translation>
    </message>
    <message>
        <source>%1 cannot be a birth date (year, month, day). Check the first six digits against the card.</source>
        <translation>%1 bukan tarikh lahir yang sah (tahun, bulan, hari). Semak enam digit pertama dengan kad.</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>The file is empty. Check that the right file was chosen and export it once more.</source>
        <translation>Fail ini kosong. Pastikan fail yang betul dipilih dan eksport sekali lagi.</translation>
    </message>
    <message>
        <source>The file has more than %1 rows. Split it into smaller files, each with the headings, and import them one after another.</source>
        <translation>Fail ini melebihi %1 baris. Pecahkan kepada fail yang lebih kecil, setiap satu dengan tajuk lajur, dan import satu demi satu.</translation>
    </message>
    <message>
        <source>One title line above the headings was passed over.</source>
        <translation>Satu baris tajuk di atas tajuk lajur dilangkau.</translation>
    </message>
    <message>
        <source>%1 title lines above the headings were passed over.</source>
        <translation>%1 baris tajuk di atas tajuk lajur dilangkau.</translation>
    </message>
    <message>
        <source>The headings are in two rows with merged cells; they were joined.</source>
        <translation>Tajuk lajur berada dalam dua baris dengan sel bercantum; kedua-duanya digabungkan.</translation>
    </message>
    <message>
        <source>The heading “%1” stands more than once; the later column is called “%2”.</source>
        <translation>Tajuk lajur “%1” muncul lebih daripada sekali; lajur yang kemudian dinamakan “%2”.</translation>
    </message>
    <message>
        <source>One column without a heading was left out.</source>
        <translation>Satu lajur tanpa tajuk diabaikan.</translation>
    </message>
    <message>
        <source>%1 columns without a heading were left out.</source>
        <translation>%1 lajur tanpa tajuk diabaikan.</translation>
    </message>
    <message>
        <source>Line %1 has values in a column without a heading. Give the column a heading if they are wanted.</source>
        <translation>Baris %1 mempunyai nilai dalam lajur tanpa tajuk. Beri tajuk kepada lajur itu jika nilainya diperlukan.</translation>
    </message>
    <message>
        <source>%1 lines have values in columns without a heading (lines %2). Give the columns headings if they are wanted.</source>
        <translation>%1 baris mempunyai nilai dalam lajur tanpa tajuk (baris %2). Beri tajuk kepada lajur itu jika nilainya diperlukan.</translation>
    </message>
    <message>
        <source>The file has no row of headings. Add a first line with the name of each column and import it again.</source>
        <translation>Fail ini tiada baris tajuk lajur. Tambah baris pertama dengan nama setiap lajur dan import semula.</translation>
    </message>
    <message>
        <source>The file has no row of headings. Add a first line with the name of each column (%1) and import it again.</source>
        <translation>Fail ini tiada baris tajuk lajur. Tambah baris pertama dengan nama setiap lajur (%1) dan import semula.</translation>
    </message>
    <message>
        <source>The file has no row of headings, and %1 columns where %2 are needed in this order: %3. Add a first line with the name of each column, or correct the columns, and import it again.</source>
        <translation>Fail ini tiada baris tajuk lajur, dan mempunyai %1 lajur sedangkan %2 lajur diperlukan mengikut susunan ini: %3. Tambah baris pertama dengan nama setiap lajur, atau betulkan lajur, dan import semula.</translation>
    </message>
    <message>
        <source>The file has no row of headings; line %1 was read as the first row, with the columns in this order: %2.</source>
        <translation>Fail ini tiada baris tajuk lajur; baris %1 dibaca sebagai baris pertama, dengan lajur mengikut susunan ini: %2.</translation>
    </message>
    <message>
        <source>The totals row on line %1 was passed over.</source>
        <translation>Baris jumlah pada baris %1 dilangkau.</translation>
    </message>
    <message>
        <source>%1 totals rows were passed over (lines %2).</source>
        <translation>%1 baris jumlah dilangkau (baris %2).</translation>
    </message>
    <message>
        <source>Line %1 has one cell only and was passed over.</source>
        <translation>Baris %1 mempunyai satu sel sahaja dan dilangkau.</translation>
    </message>
    <message>
        <source>%1 lines with one cell only were passed over (lines %2).</source>
        <translation>%1 baris yang mempunyai satu sel sahaja dilangkau (baris %2).</translation>
    </message>
    <message>
        <source>The headings stand again on line %1, which was passed over.</source>
        <translation>Tajuk lajur muncul semula pada baris %1, yang dilangkau.</translation>
    </message>
    <message>
        <source>The headings stand again on %1 lines, which were passed over (lines %2).</source>
        <translation>Tajuk lajur muncul semula pada %1 baris, yang dilangkau (baris %2).</translation>
    </message>
    <message>
        <source>This row has %1 cells where the table has %2 columns; the last ones are read as empty. Check whether a delimiter is missing.</source>
        <translation>Baris ini mempunyai %1 sel sedangkan jadual mempunyai %2 lajur; sel yang terakhir dibaca sebagai kosong. Semak sama ada pembatas tertinggal.</translation>
    </message>
    <message>
        <source>This row has %1 cells where the table has %2 columns. Check whether text with a delimiter in it lacks its quotation marks.</source>
        <translation>Baris ini mempunyai %1 sel sedangkan jadual mempunyai %2 lajur. Semak sama ada teks yang mengandungi pembatas tidak diberi tanda petik.</translation>
    </message>
    <message>
        <source>A character of this cell was lost when the file was saved; it shows as �. Type it again.</source>
        <translation>Satu aksara dalam sel ini hilang semasa fail disimpan; ia dipaparkan sebagai �. Taip semula.</translation>
    </message>
    <message>
        <source>One row is exactly the same as an earlier row.</source>
        <translation>Satu baris sama sepenuhnya dengan baris terdahulu.</translation>
    </message>
    <message>
        <source>%1 rows are exactly the same as an earlier row.</source>
        <translation>%1 baris sama sepenuhnya dengan baris terdahulu.</translation>
    </message>
    <message>
        <source>The file is not UTF-8 and was read as Windows-1252. Check the names with accents.</source>
        <translation>Fail ini bukan UTF-8 dan dibaca sebagai Windows-1252. Semak nama yang beraksen.</translation>
    </message>
    <message>
        <source>One character of the file could not be read.</source>
        <translation>Satu aksara dalam fail tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>%1 characters of the file could not be read.</source>
        <translation>%1 aksara dalam fail tidak dapat dibaca.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB. Split it into smaller files, each with the headings, and import them one after another.</source>
        <translation>Fail ini melebihi %1 MB. Pecahkan kepada fail yang lebih kecil, setiap satu dengan tajuk lajur, dan import satu demi satu.</translation>
    </message>
    <message>
        <source>The quotation mark which opens cell %1 of line %2 is never closed. Correct that line, or open the file in Excel and save it as CSV UTF-8, then import it again.</source>
        <translation>Tanda petik yang membuka sel %1 pada baris %2 tidak ditutup. Betulkan baris itu, atau buka fail dalam Excel dan simpan sebagai CSV UTF-8, kemudian import semula.</translation>
    </message>
    <message>
        <source>Line %1 has more cells than a table can have. Check that the file is a CSV file and that its lines end.</source>
        <translation>Baris %1 mempunyai lebih banyak sel daripada yang boleh ada dalam jadual. Pastikan fail ini fail CSV dan setiap barisnya berakhir.</translation>
    </message>
    <message>
        <source>Text follows the closing quotation mark of this cell. It was taken along; check the cell.</source>
        <translation>Ada teks selepas tanda petik penutup sel ini. Teks itu turut diambil; semak sel ini.</translation>
    </message>
    <message>
        <source>Cell %1 of line %2 is longer than %3 bytes. Most often a quotation mark is not closed there; correct that line and import the file again.</source>
        <translation>Sel %1 pada baris %2 lebih panjang daripada %3 bait. Biasanya tanda petik tidak ditutup di situ; betulkan baris itu dan import fail semula.</translation>
    </message>
    <message>
        <source>This is an Excel or other office workbook, not a CSV file. Open it in Excel, choose Save As, the type CSV UTF-8, and import the file which that makes.</source>
        <translation>Ini buku kerja Excel atau perisian pejabat lain, bukan fail CSV. Buka dalam Excel, pilih Simpan Sebagai, jenis CSV UTF-8, dan import fail yang terhasil.</translation>
    </message>
    <message>
        <source>This file is not text. Open it in the program which made it, save it as CSV UTF-8, and import the file which that makes.</source>
        <translation>Fail ini bukan teks. Buka dalam program asalnya, simpan sebagai CSV UTF-8, dan import fail yang terhasil.</translation>
    </message>
    <message>
        <source>This is a PDF. Ask whoever sent it for the table as CSV or Excel, or copy the table into Excel and save it as CSV UTF-8.</source>
        <translation>Ini fail PDF. Minta jadual dalam bentuk CSV atau Excel daripada penghantarnya, atau salin jadual ke Excel dan simpan sebagai CSV UTF-8.</translation>
    </message>
    <message>
        <source>This is a picture, not a CSV file. Ask whoever sent it for the table as CSV or Excel.</source>
        <translation>Ini gambar, bukan fail CSV. Minta jadual dalam bentuk CSV atau Excel daripada penghantarnya.</translation>
    </message>
    <message>
        <source>This is a compressed archive. Unpack it and import the CSV file inside it.</source>
        <translation>Ini arkib termampat. Nyahmampat dan import fail CSV di dalamnya.</translation>
    </message>
    <message>
        <source>This is a database file, not a CSV file. Export the table from it as CSV UTF-8 and import that.</source>
        <translation>Ini fail pangkalan data, bukan fail CSV. Eksport jadual daripadanya sebagai CSV UTF-8 dan import fail itu.</translation>
    </message>
    <message>
        <source>This is a web page, although its name may end in .xls or .csv. Open it in Excel, choose Save As, the type CSV UTF-8, and import that.</source>
        <translation>Ini halaman web, walaupun namanya mungkin berakhir dengan .xls atau .csv. Buka dalam Excel, pilih Simpan Sebagai, jenis CSV UTF-8, dan import fail itu.</translation>
    </message>
    <message>
        <source>This is an XML or JSON document, not a CSV file. Open it in the program which made it, save it as CSV UTF-8, and import that.</source>
        <translation>Ini dokumen XML atau JSON, bukan fail CSV. Buka dalam program asalnya, simpan sebagai CSV UTF-8, dan import fail itu.</translation>
    </message>
    <message>
        <source>This file is Unicode text without the mark which says so. Open it in Notepad or Excel, save it as CSV UTF-8, and import that.</source>
        <translation>Fail ini teks Unicode tanpa tanda yang menyatakannya. Buka dalam Notepad atau Excel, simpan sebagai CSV UTF-8, dan import fail itu.</translation>
    </message>
    <message>
        <source>Line %1 holds a zero byte, which no text has: the file is damaged or not CSV. Fetch or export it once more.</source>
        <translation>Baris %1 mengandungi bait sifar, yang tidak ada dalam teks: fail ini rosak atau bukan CSV. Ambil atau eksport sekali lagi.</translation>
    </message>
</context>
<context>
    <name>json</name>
    <message>
        <source>What arrived cannot be read: it is not valid JSON near character %1. Send it again; if it happens again, tell the administrator.</source>
        <translation>Apa yang diterima tidak dapat dibaca: ia bukan JSON yang sah berhampiran aksara %1. Hantar semula; jika berulang, maklumkan kepada pentadbir.</translation>
    </message>
    <message>
        <source>A text is not valid UTF-8. Correct it and try again.</source>
        <translation>Satu teks bukan UTF-8 yang sah. Betulkan dan cuba lagi.</translation>
    </message>
    <message>
        <source>The same key is there twice in one object. Leave one of them out.</source>
        <translation>Kunci yang sama ada dua kali dalam satu objek. Buang salah satu.</translation>
    </message>
    <message>
        <source>The content is nested too deeply. Make it flatter.</source>
        <translation>Kandungan bersarang terlalu dalam. Kurangkan arasnya.</translation>
    </message>
    <message>
        <source>A number is not a whole one. Write it as text, for instance &quot;12.50&quot;.</source>
        <translation>Satu nombor bukan nombor bulat. Tulis sebagai teks, contohnya &quot;12.50&quot;.</translation>
    </message>
    <message>
        <source>What arrived has %1 bytes; at most %2 are allowed. Send it in smaller parts.</source>
        <translation>Apa yang diterima bersaiz %1 bait; paling banyak %2 bait dibenarkan. Hantar dalam bahagian yang lebih kecil.</translation>
    </message>
    <message>
        <source>What arrived is nested more than %1 levels deep. Make it flatter and send it again.</source>
        <translation>Apa yang diterima bersarang melebihi %1 aras. Kurangkan arasnya dan hantar semula.</translation>
    </message>
    <message>
        <source>What arrived is not UTF-8 text. Save or send it as UTF-8.</source>
        <translation>Apa yang diterima bukan teks UTF-8. Simpan atau hantar sebagai UTF-8.</translation>
    </message>
    <message>
        <source>What arrived has the same key twice in one object. Leave one of them out.</source>
        <translation>Apa yang diterima mempunyai kunci yang sama dua kali dalam satu objek. Buang salah satu.</translation>
    </message>
</context>
<context>
    <name>lease</name>
    <message>
        <source>This machine had to reach the server by %1 and has not. Connect once, then begin. Work you have begun stays open, and what waits is sent as soon as there is a connection.</source>
        <translation>Komputer ini perlu menghubungi pelayan selewat-lewatnya %1 tetapi belum berbuat demikian. Sambung sekali, kemudian mulakan. Kerja yang telah anda mulakan kekal terbuka, dan yang menunggu dihantar sebaik sahaja ada sambungan.</translation>
    </message>
</context>
<context>
    <name>number</name>
    <message>
        <source>The server gives this number when it has received the work.</source>
        <translation>Pelayan memberi nombor ini setelah kerja diterima.</translation>
    </message>
</context>
<context>
    <name>outbox</name>
    <message>
        <source>This has left the machine already, so it cannot be taken back: the server may have decided it. Its answer comes with the next synchronisation.</source>
        <translation>Ini sudah keluar dari komputer ini, jadi tidak dapat ditarik balik: pelayan mungkin telah memutuskannya. Jawapannya tiba pada penyegerakan berikutnya.</translation>
    </message>
    <message>
        <source>This is not in the outbox any more. Refresh the list.</source>
        <translation>Ini tiada lagi dalam peti keluar. Muat semula senarai.</translation>
    </message>
</context>
<context>
    <name>parked</name>
    <message>
        <source>Waits for a supervisor</source>
        <translation>Menunggu penyelia</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Terima masuk</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>This is your own work. Ask another supervisor to decide.</source>
        <translation>Ini kerja anda sendiri. Minta penyelia lain membuat keputusan.</translation>
    </message>
    <message>
        <source>Parked work</source>
        <translation>Kerja ditahan</translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation>Tiba pada</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Dibuat oleh</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Right ended on</source>
        <translation>Hak tamat pada</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Diputuskan oleh</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Diputuskan pada</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>This builds on work that waits for a supervisor, and waits with it. Nothing is lost; you will see here what was decided.</source>
        <translation>Ini berasaskan kerja yang menunggu penyelia, dan turut menunggu. Tiada apa-apa hilang; keputusannya akan dipaparkan di sini.</translation>
    </message>
    <message>
        <source>Your right to this ended on %1, and the work arrived long after. A supervisor decides whether it is taken. Nothing is lost; you will see here what was decided.</source>
        <translation>Hak anda ke atas perkara ini tamat pada %1, dan kerja itu tiba lama selepasnya. Penyelia memutuskan sama ada ia diterima. Tiada apa-apa hilang; keputusannya akan dipaparkan di sini.</translation>
    </message>
    <message>
        <source>%1 let this in on %2.</source>
        <translation>%1 menerima masuk kerja ini pada %2.</translation>
    </message>
    <message>
        <source>%1 refused this on %2. Reason: %3</source>
        <translation>%1 menolaknya pada %2. Sebab: %3</translation>
    </message>
</context>
<context>
    <name>position</name>
    <message>
        <source>This does not read as a position. Type latitude and longitude, for instance 3.07380, 101.51830.</source>
        <translation>Ini tidak dapat dibaca sebagai kedudukan. Taip latitud dan longitud, contohnya 3.07380, 101.51830.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>There is no signed receipt of this yet. It comes with the next synchronisation.</source>
        <translation>Belum ada resit bertandatangan untuk ini. Resit tiba pada penyegerakan berikutnya.</translation>
    </message>
    <message>
        <source>This receipt does not fit what was sent. Do not rely on it: tell the administrator.</source>
        <translation>Resit ini tidak sepadan dengan apa yang dihantar. Jangan bergantung padanya: maklumkan kepada pentadbir.</translation>
    </message>
    <message>
        <source>This is no file of receipts that MySPIKE saved, or it was changed. Save it again from the record&apos;s page.</source>
        <translation>Ini bukan fail resit yang disimpan oleh MySPIKE, atau ia telah diubah. Simpan semula dari halaman rekod itu.</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>This record is not on this machine. Connect to the server, then try again.</source>
        <translation>Rekod ini tiada dalam komputer ini. Sambung ke pelayan, kemudian cuba lagi.</translation>
    </message>
    <message>
        <source>This record no longer exists. Go back to the list and refresh it.</source>
        <translation>Rekod ini tidak wujud lagi. Kembali ke senarai dan muat semula.</translation>
    </message>
    <message>
        <source>A record with this identity exists already. Open it instead of adding it again.</source>
        <translation>Rekod dengan identiti ini telah wujud. Buka rekod itu dan jangan tambah yang baharu.</translation>
    </message>
</context>
<context>
    <name>replica</name>
    <message>
        <source>This machine&apos;s copy of the records cannot be read. Nothing was deleted: ask an administrator.</source>
        <translation>Salinan rekod pada komputer ini tidak dapat dibaca. Tiada apa-apa dipadam: hubungi pentadbir.</translation>
    </message>
    <message>
        <source>The server is older than this MySPIKE and does not know this yet. What you typed is kept as a draft; try again when the server has been updated.</source>
        <translation>Pelayan lebih lama daripada MySPIKE ini dan belum mengenali perkara ini. Apa yang anda taip disimpan sebagai draf; cuba lagi apabila pelayan telah dikemas kini.</translation>
    </message>
</context>
<context>
    <name>right</name>
    <message>
        <source>Your access does not cover this. Ask an administrator for the right, or ask a colleague who holds it.</source>
        <translation>Capaian anda tidak meliputi perkara ini. Mohon hak daripada pentadbir, atau minta bantuan rakan sekerja yang memilikinya.</translation>
    </message>
    <message>
        <source>This can no longer be changed: it was handed on. Ask the officer to return it.</source>
        <translation>Ini tidak boleh diubah lagi kerana telah diserahkan. Minta pegawai memulangkannya.</translation>
    </message>
    <message>
        <source>A new record begins in its first state. Add it, then move it on.</source>
        <translation>Rekod baharu bermula pada status pertamanya. Tambah rekod, kemudian teruskan ke status seterusnya.</translation>
    </message>
    <message>
        <source>This is written once and cannot be changed. Add a correction instead.</source>
        <translation>Ini ditulis sekali dan tidak boleh diubah. Tambah pembetulan.</translation>
    </message>
    <message>
        <source>This field is filled in by MySPIKE and cannot be set by hand.</source>
        <translation>Medan ini diisi oleh MySPIKE dan tidak boleh diisi sendiri.</translation>
    </message>
    <message>
        <source>A reason is needed. Write why, then try again.</source>
        <translation>Sebab diperlukan. Tulis sebabnya, kemudian cuba lagi.</translation>
    </message>
    <message>
        <source>“%1” is not possible while this is “%2”. Refresh it and look at what happened meanwhile.</source>
        <translation>“%1” tidak boleh dilakukan semasa status ialah “%2”. Muat semula dan lihat apa yang berlaku sementara itu.</translation>
    </message>
    <message>
        <source>“%1” is not possible in the present state. Refresh the record and look at what happened meanwhile.</source>
        <translation>“%1” tidak boleh dilakukan pada status sekarang. Muat semula rekod dan lihat apa yang berlaku sementara itu.</translation>
    </message>
</context>
<context>
    <name>rule</name>
    <message>
        <source>%1 is missing. Fill it in.</source>
        <translation>%1 belum diisi. Isikan.</translation>
    </message>
    <message>
        <source>%1 is too long: %2 characters, at most %3. Shorten it.</source>
        <translation>%1 terlalu panjang: %2 aksara, paling banyak %3. Pendekkan.</translation>
    </message>
    <message>
        <source>%1 does not know the value “%2”. Choose one from the list.</source>
        <translation>%1 tidak mengenali nilai “%2”. Pilih satu daripada senarai.</translation>
    </message>
    <message>
        <source>%1 does not name a file. Attach it again.</source>
        <translation>%1 tidak menyatakan fail. Lampirkan semula.</translation>
    </message>
    <message>
        <source>%1 is %2, but the least is %3. Correct it.</source>
        <translation>%1 ialah %2, tetapi nilai terendah ialah %3. Betulkan.</translation>
    </message>
    <message>
        <source>%1 is %2, but the most is %3. Correct it.</source>
        <translation>%1 ialah %2, tetapi nilai tertinggi ialah %3. Betulkan.</translation>
    </message>
    <message>
        <source>%1 points to a record that no longer exists. Choose another.</source>
        <translation>%1 merujuk rekod yang tidak wujud lagi. Pilih yang lain.</translation>
    </message>
</context>
<context>
    <name>rule_book</name>
    <message>
        <source>From a source</source>
        <translation>Daripada sumber</translation>
    </message>
    <message>
        <source>Department setting</source>
        <translation>Tetapan Jabatan</translation>
    </message>
    <message>
        <source>Rule book entry</source>
        <translation>Catatan Buku Peraturan</translation>
    </message>
    <message>
        <source>Rule book</source>
        <translation>Buku Peraturan</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Meaning (Malay)</source>
        <translation>Maksud (Bahasa Melayu)</translation>
    </message>
    <message>
        <source>Meaning (English)</source>
        <translation>Maksud (Bahasa Inggeris)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Effective from</source>
        <translation>Kuat kuasa dari</translation>
    </message>
    <message>
        <source>Effective to</source>
        <translation>Kuat kuasa hingga</translation>
    </message>
    <message>
        <source>Circular or source</source>
        <translation>Pekeliling atau sumber</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Asas</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>The rule book has no value for “%1” on %2. Ask an administrator to enter it with its circular.</source>
        <translation>Buku Peraturan tiada nilai bagi “%1” pada %2. Minta pentadbir memasukkannya berserta pekelilingnya.</translation>
    </message>
    <message>
        <source>The rule book&apos;s value for “%1” cannot be read: “%2”. Ask an administrator to correct it.</source>
        <translation>Nilai Buku Peraturan bagi “%1” tidak dapat dibaca: “%2”. Minta pentadbir membetulkannya.</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>The records are busy just now. Try again in a moment.</source>
        <translation>Rekod sedang digunakan. Cuba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>The search was stopped. Start it again.</source>
        <translation>Carian dihentikan. Mulakan semula.</translation>
    </message>
    <message>
        <source>The disk is full, so this could not be saved. What was saved before is safe. Free some room and save again.</source>
        <translation>Cakera penuh, maka ini tidak dapat disimpan. Apa yang disimpan sebelum ini selamat. Kosongkan sedikit ruang dan simpan semula.</translation>
    </message>
    <message>
        <source>The disk could not be read or written. Check that it is connected and try again; if it happens again, call the administrator.</source>
        <translation>Cakera tidak dapat dibaca atau ditulis. Pastikan cakera disambungkan dan cuba lagi; jika berulang, hubungi pentadbir.</translation>
    </message>
    <message>
        <source>The records cannot be written: the file is read-only. Ask the administrator to correct its permissions.</source>
        <translation>Rekod tidak dapat ditulis: fail ini baca sahaja. Minta pentadbir membetulkan kebenarannya.</translation>
    </message>
    <message>
        <source>The records on this machine are damaged. Do not delete anything; call the administrator, who can restore them.</source>
        <translation>Rekod pada komputer ini rosak. Jangan padam apa-apa; hubungi pentadbir, yang dapat memulihkannya.</translation>
    </message>
    <message>
        <source>This does not fit the records already stored. Open the record again and check what changed.</source>
        <translation>Ini tidak sepadan dengan rekod yang telah disimpan. Buka rekod semula dan semak apa yang berubah.</translation>
    </message>
    <message>
        <source>This is too large to store. Shorten it or attach it as a file.</source>
        <translation>Ini terlalu besar untuk disimpan. Pendekkan atau lampirkan sebagai fail.</translation>
    </message>
    <message>
        <source>There are no records here yet. Check the folder, or set this machine up first.</source>
        <translation>Belum ada rekod di sini. Semak folder, atau sediakan komputer ini dahulu.</translation>
    </message>
    <message>
        <source>The records cannot be kept here. They must lie on a disk of this machine, not on a network share.</source>
        <translation>Rekod tidak boleh disimpan di sini. Rekod mesti berada pada cakera komputer ini, bukan pada perkongsian rangkaian.</translation>
    </message>
    <message>
        <source>The backup was stopped. Start it again.</source>
        <translation>Sandaran dihentikan. Mulakan semula.</translation>
    </message>
    <message>
        <source>The records on this machine were written by a newer version of MySPIKE. Update the program, then open them again.</source>
        <translation>Rekod pada komputer ini ditulis oleh versi MySPIKE yang lebih baharu. Kemas kini program, kemudian buka semula.</translation>
    </message>
    <message>
        <source>%1 has no field “%2”. Check the filter or the order.</source>
        <translation>%1 tiada medan “%2”. Semak penapis atau susunan.</translation>
    </message>
    <message>
        <source>The condition on “%1” needs exactly one value.</source>
        <translation>Syarat pada “%1” memerlukan tepat satu nilai.</translation>
    </message>
    <message>
        <source>The filter on “%1” has %2 values, at most %3 are possible. Choose fewer.</source>
        <translation>Penapis pada “%1” mempunyai %2 nilai, paling banyak %3 dibenarkan. Pilih lebih sedikit.</translation>
    </message>
    <message>
        <source>The place in the list of %1 does not fit its order. Go to the beginning of the list.</source>
        <translation>Kedudukan dalam senarai %1 tidak sepadan dengan susunannya. Pergi ke awal senarai.</translation>
    </message>
    <message>
        <source>This record is not here any more. Go back to the list and refresh it.</source>
        <translation>Rekod ini tiada lagi di sini. Kembali ke senarai dan muat semula.</translation>
    </message>
    <message>
        <source>The records on this machine cannot be opened for writing. Check that the disk is there, has room and may be written to.</source>
        <translation>Rekod pada komputer ini tidak dapat dibuka untuk ditulis. Pastikan cakera ada, mempunyai ruang dan boleh ditulis.</translation>
    </message>
    <message>
        <source>These records are already open in another window or program. Go on working there, or close it and try again.</source>
        <translation>Rekod ini telah dibuka dalam tetingkap atau program lain. Teruskan kerja di sana, atau tutup dan cuba lagi.</translation>
    </message>
    <message>
        <source>The records on this machine cannot be locked. They must lie on a disk of this machine, not on a network share.</source>
        <translation>Rekod pada komputer ini tidak dapat dikunci. Rekod mesti berada pada cakera komputer ini, bukan pada perkongsian rangkaian.</translation>
    </message>
    <message>
        <source>The records on this machine could not be brought to this version. They are unchanged. Check that the disk has room, then start MySPIKE again.</source>
        <translation>Rekod pada mesin ini tidak dapat dibawa ke versi ini. Rekod itu tidak berubah. Semak bahawa cakera ada ruang, kemudian mulakan MySPIKE semula.</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>This network answers in place of the server; it may ask you to log in in a browser first. Your work is kept.</source>
        <translation>Rangkaian ini menjawab bagi pihak pelayan; mungkin anda perlu log masuk melalui pelayar web dahulu. Kerja anda disimpan.</translation>
    </message>
    <message>
        <source>The server is busy. MySPIKE tries again by itself.</source>
        <translation>Pelayan sedang sibuk. MySPIKE mencuba lagi dengan sendiri.</translation>
    </message>
    <message>
        <source>The server answered in a way this version does not understand. Your work is kept; tell the administrator.</source>
        <translation>Jawapan pelayan tidak difahami oleh versi ini. Kerja anda disimpan; maklumkan kepada pentadbir.</translation>
    </message>
    <message>
        <source>You may not hold these records, or no longer. Synchronise again.</source>
        <translation>Anda tidak boleh menyimpan rekod ini, atau tidak lagi. Segerakkan semula.</translation>
    </message>
</context>
<context>
    <name>trust</name>
    <message>
        <source>This is not a certificate in PEM form. Choose the certificate file that MySPIKE made.</source>
        <translation>Ini bukan sijil dalam bentuk PEM. Pilih fail sijil yang dibuat oleh MySPIKE.</translation>
    </message>
    <message>
        <source>A server has between 1 and %1 names and addresses; %2 were given.</source>
        <translation>Pelayan mempunyai antara 1 dan %1 nama dan alamat; %2 diberi.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host name. Write it like server.example.my, without https:// and port.</source>
        <translation>&quot;%1&quot; bukan nama hos. Tulis seperti server.example.my, tanpa https:// dan port.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address. Write it like 192.168.1.10 or fd00::10.</source>
        <translation>&quot;%1&quot; bukan alamat IP. Tulis seperti 192.168.1.10 atau fd00::10.</translation>
    </message>
    <message>
        <source>The authority&apos;s certificate and its key do not belong together. Restore both from the same backup.</source>
        <translation>Sijil pihak berkuasa dan kuncinya tidak sepadan. Pulihkan kedua-duanya daripada sandaran yang sama.</translation>
    </message>
    <message>
        <source>The authority&apos;s certificate ended on %1. Make a new authority and enrol the machines again.</source>
        <translation>Sijil pihak berkuasa tamat pada %1. Buat pihak berkuasa baharu dan daftarkan semula komputer-komputer.</translation>
    </message>
    <message>
        <source>The keys and certificates in %1 do not belong together. Restore the whole folder from one backup.</source>
        <translation>Kunci dan sijil di %1 tidak sepadan. Pulihkan keseluruhan folder daripada satu sandaran.</translation>
    </message>
    <message>
        <source>%1 holds keys or other files already and was left as it is. Machines trust those keys; choose another folder for a new authority.</source>
        <translation>%1 telah mengandungi kunci atau fail lain dan dibiarkan seperti asal. Komputer mempercayai kunci itu; pilih folder lain bagi pihak berkuasa baharu.</translation>
    </message>
    <message>
        <source>The authority&apos;s key is not on this machine. Put %1 back into %2 for as long as the work needs it.</source>
        <translation>Kunci pihak berkuasa tiada dalam komputer ini. Letakkan %1 kembali ke %2 selama kerja memerlukannya.</translation>
    </message>
    <message>
        <source>The secret in %1 cannot be read. Restore the file from a backup.</source>
        <translation>Rahsia di %1 tidak dapat dibaca. Pulihkan fail daripada sandaran.</translation>
    </message>
    <message>
        <source>This is not a P-256 key in PEM form. Choose the key file that MySPIKE made.</source>
        <translation>Ini bukan kunci P-256 dalam bentuk PEM. Pilih fail kunci yang dibuat oleh MySPIKE.</translation>
    </message>
    <message>
        <source>The password has characters that cannot be read. Type it again.</source>
        <translation>Kata laluan mengandungi aksara yang tidak dapat dibaca. Taip semula.</translation>
    </message>
    <message>
        <source>The password has %1 characters and needs at least %2. Several words in a row are long and easy to keep in mind.</source>
        <translation>Kata laluan mempunyai %1 aksara dan memerlukan sekurang-kurangnya %2. Beberapa perkataan berturut-turut adalah panjang dan mudah diingat.</translation>
    </message>
    <message>
        <source>The password has %1 characters and may have at most %2. Choose a shorter one.</source>
        <translation>Kata laluan mempunyai %1 aksara dan boleh mempunyai paling banyak %2. Pilih yang lebih pendek.</translation>
    </message>
    <message>
        <source>The password contains your user name. Choose one that does not.</source>
        <translation>Kata laluan mengandungi nama pengguna anda. Pilih yang tidak mengandunginya.</translation>
    </message>
    <message>
        <source>The password is a number, such as an identity card or telephone number. Use words as well.</source>
        <translation>Kata laluan ialah nombor, seperti nombor kad pengenalan atau nombor telefon. Gunakan perkataan juga.</translation>
    </message>
    <message>
        <source>The password repeats a few characters. Use at least %1 different ones.</source>
        <translation>Kata laluan mengulang beberapa aksara sahaja. Gunakan sekurang-kurangnya %1 aksara berlainan.</translation>
    </message>
    <message>
        <source>This password is one of the first that an attacker tries. Choose another, for instance four words that have nothing to do with one another.</source>
        <translation>Kata laluan ini antara yang pertama dicuba oleh penyerang. Pilih yang lain, contohnya empat perkataan yang tiada kaitan antara satu sama lain.</translation>
    </message>
    <message>
        <source>The machine is short of memory just now. Try again in a minute.</source>
        <translation>Memori komputer tidak mencukupi pada masa ini. Cuba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>This is not a receipt of MySPIKE. Ask for the receipt again.</source>
        <translation>Ini bukan resit penerimaan MySPIKE. Minta resit itu semula.</translation>
    </message>
    <message>
        <source>This receipt was made by a newer MySPIKE. Update this program and try again.</source>
        <translation>Resit penerimaan ini dibuat oleh MySPIKE yang lebih baharu. Kemas kini program ini dan cuba lagi.</translation>
    </message>
    <message>
        <source>This receipt was signed with a key that is not known here. It may come from another server; ask the administrator.</source>
        <translation>Resit penerimaan ini ditandatangani dengan kunci yang tidak dikenali di sini. Mungkin ia daripada pelayan lain; tanya pentadbir.</translation>
    </message>
    <message>
        <source>This receipt was changed, or it does not come from the server. Do not rely on it; ask for it again.</source>
        <translation>Resit penerimaan ini telah diubah, atau bukan daripada pelayan. Jangan bergantung padanya; minta semula.</translation>
    </message>
    <message>
        <source>The file %1 does not exist. Check the folder, or restore it from a backup.</source>
        <translation>Fail %1 tidak wujud. Semak folder, atau pulihkan daripada sandaran.</translation>
    </message>
    <message>
        <source>%1 exists already and was left as it is. Choose another place.</source>
        <translation>%1 telah wujud dan dibiarkan seperti asal. Pilih tempat lain.</translation>
    </message>
    <message>
        <source>There is no room to write %1. Free some space and try again.</source>
        <translation>Tiada ruang untuk menulis %1. Kosongkan sedikit ruang dan cuba lagi.</translation>
    </message>
    <message>
        <source>This account may not use %1. Ask whoever owns it.</source>
        <translation>Akaun ini tidak dibenarkan menggunakan %1. Minta kebenaran daripada pemiliknya.</translation>
    </message>
    <message>
        <source>%1 could not be read or written. Check the disk and try again.</source>
        <translation>%1 tidak dapat dibaca atau ditulis. Semak cakera dan cuba lagi.</translation>
    </message>
    <message>
        <source>Other accounts of this machine may open %1, so what is in it may be known to others. Close it (chmod go-rwx), and consider new keys.</source>
        <translation>Akaun lain pada komputer ini boleh membuka %1, maka isinya mungkin diketahui orang lain. Tutup capaiannya (chmod go-rwx), dan pertimbangkan kunci baharu.</translation>
    </message>
    <message>
        <source>%1 is too large to be a key. Check that it is the right file.</source>
        <translation>%1 terlalu besar untuk menjadi kunci. Pastikan ia fail yang betul.</translation>
    </message>
</context>
<context>
    <name>value</name>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ditandatangani</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>This rests on earlier work that the server refused. Mend the earlier one, then send this again.</source>
        <translation>Ini bergantung pada kerja terdahulu yang ditolak oleh pelayan. Betulkan yang terdahulu, kemudian hantar ini semula.</translation>
    </message>
    <message>
        <source>Another act came under the same identity before. Enter this one again; what you typed is kept.</source>
        <translation>Tindakan lain telah sampai dengan pengenalan yang sama sebelum ini. Masukkan yang ini semula; apa yang anda taip disimpan.</translation>
    </message>
    <message>
        <source>This was done by another user or on another device, and can only be sent from there.</source>
        <translation>Ini dilakukan oleh pengguna lain atau pada peranti lain, dan hanya boleh dihantar dari situ.</translation>
    </message>
</context>
<context>
    <name>wire</name>
    <message>
        <source>This message cannot be read. Update MySPIKE, then try again.</source>
        <translation>Mesej ini tidak dapat dibaca. Kemas kini MySPIKE, kemudian cuba lagi.</translation>
    </message>
    <message>
        <source>What the server sent arrived damaged or was cut off. MySPIKE will ask for it again.</source>
        <translation>Apa yang dihantar oleh pelayan rosak atau terputus semasa diterima. MySPIKE akan memintanya semula.</translation>
    </message>
    <message>
        <source>The server sent more than this version can take at once. Update MySPIKE, then synchronise again.</source>
        <translation>Pelayan menghantar lebih daripada yang dapat diterima oleh versi ini sekali gus. Kemas kini MySPIKE, kemudian segerakkan semula.</translation>
    </message>
    <message>
        <source>The server sent more than expected. MySPIKE connects again.</source>
        <translation>Pelayan menghantar lebih daripada yang dijangka. MySPIKE menyambung semula.</translation>
    </message>
    <message>
        <source>This version of MySPIKE is too old for the server. Update it; your unsent work is kept.</source>
        <translation>Versi MySPIKE ini terlalu lama bagi pelayan. Kemas kini; kerja anda yang belum dihantar tetap disimpan.</translation>
    </message>
    <message>
        <source>This version of MySPIKE is newer than the server. Ask the administrator to update the server; your work is kept.</source>
        <translation>Versi MySPIKE ini lebih baharu daripada pelayan. Minta pentadbir mengemas kini pelayan; kerja anda disimpan.</translation>
    </message>
    <message>
        <source>%1 operations came at once; at most %2 are allowed. Send them in smaller parts.</source>
        <translation>%1 operasi diterima sekali gus; paling banyak %2 dibenarkan. Hantar dalam bahagian yang lebih kecil.</translation>
    </message>
    <message>
        <source>The server is older than this MySPIKE and cannot read this yet. It waits until the server is updated; nothing is lost.</source>
        <translation>Pelayan lebih lama daripada MySPIKE ini dan belum dapat membaca ini. Ia menunggu sehingga pelayan dikemas kini; tiada apa-apa yang hilang.</translation>
    </message>
    <message>
        <source>This is too much for one step, and the server cannot take it. What you typed is kept here; enter it again in parts.</source>
        <translation>Ini terlalu banyak untuk satu langkah, dan pelayan tidak dapat menerimanya. Apa yang anda taip disimpan di sini; masukkan semula secara berperingkat.</translation>
    </message>
    <message>
        <source>This was made with a version of MySPIKE that is more than a year old, and the server can no longer read it. Enter it again in this version; what you typed is kept here.</source>
        <translation>Ini dibuat dengan versi MySPIKE yang berusia lebih setahun, dan pelayan tidak lagi dapat membacanya. Masukkan semula dalam versi ini; apa yang anda taip disimpan di sini.</translation>
    </message>
</context>
</TS>
