<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ms" sourcelanguage="en">
<context>
    <name>answer</name>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Tidak berkaitan</translation>
    </message>
</context>
<context>
    <name>assignment</name>
    <message>
        <source>Awaiting reply</source>
        <translation>Menunggu Jawapan</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Ditolak PPL</translation>
    </message>
    <message>
        <source>No reply in time</source>
        <translation>Luput</translation>
    </message>
    <message>
        <source>Package downloaded</source>
        <translation>Pakej Dimuat Turun</translation>
    </message>
    <message>
        <source>On visit</source>
        <translation>Dalam Lawatan</translation>
    </message>
    <message>
        <source>Visit closed</source>
        <translation>Lawatan Selesai</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Tamat</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Diganti</translation>
    </message>
    <message>
        <source>Could not be held</source>
        <translation>Tidak Dapat Dijalankan</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Ketua</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Ahli</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Belum ada</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Tolak tugasan</translation>
    </message>
    <message>
        <source>Download the package</source>
        <translation>Muat turun pakej</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftar masuk</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Tutup lawatan</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Tamatkan</translation>
    </message>
    <message>
        <source>Replace the verifier</source>
        <translation>Ganti PPL</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Verifier&apos;s account</source>
        <translation>Akaun PPL</translation>
    </message>
    <message>
        <source>Verifier&apos;s name</source>
        <translation>Nama PPL</translation>
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
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Peranan</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Distance (km)</source>
        <translation>Jarak (km)</translation>
    </message>
    <message>
        <source>Assigned by</source>
        <translation>Ditugaskan oleh</translation>
    </message>
    <message>
        <source>Assigned at</source>
        <translation>Ditugaskan pada</translation>
    </message>
    <message>
        <source>Reply by</source>
        <translation>Tarikh akhir menjawab</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Jawapan</translation>
    </message>
    <message>
        <source>Replied at</source>
        <translation>Dijawab pada</translation>
    </message>
    <message>
        <source>Reason for declining</source>
        <translation>Sebab menolak tugasan</translation>
    </message>
    <message>
        <source>Declaration of conflicts</source>
        <translation>Isytihar konflik</translation>
    </message>
    <message>
        <source>A conflict was declared</source>
        <translation>Konflik telah diisytiharkan</translation>
    </message>
    <message>
        <source>Conflict declared</source>
        <translation>Konflik diisytiharkan</translation>
    </message>
    <message>
        <source>Declaration signed at</source>
        <translation>Perisytiharan ditandatangani pada</translation>
    </message>
    <message>
        <source>Package version</source>
        <translation>Versi pakej</translation>
    </message>
    <message>
        <source>Last day for check-in</source>
        <translation>Hari terakhir daftar masuk</translation>
    </message>
    <message>
        <source>Package on device</source>
        <translation>Pakej pada peranti</translation>
    </message>
    <message>
        <source>Seed of the sample</source>
        <translation>Benih pensampelan</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Report due</source>
        <translation>Tarikh akhir laporan</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Menggantikan</translation>
    </message>
    <message>
        <source>The declaration cannot be read. Answer its questions again.</source>
        <translation>Perisytiharan tidak dapat dibaca. Jawab soalannya semula.</translation>
    </message>
    <message>
        <source>%1 of %2 questions of the declaration are answered. Answer all of them.</source>
        <translation>%1 daripada %2 soalan perisytiharan telah dijawab. Jawab kesemuanya.</translation>
    </message>
    <message>
        <source>Sign the declaration of conflicts.</source>
        <translation>Tandatangani isytihar konflik kepentingan.</translation>
    </message>
    <message>
        <source>You declared a conflict, so you cannot take this visit. Decline it.</source>
        <translation>Anda mengisytiharkan konflik, maka anda tidak boleh menerima lawatan ini. Tolak tugasan ini.</translation>
    </message>
    <message>
        <source>Say whether you accept; a refusal needs its reason.</source>
        <translation>Nyatakan sama ada anda menerima; penolakan memerlukan sebab.</translation>
    </message>
    <message>
        <source>She still has time to answer: days on which she is on a visit do not count.</source>
        <translation>PPL ini masih ada masa untuk menjawab: hari semasa PPL dalam lawatan tidak dikira.</translation>
    </message>
    <message>
        <source>This assignment is another verifier&apos;s.</source>
        <translation>Penugasan ini milik PPL lain.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Hari pertama</translation>
    </message>
    <message>
        <source>Reason for an override</source>
        <translation>Sebab pengecualian</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Masa mula</translation>
    </message>
    <message>
        <source>She goes already. Choose another verifier, or leave her the visit.</source>
        <translation>PPL ini memang telah ditugaskan. Pilih PPL lain, atau kekalkan penugasannya.</translation>
    </message>
    <message>
        <source>Conflict of interest</source>
        <translation>Konflik kepentingan</translation>
    </message>
    <message>
        <source>Another duty on these days</source>
        <translation>Tugas lain pada hari-hari ini</translation>
    </message>
    <message>
        <source>On leave</source>
        <translation>Bercuti</translation>
    </message>
    <message>
        <source>Illness or accident</source>
        <translation>Sakit atau kemalangan</translation>
    </message>
    <message>
        <source>Not my field or level</source>
        <translation>Bukan bidang atau tahap saya</translation>
    </message>
    <message>
        <source>Too far to travel</source>
        <translation>Terlalu jauh untuk perjalanan</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Sebab lain</translation>
    </message>
    <message>
        <source>Declined because of</source>
        <translation>Tugasan ditolak kerana</translation>
    </message>
</context>
<context>
    <name>assignment_desk</name>
    <message>
        <source>Requests that wait</source>
        <translation>Permohonan yang menunggu</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Verifiers</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>May go</source>
        <translation>Boleh pergi</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Jarak</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Tahun ini</translation>
    </message>
    <message>
        <source>First reason</source>
        <translation>Sebab pertama</translation>
    </message>
    <message>
        <source>First day of the visit</source>
        <translation>Hari pertama lawatan</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Tugaskan</translation>
    </message>
    <message>
        <source>Nothing waits for a verifier</source>
        <translation>Tiada permohonan menunggu PPL</translation>
    </message>
    <message>
        <source>Requests come here when an officer has checked them.</source>
        <translation>Permohonan dipaparkan di sini setelah disemak oleh pegawai.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Buka permohonan</translation>
    </message>
    <message>
        <source>Assign verifiers</source>
        <translation>Tugaskan PPL</translation>
    </message>
    <message>
        <source>Waiting: %1, too long: %2</source>
        <translation>Menunggu: %1, terlalu lama: %2</translation>
    </message>
    <message>
        <source>Reasons for and against her</source>
        <translation>Sebab yang menyokong dan yang tidak menyokong</translation>
    </message>
    <message>
        <source>Reason for going against the filter</source>
        <translation>Sebab pengecualian daripada tapisan</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 hari</translation>
    </message>
    <message>
        <source>Submitted %1 working days ago</source>
        <translation>Dihantar %1 hari bekerja lalu</translation>
    </message>
    <message>
        <source>Looking at every verifier</source>
        <translation>Sedang menyemak setiap PPL</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>The filter speaks against her. Your reason, at least %1 characters; it stands in the register of overrides with your name.</source>
        <translation>Tapisan penugasan tidak menyokong PPL ini. Tulis sebab anda, sekurang-kurangnya %1 aksara; sebab itu direkodkan dalam daftar pengecualian bersama nama anda.</translation>
    </message>
    <message>
        <source>Choose a request and a verifier.</source>
        <translation>Pilih permohonan dan PPL.</translation>
    </message>
    <message>
        <source>%1 may not go: %2 Write your reason below to send her all the same, or choose another verifier.</source>
        <translation>%1 tidak boleh pergi: %2 Tulis sebab anda di bawah jika PPL ini tetap ditugaskan, atau pilih PPL lain.</translation>
    </message>
    <message>
        <source>%1 gets the letter of appointment for %2, %3, and must reply by %4. It cannot be undone; from then on only another verifier in her place changes it.</source>
        <translation>%1 menerima surat lantikan bagi %2, %3, dan mesti menjawab selewat-lewatnya %4. Tindakan ini tidak boleh dibatalkan; selepas ini ia hanya berubah jika PPL diganti.</translation>
    </message>
    <message>
        <source>Against the filter, %1 gets the letter of appointment for %2, %3, and must reply by %4. Your reason goes into the register of overrides. It cannot be undone.</source>
        <translation>Berbeza daripada tapisan, %1 menerima surat lantikan bagi %2, %3, dan mesti menjawab selewat-lewatnya %4. Sebab anda direkodkan dalam daftar pengecualian. Tindakan ini tidak boleh dibatalkan.</translation>
    </message>
    <message>
        <source>Assign now</source>
        <translation>Tugaskan sekarang</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum lagi</translation>
    </message>
    <message>
        <source>The server is being asked.</source>
        <translation>Pelayan sedang dihubungi.</translation>
    </message>
    <message>
        <source>Assigning</source>
        <translation>Sedang menugaskan</translation>
    </message>
    <message>
        <source>%1 is assigned. Her letter is ready below.</source>
        <translation>%1 telah ditugaskan. Surat lantikannya sedia di bawah.</translation>
    </message>
    <message>
        <source>Letters of %1</source>
        <translation>Surat bagi %1</translation>
    </message>
    <message>
        <source>%1 trainees, level %2. Place: %3</source>
        <translation>%1 pelatih, Tahap %2. Tempat: %3</translation>
    </message>
    <message>
        <source>The centre proposed no dates.</source>
        <translation>PB tidak mencadangkan tarikh.</translation>
    </message>
    <message>
        <source>Proposed by the centre: %1</source>
        <translation>Dicadangkan oleh PB: %1</translation>
    </message>
    <message>
        <source>Verifiers sent</source>
        <translation>PPL yang ditugaskan</translation>
    </message>
    <message>
        <source>Visit from</source>
        <translation>Lawatan dari</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Masa mula</translation>
    </message>
    <message>
        <source>Why she goes no more; she reads it in her notice</source>
        <translation>Sebab penugasannya tamat; PPL membacanya dalam notis</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ganti</translation>
    </message>
    <message>
        <source>No verifier is on her way</source>
        <translation>Tiada PPL yang sedang ditugaskan</translation>
    </message>
    <message>
        <source>Verifiers stand here from the assignment until their visit is closed.</source>
        <translation>PPL disenaraikan di sini dari penugasan hingga lawatan ditutup.</translation>
    </message>
    <message>
        <source>Replace verifiers</source>
        <translation>Ganti PPL</translation>
    </message>
    <message>
        <source>On their way: %1, at a centre now: %2</source>
        <translation>Ditugaskan: %1, sedang di PB: %2</translation>
    </message>
    <message>
        <source>Why another verifier goes in her place</source>
        <translation>Sebab PPL lain menggantikannya</translation>
    </message>
    <message>
        <source>%1 is at the centre now. What she recorded, and what she still sends, is kept under her name; the other verifier begins the visit anew with a package of her own.</source>
        <translation>%1 sedang berada di PB. Semua yang telah dan akan dihantar disimpan atas namanya; PPL yang lain memulakan lawatan dari awal dengan pakej sendiri.</translation>
    </message>
    <message>
        <source>%1 goes now and has downloaded the package. It ends with her appointment; the other verifier gets a new one.</source>
        <translation>%1 ditugaskan sekarang dan telah memuat turun pakej. Pakej itu tamat bersama lantikannya; PPL yang lain mendapat pakej baharu.</translation>
    </message>
    <message>
        <source>%1 goes now: %2.</source>
        <translation>Ditugaskan sekarang: %1 (%2).</translation>
    </message>
    <message>
        <source>Write why another verifier goes. She reads it in her notice, and it stands in the history.</source>
        <translation>Tulis sebab PPL lain menggantikannya. Sebab itu tercatat dalam notis kepadanya dan dalam sejarah.</translation>
    </message>
    <message>
        <source>%1 gets the letter of appointment for %2, %3, in place of %5, and must reply by %4. %5 gets a notice with your reason, and her access ends today. It cannot be undone.</source>
        <translation>%1 menerima surat lantikan bagi %2, %3, menggantikan %5, dan perlu menjawab selewat-lewatnya pada %4. %5 menerima notis dengan sebab anda dan aksesnya tamat hari ini. Tindakan ini tidak boleh dibatalkan.</translation>
    </message>
    <message>
        <source>Against the filter, %1 gets the letter of appointment for %2, %3, in place of %5, and must reply by %4. %5 gets a notice, and her access ends today. Your reason for the override goes into the register. It cannot be undone.</source>
        <translation>Walaupun tapisan menghalang, %1 menerima surat lantikan bagi %2, %3, menggantikan %5, dan perlu menjawab selewat-lewatnya pada %4. %5 menerima notis dan aksesnya tamat hari ini. Sebab pengecualian anda dicatat dalam daftar. Tindakan ini tidak boleh dibatalkan.</translation>
    </message>
    <message>
        <source>Replace now</source>
        <translation>Ganti sekarang</translation>
    </message>
    <message>
        <source>%1 goes now. Her letter and the notice to the first verifier are ready below.</source>
        <translation>%1 kini ditugaskan. Surat lantikannya dan notis kepada PPL pertama tersedia di bawah.</translation>
    </message>
    <message>
        <source>No request is chosen.</source>
        <translation>Tiada permohonan dipilih.</translation>
    </message>
