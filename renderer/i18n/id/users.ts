const users = {
  signIn: { title: 'Masuk', lead: 'Masuk untuk membuka meja.', login: 'Nama masuk', password: 'Kata sandi', submit: 'Masuk', forgotten: 'Lupa semua kata sandi' },
  lock: {
    title: 'Layar terkunci', lead: '{{name}} masih masuk. Yang sedang diketik tetap ada.',
    password: 'Kata sandi {{name}}', submit: 'Buka kunci', other: 'Keluar, pengguna lain masuk',
  },
  demo: { title: 'Klinik contoh.', text: 'Semua orang di sini rekaan.', use: 'Masuk sebagai {{login}}' },
  door: {
    title: 'Masuk di meja ini', now: 'Sekarang {{name}}, sejak {{since}}', nowOnly: 'Sekarang {{name}}', close: 'Tutup sesi ini',
    name: 'Nama', last: 'Terakhir masuk', never: 'Belum pernah', failures: 'Kata sandi salah sesudahnya', state: 'Kunci', free: 'Terbuka', locked: 'Terkunci sejak {{at}}',
    open: 'Buka kunci', openRow: 'Buka kunci {{name}}', row: '{{name}}, terakhir masuk {{last}}, kata sandi salah sesudahnya {{failures}}, {{state}}',
    note: 'Sepuluh kata sandi salah mengunci seorang pengguna selama 15 menit, atau sampai administrator membukanya di sini. Tanyakan dahulu kepada orangnya apakah ia sendiri yang mencoba.',
    recent: 'Kejadian terakhir', recentHint: '20 terakhir; selebihnya di Jejak audit', at: 'Waktu', event: 'Kejadian', unknown: 'Tidak diketahui', none: 'Belum ada kejadian', noneText: 'Masuk, keluar, dan kata sandi salah di meja ini tampil di sini.',
    events: { sign_in: 'Masuk', sign_in_failed: 'Kata sandi salah', sign_out: 'Keluar', lock: 'Layar dikunci', unlock: 'Kunci layar dibuka', recover: 'Dibuka dengan kunci pemulihan' },
    about: { too_many_wrong: 'Pengguna terkunci: sepuluh kata sandi salah', opened_by_administrator: 'Kunci pengguna dibuka administrator' },
  },
  /** What each role may do, in short; the whole matrix is generated from the contract. */
  does: {
    receptionist: 'Mendaftarkan pasien dan kunjungan, menjalankan antrean, membuat janji temu, mencatat telepon dan komplain, menutup hari.',
    operator: 'Sama dengan resepsionis, untuk meja telepon.',
    registrar: 'Sama dengan resepsionis, ditambah impor data.',
    nurse: 'Membaca data pasien, memanggil dan menjalankan antrean, mencatat di daftar gawat darurat.',
    public_relations: 'Membaca data pasien dan antrean; mencatat dan menangani komplain, juga yang rahasia.',
    medical_executive: 'Membaca pasien, antrean, jadwal, komplain, dan laporan, tanpa mengubahnya.',
    director: 'Sama dengan kepala eksekutif medis, ditambah komplain rahasia.',
    admin: 'Semua pekerjaan meja, ditambah pengaturan, cadangan, ekspor, dan jejak audit.',
  },
  wait: 'Terlalu banyak percobaan. Dapat dicoba lagi dalam {{seconds}} detik.',
  showPassword: 'Perlihatkan kata sandi',
  emergency: 'Darurat',
};
export default users;
