/** Entries as CSV, with their ids and hashes, so that they can be compared with the log later. */
import type { Zone } from '../../../shared/contract/clinic.ts';
import { dayInZone, minuteInZone } from '../../../shared/domain/calendar-day.ts';
import { BYTE_ORDER_MARK, csvLine } from '../transfer/csv.ts';
import type { FoundEntry } from './search.ts';

const HEADER = ['waktu', 'waktu_utc', 'oleh', 'id_pengguna', 'kejadian', 'bagian', 'id_bagian', 'rincian', 'id_perangkat', 'id_catatan', 'hash'];

/** The beginning of the file: byte order mark, head line, and what every reader must see whatever was asked for. */
export function csvHead(always: readonly FoundEntry[], zone: Zone): string { return BYTE_ORDER_MARK + csvLine(HEADER) + csvOf(always, zone); }

/** `waktu` is the clinic's wall time. */
export function csvOf(entries: readonly FoundEntry[], zone: Zone): string {
  return entries.map((entry) => csvLine([
    localTime(entry.at, zone), new Date(entry.at).toISOString(), entry.actor, entry.actorId, entry.action, entry.entity, entry.rowId, entry.detail, entry.deviceId, entry.id, entry.hash,
  ])).join('');
}

function localTime(at: number, zone: Zone): string {
  const minute = minuteInZone(zone, at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayInZone(zone, at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(Math.floor(at / 1000) % 60)}`;
}