</context>
<context>
    <name>assignment_filter</name>
    <message>
        <source>Her appointment begins on %1, after the visit.</source>
        <translation>Pelantikan PPL ini bermula pada %1, selepas lawatan.</translation>
    </message>
    <message>
        <source>Her appointment ends on %1, before the last day of the visit, %2.</source>
        <translation>Pelantikan PPL ini tamat pada %1, sebelum hari terakhir lawatan, %2.</translation>
    </message>
    <message>
        <source>Her field covers %1, but not up to Level %2.</source>
        <translation>Bidang PPL ini meliputi %1, tetapi tidak sampai Tahap %2.</translation>
    </message>
    <message>
        <source>Her fields do not cover %1.</source>
        <translation>Bidang PPL ini tidak meliputi %1.</translation>
    </message>
    <message>
        <source>Her vendor registration is not active; her claim cannot be paid until it is.</source>
        <translation>Pendaftaran eVendor PPL ini tidak aktif; tuntutannya tidak boleh dibayar sehingga pendaftaran itu aktif.</translation>
    </message>
    <message>
        <source>A tie to this centre (%1) ended on %2, less than %3 years before the visit.</source>
        <translation>Kaitan dengan PB ini (%1) tamat pada %2, kurang daripada %3 tahun sebelum lawatan.</translation>
    </message>
    <message>
        <source>She has a tie to this centre (%1).</source>
        <translation>PPL ini mempunyai kaitan dengan PB ini (%1).</translation>
    </message>
    <message>
        <source>She assessed or verified group %1 herself.</source>
        <translation>PPL ini sendiri pernah menilai atau mengesahkan kumpulan %1.</translation>
    </message>
    <message>
        <source>She is or was personnel of this centre, recognised until %1.</source>
        <translation>PPL ini ialah atau pernah menjadi personel PB ini, diiktiraf hingga %1.</translation>
    </message>
    <message>
        <source>She held the last %1 visits at this centre.</source>
        <translation>PPL ini menjalankan %1 lawatan terakhir di PB ini.</translation>
    </message>
    <message>
        <source>She declared a conflict for this request.</source>
        <translation>PPL ini mengisytiharkan konflik bagi permohonan ini.</translation>
    </message>
    <message>
        <source>%1 groups with %2 trainees are too many for %3 days; %4 groups or %5 trainees a day are the most. Plan more days.</source>
        <translation>%1 kumpulan dengan %2 pelatih terlalu banyak untuk %3 hari; had sehari ialah %4 kumpulan atau %5 pelatih. Rancang lebih banyak hari.</translation>
    </message>
    <message>
        <source>She is on another visit from %1 until %2.</source>
        <translation>PPL ini berada dalam lawatan lain dari %1 hingga %2.</translation>
    </message>
    <message>
        <source>Her visit in another state from %1 until %2 leaves no half day to travel.</source>
        <translation>Lawatan PPL ini di negeri lain dari %1 hingga %2 tidak memberi setengah hari untuk perjalanan.</translation>
    </message>
    <message>
        <source>With this visit she would have %1 visit days in the month; %2 are the most.</source>
        <translation>Dengan lawatan ini, PPL akan mempunyai %1 hari lawatan dalam bulan itu; had ialah %2 hari.</translation>
    </message>
    <message>
        <source>The filter speaks against her. Write a reason of at least %1 characters; it stands in the register of overrides.</source>
        <translation>Tapisan penugasan tidak menyokong PPL ini. Tulis sebab sekurang-kurangnya %1 aksara; sebab itu direkodkan dalam daftar pengecualian.</translation>
    </message>
    <message>
        <source>The visit must begin today or later and take 1 to 30 days. Correct the dates.</source>
        <translation>Lawatan mesti bermula hari ini atau kemudian dan mengambil masa 1 hingga 30 hari. Betulkan tarikh.</translation>
    </message>
</context>
<context>
    <name>assignment_override</name>
    <message>
        <source>Override of the assignment filter</source>
        <translation>Pengecualian tapisan penugasan</translation>
    </message>
    <message>
        <source>Register of overrides</source>
        <translation>Daftar pengecualian</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Verifier&apos;s name</source>
        <translation>Nama PPL</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Peraturan</translation>
    </message>
    <message>
        <source>What the filter said</source>
        <translation>Keputusan tapisan</translation>
    </message>
    <message>
        <source>Officer&apos;s reason</source>
        <translation>Sebab pegawai</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Pegawai</translation>
    </message>
    <message>
        <source>Overridden at</source>
        <translation>Dikecualikan pada</translation>
    </message>
</context>
<context>
    <name>checklist_answer</name>
    <message>
        <source>Answer to a checklist item</source>
        <translation>Jawapan bagi perkara senarai semak</translation>
    </message>
    <message>
        <source>Answers to the checklist</source>
        <translation>Jawapan senarai semak</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Perkara</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawapan</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
</context>
<context>
    <name>claim</name>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Dihantar</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dipulangkan</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Disemak</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Diluluskan</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Dibayar</translation>
    </message>
    <message>
        <source>You checked this claim, so another officer must approve it.</source>
        <translation>Anda telah menyemak tuntutan ini, maka pegawai lain mesti meluluskannya.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Hantar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Pulangkan</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Semak</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Luluskan</translation>
    </message>
    <message>
        <source>Mark as paid</source>
        <translation>Tandakan dibayar</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tuntutan</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Tuntutan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Jumlah</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Tarikh akhir</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>Dihantar pada</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Disemak oleh</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Diluluskan oleh</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>There is a claim for this visit already. Open that one.</source>
        <translation>Sudah ada tuntutan bagi lawatan ini. Buka tuntutan itu.</translation>
    </message>
</context>
<context>
    <name>claim_line</name>
    <message>
        <source>Duty allowance</source>
        <translation>Elaun tugas</translation>
    </message>
    <message>
        <source>Mileage</source>
        <translation>Elaun perjalanan</translation>
    </message>
    <message>
        <source>Fare</source>
        <translation>Tambang</translation>
    </message>
    <message>
        <source>Toll and parking</source>
        <translation>Tol dan parkir</translation>
    </message>
    <message>
        <source>Lodging</source>
        <translation>Penginapan</translation>
    </message>
    <message>
        <source>Meals</source>
        <translation>Elaun makan</translation>
    </message>
    <message>
        <source>Line of a claim</source>
        <translation>Butiran tuntutan</translation>
    </message>
    <message>
        <source>Lines of a claim</source>
        <translation>Butiran tuntutan</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tuntutan</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarikh</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Kuantiti</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kadar</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amaun</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>The rate on %1 is %2. Use it.</source>
        <translation>Kadar pada %1 ialah %2. Gunakan kadar itu.</translation>
    </message>
    <message>
        <source>The amount is %1, but quantity times rate makes %2.</source>
        <translation>Amaun ialah %1, tetapi kuantiti kali kadar menjadi %2.</translation>
    </message>
    <message>
        <source>Lodging is paid up to %1 a night. Claim no more.</source>
        <translation>Penginapan dibayar sehingga %1 semalam. Jangan tuntut lebih daripada itu.</translation>
    </message>
    <message>
        <source>This line needs its receipt. Photograph it.</source>
        <translation>Butiran ini memerlukan resit. Ambil gambar resit itu.</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>The server did not do this. Synchronise and look at what happened meanwhile.</source>
        <translation>Pelayan tidak melaksanakan tindakan ini. Segerakkan dan lihat apa yang berlaku sementara itu.</translation>
    </message>
    <message>
        <source>There is no connection, and only the server can do this. What you chose and wrote stays on this page; do it again when the status shows a connection.</source>
        <translation>Tiada sambungan, dan hanya pelayan boleh melakukan tindakan ini. Pilihan dan tulisan anda kekal pada halaman ini; lakukan semula apabila status menunjukkan sambungan.</translation>
    </message>
</context>
<context>
    <name>desk_lists</name>
    <message>
        <source>Unassigned too long</source>
        <translation>Terlalu lama belum ditugaskan</translation>
    </message>
    <message>
        <source>Requests that wait for a verifier longer than the rule book allows.</source>
        <translation>Permohonan yang menunggu PPL lebih lama daripada yang dibenarkan oleh Buku Peraturan.</translation>
    </message>
    <message>
        <source>Awaiting the verifier&apos;s reply</source>
        <translation>Menunggu jawapan PPL</translation>
    </message>
    <message>
        <source>Assignments that were sent and not answered.</source>
        <translation>Penugasan yang telah dihantar dan belum dijawab.</translation>
    </message>
    <message>
        <source>Visited and not synchronised</source>
        <translation>Telah dilawati dan belum disegerakkan</translation>
    </message>
    <message>
        <source>Packages that were downloaded, with visit days past, from which nothing has arrived.</source>
        <translation>Pakej yang telah dimuat turun dan hari lawatannya telah lepas, tetapi belum ada apa-apa diterima daripadanya.</translation>
    </message>
    <message>
        <source>Late reports</source>
        <translation>Laporan lewat</translation>
    </message>
    <message>
        <source>Reports whose day is past and that have not come in.</source>
        <translation>Laporan yang melepasi tarikh akhirnya dan belum diterima.</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Dapatan yang masih dibuka</translation>
    </message>
    <message>
        <source>Findings that are not closed, by their due day.</source>
        <translation>Dapatan yang belum ditutup, mengikut tarikh akhirnya.</translation>
    </message>
    <message>
        <source>Register of overrides</source>
        <translation>Daftar pengecualian</translation>
    </message>
    <message>
        <source>Assignments made against the filter, with reason and officer.</source>
        <translation>Penugasan yang dibuat berbeza daripada tapisan, dengan sebab dan nama pegawai.</translation>
    </message>
    <message>
        <source>Register of changed marks</source>
        <translation>Daftar pindaan markah</translation>
    </message>
    <message>
        <source>Marks that verifiers changed, with the centre&apos;s mark and the reason.</source>
        <translation>Markah yang dipinda oleh PPL, dengan markah PB dan sebabnya.</translation>
    </message>
    <message>
        <source>Declared conflicts of interest</source>
        <translation>Konflik kepentingan yang diisytiharkan</translation>
    </message>
    <message>
        <source>Assignments in which the verifier declared a conflict.</source>
        <translation>Penugasan yang PPLnya mengisytiharkan konflik.</translation>
    </message>
    <message>
        <source>Verifiers whose appointment ends soon</source>
        <translation>PPL yang pelantikannya akan tamat</translation>
    </message>
    <message>
        <source>Appointments that end within the time in which renewal is open.</source>
        <translation>Pelantikan yang tamat dalam tempoh pembaharuan dibuka.</translation>
    </message>
    <message>
        <source>Visit calendar</source>
        <translation>Kalendar lawatan</translation>
    </message>
    <message>
        <source>Visits from today on, by day and state.</source>
        <translation>Lawatan mulai hari ini, mengikut hari dan negeri.</translation>
    </message>
    <message>
        <source>Trainees to be reassessed</source>
        <translation>Pelatih untuk ulang nilai</translation>
    </message>
    <message>
        <source>Confirmed results that are not yet competence, with what was reached.</source>
        <translation>Keputusan disahkan yang belum terampil, dengan markah yang dicapai.</translation>
    </message>
    <message>
        <source>Claims to be settled</source>
        <translation>Tuntutan belum selesai</translation>
    </message>
    <message>
        <source>Claims of verifiers that are submitted and not paid.</source>
        <translation>Tuntutan PPL yang telah dihantar dan belum dibayar.</translation>
    </message>
    <message>
        <source>Groups to be reassessed</source>
        <translation>Kumpulan untuk ulang nilai</translation>
    </message>
    <message>
        <source>Groups in which somebody must do again what was failed.</source>
        <translation>Kumpulan yang mempunyai pelatih yang perlu mengulang bahagian yang gagal.</translation>
    </message>
    <message>
        <source>Completed groups</source>
        <translation>Kumpulan selesai</translation>
    </message>
    <message>
        <source>Groups in which everybody is competent.</source>
        <translation>Kumpulan yang semua pelatihnya terampil.</translation>
    </message>
</context>
<context>
    <name>equipment_count</name>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rosak</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Tiada</translation>
    </message>
    <message>
        <source>Equipment counted</source>
        <translation>Peralatan yang dikira</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Diperlukan</translation>
    </message>
    <message>
        <source>Claimed by the centre</source>
        <translation>Dinyatakan oleh PB</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dikira</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Keadaan</translation>
    </message>
</context>
<context>
    <name>finding</name>
    <message>
        <source>A major finding needs evidence. Describe it or take a photograph.</source>
        <translation>Dapatan major memerlukan bukti. Huraikan bukti atau ambil gambar.</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>Major</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>Penambahbaikan</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Dibangkitkan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Dijawab</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>You keyed the answer of the centre, so another officer must judge it.</source>
        <translation>Anda yang memasukkan jawapan PB, maka pegawai lain mesti menilainya.</translation>
    </message>
    <message>
        <source>The centre has not answered yet. Only an improvement may be closed without an answer.</source>
        <translation>PB belum menjawab. Hanya dapatan penambahbaikan boleh ditutup tanpa jawapan.</translation>
    </message>
    <message>
        <source>Write what the centre has done about it.</source>
        <translation>Tulis tindakan yang telah diambil oleh PB.</translation>
    </message>
    <message>
        <source>Give to the centre</source>
        <translation>Serahkan kepada PB</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawapan</translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation>Minta maklumat lanjut</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>Row it rests on</source>
        <translation>Baris yang menjadi asas</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Rujukan</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Perihal dapatan</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Tarikh akhir</translation>
    </message>
    <message>
        <source>Answer of the centre</source>
        <translation>Jawapan PB</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>Dijawab pada</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Dijawab oleh</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>Ditutup pada</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>Ditutup oleh</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>%1 days overdue</source>
        <translation>Lewat %1 hari</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>Baki %1 hari</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Tarikh akhir</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Open for</source>
        <translation>Tempoh dibuka</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What the centre has done about it</source>
        <translation>Tindakan yang telah diambil oleh PB</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>Tambah bukti</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>Hantar jawapan</translation>
    </message>
    <message>
        <source>Close the finding</source>
        <translation>Tutup dapatan</translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation>Minta maklumat lanjut</translation>
    </message>
    <message>
        <source>No finding is open</source>
        <translation>Tiada dapatan yang dibuka</translation>
    </message>
    <message>
        <source>Findings of a visit come here when it is closed.</source>
        <translation>Dapatan lawatan dipaparkan di sini setelah lawatan ditutup.</translation>
    </message>
    <message>
        <source>Findings: %1, overdue: %2</source>
        <translation>Dapatan: %1, lewat: %2</translation>
    </message>
    <message>
        <source>Show closed findings too</source>
        <translation>Tunjukkan juga dapatan yang ditutup</translation>
    </message>
    <message>
        <source>Say what was done, when and by whom. Add evidence below.</source>
        <translation>Nyatakan apa yang dibuat, bila dan oleh siapa. Tambah bukti di bawah.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 hari</translation>
    </message>
    <message>
        <source>The centre&apos;s answer: %1</source>
        <translation>Jawapan PB: %1</translation>
    </message>
    <message>
        <source>No evidence is attached.</source>
        <translation>Tiada bukti dilampirkan.</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Bukti: %1</translation>
    </message>
    <message>
        <source>Write what was done before you send it.</source>
        <translation>Tulis tindakan yang telah diambil sebelum menghantarnya.</translation>
    </message>
    <message>
        <source>Answered. An officer looks at it next.</source>
        <translation>Telah dijawab. Pegawai akan menelitinya selepas ini.</translation>
    </message>
    <message>
        <source>Choose evidence</source>
        <translation>Pilih bukti</translation>
    </message>
    <message>
        <source>The finding goes back to the centre with your comment.</source>
        <translation>Dapatan dipulangkan kepada PB bersama ulasan anda.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum lagi</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Pulangkan</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>Perkara yang masih kurang</translation>
    </message>
</context>
<context>
    <name>identity_check</name>
    <message>
        <source>Matches</source>
        <translation>Sepadan</translation>
    </message>
    <message>
        <source>Does not match</source>
        <translation>Tidak Sepadan</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak Hadir</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>Semakan identiti</translation>
    </message>
    <message>
        <source>Identity checks</source>
        <translation>Semakan identiti</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Reason of absence</source>
        <translation>Sebab tidak hadir</translation>
    </message>
    <message>
        <source>Document seen</source>
        <translation>Dokumen yang dilihat</translation>
    </message>
</context>
<context>
    <name>letter</name>
    <message>
        <source>Letters</source>
        <translation>Surat</translation>
    </message>
    <message>
        <source>In Malay</source>
        <translation>Dalam Bahasa Melayu</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>Dalam Bahasa Inggeris</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Disimpan sebagai %1.</translation>
    </message>
