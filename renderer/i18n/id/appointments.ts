const appointments = {
  title: 'Jadwal',
  day: {
    previous: 'Hari sebelumnya', next: 'Hari berikutnya', today: 'Hari ini', go: 'Ke tanggal', goHint: 'besok, Senin, 25/11', calendar: 'Buka kalender', calendarLabel: 'Pilih tanggal',
    previousMonth: 'Bulan sebelumnya', nextMonth: 'Bulan berikutnya', previousYear: 'Tahun sebelumnya', nextYear: 'Tahun berikutnya', previousDecade: 'Dasawarsa sebelumnya', nextDecade: 'Dasawarsa berikutnya',
    unit: 'Unit', allUnits: 'Semua unit', search: 'Cari di hari ini', searchHint: 'Nama, No. RM, telepon', found: '{{count}} cocok', nothingFound: 'Tidak ada yang cocok', cancelled: 'Tampilkan yang batal', view: 'Tampilan', grid: 'Kisi', list: 'Belum tiba',
    unread: 'Tanggal belum terbaca, misalnya besok, Senin, atau 25/11.', hint: '←↑↓→ pilih · Enter buka · H hari ini · PgUp/PgDn ganti hari',
    book: 'Janji temu baru', times: 'Waktu', now: 'sekarang', counts: '{{taken}} janji · {{free}} slot kosong',
  },
  closed: { title: 'Klinik tutup: {{name}}', text: 'Pilih hari lain. Janji yang masih ada di hari ini tetap terlihat dan perlu dipindahkan.' },
  empty: { title: 'Tidak ada praktik pada hari ini', text: 'Pilih hari lain dengan PgUp dan PgDn, atau cari slot kosong dengan F6.' },
  noTimetable: { title: 'Jadwal praktik belum diisi', text: 'Isi sesi mingguan dokter, lalu slotnya tampil di sini.', open: 'Isi jadwal praktik', ask: 'Minta administrator mengisi jadwal praktik di Pengaturan › Jadwal praktik.' },
  column: { label: 'Jadwal {{name}}', quota: 'BPJS {{bpjs}} · umum {{other}}', awayFor: '{{name}} berhalangan', absent: 'Berhalangan: {{reason}}', absentPlain: 'Berhalangan' },
  cell: { slot: '{{time}} kosong, {{doctor}}', appointment: '{{time}} {{name}}, {{state}}, {{doctor}}', free: 'kosong', chosen: '{{time}} · {{what}}' },
  state: { booked: 'Dipesan', confirmed: 'Dikonfirmasi', arrived: 'Sudah tiba', in_service: 'Sedang dilayani', completed: 'Selesai', no_show: 'Tidak hadir', cancelled: 'Batal', rescheduled: 'Dijadwalkan ulang', needs_rebooking: 'Perlu dijadwalkan ulang' },
  standing: { tentative: 'Sementara', confirmed: 'Pasti', displaced: 'Perlu dijadwalkan ulang' },
  standingText: { tentative: 'Belum dipastikan server pusat. Meja lain mungkin memakai slot yang sama.', displaced: 'Meja lain lebih dahulu memakai slot ini. Hubungi pasiennya, lalu pindahkan.' },
  arrivedAs: 'Tiba {{number}}',
  kind: { visit: 'Periksa', control: 'Kontrol', telemedicine: 'Telemedisin' },
  source: { desk: 'Di meja', phone: 'Telepon', whatsapp: 'WhatsApp', online: 'Daring', import: 'Impor' },
  actions: { book: 'Buat janji', open: 'Rincian', checkIn: 'Sudah tiba', move: 'Pindahkan', cancel: 'Batalkan', reinstate: 'Kembalikan', confirm: 'Konfirmasi', correct: 'Ralat', patient: 'Buka pasien' },
  done: {
    checkIn: '{{name}} terdaftar dengan nomor {{number}}.', move: '{{name}} dipindahkan ke {{when}}.', cancel: 'Janji {{name}} dibatalkan.', reinstate: 'Janji {{name}} dikembalikan.', printFailed: 'Tiket {{number}} tidak tercetak. Periksa pencetak, lalu cetak ulang dari layar Antrean.',
  },
  clockConfirm: 'Jam sudah benar, lanjutkan',
  moving: { text: 'Memindahkan {{name}} dari {{when}}. Pilih slot kosong dengan panah lalu Enter; PgUp/PgDn ganti hari.', stop: 'Jangan pindahkan', title: 'Pindahkan janji {{name}}', from: 'Sekarang {{when}}', confirm: 'Pindahkan ke slot ini' },
  cancel: { title: 'Batalkan janji {{name}}', reason: 'Alasan pembatalan', confirm: 'Batalkan janji', keep: 'Jangan batalkan' },
  details: {
    title: 'Janji temu', when: 'Waktu', doctor: 'Dokter', unit: 'Unit', patient: 'Pasien', born: 'Tanggal lahir', phone: 'Telepon', payer: 'Penjamin', kind: 'Jenis', link: 'Tautan', note: 'Catatan', source: 'Asal', state: 'Status', reason: 'Alasan', steps: 'Riwayat', copyPhone: 'Salin nomor', copied: 'Tersalin.', notCopied: 'Tidak tersalin. Salin sendiri dari layar.',
    step: { book: 'Dipesan', confirm: 'Dikonfirmasi', move: 'Dipindahkan', cancel: 'Dibatalkan', arrive: 'Tiba', serve: 'Mulai dilayani', complete: 'Selesai dilayani', return: 'Kembali menunggu', no_show: 'Tidak hadir', strand: 'Perlu dijadwalkan ulang', reinstate: 'Dikembalikan', correct: 'Status dibetulkan' },
    stepTo: '{{day}} pukul {{time}}, {{doctor}}',
  },
  list: {
    title: 'Belum tiba hari ini', titleOther: 'Belum tiba, {{day}}', time: 'Jam', patient: 'Pasien', doctor: 'Dokter · unit', payer: 'Penjamin', phone: 'Telepon', late: 'lewat {{count}} m', row: '{{time}} {{name}}, {{doctor}}',
    emptyTitle: 'Semua sudah tiba', emptyText: 'Janji baru dibuat dengan F6.', hint: '↑↓ pilih · Spasi sudah tiba · Enter rincian', more: '{{count}} lagi', openDay: 'Buka jadwal',
  },
  booking: {
    title: 'Janji temu baru', who: 'Untuk siapa?', changePatient: 'Ganti pasien', doctor: 'Dokter', anyDoctor: 'Siapa saja', unit: 'Unit', anyUnit: 'Semua unit', from: 'Mulai tanggal', slots: 'Slot kosong', more: 'Lebih banyak slot', slot: '{{day}} {{time}}, {{doctor}}, {{unit}}',
    kind: 'Jenis', payer: 'Penjamin', note: 'Catatan', source: 'Asal permintaan', link: 'Tautan telemedisin', submit: 'Buat janji', noSlots: 'Tidak ada slot kosong', noSlotsText: 'Coba dokter, unit, atau tanggal lain.', looking: 'Mencari slot…',
  },
  booked: {
    title: 'Janji temu tercatat', words: '{{weekday}} pukul {{time}}', with: '{{doctor}} · {{unit}}', print: 'Cetak slip', copy: 'Salin pesan WhatsApp', copied: 'Pesan tersalin. Tempel di WhatsApp.', notCopied: 'Tidak tersalin. Salin sendiri dari kotak di bawah.', finish: 'Selesai', message: 'Pesan untuk pasien', deceased: 'Pasien ini tercatat meninggal: tidak ada pesan.', noPhone: 'Pasien ini tidak punya nomor telepon.', noConsent: 'Pasien ini tidak setuju dikirimi pengingat.',
    printed: 'Slip dikirim ke pencetak.', printFailed: 'Slip tidak tercetak. Janji tetap tersimpan; periksa pencetak, lalu cetak lagi.',
  },
  slip: { label: 'Slip janji temu', title: 'Janji temu', come: 'Datanglah 15 menit sebelumnya dan lapor ke meja depan.', bring: 'Bawa KTP atau kartu berobat, dan kartu penjamin.', change: 'Berhalangan? Hubungi {{phone}}.', changePlain: 'Berhalangan? Beri tahu kami secepatnya.' },
  whatsapp: {
    text: 'Yth. Bapak/Ibu {{name}},\n\nKami mengingatkan janji temu Anda di {{clinic}}:\n{{weekday}} pukul {{time}} {{zone}}\n{{doctor}}, {{unit}}\n\n{{how}} Bila berhalangan, mohon kabari kami{{phone}} agar waktunya dapat dipakai pasien lain.\n\nTerima kasih.',
    come: 'Mohon datang 15 menit sebelumnya dengan membawa KTP dan kartu penjamin.', online: 'Pertemuan berlangsung daring melalui {{link}}.', onlinePlain: 'Pertemuan berlangsung daring; tautannya menyusul.', phone: ' di {{phone}}',
  },
  stranded: {
    title: 'Janji yang perlu dijadwalkan ulang', text: 'Hubungi pasiennya, lalu pindahkan. Sesi praktiknya sudah tidak ada (dokter berhalangan, hari libur, jadwal berubah), atau meja lain lebih dahulu memakai slotnya.', why: 'Sebab', noSession: 'Sesinya tidak ada', displaced: 'Slot dipakai meja lain', call: 'Salin nomor', callFor: 'Salin nomor {{name}}', rebook: 'Jadwalkan ulang', rebookFor: 'Jadwalkan ulang {{name}}', cancelFor: 'Batalkan janji {{name}}', noPhone: 'tanpa telepon', emptyTitle: 'Tidak ada janji yang telantar', emptyText: 'Semua janji yang akan datang masih berada dalam jam praktik.', back: 'Kembali ke jadwal', notice: '{{count}} janji perlu dijadwalkan ulang', open: 'Lihat dan hubungi', hint: '↑↓ pilih · Enter jadwalkan ulang · T salin nomor · B batalkan', row: '{{when}} {{name}}, {{doctor}}', phone: 'Telepon', when: 'Semula',
  },
  away: {
    title: 'Dokter berhalangan', doctor: 'Dokter', day: 'Tanggal', until: 'Sampai tanggal', whole: 'Sepanjang hari', part: 'Sebagian hari', span: 'Lamanya', from: 'Dari jam', to: 'Sampai jam', reason: 'Alasan', save: 'Simpan', done: '{{name}} tercatat berhalangan.', none: 'Tidak ada janji yang terganggu.', stranded: '{{count}} janji perlu dijadwalkan ulang.', rebook: 'Hubungi dan jadwalkan ulang', tooLong: 'Paling lama 31 hari sekaligus.', saved: '{{count}} hari tersimpan.',
  },
  timetable: {
    year: 'Tahun {{year}}', previousYear: 'Tahun sebelumnya', nextYear: 'Tahun berikutnya',
    week: { title: 'Sesi mingguan', add: 'Tambah sesi', edit: 'Ubah sesi', doctor: 'Dokter', empty: 'Belum ada sesi mingguan', emptyText: 'Tambahkan kapan setiap dokter berpraktik. Slot janji temu dibuat dari sesi ini.', chip: '{{doctor}}, {{weekday}} {{span}}, {{unit}}', slot: '{{count}} m', validFrom: 'mulai {{day}}', validTo: 'sampai {{day}}', noDoctors: 'Belum ada dokter', noDoctorsText: 'Tambahkan dokter di Unit dan dokter.' },
    weekday: { 1: 'Senin', 2: 'Selasa', 3: 'Rabu', 4: 'Kamis', 5: 'Jumat', 6: 'Sabtu', 7: 'Minggu' },
    form: { weekday: 'Hari', unit: 'Unit', room: 'Ruang', noRoom: 'Tanpa ruang', from: 'Mulai', to: 'Selesai', slot: 'Lama slot (menit)', quotaBpjs: 'Kuota BPJS', quotaOther: 'Kuota umum dan asuransi', quotaHint: 'Kosong: sebanyak slotnya', quotaOnline: 'Kuota daring', quotaOnlineHint: 'WhatsApp dan daring. Kosong: ikut penjaminnya', quotaRelease: 'Lepas sisa kuota', quotaReleaseHint: 'Menit sebelum sesi. Kosong: tidak dilepas', control: 'Lama kontrol (menit)', telemedicine: 'Lama telemedisin (menit)', likeSlot: 'Kosong: sama dengan slot', capacity: 'Pasien per slot', capacityHint: '1: satu pasien setiap slot', breaks: 'Istirahat', breaksHint: 'Misalnya 12.00–13.00, 15.30–15.45. Slot mulai lagi sesudahnya.', validFrom: 'Berlaku mulai', validTo: 'Berlaku sampai', validHint: 'Kosong: seterusnya', end: 'Hapus sesi', endSure: 'Hapus sesi ini seluruhnya? Untuk mengakhirinya nanti, isi “Berlaku sampai”.', endYes: 'Ya, hapus', slots: '{{count}} slot tiap sesi' },
    affected: { title: '{{count}} janji kehilangan sesinya karena perubahan ini', more: 'dan {{count}} lagi' },
    booking: { title: 'Jam buka dan batas pemesanan', hoursNote: 'Slot dan sesi di luar jam buka tidak ditawarkan. Kosongkan semua hari bila hanya sesi dokter yang menentukan; bila ada yang terisi, hari yang kosong berarti tutup. Boleh beberapa rentang: 08.00–12.00, 13.00–20.00.', hoursHint: '08.00–12.00', notice: 'Paling lambat dipesan (menit sebelumnya)', noticeHint: '0: sampai slotnya mulai', horizon: 'Paling jauh dipesan (hari ke depan)', horizonHint: '0: tanpa batas', save: 'Terapkan jam dan batas', saved: 'Jam dan batas tersimpan.', savedAffected: 'Tersimpan; {{count}} janji kehilangan sesinya, disebut di atas halaman.' },
    change: { session: 'Sesi', dayFirst: 'Isi tanggalnya dahulu', none: 'Tidak ada sesi mingguan pada hari ini', what: 'Apa yang terjadi?', cancelled: 'Ditiadakan', moved: 'Dipindahkan', toDay: 'Ke tanggal', sameDay: 'hari yang sama', sameRoom: 'Ruang yang sama' },
    exceptions: { title: 'Tidak hadir dan sesi tambahan', addAway: 'Dokter berhalangan', addExtra: 'Sesi tambahan', addChange: 'Sesi dipindah atau ditiadakan', extra: 'Sesi tambahan', away: 'Berhalangan', cancelled: 'Sesi ditiadakan', moved: 'Sesi dipindahkan', day: 'Tanggal', kind: 'Jenis', span: 'Jam', reason: 'Alasan', whole: 'Sepanjang hari', remove: 'Hapus', removeFor: 'Hapus {{kind}} {{doctor}}, {{day}}', row: '{{day}}, {{doctor}}, {{kind}}', empty: 'Tidak ada perkecualian yang akan datang', emptyText: 'Catat di sini bila dokter berhalangan atau berpraktik di luar sesi mingguan.' },
    rooms: { title: 'Ruang', add: 'Tambah ruang', edit: 'Ubah ruang', name: 'Nama ruang', active: 'Dipakai', inactive: 'Tidak dipakai', state: 'Status', empty: 'Belum ada ruang', emptyText: 'Ruang boleh dikosongkan. Bila diisi, dua janji tidak dapat memakai satu ruang pada jam yang sama.', row: '{{name}}, {{state}}', editRow: 'Ubah {{name}}' },
    holidays: { title: 'Hari libur', day: 'Tanggal', name: 'Nama', kind: 'Jenis', open: 'Klinik buka', openOn: 'Klinik buka pada {{name}}, {{day}}', closed: 'Tutup', isOpen: 'Buka', national: 'Libur nasional', collective: 'Cuti bersama', own: 'Hari klinik', add: 'Tambah hari tutup', missing: 'Daftar libur tahun {{year}} belum ada di Meja Depan. Tambahkan sendiri, atau pasang versi terbaru.', collectiveSwitch: 'Klinik tutup pada cuti bersama', collectiveNote: 'Cuti bersama adalah pilihan klinik. Setiap harinya masih dapat diatur sendiri di bawah.', empty: 'Belum ada hari libur', emptyText: 'Tambahkan hari tutup klinik sendiri.' },
  },
};
export default appointments;
