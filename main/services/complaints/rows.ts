/** Complaints as screens list them; only those that the viewer may see. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ComplaintRow, OPEN_COMPLAINT_STATES } from '../../../shared/contract/complaints.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import type { ComplaintClock, ComplaintClocks } from '../../../shared/domain/complaint-clock.ts';
import { foldComplaint } from '../../../shared/domain/complaint-states.ts';
import { readTrackingCode } from '../../../shared/domain/tracking-code.ts';
import { readClinic } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';
import { movesOf } from './events.ts';
import { partiesOf } from './parties.ts';
import { clinicClock } from './settings.ts';
import { type Viewer, isOtherUnit, visibleTo } from './visible.ts';

const SUMMARY_CHARACTERS = 160;
const DAY_MS = 86_400_000;

type Wanted = Partial<Omit<ParsedInput<'complaints.list'>, 'show'>>;

/** By urgency: the limit that ends first (of the two), then those whose clock stands still. */
export function openRows(db: DeskDatabase, now: number, viewer: Viewer, { limit = Infinity, due = null, ...wanted }: Wanted = {}): ComplaintRow[] {
  const waiting = db.all(matching(db, viewer, wanted).select(['complaint.id', 'complaint.received_at', 'complaint.grade']).where('complaint.state', 'in', [...OPEN_COMPLAINT_STATES]));
  const clocks = clocksOf(db, now, waiting, 'open');
  const isDue = due === null ? () => true : dueBy(db, now, due);
  const inOrder = waiting.flatMap((row) => {
    const both = clocks.get(row.id);
    return both && isDue(both) ? [{ ...row, ends: endsAt(both) }] : [];
  }).toSorted((one, other) => one.ends - other.ends || one.received_at - other.received_at || (one.id < other.id ? -1 : 1));
  return fullRows(db, inOrder.slice(0, limit).map((row) => row.id), clocks);
}

/** When the first of its limits ends; one that stands still comes after all others. */
function endsAt({ settle, answer }: ComplaintClocks): number {
  return Math.min(settle.limitAt ?? Number.MAX_SAFE_INTEGER, answer.limitAt ?? Number.MAX_SAFE_INTEGER);
}

function dueBy(db: DeskDatabase, now: number, due: NonNullable<Wanted['due']>): (clocks: ComplaintClocks) => boolean {
  const { zone } = readClinic(db);
  const midnight = startOfDay(zone, dayInZone(zone, now)) + DAY_MS;
  const over = (clock: ComplaintClock): boolean => clock.state !== 'stopped' && clock.remainingMs < 0;
  return due === 'overdue'
    ? ({ settle, answer }) => over(settle) || over(answer)
    : ({ settle, answer }) => [settle, answer].some((clock) => clock.limitAt !== null && clock.limitAt >= now && clock.limitAt < midnight);
}

/** What is closed, the newest first. */
export function closedRows(db: DeskDatabase, now: number, viewer: Viewer, { limit, due: _due, ...wanted }: Wanted & { readonly limit: number }): ComplaintRow[] {
  return listed(db, now, db.all(matching(db, viewer, wanted).select(['complaint.id', 'complaint.received_at', 'complaint.grade'])
    .where('complaint.state', 'not in', [...OPEN_COMPLAINT_STATES]).orderBy('complaint.received_at', 'desc').limit(limit)));
}

/** Of one patient, the newest first. */
export function patientRows(db: DeskDatabase, now: number, viewer: Viewer, patientId: string): ComplaintRow[] {
  return listed(db, now, db.all(matching(db, viewer, {}).select(['complaint.id', 'complaint.received_at', 'complaint.grade'])
    .where('complaint.patient_id', 'in', recordsOf(db, patientId)).orderBy('complaint.received_at', 'desc')));
}

