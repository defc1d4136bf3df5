/** Which page of the manual explains which screen. */
const PAGES: Readonly<Record<string, string>> = {
  'home': 'beranda.md',
  'patients': 'pasien.md',
  'patients/merge': 'menggabungkan-pasien.md',
  'patients/duplicates': 'data-ganda.md',
  'queue': 'kunjungan-dan-antrean.md',
  'paper': 'saat-listrik-padam.md',
  'appointments': 'jadwal-dan-janji-temu.md',
  'appointments/stranded': 'dokter-berhalangan-dan-pengingat.md',
  'appointments/untold': 'dokter-berhalangan-dan-pengingat.md',
  'appointments/reminders': 'dokter-berhalangan-dan-pengingat.md',
  'appointments/recall': 'dokter-berhalangan-dan-pengingat.md',
  'settings/messages': 'dokter-berhalangan-dan-pengingat.md',
  'reports/no-shows': 'dokter-berhalangan-dan-pengingat.md',
  'appointments/waitlist': 'daftar-tunggu.md',
  'appointments/follow-ups': 'kontak-pasien.md',
  'calls': 'telepon.md',
  'answers': 'informasi.md',
  'reports/calls': 'telepon.md',
  'settings/calls': 'telepon.md',
  'complaints': 'komplain.md',
  'hand-offs': 'koordinasi.md',
  'hand-offs/shift': 'serah-terima-sif.md',
  'reports': 'tutup-hari-dan-laporan.md',
  'reports/complaints': 'laporan-komplain.md',
  'emergencies': 'darurat.md',
  'sync': 'sinkronisasi.md',
  'settings': 'pengaturan.md',
  'settings/display': 'layar-antrean.md',
  'settings/tickets': 'tiket.md',
  'settings/timetable': 'jadwal-dan-janji-temu.md',
  'settings/users': 'pengguna-dan-peran.md',
  'settings/audit': 'jejak-audit.md',
  'settings/devices': 'mulai.md',
  'settings/sync': 'sinkronisasi.md',
  'settings/backup': 'cadangan-dan-pemulihan.md',
  'settings/keys': 'kunci-dan-pemulihan.md',
  'settings/import': 'impor-data.md',
  'settings/usb': 'ekspor-ke-usb.md',
};

/** The page for a path of the desk: that of its section, else that of its screen. */
export function pageOf(path: string): string {
  const [screen = '', section] = path.split('/');
  return PAGES[`${screen}/${section}`] ?? PAGES[screen] ?? 'beranda.md';
}
