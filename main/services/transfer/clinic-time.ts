/** Instants as the clinic's wall time. Indonesia has no daylight saving time. */
import type { Zone } from '../../../shared/contract/clinic.ts';

/** Clinic days, both included; null is open. */
export interface Period { readonly from: string | null; readonly to: string | null }

const HOURS_OF: Readonly<Record<Zone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const HOUR_MS = 3_600_000;

/** Milliseconds of the wall clock, counted as if the clinic lay in UTC. */
export function wallTime(at: number, zone: Zone): number { return at + HOURS_OF[zone] * HOUR_MS; }

/** `2026-11-22T09:42:00+07:00`; with its milliseconds, `09:42:00.125`, where it has any, so that the instant can be read back. */
export function localTime(at: number, zone: Zone): string { return `${new Date(wallTime(at, zone)).toISOString().slice(0, -1).replace(/\.000$/, '')}+0${HOURS_OF[zone]}:00`; }
export function localDay(at: number, zone: Zone): string { return localTime(at, zone).slice(0, 10); }

/** The period in UTC milliseconds: first instant, and first instant after it. */
export function instantsOf({ from, to }: Period, zone: Zone): { readonly start: number | null; readonly end: number | null } {
  const start = (day: string): number => Date.parse(`${day}T00:00:00Z`) - HOURS_OF[zone] * HOUR_MS;
  return { start: from === null ? null : start(from), end: to === null ? null : start(to) + 24 * HOUR_MS };
}
