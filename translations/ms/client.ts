<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>file</name>
    <message>
        <source>There is not enough room on this disk to keep the file. Free some space, then attach it again; everything else is kept.</source>
        <translation>Ruang pada cakera ini tidak mencukupi untuk menyimpan fail. Kosongkan sedikit ruang, kemudian lampirkan semula; semua yang lain tetap disimpan.</translation>
    </message>
    <message>
        <source>The file could not be kept on this machine. Check the disk, then attach it again.</source>
        <translation>Fail tidak dapat disimpan pada komputer ini. Semak cakera, kemudian lampirkan semula.</translation>
    </message>
    <message>
        <source>This file cannot be read. Check that it is still there, then choose it again.</source>
        <translation>Fail ini tidak dapat dibaca. Pastikan fail itu masih ada, kemudian pilih semula.</translation>
    </message>
    <message>
        <source>This photograph has %1 MB; at most %2 MB are allowed. Take it with a smaller setting and attach it again.</source>
        <translation>Gambar ini bersaiz %1 MB; paling banyak %2 MB dibenarkan. Ambil semula gambar dengan tetapan yang lebih kecil dan lampirkan semula.</translation>
    </message>
    <message>
        <source>This file has %1 MB; at most %2 MB are allowed. Make it smaller and attach it again.</source>
        <translation>Fail ini bersaiz %1 MB; paling banyak %2 MB dibenarkan. Kecilkan fail dan lampirkan semula.</translation>
    </message>
    <message>
        <source>A file arrived damaged. MySPIKE fetches it again.</source>
        <translation>Sebuah fail rosak semasa diterima. MySPIKE mengambilnya semula.</translation>
    </message>
    <message>
        <source>This file is not on this machine. It is fetched when you are connected.</source>
        <translation>Fail ini tiada dalam komputer ini. Ia diambil apabila anda berada dalam talian.</translation>
    </message>
    <message>
        <source>This file is empty. Choose another one, or take the photograph again.</source>
        <translation>Fail ini kosong. Pilih fail lain, atau ambil gambar semula.</translation>
    </message>
    <message>
        <source>This kind of file cannot be attached. Attach a photograph (JPEG, PNG, HEIC), a PDF, or a Word or Excel document.</source>
        <translation>Fail jenis ini tidak boleh dilampirkan. Lampirkan gambar (JPEG, PNG, HEIC), PDF, atau dokumen Word atau Excel.</translation>
    </message>
    <message>
        <source>This picture has more than %1 million points. Take it with a smaller setting and attach it again.</source>
        <translation>Gambar ini melebihi %1 juta titik. Ambil semula gambar dengan tetapan yang lebih kecil dan lampirkan semula.</translation>
    </message>
    <message>
        <source>This picture is damaged: it ends too early. Copy it from the camera again, or take it again.</source>
        <translation>Gambar ini rosak: kandungannya terputus. Salin semula daripada kamera, atau ambil gambar semula.</translation>
    </message>
    <message>
        <source>This document is damaged: it ends too early. Save it again and attach the new copy.</source>
        <translation>Dokumen ini rosak: kandungannya terputus. Simpan semula dokumen dan lampirkan salinan baharu.</translation>
    </message>
    <message>
        <source>There is not enough room on this disk to fetch files: the last 200 MB are kept for your own work. Free some space, then synchronise again.</source>
        <translation>Ruang pada cakera ini tidak cukup untuk mengambil fail: 200 MB yang terakhir disimpan untuk kerja anda sendiri. Kosongkan sedikit ruang, kemudian segerakkan semula.</translation>
    </message>