function matching(db: DeskDatabase, viewer: Viewer, { text = '', grade = null, state = null, unitId = null, category = null, owner = null }: Wanted) {
  let query = db.build.selectFrom('complaint').where('complaint.voided_at', 'is', null).where(visibleTo(viewer));
  if (grade !== null) query = query.where('complaint.grade', '=', grade);
  if (state !== null) query = query.where('complaint.state', '=', state);
  if (unitId !== null) query = query.where((eb) => eb.or([eb('complaint.unit_id', '=', unitId), isOtherUnit(sql`${unitId}`)]));
  if (category !== null) query = query.where('complaint.category', '=', category);
  if (owner === 'nobody') query = query.where('complaint.owner_id', 'is', null);
  else if (owner !== null) query = query.where('complaint.owner_id', '=', owner === 'mine' ? viewer.id : owner);
  const wanted = text.trim();
  return wanted === '' ? query : query.where(contains(wanted));
}

function contains(text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const column = (name: 'number' | 'narrative' | 'reporter_name') => sql<SqlBool>`${sql.ref(`complaint.${name}`)} LIKE ${pattern} ESCAPE '\\'`;
  const code = readTrackingCode(text);
  // Whoever shows a tracking code is found by it.
  const byCode = code === null ? sql`` : sql` OR complaint.id IN (SELECT asked.complaint_id FROM complaint_intake AS asked WHERE asked.tracking_code = ${code})`;
  return sql<SqlBool>`(${column('number')} OR ${column('narrative')} OR ${column('reporter_name')}${byCode})`;
}

interface Received { readonly id: string; readonly received_at: number; readonly grade: ComplaintRow['grade'] }

export function clocksOf(db: DeskDatabase, now: number, rows: readonly Received[], which: 'open' | readonly string[]): ReadonlyMap<string, ComplaintClocks> {
  const clock = clinicClock(db);
  const moves = movesOf(db, which);
  return new Map(rows.map((row) => [row.id, clock(foldComplaint({ at: row.received_at, grade: row.grade }, moves.get(row.id) ?? []), now)]));
}

/** These rows as a list shows them, whoever looks. */
export function listed(db: DeskDatabase, now: number, rows: readonly Received[]): ComplaintRow[] {
  const ids = rows.map((row) => row.id);
  return fullRows(db, ids, clocksOf(db, now, rows, ids));
}

/** In the order of `ids`. */
function fullRows(db: DeskDatabase, ids: readonly string[], clocks: ReadonlyMap<string, ComplaintClocks>): ComplaintRow[] {
  const rows = db.all(db.build.selectFrom('complaint').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id').leftJoin('user', 'user.id', 'complaint.owner_id')
    .select(['complaint.id', 'complaint.number', 'complaint.channel', 'complaint.received_at as receivedAt', 'complaint.grade', 'complaint.category', 'service_unit.name as unit',
      sql<string>`substr(complaint.narrative, 1, ${SUMMARY_CHARACTERS})`.as('summary'), 'complaint.reporter_name as reporterName', 'complaint.anonymous', 'complaint.restricted',
      'complaint.state', 'complaint.first_answer_at as firstAnswerAt', 'complaint.resolved_at as resolvedAt', 'complaint.reopened', 'complaint.owner_id as ownerId', 'user.full_name as owner'])
    .where('complaint.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const parties = partiesOf(db, ids);
  const units = unitNames(db, [...parties.values()].flatMap(({ unitIds }) => unitIds));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const clock = clocks.get(id);
    return row && clock ? [{ ...row, otherUnits: (parties.get(id)?.unitIds ?? []).flatMap((unit) => units.get(unit) ?? []), anonymous: row.anonymous === 1, confidential: parties.get(id)?.confidential ?? false, restricted: row.restricted === 1, clock: clock.settle, answerClock: clock.answer, version: db.version('complaint', id) ?? '' }] : [];
  });
}

export function unitNames(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map();
  return new Map(db.all(db.build.selectFrom('service_unit').select(['id', 'name']).where('id', 'in', [...new Set(ids)])).map((unit) => [unit.id, unit.name]));
}
