const shiftNotes = {
  title: 'Serah terima sif', lead: 'Yang masih terbuka dihitung langsung dari catatan. Saat diserahkan, isinya dibekukan; petugas berikutnya masuk dengan namanya sendiri lalu menerima.',
  now: 'Terbuka sekarang', nothingOpen: 'Tidak ada yang terbuka', nothingOpenText: 'Antrean, telepon balik, slip, komplain, dan janji hari ini sudah selesai semua.',
  line: 'Catatan untuk sif berikutnya', linePlaceholder: 'Mis. AC ruang tunggu mati, teknisi datang besok', addLine: 'Tambah', lines: 'Catatan selama sif', noLines: 'Belum ada catatan. Siapa pun boleh menambahnya selama sif.',
  words: 'Pesan untuk petugas berikutnya', wordsHint: 'Boleh kosong', handOver: 'Serahkan sif', handedOver: 'Sif diserahkan. Petugas berikutnya menerima di sini dengan namanya sendiri.', lineAdded: 'Catatan ditambahkan.',
  notes: 'Serah terima sebelumnya', at: 'Diserahkan', by: 'Oleh', open: 'Terbuka', state: 'Keadaan', waiting: 'Menunggu diterima', acceptedShort: 'Diterima', accepted: 'Diterima {{by}}, {{time}}', row: '{{at}}, {{by}}, {{state}}', noNotes: 'Belum pernah ada serah terima', noNotesText: 'Serahkan sif dengan tombol di atas; catatannya tersimpan di sini.', hint: '↑↓ pilih · Enter buka',
  note: {
    title: 'Serah terima {{at}}', handed: 'Diserahkan {{by}}, {{at}}', accepted: 'Diterima {{by}}, {{at}}', remark: 'Tanggapan: {{remark}}', waits: 'Menunggu diterima petugas berikutnya.', own: 'Anda yang menyerahkan. Petugas berikutnya masuk dengan namanya sendiri, lalu menerima.',
    acceptRemark: 'Tanggapan (boleh kosong)', accept: 'Terima sif', print: 'Cetak', words: 'Pesan', withheld_one: '{{count}} komplain tidak ditampilkan karena sekarang dibatasi.', withheld_other: '{{count}} komplain tidak ditampilkan karena sekarang dibatasi.', damaged: 'Isi catatan ini tidak sama dengan saat dibekukan. Laporkan kepada administrator.',
    hash: 'Sidik isi {{hash}}', signature: 'Menyerahkan', signatureNext: 'Menerima',
  },
  parts: {
    waiting: 'Menunggu di antrean', callBacks: 'Telepon balik', handOffs: 'Slip terbuka', complaints: 'Komplain mendekati batas', emergencies: 'Darurat belum selesai', notArrived: 'Janji belum tiba', unprinted: 'Tiket belum tercetak', lines: 'Catatan selama sif', warnings: 'Cadangan dan sambungan',
  },
  longest: 'terlama {{span}}', more_one: '+{{count}} lagi', more_other: '+{{count}} lagi', limit: 'batas {{time}}', lineBy: '{{time}} {{by}}: {{text}}', callAt: '{{time}} {{name}}', red: 'merah', yellow: 'kuning', green: 'hijau', none: 'tidak ada',
};
export default shiftNotes;
