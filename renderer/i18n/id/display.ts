const display = {
  title: 'Layar antrean',
  number: 'Nomor antrean',
  nobody: 'Silakan menunggu',
  nobodyText: 'Nomor yang dipanggil muncul di sini.',
  next: 'lalu {{numbers}}',
  noneWaiting: 'tidak ada yang menunggu',
  lost: 'Sambungan ke meja depan terputus. Nomor mungkin sudah berubah.',
  soundOn: 'Nyalakan suara',
  notOpen: 'Meja depan belum dibuka hari ini.',
};
export default display;