</context>
<context>
    <name>list</name>
    <message>
        <source>Save as Excel</source>
        <translation>Simpan sebagai Excel</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Simpan sebagai CSV</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
</context>
<context>
    <name>observation_score</name>
    <message>
        <source>Score of a row</source>
        <translation>Skor baris</translation>
    </message>
    <message>
        <source>Scores of rows</source>
        <translation>Skor baris</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Pemerhatian</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>Kriteria</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Skor</translation>
    </message>
</context>
<context>
    <name>portfolio_check</name>
    <message>
        <source>Portfolio check</source>
        <translation>Semakan portfolio</translation>
    </message>
    <message>
        <source>Portfolio checks</source>
        <translation>Semakan portfolio</translation>
    </message>
    <message>
        <source>Competency unit</source>
        <translation>Unit kompetensi</translation>
    </message>
    <message>
        <source>Script present</source>
        <translation>Skrip ada</translation>
    </message>
    <message>
        <source>Script marked</source>
        <translation>Skrip bermarkah</translation>
    </message>
    <message>
        <source>Script moderated</source>
        <translation>Skrip dimoderasi</translation>
    </message>
    <message>
        <source>Performance checklist complete</source>
        <translation>Senarai semak prestasi lengkap</translation>
    </message>
    <message>
        <source>Evidence authentic</source>
        <translation>Bukti tulen</translation>
    </message>
    <message>
        <source>Evidence current</source>
        <translation>Bukti terkini</translation>
    </message>
    <message>
        <source>Evidence sufficient</source>
        <translation>Bukti mencukupi</translation>
    </message>
    <message>
        <source>Knowledge mark on paper</source>
        <translation>Markah pengetahuan di kertas</translation>
    </message>
    <message>
        <source>Performance mark on paper</source>
        <translation>Markah prestasi di kertas</translation>
    </message>
    <message>
        <source>Knowledge re-marked</source>
        <translation>Semakan semula markah pengetahuan</translation>
    </message>
    <message>
        <source>Performance re-marked</source>
        <translation>Semakan semula markah prestasi</translation>
    </message>
</context>
<context>
    <name>practical_observation</name>
    <message>
        <source>Practical</source>
        <translation>Amali</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Temu duga</translation>
    </message>
    <message>
        <source>Practical observation</source>
        <translation>Pemerhatian amali</translation>
    </message>
    <message>
        <source>Practical observations</source>
        <translation>Pemerhatian amali</translation>
    </message>
    <message>
        <source>Marking scheme</source>
        <translation>Skema pemarkahan</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Started at</source>
        <translation>Dimulakan pada</translation>
    </message>
    <message>
        <source>Time (s)</source>
        <translation>Masa (s)</translation>
    </message>
    <message>
        <source>Score (%)</source>
        <translation>Skor (%)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Core Abilities, scale</source>
        <translation>Core Abilities, skala</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>The package has not been downloaded yet.</source>
        <translation>Pakej belum dimuat turun.</translation>
    </message>
    <message>
        <source>The package was valid for check-in until %1. Connect and download it again.</source>
        <translation>Pakej ini sah untuk daftar masuk hingga %1. Sambung ke rangkaian dan muat turun semula.</translation>
    </message>
    <message>
        <source>Package, version %1, checked; check in by %2.</source>
        <translation>Pakej, versi %1, telah disemak; daftar masuk selewat-lewatnya %2.</translation>
    </message>
    <message>
        <source>No battery was found: bring a place with mains power.</source>
        <translation>Tiada bateri ditemui: pastikan ada punca kuasa di tempat lawatan.</translation>
    </message>
    <message>
        <source>Battery at %1 %: charge it before you go.</source>
        <translation>Bateri %1 %: cas sebelum bertolak.</translation>
    </message>
    <message>
        <source>Battery at %1 %.</source>
        <translation>Bateri %1 %.</translation>
    </message>
    <message>
        <source>%1 GB free on the disk: make room for photographs first.</source>
        <translation>Baki ruang cakera %1 GB: kosongkan ruang untuk gambar dahulu.</translation>
    </message>
    <message>
        <source>%1 GB free on the disk.</source>
        <translation>Baki ruang cakera %1 GB.</translation>
    </message>
    <message>
        <source>The clock has not been compared with the server yet.</source>
        <translation>Jam belum dibandingkan dengan pelayan.</translation>
    </message>
    <message>
        <source>The clock agrees with the server.</source>
        <translation>Jam sama dengan pelayan.</translation>
    </message>
    <message>
        <source>No printer is set up: the slip can be given as a PDF, or carry blank forms.</source>
        <translation>Tiada pencetak disediakan: slip boleh diberi sebagai PDF, atau bawa borang kosong.</translation>
    </message>
    <message>
        <source>Printer: %1</source>
        <translation>Pencetak: %1</translation>
    </message>
    <message>
        <source>Download the package</source>
        <translation>Muat turun pakej</translation>
    </message>
    <message>
        <source>Check in at the centre</source>
        <translation>Daftar masuk di PB</translation>
    </message>
    <message>
        <source>The visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Komputer ini</translation>
    </message>
    <message>
        <source>Download the package first; it must be valid today.</source>
        <translation>Muat turun pakej dahulu; pakej mesti sah pada hari ini.</translation>
    </message>
    <message>
        <source>The package is on its way to this machine. It is here when its version stands below.</source>
        <translation>Pakej sedang dihantar ke komputer ini. Pakej telah sampai apabila versinya dipaparkan di bawah.</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>Kesediaan</translation>
    </message>
    <message>
        <source>Ready to go?</source>
        <translation>Sedia untuk bertolak?</translation>
    </message>
    <message>
        <source>Cannot be held…</source>
        <translation>Tidak dapat dijalankan…</translation>
    </message>
    <message>
        <source>%1 of %2 questions answered</source>
        <translation>%1 daripada %2 soalan dijawab</translation>
    </message>
</context>
<context>
    <name>request_batch</name>
    <message>
        <source>Group of the request</source>
        <translation>Kumpulan dalam permohonan</translation>
    </message>
    <message>
        <source>Groups of the request</source>
        <translation>Kumpulan dalam permohonan</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
</context>
<context>
    <name>request_page</name>
    <message>
        <source>It is already in request %1.</source>
        <translation>Kumpulan ini telah ada dalam permohonan %1.</translation>
    </message>
    <message>
        <source>It belongs to another centre than this request.</source>
        <translation>Kumpulan ini milik PB yang lain daripada permohonan ini.</translation>
    </message>
    <message>
        <source>It was trained by another standard than this request.</source>
        <translation>Kumpulan ini dilatih mengikut NOSS yang lain daripada permohonan ini.</translation>
    </message>
    <message>
        <source>This request is not on this machine. Synchronise, then open it again.</source>
        <translation>Permohonan ini tiada dalam komputer ini. Segerakkan, kemudian buka semula.</translation>
    </message>
    <message>
        <source>Groups ready for verification</source>
        <translation>Kumpulan sedia untuk verifikasi</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Dipilih</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>What is still missing</source>
        <translation>Perkara yang masih kurang</translation>
    </message>
    <message>
        <source>Enter takes a group in, or out again.</source>
        <translation>Enter memasukkan atau mengeluarkan kumpulan.</translation>
    </message>
    <message>
        <source>This follows from the groups.</source>
        <translation>Ditentukan oleh kumpulan.</translation>
    </message>
    <message>
        <source>Asked for by (the person or office at the centre); it is recorded that you keyed it for them</source>
        <translation>Dimohon oleh (orang atau pejabat di PB); direkodkan bahawa anda memasukkannya bagi pihak mereka</translation>
    </message>
    <message>
        <source>Complete: let it be assigned</source>
        <translation>Lengkap: teruskan untuk penugasan</translation>
    </message>
    <message>
        <source>Return with reasons</source>
        <translation>Pulangkan dengan sebab</translation>
    </message>
    <message>
        <source>Request for verification</source>
        <translation>Permohonan verifikasi</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baharu</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Dimohon oleh</translation>
    </message>
    <message>
        <source>What you had typed is back; it is not submitted yet.</source>
        <translation>Apa yang anda taip sebelum ini telah dikembalikan; permohonan belum dihantar.</translation>
    </message>
    <message>
        <source>Returned by the officer: %1</source>
        <translation>Dipulangkan oleh pegawai: %1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Tidak boleh</translation>
    </message>
    <message>
        <source>Choose a group to begin.</source>
        <translation>Pilih kumpulan untuk bermula.</translation>
    </message>
    <message>
        <source>Still missing before it can be submitted: %1</source>
        <translation>Masih kurang sebelum boleh dihantar: %1</translation>
    </message>
    <message>
        <source>The request is complete.</source>
        <translation>Permohonan ini lengkap.</translation>
    </message>
    <message>
        <source>Complete; read the warnings: %1</source>
        <translation>Lengkap; baca amaran: %1</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Disimpan.</translation>
    </message>
    <message>
        <source>You key this for the centre. Name the person or office that asked for it.</source>
        <translation>Anda memasukkan permohonan ini bagi pihak PB. Nyatakan orang atau pejabat yang memohon.</translation>
    </message>
    <message>
        <source>It cannot be submitted yet. What is missing stands at the left and in the form.</source>
        <translation>Permohonan ini belum boleh dihantar. Perkara yang kurang dipaparkan di sebelah kiri dan dalam borang.</translation>
    </message>
    <message>
        <source>Submitted. An officer who did not key it checks it next.</source>
        <translation>Dihantar. Pegawai yang tidak memasukkannya akan menyemaknya selepas ini.</translation>
    </message>
    <message>
        <source>Checked. It waits for a verifier now.</source>
        <translation>Disemak. Permohonan kini menunggu PPL.</translation>
    </message>
    <message>
        <source>The centre sees your reasons and mends it.</source>
        <translation>PB melihat sebab anda dan membetulkannya.</translation>
    </message>
    <message>
        <source>The centre sees your reasons and mends it. The check found:
%1</source>
        <translation>PB melihat sebab anda dan membetulkannya. Hasil semakan:
%1</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum lagi</translation>
    </message>
    <message>
        <source>Return it</source>
        <translation>Pulangkan</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Returned to the centre.</source>
        <translation>Dipulangkan kepada PB.</translation>
    </message>
</context>
<context>
    <name>result</name>
    <message>
        <source>Competent</source>
        <translation>Terampil</translation>
    </message>
    <message>
        <source>Not yet competent</source>
        <translation>Belum Terampil</translation>
    </message>
