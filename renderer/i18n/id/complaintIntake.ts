const complaintIntake = {
  proposal: {
    label: 'Usul dari isi keluhan', says: 'Usul:', because: 'Kata yang mendasarinya ditandai:', noCategory: 'Kategori: tidak yakin', noGrade: 'Derajat: tidak yakin', accept: 'Pakai usul', accepted: 'Dipakai',
    praise: 'Ini tampaknya pujian, bukan keluhan. Anda yang memutuskan.', question: 'Ini tampaknya pertanyaan, bukan keluhan. Anda yang memutuskan.', other: 'Belum terbaca sebagai keluhan. Anda yang memutuskan.',
    elsewhere: 'Ini tampaknya bukan tentang klinik. Anda yang memutuskan.',
  },
  pasted: { whatsapp: 'Pesan WhatsApp diurai: pengirim, waktu, dan isi.', email: 'Email diurai: pengirim, waktu, perihal, dan isi.', asItWas: 'Tempel apa adanya' },
  similar: { label: 'Komplain serupa sebelumnya', words: 'isi serupa', unit: 'unit sama', patient: 'pasien sama', phone: 'telepon sama' },
  files: {
    label: 'Lampiran', add: 'Lampirkan berkas', hint: 'Gambar, PDF, suara, atau teks; 5 MB per berkas, {{most}} berkas. Hanya di komputer ini.', here: 'hanya di komputer ini', remove: 'Jangan lampirkan {{name}}',
    loading: 'Membuka…', pdf: 'PDF tidak dibuka di dalam Meja Depan.', save: 'Simpan salinannya (salinan itu tidak dienkripsi)', sending: 'Mengirim lampiran…',
  },
  code: {
    title: 'Cek kode pelacakan', open: 'Cek kode', field: 'Kode dari pelapor', hint: 'Delapan huruf dan angka, misalnya K7QF-M3XT.', wrong: 'Ada huruf yang keliru. Minta pelapor membacakannya lagi.',
    received: 'Diterima {{when}}', answered: 'Dijawab {{when}}', resolved: 'Selesai {{when}}', noAnswer: 'Belum dijawab', posted: 'Terpasang di papan {{when}}:',
    give: 'Kode pelacakan untuk pelapor anonim', keep: 'Catat sekarang: kode ini tidak ditampilkan lagi kepada pelapor.', slip: 'Kode pelacakan',
  },
};
export default complaintIntake;
