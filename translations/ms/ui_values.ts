<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>reference</name>
    <message>
        <source>not on this machine</source>
        <translation>tiada dalam komputer ini</translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation>tidak wujud lagi</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>Waits to be sent</source>
        <translation>Menunggu dihantar</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Ditolak oleh pelayan</translation>
    </message>
    <message>
        <source>Differs from somebody else&apos;s change</source>
        <translation>Berbeza daripada perubahan orang lain</translation>
    </message>
    <message>
        <source>Same as on the server</source>
        <translation>Sama seperti di pelayan</translation>
    </message>
</context>
</TS>