</context>
<context>
    <name>results</name>
    <message>
        <source>Confirmed results</source>
        <translation>Keputusan disahkan</translation>
    </message>
    <message>
        <source>%1, %2; group %3; request %4</source>
        <translation>%1, %2; kumpulan %3; permohonan %4</translation>
    </message>
    <message>
        <source>Registration no.</source>
        <translation>No. pendaftaran</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Identity no.</source>
        <translation>No. K.P.</translation>
    </message>
    <message>
        <source>Coursework (%)</source>
        <translation>Kerja kursus (%)</translation>
    </message>
    <message>
        <source>Final assessment (%)</source>
        <translation>Penilaian akhir (%)</translation>
    </message>
    <message>
        <source>Total (%)</source>
        <translation>Jumlah (%)</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>Groups with confirmed results</source>
        <translation>Kumpulan dengan keputusan disahkan</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Saved files are</source>
        <translation>Fail disimpan dalam</translation>
    </message>
    <message>
        <source>No results are confirmed yet</source>
        <translation>Belum ada keputusan yang disahkan</translation>
    </message>
    <message>
        <source>They come here when an officer confirms them.</source>
        <translation>Keputusan dipaparkan di sini setelah disahkan oleh pegawai.</translation>
    </message>
    <message>
        <source>Language of saved files</source>
        <translation>Bahasa fail yang disimpan</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>Simpan keputusan</translation>
    </message>
    <message>
        <source>RESTRICTED</source>
        <translation>TERHAD</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Opening meeting</source>
        <translation>Mesyuarat pembukaan</translation>
    </message>
    <message>
        <source>Closing meeting</source>
        <translation>Mesyuarat penutup</translation>
    </message>
    <message>
        <source>%1 present; %2 signed, and a signature was refused</source>
        <translation>%1 hadir; %2 menandatangani, dan ada yang enggan tandatangan</translation>
    </message>
    <message>
        <source>%1 present; %2 signed</source>
        <translation>%1 hadir; %2 menandatangani</translation>
    </message>
    <message>
        <source>%1 yes, %2 no, %3 other answers</source>
        <translation>%1 ya, %2 tidak, %3 jawapan lain</translation>
    </message>
    <message>
        <source>Facilities and equipment</source>
        <translation>Kemudahan dan peralatan</translation>
    </message>
    <message>
        <source>%1 items counted, %2 too few</source>
        <translation>%1 item dikira, %2 kurang</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identiti</translation>
    </message>
    <message>
        <source>%1 match, %2 do not, %3 absent</source>
        <translation>%1 sepadan, %2 tidak, %3 tidak hadir</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>%1 trainees after extension, %2 not confirmed</source>
        <translation>%1 pelatih selepas perluasan, %2 tidak sah</translation>
    </message>
    <message>
        <source>%1 trainees, %2 not confirmed</source>
        <translation>%1 pelatih, %2 tidak sah</translation>
    </message>
    <message>
        <source>Portfolios</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>%1 checked, %2 with an objection</source>
        <translation>%1 disemak, %2 dengan teguran</translation>
    </message>
    <message>
        <source>Practical observation and interviews</source>
        <translation>Pemerhatian amali dan temu duga</translation>
    </message>
    <message>
        <source>%1 held, %2 not yet competent</source>
        <translation>%1 dijalankan, %2 belum terampil</translation>
    </message>
    <message>
        <source>Centre and personnel</source>
        <translation>Pusat dan personel</translation>
    </message>
    <message>
        <source>Training documents</source>
        <translation>Dokumen latihan</translation>
    </message>
    <message>
        <source>Marks and recommendations</source>
        <translation>Markah dan syor</translation>
    </message>
    <message>
        <source>%1 marks amended; %2 competent, %3 not yet, %4 deferred</source>
        <translation>%1 markah dipinda; %2 terampil, %3 belum terampil, %4 tangguh</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Lulus</translation>
    </message>
    <message>
        <source>The group passes and the letter of decision goes to the centre.</source>
        <translation>Kumpulan ini lulus dan surat keputusan dihantar kepada PB.</translation>
    </message>
    <message>
        <source>%1 major findings are open. Pass conditionally, or close them first.</source>
        <translation>%1 dapatan major masih dibuka. Beri Lulus Bersyarat, atau tutup dapatan itu dahulu.</translation>
    </message>
    <message>
        <source>Pass conditionally</source>
        <translation>Lulus Bersyarat</translation>
    </message>
    <message>
        <source>Letter and notice of findings go to the centre; results are confirmed when it has acted.</source>
        <translation>Surat keputusan dan notis ketidakpatuhan dihantar kepada PB; keputusan disahkan setelah PB mengambil tindakan.</translation>
    </message>
    <message>
        <source>No finding is open that could be the condition.</source>
        <translation>Tiada dapatan yang masih dibuka untuk dijadikan syarat.</translation>
    </message>
    <message>
        <source>Order a revisit</source>
        <translation>Arahkan lawatan semula</translation>
    </message>
    <message>
        <source>The centre is told why, and the request is planned again.</source>
        <translation>PB dimaklumkan sebabnya, dan permohonan dirancang semula.</translation>
    </message>
    <message>
        <source>Propose a refusal</source>
        <translation>Cadangkan penolakan</translation>
    </message>
    <message>
        <source>A second officer, who did not assign the verifier, must confirm it before anybody is told.</source>
        <translation>Pegawai kedua, yang tidak menugaskan PPL, mesti mengesahkannya sebelum sesiapa dimaklumkan.</translation>
    </message>
    <message>
        <source>Take up the review</source>
        <translation>Mula semakan</translation>
    </message>
    <message>
        <source>The request is marked as under review by you.</source>
        <translation>Permohonan ditandakan sebagai sedang disemak oleh anda.</translation>
    </message>
    <message>
        <source>Return with comments</source>
        <translation>Pulangkan dengan ulasan</translation>
    </message>
    <message>
        <source>The verifier gets your comments and writes a new version; this one is kept.</source>
        <translation>PPL menerima ulasan anda dan menulis versi baharu; versi ini dikekalkan.</translation>
    </message>
    <message>
        <source>Confirm the refusal</source>
        <translation>Sahkan penolakan</translation>
    </message>
    <message>
        <source>The group is refused and the letter of decision goes to the centre.</source>
        <translation>Kumpulan ini ditolak dan surat keputusan dihantar kepada PB.</translation>
    </message>
    <message>
        <source>Do not refuse</source>
        <translation>Jangan tolak</translation>
    </message>
    <message>
        <source>The request goes back under review.</source>
        <translation>Permohonan kembali kepada Semakan JPK.</translation>
    </message>
    <message>
        <source>Confirm the results</source>
        <translation>Sahkan keputusan</translation>
    </message>
    <message>
        <source>Every trainee&apos;s result is confirmed, and the list goes to the centre. It cannot be undone.</source>
        <translation>Keputusan setiap pelatih disahkan, dan senarainya dihantar kepada PB. Tindakan ini tidak boleh dibatalkan.</translation>
    </message>
    <message>
        <source>%1 major findings are open. Close them first.</source>
        <translation>%1 dapatan major masih dibuka. Tutup dapatan itu dahulu.</translation>
    </message>
    <message>
        <source>Plan the revisit</source>
        <translation>Rancang lawatan semula</translation>
    </message>
    <message>
        <source>The request waits for a verifier again.</source>
        <translation>Permohonan ini menunggu PPL semula.</translation>
    </message>
    <message>
        <source>This request is not on this machine. Synchronise, then open it again.</source>
        <translation>Permohonan ini tiada dalam komputer ini. Segerakkan, kemudian buka semula.</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>Buka permohonan</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Semakan</translation>
    </message>
    <message>
        <source>Reports to decide</source>
        <translation>Laporan untuk diputuskan</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What was found on site</source>
        <translation>Dapatan di tapak</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Perkara</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Didapati</translation>
    </message>
    <message>
        <source>Changed in the register meanwhile</source>
        <translation>Diubah dalam daftar sementara itu</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekod</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Medan</translation>
    </message>
    <message>
        <source>She saw</source>
        <translation>Semasa lawatan</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sekarang</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Diubah oleh</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Pada</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Keputusan Jabatan</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan Jabatan</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Pegawai</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>No report waits</source>
        <translation>Tiada laporan menunggu</translation>
    </message>
    <message>
        <source>Reports come here when verifiers hand them in.</source>
        <translation>Laporan dipaparkan di sini setelah PPL menghantarnya.</translation>
    </message>
    <message>
        <source>Review and decide</source>
        <translation>Semak dan putuskan</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markah</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Decisions and letters</source>
        <translation>Keputusan dan surat</translation>
    </message>
    <message>
        <source>Parts of the review</source>
        <translation>Bahagian semakan</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 hari</translation>
    </message>
    <message>
        <source>%1. Visit %2 by %3; %4 competent, %5 not yet, %6 deferred.</source>
        <translation>%1. Lawatan %2 oleh %3; %4 terampil, %5 belum terampil, %6 tangguh.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum lagi</translation>
    </message>
    <message>
        <source>Reason, if there is one</source>
        <translation>Sebab, jika ada</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Selesai: %1.</translation>
    </message>
    <message>
        <source>Report of the verifier</source>
        <translation>Laporan PPL</translation>
    </message>
    <message>
        <source>The verifier has not handed in a report.</source>
        <translation>PPL belum menghantar laporan.</translation>
    </message>
    <message>
        <source>Version %1, submitted %2. She recommends: %3</source>
        <translation>Versi %1, dihantar %2. Syor PPL: %3</translation>
    </message>
    <message>
        <source>The report came in after its day.</source>
        <translation>Laporan ini diterima selepas tarikh akhirnya.</translation>
    </message>
    <message>
        <source>You asked of the version before</source>
        <translation>Ulasan anda bagi versi sebelum ini</translation>
    </message>
    <message>
        <source>What she changed</source>
        <translation>Perubahan oleh PPL</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Bahagian</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>She changed no text since the version before.</source>
        <translation>Tiada teks diubah oleh PPL sejak versi sebelum ini.</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Why chosen</source>
        <translation>Sebab dipilih</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>Marks she changed</source>
        <translation>Markah yang dipinda oleh PPL</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>CU</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponen</translation>
    </message>
    <message>
        <source>Centre&apos;s mark</source>
        <translation>Markah PB</translation>
    </message>
    <message>
        <source>Her mark</source>
        <translation>Markah PPL</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Perihal</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Tarikh akhir</translation>
    </message>
    <message>
        <source>She raised no finding.</source>
        <translation>Tiada dapatan dibangkitkan oleh PPL.</translation>
    </message>
    <message>
        <source>Photograph %1</source>
        <translation>Gambar %1</translation>
    </message>
    <message>
        <source>%1 photographs have not arrived on this machine yet.</source>
        <translation>%1 gambar belum diterima pada komputer ini.</translation>
    </message>
    <message>
        <source>No photograph was taken.</source>
        <translation>Tiada gambar diambil.</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>tiada</translation>
    </message>
    <message>
        <source>%1 match, %2 do not, %3 absent; not in the package: %4</source>
        <translation>%1 sepadan, %2 tidak sepadan, %3 tidak hadir; tiada dalam pakej: %4</translation>
    </message>
    <message>
        <source>Met on site and not in the package</source>
        <translation>Ditemui di tapak dan tiada dalam pakej</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>No. pengenalan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>What was said and seen</source>
        <translation>Apa yang dinyatakan dan dilihat</translation>
    </message>
</context>
<context>
    <name>sample_entry</name>
    <message>
        <source>Confirmed</source>
        <translation>Sah</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>Dipinda</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Tidak Sah</translation>
    </message>
    <message>
        <source>Drawn at random</source>
        <translation>Dipilih secara rawak</translation>
    </message>
    <message>
        <source>Near a minimum</source>
        <translation>Menghampiri minimum</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Ulangan</translation>
    </message>
    <message>
        <source>Fails by one component</source>
        <translation>Gagal satu komponen</translation>
    </message>
    <message>
        <source>Added by the verifier</source>
        <translation>Pilihan PPL</translation>
    </message>
    <message>
        <source>Extension of the sample</source>
        <translation>Perluasan sampel</translation>
    </message>
    <message>
        <source>Trainee of the sample</source>
        <translation>Pelatih dalam sampel</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Sebab dipilih</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Susunan</translation>
    </message>
    <message>
        <source>Portfolio checked</source>
        <translation>Portfolio disemak</translation>
    </message>
    <message>
        <source>Script checked</source>
        <translation>Skrip disemak</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Diperhatikan</translation>
    </message>
    <message>
        <source>Interviewed</source>
        <translation>Ditemu duga</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
</context>
<context>
    <name>signature</name>
    <message>
        <source>Signature</source>
        <translation>Tandatangan</translation>
    </message>
    <message>
        <source>Digest of what was shown</source>
        <translation>Cincangan kandungan yang dipaparkan</translation>
    </message>
    <message>
        <source>Nothing was signed. Sign here, or print the page, sign it and take a photograph.</source>
        <translation>Belum ditandatangani. Tandatangani di sini, atau cetak halaman ini, tandatangani dan ambil gambarnya.</translation>
    </message>
    <message>
        <source>It cannot be signed and refused. Keep one of the two.</source>
        <translation>Tidak boleh ditandatangani dan enggan tandatangan serentak. Kekalkan satu sahaja.</translation>
    </message>
    <message>
        <source>What was shown for signature is not recorded. Open the page again and sign there.</source>
        <translation>Kandungan yang dipaparkan untuk ditandatangani tidak direkodkan. Buka halaman semula dan tandatangani di situ.</translation>
    </message>
    <message>
        <source>External verifier</source>
        <translation>Pegawai Pengesah Luaran</translation>
    </message>
    <message>
        <source>Centre manager</source>
        <translation>Pengurus Pusat Bertauliah</translation>
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
        <source>Witness</source>
        <translation>Saksi</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Tandatangan</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peranan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Photograph of the signed page</source>
        <translation>Gambar halaman yang ditandatangani</translation>
    </message>
    <message>
        <source>Signed at</source>
        <translation>Ditandatangani pada</translation>
    </message>
    <message>
        <source>Refused to sign</source>
        <translation>Enggan tandatangan</translation>
    </message>
    <message>
        <source>Reason of the refusal</source>
        <translation>Sebab enggan tandatangan</translation>
    </message>
    <message>
        <source>Disputes the findings</source>
        <translation>Mempertikaikan dapatan</translation>
    </message>
    <message>
        <source>Disputes marks or recommendations</source>
        <translation>Mempertikaikan markah atau syor</translation>
    </message>
    <message>
        <source>Says she may not sign for the centre</source>
        <translation>Menyatakan tidak diberi kuasa menandatangani bagi pihak PB</translation>
    </message>
    <message>
        <source>Wants to ask somebody first</source>
        <translation>Mahu bertanya pihak lain dahulu</translation>
    </message>
    <message>
        <source>Left before signing</source>
        <translation>Beredar sebelum menandatangani</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Sebab lain</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>Enggan kerana</translation>
    </message>
</context>
<context>
    <name>trainee_flag</name>
    <message>
        <source>A mark is missing.</source>
        <translation>Ada markah yang belum diisi.</translation>
    </message>
    <message>
        <source>A mark was amended.</source>
        <translation>Ada markah yang dipinda.</translation>
    </message>
    <message>
        <source>The identity was not checked.</source>
        <translation>Identiti belum disemak.</translation>
    </message>
    <message>
        <source>The trainee was absent or the identity does not match.</source>
        <translation>Pelatih tidak hadir atau identiti tidak sepadan.</translation>
    </message>
    <message>
        <source>The sample did not confirm the marks.</source>
        <translation>Sampel tidak mengesahkan markah.</translation>
    </message>
    <message>
        <source>The portfolio is not in order.</source>
        <translation>Portfolio tidak teratur.</translation>
    </message>
    <message>
        <source>A mark on paper differs from the system.</source>
        <translation>Markah di kertas berbeza daripada sistem.</translation>
    </message>
    <message>
        <source>The observation or interview was not passed.</source>
        <translation>Pemerhatian atau temu duga tidak lulus.</translation>
    </message>
</context>
<context>
    <name>trainee_recommendation</name>
    <message>
        <source>Recommended competent</source>
        <translation>Disyorkan Terampil</translation>
    </message>
    <message>
        <source>Recommended not yet competent</source>
        <translation>Disyorkan Belum Terampil</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tangguh</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Kumpulan</translation>
    </message>
    <message>
        <source>As the centre</source>
        <translation>Sama seperti PB</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
</context>
<context>
    <name>unlisted_trainee</name>
    <message>
        <source>Registered after the package was made</source>
        <translation>Didaftarkan selepas pakej disediakan</translation>
    </message>
    <message>
        <source>Moved here from another centre</source>
        <translation>Berpindah ke sini dari PB lain</translation>
    </message>
    <message>
        <source>Belongs to another group of the centre</source>
        <translation>Berada dalam kumpulan lain di PB ini</translation>
    </message>
    <message>
        <source>Trains here without a registration</source>
        <translation>Menjalani latihan di sini tanpa pendaftaran</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Sebab lain</translation>
    </message>
    <message>
        <source>Trainee not in the package</source>
        <translation>Pelatih yang tiada dalam pakej</translation>
    </message>
    <message>
        <source>Trainees not in the package</source>
        <translation>Pelatih yang tiada dalam pakej</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind of identity</source>
        <translation>Jenis pengenalan diri</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>No. Kad Pengenalan</translation>
    </message>
    <message>
        <source>Empty only where there is no document: say so below.</source>
        <translation>Kosongkan hanya jika tiada dokumen: nyatakan di bawah.</translation>
    </message>
    <message>
        <source>Why the place of birth is right</source>
        <translation>Sebab tempat lahir itu betul</translation>
    </message>
    <message>
        <source>Only where the number names a place of birth that is not known.</source>
        <translation>Hanya jika nombor itu menunjukkan tempat lahir yang tidak diketahui.</translation>
    </message>
    <message>
        <source>Why not in the package</source>
        <translation>Sebab tiada dalam pakej</translation>
    </message>
    <message>
        <source>What was said and seen</source>
        <translation>Apa yang dinyatakan dan dilihat</translation>
    </message>
    <message>
        <source>There is no identity number. Write why, or what was shown instead.</source>
        <translation>Tiada No. Kad Pengenalan. Tulis sebabnya, atau dokumen lain yang ditunjukkan.</translation>
    </message>
    <message>
        <source>%1 has this number and is in the package. Check the identity in the list of trainees.</source>
        <translation>%1 mempunyai nombor ini dan ada dalam pakej. Semak identiti dalam senarai pelatih.</translation>
    </message>
    <message>
        <source>%1 was noted with this number already.</source>
        <translation>%1 sudah dicatat dengan nombor ini.</translation>
    </message>
    <message>
        <source>Write what the other reason is.</source>
        <translation>Tulis apakah sebab lain itu.</translation>
    </message>
