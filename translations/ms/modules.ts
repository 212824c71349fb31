<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>identity</name>
    <message>
        <source>A passport number has 5 to 20 capital letters and digits. Read it again from the passport.</source>
        <translation>Nombor pasport mempunyai 5 hingga 20 huruf besar dan digit. Baca semula nombor itu daripada pasport.</translation>
    </message>
    <message>
        <source>The place of birth %1 in this number is not known. Compare it with the card; write why it is right.</source>
        <translation>Tempat lahir %1 dalam nombor ini tidak dikenali. Bandingkan dengan kad; tulis sebab nombor itu betul.</translation>
    </message>
</context>
<context>
    <name>mark_sheet</name>
    <message>
        <source>The group is not on this machine. Connect to the server, then try again.</source>
        <translation>Kumpulan ini tiada dalam komputer ini. Sambung ke pelayan, kemudian cuba lagi.</translation>
    </message>
</context>
</TS>
