const audit = {
  proof: 'Keutuhan', lastCheck: 'Pemeriksaan terakhir', never: 'Belum pernah. Meja memeriksa sendiri sekali sehari.', progress: 'Kemajuan pemeriksaan', checking: 'Memeriksa… {{done}} dari {{total}} catatan',
  anchors: '{{anchors}} segel cocok.',
  faults: {
    entry: 'Sebuah catatan diubah atau diambil dari tengah.', end: 'Catatan terakhir hilang.', rewritten: 'Catatan lama ditulis ulang: tidak cocok lagi dengan segelnya.',
    signature: 'Sebuah segel tidak ditandatangani oleh meja ini.', anchor_missing: 'Ada segel yang hilang.', signing_key: 'Kunci segel di basis data bukan kunci meja ini.',
  },
  seal: 'Segel terakhir', sealNone: 'Belum ada', sealAt: '{{at}}, {{entries}} catatan, {{reason}}', sealNow: 'Segel sekarang', sealed: 'Tersegel.',
  sealText: 'Tulis sidik ini dan jamnya di buku. Siapa pun yang kelak menulis ulang catatan sebelum jam itu tidak dapat menghasilkan sidik yang sama.',
  reasons: { hourly: 'setiap jam', daily: 'hari baru', day_report: 'tutup hari', export: 'ekspor', backup: 'cadangan', manual: 'atas permintaan' },
  person: 'Pasien', anyone: 'Semua pasien', choosePerson: 'Pilih pasien', whichPerson: 'Pasien yang mana?', clearPerson: 'Semua pasien',
  user: 'Pengguna', allUsers: 'Semua pengguna', from: 'Dari tanggal', to: 'Sampai tanggal',
  entities: { audit_anchor: 'Segel', audit_entry: 'Jejak audit' },
  export: 'Simpan CSV', exported: 'Tersimpan: {{rows}} catatan.', notSaved: 'Berkas belum tersimpan.', cut: 'Hanya {{rows}} catatan terbaru yang tersimpan. Persempit tanggalnya untuk yang lain.',
};
export default audit;
