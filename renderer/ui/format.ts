/** Days, times and durations as Indonesian clinics write them, in the clinic's zone. */
import type { Zone } from '../../shared/contract/clinic.ts';
import { dayParts } from '../../shared/domain/calendar-day.ts';
import { currentLanguage } from '../i18n/index.ts';

const ZONE_NAMES: Record<Zone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
let clinicZone: Zone = 'Asia/Jakarta';

/** The frame sets it from the clinic's status, before any screen is drawn. */
export function setClinicZone(zone: Zone): void {
  clinicZone = zone;
}

/** `WIB`, `WITA` or `WIT`. */
export function zoneName(zone: Zone = clinicZone): string {
  return ZONE_NAMES[zone];
}

function locale(): string {
  return currentLanguage() === 'id' ? 'id-ID' : 'en-GB';
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** `22 November 2026`; the text itself when it is no day. */
export function formatDay(day: string): string {
  if (dayParts(day) === null) return day;
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(day));
}

/** `Minggu, 22 November 2026` */
export function formatWeekday(day: string): string {
  if (dayParts(day) === null) return day;
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(day));
}

/** `01-08-1992`, as on an identity card. */
export function formatBirthDate(day: string): string {
  return dayParts(day) === null ? day : `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}`;
}

/** `09.42` */
export function formatTime(instant: number, zone: Zone = clinicZone): string {
  const text = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(instant);
  return text.replace(':', '.');
}

/** `22 November 2026, 09.42` */
export function formatInstant(instant: number, zone: Zone = clinicZone): string {
  return `${formatDay(dayOfInstant(instant, zone))}, ${formatTime(instant, zone)}`;
}

/** The clinic day of an instant. */
export function dayOfInstant(instant: number, zone: Zone = clinicZone): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(instant);
}

/** `12 m`, `1 j 05 m` (`1 h 05 m` in English) */
export function formatMinutes(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return `${whole} m`;
  return `${Math.floor(whole / 60)} ${currentLanguage() === 'id' ? 'j' : 'h'} ${String(whole % 60).padStart(2, '0')} m`;
}

/** `1.234` in Indonesian, `1,234` in English. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}
