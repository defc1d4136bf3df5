const help = {
  title: 'Bantuan: {{screen}}',
  keysHere: 'Tombol di layar ini',
  keysEverywhere: 'Tombol di mana saja',
  general: {
    walk: { key: '↑ ↓', text: 'Berjalan di daftar' },
    open: { key: 'Enter', text: 'Buka atau jalankan yang dipilih' },
    submit: { key: 'Ctrl Enter', text: 'Simpan dialog dari isian mana pun' },
    leave: { key: 'Esc', text: 'Tutup dialog; draf tetap tersimpan' },
    next: { key: 'Tab', text: 'Ke isian berikutnya' },
  },
  screens: {
    home: {
      name: 'Beranda',
      steps: [
        'Ketik Ctrl+K lalu sebagian nama, NIK, No. RM, telepon, atau tanggal lahir. Enter membuka pasiennya; F2 atau Ctrl+Enter langsung mendaftarkan kunjungan, Enter berikutnya menyimpan dan mencetak tiket.',
        'F4 memanggil nomor berikutnya dari unit yang paling lama menunggu.',
        '“Perlu perhatian” memuat hal yang menunggu keputusan orang. Enter membukanya.',
        'F9 untuk keadaan darurat: tekan F9 lalu Enter. Berlaku juga saat layar terkunci.',
      ],
    },
    patients: {
      name: 'Pasien',
      steps: [
        'Cari dahulu sebelum mendaftarkan: sebagian nama sudah cukup, ejaan lama juga dikenali.',
        'F3 membuka pendaftaran. Dari NIK terbaca usulan jenis kelamin, tanggal lahir, dan wilayah; periksa dengan kartunya.',
        'Bila muncul calon yang sama, bandingkan tanggal lahir dan nama ibu sebelum menyimpan.',
        'Yang diketik tersimpan sebagai draf, juga bila listrik padam.',
      ],
    },
    queue: {
      name: 'Antrean',
      steps: [
        'Pilih baris dengan panah. Spasi memanggil; tombol lain tertulis pada barisnya.',
        'Langkah yang keliru dapat dibatalkan: satu langkah terakhir dari nomor itu kembali.',
        'Nomor yang dilewati dapat dikembalikan ke antrean.',
        'Layar antrean untuk ruang tunggu dibuka dari bagian kiri. Nama pasien tidak tampil di sana.',
      ],
    },
    emergencies: {
      name: 'Gawat darurat',
      steps: [
        'F9 lalu Enter mencatat keadaan darurat dengan nama sementara. Tidak perlu menunggu identitas.',
        'Hubungi nomor yang tertera, lalu catat yang sudah dilakukan.',
        'Sesudah orangnya dikenal, hubungkan catatan dengan pasiennya.',
      ],
    },
    settings: {
      name: 'Pengaturan',
      steps: [
        'Pilih bagian di sebelah kiri. Hanya administrator yang dapat mengubah klinik, unit, dan pengguna.',
        'Cadangan dibuat sendiri setiap hari; lihat umurnya di kaki layar.',
        'Ekspor ke USB selalu terenkripsi dan tercatat dalam jejak audit.',
      ],
    },
  },
};
export default help;
