const restricted = {
  name: 'data dibatasi',
  tag: 'Data dibatasi',
  strip: 'Data orang ini dibatasi: {{reason}}', until: 'Terbuka untuk Anda sampai {{time}}; pembukaan ini tercatat.',
  set: 'Batasi', setTitle: 'Batasi data {{name}}?', setAbout: 'Resepsionis, operator, perawat, dan humas tidak lagi menemukan orang ini. Di antrean dan janji hari itu hanya nomornya yang tampak. Alasannya tersimpan; jangan menulis diagnosis.', setYes: 'Batasi',
  lift: 'Cabut pembatasan', liftTitle: 'Cabut pembatasan {{name}}?', liftAbout: 'Semua peran akan menemukan orang ini lagi.', liftYes: 'Cabut',
  reason: 'Alasan', keep: 'Batal',
  open: 'Buka data dibatasi', openTitle: 'Buka data dibatasi', openAbout: 'Hanya untuk orang yang sedang di depan Anda. Ketik seluruh No. RM dari kartunya atau NIK dari KTP. Data terbuka 15 menit untuk Anda saja; administrator melihat nama Anda, jam, dan alasannya.',
  openNumber: 'No. RM atau NIK, seluruhnya', openReason: 'Alasan membuka', openYes: 'Buka 15 menit', openNone: 'Tidak ada data dibatasi dengan nomor ini. Periksa nomornya; bila benar, orang itu ada di pencarian biasa.',
  closed: 'Data orang ini dibatasi', closedText: 'Anda tidak memerlukan datanya untuk memanggil nomornya. Bila orangnya di depan Anda dan harus dilayani, buka dengan nomor kartunya.',
  match: 'Nomor ini sudah terdaftar, dan datanya dibatasi.', matchText: 'Jangan mendaftarkannya dua kali. Bila orangnya di depan Anda, buka datanya dengan Alt O; bila tidak, hubungi petugas SIK.',
  openings: 'Data dibatasi ini dibuka', opening: '{{at}} oleh {{by}}: {{reason}}', looked: 'Sudah saya periksa',
};
export default restricted;
