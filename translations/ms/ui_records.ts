<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>attachment</name>
    <message>
        <source>Files (%1)</source>
        <translation>Fail (%1)</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>menunggu dihantar</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Lampirkan fail</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Gambar tampal</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Nothing has happened to this record yet.</source>
        <translation>Belum ada apa-apa berlaku pada rekod ini.</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Papar yang lebih lama</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>kosong</translation>
    </message>
    <message>
        <source>%1 added this record.</source>
        <translation>%1 menambah rekod ini.</translation>
    </message>
    <message>
        <source>%1 added %2.</source>
        <translation>%1 menambah %2.</translation>
    </message>
    <message>
        <source>%1 removed this record.</source>
        <translation>%1 mengeluarkan rekod ini.</translation>
    </message>
    <message>
        <source>%1 removed %2.</source>
        <translation>%1 mengeluarkan %2.</translation>
    </message>
    <message>
        <source>%1 changed %2 from %3 to %4.</source>
        <translation>%1 mengubah %2 daripada %3 kepada %4.</translation>
    </message>
    <message>
        <source>%1 changed %2 fields.</source>
        <translation>%1 mengubah %2 medan.</translation>
    </message>
    <message>
        <source>%1 changed %2 fields of %3.</source>
        <translation>%1 mengubah %2 medan bagi %3.</translation>
    </message>
    <message>
        <source>%1 attached the file “%2”.</source>
        <translation>%1 melampirkan fail “%2”.</translation>
    </message>
    <message>
        <source>%1: “%2”.</source>
        <translation>%1: “%2”.</translation>
    </message>
    <message>
        <source>%1: “%2” on %3.</source>
        <translation>%1: “%2” pada %3.</translation>
    </message>
    <message>
        <source>On behalf of %1.</source>
        <translation>Bagi pihak %1.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Sebab: %1</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>luar talian</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>menunggu dihantar</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>diterima %1</translation>
    </message>
    <message>
        <source>%1 decided about %2&apos;s wish to remove this record.</source>
        <translation>%1 memutuskan kehendak %2 untuk mengeluarkan rekod ini.</translation>
    </message>
    <message>
        <source>%1 decided about %2&apos;s change of the removed record.</source>
        <translation>%1 memutuskan perubahan %2 pada rekod yang telah dikeluarkan.</translation>
    </message>
    <message>
        <source>%1 decided what %2 and somebody else had written differently.</source>
        <translation>%1 memutuskan perbezaan antara tulisan %2 dengan orang lain.</translation>
    </message>
    <message>
        <source>%1: %2 was kept; %3 had written %4</source>
        <translation>%1: %2 dikekalkan; %3 menulis %4</translation>
    </message>
    <message>
        <source>%1: %3&apos;s %2 was taken in place of %4</source>
        <translation>%1: %2 oleh %3 diambil sebagai ganti %4</translation>
    </message>
    <message>
        <source>%1: now %2; %3 had written %4, and %5 stood there</source>
        <translation>%1: kini %2; %3 menulis %4, sebelumnya %5</translation>
    </message>
    <message>
        <source>%1 let in work of %2 that had arrived too late.</source>
        <translation>%1 menerima masuk kerja %2 yang tiba lewat.</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
</context>
<context>
    <name>parked</name>
    <message>
        <source>Let in</source>
        <translation>Terima masuk</translation>
    </message>
    <message>
        <source>This is your own work. Ask another supervisor to decide.</source>
        <translation>Ini kerja anda sendiri. Minta penyelia lain membuat keputusan.</translation>
    </message>
