<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>blob</name>
    <message>
        <source>The server has no such file, or you may not see it.</source>
        <translation>Fail itu tiada pada pelayan, atau anda tidak dibenarkan melihatnya.</translation>
    </message>
    <message>
        <source>A piece of the file was damaged on its way. It is sent again.</source>
        <translation>Sebahagian fail rosak semasa dihantar. Bahagian itu dihantar semula.</translation>
    </message>
    <message>
        <source>The server has no room for files at the moment. Your file is kept on your machine and sent later; tell the administrator.</source>
        <translation>Pelayan tiada ruang untuk fail pada masa ini. Fail anda disimpan pada komputer anda dan dihantar kemudian; maklumkan kepada pentadbir.</translation>
    </message>
    <message>
        <source>The server could not store the file. It is kept on your machine and sent again later.</source>
        <translation>Pelayan tidak dapat menyimpan fail. Fail itu disimpan pada komputer anda dan dihantar semula kemudian.</translation>
    </message>
    <message>
        <source>The server does not know this upload any more. It begins again by itself.</source>
        <translation>Pelayan tidak lagi mengenali muat naik ini. Ia bermula semula dengan sendiri.</translation>
    </message>
    <message>
        <source>The file goes on from another place. It continues by itself.</source>
        <translation>Fail diteruskan dari kedudukan lain. Ia diteruskan dengan sendiri.</translation>
    </message>
    <message>
        <source>More of this file came than was announced. Attach it again.</source>
        <translation>Fail ini lebih besar daripada yang dinyatakan. Lampirkan semula.</translation>
    </message>
    <message>
        <source>The file was damaged on its way. It is sent again from the beginning.</source>
        <translation>Fail rosak semasa dihantar. Ia dihantar semula dari awal.</translation>
    </message>
    <message>
        <source>The file has not the size that its record says. Attach it again.</source>
        <translation>Saiz fail tidak sama dengan saiz dalam rekodnya. Lampirkan semula.</translation>
    </message>
    <message>
        <source>Too many of your files are under way at once. The others follow when these have arrived; nothing is lost.</source>
        <translation>Terlalu banyak fail anda sedang dihantar serentak. Yang lain menyusul apabila fail ini sampai; tiada apa-apa yang hilang.</translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>%1 takes a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>%1 menerima nombor bulat dari %2 hingga %3, bukan &quot;%4&quot;.</translation>
    </message>
    <message>
        <source>%1 is one of %2, not &quot;%3&quot;.</source>
        <translation>%1 ialah salah satu daripada %2, bukan &quot;%3&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no setting. Write key = value, or begin the line with #.</source>
        <translation>&quot;%1&quot; bukan tetapan. Tulis kunci = nilai, atau mulakan baris dengan #.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;. Correct the name, or remove the line; the file that &quot;init&quot; writes explains each.</source>
        <translation>Tiada tetapan &quot;%1&quot;. Betulkan namanya atau buang baris itu; fail yang ditulis oleh &quot;init&quot; menerangkan setiap satu.</translation>
    </message>
    <message>
        <source>%1 is set twice. Keep one of the lines.</source>
        <translation>%1 ditetapkan dua kali. Kekalkan satu baris sahaja.</translation>
    </message>
    <message>
        <source>The configuration file %1 cannot be opened. Check its name and who may read it.</source>
        <translation>Fail konfigurasi %1 tidak dapat dibuka. Semak namanya dan siapa yang boleh membacanya.</translation>
    </message>
    <message>
        <source>The configuration file has mistakes; mend them and start again:%1</source>
        <translation>Fail konfigurasi mengandungi kesilapan; betulkan dan mulakan semula:%1</translation>
    </message>
</context>
<context>
    <name>device</name>
    <message>
        <source>This session belongs to another device. Log in again on this one.</source>
        <translation>Sesi ini milik peranti lain. Log masuk semula pada peranti ini.</translation>
    </message>
