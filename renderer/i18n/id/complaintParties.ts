const complaintParties = {
  reveal: {
    title: 'Identitas pelapor {{number}}', about: 'Nama ini disampaikan secara rahasia. Setiap pembukaan dicatat di perjalanan komplain dan di jejak audit, dengan nama Anda dan alasannya.', reason: 'Mengapa identitasnya perlu dibuka?', confirm: 'Buka identitas',
    name: 'Nama', contact: 'Kontak', patient: 'Pasien', none: 'tidak disebut', hide: 'Tutup', noted: 'Sudah dicatat. Jangan tulis nama ini di tugas, surat, atau catatan.',
  },
  notice: {
    title: 'Papan jawaban', open: 'Papan jawaban', openMany: 'Papan jawaban ({{count}})', hint: 'Untuk pelapor anonim: hanya kode dan jawaban. Jangan tulis nama, nomor, atau hal yang dapat menunjukkan siapa pelapornya.', paper: 'Kertas', print: 'Catat dan cetak {{count}} jawaban', again: 'Cetak lagi',
    answered: 'dijawab {{when}}', leave: 'Jangan dipasang', text: 'Jawaban untuk {{code}}', none: 'Tidak ada jawaban yang belum dipasang', noneOne: 'Jawaban ini sudah dipasang', noneText: 'Jawaban kepada pelapor anonim muncul di sini setelah komplainnya dijawab.',
    done: '{{count}} jawaban dicatat sebagai terpasang.', wordsAnswered: 'Terima kasih atas laporan Anda. Kami sudah memeriksanya dan sedang memperbaikinya.', wordsResolved: 'Terima kasih atas laporan Anda. Kami sudah memeriksanya dan masalahnya sudah diselesaikan.',
    heading: 'Jawaban atas laporan tanpa nama', received: 'Diterima {{day}}', foot: 'Dipasang {{day}}. Tunjukkan kode Anda di meja depan untuk menanyakan perkembangannya.',
  },
  settings: {
    categories: 'Kategori', categoriesHint: 'Yang tidak dipakai lagi tetap ada pada komplain lama', categoryName: 'Kategori {{number}}', categoryActive: 'Dipakai', newCategory: 'Nama kategori baru', addCategory: 'Tambah kategori', words: 'Kata kunci {{name}}', wordsHint: 'Kata kunci untuk usul, dipisah koma', programWords: 'Kata kuncinya sudah disiapkan.',
    identity: 'Yang boleh membuka identitas rahasia', identityHint: 'Selain penanggung jawab komplain dan orang yang ditunjuk di komplainnya. Yang dikeluhkan dan unitnya tidak pernah boleh.',
  },
};
export default complaintParties;
