const home = {
  checkIn: 'Daftarkan kunjungan',
  callNext: 'Panggil berikutnya',
  booking: 'Buat janji temu',
  counters: {
    label: 'Keadaan hari ini',
    waiting: 'Menunggu', serving: 'Dilayani', done: 'Selesai', appointments: 'Janji belum tiba', complaints: 'Komplain terbuka', within60: 'Tunggu ≤ 60 menit',
    longest: 'terlama {{minutes}}', average: 'rata-rata tunggu {{minutes}}', noWait: 'tidak ada yang menunggu', goal: 'sasaran 80%',
    called: '{{count}} dipanggil · {{skipped}} dilewati', noShow: '{{count}} tidak hadir · {{cancelled}} batal',
    late: '{{count}} lewat jam', noneLate: 'belum ada yang lewat jam',
    noComplaint: 'tidak ada', red: '{{count}} merah', left: 'sisa {{time}}', over: 'lewat batas {{time}}', paused: 'jamnya berhenti',
  },
  queue: {
    title: 'Antrean sekarang', hint: '↑↓ pilih · Enter buka pasien · Spasi langkah berikutnya',
    number: 'Nomor', patient: 'Pasien', unit: 'Unit', payer: 'Penjamin', wait: 'Tunggu', state: 'Status',
    row: '{{number}}, {{name}}, {{unit}}, {{state}}', more: '{{count}} lagi di layar Antrean',
    emptyTitle: 'Belum ada yang menunggu',
    emptyText: 'Tekan Ctrl+K, ketik sebagian nama pasien, lalu F2 untuk mendaftarkan kunjungannya. Pasien yang baru pertama kali datang: F3.',
  },
  emergencies: 'Gawat darurat hari ini: {{count}}',
  span: { days: '{{days}} hari {{hours}} j' },
  load: { title: 'Beban per jam', total: '{{count}} datang hari ini', hour: 'Pukul {{hour}}: {{count}} datang, biasanya {{usual}}', arrived: 'datang', usual: 'biasanya' },
};
export default home;
