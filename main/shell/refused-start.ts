/** Why the desk did not start, in words: Indonesian first, then English. Said before any window or language setting exists. */
const REASONS = {
  desk_locked: [
    'Meja Depan sudah berjalan dengan folder data ini. Gunakan jendela yang sudah terbuka, atau tutup dulu lalu mulai lagi.',
    'Meja Depan is already running with this data folder. Use the window that is open, or close it first and start again.',
  ],
  electron_missing: [
    'Program Electron tidak ada di komputer ini. Mulai dengan: npm start',
    'The Electron program is not on this computer. Start with: npm start',
  ],
  browser_refused: [
    'Aplikasi yang terpasang hanya dapat dibuka di jendelanya sendiri; --shell=browser ditolak.',
    'The installed application opens in its own window only; --shell=browser is refused.',
  ],
  page_missing: [
    'Halaman aplikasi belum dibangun. Jalankan: npm run build',
    'The page has not been built. Run: npm run build',
  ],
  port_taken: [
    'Porta itu sedang dipakai program lain. Pilih porta lain, atau tanpa --port.',
    'Another program uses that port. Choose another one, or leave --port out.',
  ],
  failed: [
    'Meja Depan tidak dapat dimulai. Data yang sudah tersimpan tidak diubah. Mulai ulang komputer; jika tetap gagal, hubungi administrator.',
    'Meja Depan could not start. What was saved has not been changed. Restart the computer; if it still fails, tell your administrator.',
  ],
} as const;
export type StartRefusal = keyof typeof REASONS;

export function reasonText(reason: StartRefusal): string {
  return REASONS[reason].join('\n');
}

/** Which refusal an error of `createDesk` or of listening is. */
export function refusalOf(error: unknown): StartRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'desk_locked') return 'desk_locked';
  return code === 'EADDRINUSE' || code === 'EACCES' ? 'port_taken' : 'failed';
}

export function sayAndStop(reason: StartRefusal): never {
  process.stderr.write(`${reasonText(reason)}\n`);
  process.exit(1);
}