</context>
<context>
    <name>lease</name>
    <message>
        <source>This machine had to reach the server by %1. Until it does, no new visit can begin; begun work stays open and is sent as soon as there is a connection.</source>
        <translation>Komputer ini perlu menghubungi pelayan selewat-lewatnya %1. Selagi belum, lawatan baharu tidak boleh dimulakan; kerja yang telah dimulakan kekal terbuka dan dihantar sebaik sahaja ada sambungan.</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>The user name or the password is wrong. Check both and try again.</source>
        <translation>Nama pengguna atau kata laluan salah. Semak kedua-duanya dan cuba lagi.</translation>
    </message>
    <message>
        <source>The server cannot be reached, and nobody has logged in under this name on this machine yet. Connect to a network for the first log-in.</source>
        <translation>Pelayan tidak dapat dihubungi, dan belum ada sesiapa log masuk dengan nama ini pada komputer ini. Sambung ke rangkaian untuk log masuk kali pertama.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait %1 seconds, then try again.</source>
        <translation>Kata laluan salah terlalu banyak kali. Tunggu %1 saat, kemudian cuba lagi.</translation>
    </message>
    <message>
        <source>This machine is short of memory. Close other programs, then try again.</source>
        <translation>Memori komputer ini tidak mencukupi. Tutup program lain, kemudian cuba lagi.</translation>
    </message>
    <message>
        <source>Log in to synchronise. Your work is kept on this machine.</source>
        <translation>Log masuk untuk menyegerakkan. Kerja anda disimpan pada komputer ini.</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Log masuk</translation>
    </message>
    <message>
        <source>Fetching your records for the first time.</source>
        <translation>Sedang mengambil rekod anda buat kali pertama.</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>Nama &amp;pengguna</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Kata laluan</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Malaysian Skills Certification System</source>
        <translation>Sistem Persijilan Kemahiran Malaysia</translation>
    </message>
    <message>
        <source>Locked. Everything you typed is kept; log in to go on.</source>
        <translation>Dikunci. Semua yang anda taip disimpan; log masuk untuk meneruskan.</translation>
    </message>
    <message>
        <source>Type your user name and your password.</source>
        <translation>Taip nama pengguna dan kata laluan anda.</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>Sedang log masuk</translation>
    </message>
    <message>
        <source>Bahasa Melayu</source>
        <translation>Bahasa Melayu</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Pelayan: %1</translation>
    </message>
</context>
<context>
    <name>replica</name>
    <message>
        <source>A draft on this machine cannot be read. The others are kept.</source>
        <translation>Satu draf pada komputer ini tidak dapat dibaca. Draf lain tetap disimpan.</translation>
    </message>
    <message>
        <source>The records on this machine are not open. Log in again.</source>
        <translation>Rekod pada komputer ini belum dibuka. Log masuk semula.</translation>
    </message>
    <message>
        <source>This needs the server, which cannot be reached now. What you typed is kept as a draft; try again when you are connected.</source>
        <translation>Tindakan ini memerlukan pelayan, yang tidak dapat dihubungi sekarang. Apa yang anda taip disimpan sebagai draf; cuba lagi apabila anda berada dalam talian.</translation>
    </message>
    <message>
        <source>The connection broke before the server&apos;s answer arrived. Your act waits in the outbox; its outcome is shown there.</source>
        <translation>Sambungan terputus sebelum jawapan pelayan diterima. Tindakan anda menunggu dalam peti keluar; hasilnya dipaparkan di situ.</translation>
    </message>
    <message>
        <source>The folder for this machine&apos;s records cannot be made. Check that the disk is there and may be written to.</source>
        <translation>Folder bagi rekod komputer ini tidak dapat dibuat. Pastikan cakera ada dan boleh ditulis.</translation>
    </message>
    <message>
        <source>These records belong to another user. Log in as yourself: MySPIKE keeps a separate copy for each person.</source>
        <translation>Rekod ini milik pengguna lain. Log masuk sebagai diri anda: MySPIKE menyimpan salinan berasingan bagi setiap orang.</translation>
    </message>
    <message>
        <source>This is too much for one step. Shorten the longest text, or save it in parts.</source>
        <translation>Ini terlalu besar untuk satu langkah. Pendekkan teks yang paling panjang, atau simpan secara berperingkat.</translation>
    </message>
    <message>
        <source>The server answered for another user. Log out and log in again.</source>
        <translation>Pelayan menjawab bagi pengguna lain. Log keluar dan log masuk semula.</translation>
    </message>
    <message>
        <source>The server&apos;s records were restored. MySPIKE greets it again.</source>
        <translation>Rekod pelayan telah dipulihkan. MySPIKE menghubunginya semula.</translation>
    </message>
    <message>
        <source>The records on this machine could not be read. Try again; if it happens again, send the log to the administrator.</source>
        <translation>Rekod pada komputer ini tidak dapat dibaca. Cuba lagi; jika berulang, hantar log kepada pentadbir.</translation>
    </message>
