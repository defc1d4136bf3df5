const tickets = {
  paper: {
    label: 'Tiket antrean', number: 'Nomor antrean', hours: 'Praktik {{hours}}',
    ahead: 'Di depan Anda: {{count}} orang', estimate: 'Perkiraan tunggu {{low}}–{{high}} menit',
    missed: 'Bila terlewat, lapor petugas.', code: 'Kode kunjungan',
  },
  outcome: {
    printed: 'Tiket dikirim ke pencetak.',
    dialog: 'Dialog cetak dibuka. Pilih pencetak tiket di sana.',
    failed: 'Tiket tidak tercetak. Kunjungan dan nomornya tetap tersimpan; periksa kertas dan pencetak, lalu cetak lagi.',
    printer_gone: 'Pencetak tiket tidak ditemukan. Kunjungan dan nomornya tetap tersimpan; nyalakan pencetak dan periksa kabelnya, lalu cetak lagi.',
  },
  again: 'Cetak lagi',
  unprinted: {
    title_one: '{{count}} tiket belum tercetak', title_other: '{{count}} tiket belum tercetak',
    failed: 'Pencetak menolak: periksa kertas dan tutupnya.', printer_gone: 'Pencetak tidak ditemukan: periksa kabel dan apakah menyala.',
    safe: 'Pasien sudah terdaftar dengan nomor {{numbers}}.',
  },
  settings: {
    title: 'Pencetak tiket', hint: 'Hanya untuk komputer ini', printer: 'Pencetak', anyPrinter: 'Pilih sendiri (pencetak struk, atau yang biasa)', gone: '{{name}} (tidak ditemukan)', lookAgain: 'Cari pencetak lagi',
    viaDialog: 'Di peramban, pencetak dipilih di dialog cetak. Pada aplikasi terpasang, tiket tercetak tanpa dialog.', none: 'Sistem tidak mengenal satu pencetak pun. Pasang pencetaknya di sistem, lalu cari lagi.',
    width: 'Lebar kertas', widths: { 58: '58 mm', 80: '80 mm' }, copies: 'Lembar per tiket', saveDesk: 'Simpan untuk komputer ini',
    content: 'Isi tiket', contentHint: 'Sama di semua meja klinik', qr: 'Cetak kode QR kunjungan', qrHint: 'Kode tanpa nama dan NIK, untuk dipindai di meja.', save: 'Simpan untuk klinik',
    test: 'Cetak tiket contoh', preview: 'Contoh tiket', slips: 'Slip janji temu dan komplain memakai lebar kertas yang sama.',
    sample: { clinic: 'Klinik contoh', unit: 'Poli Umum', room: 'Ruang 1', doctor: 'dr. Contoh', hours: '08.00–12.00' },
  },
};
export default tickets;
