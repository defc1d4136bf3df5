/** Complaints as the counting rules want them. The counts themselves are pure (shared/complaint-reports). */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { OPEN_COMPLAINT_STATES } from '../../../shared/contract/complaints.ts';
import type { CaseStep, Promised, ReportedCase } from '../../../shared/complaint-reports/case.ts';
import type { Improvement } from '../../../shared/complaint-reports/monthly.ts';
import { RESPONSE_LIMITS } from '../../../shared/complaint-reports/response.ts';
import { daysAfter, startOfDay, weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { clockBy } from '../../../shared/domain/complaint-clock.ts';
import { readCalendar } from '../appointments/calendar.ts';
import { readClinic } from '../clinic.ts';
import { partiesOf } from '../complaints/parties.ts';
import { unitNames } from '../complaints/rows.ts';
import { readComplaintSettings } from '../complaints/settings.ts';

export interface FoundCase extends ReportedCase { readonly restricted: boolean }

/**
 * Every complaint that may matter since `horizon`: open now, moved since, or with an improvement that was not checked before it.
 * What was closed before and never touched again is in no count.
 */
export function readCases(db: DeskDatabase, horizon: number): FoundCase[] {
  const rows = db.all(db.build.selectFrom('complaint').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id')
    .select(['complaint.id', 'complaint.number', 'complaint.channel', 'complaint.category', 'complaint.grade', 'complaint.received_at as receivedAt', 'complaint.narrative', 'complaint.restricted', 'service_unit.name as unit'])
    .where('complaint.voided_at', 'is', null)
    .where((eb) => eb.or([
      eb('complaint.state', 'in', [...OPEN_COMPLAINT_STATES]),
      eb('complaint.id', 'in', eb.selectFrom('complaint_event').select('complaint_event.complaint_id').where('complaint_event.at', '>=', horizon)),
      eb('complaint.id', 'in', eb.selectFrom('complaint_improvement').select('complaint_improvement.complaint_id').where('complaint_improvement.voided_at', 'is', null)
        .where((or) => or.or([or('complaint_improvement.checked_at', 'is', null), or('complaint_improvement.checked_at', '>=', horizon)]))),
    ])));
  const ids = rows.map(({ id }) => id);
  const steps = stepsOf(db, ids);
  const promised = promisedOf(db, ids);
  const parties = partiesOf(db, ids);
  const names = unitNames(db, [...parties.values()].flatMap(({ unitIds }) => unitIds));
  const categoryOf = categoryNames(db);
  const otherUnits = (id: string): string[] => (parties.get(id)?.unitIds ?? []).flatMap((unit) => names.get(unit) ?? []);
  return rows.map((row) => ({ ...row, category: categoryOf(row.category), otherUnits: otherUnits(row.id), restricted: row.restricted === 1, steps: steps.get(row.id) ?? [], promised: promised.get(row.id) ?? [] }));
}

/** A clinic's own category is told by its name, so that a report goes on saying what it was called when it was counted; the program's own by their word, in the reader's language, unless renamed. */
function categoryNames(db: DeskDatabase): (id: string) => string {
  const names = new Map(readComplaintSettings(db).categories.map(({ id, name }) => [id, name ?? id]));
  return (id) => names.get(id) ?? id;
}

const among = (ids: readonly string[]) => sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Every step with its words, by complaint, in the order of the stamps. */
function stepsOf(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, readonly CaseStep[]> {
  const rows = db.all(db.build.selectFrom('complaint_event').innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'complaint_event').onRef('row_clock.row_id', '=', 'complaint_event.id'))
    .select(['complaint_event.id', 'complaint_event.complaint_id', 'complaint_event.action', 'complaint_event.at', 'complaint_event.actor', 'complaint_event.grade', 'complaint_event.outcome', 'complaint_event.pause',
      'complaint_event.ref', 'complaint_event.reason', 'complaint_event.score', 'complaint_event.text', 'row_clock.base as stamp'])
    .where('complaint_event.complaint_id', 'in', among(ids)).orderBy('row_clock.base').orderBy('complaint_event.id'));
  return Map.groupBy(rows, (row) => row.complaint_id);
}

function promisedOf(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, readonly Promised[]> {
  const { zone } = readClinic(db);
  const tasks = db.all(db.build.selectFrom('complaint_task').leftJoin('service_unit', 'service_unit.id', 'complaint_task.unit_id')
    .select(['complaint_task.complaint_id', 'complaint_task.text', 'service_unit.name as who', 'complaint_task.created_at as madeAt', 'complaint_task.due_at as dueAt', 'complaint_task.done_at as doneAt', 'complaint_task.voided_at as voidedAt'])
    .where('complaint_task.complaint_id', 'in', among(ids)).orderBy('complaint_task.id'));
  const improvements = db.all(db.build.selectFrom('complaint_improvement').leftJoin('user', 'user.id', 'complaint_improvement.owner_id')
    .select(['complaint_improvement.complaint_id', 'complaint_improvement.text', 'user.full_name as who', 'complaint_improvement.created_at as madeAt', 'complaint_improvement.due_day as dueDay', 'complaint_improvement.done_at as doneAt', 'complaint_improvement.voided_at as voidedAt'])
    .where('complaint_improvement.complaint_id', 'in', among(ids)).orderBy('complaint_improvement.id'));
  const all = [
    ...tasks.map(({ complaint_id: id, ...task }) => ({ id, promised: { ...task, kind: 'task' } satisfies Promised })),
    // Due by the end of its day.
    ...improvements.map(({ complaint_id: id, dueDay, ...rest }) => ({ id, promised: { ...rest, kind: 'improvement', dueAt: startOfDay(zone, daysAfter(dueDay, 1)) } satisfies Promised })),
  ];
  return new Map([...Map.groupBy(all, ({ id }) => id)].map(([id, some]) => [id, some.map(({ promised }) => promised)]));
}

export function readImprovements(db: DeskDatabase, ids: readonly string[]): Improvement[] {
  return db.all(db.build.selectFrom('complaint_improvement').innerJoin('complaint', 'complaint.id', 'complaint_improvement.complaint_id').leftJoin('user', 'user.id', 'complaint_improvement.owner_id')
    .select(['complaint_improvement.complaint_id as complaintId', 'complaint.number', 'complaint_improvement.text', 'user.full_name as owner', 'complaint_improvement.due_day as dueDay', 'complaint_improvement.created_at as madeAt',
      'complaint_improvement.done_at as doneAt', 'complaint_improvement.checked_at as checkedAt', 'complaint_improvement.effective', 'complaint_improvement.result'])
    .where('complaint_improvement.voided_at', 'is', null).where('complaint_improvement.complaint_id', 'in', among(ids)).orderBy('complaint_improvement.due_day').orderBy('complaint_improvement.id'))
    .map((row) => ({ ...row, effective: row.effective === null ? null : row.effective === 1 }));
}

/** The clinic's hours and holidays with the limits of the indicator, whatever aims the clinic has set itself. */
export function responseClock(db: DeskDatabase): ReturnType<typeof clockBy> {
  const calendar = readCalendar(db);
  const { days, hours, answerHours } = readComplaintSettings(db);
  return clockBy({ zone: readClinic(db).zone, days, settleHours: RESPONSE_LIMITS, answerHours, hoursOf: (day) => (calendar.closedReason(day) === null ? (hours[weekdayOf(day) - 1] ?? []) : []) });
}

export function userNames(db: DeskDatabase): (id: string) => string | null {
  const names = new Map(db.all(db.build.selectFrom('user').select(['id', 'full_name'])).map((user) => [user.id, user.full_name]));
  return (id) => names.get(id) ?? null;
}
