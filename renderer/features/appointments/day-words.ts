/** Days and months in the few letters that heads of columns have room for. */
import { currentLanguage } from '../../i18n/index.ts';

function written(day: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'id' ? 'id-ID' : 'en-GB', { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

/** `Sen, 23 Nov` */
export function shortDay(day: string): string { return written(day, { weekday: 'short', day: 'numeric', month: 'short' }); }
/** `November 2026` */
export function monthName(day: string): string { return written(day, { month: 'long', year: 'numeric' }); }
/** `23 – 29 November 2026` */
export function rangeName(from: string, to: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'id' ? 'id-ID' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));
}