</context>
<context>
    <name>http</name>
    <message>
        <source>The server is busy. Nothing was changed; try again shortly.</source>
        <translation>Pelayan sedang sibuk. Tiada apa-apa diubah; cuba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>Too many requests. Try again in %1 s.</source>
        <translation>Terlalu banyak permintaan. Cuba lagi dalam %1 s.</translation>
    </message>
    <message>
        <source>The server does not know this address. Check that client and server are of the same version.</source>
        <translation>Pelayan tidak mengenali alamat ini. Pastikan klien dan pelayan daripada versi yang sama.</translation>
    </message>
    <message>
        <source>The server does not answer this method here. Update the program that sent it.</source>
        <translation>Pelayan tidak menerima kaedah ini di sini. Kemas kini program yang menghantarnya.</translation>
    </message>
    <message>
        <source>The request does not say how long it is. Update the program that sent it.</source>
        <translation>Permintaan ini tidak menyatakan panjangnya. Kemas kini program yang menghantarnya.</translation>
    </message>
    <message>
        <source>You are not logged in, or your session has ended. Log in again; your work is kept.</source>
        <translation>Anda belum log masuk, atau sesi anda telah tamat. Log masuk semula; kerja anda disimpan.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask the administrator for access if your work needs it.</source>
        <translation>Akaun anda tidak dibenarkan melakukan ini. Mohon capaian daripada pentadbir jika kerja anda memerlukannya.</translation>
    </message>
    <message>
        <source>The file is not on the server. Ask for it again after the next synchronisation.</source>
        <translation>Fail itu tiada pada pelayan. Minta semula selepas penyegerakan seterusnya.</translation>
    </message>
    <message>
        <source>The file has changed since it was last read. Fetch it anew.</source>
        <translation>Fail telah berubah sejak kali terakhir dibaca. Ambil semula.</translation>
    </message>
    <message>
        <source>The file is shorter than the part that was asked for.</source>
        <translation>Fail lebih pendek daripada bahagian yang diminta.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate and key cannot be read, or do not belong together. Run init again, or name the right files.</source>
        <translation>Sijil dan kunci pelayan tidak dapat dibaca, atau tidak sepadan. Jalankan init semula, atau nyatakan fail yang betul.</translation>
    </message>
    <message>
        <source>The server cannot listen on %1, port %2: %3. Choose another address or port, or stop the program that uses it.</source>
        <translation>Pelayan tidak dapat menerima sambungan pada %1, port %2: %3. Pilih alamat atau port lain, atau hentikan program yang menggunakannya.</translation>
    </message>
    <message>
        <source>The server could not read this request. Update the program that sent it.</source>
        <translation>Pelayan tidak dapat membaca permintaan ini. Kemas kini program yang menghantarnya.</translation>
    </message>
    <message>
        <source>The request&apos;s address or header is too long for the server.</source>
        <translation>Alamat atau pengepala permintaan terlalu panjang bagi pelayan.</translation>
    </message>
    <message>
        <source>What was sent is larger than the server takes here.</source>
        <translation>Apa yang dihantar lebih besar daripada yang diterima oleh pelayan di sini.</translation>
    </message>
    <message>
        <source>What was sent arrived damaged. It is sent again.</source>
        <translation>Apa yang dihantar tiba dalam keadaan rosak. Ia dihantar semula.</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>User name or password is wrong. Check both and try again.</source>
        <translation>Nama pengguna atau kata laluan salah. Semak kedua-duanya dan cuba lagi.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again after %1, or ask an administrator.</source>
        <translation>Kata laluan salah terlalu banyak kali. Cuba lagi selepas %1, atau hubungi pentadbir.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>Pelayan sedang sibuk. Cuba lagi sebentar lagi.</translation>
    </message>
    <message>
        <source>This account is not active. Ask an administrator to activate it.</source>
        <translation>Akaun ini tidak aktif. Minta pentadbir mengaktifkannya.</translation>
    </message>
    <message>
        <source>Many people are logging in at the moment. Try again in a few seconds.</source>
        <translation>Ramai orang sedang log masuk pada masa ini. Cuba lagi dalam beberapa saat.</translation>
    </message>
    <message>
        <source>You are not logged in, or your session has ended. Log in again; nothing you typed is lost.</source>
        <translation>Anda belum log masuk, atau sesi anda telah tamat. Log masuk semula; apa yang anda taip tidak hilang.</translation>
    </message>
    <message>
        <source>This session has ended already.</source>
        <translation>Sesi ini telah tamat.</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>The log file %1 cannot be written. Check its path and rights.</source>
        <translation>Fail log %1 tidak dapat ditulis. Semak laluan dan kebenarannya.</translation>
    </message>
    <message>
        <source>The server is being stopped. Your work is kept; it is sent again when the server is back.</source>
        <translation>Pelayan sedang dihentikan. Kerja anda disimpan; ia dihantar semula apabila pelayan kembali.</translation>
    </message>
    <message>
        <source>The server cannot write to its disk. Your work is kept; it is sent again when the server is back.</source>
        <translation>Pelayan tidak dapat menulis pada cakeranya. Kerja anda disimpan; ia dihantar semula apabila pelayan kembali.</translation>
    </message>
    <message>
        <source>This part of the records is not there any more. MySPIKE asks for it anew.</source>
        <translation>Bahagian rekod ini sudah tiada. MySPIKE memintanya semula.</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>There is a store in %1 already. Choose another folder, or use the one that is there.</source>
        <translation>Sudah ada stor di %1. Pilih folder lain, atau gunakan stor yang ada.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2. Check its path and rights.</source>
        <translation>Folder %1 tidak dapat dibuat: %2. Semak laluan dan kebenarannya.</translation>
    </message>
    <message>
        <source>There is no store in %1. Make one with “init”.</source>
        <translation>Tiada stor di %1. Buat stor dengan “init”.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that the disk has room and that the server may write there.</source>
        <translation>%1 tidak dapat ditulis. Semak bahawa cakera ada ruang dan pelayan boleh menulis di situ.</translation>
    </message>
    <message>
        <source>The records in %1 are older than what this server has already confirmed; they were probably put back from a backup. Run “myspike-server --store %1 new-epoch” once, so that the clients bring back what is missing and no number is given twice. Nothing was changed.</source>
        <translation>Rekod dalam %1 lebih lama daripada apa yang telah disahkan oleh pelayan ini; rekod itu mungkin dipulihkan daripada sandaran. Jalankan “myspike-server --store %1 new-epoch” sekali, supaya klien menghantar semula apa yang tiada dan tiada nombor diberi dua kali. Tiada apa-apa yang diubah.</translation>
    </message>
</context>
</TS>
