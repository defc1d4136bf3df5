/** The fixed channels between the preload and the main process. */
export const CHANNELS = {
  event: 'desk-event',
  openDisplay: 'window-open-display',
  print: 'window-print',
  printers: 'window-printers',
  printTicket: 'window-print-ticket',
  saveFile: 'window-save-file',
  savePdf: 'window-save-pdf',
} as const;

export function callChannel(name: string): string {
  return `desk:${name}`;
}
