/** Consents: given, withdrawn, and kept with their history. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ConsentTable } from '../../../db/desk/schema.ts';
import { type Consent, STOP_WITHIN_MS } from '../../../shared/contract/consents.ts';
import type { CallName, ParsedInput } from '../../../shared/contract/index.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { patientRow } from '../patients/patient-rows.ts';
import { recordsOf } from '../patients/person.ts';
import { consentRows, endConsents, endEarlierForm, giveConsent, inForce, mayBeReminded, saidOnAnEarlierForm } from './truth.ts';

export const consentHandlers: HandlersOf<Extract<CallName, `consents.${string}`>> = {
  'consents.ofPatient': ({ db }, { patientId }) => {
    if (!patientRow(db, db, patientId)) throw new Refusal('not_found');
    return { consents: consentsOf(db, patientId), reminders: mayBeReminded(db, db, patientId) };
  },

  'consents.give': (ctx, { patientId, kind, how, givenAt, givenBy, relation, note }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'consents.give' }, (tx) => {
    if (!patientRow(ctx.db, tx, patientId)) throw new Refusal('not_found');
    if (givenAt > tx.now) throw new Refusal('invalid_input', { fields: { givenAt: 'not_in_future' } });
    return { id: giveConsent(ctx.db, tx, { patient_id: patientId, kind, how, given_at: givenAt, given_by: givenBy === '' ? null : givenBy, relation: givenBy === null ? null : relation, note: note === '' ? null : note }) };
  }),

  'consents.withdraw': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'consents.withdraw' }, (tx) => withdraw(ctx.db, tx, input)),
};

function withdraw(db: DeskDatabase, tx: WriteTx, { patientId, id, expectedVersion, withdrawnAt, reason }: ParsedInput<'consents.withdraw'>): { stopBy: number } {
  if (withdrawnAt > tx.now) throw new Refusal('invalid_input', { fields: { withdrawnAt: 'not_in_future' } });
  const ending = { at: withdrawnAt, reason };
  const stopBy = withdrawnAt + STOP_WITHIN_MS;
  if (id === null) {
    if (consentRows(db, tx, patientId, 'reminder').length > 0 || !saidOnAnEarlierForm(db, tx, patientId)) throw new Refusal('consent_withdrawn');
    endEarlierForm(db, tx, patientId, ending);
    return { stopBy };
  }
  const row = tx.first(db.build.selectFrom('consent').selectAll().where('id', '=', id).where('patient_id', 'in', recordsOf(db, patientId)).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  if (row.withdrawn_at !== null) throw new Refusal('consent_withdrawn');
  if (db.version('consent', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  if (row.given_at !== null && withdrawnAt < row.given_at) throw new Refusal('invalid_input', { fields: { withdrawnAt: 'before_given' } });
  endConsents(db, tx, patientId, row.kind, ending);
  return { stopBy };
}

function consentsOf(db: DeskDatabase, patientId: string): Consent[] {
  const rows = consentRows(db, db, patientId);
  const names = userNames(db, rows.flatMap((row) => [row.created_by, row.withdrawn_by ?? row.created_by]));
  const told = rows.map((row) => toldOf(db, row, names, endedBy(rows, row)));
  const earlier = rows.every(({ kind }) => kind !== 'reminder') && saidOnAnEarlierForm(db, db, patientId);
  return earlier ? [...told, { id: null, kind: 'reminder', how: 'earlier', givenAt: null, givenBy: null, relation: null, note: null, recordedBy: null, withdrawn: null, version: null }] : told;
}

/** The withdrawal that ends this one: its own, or the newest of its kind where that came later. */
function endedBy(rows: readonly ConsentTable[], row: ConsentTable): ConsentTable | null {
  if (row.withdrawn_at !== null) return row;
  const same = rows.filter(({ kind }) => kind === row.kind);
  if (inForce(same).includes(row)) return null;
  return same.filter((each) => each.withdrawn_at !== null).toSorted((a, b) => (b.withdrawn_at ?? 0) - (a.withdrawn_at ?? 0))[0] ?? null;
}

function toldOf(db: DeskDatabase, row: ConsentTable, names: ReadonlyMap<string, string>, ended: ConsentTable | null): Consent {
  const by = (id: string | null): string => (id === null ? 'Meja Depan' : names.get(id) ?? 'Meja Depan');
  return {
    id: row.id, kind: row.kind, how: row.how, givenAt: row.given_at, givenBy: row.given_by, relation: row.relation, note: row.note, recordedBy: row.how === 'earlier' ? null : by(row.created_by),
    withdrawn: ended?.withdrawn_at === undefined || ended.withdrawn_at === null ? null : { at: ended.withdrawn_at, reason: ended.withdraw_reason ?? '', recordedBy: by(ended.withdrawn_by), stopBy: ended.withdrawn_at + STOP_WITHIN_MS },
    version: db.version('consent', row.id),
  };
}

function userNames(db: DeskDatabase, ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(db.all(db.build.selectFrom('user').select(['id', 'full_name']).where('id', 'in', [...new Set(ids)])).map((row) => [row.id, row.full_name]));
}
