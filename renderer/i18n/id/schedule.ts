const schedule = {
  view: { label: 'Tampilan', day: 'Hari', week: 'Pekan', month: 'Bulan', list: 'Daftar' },
  step: { previous: { day: 'Hari sebelumnya', week: 'Pekan sebelumnya', month: 'Bulan sebelumnya' }, next: { day: 'Hari berikutnya', week: 'Pekan berikutnya', month: 'Bulan berikutnya' } },
  doctor: 'Dokter', allDoctors: 'Semua dokter', unit: 'Unit', allUnits: 'Semua unit', age: '{{years}} th', ageMonths: '{{months}} bln', ageDays: '{{days}} hr',
  hint: '1–4 tampilan · S slot pertama · H hari ini · C cetak · PgUp/PgDn ganti {{step}}', steps: { day: 'hari', week: 'pekan', month: 'bulan' },
  range: '{{from}} – {{to}}', closedDay: 'Tutup: {{name}}', nobody: 'Tidak ada praktik', weekOf: 'Pekan {{range}}', daysOf: 'Jadwal {{day}}',
  break: 'Istirahat', away: { away: 'Berhalangan', cancelled: 'Sesi ditiadakan', moved: 'Sesi dipindahkan', extra: 'Sesi tambahan' }, awayWhy: '{{what}}: {{reason}}',
  quota: { bpjs: 'BPJS', other: 'umum', online: 'daring', part: '{{name}} {{count}}', full: '{{name}} penuh', released: 'kuota dibuka untuk semua' },
  seats: '{{taken}}/{{capacity}}', seatsWords: '{{taken}} dari {{capacity}} tempat terisi', crowd: '+{{count}} lagi', crowdWords: '{{time}} {{count}} janji lagi, {{doctor}}', slotOf: '{{when}} · {{doctor}}',
  slot: { title: '{{time}} · {{doctor}}', filled: '{{taken}} dari {{capacity}} tempat terisi.', book: 'Tambah janji di jam ini', hint: '↑↓ pilih · Enter rincian · Spasi sudah tiba' },
  telemedicine: 'telemedisin',
  legend: {
    open: 'Arti tanda', title: 'Arti tanda', tentative: 'Sementara', displaced: 'Perlu dijadwalkan ulang', tentativeText: 'Belum dipastikan server pusat', telemedicine: 'Telemedisin: lewat tautan, tidak datang',
    booked: 'Janji sudah dibuat', confirmed: 'Pasien memastikan akan datang', arrived: 'Sudah terdaftar, ada nomor antrean', in_service: 'Mengikuti antrean', completed: 'Mengikuti antrean', no_show: 'Tidak datang pada harinya', cancelled: 'Dibatalkan dengan alasan', rescheduled: 'Sudah pindah ke waktu lain', needs_rebooking: 'Waktunya hilang; hubungi pasiennya', displaced_text: 'Meja lain lebih dahulu memakai slotnya',
  },
  actions: { undo: 'Urungkan', print: 'Cetak', find: 'Slot pertama' },
  done: { confirm: '{{name}} memastikan akan datang.', correct: 'Status {{name}} diralat menjadi {{state}}.', undone: '{{name}} kembali ke {{when}}.', printed: 'Daftar dikirim ke pencetak.', printFailed: 'Daftar tidak tercetak. Periksa pencetak, lalu cetak lagi.' },
  correct: { title: 'Ralat status {{name}}', to: 'Status yang benar', reason: 'Alasan ralat', confirm: 'Ralat', keep: 'Jangan ubah' },
  moved: { to: 'Dipindah ke {{when}}', from: 'Dipindah dari {{when}}', open: 'Buka', toPlace: '{{weekday}} {{time}}, {{doctor}}' },
  rebook: { words: 'Waktunya sudah hilang. Hubungi pasiennya dan beri waktu baru.', open: 'Daftar yang perlu dijadwalkan ulang' },
  drag: { free: 'Lepas: {{when}}, {{doctor}}', same: 'Tempat semula', outside: 'Di luar kisi: tidak jadi dipindahkan', esc: 'Esc tidak jadi', stopped: '{{name}} tidak dipindahkan. {{why}}', abandoned: '{{name}} tidak jadi dipindahkan.', ghost: '{{time}} · {{name}}' },
  nearest: { title: 'Slot kosong terdekat', none: 'Tidak ada slot kosong dalam dua minggu.', slot: '{{day}} {{time}}, {{doctor}}, {{unit}}' },
  finder: {
    title: 'Slot kosong pertama', lead: 'Dalam dua minggu, mulai {{day}}.', parts: 'Bagian hari', morning: 'Pagi', noon: 'Siang', evening: 'Sore', none: 'tidak ada', slot: '{{part}}: {{day}} {{time}}, {{doctor}}', noneIn: '{{part}}: tidak ada slot kosong',
    kind: 'Jenis', book: 'Buat janji di sini', move: 'Pindahkan ke sini', choose: 'Pakai slot ini', show: 'Tunjukkan di jadwal', hours: { morning: 'sampai 11.00', noon: '11.00–15.00', evening: 'sejak 15.00' },
  },
  list: {
    label: 'Janji temu {{range}}', period: 'Kurun', periods: { day: 'Hari', week: 'Pekan', month: 'Bulan' }, state: 'Status', allStates: 'Semua status', expected: 'Belum tiba', present: 'Sudah datang', sort: 'Urutan', sorts: { time: 'Menurut waktu', patient: 'Menurut nama', doctor: 'Menurut dokter', state: 'Menurut status' },
    count: '{{count}} janji', more: 'Terlalu banyak: {{shown}} dari {{total}} janji ditampilkan. Persempit kurun, dokter, atau status.', kind: 'Jenis', stateHead: 'Status', day: 'Hari', number: 'No. RM', empty: 'Tidak ada janji', emptyText: 'Ubah kurun, dokter, atau status; atau buat janji baru dengan F6.', hint: '↑↓ pilih · Spasi sudah tiba · Enter rincian',
  },
  month: {
    label: 'Bulan {{month}}', day: '{{weekday}}: {{what}}', free: '{{taken}} terisi, {{free}} kosong, {{doctors}} dokter', closed: 'tutup, {{name}}', closedTag: 'Tutup', nobody: 'tidak ada praktik', appointments: '{{count}} janji', left: '{{count}} kosong', full: 'Penuh', doctors: '{{count}} dokter', stranded: '{{count}} perlu jadwal baru', hint: '←↑↓→ pilih · Enter buka hari · PgUp/PgDn ganti bulan', holiday: 'libur {{name}}',
    weekdays: { 1: 'Sen', 2: 'Sel', 3: 'Rab', 4: 'Kam', 5: 'Jum', 6: 'Sab', 7: 'Min' },
  },
  paper: { title: 'Daftar janji temu', of: '{{doctor}} · {{day}}', printed: 'Dicetak {{when}}', time: 'Jam', day: 'Hari', patient: 'Nama', number: 'No. RM', age: 'Umur', kind: 'Jenis', payer: 'Penjamin', state: 'Status', note: 'Catatan', sign: 'Paraf', doctor: 'Dokter', count: '{{count}} janji', secret: 'Berisi data pasien. Hancurkan setelah dipakai.', doctorSign: 'Tanda tangan dokter', choose: 'Cetak daftar', all: 'Semua dokter, satu lembar tiap dokter', one: 'Hanya {{doctor}}' },
  tele: {
    title: 'Telemedisin', link: 'Tautan', copy: 'Salin tautan', open: 'Buka tautan', none: 'Tautan belum diisi. Buat janji baru dengan tautannya, atau tuliskan di catatan.', copyId: 'Salin petunjuk (Indonesia)', copyEn: 'Salin petunjuk (Inggris)', copied: 'Petunjuk tersalin. Tempel di WhatsApp.',
    text: 'Yth. Bapak/Ibu {{name}},\n\nPertemuan daring Anda dengan {{doctor}} ({{clinic}}):\n{{weekday}} pukul {{time}} {{zone}}\n\nTautan: {{link}}\n\nCara bergabung:\n1. Lima menit sebelumnya, buka tautan di atas dari telepon atau komputer dengan internet yang stabil.\n2. Izinkan kamera dan mikrofon.\n3. Siapkan KTP, kartu penjamin, dan obat yang sedang diminum.\n4. Tunggu di ruang tunggu sampai dokter memanggil.\n\nTautan ini hanya untuk Anda; jangan diteruskan. Dalam keadaan darurat jangan menunggu: hubungi 119 atau datang ke IGD terdekat.{{phone}}',
    phone: '\nTidak bisa masuk? Hubungi {{phone}}.',
  },
};
export default schedule;
