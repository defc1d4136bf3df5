const help = {
  title: 'Bantuan',
  page: 'Halaman buku petunjuk',
  contents: 'Daftar isi',
  back: 'Kembali',
  search: 'Cari di buku petunjuk',
  results: 'Halaman yang cocok',
  nothing: 'Tidak ada halaman yang memuat “{{text}}”. Coba satu kata saja.',
  failed: 'Halaman ini tidak dapat dibuka sekarang. Tutup bantuan, lalu tekan F1 lagi.',
  keys: 'Tombol',
  keysHere: 'Tombol di layar ini',
  keysEverywhere: 'Tombol di mana saja',
  general: {
    walk: { key: '↑ ↓', text: 'Berjalan di daftar' },
    open: { key: 'Enter', text: 'Buka atau jalankan yang dipilih' },
    submit: { key: 'Ctrl+Enter', text: 'Simpan dialog dari isian mana pun' },
    leave: { key: 'Esc', text: 'Tutup dialog; draf tetap tersimpan' },
    next: { key: 'Tab', text: 'Ke isian berikutnya' },
  },
};
export default help;
