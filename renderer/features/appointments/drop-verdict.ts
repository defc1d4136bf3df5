/**
 * What a place would mean for an appointment, by the same rules as the desk's and from what is on the screen: shown while it
 * is dragged, so that nobody drops into a clash. The desk decides once more when it saves.
 */
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { hasQuota } from '../../../shared/domain/booking-limits.ts';
import { clashOf, minutesOf } from '../../../shared/domain/slots.ts';
import { contains } from '../../../shared/domain/timetable.ts';
import { formatSpan } from '../../ui/minute-of-day.ts';
import { isHolding, type SheetSession } from './schedule-grid.ts';

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
  const session = column?.sessions.find((each) => contains(each, { from, to: from + minutesOf(each, moved.kind) }));
  if (!sheet || !column || !session) return refused('outside_hours');
  const { unitId, unit, roomId, room, capacity } = session;
  const to = from + minutesOf(session, moved.kind);
  const clash = clashOf({ id: moved.id, patientId: moved.patientId, practitionerId, roomId, from, to, capacity }, sheet.appointments.filter(isHolding));
  if (clash) return refused(`clash_${clash.of}`, { name: clash.of === 'room' ? clash.with.room ?? '' : clash.with.practitioner, time: formatSpan(clash.with) });
  if (!hasRoom(session, moved, day)) return refused('quota_full');
  return { kind: 'free', slot: { day, from, to, practitionerId, practitioner: column.practitioner, unitId, unit, roomId, room, left: 1 } };
}

/** An appointment that stays in its session takes no more of the quota than it has. */
function hasRoom(session: SheetSession, { day, from, payer, source, ...moved }: Appointment, on: string): boolean {
  const stays = isHolding({ day, from, payer, source, ...moved }) && day === on && from >= session.from && from < session.to;
  return stays || hasQuota(session, { bpjs: session.bookedBpjs, other: session.bookedOther, online: session.bookedOnline }, { payer, source }, session.released);
}