</context>
<context>
    <name>role</name>
    <message>
        <source>System administrator</source>
        <translation>Pentadbir sistem</translation>
    </message>
    <message>
        <source>Verification officer</source>
        <translation>Pegawai Verifikasi</translation>
    </message>
    <message>
        <source>Regional officer</source>
        <translation>Pegawai Wilayah</translation>
    </message>
    <message>
        <source>Finance officer</source>
        <translation>Pegawai Kewangan</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Pengurusan</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Juruaudit</translation>
    </message>
    <message>
        <source>Centre manager</source>
        <translation>Pengurus Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Centre administrator</source>
        <translation>Pentadbir PB</translation>
    </message>
    <message>
        <source>Internal verifier</source>
        <translation>Pegawai Pengesah Dalaman</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>Pegawai Penilai</translation>
    </message>
    <message>
        <source>External verifier</source>
        <translation>Pegawai Pengesah Luaran</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>Work</source>
        <translation>Kerja</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Senarai</translation>
    </message>
    <message>
        <source>Assign verifiers</source>
        <translation>Tugaskan PPL</translation>
    </message>
    <message>
        <source>Review reports</source>
        <translation>Semak laporan</translation>
    </message>
    <message>
        <source>Ask for verification</source>
        <translation>Mohon verifikasi</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Confirmed results</source>
        <translation>Keputusan disahkan</translation>
    </message>
    <message>
        <source>Watch lists</source>
        <translation>Senarai pantauan</translation>
    </message>
    <message>
        <source>Replace verifiers</source>
        <translation>Ganti PPL</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>The server could not prove who it is. A network&apos;s log-in page or another device may stand between, or this machine&apos;s clock is wrong. Nothing was sent; your work is kept.</source>
        <translation>Pelayan tidak dapat membuktikan identitinya. Mungkin ada halaman log masuk rangkaian atau peranti lain di antaranya, atau jam komputer ini salah. Tiada apa-apa dihantar; kerja anda disimpan.</translation>
    </message>
    <message>
        <source>The server did not answer in time. MySPIKE tries again by itself; your work is kept.</source>
        <translation>Pelayan tidak menjawab dalam masa yang ditetapkan. MySPIKE mencuba lagi dengan sendiri; kerja anda disimpan.</translation>
    </message>
    <message>
        <source>The server cannot be reached. MySPIKE tries again by itself; your work is kept.</source>
        <translation>Pelayan tidak dapat dihubungi. MySPIKE mencuba lagi dengan sendiri; kerja anda disimpan.</translation>
    </message>
    <message>
        <source>The server sent more than this version can take at once. Update MySPIKE, then synchronise again.</source>
        <translation>Pelayan menghantar lebih daripada yang dapat diterima oleh versi ini sekali gus. Kemas kini MySPIKE, kemudian segerakkan semula.</translation>
    </message>
    <message>
        <source>The server could not decide on your work just now. MySPIKE sends it again by itself.</source>
        <translation>Pelayan belum dapat memutuskan kerja anda. MySPIKE menghantarnya semula dengan sendiri.</translation>
    </message>
    <message>
        <source>Log in to synchronise. Your work is kept on this machine meanwhile.</source>
        <translation>Log masuk untuk menyegerakkan. Sementara itu kerja anda disimpan pada komputer ini.</translation>
    </message>
    <message>
        <source>Synchronisation is not running. Your work is kept on this machine.</source>
        <translation>Penyegerakan tidak berjalan. Kerja anda disimpan pada komputer ini.</translation>
    </message>
    <message>
        <source>Synchronisation is under way already.</source>
        <translation>Penyegerakan sedang berjalan.</translation>
    </message>
    <message>
        <source>The server has not been reached since %1. Trying again now; your work is kept on this machine.</source>
        <translation>Pelayan tidak dapat dihubungi sejak %1. Sedang mencuba lagi; kerja anda disimpan pada komputer ini.</translation>
    </message>
    <message>
        <source>Synchronising now.</source>
        <translation>Sedang menyegerakkan.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Menunggu dihantar</translation>
    </message>
    <message>
        <source>Answers of the server</source>
        <translation>Jawapan pelayan</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Perbezaan</translation>
    </message>
    <message>
        <source>Parked work</source>
        <translation>Kerja ditahan</translation>
    </message>
    <message>
        <source>The server&apos;s count of this machine&apos;s work differs. MySPIKE numbers what waits anew and sends it; nothing counts twice.</source>
        <translation>Kiraan pelayan bagi kerja komputer ini berbeza. MySPIKE menomborkan semula yang menunggu dan menghantarnya; tiada apa-apa dikira dua kali.</translation>
    </message>
</context>
</TS>
