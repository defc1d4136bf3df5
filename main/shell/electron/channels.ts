/** The fixed channels between the preload and the main process. */
export const CHANNELS = {
  event: 'desk-event',
  openDisplay: 'window-open-display',
  print: 'window-print',
  saveFile: 'window-save-file',
} as const;

export function callChannel(name: string): string {
  return `desk:${name}`;
}
