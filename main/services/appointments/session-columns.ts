/** A session's columns, as queries select them and as rows are written. */
import { z } from 'zod';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Session, Span } from '../../../shared/domain/timetable.ts';

/** Beside these, the caller selects `roomId`: a room that is no longer used counts as none where slots are made. */
export const SESSION = [
  'practitioner_id as practitionerId', 'from_minute as from', 'to_minute as to', 'slot_minutes as slotMinutes', 'control_minutes as controlMinutes', 'telemedicine_minutes as telemedicineMinutes', 'capacity',
  'quota_bpjs as quotaBpjs', 'quota_other as quotaOther', 'quota_online as quotaOnline', 'quota_release as quotaRelease', 'breaks',
] as const;

const breaksText = z.string().transform((text): unknown => JSON.parse(text)).pipe(z.array(z.tuple([z.int(), z.int()])));

/** Rows of a desk that knows nothing of capacity and breaks have none. */
export function sessionOf<R extends Omit<Session, 'capacity' | 'breaks'> & { readonly capacity: number | null; readonly breaks: string | null }>(row: R): Omit<R, 'capacity' | 'breaks'> & { capacity: number; breaks: Span[] } {
  return { ...row, capacity: row.capacity ?? 1, breaks: row.breaks === null ? [] : breaksText.parse(row.breaks).map(([from, to]) => ({ from, to })) };
}

export type SessionFields = Omit<ParsedInput<'appointments.saveRule'>, 'id' | 'expectedVersion' | 'weekday' | 'validFrom' | 'validTo'>;

export function sessionColumns(session: SessionFields) {
  return {
    practitioner_id: session.practitionerId, unit_id: session.unitId, room_id: session.roomId, from_minute: session.from, to_minute: session.to,
    slot_minutes: session.slotMinutes, control_minutes: session.controlMinutes, telemedicine_minutes: session.telemedicineMinutes, capacity: session.capacity,
    quota_bpjs: session.quotaBpjs, quota_other: session.quotaOther, quota_online: session.quotaOnline, quota_release: session.quotaRelease,
    breaks: session.breaks.length === 0 ? null : JSON.stringify(session.breaks.map(({ from, to }) => [from, to])),
  };
}
