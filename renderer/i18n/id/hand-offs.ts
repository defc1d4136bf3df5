const handOffs = {
  title: 'Koordinasi', lead: 'Slip untuk unit lain: dikirim, diterima dengan dibacakan kembali, dikerjakan, selesai.',
  send: 'Slip baru', tabs: { label: 'Bagian koordinasi', slips: 'Slip', shift: 'Serah terima sif', figures: 'Waktu tanggap', settings: 'Pengaturan' },
  table: 'Slip yang terbuka', endedTable: 'Sudah selesai (7 hari terakhir)', ended: 'Tampilkan yang sudah selesai', endedEmpty: 'Belum ada yang selesai dalam 7 hari terakhir.',
  hint: '↑↓ pilih · A terima · K kerjakan · S selesai · T tolak · P cetak · Enter riwayat',
  show: 'Tampilkan', filter: { all: 'Semua', forMe: 'Untuk unit saya', mine: 'Dikirim saya' },
  number: 'No.', unit: 'Kepada', text: 'Isi', patient: 'Pasien', state: 'Keadaan', since: 'Sejak', due: 'Tenggat', result: 'Hasil', sender: 'Pengirim', priority: 'Prioritas', noPatient: 'Tanpa pasien',
  row: '{{number}}, {{priority}}, {{unit}}, {{text}}, {{state}}',
  priorities: { routine: 'Biasa', soon: 'Segera', urgent: 'Darurat' },
  states: { sent: 'Terkirim', accepted: 'Diterima', working: 'Dikerjakan', done: 'Selesai', rejected: 'Ditolak', cancelled: 'Dibatalkan' },
  late: 'Belum diterima {{span}}', overdue: 'Lewat {{span}}', dueAt: 'Selesai sebelum {{time}}', acceptedBy: 'Diterima {{name}}, {{time}}', acceptedByPhone: 'Diterima lewat telepon oleh {{name}}, {{time}}, dicatat {{by}}',
  emptyTitle: 'Tidak ada slip yang terbuka', emptyText: 'Tekan F11 untuk menulis slip ke laboratorium, apotek, bangsal, atau unit lain. Dari halaman pasien, pasiennya sudah terisi.', nothingTitle: 'Tidak ada di pilihan ini', nothingText: 'Pilih “Semua” untuk melihat slip yang lain.',
  chosen: { from: 'Dari {{sender}}, {{time}}', visit: 'Nomor antrean {{number}}', complaint: 'Komplain {{number}}', call: 'Berawal dari telepon', alarm: 'Alarm bila belum diterima pukul {{time}}', openPatient: 'Buka pasien' },
  actions: { accept: 'Terima', acceptPhone: 'Diterima lewat telepon', start: 'Kerjakan', finish: 'Selesai', reject: 'Tolak', cancel: 'Batalkan', undo: 'Urungkan', print: 'Cetak', history: 'Riwayat' },
  done: {
    send: 'Slip {{number}} terkirim ke {{unit}}.', accept: 'Slip {{number}} diterima {{name}}.', start: 'Slip {{number}} dikerjakan.', finish: 'Slip {{number}} selesai.', reject: 'Slip {{number}} ditolak.', cancel: 'Slip {{number}} dibatalkan.',
    undo: 'Langkah terakhir slip {{number}} diurungkan.', print: 'Slip {{number}} tercetak.', printFailed: 'Slip {{number}} tidak tercetak. Periksa pencetak, lalu coba lagi.',
  },
  accept: {
    title: 'Terima slip {{number}}', readAloud: 'Bacakan kembali nomor dan isinya', name: 'Nama penerima', nameHint: 'Siapa yang membacakan kembali', readBack: 'Sudah dibacakan kembali dan benar', how: 'Diterima', here: 'Langsung', phone: 'Lewat telepon',
    ownHint: 'Slip ini Anda kirim sendiri. Penerimaannya hanya dapat dicatat lewat telepon.', confirm: 'Terima',
  },
  finish: { title: 'Slip {{number}} selesai', result: 'Hasil', placeholder: 'Mis. Hb 11,2; hasil dikirim ke poli', confirm: 'Selesai' },
  reject: { title: 'Tolak slip {{number}}', reason: 'Alasan', name: 'Siapa yang menolak', confirm: 'Tolak' },
  cancel: { title: 'Batalkan slip {{number}}', reason: 'Alasan', confirm: 'Batalkan slip', keep: 'Biarkan' },
  form: {
    title: 'Slip baru', to: 'Kepada', toHint: 'Pilih unit, atau ketik nama bangsal yang tidak punya layar', freeUnit: '“{{name}}” tidak punya layar: penerimaannya dicatat lewat telepon.', priority: 'Prioritas', text: 'Isi', textPlaceholder: 'Apa yang diminta, singkat dan lengkap',
    templates: 'Kalimat yang biasa dipakai', recent: 'terakhir', due: 'Selesai sebelum', dueChoices: { none: 'Tidak ditentukan', m15: '15 menit', m30: '30 menit', h1: '1 jam', typed: 'Pukul…' }, dueTime: 'Pukul', dueHint: 'Mis. 14.30', willDue: 'Tenggat {{when}}',
    about: 'Tentang', unlink: 'Lepaskan', choose: 'Pilih pasien', who: 'Pasien siapa?', visit: 'antrean {{number}}', call: 'dari telepon ini', complaint: 'dari komplain ini', send: 'Kirim', sendPrint: 'Kirim dan cetak', alarm: 'Bila belum diterima dalam {{minutes}} menit, muncul di Perlu perhatian.',
  },
  history: {
    title: 'Slip {{number}} ke {{unit}}', label: 'Riwayat slip', late: 'tidak berlaku, meja lain lebih dahulu', undone: 'diurungkan', by: 'oleh {{by}}', byPhone: 'lewat telepon',
    actions: { send: 'Dikirim', accept: 'Diterima, dibacakan kembali', start: 'Dikerjakan', finish: 'Selesai', reject: 'Ditolak', cancel: 'Dibatalkan', undo: 'Langkah diurungkan' },
  },
  paper: { label: 'Slip koordinasi', title: 'Slip koordinasi', to: 'Kepada', from: 'Dari', about: 'Pasien', visit: 'Antrean', due: 'Tenggat', received: 'Diterima oleh (nama, jam)', readBack: 'Dibacakan kembali', result: 'Hasil', scan: 'Pindai di meja untuk membuka slip ini', born: 'lahir {{day}}', record: 'No. RM {{number}}', code: 'Kode slip' },
  figures: {
    title: 'Waktu tanggap per unit', from: 'Dari', to: 'Sampai', unit: 'Unit', sent: 'Slip', waiting: 'Belum diterima', accept: 'Median diterima', done: 'Median selesai', share: 'Diterima tepat waktu', refused: 'Ditolak atau batal', row: '{{unit}}, {{sent}} slip', minutes: '{{shown}} mnt', none: '—',
    empty: 'Tidak ada slip pada hari-hari ini', emptyText: 'Pilih jangka waktu lain.', note: 'Tepat waktu: dalam {{routine}} menit untuk yang biasa, {{soon}} untuk yang segera, {{urgent}} untuk yang darurat. Median dihitung dari saat dikirim.', period: 'Jangka waktu', week: '7 hari', month: '30 hari', today: 'Hari ini',
  },
  settings: {
    title: 'Pengaturan koordinasi', alarm: 'Alarm bila belum diterima (menit)', sound: 'Satu nada pelan bila slip darurat untuk unit di layar ini belum diterima', soundHint: 'Biasanya mati: cukup tampil di Perlu perhatian.', others: 'Unit tanpa layar', othersHint: 'Satu nama per baris. Nama lain tetap dapat diketik saat menulis slip.',
    templates: 'Kalimat yang biasa dipakai', templatesHint: 'Satu kalimat per baris, paling banyak 12.', save: 'Simpan', saved: 'Pengaturan tersimpan.', kinds: { clinic: 'Poli', laboratory: 'Laboratorium', radiology: 'Radiologi', pharmacy: 'Apotek', cashier: 'Kasir', registration: 'Pendaftaran', other: 'Unit lain' },
  },
};
export default handOffs;
