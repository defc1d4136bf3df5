const home = {
  checkIn: 'Daftarkan kunjungan',
  callNext: 'Panggil berikutnya',
  counters: {
    label: 'Keadaan hari ini',
    waiting: 'Menunggu', serving: 'Dilayani', done: 'Selesai', noShow: 'Tidak hadir', emergencies: 'Gawat darurat', within60: 'Tunggu ≤ 60 menit',
    longest: 'terlama {{minutes}}', average: 'rata-rata tunggu {{minutes}}', noWait: 'belum ada waktu tunggu',
    called: '{{count}} sedang dipanggil', skipped: '{{count}} dilewati, {{cancelled}} batal', today: 'hari ini', goal: 'dari yang sudah dilayani',
  },
  queue: {
    title: 'Antrean sekarang', hint: '↑↓ pilih · Enter buka pasien · Spasi langkah berikutnya',
    number: 'Nomor', patient: 'Pasien', unit: 'Unit', payer: 'Penjamin', wait: 'Tunggu', state: 'Status',
    row: '{{number}}, {{name}}, {{unit}}, {{state}}', more: '{{count}} lagi di layar Antrean',
    emptyTitle: 'Belum ada yang menunggu',
    emptyText: 'Tekan Ctrl+K, ketik sebagian nama pasien, lalu F2 untuk mendaftarkan kunjungannya. Pasien yang baru pertama kali datang: F3.',
  },
  attention: {
    title: 'Perlu perhatian', emptyTitle: 'Tidak ada yang menunggu keputusan', emptyText: 'Cadangan, jam, dan data ganda diperiksa terus; bila ada yang perlu Anda lihat, muncul di sini.',
    severity: { urgent: 'Segera', warning: 'Periksa', info: 'Info' },
    backup_old: { title: 'Cadangan terakhir sudah {{hours}} jam', next: 'Buat cadangan sekarang' },
    backup_never: { title: 'Belum pernah ada cadangan', next: 'Buat cadangan pertama' },
    recovery_key_unconfirmed: { title: 'Kunci pemulihan belum dipastikan tersimpan', next: 'Cetak dan simpan kuncinya' },
    emergency_unidentified: { title: 'Darurat {{name}} belum dikenali', next: 'Hubungkan dengan pasiennya' },
    clock_wrong: { title: 'Jam komputer mundur {{minutes}} menit', next: 'Betulkan jam komputer' },
    same_nik: { title: 'NIK yang sama: {{first}} dan {{second}}', next: 'Bandingkan kedua pasien' },
    record_numbers_low: { title: 'Nomor rekam medis tinggal {{left}}', next: 'Minta administrator menambah blok nomor' },
    same_login: { title: 'Nama masuk “{{login}}” dipakai {{count}} pengguna', next: 'Ganti salah satunya' },
  },
  load: { title: 'Beban per jam', total: '{{count}} datang hari ini', hour: 'Pukul {{hour}}: {{count}} datang, biasanya {{usual}}', arrived: 'datang', usual: 'biasanya' },
};
export default home;
