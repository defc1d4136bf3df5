/**
 * What the desk does with complaints by itself: after an exchange it writes their columns as all events together say, and when
 * a limit is over it tells the person whom the settings name. Every desk folds the same events in the same order, so whoever
 * writes, writes the same; an escalation that two desks wrote counts once.
 */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { isOpen } from '../../../shared/domain/complaint-states.ts';
import { findUser } from '../users.ts';
import { complaintFor, complaintRow } from './detail.ts';
import { eventsOf } from './events.ts';
import { openRows } from './rows.ts';
import { readComplaintSettings } from './settings.ts';
import { foldedColumns, keepStanding, standingOf } from './standing.ts';
import { addEvent } from './steps.ts';

/** One write holds at most 200 captured rows. */
const MOST_AT_ONCE = 50;

/**
 * @param since the end of `db.touched` when this was done last
 * @returns how many complaints were put right
 */
export function settleComplaints(db: DeskDatabase, since: number): number {
  const wrong = changed(db, since).filter((id) => isWrong(db, id));
  inPieces(db, 'complaints.settle', wrong, (tx, id) => {
    keepStanding(db, tx, id);
    tx.audit('update', 'complaint', id, 'settle');
  });
  const circles = changed(db, since).filter((id) => closesCircle(db, id));
  inPieces(db, 'complaints.settle', circles, (tx, id) => {
    addEvent(db, tx, id, 'reopen');
    keepStanding(db, tx, id);
    tx.audit('update', 'complaint', id, 'reopen');
  });
  return wrong.length + circles.length;
}

/**
 * Tells the named person once that a limit is over; a person who may not see the complaint is not told.
 *
 * @returns how many were told
 */
export function escalateComplaints(db: DeskDatabase, now: number): number {
  const { escalateTo } = readComplaintSettings(db);
  const people = Object.fromEntries(Object.entries(escalateTo).map(([grade, id]) => [grade, id === null ? null : findUser(db, id)]));
  const due = [...new Set(Object.values(people))].flatMap((person) => (person === null ? [] : openRows(db, now, person, { due: 'overdue' }).filter(({ grade }) => people[grade]?.id === person.id).map(({ id }) => ({ id, person }))));
  const untold = due.filter(({ id }) => standingOf(db, complaintRow(db, id)).escalatedAt === null);
  inPieces(db, 'complaints.escalate', untold, (tx, { id, person }) => {
    addEvent(db, tx, complaintFor(db, person, id).id, 'escalate', { ref: person.id });
    tx.audit('update', 'complaint', id, 'escalate');
  });
  return untold.length;
}

function inPieces<T>(db: DeskDatabase, call: string, all: readonly T[], act: (tx: WriteTx, each: T) => void): void {
  for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
    db.write({ actor: 'system', requestId: null, call }, (tx) => { for (const each of all.slice(start, start + MOST_AT_ONCE)) act(tx, each); });
  }
}

function isWrong(db: DeskDatabase, id: string): boolean {
  const row = db.first(db.build.selectFrom('complaint').selectAll().where('id', '=', id).where('voided_at', 'is', null));
  if (!row) return false;
  const events = eventsOf(db, id);
  // A row may come before its newest event: then there is nothing to say yet.
  if (events.every(({ at }) => at < row.state_at)) return false;
  const { state_at: _since, state_by: _by, ...said } = foldedColumns(row, standingOf(db, row));
  return Object.entries(said).some(([column, value]) => row[column as keyof typeof said] !== value);
}

/** Two desks merged two complaints into each other: then nobody would work on either, and the older one is opened again. */
function closesCircle(db: DeskDatabase, id: string): boolean {
  const row = db.first(db.build.selectFrom('complaint').select(['id', 'number', 'state', 'merged_into']).where('id', '=', id).where('voided_at', 'is', null));
  if (!row || row.merged_into === null || isOpen(row.state)) return false;
  const other = db.first(db.build.selectFrom('complaint').select(['id', 'merged_into']).where('id', '=', row.merged_into).where('voided_at', 'is', null));
  return other?.merged_into === row.id && row.id < other.id;
}

function changed(db: DeskDatabase, since: number): readonly string[] {
  const [complaints, events] = [db.touched.since(since, 'complaint'), db.touched.since(since, 'complaint_event')];
  if (complaints === null || events === null) return db.all(db.build.selectFrom('complaint').select('id').orderBy('updated_at', 'desc').limit(2000)).map(({ id }) => id);
  const ofEvents = events.length === 0 ? [] : db.all(db.build.selectFrom('complaint_event').select('complaint_id').distinct().where('id', 'in', events.slice(0, 1000))).map((row) => row.complaint_id);
  return [...new Set([...complaints, ...ofEvents])];
}