</context>
<context>
    <name>verification</name>
    <message>
        <source>This record no longer exists. Go back to the list and refresh it.</source>
        <translation>Rekod ini tidak wujud lagi. Kembali ke senarai dan muat semula.</translation>
    </message>
    <message>
        <source>Assign a verifier</source>
        <translation>Tugaskan PPL</translation>
    </message>
    <message>
        <source>Replace the verifier</source>
        <translation>Ganti PPL</translation>
    </message>
    <message>
        <source>Accept or decline</source>
        <translation>Terima atau tolak tugasan</translation>
    </message>
    <message>
        <source>Take back: no reply in time</source>
        <translation>Tarik balik: tiada jawapan dalam tempoh</translation>
    </message>
    <message>
        <source>Download the package</source>
        <translation>Muat turun pakej</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Buat keputusan</translation>
    </message>
    <message>
        <source>Confirm the refusal</source>
        <translation>Sahkan penolakan</translation>
    </message>
    <message>
        <source>Do not refuse</source>
        <translation>Jangan tolak</translation>
    </message>
    <message>
        <source>Confirm the results</source>
        <translation>Sahkan keputusan</translation>
    </message>
    <message>
        <source>Add to the report</source>
        <translation>Tambah pada laporan</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftar masuk</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Cabut sampel</translation>
    </message>
    <message>
        <source>Extend the sample</source>
        <translation>Perluas sampel</translation>
    </message>
    <message>
        <source>Add to the sample</source>
        <translation>Tambah pada sampel</translation>
    </message>
    <message>
        <source>Recommend as the centre&apos;s marks say</source>
        <translation>Syor mengikut markah PB</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Tutup lawatan</translation>
    </message>
    <message>
        <source>The visit cannot be held</source>
        <translation>Lawatan tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>Everything has arrived</source>
        <translation>Semua telah diterima</translation>
    </message>
    <message>
        <source>Prepare the claim</source>
        <translation>Sediakan tuntutan</translation>
    </message>
    <message>
        <source>Answer before the visit</source>
        <translation>Jawab sebelum lawatan</translation>
    </message>
    <message>
        <source>Record the place</source>
        <translation>Rekodkan tempat</translation>
    </message>
</context>
<context>
    <name>verification_decision</name>
    <message>
        <source>Pass</source>
        <translation>Lulus</translation>
    </message>
    <message>
        <source>Pass conditionally</source>
        <translation>Lulus Bersyarat</translation>
    </message>
    <message>
        <source>Visit again</source>
        <translation>Lawatan Semula</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Diputuskan</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Dicadangkan</translation>
    </message>
    <message>
        <source>Confirmed by a second officer</source>
        <translation>Disahkan oleh pegawai kedua</translation>
    </message>
    <message>
        <source>Rejected by a second officer</source>
        <translation>Ditolak oleh pegawai kedua</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Keputusan Jabatan</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Keputusan Jabatan</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Peringkat</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Pegawai</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Diputuskan pada</translation>
    </message>
    <message>
        <source>A refusal needs its reason.</source>
        <translation>Penolakan memerlukan sebab.</translation>
    </message>
    <message>
        <source>You assigned the verifier, so another officer must refuse.</source>
        <translation>Anda yang menugaskan PPL, maka pegawai lain mesti menolaknya.</translation>
    </message>
    <message>
        <source>There is no report to decide on.</source>
        <translation>Tiada laporan untuk diputuskan.</translation>
    </message>
    <message>
        <source>%1 major findings are open. Pass conditionally, or close them first.</source>
        <translation>%1 dapatan major masih dibuka. Beri Lulus Bersyarat, atau tutup dapatan itu dahulu.</translation>
    </message>
    <message>
        <source>A conditional pass needs an open finding as its condition.</source>
        <translation>Lulus Bersyarat memerlukan dapatan yang masih dibuka sebagai syaratnya.</translation>
    </message>
    <message>
        <source>A revisit needs its reason.</source>
        <translation>Lawatan Semula memerlukan sebab.</translation>
    </message>
    <message>
        <source>%1 major findings are open. Close them before the results are confirmed.</source>
        <translation>%1 dapatan major masih dibuka. Tutup dapatan itu sebelum keputusan disahkan.</translation>
    </message>
    <message>
        <source>You proposed the refusal, so a second officer must judge it.</source>
        <translation>Anda yang mencadangkan penolakan, maka pegawai kedua mesti menilainya.</translation>
    </message>
    <message>
        <source>You assigned the verifier, so another officer must judge the refusal.</source>
        <translation>Anda yang menugaskan PPL, maka pegawai lain mesti menilai penolakan ini.</translation>
    </message>
    <message>
        <source>You held this visit, so an officer must decide.</source>
        <translation>Anda yang menjalankan lawatan ini, maka seorang pegawai mesti membuat keputusan.</translation>
    </message>
</context>
<context>
    <name>verification_request</name>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Dihantar</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dipulangkan</translation>
    </message>
    <message>
        <source>Awaiting assignment</source>
        <translation>Menunggu Penugasan</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Ditugaskan</translation>
    </message>
    <message>
        <source>Accepted by the verifier</source>
        <translation>Diterima PPL</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Dijadualkan</translation>
    </message>
    <message>
        <source>Package downloaded</source>
        <translation>Pakej Dimuat Turun</translation>
    </message>
    <message>
        <source>On visit</source>
        <translation>Dalam Lawatan</translation>
    </message>
    <message>
        <source>Visit closed</source>
        <translation>Lawatan Selesai</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>Disegerak</translation>
    </message>
    <message>
        <source>Report submitted</source>
        <translation>Laporan Dihantar</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>Semakan JPK</translation>
    </message>
    <message>
        <source>Refusal proposed</source>
        <translation>Penolakan Dicadangkan</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Telah Lulus</translation>
    </message>
    <message>
        <source>Passed conditionally</source>
        <translation>Telah Lulus Bersyarat</translation>
    </message>
    <message>
        <source>Revisit ordered</source>
        <translation>Lawatan Semula Diarahkan</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Centre to act on findings</source>
        <translation>Tindakan PB</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Dibatalkan</translation>
    </message>
    <message>
        <source>Coursework</source>
        <translation>Kerja kursus</translation>
    </message>
    <message>
        <source>Final assessment</source>
        <translation>Penilaian akhir</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Ulangan</translation>
    </message>
    <message>
        <source>Final project and industrial training</source>
        <translation>Projek dan Latihan Industri</translation>
    </message>
    <message>
        <source>Modular</source>
        <translation>Modular</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Dalam talian</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hibrid</translation>
    </message>
    <message>
        <source>Request for verification</source>
        <translation>Permohonan verifikasi</translation>
    </message>
    <message>
        <source>Requests for verification</source>
        <translation>Permohonan verifikasi</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Dates and place</source>
        <translation>Tarikh dan tempat</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nombor</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>NOSS</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Tahap</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Kaedah</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Intended final assessment</source>
        <translation>Penilaian akhir dirancang</translation>
    </message>
    <message>
        <source>Proposed date 1</source>
        <translation>Tarikh cadangan 1</translation>
    </message>
    <message>
        <source>Proposed date 2</source>
        <translation>Tarikh cadangan 2</translation>
    </message>
    <message>
        <source>Proposed date 3</source>
        <translation>Tarikh cadangan 3</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tempat</translation>
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
        <source>Contact at the centre</source>
        <translation>Pegawai untuk dihubungi di PB</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>State of the centre</source>
        <translation>Negeri PB</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Keyed by</source>
        <translation>Dimasukkan oleh</translation>
    </message>
    <message>
        <source>On behalf of</source>
        <translation>Bagi pihak</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>Dihantar oleh</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>Dihantar pada</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Disemak oleh</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>Disemak pada</translation>
    </message>
    <message>
        <source>Assigned by</source>
        <translation>Ditugaskan oleh</translation>
    </message>
    <message>
        <source>Assigned at</source>
        <translation>Ditugaskan pada</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Visit from</source>
        <translation>Lawatan dari</translation>
    </message>
    <message>
        <source>Visit until</source>
        <translation>Lawatan hingga</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>Laporan dihantar pada</translation>
    </message>
    <message>
        <source>Refusal proposed by</source>
        <translation>Penolakan dicadangkan oleh</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>Diputuskan pada</translation>
    </message>
    <message>
        <source>Completed at</source>
        <translation>Selesai pada</translation>
    </message>
    <message>
        <source>Cancelled late</source>
        <translation>Dibatalkan lewat</translation>
    </message>
    <message>
        <source>The request names no group. Add at least one.</source>
        <translation>Permohonan ini tidak menyatakan kumpulan. Tambah sekurang-kurangnya satu.</translation>
    </message>
    <message>
        <source>Group %1 belongs to another centre. Remove it.</source>
        <translation>Kumpulan %1 milik PB lain. Buang kumpulan itu.</translation>
    </message>
    <message>
        <source>Group %1 was trained by another standard. Remove it.</source>
        <translation>Kumpulan %1 dilatih mengikut NOSS lain. Buang kumpulan itu.</translation>
    </message>
    <message>
        <source>Group %1 is not ready: its marks must be verified internally, declared and frozen first.</source>
        <translation>Kumpulan %1 belum sedia: markahnya mesti disahkan secara dalaman, diperakukan dan dibekukan dahulu.</translation>
    </message>
    <message>
        <source>One person assessed group %1 and verified it. It cannot be verified so.</source>
        <translation>Orang yang sama menilai dan mengesahkan kumpulan %1. Kumpulan itu tidak boleh diverifikasi sedemikian.</translation>
    </message>
    <message>
        <source>Group %1 has %2 trainees, but the programme may train %3. Settle this before it is verified.</source>
        <translation>Kumpulan %1 mempunyai %2 pelatih, tetapi program boleh melatih %3. Selesaikan perkara ini sebelum verifikasi.</translation>
    </message>
    <message>
        <source>The request states %1 trainees; its groups have %2.</source>
        <translation>Permohonan menyatakan %1 pelatih; kumpulannya mempunyai %2.</translation>
    </message>
    <message>
        <source>%1 is not after the day of the request. Propose a later day.</source>
        <translation>%1 tidak selepas hari permohonan. Cadangkan hari yang kemudian.</translation>
    </message>
    <message>
        <source>%1 is proposed twice. Propose another day or leave it empty.</source>
        <translation>%1 dicadangkan dua kali. Cadangkan hari lain atau biarkan kosong.</translation>
    </message>
    <message>
        <source>The request comes %1 days before the final assessment; %2 are asked for.</source>
        <translation>Permohonan diterima %1 hari sebelum penilaian akhir; %2 hari diperlukan.</translation>
    </message>
    <message>
        <source>No document is attached. Attach the assessment schedule and the summary of results.</source>
        <translation>Tiada dokumen dilampirkan. Lampirkan jadual penilaian dan ringkasan keputusan.</translation>
    </message>
    <message>
        <source>You key this for the centre. Name the person or office that asked for it.</source>
        <translation>Anda memasukkan permohonan ini bagi pihak PB. Nyatakan orang atau pejabat yang memohon.</translation>
    </message>
    <message>
        <source>You keyed this request, so another officer must check it.</source>
        <translation>Anda yang memasukkan permohonan ini, maka pegawai lain mesti menyemaknya.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Hantar</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Pulangkan</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Semak</translation>
    </message>
    <message>
        <source>Assign a verifier</source>
        <translation>Tugaskan PPL</translation>
    </message>
    <message>
        <source>Accept the assignment</source>
        <translation>Terima penugasan</translation>
    </message>
    <message>
        <source>Decline the assignment</source>
        <translation>Tolak penugasan</translation>
    </message>
    <message>
        <source>No reply in time</source>
        <translation>Luput</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Jadualkan</translation>
    </message>
    <message>
        <source>Download the package</source>
        <translation>Muat turun pakej</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftar masuk</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Tutup lawatan</translation>
    </message>
    <message>
        <source>Submit the report</source>
        <translation>Hantar laporan</translation>
    </message>
    <message>
        <source>Take up the review</source>
        <translation>Mula semakan</translation>
    </message>
    <message>
        <source>Return the report</source>
        <translation>Pulangkan laporan</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Lulus</translation>
    </message>
    <message>
        <source>Pass conditionally</source>
        <translation>Lulus Bersyarat</translation>
    </message>
    <message>
        <source>Order a revisit</source>
        <translation>Arahkan lawatan semula</translation>
    </message>
    <message>
        <source>Propose a refusal</source>
        <translation>Cadangkan penolakan</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Do not refuse</source>
        <translation>Jangan tolak</translation>
    </message>
    <message>
        <source>Send the findings to the centre</source>
        <translation>Hantar dapatan kepada PB</translation>
    </message>
    <message>
        <source>Confirm the results</source>
        <translation>Sahkan keputusan</translation>
    </message>
    <message>
        <source>Plan the revisit</source>
        <translation>Rancang lawatan semula</translation>
    </message>
    <message>
        <source>Cannot be held</source>
        <translation>Tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>Replace the verifier</source>
        <translation>Ganti PPL</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>This is no time of day. Write hours and minutes, for instance 08:30.</source>
        <translation>Masa ini tidak sah. Tulis jam dan minit, contohnya 08:30.</translation>
    </message>
    <message>
        <source>Preferred starting time</source>
        <translation>Masa mula pilihan</translation>
    </message>
    <message>
        <source>Hours and minutes, for instance 08:30.</source>
        <translation>Jam dan minit, contohnya 08:30.</translation>
    </message>
    <message>
        <source>Centre&apos;s reference</source>
        <translation>Rujukan PB</translation>
    </message>
    <message>
        <source>Of the centre&apos;s own letter; it is quoted in the department&apos;s.</source>
        <translation>Rujukan surat PB; dipetik dalam surat Jabatan.</translation>
    </message>
</context>
<context>
    <name>verifier_check</name>
    <message>
        <source>Fits</source>
        <translation>Sesuai</translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation>Perlu diteliti</translation>
    </message>
    <message>
        <source>Speaks against her</source>
        <translation>Tidak menyokong</translation>
    </message>
    <message>
        <source>Appointed on every day</source>
        <translation>Dilantik pada setiap hari lawatan</translation>
    </message>
    <message>
        <source>Field and level</source>
        <translation>Bidang dan Tahap</translation>
    </message>
    <message>
        <source>No tie to the centre</source>
        <translation>Tiada kaitan dengan PB</translation>
    </message>
    <message>
        <source>Not too often in a row</source>
        <translation>Tidak terlalu kerap berturut-turut</translation>
    </message>
    <message>
        <source>Groups and trainees a day</source>
        <translation>Kumpulan dan pelatih sehari</translation>
    </message>
    <message>
        <source>Free on these days</source>
        <translation>Lapang pada hari berkenaan</translation>
    </message>
    <message>
        <source>Vendor registration</source>
        <translation>Pendaftaran eVendor</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>Sebab lain</translation>
    </message>