</context>
<context>
    <name>receipt</name>
    <message>
        <source>Save the receipts as a file</source>
        <translation>Simpan resit sebagai fail</translation>
    </message>
    <message>
        <source>On its way to the server</source>
        <translation>Dalam perjalanan ke pelayan</translation>
    </message>
    <message>
        <source>Waits to be sent; it no longer fits what others did, and the server will decide</source>
        <translation>Menunggu dihantar; tidak lagi sepadan dengan tindakan orang lain, dan pelayan akan memutuskan</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Menunggu dihantar</translation>
    </message>
    <message>
        <source>Received %1 · accepted, by a right that held when it was done</source>
        <translation>Diterima %1 · diluluskan mengikut hak yang sah semasa ia dibuat</translation>
    </message>
    <message>
        <source>Received %1 · %2</source>
        <translation>Tiba %1 · %2</translation>
    </message>
    <message>
        <source>Received %1 · decided by rule %2: %3</source>
        <translation>Tiba %1 · diputuskan mengikut peraturan %2: %3</translation>
    </message>
    <message>
        <source>Receipt %1: signed by the server, and it names exactly what was sent.</source>
        <translation>Resit %1: ditandatangani oleh pelayan, dan menyatakan dengan tepat apa yang dihantar.</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Resit penerimaan</translation>
    </message>
    <message>
        <source>Sent from this machine</source>
        <translation>Dihantar daripada komputer ini</translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Belum ada.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Disimpan sebagai %1.</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Baharu: %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ubah: %1</translation>
    </message>
    <message>
        <source>Removal: %1</source>
        <translation>Pengeluaran: %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Sejarah</translation>
    </message>
    <message>
        <source>Draft kept at %1</source>
        <translation>Draf disimpan pada %1</translation>
    </message>
    <message>
        <source>Remove this record</source>
        <translation>Keluarkan rekod ini</translation>
    </message>
    <message>
        <source>Go to the history</source>
        <translation>Ke sejarah</translation>
    </message>
    <message>
        <source>This follows from where it was added.</source>
        <translation>Ditentukan oleh tempat ia ditambah.</translation>
    </message>
    <message>
        <source>%1 was changed meanwhile to “%2”. What you typed is kept; saving puts yours in its place.</source>
        <translation>%1 telah diubah kepada “%2” sementara itu. Teks anda dikekalkan; menyimpan akan menggantikannya dengan teks anda.</translation>
    </message>
    <message>
        <source>Decide first about the unfinished changes from before.</source>
        <translation>Tentukan dahulu perubahan yang belum selesai sebelum ini.</translation>
    </message>
    <message>
        <source>Save the record first.</source>
        <translation>Simpan rekod dahulu.</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>The unfinished changes were discarded.</source>
        <translation>Perubahan yang belum selesai telah dibuang.</translation>
    </message>
    <message>
        <source>What differs?</source>
        <translation>Apa yang berbeza?</translation>
    </message>
    <message>
        <source>There are unfinished changes from %1.</source>
        <translation>Ada perubahan yang belum selesai dari %1.</translation>
    </message>
    <message>
        <source>Unfinished changes from %1</source>
        <translation>Perubahan yang belum selesai dari %1</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>Tiada perubahan.</translation>
    </message>
    <message>
        <source>Saved on this machine.</source>
        <translation>Disimpan pada komputer ini.</translation>
    </message>
    <message>
        <source>Saved, but for what cannot be read yet.</source>
        <translation>Disimpan, kecuali yang belum dapat dibaca.</translation>
    </message>
    <message>
        <source>Tick the warnings as read, then choose “%1” again.</source>
        <translation>Tandakan amaran sebagai dibaca, kemudian pilih “%1” sekali lagi.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Selesai: %1.</translation>
    </message>
    <message>
        <source>Remove this record?</source>
        <translation>Keluarkan rekod ini?</translation>
    </message>
    <message>
        <source>“%1” leaves every list. Its history stays.</source>
        <translation>“%1” akan keluar daripada semua senarai. Sejarahnya kekal.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Kekalkan</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Keluarkan</translation>
    </message>
    <message>
        <source>This record is not on this machine, or no longer exists. Go back to the list.</source>
        <translation>Rekod ini tiada dalam komputer ini, atau tidak wujud lagi. Kembali ke senarai.</translation>
    </message>
    <message>
        <source>This is written once and cannot be changed.</source>
        <translation>Ini ditulis sekali dan tidak boleh diubah.</translation>
    </message>
    <message>
        <source>Your access does not cover removing this.</source>
        <translation>Capaian anda tidak meliputi pengeluaran rekod ini.</translation>
    </message>
    <message>
        <source>Your access does not cover adding this.</source>
        <translation>Capaian anda tidak meliputi penambahan rekod ini.</translation>
    </message>
    <message>
        <source>Other acts</source>
        <translation>Tindakan lain</translation>
    </message>
