const absences = {
  tabs: { label: 'Bagian Jadwal', schedule: 'Jadwal', stranded: 'Jadwalkan ulang', untold: 'Beri tahu', reminders: 'Pengingat', recall: 'Panggil ulang', waitlist: 'Daftar tunggu', 'follow-ups': 'Tindak lanjut' },
  plan: {
    title: 'Perlu dijadwalkan ulang', text: 'Setiap pasien diusulkan waktu baru: dokter yang sama lebih dahulu, lalu unit yang sama. Yang lebih dahulu memesan lebih dahulu mendapat.',
    doctor: 'Dokter', all: 'Semua dokter ({{count}})', one: '{{name}} ({{count}})', waiting: '{{count}} pasien menunggu di antrean {{name}} hari ini.', openQueue: 'Buka antrean',
    away: 'Dokter berhalangan', table: 'Janji tanpa waktu', hint: '↑↓ pilih · Spasi ikutkan · Enter ganti waktu · B batalkan · L biarkan · C salin nomor',
    chosen: 'Ikut', when: 'Semula', patient: 'Pasien', why: 'Sebab', proposal: 'Menjadi', phone: 'Telepon', noPhone: 'tanpa telepon',
    whys: { away: 'Dokter berhalangan', no_session: 'Sesinya tidak ada', displaced: 'Slot dipakai meja lain', left: 'Menunggu waktu baru' },
    none: 'Tidak ada slot kosong dalam 30 hari', cancel: 'Dibatalkan: {{reason}}', leave: 'Dibiarkan, dicari nanti', skipped: 'Tidak diikutkan', ownChoice: 'pilihan Anda',
    row: '{{when}} {{name}}, {{doctor}}, {{what}}', more: '{{count}} janji lagi tampil setelah yang ini selesai.',
    apply: 'Terapkan {{count}} perubahan', nothing: 'Tidak ada yang diikutkan',
    done: '{{moved}} dipindahkan, {{cancelled}} dibatalkan, {{left}} dibiarkan.', refused: '{{count}} tidak jadi karena sudah berubah; lihat usulan barunya.', tell: 'Beri tahu pasien',
    script: 'Yang disampaikan di telepon', call: 'Salin nomor', copied: 'Nomor {{phone}} tersalin.', notCopied: 'Tidak tersalin. Salin sendiri dari layar.',
    emptyTitle: 'Tidak ada janji yang kehilangan waktu', emptyText: 'Semua janji yang akan datang masih berada dalam jam praktik. Bila seorang dokter berhalangan, tekan “Dokter berhalangan”.',
    change: 'Ganti waktu', sure: { title: 'Terapkan perubahan?', text: '{{moved}} janji dipindahkan, {{cancelled}} dibatalkan, {{left}} dibiarkan menunggu waktu baru. Pasien yang setuju mendapat pesan di Pengingat.', yes: 'Terapkan', no: 'Periksa lagi' },
  },
  slot: { title: 'Waktu baru untuk {{name}}', use: 'Pakai waktu ini', stop: 'Biarkan usulannya' },
  cancel: { title: 'Batalkan janji {{name}}', reason: 'Alasan pembatalan', confirm: 'Tandai untuk dibatalkan', keep: 'Jangan batalkan' },
  untold: {
    title: 'Beri tahu pasien', text: 'Janjinya sudah diubah, pasiennya belum tahu. Telepon, atau kirim pesannya dari Pengingat.',
    table: 'Belum diberi tahu', hint: '↑↓ pilih · T sudah ditelepon · P sudah dikirimi pesan · N tidak tersambung · C salin nomor',
    patient: 'Pasien', was: 'Semula', now: 'Menjadi', phone: 'Telepon', news: 'Kabar', outcome: { moved: '{{when}}, {{doctor}}', cancelled: 'Dibatalkan', left: 'Waktu baru dicari' },
    notYet: 'Belum', notReached: 'Tidak tersambung {{count}}×, {{at}} ({{by}})', row: '{{name}}, semula {{was}}, {{now}}',
    called: 'Sudah ditelepon', message: 'Sudah dikirimi pesan', not_reached: 'Tidak tersambung', done: '{{name}}: {{what}}.',
    emptyTitle: 'Semua sudah diberi tahu', emptyText: 'Pasien yang janjinya dipindahkan atau dibatalkan karena dokter berhalangan tampil di sini sampai diberi tahu.',
  },
};
export default absences;
