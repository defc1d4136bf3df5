const contacts = {
  title: 'Kontak', due: 'jatuh tempo {{at}}',
  preference: {
    title: 'Cara dihubungi', edit: 'Ubah', none: 'Belum ada pilihan: WhatsApp, lalu telepon, kapan saja.', channel: 'Lewat', language: 'Bahasa', parts: 'Waktu', anyTime: 'kapan saja', anyChannel: 'belum dipilih', anyLanguage: 'seperti terakhir kali', email: 'Alamat surel',
    stopped: 'Jangan dihubungi', stoppedText: '{{reason}} · dicatat {{by}}, {{at}}', saved: 'Diubah {{by}}, {{at}}',
    form: 'Cara {{name}} ingin dihubungi', channels: { whatsapp: 'WhatsApp', phone: 'Telepon', sms: 'SMS', email: 'Surel', none: 'Tanpa pesan' }, dayParts: { morning: 'Pagi (sampai 11.00)', noon: 'Siang (11.00–15.00)', evening: 'Sore (mulai 15.00)' }, partsHint: 'Tanpa pilihan berarti kapan saja.',
    stop: 'Jangan dihubungi sama sekali', stopReason: 'Alasan', stopHint: 'Berlaku untuk semua pesan dan pengingat, apa pun persetujuannya, sampai dicabut di sini.', save: 'Simpan', done: 'Cara dihubungi tersimpan.',
  },
  followUps: {
    title: 'Tindak lanjut', lead: 'Yang dijanjikan kepada pasien. Yang jatuh tempo juga muncul di Perlu perhatian.', table: 'Tindak lanjut', hint: '↑↓ pilih · Enter selesai · E ubah · B tidak jadi · P pasien · T tulis pesan', patientHint: '↑↓ pilih · Enter selesai · E ubah · B tidak jadi · T tulis pesan',
    add: 'Tindak lanjut baru', patient: 'Pasien', todo: 'Apa', dueAt: 'Kapan', owner: 'Siapa', nobody: 'siapa saja', state: 'Status', show: 'Tampilkan', open: 'Terbuka', done: 'Selesai 30 hari', mine: 'Hanya milik saya',
    late: 'Terlambat', today: 'Hari ini', later: 'Nanti', outcomes: { done: 'Selesai', dropped: 'Tidak jadi' }, row: '{{name}}: {{todo}}, {{due}}, {{state}}', stopped: 'Jangan dihubungi: {{reason}}', made: 'Dibuat {{by}}, {{at}}',
    emptyTitle: 'Tidak ada tindak lanjut', emptyText: 'Buat dari halaman pasien, tab Kontak, atau dengan Alt T di sini.', doneEmpty: 'Belum ada yang selesai dalam 30 hari terakhir.',
    form: 'Tindak lanjut untuk {{name}}', formNew: 'Tindak lanjut baru', who: 'Pasien', whenHint: 'misalnya 14.30, besok 9, Senin 8.30', save: 'Simpan', finish: 'Selesai', finishTitle: 'Tindak lanjut {{name}}', result: 'Hasil', resultHint: 'Boleh kosong bila selesai.', drop: 'Tidak jadi', dropReason: 'Alasan tidak jadi', page: 'Buka pasien', write: 'Tulis pesan', edit: 'Ubah',
    doneNotice: '{{name}}: selesai.', droppedNotice: '{{name}}: tidak jadi.', savedNotice: 'Tindak lanjut {{name}} tersimpan.',
  },
  notes: { title: 'Catatan kontak', add: 'Catatan baru', form: 'Catatan kontak', text: 'Catatan', hint: 'Singkat, bukan catatan medis. Tidak dapat diubah; pembetulan ditulis sebagai catatan baru.', save: 'Simpan', correction: 'pembetulan', corrected: 'dibetulkan', correct: 'Betulkan', correctTitle: 'Betulkan catatan', was: 'Semula: {{text}}', done: 'Catatan tersimpan.' },
  last: { title: 'Kontak terakhir', empty: 'Belum pernah dihubungi', emptyText: 'Kunjungan, telepon, pesan, komplain, tindak lanjut, dan catatan tampil di sini.', hint: '↑↓ pilih · Enter membuka atau membetulkan catatan' },
  write: 'Tulis pesan',
};
export default contacts;
