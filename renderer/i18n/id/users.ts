const users = {
  signIn: { title: 'Masuk', lead: 'Masuk untuk membuka meja.', login: 'Nama masuk', password: 'Kata sandi', submit: 'Masuk', forgotten: 'Lupa semua kata sandi' },
  lock: {
    title: 'Layar terkunci', lead: '{{name}} masih masuk. Yang sedang diketik tetap ada.',
    password: 'Kata sandi {{name}}', submit: 'Buka kunci', other: 'Keluar, pengguna lain masuk',
  },
  demo: { title: 'Klinik contoh.', text: 'Semua orang di sini rekaan.', use: 'Masuk sebagai {{login}}' },
  wait: 'Terlalu banyak percobaan. Dapat dicoba lagi dalam {{seconds}} detik.',
  showPassword: 'Perlihatkan kata sandi',
  emergency: 'Darurat',
};
export default users;
