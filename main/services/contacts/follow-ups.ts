/** What was promised to patients: made, changed, done or dropped. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { FollowUp } from '../../../shared/contract/contacts.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { personOf, recordToWriteOn, recordsOf } from '../patients/person.ts';
import { wishesOf } from './preferences.ts';

const DAY_MS = 86_400_000;
const DONE_FOR_DAYS = 30;
const MOST_SHOWN = 500;
/** The time was chosen on a screen that may be a minute old. */
const PAST_TOLERANCE_MS = 60_000;

function followUpsQuery(db: DeskDatabase) {
  return db.build.selectFrom('follow_up').innerJoin('patient', (join) => join.on('patient.id', '=', personOf('follow_up.patient_id')))
    .leftJoin('user as owner', 'owner.id', 'follow_up.owner_id').leftJoin('user as doer', 'doer.id', 'follow_up.done_by').leftJoin('user as maker', 'maker.id', 'follow_up.created_by')
    .select((eb) => ['follow_up.id', 'patient.id as patientId', 'patient.name as patientName', 'patient.record_number as recordNumber', 'patient.phone', 'follow_up.text as todo', 'follow_up.due_at as dueAt',
      'follow_up.owner_id as ownerId', 'owner.full_name as owner', 'follow_up.outcome', 'follow_up.done_at as doneAt', 'doer.full_name as doneBy', 'follow_up.result as note', 'follow_up.created_at as madeAt',
      eb.fn.coalesce('maker.full_name', 'follow_up.created_by').as('madeBy')])
    .where('follow_up.voided_at', 'is', null);
}

function readFollowUps(db: DeskDatabase, query: ReturnType<typeof followUpsQuery>): FollowUp[] {
  return db.all(query).map((row) => ({ ...row, version: db.version('follow_up', row.id) ?? '', stopReason: row.outcome === null ? (wishesOf(db, db, row.patientId).stop?.reason ?? null) : null }));
}

export function readFollowUp(db: DeskDatabase, id: string): FollowUp {
  const [found] = readFollowUps(db, followUpsQuery(db).where('follow_up.id', '=', id));
  if (!found) throw new Refusal('not_found');
  return found;
}

export function listFollowUps(db: DeskDatabase, now: number, { patientId, show }: ParsedInput<'contacts.followUps'>): FollowUp[] {
  const of = patientId === null ? followUpsQuery(db) : followUpsQuery(db).where('follow_up.patient_id', 'in', recordsOf(db, patientId));
  if (show === 'open') return readFollowUps(db, of.where('follow_up.done_at', 'is', null).orderBy('follow_up.due_at').orderBy('follow_up.id').limit(MOST_SHOWN));
  return readFollowUps(db, of.where('follow_up.done_at', '>=', now - DONE_FOR_DAYS * DAY_MS).orderBy('follow_up.done_at', 'desc').orderBy('follow_up.id', 'desc').limit(MOST_SHOWN));
}

type Wish = Pick<ParsedInput<'contacts.addFollowUp'>, 'todo' | 'dueAt' | 'ownerId'>;
const columnsOf = ({ todo, dueAt, ownerId }: Wish) => ({ text: todo, due_at: dueAt, owner_id: ownerId });

export function addFollowUp(db: DeskDatabase, tx: WriteTx, { patientId, ...wish }: ParsedInput<'contacts.addFollowUp'>): FollowUp {
  const person = recordToWriteOn(db, tx, patientId);
  refuseImpossible(db, tx, wish, null);
  const id = tx.newId();
  tx.run(db.build.insertInto('follow_up').values({ id, patient_id: person, ...columnsOf(wish), outcome: null, done_at: null, done_by: null, result: null, ...kept(tx) }));
  tx.audit('create', 'follow_up', id);
  return readFollowUp(db, id);
}

export function editFollowUp(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, ...wish }: ParsedInput<'contacts.editFollowUp'>): FollowUp {
  const before = stillOpen(db, id, expectedVersion);
  refuseImpossible(db, tx, wish, before);
  tx.run(db.build.updateTable('follow_up').set({ ...columnsOf(wish), updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'follow_up', id);
  return readFollowUp(db, id);
}

export function finishFollowUp(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, outcome, note }: ParsedInput<'contacts.finishFollowUp'>): FollowUp {
  stillOpen(db, id, expectedVersion);
  tx.run(db.build.updateTable('follow_up').set({ outcome, done_at: tx.now, done_by: tx.actor, result: note === '' ? null : note, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'follow_up', id, outcome);
  return readFollowUp(db, id);
}

function stillOpen(db: DeskDatabase, id: string, expectedVersion: string): FollowUp {
  const before = readFollowUp(db, id);
  if (before.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  if (before.outcome !== null) throw new Refusal('step_not_allowed');
  return before;
}

function refuseImpossible(db: DeskDatabase, tx: WriteTx, { dueAt, ownerId }: Wish, before: FollowUp | null): void {
  if (dueAt < tx.now - PAST_TOLERANCE_MS && dueAt !== before?.dueAt) throw new Refusal('invalid_input', { fields: { dueAt: 'invalid' } });
  if (ownerId === null || ownerId === before?.ownerId) return;
  if (!tx.first(db.build.selectFrom('user').select('id').where('id', '=', ownerId).where('active', '=', 1).where('voided_at', 'is', null))) throw new Refusal('invalid_input', { fields: { ownerId: 'invalid' } });
}
