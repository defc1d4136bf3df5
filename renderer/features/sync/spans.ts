import type { Text } from '../../i18n/index.ts';
import { formatMinutes } from '../../ui/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** A span in the largest words that tell it: seconds, hours and minutes, days. `t` is that of `sync`. */
export function spanInWords(t: Text, ms: number): string {
  if (ms < MINUTE_MS) return t('span.seconds', { count: Math.max(1, Math.round(ms / 1000)) });
  return ms < 2 * DAY_MS ? formatMinutes(ms / MINUTE_MS) : t('span.days', { count: Math.floor(ms / DAY_MS) });
}