</context>
<context>
    <name>visit</name>
    <message>
        <source>The package was valid for check-in until %1. Connect and download it again before you begin.</source>
        <translation>Pakej ini sah untuk daftar masuk hingga %1. Sambung ke rangkaian dan muat turun semula sebelum anda bermula.</translation>
    </message>
    <message>
        <source>The sample has been drawn already. You may add trainees to it.</source>
        <translation>Sampel telah dicabut. Anda boleh menambah pelatih padanya.</translation>
    </message>
    <message>
        <source>Draw the sample first.</source>
        <translation>Cabut sampel dahulu.</translation>
    </message>
    <message>
        <source>This trainee is not in the package and cannot be added to the sample. Note the trainee as not listed.</source>
        <translation>Pelatih ini tiada dalam pakej dan tidak boleh ditambah pada sampel. Catatkan pelatih ini sebagai tidak tersenarai.</translation>
    </message>
    <message>
        <source>This trainee is in the sample already.</source>
        <translation>Pelatih ini telah ada dalam sampel.</translation>
    </message>
    <message>
        <source>Write why the visit cannot be held.</source>
        <translation>Tulis sebab lawatan tidak dapat dijalankan.</translation>
    </message>
    <message>
        <source>This visit is another verifier&apos;s.</source>
        <translation>Lawatan ini milik PPL lain.</translation>
    </message>
    <message>
        <source>Latitude at arrival</source>
        <translation>Latitud semasa tiba</translation>
    </message>
    <message>
        <source>Longitude at arrival</source>
        <translation>Longitud semasa tiba</translation>
    </message>
    <message>
        <source>Photograph of the signboard</source>
        <translation>Gambar papan tanda</translation>
    </message>
    <message>
        <source>Latitude at leaving</source>
        <translation>Latitud semasa bertolak</translation>
    </message>
    <message>
        <source>Longitude at leaving</source>
        <translation>Longitud semasa bertolak</translation>
    </message>
    <message>
        <source>Comments of the centre</source>
        <translation>Ulasan PB</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Dirancang</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Sedang Berjalan</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Ditutup</translation>
    </message>
    <message>
        <source>Could not be held</source>
        <translation>Tidak Dapat Dijalankan</translation>
    </message>
    <message>
        <source>Passed to another verifier</source>
        <translation>Diserahkan kepada PPL lain</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>Daftar masuk</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Tutup lawatan</translation>
    </message>
    <message>
        <source>Cannot be held</source>
        <translation>Tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>Pass to another verifier</source>
        <translation>Serahkan kepada PPL lain</translation>
    </message>
    <message>
        <source>Site visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>Site visits</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>Planned from</source>
        <translation>Dirancang dari</translation>
    </message>
    <message>
        <source>Planned until</source>
        <translation>Dirancang hingga</translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation>Tiba pada</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>Bertolak pada</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Peranti</translation>
    </message>
    <message>
        <source>Package version</source>
        <translation>Versi pakej</translation>
    </message>
    <message>
        <source>After the package had expired</source>
        <translation>Selepas pakej tamat tempoh</translation>
    </message>
    <message>
        <source>Trainees not in the package</source>
        <translation>Pelatih tiada dalam pakej</translation>
    </message>
    <message>
        <source>A note for the officer: nobody can be added here.</source>
        <translation>Catatan untuk pegawai: tiada sesiapa boleh ditambah di sini.</translation>
    </message>
    <message>
        <source>Why it could not be held</source>
        <translation>Sebab tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>The sample was extended</source>
        <translation>Sampel telah diperluas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Download the package of this visit first, while you have a network.</source>
        <translation>Muat turun pakej lawatan ini dahulu semasa ada rangkaian.</translation>
    </message>
    <message>
        <source>A position needs latitude and longitude, for instance 3.07380, 101.51830.</source>
        <translation>Kedudukan memerlukan latitud dan longitud, contohnya 3.07380, 101.51830.</translation>
    </message>
    <message>
        <source>This question is not one of those before the visit.</source>
        <translation>Soalan ini bukan soalan sebelum lawatan.</translation>
    </message>
    <message>
        <source>Position at arrival</source>
        <translation>Kedudukan semasa tiba</translation>
    </message>
    <message>
        <source>Position at leaving</source>
        <translation>Kedudukan semasa beredar</translation>
    </message>
    <message>
        <source>What keeps it from being held</source>
        <translation>Apa yang menghalang lawatan</translation>
    </message>
    <message>
        <source>Typed by the verifier</source>
        <translation>Ditaip oleh PPL</translation>
    </message>
    <message>
        <source>Read from a photograph</source>
        <translation>Dibaca daripada gambar</translation>
    </message>
    <message>
        <source>The centre is shut</source>
        <translation>PB ditutup</translation>
    </message>
    <message>
        <source>Flood or bad weather</source>
        <translation>Banjir atau cuaca buruk</translation>
    </message>
    <message>
        <source>Illness or accident</source>
        <translation>Sakit atau kemalangan</translation>
    </message>
    <message>
        <source>Too many trainees are absent</source>
        <translation>Terlalu ramai pelatih tidak hadir</translation>
    </message>
    <message>
        <source>No electricity, water or workshop</source>
        <translation>Tiada elektrik, air atau bengkel</translation>
    </message>
    <message>
        <source>The centre does not let the verifier in</source>
        <translation>PB tidak membenarkan PPL masuk</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Sebab lain</translation>
    </message>
    <message>
        <source>What kept it from being held</source>
        <translation>Apa yang menghalang lawatan</translation>
    </message>
</context>
<context>
    <name>visit_act</name>
    <message>
        <source>Person at the meeting</source>
        <translation>Orang dalam mesyuarat</translation>
    </message>
    <message>
        <source>Another person at the meeting</source>
        <translation>Orang lain dalam mesyuarat</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Somebody who came and does not stand in the personnel list of the package.</source>
        <translation>Seseorang yang hadir tetapi tiada dalam senarai personel pakej.</translation>
    </message>
    <message>
        <source>Trainee who is not in the package</source>
        <translation>Pelatih yang tiada dalam pakej</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catat</translation>
    </message>
    <message>
        <source>Nobody is added to a group on site: this is noted for the officer, who sees it with your report.</source>
        <translation>Tiada sesiapa ditambah ke dalam kumpulan di tapak: ini dicatat untuk pegawai, yang melihatnya bersama laporan anda.</translation>
    </message>
    <message>
        <source>The centre refuses to sign</source>
        <translation>PB enggan menandatangani</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>Rekodkan keengganan</translation>
    </message>
    <message>
        <source>Form %1. A refusal needs its reason and a witness who was present; it stands in place of the signature.</source>
        <translation>Borang %1. Keengganan memerlukan sebab dan saksi yang hadir; ia menggantikan tandatangan.</translation>
    </message>
    <message>
        <source>Decline this visit</source>
        <translation>Tolak tugasan lawatan ini</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Tolak tugasan</translation>
    </message>
    <message>
        <source>The officer sees the reason and assigns another verifier.</source>
        <translation>Pegawai melihat sebabnya dan menugaskan PPL lain.</translation>
    </message>
    <message>
        <source>It cannot be held</source>
        <translation>Tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>What was done so far is kept. The officer plans new dates once this has reached the department. Photograph what can be seen: the shut gate, the flooded road, the notice.</source>
        <translation>Apa yang sudah dibuat disimpan. Pegawai merancang tarikh baharu setelah ini sampai ke Jabatan. Ambil gambar apa yang dapat dilihat: pintu pagar yang ditutup, jalan yang dinaiki air, notis.</translation>
    </message>
</context>
<context>
    <name>visit_answer</name>
    <message>
        <source>Competent</source>
        <translation>Terampil</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tangguh</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Tidak berkaitan</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Tidak dibuat</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Lemah</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sangat baik</translation>
    </message>
    <message>
        <source>Type a mark from 0 to 100, for instance 72.5.</source>
        <translation>Taip markah dari 0 hingga 100, contohnya 72.5.</translation>
    </message>
    <message>
        <source>Type a whole number from 0 to 100,000.</source>
        <translation>Taip nombor bulat dari 0 hingga 100,000.</translation>
    </message>
</context>
<context>
    <name>visit_assignment</name>
    <message>
        <source>Sign and accept</source>
        <translation>Tandatangani dan terima</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Tolak tugasan…</translation>
    </message>
    <message>
        <source>Letter of appointment</source>
        <translation>Surat lantikan</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Declaration of conflicts of interest (V0). Reply by %1.</source>
        <translation>Isytihar konflik kepentingan (V0). Jawab selewat-lewatnya %1.</translation>
    </message>
    <message>
        <source>Declaration of conflicts of interest (V0)</source>
        <translation>Isytihar konflik kepentingan (V0)</translation>
    </message>
    <message>
        <source>%1 of %2 questions answered.</source>
        <translation>%1 daripada %2 soalan telah dijawab.</translation>
    </message>
    <message>
        <source>You declared a conflict. Decline the visit and say why.</source>
        <translation>Anda mengisytiharkan konflik. Tolak tugasan ini dan nyatakan sebabnya.</translation>
    </message>
    <message>
        <source>Sign the declaration.</source>
        <translation>Tandatangani perisytiharan.</translation>
    </message>
    <message>
        <source>Complete. You may accept.</source>
        <translation>Lengkap. Anda boleh menerima tugasan ini.</translation>
    </message>
    <message>
        <source>State of the assignment: %1</source>
        <translation>Status penugasan: %1</translation>
    </message>
    <message>
        <source>Your reply is kept and goes to the department with the next contact.</source>
        <translation>Jawapan anda disimpan dan dihantar kepada Jabatan apabila ada sambungan.</translation>
    </message>
    <message>
        <source>The letter is not on this machine yet. Connect once to get it.</source>
        <translation>Surat ini belum ada dalam komputer ini. Sambung ke rangkaian sekali untuk mendapatkannya.</translation>
    </message>
</context>
<context>
    <name>visit_attendance</name>
    <message>
        <source>Opening meeting</source>
        <translation>Mesyuarat pembukaan</translation>
    </message>
    <message>
        <source>Closing meeting</source>
        <translation>Mesyuarat penutup</translation>
    </message>
    <message>
        <source>Centre manager</source>
        <translation>Pengurus Pusat Bertauliah</translation>
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
        <source>Representative of the centre</source>
        <translation>Wakil PB</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Lain-lain</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Mesyuarat</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Peranan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Perakuan PPKSPP</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Hadir</translation>
    </message>
</context>
<context>
    <name>visit_check</name>
    <message>
        <source>Form %1 lacks your signature.</source>
        <translation>Borang %1 belum anda tandatangani.</translation>
    </message>
    <message>
        <source>Form %1 lacks the signature of the centre, or its refusal with reason and witness.</source>
        <translation>Borang %1 tiada tandatangan PB, atau catatan enggan tandatangan dengan sebab dan saksi.</translation>
    </message>
    <message>
        <source>The identity of %1 has not been checked.</source>
        <translation>Identiti %1 belum disemak.</translation>
    </message>
    <message>
        <source>%1 is absent without a reason. Write it down.</source>
        <translation>%1 tidak hadir tanpa sebab. Tulis sebabnya.</translation>
    </message>
    <message>
        <source>The sample has not been drawn.</source>
        <translation>Sampel belum dicabut.</translation>
    </message>
    <message>
        <source>The portfolio of %1, who is in the sample, has not been checked.</source>
        <translation>Portfolio %1, yang ada dalam sampel, belum disemak.</translation>
    </message>
    <message>
        <source>Critical item %1 has no answer.</source>
        <translation>Perkara kritikal %1 tiada jawapan.</translation>
    </message>
    <message>
        <source>%1 has no recommendation.</source>
        <translation>%1 tiada syor.</translation>
    </message>
    <message>
        <source>%1 is recommended competent, but the marks do not reach every minimum.</source>
        <translation>%1 disyorkan Terampil, tetapi markahnya tidak mencapai setiap minimum.</translation>
    </message>
    <message>
        <source>The major finding “%1” has no evidence.</source>
        <translation>Dapatan major “%1” tiada bukti.</translation>
    </message>
    <message>
        <source>Re-marked marks differ by more than the tolerance. Extend the sample.</source>
        <translation>Beza markah semakan semula melebihi had. Perluas sampel.</translation>
    </message>
</context>
<context>
    <name>visit_clock</name>
    <message>
        <source>This machine&apos;s clock is %1 years ahead. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini mendahului %1 tahun. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 years behind. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini ketinggalan %1 tahun. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 days ahead. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini mendahului %1 hari. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 days behind. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini ketinggalan %1 hari. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 hours ahead. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini mendahului %1 jam. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 hours behind. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini ketinggalan %1 jam. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 minutes ahead. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini mendahului %1 minit. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 minutes behind. MySPIKE goes by the server&apos;s time and dates your work by it; set the clock right all the same.</source>
        <translation>Jam komputer ini ketinggalan %1 minit. MySPIKE mengikut masa pelayan dan menarikhkan kerja anda mengikutnya; betulkan jam ini juga.</translation>
    </message>
</context>
<context>
    <name>visit_closing</name>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>Tutup lawatan</translation>
    </message>
    <message>
        <source>Save the slip as PDF</source>
        <translation>Simpan slip sebagai PDF</translation>
    </message>
    <message>
        <source>Cannot be held…</source>
        <translation>Tidak dapat dijalankan…</translation>
    </message>
    <message>
        <source>The visit in numbers</source>
        <translation>Lawatan dalam angka</translation>
    </message>
    <message>
        <source>Findings, to be read out</source>
        <translation>Dapatan untuk dibacakan</translation>
    </message>
    <message>
        <source>Comments of the centre</source>
        <translation>Ulasan PB</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Yang belum lengkap</translation>
    </message>
    <message>
        <source>%1 trainees, %2 identities checked</source>
        <translation>%1 pelatih, %2 identiti disemak</translation>
    </message>
    <message>
        <source>%1 trainees in the sample, %2 of %3 portfolio units checked</source>
        <translation>%1 pelatih dalam sampel, %2 daripada %3 unit portfolio disemak</translation>
    </message>
    <message>
        <source>%1 observed or interviewed</source>
        <translation>%1 diperhatikan atau ditemu duga</translation>
    </message>
    <message>
        <source>Recommended: %1 competent, %2 not yet, %3 deferred, %4 open</source>
        <translation>Disyorkan: %1 terampil, %2 belum terampil, %3 tangguh, %4 belum diberi</translation>
    </message>
    <message>
        <source>%1. %2: %3</source>
        <translation>%1. %2: %3</translation>
    </message>
    <message>
        <source>No findings were raised.</source>
        <translation>Tiada dapatan dibangkitkan.</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>dan %1 lagi</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Semuanya lengkap.</translation>
    </message>
    <message>
        <source>%1 things must be done before the visit can be closed; they stand above.</source>
        <translation>%1 perkara mesti diselesaikan sebelum lawatan boleh ditutup; senarainya di atas.</translation>
    </message>
    <message>
        <source>Close the visit?</source>
        <translation>Tutup lawatan?</translation>
    </message>
    <message>
        <source>After that nothing recorded on site can be changed; a slip found later is an addendum to the report.</source>
        <translation>Selepas ini apa yang direkodkan di tapak tidak boleh diubah; kesilapan yang ditemui kemudian menjadi adendum kepada laporan.</translation>
    </message>
    <message>
        <source>Not in the package, noted for the officer: %1</source>
        <translation>Tiada dalam pakej, dicatat untuk pegawai: %1</translation>
    </message>
</context>
<context>
    <name>visit_facts</name>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>, Level %1</source>
        <translation>, Tahap %1</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Days of the visit</source>
        <translation>Hari lawatan</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Jarak</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>These days overlap with your visit to %1, %2 to %3. Ask the officer for other dates, or decline one of them.</source>
        <translation>Hari-hari ini bertindih dengan lawatan anda ke %1, %2 hingga %3. Minta tarikh lain daripada pegawai, atau tolak salah satu tugasan.</translation>
    </message>
