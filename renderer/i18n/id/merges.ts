const merges = {
  title: 'Gabungkan dua catatan pasien',
  lead: 'Pilih nomor yang tetap dipakai dan isian yang benar. Tidak ada catatan yang dihapus, dan penggabungan dapat dibatalkan.',
  leave: 'Kembali', swap: 'Tukar nomor yang dipakai', merge: 'Gabungkan',
  notAllowed: 'Hanya petugas SIK dan administrator yang menggabungkan catatan', notAllowedText: 'Catat kedua nomornya dan minta mereka membandingkannya.',
  survives: 'Tetap dipakai', goes: 'Digabungkan ke sana',
  registered: 'Terdaftar {{at}}', lastVisit: 'datang terakhir {{day}}',
  counts: {
    visits_one: '{{shown}} kunjungan', visits_other: '{{shown}} kunjungan', appointments_one: '{{shown}} janji temu', appointments_other: '{{shown}} janji temu', calls_one: '{{shown}} telepon', calls_other: '{{shown}} telepon',
    complaints_one: '{{shown}} komplain', complaints_other: '{{shown}} komplain', emergencies_one: '{{shown}} darurat', emergencies_other: '{{shown}} darurat', none: 'Belum ada kunjungan atau catatan lain',
  },
  alsoNumbers: 'Sudah membawa nomor {{numbers}}',
  sameQueue: 'Keduanya masih antre di {{unit}} hari ini ({{numbers}}). Penggabungan tetap boleh; batalkan salah satu nomornya di antrean.',
  differ_one: '{{count}} isian berbeda', differ_other: '{{count}} isian berbeda', nothingDiffers: 'Semua isian sama', same_one: '{{count}} isian sama', same_other: '{{count}} isian sama', keys: 'Tab ke isian berikutnya · ↑↓ memilih · Ctrl+Enter gabungkan',
  differs: 'berbeda', onlyOne: 'hanya di satu', isSame: 'sama', empty: 'kosong', both: 'Keduanya',
  side: { into: 'dari nomor yang tetap dipakai', from: 'dari nomor yang digabungkan', both: 'dari keduanya' },
  fields: {
    name: 'Nama', identityKind: 'Jenis identitas', nik: 'NIK', bpjs: 'No. BPJS', passport: 'Paspor', familyCard: 'No. Kartu Keluarga', sex: 'Jenis kelamin', birthDate: 'Tanggal lahir', birthPlace: 'Tempat lahir',
    birthOrder: 'Urutan lahir kembar', mother: 'Nama ibu', phone: 'Telepon', address: 'Alamat', payer: 'Penjamin', guardian: 'Penanggung jawab', allergies: 'Alergi', consentReminder: 'Pengingat', deceased: 'Meninggal',
    moved: 'Pindah', restricted: 'Catatan terbatas',
  },
  confirm: {
    title: 'Gabungkan {{old}} ke {{kept}}?', back: 'Periksa lagi', merge: 'Gabungkan', note: 'Catatan (boleh kosong)',
    together: 'Semua kunjungan, janji temu, telepon, komplain, dan darurat dari {{old}} tampil bersama milik {{kept}}, pada satu halaman.',
    values_one: '{{count}} isian {{kept}} berganti seperti yang dipilih. Isian sebelumnya disimpan.', values_other: '{{count}} isian {{kept}} berganti seperti yang dipilih. Isian sebelumnya disimpan.', noValues: 'Isian {{kept}} tidak berubah.',
    numbers: 'Kedua nomor tetap menemukan orang ini. Kunjungan baru dicatat pada {{kept}}.',
    undo: 'Tidak ada yang dihapus. Penggabungan dapat dibatalkan kapan saja dari halaman pasien; keduanya lalu terpisah lagi seperti sebelumnya.',
  },
  done: '{{old}} sekarang bagian dari {{kept}}', doneText: 'Dapat dibatalkan dari halaman pasien ini.',
  undone: '{{old}} dan {{kept}} terpisah lagi', undoneText: 'Semua isian kembali seperti sebelum digabungkan.', undoneKept: 'Sudah diubah sesudah digabungkan, jadi dibiarkan: {{fields}}.',
  undo: {
    title: 'Pisahkan lagi {{old}} dari {{kept}}?', reason: 'Alasan', confirm: 'Pisahkan',
    about: 'Masing-masing kembali memiliki kunjungan dan catatannya sendiri. Isian yang diganti saat digabungkan dikembalikan, kecuali yang sudah diubah orang sesudahnya. Yang dicatat sejak penggabungan tetap pada {{kept}}.',
    withdrawTitle: 'Tarik penggabungan {{old}} ke {{kept}}?', withdraw: 'Tarik', withdrawAbout: 'Penggabungan ini memang tidak berlaku. Sesudah ditarik ia tidak ditampilkan lagi sebagai hal yang perlu diperhatikan.',
  },
  strip: {
    title: 'Nomor lain orang ini', holds: 'Digabungkan', idle: 'Tidak berlaku', undo: 'Batalkan penggabungan', withdraw: 'Tarik', note: '“{{note}}”',
    state: {
      holds: 'Juga bernomor {{number}} ({{name}}), digabungkan {{at}} oleh {{by}}.',
      circle: 'Penggabungan {{number}} ke {{into}} oleh {{by}} ({{at}}) tidak berlaku: meja lain sudah menggabungkan ke arah sebaliknya. Periksa isian pasien ini, lalu tarik.',
      merged_already: 'Penggabungan {{number}} ke {{into}} oleh {{by}} ({{at}}) tidak berlaku: {{number}} sudah digabungkan ke nomor lain. Bila ketiganya satu orang, gabungkan juga kedua nomor itu, lalu tarik yang ini.',
      voided: 'Penggabungan {{number}} ke {{into}} oleh {{by}} ({{at}}) tidak berlaku: catatan {{into}} sudah dibatalkan. Tarik penggabungan ini.',
    },
    undone: '{{number}} ({{name}}) pernah digabungkan ke {{into}}; dipisahkan lagi {{at}} oleh {{by}}: {{reason}}',
  },
  with: {
    open: 'Gabungkan dengan…', compare: 'Bandingkan dan gabungkan', title: 'Gabungkan {{name}} dengan catatan lain', text: 'Cari catatan kedua dari orang yang sama. Keduanya dibandingkan dulu; belum ada yang berubah.', other: 'Catatan yang lain',
    itself: 'Itu catatan yang sama. Pilih yang lain.',
  },
};
export default merges;
