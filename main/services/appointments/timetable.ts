/** The timetable as it is kept: weekly rules, exceptions of single days, rooms, the clinic's own holidays. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Output, ParsedInput } from '../../../shared/contract/index.ts';
import { contains, overlaps, rulesOverlap } from '../../../shared/domain/timetable.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { refuseStranger } from '../visits.ts';
import { readBookingRules } from './booking-rules.ts';
import { readCalendar } from './calendar.ts';
import { refuseClosedUnit, refuseUnknownRoom } from './place.ts';
import { readPlan } from './plan.ts';
import { SESSION, type SessionFields, sessionColumns, sessionOf } from './session-columns.ts';

/** Rules in force or to come, exceptions from `today` on, rooms, and the named days of `year`. */
export function readTimetable(db: DeskDatabase, today: string, year: number): Output<'appointments.timetable'> {
  const calendar = readCalendar(db);
  const version = (table: KeptTable, id: string): string => db.version(table, id) ?? '';
  const rules = db.all(db.build.selectFrom('schedule_rule').select(['id', ...SESSION, 'unit_id as unitId', 'room_id as roomId', 'weekday', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('voided_at', 'is', null).where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)])).orderBy('weekday').orderBy('from_minute').orderBy('id'));
  const exceptions = db.all(db.build.selectFrom('schedule_exception').select(['id', ...SESSION, 'unit_id as unitId', 'room_id as roomId', 'kind', 'day', 'reason', 'pair_id as pairId'])
    .where('voided_at', 'is', null).where('day', '>=', today).orderBy('day').orderBy('from_minute').orderBy('id'));
  const rooms = db.all(db.build.selectFrom('room').select(['id', 'name', 'active']).where('voided_at', 'is', null).orderBy('name').orderBy('id'));
  return {
    rules: rules.map((rule) => ({ ...sessionOf(rule), version: version('schedule_rule', rule.id) })),
    exceptions: exceptions.map((exception) => ({ ...sessionOf(exception), version: version('schedule_exception', exception.id) })),
    rooms: rooms.map((room) => ({ ...room, active: room.active === 1, version: version('room', room.id) })),
    holidays: calendar.holidaysOf(year), booking: readBookingRules(db), yearMissing: calendar.yearMissing(year),
  };
}

/** Answers the rule's id. */
export function saveRule(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, ...rule }: ParsedInput<'appointments.saveRule'>): string {
  if (id !== null) refuseChanged(db, 'schedule_rule', id, expectedVersion);
  refuseImpossible(db, rule);
  if (rule.validTo !== null && rule.validTo < rule.validFrom) throw new Refusal('invalid_input', { fields: { validTo: 'invalid' } });
  const ofDoctor = db.all(db.build.selectFrom('schedule_rule').select(['id', 'weekday', 'from_minute as from', 'to_minute as to', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('practitioner_id', '=', rule.practitionerId).where('weekday', '=', rule.weekday).where('voided_at', 'is', null));
  if (ofDoctor.some((other) => other.id !== id && rulesOverlap(rule, other))) throw new Refusal('rule_overlaps');
  const values = { ...sessionColumns(rule), weekday: rule.weekday, valid_from: rule.validFrom, valid_to: rule.validTo };
  const savedId = id ?? tx.newId();
  tx.run(id === null
    ? db.build.insertInto('schedule_rule').values({ id: savedId, ...values, ...kept(tx) })
    : db.build.updateTable('schedule_rule').set({ ...values, ...changed(tx) }).where('id', '=', id));
  tx.audit(id === null ? 'create' : 'update', 'schedule_rule', savedId);
  return savedId;
}

/** Answers the exception's id. An extra session must not meet another session of the doctor on that day; an absence may cut as many as it likes. */
export function saveException(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, ...exception }: ParsedInput<'appointments.saveException'>): string {
  if (id !== null) refuseChanged(db, 'schedule_exception', id, expectedVersion);
  // A move is two halves; `moveSession` makes them together.
  if (exception.kind === 'moved') throw new Refusal('step_not_allowed');
  return writeException(db, tx, id, exception, null);
}

/** Two exceptions that belong together: the weekly session that does not take place, and the one in its place. Answers the id of the latter. */
export function moveSession(db: DeskDatabase, tx: WriteTx, { fromDay, fromSpan, ...session }: ParsedInput<'appointments.moveSession'>): string {
  const weekly = readPlan(db, { from: fromDay, to: fromDay, practitionerId: session.practitionerId }).occupiedOn(fromDay);
  if (!weekly.some((span) => contains(span, fromSpan))) throw new Refusal('not_found');
  const pairId = tx.newId();
  const away = { ...session, breaks: [], from: fromSpan.from, to: fromSpan.to, day: fromDay, kind: 'moved' as const };
  writeException(db, tx, null, away, pairId);
  return writeException(db, tx, null, { ...session, kind: 'extra' }, pairId);
}

type ExceptionFields = Omit<ParsedInput<'appointments.saveException'>, 'id' | 'expectedVersion'>;

function writeException(db: DeskDatabase, tx: WriteTx, id: string | null, exception: ExceptionFields, pairId: string | null): string {
  if (exception.kind === 'extra') {
    refuseImpossible(db, exception);
    const { day, practitionerId } = exception;
    const others = readPlan(db, { from: day, to: day, practitionerId, withoutException: id }).occupiedOn(day);
    if (others.some((other) => overlaps(other, exception))) throw new Refusal('rule_overlaps');
  } else refuseImpossibleAbsence(db, exception);
  const values = { ...sessionColumns(exception), kind: exception.kind, day: exception.day, reason: exception.reason };
  const savedId = id ?? tx.newId();
  tx.run(id === null
    ? db.build.insertInto('schedule_exception').values({ id: savedId, pair_id: pairId, ...values, ...kept(tx) })
    : db.build.updateTable('schedule_exception').set({ ...values, ...changed(tx) }).where('id', '=', id));
  tx.audit(id === null ? 'create' : 'update', 'schedule_exception', savedId);
  return savedId;
}

/** A rule or an exception that holds no more; its row stays. */
export function removeFromTimetable(db: DeskDatabase, tx: WriteTx, table: 'schedule_rule' | 'schedule_exception', { id, expectedVersion }: { readonly id: string; readonly expectedVersion: string }): void {
  refuseChanged(db, table, id, expectedVersion);
  for (const each of [id, ...(table === 'schedule_exception' ? otherHalf(db, id) : [])]) {
    tx.run(db.build.updateTable(table).set({ voided_at: tx.now, void_reason: 'removed', ...changed(tx) }).where('id', '=', each));
    tx.audit('void', table, each);
  }
}

/** Of a session that was moved: where it was, or where it went. */
function otherHalf(db: DeskDatabase, id: string): string[] {
  const pairId = db.first(db.build.selectFrom('schedule_exception').select('pair_id').where('id', '=', id))?.pair_id ?? null;
  return pairId === null ? [] : db.all(db.build.selectFrom('schedule_exception').select('id').where('pair_id', '=', pairId).where('id', '!=', id).where('voided_at', 'is', null)).map((row) => row.id);
}

export function saveRoom(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, name, active }: ParsedInput<'appointments.saveRoom'>): string {
  if (id !== null) refuseChanged(db, 'room', id, expectedVersion);
  const values = { name, active: active ? (1 as const) : (0 as const) };
  const savedId = id ?? tx.newId();
  tx.run(id === null
    ? db.build.insertInto('room').values({ id: savedId, ...values, ...kept(tx) })
    : db.build.updateTable('room').set({ ...values, ...changed(tx) }).where('id', '=', id));
  tx.audit(id === null ? 'create' : 'update', 'room', savedId);
  return savedId;
}

