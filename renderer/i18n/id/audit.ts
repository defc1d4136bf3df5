const audit = {
  proof: 'Keutuhan', lastCheck: 'Pemeriksaan terakhir', never: 'Belum pernah. Meja memeriksa sendiri sekali sehari.', progress: 'Kemajuan pemeriksaan', checking: 'Memeriksa… {{done}} dari {{total}} catatan',
  anchors: '{{anchors}} segel cocok.',
  faults: {
    entry: 'Sebuah catatan diubah atau diambil dari tengah.', end: 'Catatan terakhir hilang.', rewritten: 'Catatan lama ditulis ulang: tidak cocok lagi dengan segelnya.',
    signature: 'Sebuah segel tidak ditandatangani oleh meja ini.', anchor_missing: 'Ada segel yang hilang.', signing_key: 'Kunci segel di basis data bukan kunci meja ini.',
  },
  seal: 'Segel terakhir', sealNone: 'Belum ada', sealAt: '{{at}}, {{entries}} catatan, {{reason}}', sealNow: 'Segel sekarang', sealed: 'Tersegel.',
  sealText: 'Tulis sidik ini dan jamnya di buku. Siapa pun yang kelak menulis ulang catatan sebelum jam itu tidak dapat menghasilkan sidik yang sama.',
  reasons: { hourly: 'setiap jam', daily: 'hari baru', day_report: 'tutup hari', complaint_report: 'laporan komplain ditandatangani', export: 'ekspor', backup: 'cadangan', manual: 'atas permintaan' },
  person: 'Pasien', anyone: 'Semua pasien', choosePerson: 'Pilih pasien', whichPerson: 'Pasien yang mana?', clearPerson: 'Semua pasien',
  user: 'Pengguna', allUsers: 'Semua pengguna', dayHint: 'kemarin, -7, 20-11-2026', from: 'Dari tanggal', to: 'Sampai tanggal',
  entities: { service: 'Layanan', article: 'Artikel', article_version: 'Versi artikel', article_reading: 'Bukti baca', unanswered_question: 'Pertanyaan belum terjawab', question_settlement: 'Penyelesaian pertanyaan', waitlist_entry: 'Daftar tunggu', waitlist_offer: 'Tawaran daftar tunggu', appointment_series: 'Kontrol berkala', audit_anchor: 'Segel', audit_entry: 'Jejak audit', audit_fault: 'Keutuhan' },
  known: 'Tidak ada kerusakan baru di {{entries}} catatan.', knownHint: 'Kerusakan yang diakui tetap tertulis di bawah ini.',
  found: 'Yang ditemukan', foundAt: '{{what}} Tempatnya: {{at}}.', foundSomewhere: '{{what}} Tempatnya tidak diketahui.', lookFirst: 'Tekan “Periksa keutuhan” untuk melihat setiap kerusakan dan mengakuinya.',
  acknowledge: 'Akui…', acknowledgeRow: 'Akui: {{what}}', acknowledgeTitle: 'Akui kerusakan ini?', acknowledgeReason: 'Sebabnya, menurut apa', acknowledgeYes: 'Ya, akui', acknowledgeNo: 'Belum',
  acknowledgeText: 'Akui hanya bila sebabnya diketahui, misalnya cakram rusak yang sudah dipulihkan. Pengakuan tidak memperbaiki jejaknya dan tidak dapat ditarik: kerusakan, nama Anda, jam, dan sebabnya tetap tampil di sini, di berkas CSV, dan di setiap ekspor. Kerusakan lain tetap ditemukan. Jangan menulis nama pasien.',
  acknowledged: 'Kerusakan yang diakui', acknowledgedBy: 'Diakui {{by}}, {{at}}: {{reason}}',
  trail: {
    open: 'Siapa yang melihat', title: 'Siapa yang melihat {{name}}', lead: 'Siapa melihat, mengubah, mencetak, atau mengekspor data orang ini di klinik. Pembukaan daftar ini pun dicatat.',
    lists: 'Daftar kerja yang menampilkan banyak orang, misalnya antrean dan jadwal hari, dicatat per pengguna setiap jam di Jejak audit, tidak di sini.',
    when: 'Waktu', who: 'Oleh', role: 'Peran', did: 'Kejadian', what: 'Bagian', detail: 'Rincian', older: 'Lebih lama', newest: 'Ke yang terbaru', row: '{{at}}, {{who}}, {{did}}, {{what}}',
    none: 'Belum ada catatan', noneText: 'Catatan muncul begitu seseorang membuka data orang ini.',
  },
  details: {
    report: { due: 'dibuat otomatis', caught_up: 'dibuat menyusul', asked: 'dibuat atas permintaan', correction: 'koreksi', decisions: 'keputusan yang diminta', 'counted anew': 'dihitung ulang', paper: 'dicetak', pdf: 'PDF', month: 'CSV bulan', restricted: 'dengan lampiran terbatas' }, reportSigned: 'ditandatangani, SHA-256 {{hash}}',
    trail: 'daftar siapa yang melihat', appointments: 'daftar janji temu', 'list of appointments': 'daftar janji temu', complaints: 'daftar komplain', ticket: 'tiket', slip: 'slip', card: 'kartu pasien', 'record number': 'nomor rekam medis tetap menggantikan nomor sementara', file: 'berkas', sample: 'contoh baris', rows: 'baris yang diperiksa', rejects: 'baris yang ditolak',
    'merged into another': 'digabungkan ke catatan lain', 'merged with another': 'menerima catatan lain', 'merge undone': 'penggabungan dibatalkan', 'merge preview': 'dibandingkan untuk digabungkan', merges: 'daftar penggabungan',
    password: 'kata sandi', invitation: 'undangan', timeline: 'riwayat', consents: 'persetujuan', openings: 'pembukaan data dibatasi', 'consent sheet': 'lembar persetujuan', 'same nik': 'NIK yang sama', identified: 'dikenali', named: 'diberi nama', death: 'dicatat meninggal', 'death taken back': 'catatan meninggal diambil kembali', move: 'dicatat pindah', 'move taken back': 'catatan pindah diambil kembali', search: 'hasil pencarian', searchMany: 'hasil pencarian, {{people}} orang', export: 'ekspor data klinik: {{purpose}}', csv: 'berkas CSV',
    list: 'daftar', listOf: 'daftar {{what}}', lists: { recent: 'daftar terakhir dilihat', stranded: 'janji temu yang perlu dipindah', 'to return': 'telepon yang dijanjikan', inbox: 'daftar di beranda', open: 'daftar yang belum selesai', resolved: 'daftar yang selesai', 'held back': 'perubahan yang ditahan' },
  },
  export: 'Simpan CSV', exported: 'Tersimpan: {{rows}} catatan.', notSaved: 'Berkas belum tersimpan.', cut: 'Hanya {{rows}} catatan terbaru yang tersimpan. Persempit tanggalnya untuk yang lain.',
};
export default audit;