</context>
<context>
    <name>visit_finding</name>
    <message>
        <source>Keep the finding</source>
        <translation>Simpan dapatan</translation>
    </message>
    <message>
        <source>New finding at %1</source>
        <translation>Dapatan baharu pada %1</translation>
    </message>
    <message>
        <source>Finding at %1</source>
        <translation>Dapatan pada %1</translation>
    </message>
    <message>
        <source>Choose the category: 1, 2 or 3.</source>
        <translation>Pilih kategori: 1, 2 atau 3.</translation>
    </message>
    <message>
        <source>Write what was found.</source>
        <translation>Tulis perihal dapatan.</translation>
    </message>
    <message>
        <source>A major finding needs evidence: write it, or photograph the row first.</source>
        <translation>Dapatan major memerlukan bukti: tulis bukti itu, atau ambil gambar baris berkenaan dahulu.</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Perihal dapatan</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Clause or item</source>
        <translation>Fasal atau perkara</translation>
    </message>
    <message>
        <source>Evidence: what was seen, which document, whose word</source>
        <translation>Bukti: apa yang dilihat, dokumen yang mana, keterangan siapa</translation>
    </message>
</context>
<context>
    <name>visit_flag</name>
    <message>
        <source>Critical: raise a finding</source>
        <translation>Kritikal: buat dapatan</translation>
    </message>
    <message>
        <source>Photograph or note the document seen</source>
        <translation>Ambil gambar atau catatkan dokumen yang dilihat</translation>
    </message>
    <message>
        <source>Not valid on the day of the visit</source>
        <translation>Tidak sah pada hari lawatan</translation>
    </message>
    <message>
        <source>Ends in %1 days</source>
        <translation>Tamat dalam %1 hari</translation>
    </message>
    <message>
        <source>Assessor and internal verifier in one person</source>
        <translation>PP dan PPD orang yang sama</translation>
    </message>
    <message>
        <source>%1 short</source>
        <translation>Kurang %1</translation>
    </message>
    <message>
        <source>Fewer than claimed</source>
        <translation>Kurang daripada yang dinyatakan</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Rosak</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Tiada</translation>
    </message>
    <message>
        <source>Ratio not in the register</source>
        <translation>Nisbah tiada dalam daftar</translation>
    </message>
    <message>
        <source>A major finding needs evidence</source>
        <translation>Dapatan major memerlukan bukti</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>Tidak Hadir</translation>
    </message>
    <message>
        <source>Identity does not match</source>
        <translation>Identiti tidak sepadan</translation>
    </message>
    <message>
        <source>Say in a remark what differs</source>
        <translation>Nyatakan perbezaan dalam catatan</translation>
    </message>
    <message>
        <source>The marks do not reach every minimum</source>
        <translation>Markah tidak mencapai setiap minimum</translation>
    </message>
    <message>
        <source>Give the reason; then it is kept</source>
        <translation>Beri sebab; barulah disimpan</translation>
    </message>
    <message>
        <source>Critical criterion not reached</source>
        <translation>Kriteria kritikal tidak dicapai</translation>
    </message>
    <message>
        <source>%1: paper %2, system %3</source>
        <translation>%1: kertas %2, sistem %3</translation>
    </message>
    <message>
        <source>Re-marked %1 points away</source>
        <translation>Beza semakan semula %1 mata</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Performance checklist incomplete</source>
        <translation>Senarai semak prestasi tidak lengkap</translation>
    </message>
    <message>
        <source>A conflict: decline the visit</source>
        <translation>Konflik: tolak tugasan ini</translation>
    </message>
    <message>
        <source>No recognition in the register</source>
        <translation>Tiada Perakuan PPKSPP dalam daftar</translation>
    </message>
</context>
<context>
    <name>visit_form</name>
    <message>
        <source>Checklist</source>
        <translation>Senarai semak</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Jawapan</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Kehadiran</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Hadir</translation>
    </message>
    <message>
        <source>Personnel</source>
        <translation>Personel</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Perakuan PPKSPP</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Sah hingga</translation>
    </message>
    <message>
        <source>Equipment by unit</source>
        <translation>Kelengkapan mengikut unit</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Nisbah</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Perlu</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Ikut PB</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Dikira</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Borang</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>Rujukan</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>Bukti: %1</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>teratur</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>belum dijawab</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Perkara</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>No. pengenalan</translation>
    </message>
    <message>
        <source>Against the card</source>
        <translation>Berbanding kad</translation>
    </message>
    <message>
        <source>Reason of absence</source>
        <translation>Sebab tidak hadir</translation>
    </message>
    <message>
        <source>Marks and recommendations</source>
        <translation>Markah dan syor</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Beza</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Sebab</translation>
    </message>
    <message>
        <source>Marks of the trainee</source>
        <translation>Markah pelatih</translation>
    </message>
    <message>
        <source>Amended</source>
        <translation>Dipinda</translation>
    </message>
    <message>
        <source>New mark</source>
        <translation>Baharu</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Pemerhatian</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minit</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Skor</translation>
    </message>
    <message>
        <source>Core Abilities</source>
        <translation>Core Abilities</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Keputusan</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriteria</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Pemberat</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Pengetahuan</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Prestasi</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skrip</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Bukti</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bil.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Hasil</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Portfolios</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Paper K</source>
        <translation>Kertas K</translation>
    </message>
    <message>
        <source>Paper P</source>
        <translation>Kertas P</translation>
    </message>
    <message>
        <source>Re-mark K</source>
        <translation>Semak K</translation>
    </message>
    <message>
        <source>Re-mark P</source>
        <translation>Semak P</translation>
    </message>
    <message>
        <source>no marks in the system</source>
        <translation>tiada markah dalam sistem</translation>
    </message>
    <message>
        <source>coursework %1 · final %2 · %3</source>
        <translation>kursus %1 · akhir %2 · %3</translation>
    </message>
    <message>
        <source>Not in the personnel list</source>
        <translation>Tiada dalam senarai personel</translation>
    </message>
    <message>
        <source>Not in the package: noted for the officer</source>
        <translation>Tiada dalam pakej: dicatat untuk pegawai</translation>
    </message>
</context>
<context>
    <name>visit_marks</name>
    <message>
        <source>Recommend as the centre</source>
        <translation>Syor seperti PB</translation>
    </message>
    <message>
        <source>Amend marks</source>
        <translation>Pinda markah</translation>
    </message>
    <message>
        <source>The centre&apos;s mark stays in the record beside the amended one.</source>
        <translation>Markah PB kekal dalam rekod di sisi markah yang dipinda.</translation>
    </message>
    <message>
        <source>%1 competent</source>
        <translation>%1 terampil</translation>
    </message>
    <message>
        <source>%1 not yet</source>
        <translation>%1 belum</translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation>%1 tangguh</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 belum diberi</translation>
    </message>
    <message>
        <source>%1 flagged</source>
        <translation>%1 bertanda</translation>
    </message>
    <message>
        <source>The visit is not in progress.</source>
        <translation>Lawatan ini tidak sedang berjalan.</translation>
    </message>
    <message>
        <source>Every trainee has a recommendation.</source>
        <translation>Setiap pelatih telah diberi syor.</translation>
    </message>
    <message>
        <source>Marks of %1</source>
        <translation>Markah %1</translation>
    </message>
</context>
<context>
    <name>visit_observation</name>
    <message>
        <source>Begin</source>
        <translation>Mula</translation>
    </message>
    <message>
        <source>Nobody has been observed yet</source>
        <translation>Belum ada pelatih diperhatikan</translation>
    </message>
    <message>
        <source>Choose a trainee and a marking scheme above, then begin. Critical criteria are scored first.</source>
        <translation>Pilih pelatih dan skema pemarkahan di atas, kemudian mula. Kriteria kritikal diberi skor dahulu.</translation>
    </message>
    <message>
        <source>Trainee to observe</source>
        <translation>Pelatih untuk diperhatikan</translation>
    </message>
    <message>
        <source>Marking scheme</source>
        <translation>Skema pemarkahan</translation>
    </message>
    <message>
        <source>The visit is not in progress.</source>
        <translation>Lawatan ini tidak sedang berjalan.</translation>
    </message>
    <message>
        <source>The package holds no marking scheme of this standard. Note the observation as a remark and tell the officer.</source>
        <translation>Pakej ini tiada skema pemarkahan bagi NOSS ini. Rekodkan pemerhatian sebagai catatan dan maklumkan kepada pegawai.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 daripada %2</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
</context>
<context>
    <name>visit_page</name>
    <message>
        <source>The package of this visit is not on this machine. Connect and download it.</source>
        <translation>Pakej lawatan ini tiada dalam komputer ini. Sambung ke rangkaian dan muat turun pakej.</translation>
    </message>
    <message>
        <source>Take the last answer back</source>
        <translation>Batalkan jawapan terakhir</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>First open question</source>
        <translation>Soalan pertama belum dijawab</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Pembukaan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>PB</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>Peralatan</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumen</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identiti</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sampel</translation>
    </message>
    <message>
        <source>Portfolios</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Pemerhatian</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markah</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Penutup</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>Disimpan %1</translation>
    </message>
    <message>
        <source>First open</source>
        <translation>Belum dijawab</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Dapatan</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Remark on the row</source>
        <translation>Catatan pada baris</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Langkah seterusnya</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>Langkah sebelumnya</translation>
    </message>
    <message>
        <source>Next tab of the step</source>
        <translation>Tab seterusnya</translation>
    </message>
    <message>
        <source>Recommend as the centre</source>
        <translation>Syor seperti PB</translation>
    </message>
    <message>
        <source>Amend marks of the trainee</source>
        <translation>Pinda markah pelatih</translation>
    </message>
    <message>
        <source>Show or hide identity numbers</source>
        <translation>Tunjukkan atau sembunyikan nombor pengenalan</translation>
    </message>
    <message>
        <source>The visit is closed. The report is next.</source>
        <translation>Lawatan telah ditutup. Seterusnya ialah laporan.</translation>
    </message>
    <message>
        <source>The end of this list. Ctrl+Page Down goes to the next step, F8 to what is open.</source>
        <translation>Senarai ini tamat. Ctrl+Page Down untuk langkah seterusnya, F8 untuk yang belum dijawab.</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Everything asked has an answer.</source>
        <translation>Semua yang ditanya telah dijawab.</translation>
    </message>
    <message>
        <source>Findings are raised while the visit is in progress.</source>
        <translation>Dapatan dibuat semasa lawatan sedang berjalan.</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>%1 trainees</source>
        <translation>%1 pelatih</translation>
    </message>
    <message>
        <source>Parts of the step</source>
        <translation>Bahagian bagi langkah ini</translation>
    </message>
    <message>
        <source>This visit has left this machine: an officer gave it to another verifier, or your right to it has ended. What you recorded is kept under your name.</source>
        <translation>Lawatan ini tiada lagi pada komputer ini: pegawai memberikannya kepada PPL lain, atau hak anda ke atasnya telah tamat. Apa yang anda rekodkan disimpan atas nama anda.</translation>
    </message>
    <message>
        <source>The visit cannot be held</source>
        <translation>Lawatan tidak dapat dijalankan</translation>
    </message>
    <message>
        <source>My visits</source>
        <translation>Lawatan saya</translation>
    </message>
    <message>
        <source>This visit could not be held. %1: %2 What was recorded is kept; the officer plans new dates once this has reached the department.</source>
        <translation>Lawatan ini tidak dapat dijalankan. %1: %2 Apa yang direkodkan disimpan; pegawai merancang tarikh baharu setelah ini sampai ke Jabatan.</translation>
    </message>
    <message>
        <source>You declined this visit. The officer assigns another verifier.</source>
        <translation>Anda menolak tugasan lawatan ini. Pegawai menugaskan PPL lain.</translation>
    </message>
    <message>
        <source>No reply came in time, so the officer took this visit back.</source>
        <translation>Tiada jawapan diterima dalam masa yang ditetapkan, maka pegawai mengambil semula lawatan ini.</translation>
    </message>
    <message>
        <source>An officer gave this visit to another verifier. You may finish what you began: it is kept under your name and shown to the officer, and decides nothing.</source>
        <translation>Pegawai telah memberikan lawatan ini kepada PPL lain. Anda boleh menyelesaikan apa yang sudah dimulakan: ia disimpan atas nama anda dan ditunjukkan kepada pegawai, tetapi tidak menentukan apa-apa.</translation>
    </message>
    <message>
        <source>The package was valid for check-in until %1. The visit under way goes on and is accepted as late.</source>
        <translation>Pakej sah untuk daftar masuk hingga %1. Lawatan yang sedang berjalan diteruskan dan diterima sebagai lewat.</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Tulis laporan</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Luar talian sejak %1</translation>
    </message>
    <message>
        <source>%1 acts, %2 photographs to send</source>
        <translation>%1 tindakan, %2 gambar untuk dihantar</translation>
    </message>
    <message>
        <source>%1 acts to send</source>
        <translation>%1 tindakan untuk dihantar</translation>
    </message>
    <message>
        <source>%1 photographs to send</source>
        <translation>%1 gambar untuk dihantar</translation>
    </message>
    <message>
        <source>The visit is over, so this can no longer be said of it.</source>
        <translation>Lawatan sudah selesai, maka perkara ini tidak lagi boleh direkodkan.</translation>
    </message>
    <message>
        <source>People are noted while the visit is in progress.</source>
        <translation>Orang dicatat semasa lawatan sedang berjalan.</translation>
    </message>
    <message>
        <source>People are added to the attendance of V1 and V10, and trainees who are not in the package to V5.</source>
        <translation>Orang ditambah pada kehadiran V1 dan V10, dan pelatih yang tiada dalam pakej pada V5.</translation>
    </message>
    <message>
        <source>Note a person who is in no list</source>
        <translation>Catat orang yang tiada dalam mana-mana senarai</translation>
    </message>
    <message>
        <source>No finding was raised</source>
        <translation>Tiada dapatan dibangkitkan</translation>
    </message>
    <message>
        <source>A finding is raised from the row it is about, with the button above.</source>
        <translation>Dapatan dibangkitkan daripada baris yang berkenaan dengan butang di atas.</translation>
    </message>
</context>
<context>
    <name>visit_panel</name>
    <message>
        <source>Photograph %1</source>
        <translation>Gambar %1</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>By: %1</source>
        <translation>Rujukan: %1</translation>
    </message>
    <message>
        <source>Photographs of this row</source>
        <translation>Gambar bagi baris ini</translation>
    </message>
    <message>
        <source>Remark on this row</source>
        <translation>Catatan pada baris ini</translation>
    </message>
    <message>
        <source>Remark on this row (F2), back with Esc</source>
        <translation>Catatan pada baris ini (F2), kembali dengan Esc</translation>
    </message>
</context>
<context>
    <name>visit_part</name>
    <message>
        <source>Visit</source>
        <translation>Lawatan</translation>
    </message>
    <message>
        <source>Assignment</source>
        <translation>Penugasan</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Pelatih</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Gambar</translation>
    </message>
