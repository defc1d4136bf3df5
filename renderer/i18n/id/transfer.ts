const transfer = {
  sets: { patients: 'Pasien', visits: 'Kunjungan', appointments: 'Janji temu', calls: 'Telepon', complaints: 'Komplain', staff: 'Staf', answers: 'Layanan dan artikel', audit: 'Jejak audit' },
  contents: 'Tiap data ditulis sebagai CSV dan XLSX, dengan kamus data dan ringkasan. Staf tidak mengenal masa.',
  restricted: 'Termasuk laporan terbatas', restrictedHint: 'Komplain yang hanya boleh dibaca humas, direktur, dan administrator.',
  masked: 'Tanpa identitas', maskedHint: 'Nama tinggal inisial; NIK, BPJS, dan telepon tinggal tiga angka terakhir; tanggal lahir tinggal tahun; alamat dan teks bebas dikosongkan. Nama petugas tetap ada.',
  identified: 'Berkas akan memuat identitas lengkap. Pakai hanya bila tujuannya memang memerlukannya.',
  readBack: 'Ekspor lengkap dapat dibaca kembali di Impor data. Supaya semua yang saling merujuk ikut, pilih semua data dan masa “Semua”.',
  password: 'Kata sandi berkas', kinds: { made: 'Dibuatkan', own: 'Buat sendiri' },
  own: 'Kata sandi sendiri', ownHint: 'Paling sedikit 12 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.', again: 'Ulangi kata sandi', show: 'Perlihatkan kata sandi',
  encryptedOwn: 'Berkas ZIP terenkripsi AES-256, dibuka dengan 7-Zip dan kata sandi ini. Kata sandi tidak disimpan di mana pun.',
  ownKept: 'Berkas dibuka dengan kata sandi yang Anda buat. Kata sandi tidak disimpan; sampaikan terpisah dari USB-nya.', minuteLeft: 'kurang dari satu menit lagi', minutesLeft: 'kira-kira {{minutes}} menit lagi', finish: 'Selesai',
  inParts: 'USB ini berformat FAT, yang satu berkasnya paling besar 4 GB. Karena itu ekspor menjadi {{count}} bagian; tiap bagian dapat dibuka sendiri, dengan kata sandi yang sama.', dayHint: 'misalnya 25/11 atau Senin',
};
export default transfer;
