<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>ui</name>
    <message>
        <source>not answered</source>
        <translation>belum dijawab</translation>
    </message>
    <message>
        <source>Write the reason first; it is kept with the record.</source>
        <translation>Tulis sebabnya dahulu; ia disimpan bersama rekod.</translation>
    </message>
    <message>
        <source>The signature cannot be read. Sign again.</source>
        <translation>Tandatangan tidak dapat dibaca. Tandatangani semula.</translation>
    </message>
    <message>
        <source>Sign with this name</source>
        <translation>Tandatangani dengan nama ini</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>Buat asal goresan</translation>
    </message>
    <message>
        <source>Wipe the signature</source>
        <translation>Padam tandatangan</translation>
    </message>
    <message>
        <source>Sign above, or type the full name and confirm.</source>
        <translation>Tandatangani di atas, atau taip nama penuh dan sahkan.</translation>
    </message>
    <message>
        <source>Type the full name first, then confirm.</source>
        <translation>Taip nama penuh dahulu, kemudian sahkan.</translation>
    </message>
    <message>
        <source>Full name of the one who signs</source>
        <translation>Nama penuh penandatangan</translation>
    </message>
    <message>
        <source>Signed.</source>
        <translation>Telah ditandatangani.</translation>
    </message>
    <message>
        <source>Signature: not signed yet</source>
        <translation>Tandatangan: belum ditandatangani</translation>
    </message>
    <message>
        <source>Signature: signed</source>
        <translation>Tandatangan: telah ditandatangani</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mula</translation>
    </message>
    <message>
        <source>Set to zero</source>
        <translation>Set kepada sifar</translation>
    </message>
    <message>
        <source>Time taken: %1</source>
        <translation>Masa yang diambil: %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Teruskan</translation>
    </message>
    <message>
        <source>Take a photograph</source>
        <translation>Ambil gambar</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Pilih fail…</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>Gambar dan fail</translation>
    </message>
    <message>
        <source>What you typed here at %1 is back.</source>
        <translation>Apa yang anda taip di sini pada %1 telah dikembalikan.</translation>
    </message>
</context>
</TS>