</context>
<context>
    <name>visit_part_no</name>
    <message>
        <source>missing</source>
        <translation>tiada</translation>
    </message>
    <message>
        <source>not marked</source>
        <translation>tidak bermarkah</translation>
    </message>
    <message>
        <source>not moderated</source>
        <translation>tidak dimoderasi</translation>
    </message>
    <message>
        <source>not authentic</source>
        <translation>tidak tulen</translation>
    </message>
    <message>
        <source>not current</source>
        <translation>tidak terkini</translation>
    </message>
    <message>
        <source>not sufficient</source>
        <translation>tidak mencukupi</translation>
    </message>
</context>
<context>
    <name>visit_people</name>
    <message>
        <source>Trainee not in the package… (Ctrl+N)</source>
        <translation>Pelatih yang tiada dalam pakej… (Ctrl+N)</translation>
    </message>
    <message>
        <source>Another person… (Ctrl+N)</source>
        <translation>Orang lain… (Ctrl+N)</translation>
    </message>
    <message>
        <source>Remove %1 from this list?</source>
        <translation>Keluarkan %1 daripada senarai ini?</translation>
    </message>
    <message>
        <source>Who was noted and removed still stands in the history of the visit.</source>
        <translation>Sesiapa yang dicatat lalu dikeluarkan masih ada dalam sejarah lawatan.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Keluarkan</translation>
    </message>
</context>
<context>
    <name>visit_place</name>
    <message>
        <source>Photograph of the signboard…</source>
        <translation>Gambar papan tanda…</translation>
    </message>
    <message>
        <source>Position from a photograph…</source>
        <translation>Kedudukan daripada gambar…</translation>
    </message>
    <message>
        <source>Remove the photograph</source>
        <translation>Buang gambar</translation>
    </message>
    <message>
        <source>This was typed and not taken yet: Enter takes it.</source>
        <translation>Ini sudah ditaip tetapi belum diambil: tekan Enter untuk mengambilnya.</translation>
    </message>
    <message>
        <source>Not required.</source>
        <translation>Tidak wajib.</translation>
    </message>
    <message>
        <source>%1; about %2 km from the place in the request.</source>
        <translation>%1; kira-kira %2 km dari tempat dalam permohonan.</translation>
    </message>
    <message>
        <source>Position at leaving</source>
        <translation>Kedudukan semasa beredar</translation>
    </message>
    <message>
        <source>Arrived %1; position:</source>
        <translation>Tiba %1; kedudukan:</translation>
    </message>
    <message>
        <source>Not arrived yet</source>
        <translation>Belum tiba</translation>
    </message>
    <message>
        <source>Photograph of the signboard… (F6)</source>
        <translation>Gambar papan tanda… (F6)</translation>
    </message>
    <message>
        <source>Another photograph… (F6)</source>
        <translation>Gambar lain… (F6)</translation>
    </message>
    <message>
        <source>Photograph of the signboard</source>
        <translation>Gambar papan tanda</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>The photograph does not tell where it was taken. Type the position if you know it.</source>
        <translation>Gambar itu tidak menyatakan tempat ia diambil. Taip kedudukan jika anda tahu.</translation>
    </message>
    <message>
        <source>Position at arrival</source>
        <translation>Kedudukan semasa tiba</translation>
    </message>
</context>
<context>
    <name>visit_rail</name>
    <message>
        <source>%1 of %2 done, %3 flagged</source>
        <translation>%1 daripada %2 selesai, %3 bertanda</translation>
    </message>
</context>
<context>
    <name>visit_report</name>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Dihantar</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Dipulangkan</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ditarik Balik</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Lulus</translation>
    </message>
    <message>
        <source>Pass conditionally</source>
        <translation>Lulus Bersyarat</translation>
    </message>
    <message>
        <source>Visit again</source>
        <translation>Lawatan Semula</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Permohonan</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Pusat Bertauliah</translation>
    </message>
    <message>
        <source>Verifier</source>
        <translation>PPL</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Kekuatan</translation>
    </message>
    <message>
        <source>Advice to the centre</source>
        <translation>Nasihat kepada PB</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>Adendum</translation>
    </message>
    <message>
        <source>Comments of the officer</source>
        <translation>Ulasan pegawai</translation>
    </message>
    <message>
        <source>Submitted at</source>
        <translation>Dihantar pada</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>Tarikh akhir</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>This report is another verifier&apos;s.</source>
        <translation>Laporan ini milik PPL lain.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Hantar</translation>
    </message>
    <message>
        <source>Return with comments</source>
        <translation>Pulangkan dengan ulasan</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Tarik balik</translation>
    </message>
    <message>
        <source>Too many marks of the extended sample differ, so the whole component must be marked again. Recommend to visit again.</source>
        <translation>Terlalu banyak markah dalam sampel yang diperluas berbeza, maka keseluruhan komponen mesti dimarkah semula. Syorkan Lawatan Semula.</translation>
    </message>
    <message>
        <source>The summary has %1 characters; write at least %2.</source>
        <translation>Ringkasan mempunyai %1 aksara; tulis sekurang-kurangnya %2.</translation>
    </message>
    <message>
        <source>A major finding is open. Usually that is a conditional pass.</source>
        <translation>Satu dapatan major masih dibuka. Biasanya keputusannya ialah Lulus Bersyarat.</translation>
    </message>
</context>
<context>
    <name>visit_report_page</name>
    <message>
        <source>Submit the report</source>
        <translation>Hantar laporan</translation>
    </message>
    <message>
        <source>Add an addendum…</source>
        <translation>Tambah adendum…</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Ringkasan</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>Kekuatan</translation>
    </message>
    <message>
        <source>Advice to the centre</source>
        <translation>Nasihat kepada PB</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>Syor</translation>
    </message>
    <message>
        <source>Before it can go</source>
        <translation>Sebelum laporan boleh dihantar</translation>
    </message>
    <message>
        <source>Versions and comments</source>
        <translation>Versi dan ulasan</translation>
    </message>
    <message>
        <source>The report begins when the visit is closed.</source>
        <translation>Laporan bermula setelah lawatan ditutup.</translation>
    </message>
    <message>
        <source>%1 trainees, identity checked for %2. Sample of %3; %4 observed or interviewed. Recommended: %5 competent, %6 not yet competent, %7 deferred. %8 findings.</source>
        <translation>%1 pelatih, identiti %2 disemak. Sampel %3; %4 diperhatikan atau ditemu duga. Disyorkan: %5 terampil, %6 belum terampil, %7 tangguh. %8 dapatan.</translation>
    </message>
    <message>
        <source>Version %1: %2 %3</source>
        <translation>Versi %1: %2 %3</translation>
    </message>
    <message>
        <source>Returned: “%1”</source>
        <translation>Dipulangkan: “%1”</translation>
    </message>
    <message>
        <source>Addendum: %1</source>
        <translation>Adendum: %1</translation>
    </message>
    <message>
        <source>The report has gone in.</source>
        <translation>Laporan telah dihantar.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>dan %1 lagi</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Semuanya lengkap.</translation>
    </message>
    <message>
        <source>%1 things stand against it; they are listed above.</source>
        <translation>%1 perkara menghalangnya; senarainya di atas.</translation>
    </message>
    <message>
        <source>Submit the report?</source>
        <translation>Hantar laporan?</translation>
    </message>
    <message>
        <source>It goes to the department with the next contact. After that only an addendum can be added, unless the officer returns it.</source>
        <translation>Laporan dihantar kepada Jabatan apabila ada sambungan. Selepas itu hanya adendum boleh ditambah, kecuali pegawai memulangkannya.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Hantar</translation>
    </message>
    <message>
        <source>The report is submitted.</source>
        <translation>Laporan telah dihantar.</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>Adendum</translation>
    </message>
    <message>
        <source>What was found after the report went in. The report itself stays as it is.</source>
        <translation>Perkara yang ditemui selepas laporan dihantar. Laporan itu sendiri tidak berubah.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tambah</translation>
    </message>
    <message>
        <source>Report of the visit</source>
        <translation>Laporan lawatan</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>tarikh akhir %1</translation>
    </message>
    <message>
        <source>Met on site and not in the package: %1.</source>
        <translation>Ditemui di tapak dan tiada dalam pakej: %1.</translation>
    </message>
</context>
<context>
    <name>visit_sample</name>
    <message>
        <source>Add to the sample</source>
        <translation>Tambah pada sampel</translation>
    </message>
    <message>
        <source>Extend to 30 %</source>
        <translation>Perluas kepada 30 %</translation>
    </message>
    <message>
        <source>The sample has not been drawn</source>
        <translation>Sampel belum dicabut</translation>
    </message>
    <message>
        <source>It is drawn from the seed of the package, so anyone can draw it again and gets the same trainees. You may add others, not remove.</source>
        <translation>Sampel dicabut daripada benih dalam pakej, maka sesiapa pun boleh mencabutnya semula dan mendapat pelatih yang sama. Anda boleh menambah pelatih lain, tetapi tidak boleh membuang.</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Cabut sampel</translation>
    </message>
    <message>
        <source>Check in first, then draw the sample.</source>
        <translation>Daftar masuk dahulu, kemudian cabut sampel.</translation>
    </message>
    <message>
        <source>%1 of %2 trainees, drawn from seed %3</source>
        <translation>%1 daripada %2 pelatih, dicabut daripada benih %3</translation>
    </message>
    <message>
        <source>Trainee to add to the sample</source>
        <translation>Pelatih untuk ditambah pada sampel</translation>
    </message>
    <message>
        <source>Every trainee is in the sample.</source>
        <translation>Setiap pelatih ada dalam sampel.</translation>
    </message>
</context>
<context>
    <name>visit_sign</name>
    <message>
        <source>Sign</source>
        <translation>Tandatangani</translation>
    </message>
    <message>
        <source>Signed on paper…</source>
        <translation>Ditandatangani di kertas…</translation>
    </message>
    <message>
        <source>Name of the signatory</source>
        <translation>Nama penandatangan</translation>
    </message>
    <message>
        <source>Refuses to sign…</source>
        <translation>Enggan tandatangan…</translation>
    </message>
    <message>
        <source>Draw the signature, or type the name and confirm it.</source>
        <translation>Lukis tandatangan, atau taip nama dan sahkan.</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>Belum ditandatangani</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Berubah selepas itu</translation>
    </message>
    <message>
        <source>Signed %1. The page was changed after that, so the signature no longer covers it. Sign again.</source>
        <translation>Ditandatangani %1. Halaman ini diubah selepas itu, maka tandatangan tidak lagi meliputinya. Tandatangani semula.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Enggan</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Ditandatangani</translation>
    </message>
    <message>
        <source>Signed %1; covers what this form shows (%2…).</source>
        <translation>Ditandatangani %1; meliputi apa yang ditunjukkan oleh borang ini (%2…).</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Tandatangani semula</translation>
    </message>
    <message>
        <source>Write the name of the signatory first.</source>
        <translation>Tulis nama penandatangan dahulu.</translation>
    </message>
    <message>
        <source>Photograph of the signed page</source>
        <translation>Gambar halaman yang ditandatangani</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Tandatangan</translation>
    </message>
    <message>
        <source>A signature binds exactly what this form shows. Whoever signs may look through the tabs first.</source>
        <translation>Tandatangan mengikat tepat apa yang ditunjukkan oleh borang ini. Penandatangan boleh melihat semua tab dahulu.</translation>
    </message>
    <message>
        <source>Refused %1. %2: %3. Witness: %4</source>
        <translation>Enggan %1. %2: %3. Saksi: %4</translation>
    </message>
    <message>
        <source>Write the name of the person who refuses first.</source>
        <translation>Tulis nama orang yang enggan dahulu.</translation>
    </message>
</context>
<context>
    <name>visit_slip</name>
    <message>
        <source>Major</source>
        <translation>Major</translation>
    </message>
    <message>
        <source>Minor</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>Penambahbaikan</translation>
    </message>
    <message>
        <source>Trainees in the group</source>
        <translation>Pelatih dalam kumpulan</translation>
    </message>
    <message>
        <source>Identities that match</source>
        <translation>Identiti sepadan</translation>
    </message>
    <message>
        <source>Trainees in the sample</source>
        <translation>Pelatih dalam sampel</translation>
    </message>
    <message>
        <source>Observations and interviews</source>
        <translation>Pemerhatian dan temu duga</translation>
    </message>
    <message>
        <source>Recommended competent</source>
        <translation>Disyorkan Terampil</translation>
    </message>
    <message>
        <source>Recommended not yet competent</source>
        <translation>Disyorkan Belum Terampil</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Tangguh</translation>
    </message>
    <message>
        <source>No findings were raised at this visit.</source>
        <translation>Tiada dapatan dibangkitkan dalam lawatan ini.</translation>
    </message>
    <message>
        <source>Trainees not in the package, noted</source>
        <translation>Pelatih yang tiada dalam pakej, dicatat</translation>
    </message>
</context>
<context>
    <name>visits_page</name>
    <message>
        <source>My visits</source>
        <translation>Lawatan saya</translation>
    </message>
    <message>
        <source>New assignments</source>
        <translation>Penugasan baharu</translation>
    </message>
    <message>
        <source>To prepare</source>
        <translation>Untuk disediakan</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Sedang berjalan</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Laporan</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Reply by %1</source>
        <translation>Jawab selewat-lewatnya %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Jawab</translation>
    </message>
    <message>
        <source>Download the package</source>
        <translation>Muat turun pakej</translation>
    </message>
    <message>
        <source>Ready to check in</source>
        <translation>Sedia untuk daftar masuk</translation>
    </message>
    <message>
        <source>%1 rows recorded</source>
        <translation>%1 baris direkodkan</translation>
    </message>
    <message>
        <source>Report due %1</source>
        <translation>Tarikh akhir laporan %1</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Tulis laporan</translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation>Belum ada lawatan</translation>
    </message>
    <message>
        <source>A new assignment appears here when an officer assigns you. You get it with the next contact to the server.</source>
        <translation>Penugasan baharu dipaparkan di sini apabila pegawai menugaskan anda. Anda menerimanya apabila ada sambungan ke pelayan.</translation>
    </message>
    <message>
        <source>This visit is not on this machine yet. Connect once to get it.</source>
        <translation>Lawatan ini belum ada dalam komputer ini. Sambung ke rangkaian sekali untuk mendapatkannya.</translation>
    </message>
    <message>
        <source>Package expired: download it again</source>
        <translation>Pakej tamat tempoh: muat turun semula</translation>
    </message>
    <message>
        <source>This visit was given to another verifier, and its records have left this machine. What you recorded is with the officer under your name.</source>
        <translation>Lawatan ini diberikan kepada PPL lain, dan rekodnya tiada lagi pada komputer ini. Apa yang anda rekodkan ada pada pegawai atas nama anda.</translation>
    </message>
    <message>
        <source>This visit is over, and its records have left this machine.</source>
        <translation>Lawatan ini sudah selesai, dan rekodnya tiada lagi pada komputer ini.</translation>
    </message>
</context>
</TS>
