/**
 * The one truth about a consent: for the whole person, the newest decision counts, so a withdrawal stops at once whatever was
 * given before it, on this desk or another. See docs/decisions/0010.
 */
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { ConsentTable } from '../../../db/desk/schema.ts';
import type { ConsentKind, ConsentManner } from '../../../shared/contract/consents.ts';
import { kept } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';

/** The newest first: by when it was given, or written down where that is not known. */
export function consentRows(db: DeskDatabase, from: Readable, patientId: string, kind?: ConsentKind): ConsentTable[] {
  let query = db.build.selectFrom('consent').selectAll().where('patient_id', 'in', recordsOf(db, patientId)).where('voided_at', 'is', null);
  if (kind) query = query.where('kind', '=', kind);
  return from.all(query).toSorted((a, b) => givenAt(b) - givenAt(a) || (a.id < b.id ? 1 : -1));
}

const givenAt = (row: ConsentTable): number => row.given_at ?? row.created_at;

/** Given and not ended, neither by its own withdrawal nor by a later one of the same kind. */
export function inForce(rows: readonly ConsentTable[]): ConsentTable[] {
  const withdrawn = Math.max(-1, ...rows.map((row) => row.withdrawn_at ?? -1));
  return rows.filter((row) => row.withdrawn_at === null && givenAt(row) > withdrawn);
}

/** Whether this patient may be sent reminders now. What an old form said holds until somebody gives or withdraws consent. */
export function mayBeReminded(db: DeskDatabase, from: Readable, patientId: string): boolean {
  const rows = consentRows(db, from, patientId, 'reminder');
  return rows.length > 0 ? inForce(rows).length > 0 : saidOnAnEarlierForm(db, from, patientId);
}

export function saidOnAnEarlierForm(db: DeskDatabase, from: Readable, patientId: string): boolean {
  return from.first(db.build.selectFrom('patient').select('id').where('id', 'in', recordsOf(db, patientId)).where('consent_reminder', '=', 1).where('voided_at', 'is', null).limit(1)) !== undefined;
}

export interface Giving extends Pick<ConsentTable, 'patient_id' | 'kind' | 'given_at' | 'given_by' | 'relation' | 'note'> { readonly how: ConsentManner }

export function giveConsent(db: DeskDatabase, tx: WriteTx, giving: Giving): string {
  const id = tx.newId();
  tx.run(db.build.insertInto('consent').values({ id, ...giving, withdrawn_at: null, withdrawn_by: null, withdraw_reason: null, ...kept(tx) }));
  tx.audit('create', 'consent', id, giving.kind);
  return id;
}

/** Ends every consent of this kind that is in force. */
export function endConsents(db: DeskDatabase, tx: WriteTx, patientId: string, kind: ConsentKind, { at, reason }: { readonly at: number; readonly reason: string | null }): void {
  for (const row of consentRows(db, tx, patientId, kind).filter(({ withdrawn_at }) => withdrawn_at === null)) {
    tx.run(db.build.updateTable('consent').set({ withdrawn_at: at, withdrawn_by: tx.actor, withdraw_reason: reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', row.id));
    tx.audit('update', 'consent', row.id, `withdrawn: ${kind}`);
  }
}

/** Of an earlier form nothing is known but that it said yes: it gets a row only as it is withdrawn. */
export function endEarlierForm(db: DeskDatabase, tx: WriteTx, patientId: string, { at, reason }: { readonly at: number; readonly reason: string | null }): void {
  const id = tx.newId();
  tx.run(db.build.insertInto('consent').values({
    id, patient_id: patientId, kind: 'reminder', given_at: null, given_by: null, relation: null, how: 'earlier', note: null, withdrawn_at: at, withdrawn_by: tx.actor, withdraw_reason: reason, ...kept(tx),
  }));
  tx.audit('create', 'consent', id, 'withdrawn: reminder');
}

/** What the box on the patient's form says, where it says something new. */
export function remindersOnForm(db: DeskDatabase, tx: WriteTx, patientId: string, agreed: boolean): void {
  if (mayBeReminded(db, tx, patientId) === agreed) return;
  if (agreed) giveConsent(db, tx, { patient_id: patientId, kind: 'reminder', given_at: tx.now, given_by: null, relation: null, how: 'form', note: null });
  else if (consentRows(db, tx, patientId, 'reminder').length > 0) endConsents(db, tx, patientId, 'reminder', { at: tx.now, reason: null });
  else endEarlierForm(db, tx, patientId, { at: tx.now, reason: null });
}
