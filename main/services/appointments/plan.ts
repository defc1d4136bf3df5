/** The timetable of the days from one day on, read once per action: who practises when, and why not. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ExceptionKind } from '../../../db/desk/schema-words.ts';
import { type OpenSession, type Session, type Span, occupiedSpans, openSessions, plannedSessions } from '../../../shared/domain/timetable.ts';
import { readBookingRules } from './booking-rules.ts';
import { readCalendar } from './calendar.ts';
import { SESSION, sessionOf } from './session-columns.ts';

export interface Absence { readonly id: string; readonly practitionerId: string; readonly from: number; readonly to: number; readonly reason: string | null; readonly kind: ExceptionKind }
export interface Plan {
  /** Why the clinic is closed on a day; null when it is open. */
  closedReason(day: string): string | null;
  /** Sessions that take place, in order of time; none on a closed day. */
  sessionsOn(day: string): OpenSession[];
  /** Sessions as if nobody were away; none on a closed day. */
  plannedOn(day: string): Session[];
  /** Why a doctor is not there: away, or the session cancelled or moved. */
  absencesOn(day: string): Absence[];
  /** The times of this day in which a doctor has a session already, were nobody away. */
  occupiedOn(day: string): Span[];
}

export interface PlanScope {
  readonly from: string;
  /** Its last day; without it, as far as anything is known. */
  readonly to?: string;
  /** Only of this doctor; null or absent: of all. */
  readonly practitionerId?: string | null;
  /** As if this exception were not there: it is about to be changed. */
  readonly withoutException?: string | null;
}

/** Doctors and units that are no longer active have no sessions; a room that is no longer used counts as none. */
export function readPlan(db: DeskDatabase, scope: PlanScope): Plan {
  const calendar = readCalendar(db);
  const { openingHours } = readBookingRules(db);
  const rules = rulesOf(db, scope.practitionerId ?? null);
  const exceptions = Map.groupBy(exceptionsOf(db, scope), (exception) => exception.day);
  const onDay = (day: string) => exceptions.get(day) ?? [];
  const open = (day: string): boolean => calendar.closedReason(day) === null;
  return {
    closedReason: (day) => calendar.closedReason(day),
    sessionsOn: (day) => (open(day) ? openSessions(rules, onDay(day), day, openingHours) : []),
    plannedOn: (day) => (open(day) ? plannedSessions(rules, onDay(day), day) : []),
    absencesOn: (day) => onDay(day).filter((exception) => exception.kind !== 'extra'),
    occupiedOn: (day) => occupiedSpans(rules, onDay(day), day),
  };
}

function rulesOf(db: DeskDatabase, practitionerId: string | null) {
  const query = db.build.selectFrom('schedule_rule').innerJoin('practitioner', 'practitioner.id', 'schedule_rule.practitioner_id').innerJoin('service_unit', 'service_unit.id', 'schedule_rule.unit_id')
    .leftJoin('room', (join) => join.onRef('room.id', '=', 'schedule_rule.room_id').on('room.active', '=', 1))
    .select([...SESSION, 'room.id as roomId', 'schedule_rule.unit_id as unitId', 'weekday', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('schedule_rule.voided_at', 'is', null).where('practitioner.active', '=', 1).where('practitioner.voided_at', 'is', null).where('service_unit.active', '=', 1).where('service_unit.voided_at', 'is', null);
  return db.all(practitionerId === null ? query : query.where('practitioner_id', '=', practitionerId)).map((row) => sessionOf(row));
}

/** Of an absence the unit says nothing. */
function exceptionsOf(db: DeskDatabase, { from, to, practitionerId = null, withoutException = null }: PlanScope) {
  let query = db.build.selectFrom('schedule_exception').innerJoin('practitioner', 'practitioner.id', 'schedule_exception.practitioner_id').leftJoin('service_unit', 'service_unit.id', 'schedule_exception.unit_id')
    .leftJoin('room', (join) => join.onRef('room.id', '=', 'schedule_exception.room_id').on('room.active', '=', 1))
    .select([...SESSION, 'room.id as roomId', 'schedule_exception.id', 'schedule_exception.unit_id as unitId', 'schedule_exception.kind', 'schedule_exception.day', 'schedule_exception.reason'])
    .where('schedule_exception.voided_at', 'is', null).where('practitioner.active', '=', 1).where('practitioner.voided_at', 'is', null)
    .where((eb) => eb.or([eb('schedule_exception.kind', '!=', 'extra'), eb.and([eb('service_unit.active', '=', 1), eb('service_unit.voided_at', 'is', null)])]))
    .where('day', '>=', from);
  if (to !== undefined) query = query.where('day', '<=', to);
  if (practitionerId !== null) query = query.where('practitioner_id', '=', practitionerId);
  return db.all(query).filter((exception) => exception.id !== withoutException).map((row) => sessionOf(row));
}