</context>
<context>
    <name>syncpage</name>
    <message>
        <source>Made at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Penulis</translation>
    </message>
    <message>
        <source>Field</source>
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
        <source>No differences</source>
        <translation>Tiada perbezaan</translation>
    </message>
    <message>
        <source>Nobody has changed the same thing at the same time as you.</source>
        <translation>Tiada orang lain mengubah perkara yang sama serentak dengan anda.</translation>
    </message>
    <message>
        <source>Differences to be decided</source>
        <translation>Perbezaan untuk diputuskan</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Terbuka: %1</translation>
    </message>
    <message>
        <source>Choose a row first.</source>
        <translation>Pilih satu baris dahulu.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Merged with another change</source>
        <translation>Digabungkan dengan perubahan lain</translation>
    </message>
    <message>
        <source>Differs from another change</source>
        <translation>Berbeza daripada perubahan lain</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Held up by an earlier refusal</source>
        <translation>Tertahan oleh penolakan terdahulu</translation>
    </message>
    <message>
        <source>Waits for a supervisor</source>
        <translation>Menunggu penyelia</translation>
    </message>
    <message>
        <source>Will be tried again</source>
        <translation>Akan dicuba lagi</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>Dijawab pada</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Perkara</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawapan</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Ditaip</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Tiada yang ditolak</translation>
    </message>
    <message>
        <source>The server has accepted everything it has seen from this machine.</source>
        <translation>Pelayan telah menerima semua yang diterimanya daripada komputer ini.</translation>
    </message>
    <message>
        <source>Put it into the form again</source>
        <translation>Masukkan semula ke dalam borang</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>Simpan sebagai fail</translation>
    </message>
    <message>
        <source>Done with it</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Answers of the server</source>
        <translation>Jawapan pelayan</translation>
    </message>
    <message>
        <source>To be dealt with: %1</source>
        <translation>Perlu diuruskan: %1</translation>
    </message>
    <message>
        <source>Save what was typed</source>
        <translation>Simpan apa yang ditaip</translation>
    </message>
    <message>
        <source>Refused act</source>
        <translation>Tindakan ditolak</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Sedang dihantar</translation>
    </message>
    <message>
        <source>Decided; comes back with the next synchronisation</source>
        <translation>Telah diputuskan; kembali pada penyegerakan berikutnya</translation>
    </message>
    <message>
        <source>No longer fits what others did; the server will decide</source>
        <translation>Tidak lagi sepadan dengan tindakan orang lain; pelayan akan memutuskan</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>Dibuat pada</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Tiada yang menunggu</translation>
    </message>
    <message>
        <source>Everything done on this machine has reached the server.</source>
        <translation>Semua yang dibuat pada komputer ini telah sampai ke pelayan.</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Menunggu dihantar</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Menunggu: %1</translation>
    </message>
    <message>
        <source>Tried %1 times.</source>
        <translation>Dicuba %1 kali.</translation>
    </message>
    <message>
        <source>What was typed</source>
        <translation>Apa yang ditaip</translation>
    </message>
    <message>
        <source>Note, for who reads the history</source>
        <translation>Catatan untuk pembaca sejarah rekod</translation>
    </message>
    <message>
        <source>When it was removed</source>
        <translation>Semasa dikeluarkan</translation>
    </message>
    <message>
        <source>Leave the record removed</source>
        <translation>Biarkan rekod dikeluarkan</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>Kekalkan rekod</translation>
    </message>
    <message>
        <source>Bring the record back, with the values below</source>
        <translation>Kembalikan rekod dengan nilai di bawah</translation>
    </message>
    <message>
        <source>Remove the record after all</source>
        <translation>Keluarkan juga rekod ini</translation>
    </message>
    <message>
        <source>%1: the author&apos;s value, %2</source>
        <translation>%1: nilai penulis, %2</translation>
    </message>
    <message>
        <source>%1: the server&apos;s value, %2</source>
        <translation>%1: nilai pelayan, %2</translation>
    </message>
    <message>
        <source>Another value</source>
        <translation>Nilai lain</translation>
    </message>
    <message>
        <source>%1: another value</source>
        <translation>%1: nilai lain</translation>
    </message>
    <message>
        <source>Decide so</source>
        <translation>Putuskan begini</translation>
    </message>
    <message>
        <source>Two people changed this. The server&apos;s value stands until somebody decides.</source>
        <translation>Dua orang mengubah perkara ini. Nilai pelayan kekal sehingga ada keputusan.</translation>
    </message>
    <message>
        <source>The record was removed before this change arrived. It stays removed until somebody decides; what was typed is kept.</source>
        <translation>Rekod dikeluarkan sebelum perubahan ini tiba. Rekod kekal dikeluarkan sehingga ada keputusan; apa yang ditaip disimpan.</translation>
    </message>
    <message>
        <source>Somebody wanted to remove the record without having seen its latest change. It stays until somebody decides.</source>
        <translation>Seseorang mahu mengeluarkan rekod ini tanpa melihat perubahan terkininya. Rekod kekal sehingga ada keputusan.</translation>
    </message>
    <message>
        <source>Decided. The record&apos;s history tells it.</source>
        <translation>Diputuskan. Sejarah rekod mencatatkannya.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Hantar semula</translation>
    </message>
    <message>
        <source>Refused by a supervisor</source>
        <translation>Ditolak oleh penyelia</translation>
    </message>
    <message>
        <source>Let in by a supervisor</source>
        <translation>Diterima masuk oleh penyelia</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Diputuskan</translation>
    </message>
    <message>
        <source>Somebody else changed the same thing first. The server&apos;s value stands until somebody decides; what you typed is kept.</source>
        <translation>Orang lain telah mengubah perkara yang sama dahulu. Nilai pelayan kekal sehingga ada keputusan; apa yang anda taip disimpan.</translation>
    </message>
    <message>
        <source>Decide the difference</source>
        <translation>Putuskan perbezaan</translation>
    </message>
    <message>
        <source>This is decided.</source>
        <translation>Ini telah diputuskan.</translation>
    </message>
    <message>
        <source>A supervisor decides on this.</source>
        <translation>Penyelia memutuskan perkara ini.</translation>
    </message>
    <message>
        <source>Only what was refused can be sent again.</source>
        <translation>Hanya yang ditolak boleh dihantar semula.</translation>
    </message>
    <message>
        <source>Decide the difference first.</source>
        <translation>Putuskan perbezaan itu dahulu.</translation>
    </message>
    <message>
        <source>A supervisor has not decided yet.</source>
        <translation>Penyelia belum membuat keputusan.</translation>
    </message>
    <message>
        <source>It waits to be sent again, as a new act.</source>
        <translation>Ia menunggu dihantar semula sebagai tindakan baharu.</translation>
    </message>
    <message>
        <source>Let go of what was refused?</source>
        <translation>Lepaskan apa yang ditolak?</translation>
    </message>
    <message>
        <source>“%1” was not taken by the server and will not be sent again. This is lost on this machine:
