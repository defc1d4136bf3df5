/** What the desk did to the stand-in, in order, for tests to read. */
export const journal: string[] = [];

export function note(entry: string): void {
  journal.push(entry);
}

/** What the stand-in's surroundings are, set by the test through the environment of its process. */
export const surroundings = {
  packaged: process.env['STAND_IN_PACKAGED'] === '1',
  lockTaken: process.env['STAND_IN_LOCK'] === 'taken',
  backend: process.env['STAND_IN_BACKEND'] === 'gnome_libsecret' ? 'gnome_libsecret' as const : 'basic_text' as const,
  monitors: Number(process.env['STAND_IN_MONITORS'] ?? '1'),
  printers: (process.env['STAND_IN_PRINTERS'] ?? '').split(',').filter((name) => name !== ''),
  printerFails: process.env['STAND_IN_PRINTER_FAILS'] === '1',
  savePath: process.env['STAND_IN_SAVE_PATH'] ?? '',
};
