<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>access_grant</name>
    <message>
        <source>Right</source>
        <translation>Hak capaian</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Hak capaian</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peranan</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Skop</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Dari</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hingga</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Diberi oleh</translation>
    </message>
    <message>
        <source>Follows from</source>
        <translation>Berpunca daripada</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Ditamatkan pada</translation>
    </message>
    <message>
        <source>The right would end before it begins. Correct the dates.</source>
        <translation>Hak capaian ini akan tamat sebelum ia bermula. Betulkan tarikh.</translation>
    </message>
    <message>
        <source>This right no longer exists. Refresh the list.</source>
        <translation>Hak capaian ini tidak wujud lagi. Muat semula senarai.</translation>
    </message>
    <message>
        <source>Give a right</source>
        <translation>Beri hak capaian</translation>
    </message>
    <message>
        <source>End the right</source>
        <translation>Tamatkan hak capaian</translation>
    </message>
    <message>
        <source>End the rights that follow from it</source>
        <translation>Tamatkan hak capaian yang berpunca daripadanya</translation>
    </message>
</context>
<context>
    <name>identity_kind</name>
    <message>
        <source>MyKad</source>
        <translation>MyKad</translation>
    </message>
    <message>
        <source>MyPR</source>
        <translation>MyPR</translation>
    </message>
    <message>
        <source>MyKAS</source>
        <translation>MyKAS</translation>
    </message>
    <message>
        <source>Army or police</source>
        <translation>Tentera atau polis</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Pasport</translation>
    </message>
</context>
<context>
    <name>user</name>
    <message>
        <source>Registered</source>
        <translation>Berdaftar</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktif</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Digantung</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Dikunci</translation>
    </message>
    <message>
        <source>Dormant</source>
        <translation>Tidak Aktif</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Ditamatkan</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Bahasa Melayu</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>This person has an account already. Use that one, or ask an administrator to merge the two.</source>
        <translation>Orang ini telah mempunyai akaun. Gunakan akaun itu, atau minta pentadbir menggabungkan kedua-duanya.</translation>
    </message>
    <message>
        <source>This login name is taken. Choose another.</source>
        <translation>Nama log masuk ini telah digunakan. Pilih nama lain.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Pengguna</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>Nama log masuk</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind of identity document</source>
        <translation>Jenis dokumen pengenalan</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>No. pengenalan</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mel</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Pejabat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Aktifkan</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Gantung</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kunci</translation>
    </message>
    <message>
        <source>Mark as dormant</source>
        <translation>Tandakan tidak aktif</translation>
    </message>
    <message>
        <source>End the account</source>
        <translation>Tamatkan akaun</translation>
    </message>
</context>
<context>
    <name>users</name>
    <message>
        <source>This user does not exist. Ask an administrator.</source>
        <translation>Pengguna ini tidak wujud. Hubungi pentadbir.</translation>
    </message>
</context>
</TS>
