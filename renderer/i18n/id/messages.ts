const messages = {
  due: {
    title: 'Pengingat', text: 'Buka satu per satu dengan Enter, kirim dari WhatsApp, lalu tandai. Tanpa internet daftarnya menunggu di sini.', table: 'Perlu dikirim sekarang',
    hint: '↑↓ pilih · Enter buka · S terkirim · G gagal · N nanti · I bahasa · K saluran · C salin teks · X tidak perlu',
    patient: 'Pasien', purpose: 'Untuk', about: 'Janji', channel: 'Lewat', language: 'Bahasa', state: 'Status', opened: 'Dibuka {{by}} {{at}}: terkirim?', waiting: 'Menunggu', row: '{{name}}, {{purpose}}, {{when}}, {{channel}}',
    later: '{{count}} menunggu waktunya.', held: 'Tidak dikirimi: {{parts}}.', heldParts: { consent: '{{count}} belum setuju', phone: '{{count}} tanpa telepon', deceased: '{{count}} tercatat meninggal' },
    emptyTitle: 'Tidak ada yang perlu dikirim', emptyText: 'Pengingat muncul di sini pada waktunya, sesuai Pengaturan › Pesan.',
    open: { whatsapp: 'Buka WhatsApp', phone: 'Salin nomor', sms: 'Salin nomor', email: 'Salin alamat' }, copy: 'Salin teks', copied: 'Tersalin.', notCopied: 'Tidak tersalin. Salin sendiri dari layar.', notOpened: 'WhatsApp tidak terbuka. Salin teksnya dan kirim sendiri.',
    sent: 'Terkirim', failed: 'Gagal', putOff: 'Nanti', drop: 'Tidak perlu', text2: 'Teks pesan', textTo: 'Surel ke {{to}}', phoneScript: 'Dibacakan di telepon',
    done: { sent: '{{name}}: terkirim.', failed: '{{name}}: gagal.', later: '{{name}}: nanti {{when}}.', cancelled: '{{name}}: tidak dikirim.' },
  },
  purpose: { reminder_early: 'Pengingat', reminder_late: 'Pengingat kedua', moved: 'Janji dipindahkan', cancelled: 'Janji dibatalkan', rebook: 'Dokter berhalangan', other: 'Pesan', result_ready: 'Hasil dapat diambil', follow_up: 'Tindak lanjut', complaint_answer: 'Jawaban komplain' },
  mailSubject: 'Pesan dari klinik',
  filter: { kind: 'Tampilkan', kinds: { all: 'Semua', reminders: 'Pengingat', appointments: 'Perubahan janji', written: 'Pesan yang ditulis' }, channel: 'Lewat', any: 'Semua saluran' },
  held: { title: 'Tidak dikirimi', hint: 'Enter membuka kontak pasien', why: 'Sebab', reason: 'Alasan', row: '{{name}}: {{why}} {{reason}}', whys: { stopped: 'Jangan dihubungi', deceased: 'Meninggal', consent: 'Belum setuju', unwanted: 'Tidak ingin pesan', phone: 'Tanpa nomor atau alamat' } },
  write: {
    title: 'Pesan untuk {{name}}', purpose: 'Untuk', channel: 'Lewat', language: 'Bahasa', text: 'Teks pesan', hint: 'Jangan menulis NIK, No. RM, isi komplain, atau hasil pemeriksaan.', save: 'Masukkan antrean pesan', saveOpen: 'Simpan dan buka antrean', why: 'Tidak dapat dikirimi: {{why}}.', noWay: 'Pasien ini belum punya nomor atau alamat surel.', complaint: 'Komplain', done: 'Pesan untuk {{name}} menunggu di Jadwal › Pengingat.',
  },
  channel: { whatsapp: 'WhatsApp', phone: 'Telepon', sms: 'SMS', email: 'Surel' },
  language: { id: 'Indonesia', en: 'Inggris' },
  state: { waiting: 'Menunggu', sent: 'Terkirim', failed: 'Gagal', cancelled: 'Tidak dikirim' },
  later: { title: 'Ingatkan lagi kapan?', m15: '15 menit lagi', h1: '1 jam lagi', tomorrow: 'Besok 09.00' },
  marked: { title: 'Ditandai hari ini', at: 'Pukul', by: 'Oleh', state: 'Hasil', row: '{{at}} {{name}}, {{state}}', empty: 'Belum ada yang ditandai hari ini.' },
  recall: {
    title: 'Panggil ulang', text: 'Tidak datang, dan belum punya janji lain. Telepon dan tawarkan waktu baru.', table: 'Yang tidak datang', hint: '↑↓ pilih · Enter buat janji · A akan datang · J tidak ingin · N tidak tersambung · W nomor salah · C salin nomor',
    missed: 'Tidak hadir', patient: 'Pasien', doctor: 'Dokter', phone: 'Telepon', tries: 'Percobaan', never: 'belum', tried: '{{count}}×, terakhir {{at}} ({{by}})', again: 'lagi {{at}}', row: '{{name}}, tidak hadir {{when}}', noPhone: 'tanpa telepon',
    book: 'Buat janji', script: 'Yang disampaikan di telepon', outcome: { rebooked: 'Dijadwalkan lagi', will_come: 'Akan datang', declined: 'Tidak ingin', not_reached: 'Tidak tersambung', wrong_number: 'Nomor salah' }, done: '{{name}}: {{what}}.', againTitle: 'Coba {{name}} lagi kapan?',
    emptyTitle: 'Tidak ada yang perlu dipanggil', emptyText: 'Pasien yang ditandai tidak hadir tampil di sini sampai dibuatkan janji lain, terhubungi, atau cukup sering dicoba.',
  },
  settings: {
    times: 'Kapan diingatkan', early: 'Pengingat pertama', late: 'Pengingat kedua', days: 'Hari sebelumnya', hours: 'Jam sebelumnya', off: '0 hari 0 jam: tidak ada', before: '{{hours}} jam sebelum janji',
    recall: 'Panggil ulang', recallTries: 'Paling banyak dicoba', recallDays: 'Berapa hari ke belakang', templates: 'Teks pesan dan telepon', templatesHint: 'Isian dalam kurung kurawal diganti sendiri saat dikirim.', known: 'Isian: {{list}}', preview: 'Contoh',
    indonesian: '{{name}}, Indonesia', english: '{{name}}, Inggris', save: 'Simpan', which: 'Teks', unknown: 'Isian {{what}} tidak dikenal.',
    template: { reminder: 'Pengingat', moved: 'Janji dipindahkan', cancelled: 'Janji dibatalkan', rebook: 'Dokter berhalangan, waktu dicari', callAbsence: 'Telepon: ada waktu baru', callLeft: 'Telepon: belum ada waktu baru', callRecall: 'Telepon: tidak datang', other: 'Pesan bebas', resultReady: 'Hasil dapat diambil', followUp: 'Tindak lanjut', complaintAnswer: 'Jawaban komplain' },
    sample: { nama: 'Siti Contoh', klinik: 'Klinik Contoh', telepon: '021-555-1234', dokter: 'dr. Contoh', unit: 'Poli Umum', hari: 'Senin, 23 November 2026', jam: '09.20', zona: 'WIB', dokter_lama: 'dr. Contoh', hari_lama: 'Jumat, 20 November 2026', jam_lama: '08.00', petugas: 'Rina', cara: 'Mohon datang 15 menit sebelumnya.' },
  },
};
export default messages;
