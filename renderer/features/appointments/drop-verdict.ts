/**
 * What a place would mean for an appointment, by the same rules as the desk's and from what is on the screen: shown while it
 * is dragged, so that nobody drops into a clash. The desk decides once more when it saves.
 */
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { formatSpan } from '../../ui/minute-of-day.ts';
import { isHolding, overlaps, type SheetSession, type Span } from './schedule-grid.ts';

export interface DropPlace { readonly day: string; readonly practitionerId: string; readonly from: number }
export type Verdict = { readonly kind: 'free'; readonly slot: FreeSlot } | { readonly kind: 'same' } | { readonly kind: 'refused'; readonly error: DeskError };

function refused(code: DeskError['code'], params: Record<string, string> = {}): Verdict {
  return { kind: 'refused', error: { code, params } };
}

/** `now`: today and the minute of now; a place before it is past. */
export function verdictOf(sheets: readonly DaySheet[], moved: Appointment, place: DropPlace, now: { readonly day: string; readonly minute: number }): Verdict {
  const { day, practitionerId, from } = place;
  if (moved.day === day && moved.from === from && moved.practitionerId === practitionerId) return { kind: 'same' };
  const sheet = sheets.find((each) => each.day === day);
  const column = sheet?.columns.find((each) => each.practitionerId === practitionerId);
  if (sheet && sheet.closed !== null) return refused('clinic_closed', { name: sheet.closed });
  if (day < now.day || (day === now.day && from < now.minute)) return refused('slot_past');
  const session = column?.sessions.find((each) => from >= each.from && from + lengthIn(each, moved) <= each.to);
  if (!sheet || !column || !session) return refused('outside_hours');
  const to = from + lengthIn(session, moved);
  const others = sheet.appointments.filter((each) => each.id !== moved.id && isHolding(each) && overlaps(each, { from, to }));
  const clash = clashIn(others, session, moved, { ...place, to });
  if (clash) return clash;
  if (isFull(session, moved, day)) return refused('quota_full');
  const { unitId, unit, roomId, room } = session;
  return { kind: 'free', slot: { day, from, to, practitionerId, practitioner: column.practitioner, unitId, unit, roomId, room, left: 1 } };
}

function lengthIn({ slotMinutes, controlMinutes, telemedicineMinutes }: SheetSession, { kind }: Appointment): number {
  return (kind === 'control' ? controlMinutes : kind === 'telemedicine' ? telemedicineMinutes : null) ?? slotMinutes;
}

function clashIn(others: readonly Appointment[], session: SheetSession, moved: Appointment, place: DropPlace & Span): Verdict | null {
  const doctors = others.filter((each) => each.practitionerId === place.practitionerId);
  const [full] = doctors;
  if (full && doctors.length >= session.capacity) return refused('clash_doctor', { name: full.practitioner, time: formatSpan(full) });
  const room = session.roomId === null ? undefined : others.find((each) => each.roomId === session.roomId && each.practitionerId !== place.practitionerId);
  if (room) return refused('clash_room', { name: room.room ?? '', time: formatSpan(room) });
  const patient = others.find((each) => each.patientId === moved.patientId);
  return patient ? refused('clash_patient', { name: patient.practitioner, time: formatSpan(patient) }) : null;
}

/** An appointment that stays in its session takes no more of the quota than it has. */
function isFull(session: SheetSession, moved: Appointment, day: string): boolean {
  const stays = isHolding(moved) && moved.day === day && moved.from >= session.from && moved.from < session.to;
  if (stays || session.released) return false;
  const online = moved.source === 'online' && session.quotaOnline !== null;
  const [quota, booked] = online ? [session.quotaOnline, session.bookedOnline] : moved.payer === 'bpjs' ? [session.quotaBpjs, session.bookedBpjs] : [session.quotaOther, session.bookedOther];
  return quota !== null && booked >= quota;
}

