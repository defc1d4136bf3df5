/** Arithmetic on clinic days, `YYYY-MM-DD` in the Gregorian calendar, without a time zone. */

export interface DayParts { readonly year: number; readonly month: number; readonly day: number }

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day's text form, or null when there is no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Null when `text` is not a day that exists. */
export function dayParts(text: string): DayParts | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const parts = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return dayOf(parts.year, parts.month, parts.day) === text ? parts : null;
}

/**
 * The youngest reading of a two-digit year that is not after `today`: identity cards and people at the desk both leave
 * the century out, and a newborn at the desk is more common than somebody over a hundred.
 */
export function youngestReading(twoDigitYear: number, month: number, day: number, today: string): string | null {
  const now = dayParts(today);
  if (!now) return null;
  const century = now.year - (now.year % 100);
  for (const start of [century, century - 100]) {
    const reading = dayOf(start + twoDigitYear, month, day);
    if (reading !== null && reading <= today) return reading;
  }
  return null;
}

/** ISO: Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number { return new Date(`${day}T00:00:00Z`).getUTCDay() || 7; }

/** The clinic day `count` days after this one, or before it when `count` is negative. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Hours before UTC of Indonesia's zones; there is no summer time. */
const ZONE_HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;

/** The clinic day of an instant (UTC milliseconds). */
export function dayInZone(zone: keyof typeof ZONE_HOURS, instant: number): string {
  return new Date(instant + ZONE_HOURS[zone] * 3_600_000).toISOString().slice(0, 10);
}

/** The hour of the clinic's day, 0–23. */
export function hourInZone(zone: keyof typeof ZONE_HOURS, instant: number): number {
  return Math.floor(minuteInZone(zone, instant) / 60);
}

/** The minute of the clinic's day, 0–1439. */
export function minuteInZone(zone: keyof typeof ZONE_HOURS, instant: number): number {
  const local = new Date(instant + ZONE_HOURS[zone] * 3_600_000);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** The instant (UTC milliseconds) at which a clinic day begins. */
export function startOfDay(zone: keyof typeof ZONE_HOURS, day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - ZONE_HOURS[zone] * 3_600_000;
}