/** What the clinic decides about a day; one row per day, unless two desks named the same day. */
export function saveHoliday(db: DeskDatabase, tx: WriteTx, { day, name, closed }: ParsedInput<'appointments.saveHoliday'>): void {
  const values = { day, name, closed: closed ? (1 as const) : (0 as const) };
  const own = db.first(db.build.selectFrom('holiday').select('id').where('day', '=', day).where('voided_at', 'is', null).orderBy('updated_at', 'desc').orderBy('id', 'desc'));
  const id = own?.id ?? tx.newId();
  tx.run(own
    ? db.build.updateTable('holiday').set({ ...values, ...changed(tx) }).where('id', '=', id)
    : db.build.insertInto('holiday').values({ id, ...values, ...kept(tx) }));
  tx.audit(own ? 'update' : 'create', 'holiday', id);
}

type KeptTable = 'schedule_rule' | 'schedule_exception' | 'room';

function refuseChanged(db: DeskDatabase, table: KeptTable, id: string, expectedVersion: string | null): void {
  if (!db.first(db.build.selectFrom(table).select('id').where('id', '=', id).where('voided_at', 'is', null))) throw new Refusal('not_found');
  if (db.version(table, id) !== expectedVersion) throw new Refusal('changed_meanwhile');
}

function refuseImpossible(db: DeskDatabase, session: SessionFields): void {
  refuseWrongOrder(session);
  if (session.slotMinutes > session.to - session.from) throw new Refusal('invalid_input', { fields: { slotMinutes: 'slot_length' } });
  for (const [index, span] of session.breaks.entries()) {
    const before = session.breaks[index - 1];
    if (span.from >= span.to || !contains(session, span) || (before && span.from < before.to)) throw new Refusal('invalid_input', { fields: { breaks: 'break_span' } });
  }
  refuseClosedUnit(db, session.unitId);
  // The same rule as at check-in: a patient who is booked with a doctor can also be sent to that doctor.
  refuseStranger(db, session.practitionerId, session.unitId);
  if (session.roomId !== null) refuseUnknownRoom(db, session.roomId);
}

/** Of an absence only the doctor and the hours matter. */
function refuseImpossibleAbsence(db: DeskDatabase, absence: SessionFields): void {
  refuseWrongOrder(absence);
  if (!db.first(db.build.selectFrom('practitioner').select('id').where('id', '=', absence.practitionerId).where('voided_at', 'is', null))) throw new Refusal('not_found');
}

function refuseWrongOrder({ from, to }: { readonly from: number; readonly to: number }): void {
  if (from >= to) throw new Refusal('invalid_input', { fields: { to: 'hours_order' } });
}

function changed(tx: WriteTx): { updated_at: number; updated_by: string } { return { updated_at: tx.now, updated_by: tx.actor }; }
