/** Slips to units as screens get them: what was written, and what its events come to. */
import { type SqlBool, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { HAND_OFF_UNDO_MS, type HandOff, type HandOffDetail, type HandOffEvent, type HandOffPriority, type HandOffSettings } from '../../../shared/contract/hand-offs.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { type FoldedHandOff, foldHandOff, handOffHistory, isOpenHandOff } from '../../../shared/domain/hand-off-states.ts';
import { Refusal } from '../../kernel.ts';
import { visibleTo } from '../complaints/visible.ts';
import { personOf, recordsOf } from '../patients/person.ts';
import { readHandOffSettings } from './settings.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** An open slip is looked for this far back: 7,300 of a year take 6.5 ms on two slow cores. */
const OPEN_DAYS = 366;
const ENDED_DAYS = 7;
const MOST = 300;
const PRIORITY_ORDER: Readonly<Record<HandOffPriority, number>> = { urgent: 0, soon: 1, routine: 2 };

/** Who asks, with the unit they work in. */
export interface Asker extends Pick<SessionUser, 'id' | 'role'> { readonly unitId: string | null }

export function askerOf(db: DeskDatabase, { id, role }: SessionUser): Asker {
  return { id, role, unitId: db.first(db.build.selectFrom('user').select('unit_id').where('id', '=', id))?.unit_id ?? null };
}

/** A nurse of a unit sees what is for that unit and what they sent; a nurse without one, and everybody else, all. */
function mayBeSeenBy({ id, role, unitId }: Asker) {
  return role === 'nurse' && unitId !== null ? sql<SqlBool>`(hand_off.unit_id = ${unitId} OR hand_off.actor = ${id})` : sql<SqlBool>`1 = 1`;
}

function slipsQuery(db: DeskDatabase, asker: Asker) {
  return db.build.selectFrom('hand_off').leftJoin('patient', (join) => join.on('patient.id', '=', personOf('hand_off.patient_id'))).leftJoin('service_unit', 'service_unit.id', 'hand_off.unit_id').leftJoin('user', 'user.id', 'hand_off.actor')
    .leftJoin('complaint', (join) => join.onRef('complaint.id', '=', 'hand_off.complaint_id').on(visibleTo(asker)))
    .select(['hand_off.id', 'hand_off.number', 'hand_off.at', 'hand_off.actor', 'hand_off.unit_id', 'hand_off.unit_name', 'hand_off.priority', 'hand_off.visit_id', 'hand_off.call_id', 'hand_off.text', 'hand_off.due_at',
      personOf<string | null>('hand_off.patient_id').as('person'), 'patient.name', 'patient.record_number', 'patient.birth_date', 'service_unit.name as unit', 'user.full_name', 'complaint.number as complaint_number', 'complaint.id as complaint_id'])
    .where(mayBeSeenBy(asker));
}
type SlipsQuery = ReturnType<typeof slipsQuery>;

export type EventRow = ReturnType<typeof eventsOf> extends ReadonlyMap<string, (infer E)[]> ? E : never;

/** Oldest first by their stamps: ids and times would not order them after the PC's clock was set back. */
export function eventsOf(db: DeskDatabase, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never[]>();
  const rows = db.all(db.build.selectFrom('hand_off_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'hand_off_event').onRef('row_clock.row_id', '=', 'hand_off_event.id')).leftJoin('user', 'user.id', 'hand_off_event.actor')
    .select(['hand_off_event.id', 'hand_off_event.hand_off_id', 'hand_off_event.action', 'hand_off_event.at', 'hand_off_event.actor', 'hand_off_event.name', 'hand_off_event.text', 'hand_off_event.ref', 'hand_off_event.by_phone', 'user.full_name'])
    .where('hand_off_event.hand_off_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`).orderBy('row_clock.base').orderBy('hand_off_event.id'));
  return Map.groupBy(rows, ({ hand_off_id: id }) => id);
}

/** What presses most first: the priority, then who has waited longest. */
export function openSlips(db: DeskDatabase, now: number, asker: Asker): HandOff[] {
  // A step that ends a slip makes it a candidate again only through an undo.
  const unended = sql<SqlBool>`(NOT EXISTS (SELECT 1 FROM hand_off_event AS ending WHERE ending.hand_off_id = hand_off.id AND ending.action IN ('finish', 'reject', 'cancel'))
    OR EXISTS (SELECT 1 FROM hand_off_event AS undoing WHERE undoing.hand_off_id = hand_off.id AND undoing.action = 'undo'))`;
  return listed(db, now, asker, slipsQuery(db, asker).where('hand_off.at', '>', now - OPEN_DAYS * DAY_MS).where(unended)).filter(({ state }) => isOpenHandOff(state))
    .toSorted((one, other) => PRIORITY_ORDER[one.priority] - PRIORITY_ORDER[other.priority] || one.at - other.at || (one.id < other.id ? -1 : 1));
}

export function endedSlips(db: DeskDatabase, now: number, asker: Asker): HandOff[] {
  return listed(db, now, asker, slipsQuery(db, asker).where('hand_off.at', '>', now - ENDED_DAYS * DAY_MS).orderBy('hand_off.at', 'desc').limit(MOST)).filter(({ state }) => !isOpenHandOff(state))
    .toSorted((one, other) => other.stateAt - one.stateAt || (one.id < other.id ? 1 : -1));
}

export function slipsOfPatient(db: DeskDatabase, now: number, asker: Asker, patientId: string): HandOff[] {
  return listed(db, now, asker, slipsQuery(db, asker).where('hand_off.patient_id', 'in', recordsOf(db, patientId)).orderBy('hand_off.at', 'desc').limit(MOST));
}

/** Refused as unknown when this user may not see it. */
export function slipFor(db: DeskDatabase, now: number, asker: Asker, id: string): HandOff {
  const [slip] = listed(db, now, asker, slipsQuery(db, asker).where('hand_off.id', '=', id));
  if (!slip) throw new Refusal('not_found');
  return slip;
}

export function detailFor(db: DeskDatabase, now: number, asker: Asker, id: string): HandOffDetail {
  const slip = slipFor(db, now, asker, id);
  const sent: HandOffEvent = { action: 'send', at: slip.at, by: slip.sender, name: null, text: null, byPhone: false, took: true, undone: false };
  const steps = handOffHistory(eventsOf(db, [id]).get(id) ?? []).map(({ step, took, undone }): HandOffEvent => ({
    action: step.action, at: step.at, by: step.full_name ?? step.actor, name: step.name, text: step.text, byPhone: step.by_phone === 1, took, undone,
  }));
  return { ...slip, history: [sent, ...steps] };
}

function listed(db: DeskDatabase, now: number, asker: Asker, query: SlipsQuery): HandOff[] {
  const rows = db.all(query);
  if (rows.length === 0) return [];
  const events = eventsOf(db, rows.map(({ id }) => id));
  const settings = readHandOffSettings(db);
  const visits = visitNumbers(db, rows.flatMap(({ visit_id: visit }) => visit ?? []));
  return rows.map((row) => {
    const steps: readonly EventRow[] = events.get(row.id) ?? [];
    return {
      id: row.id, number: row.number, at: row.at, sender: row.full_name ?? row.actor, mine: row.actor === asker.id, forMe: asker.unitId !== null && row.unit_id === asker.unitId,
      unitId: row.unit_id, unit: row.unit ?? row.unit_name, priority: row.priority, patientId: row.person, patientName: row.name, recordNumber: row.record_number, birthDate: row.birth_date,
      visitNumber: (row.visit_id !== null && visits.get(row.visit_id)) || null, callId: row.call_id, complaintNumber: row.complaint_number, complaintId: row.complaint_id, text: row.text, dueAt: row.due_at,
      ...standing(row, foldHandOff(steps), settings, asker, now), version: steps.at(-1)?.id ?? row.id,
    };
  });
}

function standing(row: { readonly at: number; readonly priority: HandOffPriority }, { state, accepted, ended, last }: FoldedHandOff<EventRow>, { alarmMinutes }: HandOffSettings, asker: Asker, now: number) {
  const undoUntil = last !== null && last.actor === asker.id && last.at + HAND_OFF_UNDO_MS > now ? last.at + HAND_OFF_UNDO_MS : null;
  return {
    state, stateAt: last?.at ?? row.at, result: ended?.text ?? null, undoUntil,
    accepted: accepted && { at: accepted.at, name: accepted.name ?? '', byPhone: accepted.by_phone === 1, notedBy: accepted.full_name ?? accepted.actor },
    alarmAt: state === 'sent' ? row.at + alarmMinutes[row.priority] * MINUTE_MS : null,
  };
}

function visitNumbers(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map();
  const rows = db.all(db.build.selectFrom('queue_entry').select(['visit_id', 'number']).where('visit_id', 'in', [...new Set(ids)]).where('voided_at', 'is', null).orderBy('id'));
  return new Map(rows.map(({ visit_id: id, number }) => [id, number]));
}
