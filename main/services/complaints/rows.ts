/** Complaints as screens list them. A restricted one does not exist for those who may not see it. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type ComplaintRow, RESTRICTED_COMPLAINT_ROLES } from '../../../shared/contract/complaints.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { type ComplaintClock, foldComplaint } from '../../../shared/domain/complaint-clock.ts';
import { recordsOf } from '../patients/person.ts';
import { clinicClock, movesOf } from './events.ts';

const SUMMARY_CHARACTERS = 160;

export function seesRestricted(role: Role): boolean { return RESTRICTED_COMPLAINT_ROLES.some((allowed) => allowed === role); }

/** By urgency: least counted time left first, then those whose clock stands still. */
export function openRows(db: DeskDatabase, now: number, role: Role, { text = '', limit = Infinity } = {}): ComplaintRow[] {
  const waiting = db.all(matching(db, role, text).select(['complaint.id', 'complaint.received_at', 'complaint.grade']).where('complaint.state', 'in', ['new', 'answered']));
  const clocks = clocksOf(db, now, waiting, 'open');
  const rank = (id: string): readonly [number, number] => {
    const clock = clocks.get(id);
    return [clock?.state === 'running' ? 0 : 1, clock?.remainingMs ?? 0];
  };
  const inOrder = waiting.map((row) => ({ ...row, rank: rank(row.id) }))
    .toSorted((one, other) => one.rank[0] - other.rank[0] || one.rank[1] - other.rank[1] || one.received_at - other.received_at || (one.id < other.id ? -1 : 1));
  return fullRows(db, inOrder.slice(0, limit).map((row) => row.id), clocks);
}

/** The newest first. */
export function resolvedRows(db: DeskDatabase, now: number, role: Role, { text, limit }: { readonly text: string; readonly limit: number }): ComplaintRow[] {
  return listed(db, now, db.all(matching(db, role, text).select(['complaint.id', 'complaint.received_at', 'complaint.grade'])
    .where('complaint.state', '=', 'resolved').orderBy('complaint.received_at', 'desc').limit(limit)));
}

/** Of one patient, the newest first. */
export function patientRows(db: DeskDatabase, now: number, role: Role, patientId: string): ComplaintRow[] {
  return listed(db, now, db.all(matching(db, role, '').select(['complaint.id', 'complaint.received_at', 'complaint.grade'])
    .where('complaint.patient_id', 'in', recordsOf(db, patientId)).orderBy('complaint.received_at', 'desc')));
}

function matching(db: DeskDatabase, role: Role, text: string) {
  let query = db.build.selectFrom('complaint').where('complaint.voided_at', 'is', null);
  if (!seesRestricted(role)) query = query.where('complaint.restricted', '=', 0);
  const wanted = text.trim();
  return wanted === '' ? query : query.where(contains(wanted));
}

function contains(text: string): Expression<SqlBool> {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const column = (name: 'number' | 'narrative' | 'reporter_name') => sql<SqlBool>`${sql.ref(`complaint.${name}`)} LIKE ${pattern} ESCAPE '\\'`;
  return sql<SqlBool>`(${column('number')} OR ${column('narrative')} OR ${column('reporter_name')})`;
}

interface Received { readonly id: string; readonly received_at: number; readonly grade: ComplaintRow['grade'] }

function clocksOf(db: DeskDatabase, now: number, rows: readonly Received[], which: 'open' | readonly string[]): ReadonlyMap<string, ComplaintClock> {
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
function fullRows(db: DeskDatabase, ids: readonly string[], clocks: ReadonlyMap<string, ComplaintClock>): ComplaintRow[] {
  const rows = db.all(db.build.selectFrom('complaint').leftJoin('service_unit', 'service_unit.id', 'complaint.unit_id')
    .select(['complaint.id', 'complaint.number', 'complaint.channel', 'complaint.received_at as receivedAt', 'complaint.grade', 'complaint.category', 'service_unit.name as unit',
      sql<string>`substr(complaint.narrative, 1, ${SUMMARY_CHARACTERS})`.as('summary'), 'complaint.reporter_name as reporterName', 'complaint.anonymous', 'complaint.restricted',
      'complaint.state', 'complaint.first_answer_at as firstAnswerAt', 'complaint.resolved_at as resolvedAt', 'complaint.reopened'])
    .where('complaint.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const clock = clocks.get(id);
    return row && clock ? [{ ...row, anonymous: row.anonymous === 1, restricted: row.restricted === 1, clock, version: db.version('complaint', id) ?? '' }] : [];
  });
}
