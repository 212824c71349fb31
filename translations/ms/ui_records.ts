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
        <source>Put the author&apos;s value into the form</source>
        <translation>Masukkan nilai penulis ke dalam borang</translation>
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
        <source>The server&apos;s value stands until somebody decides. Taking the author&apos;s value is a new change.</source>
        <translation>Nilai pelayan kekal sehingga ada yang memutuskan. Mengambil nilai penulis ialah perubahan baharu.</translation>
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
</context>
</TS>
