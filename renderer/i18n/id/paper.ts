const paper = {
  title: 'Kertas saat listrik padam',
  print: 'Cetak paket kertas', printed: 'Paket kertas dikirim ke pencetak.', notPrinted: 'Paket belum tercetak. Periksa pencetak, lalu coba lagi; nomor di paket berikutnya melanjutkan.',
  before: 'Sebelum listrik padam', beforeText: 'Satu tombol, dari layar mana pun, mencetak janji temu hari ini, antrean sekarang, dan lembar bernomor untuk yang datang kemudian. Nomor lembar tidak pernah diberikan lagi oleh meja ini.',
  blanks: 'Lembar bernomor untuk tiap unit',
  enter: 'Sesudah listrik menyala: salin dari kertas', enterHint: 'Jam yang sebenarnya, bukan jam menyalin',
  entered: 'Sudah disalin untuk {{day}}', written: 'Disalin', nothing: 'Belum ada yang disalin', nothingText: 'Kunjungan yang disalin dari kertas muncul di sini.',
  patient: 'Pasien', otherPatient: 'Pasien lain', unit: 'Unit', doctor: 'Dokter', anyDoctor: 'tidak ditentukan', number: 'Nomor', numberHint: 'Seperti di kertas, cukup 3 untuk A-P03', day: 'Tanggal', dayHint: 'Kosong: hari ini',
  arrived: 'Datang', called: 'Dipanggil', ended: 'Selesai', outcome: 'Keadaan', outcomes: { waiting: 'Masih di sini', done: 'Selesai', no_show: 'Tidak hadir' }, priority: 'Prioritas',
  save: 'Simpan dan lanjut', saved: '{{number}} disalin: {{name}}',
  pack: {
    title: 'Paket kertas', printedAt: 'Dicetak {{at}} {{zone}}', how: 'Tulis jam datang, dipanggil, dan selesai. Sesudah listrik menyala, salin di Antrean › Kertas. Simpan lembar ini seperti rekam medis, lalu hancurkan.',
    appointments: 'Janji temu yang belum tiba', noAppointments: 'Tidak ada.', queue: 'Antrean saat dicetak', noQueue: 'Kosong.', time: 'Jam', name: 'Nama', record: 'No. RM', doctor: 'Dokter, unit', came: 'Tiba', state: 'Status',
    blanks: '{{unit}}: lembar bernomor', nameOrRecord: 'Nama dan tanggal lahir, atau No. RM', payer: 'Penjamin', note: 'Catatan',
  },
};
export default paper;
