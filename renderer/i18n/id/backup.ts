const backup = {
  here: 'Di komputer ini', second: 'Tempat kedua', notSet: 'Belum ditentukan', noneYet: 'Belum ada salinan',
  keyText: 'Terenkripsi; hanya dapat dibuka dengan kunci klinik ini. keyring.json di sampingnya wajib ikut disalin.',
  old_one: 'Lebih dari {{count}} hari', old_other: 'Lebih dari {{count}} hari',
  away: 'Tidak terhubung', awayText: 'Cadangan yang belum ada di sana disalin sendiri begitu tempat ini tersambung lagi.',
  silent: 'Tidak menjawab', silentText: 'Map jaringan atau disk ini tidak menjawab. Pekerjaan dan cadangan di komputer ini berjalan terus. Periksa jaringan atau komputer yang membagikan map itu; penyalinan dicoba lagi sendiri.',
  lacking_one: '{{count}} cadangan belum disalin ke sana; menyusul sendiri, yang terbaru lebih dahulu.', lacking_other: '{{count}} cadangan belum disalin ke sana; menyusul sendiri, yang terbaru lebih dahulu.',
  free: '{{size}} kosong', sameDisk: 'Ada di disk yang sama dengan data klinik. Bila disknya rusak, keduanya hilang.',
  kinds: { daily: 'Harian', weekly: 'Mingguan', monthly: 'Bulanan', manual: 'Dibuat sendiri', migration: 'Sebelum pembaruan', before_restore: 'Sebelum pemulihan' },
  place: 'Tempat', places: { desk: 'Komputer ini', second: 'Tempat kedua', both: 'Keduanya' },
  problems: {
    missing: 'Tempat ini tidak ditemukan.', read_only: 'Tempat ini tidak dapat ditulisi.', full: 'Ruang di tempat ini penuh.',
    damaged: 'Yang ditulis tidak terbaca kembali utuh.', failed: 'Tempat ini tidak dapat dipakai sekarang.',
    no_answer: 'Tempat ini tidak menjawab.',
  },
  problemText: 'Cadangan di komputer ini tetap aman; penyalinan dicoba lagi sendiri.',
  rules: {
    title: 'Tempat kedua dan pengingat', folder: 'Map tempat kedua', folderHint: 'Disk kedua, USB, atau map jaringan. Kosong: tanpa tempat kedua.', use: 'Pakai {{label}}', drives: 'USB yang terpasang',
    oldAfter: 'Ingatkan bila cadangan lebih tua dari (hari)', secondOldAfter: 'Ingatkan bila salinan kedua lebih tua dari (hari)',
    try: 'Uji tempat ini', good: 'Dapat dipakai: ditulis, dibaca kembali, {{size}} kosong.', goodUnknown: 'Dapat dipakai: ditulis dan dibaca kembali.', save: 'Simpan', saved: 'Tersimpan',
  },
  drill: {
    title: 'Uji pulih', text: 'Membuka cadangan di map sementara, memeriksa semua isinya, lalu menghapusnya lagi. Data klinik tidak disentuh.',
    newest: 'Uji pulih cadangan terbaru', row: 'Uji', rowLabel: 'Uji pulih cadangan {{at}}', never: 'Belum pernah diuji',
    whole: 'Dapat dipulihkan', broken: 'Gagal',
    found: '{{patients}} pasien, {{visits}} kunjungan, {{entries}} catatan audit; semuanya utuh.',
    when: 'Diuji {{at}}, {{seconds}} detik. Cadangan {{backup}}, {{place}}.',
    problems: {
      missing: 'Cadangannya tidak ditemukan lagi.', damaged: 'Cadangan ini rusak. Buat cadangan baru dan periksa disknya.', newer: 'Cadangan ini dari versi Meja Depan yang lebih baru.',
      counts: 'Jumlah pasien atau kunjungannya tidak sama dengan catatan saat dibuat.', audit: 'Jejak audit di dalamnya tidak utuh.', full: 'Ruang komputer ini tidak cukup untuk menguji. Cadangannya belum diperiksa.',
    },
  },
};
export default backup;
