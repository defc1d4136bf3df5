/** Entries as CSV, with their ids and hashes, so that they can be compared with the log later. */
import type { Zone } from '../../../shared/contract/clinic.ts';
import { dayInZone, minuteInZone } from '../../../shared/domain/calendar-day.ts';
import type { SignedHead } from './anchors.ts';
import { BYTE_ORDER_MARK, csvLine } from '../transfer/csv.ts';
import type { FoundEntry } from './search.ts';

const HEADER = ['waktu', 'waktu_utc', 'oleh', 'id_pengguna', 'kejadian', 'bagian', 'id_bagian', 'rincian', 'id_perangkat', 'id_catatan', 'hash'];

/** The beginning of the file: byte order mark, head line, the seal, and what every reader must see whatever was asked for. */
export function csvHead(seal: SignedHead | null, always: readonly FoundEntry[], zone: Zone): string {
  return BYTE_ORDER_MARK + csvLine(HEADER) + (seal ? sealLine(seal, zone) : '') + csvOf(always, zone);
}

/** The signed head of the whole log; `id_catatan` and `hash` are those of the last entry under it. */
function sealLine({ at, device_id, last_entry, head, fingerprint, ...signed }: SignedHead, zone: Zone): string {
  return csvLine([localTime(at, zone), new Date(at).toISOString(), 'system', 'system', 'seal', 'audit_anchor', fingerprint, JSON.stringify(signed), device_id, last_entry, head]);
}

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
