const clinic = {
  product: 'Meja Depan',
  back: 'Kembali',
  next: 'Lanjut',
  first: {
    title: 'Selamat datang',
    lead: 'Meja ini belum punya data. Semuanya disimpan terenkripsi di komputer ini dan tetap jalan tanpa internet.',
    new: 'Klinik baru', newHint: 'Ini meja pertama klinik Anda. Kira-kira tiga menit.',
    join: 'Gabung klinik yang ada', joinHint: 'Anda membawa berkas undangan dari meja pertama.',
    demo: 'Coba dengan data contoh', demoHint: 'Klinik rekaan dengan pasien rekaan, untuk berlatih.',
    demoWait: 'Menyiapkan data contoh…',
  },
  new: {
    title: 'Klinik baru', steps: 'Langkah', found: 'Buat klinik',
    step: { clinic: 'Klinik', units: 'Unit layanan', doctors: 'Dokter', admin: 'Administrator' },
    lead: {
      clinic: 'Nama dan alamat ini tercetak di tiket antrean.',
      units: 'Setiap unit punya huruf antrean sendiri. Hapus yang tidak ada, tambah yang kurang; nanti dapat diubah.',
      doctors: 'Siapa yang berpraktik, dan di unit mana. Boleh dilewati dengan Enter.',
      admin: 'Orang pertama yang boleh masuk dan mengatur meja ini.',
    },
  },
  fields: {
    name: 'Nama klinik', address: 'Alamat', phone: 'Telepon', zone: 'Zona waktu',
    fullName: 'Nama lengkap', login: 'Nama masuk', loginHint: 'Huruf kecil tanpa spasi, misalnya rina.', password: 'Kata sandi', again: 'Ulangi kata sandi', showPassword: 'Perlihatkan kata sandi',
  },
  strength: {
    advice: 'Paling sedikit 8 karakter. Tiga atau empat kata lebih kuat daripada satu kata dengan angka.', short: 'Masih terlalu pendek: paling sedikit 8 karakter.',
    weak: '▲ Mudah ditebak. Tambahkan satu atau dua kata.', fair: '● Cukup. Lebih panjang lebih kuat.', good: '✓ Kuat.',
  },
  zones: { Jakarta: 'WIB', Makassar: 'WITA', Jayapura: 'WIT' },
  presets: { general: 'Poli Umum', dental: 'Poli Gigi', maternal: 'KIA', laboratory: 'Laboratorium', pharmacy: 'Apotek', cashier: 'Kasir' },
  kinds: { clinic: 'Poli', laboratory: 'Laboratorium', radiology: 'Radiologi', pharmacy: 'Apotek', cashier: 'Kasir', registration: 'Pendaftaran' },
  units: { row: 'Unit {{number}}', letter: 'Huruf antrean', name: 'Nama unit', kind: 'Jenis', room: 'Ruang (boleh kosong)', add: 'Tambah unit', remove: 'Hapus unit {{number}}' },
  doctors: { row: 'Dokter {{number}}', name: 'Nama dokter', example: 'misalnya dr. Ayu Lestari', unit: 'Unit', anyUnit: 'Semua unit', add: 'Tambah dokter', remove: 'Hapus dokter {{number}}' },
  join: {
    title: 'Gabung klinik yang ada',
    lead: 'Di meja pertama: Pengaturan › Perangkat › Undang meja. Bawa berkasnya; kodenya dibacakan terpisah.',
    file: 'Berkas undangan', choose: 'Pilih berkas…', clear: 'Kosongkan pilihan berkas', code: 'Kode undangan', submit: 'Gabung',
  },
  key: {
    title: 'Simpan kunci pemulihan',
    lead: 'Kunci ini hanya diperlihatkan sekali. Bila semua kata sandi terlupa, hanya lembar ini yang dapat membuka data klinik.',
    groups: 'Kunci pemulihan', lastGroup: 'Ketik kelompok terakhir dari lembar yang tercetak', why: 'Supaya pasti bahwa kunci sudah tersimpan di kertas.',
    print: 'Cetak', later: 'Nanti', confirm: 'Sudah tersimpan',
    notPrinted: 'Tidak tercetak. Catat kuncinya dengan tangan, atau periksa pencetak lalu coba lagi.',
  },
  recovery: {
    title: 'Pulihkan dengan kunci',
    unreadable: 'Data klinik ada dan aman, tetapi berkas kunci (keyring.json) di komputer ini tidak terbaca. Kembalikan salinannya dari cadangan ke map data, lalu buka dengan lembar kunci pemulihan.',
    forgotten: 'Lembar kunci pemulihan membuka data dan memberi satu administrator kata sandi baru.',
    key: 'Kunci pemulihan', keyHint: 'Tanda hubung dan huruf besar-kecil tidak berpengaruh.', login: 'Nama masuk administrator', password: 'Kata sandi baru', submit: 'Pulihkan',
  },
  cannotOpen: {
    again: 'Periksa lagi',
    newer_database: { title: 'Perlu versi Meja Depan yang lebih baru', safe: 'Data klinik ditulis oleh versi yang lebih baru. Datanya utuh dan tidak disentuh.', next: 'Pasang versi terbaru di komputer ini, lalu buka lagi.' },
    damaged: { title: 'Data klinik tidak dapat dibaca', safe: 'Berkas data rusak dan tidak disentuh lagi. Cadangan yang ada tetap aman di map data.', next: 'Jangan menghapus apa pun. Hubungi administrator untuk memulihkan cadangan terakhir; sementara itu pakai antrean kertas.' },
  },
};
export default clinic;
