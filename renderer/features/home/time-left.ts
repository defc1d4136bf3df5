import { formatMinutes } from '../../ui/index.ts';
import { textOf } from '../../i18n/index.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** `3 j 12 m`; from a day on `2 hari 3 j`. @param ms not negative */
export function spanInWords(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < DAY_MINUTES) return formatMinutes(minutes);
  const t = textOf('home');
  return t('span.days', { days: Math.floor(minutes / DAY_MINUTES), hours: Math.floor((minutes % DAY_MINUTES) / 60) });
}
