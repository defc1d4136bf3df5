const frame = {
  product: 'Meja Depan',
  skip: 'Lompat ke isi layar',
  lock: 'Kunci layar',
  rail: {
    label: 'Bagian', home: 'Beranda', patients: 'Pasien', queue: 'Antrean', appointments: 'Jadwal', calls: 'Telepon', answers: 'Informasi', complaints: 'Komplain', reports: 'Laporan', 'hand-offs': 'Koordinasi', emergencies: 'Gawat darurat', settings: 'Pengaturan', display: 'Layar antrean', emergency: 'Darurat',
    'hand-offsCount': '{{count}} slip menunggu diterima', queueCount: '{{count}} menunggu', complaintsCount: '{{count}} hampir atau sudah lewat batas', callsCount: '{{count}} perlu ditelepon balik', appointmentsCount: '{{count}} belum tiba hari ini', emergenciesCount: '{{count}} hari ini',
  },
  keys: { handOff: 'Slip baru', help: 'Bantuan', checkIn: 'Kunjungan', newPatient: 'Pasien baru', callNext: 'Panggil', booking: 'Janji temu', call: 'Telepon', complaint: 'Komplain', emergency: 'Darurat', paper: 'Paket kertas', inbox: 'Perlu perhatian', lock: 'Kunci layar', search: 'Cari pasien atau perintah' },
  search: {
    label: 'Cari pasien atau perintah',
    placeholder: 'Cari pasien: nama, NIK, No. RM, telepon, tanggal lahir…',
    results: 'Hasil pencarian',
    recent: 'Baru dilayani',
    start: 'Ketik sebagian nama, nomor, atau tanggal lahir.',
    looking: 'Mencari…',
    nothing: 'Tidak ada yang cocok dengan “{{text}}”.', similar: 'Tidak ada yang persis “{{text}}”. Ini yang mirip:', code: 'Kode kartu atau tiket. Enter membukanya.',
    register: 'Daftarkan pasien baru: {{name}}', registerPlain: 'Daftarkan pasien baru', tryOther: 'Coba sebagian nama lain, tanggal lahir, telepon, atau desa.',
    failed: 'Pencarian tidak dapat dilakukan sekarang. Coba ketik lagi.',
    neverVisited: 'belum pernah berkunjung',
    lastVisit: 'terakhir {{day}}',
    hints: { walk: 'pilih', checkIn: 'daftarkan kunjungan', open: 'buka pasien', leave: 'tutup' },
  },
  scan: {
    visit: 'Tiket {{number}} dibaca',
    inForm: { title: 'Kode kartu terbaca', text: 'Formulir yang terbuka tidak berubah. Simpan atau tutup dahulu, lalu pindai lagi.' },
    unknown: { title: 'Kode ini tidak dikenal di sini', text: 'Mungkin kartu atau tiket klinik lain. Cari pasien dengan nama atau nomornya.' },
  },
  commands: {
    handOff: 'Slip ke unit lain', shift: 'Serah terima sif', inbox: 'Perlu perhatian', followUps: 'Tindak lanjut pasien', printPaper: 'Cetak paket kertas', paper: 'Kertas saat listrik padam', checkIn: 'Daftarkan kunjungan', newPatient: 'Pasien baru', callNext: 'Panggil berikutnya', booking: 'Buat janji temu', call: 'Catat telepon', complaint: 'Catat komplain', closeDay: 'Tutup hari', stranded: 'Jadwal: perlu dijadwalkan ulang', untold: 'Jadwal: beri tahu pasien', reminders: 'Jadwal: pengingat', recall: 'Jadwal: panggil ulang yang tidak datang', waitlist: 'Jadwal: daftar tunggu', answers: 'Informasi: tanya tarif, jadwal, persiapan', noShows: 'Laporan: tidak hadir', callReport: 'Laporan: telepon', dayReport: 'Laporan harian', emergency: 'Darurat', lock: 'Kunci layar', signOut: 'Keluar',
    language: 'Ganti bahasa (English)', dark: 'Tema gelap', light: 'Tema terang',
  },
  foot: { noBackup: 'Belum ada cadangan', lastBackup: 'Cadangan terakhir {{when}}', desk: 'Meja {{letter}}' },
  called: { title: 'Nomor {{number}} dipanggil', text: 'Silakan menuju {{unit}}.' },
  link: {
    lost: 'Program meja sedang tidak menjawab. Yang sudah tersimpan aman; halaman ini mencoba lagi sendiri.',
    expired: 'Meja Depan sudah dibuka ulang. Buka lagi dari ikonnya; halaman ini tidak berlaku lagi.',
    reload: 'Muat ulang',
  },
  noScreen: { title: 'Layar ini tidak ada.', text: 'Pilih bagian di sebelah kiri, atau cari dengan Ctrl+K.' },
};
export default frame;