%2</source>
        <translation>“%1” tidak diterima oleh pelayan dan tidak akan dihantar semula. Ini hilang daripada komputer ini:
%2</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Save as a file first</source>
        <translation>Simpan sebagai fail dahulu</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Lepaskan</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Hantar sekarang</translation>
    </message>
    <message>
        <source>Waiting act</source>
        <translation>Tindakan menunggu</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Tarik balik…</translation>
    </message>
    <message>
        <source>Log in first.</source>
        <translation>Log masuk dahulu.</translation>
    </message>
    <message>
        <source>This has left the machine already; the server&apos;s answer comes with the next synchronisation.</source>
        <translation>Ini sudah keluar dari komputer ini; jawapan pelayan tiba pada penyegerakan berikutnya.</translation>
    </message>
    <message>
        <source>•  and %1 more</source>
        <translation>•  dan %1 lagi</translation>
    </message>
    <message>
        <source>“%1” will be as if it had never been done. This is lost:
%2</source>
        <translation>“%1” akan menjadi seolah-olah tidak pernah dibuat. Ini akan hilang:
%2</translation>
    </message>
    <message>
        <source>“%1” will be as if it had never been done. This is lost:
%2

These build on it and go with it:
%3</source>
        <translation>“%1” akan menjadi seolah-olah tidak pernah dibuat. Ini akan hilang:
%2

Yang berikut berasaskannya dan turut ditarik balik:
%3</translation>
    </message>
    <message>
        <source>Take this act back?</source>
        <translation>Tarik balik tindakan ini?</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Tarik balik</translation>
    </message>
    <message>
        <source>Taken back: %1.</source>
        <translation>Ditarik balik: %1.</translation>
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
        <source>Nothing is parked</source>
        <translation>Tiada kerja ditahan</translation>
    </message>
    <message>
        <source>No work waits here for a supervisor&apos;s decision.</source>
        <translation>Tiada kerja menunggu keputusan penyelia di sini.</translation>
    </message>
    <message>
        <source>Let in all of this person</source>
        <translation>Terima semua daripada orang ini</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Tolak…</translation>
    </message>
    <message>
        <source>Parked work</source>
        <translation>Kerja ditahan</translation>
    </message>
    <message>
        <source>Work that waits for a supervisor</source>
        <translation>Kerja yang menunggu penyelia</translation>
    </message>
    <message>
        <source>%1 did this on %2 by that machine&apos;s clock (%3). The right to it ended on %4, and the work arrived long after.</source>
        <translation>%1 membuatnya pada %2 mengikut jam komputer itu (%3). Haknya tamat pada %4, dan kerja itu tiba lama selepasnya.</translation>
    </message>
    <message>
        <source>%1 did this on %2 by that machine&apos;s clock (%3). It builds on earlier work that is parked too.</source>
        <translation>%1 membuatnya pada %2 mengikut jam komputer itu (%3). Ia berasaskan kerja terdahulu yang turut ditahan.</translation>
    </message>
    <message>
        <source>The server is deciding.</source>
        <translation>Pelayan sedang memutuskan.</translation>
    </message>
    <message>
        <source>Let in all of this person&apos;s work?</source>
        <translation>Terima masuk semua kerja orang ini?</translation>
    </message>
    <message>
        <source>%1 acts of %2 run in the order they were done. The first that no longer fits stops the rest; you see why.</source>
        <translation>%1 tindakan %2 dijalankan mengikut susunan ia dibuat. Yang pertama tidak lagi sepadan menghentikan yang lain; anda akan melihat sebabnya.</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Biarkan</translation>
    </message>
    <message>
        <source>Let all in</source>
        <translation>Terima semua</translation>
    </message>
    <message>
        <source>Let in: %1.</source>
        <translation>Diterima masuk: %1.</translation>
    </message>
    <message>
        <source>Refuse this work?</source>
        <translation>Tolak kerja ini?</translation>
    </message>
    <message>
        <source>“%1” does not count then. %2 keeps what was typed, and reads your reason.</source>
        <translation>“%1” tidak akan dikira. %2 menyimpan apa yang ditaip dan membaca sebab anda.</translation>
    </message>
    <message>
        <source>Leave it parked</source>
        <translation>Biarkan ditahan</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Reason, which the author reads</source>
        <translation>Sebab, yang dibaca oleh penulis</translation>
    </message>
    <message>
        <source>Refused; the author reads your reason.</source>
        <translation>Ditolak; penulis membaca sebab anda.</translation>
    </message>
</context>
</TS>
