import { formatCount } from '../../ui/index.ts';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1,4 GB`; decimal units, as written on the sticks themselves. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${formatCount(size < 10 && unit > 0 ? Math.round(size * 10) / 10 : Math.round(size))} ${UNITS[unit] ?? ''}`;
}
