const series = {
  title: 'Kontrol berkala', make: 'Buat kontrol berkala', lead: 'Setiap kunjungan diperiksa dahulu. Yang tidak muat diberi slot terdekat; pilih mana yang dipesan.',
  form: {
    doctor: 'Dokter', unit: 'Unit', unitChoose: 'Pilih unit', doctorChoose: 'Pilih dokter', start: 'Kunjungan pertama', time: 'Jam', timeHint: 'misalnya 09.00', every: 'Setiap', unitWeek: 'minggu', unitMonth: 'bulan', period: 'Diulang tiap', weekdays: 'Pada hari', weekdaysHint: 'Tanpa pilihan: hari kunjungan pertama',
    monthly: 'Dalam bulan', monthlyDate: 'Tanggal yang sama', monthlyWeekday: 'Hari yang sama ({{which}})', last: 'terakhir', nth: 'ke-{{count}}', ends: 'Berakhir', endsCount: 'Sesudah', endsUntil: 'Sampai tanggal', count: 'Banyak kunjungan', until: 'Sampai', holidays: 'Bila hari libur', skip: 'Lewati', shift: 'Geser ke slot terdekat', note: 'Catatan',
    fromAppointment: 'Mulai dari janji {{when}} · {{doctor}}, yang menjadi kunjungan pertama.',
  },
  preview: {
    table: 'Kunjungan', number: 'Ke', day: 'Menurut aturan', state: 'Keadaan', choice: 'Dipesan', hint: '↑↓ pilih · Spasi ganti pilihan', row: 'Ke-{{number}}, {{when}}, {{state}}, {{choice}}', empty: 'Lengkapi isian di atas, lalu setiap kunjungan tampil di sini.', none: 'Tidak ada kunjungan menurut aturan ini.',
    free: 'Kosong', existing: 'Janji ini', booked: 'Dipesan sesuai rencana', proposal: '{{when}}', skipped: 'Tidak dipesan', already: 'Sudah ada', noProposal: 'tidak ada slot dekat',
    problems: { clash_doctor: 'Bentrok: {{name}} sudah ada janji {{time}}', clash_room: 'Bentrok: {{name}} dipakai {{time}}', clash_patient: 'Bentrok: pasien ada janji dengan {{name}} {{time}}', clinic_closed: 'Libur: {{name}}', outside_hours: 'Di luar jam praktik', quota_full: 'Kuota penuh', slot_past: 'Sudah lewat', too_soon: 'Terlalu dekat', other: 'Tidak dapat dipesan' },
    count: '{{free}} dari {{all}} dipesan',
  },
  apply_one: 'Pesan {{count}} janji', apply_other: 'Pesan {{count}} janji', nothing: 'Tidak ada yang dipilih',
  done: { title: 'Kontrol berkala tersimpan', text_one: '{{count}} janji dipesan.', text_other: '{{count}} janji dipesan.', refused: 'Tidak jadi, karena slotnya baru saja terisi atau berubah:', refusedLine: 'Ke-{{number}}, {{when}}: {{why}}', again: 'Pilih waktu lain untuk itu' },
  part: { of: 'Kontrol {{number}} dari {{planned}}', list: 'Kunjungan dalam kontrol berkala ini', member: 'Ke-{{number}}', rest: 'Batalkan sisanya', restTitle: 'Batalkan kontrol ke-{{number}} dan seterusnya', restAbout_one: '{{count}} janji dibatalkan: {{list}}. Yang sebelumnya tetap.', restAbout_other: '{{count}} janji dibatalkan: {{list}}. Yang sebelumnya tetap.', reason: 'Alasan', confirm: 'Batalkan sisanya', keep: 'Biarkan', stopped: 'Sisanya dibatalkan: {{reason}}', cancelled_one: '{{count}} janji dibatalkan.', cancelled_other: '{{count}} janji dibatalkan.' },
};
export default series;
