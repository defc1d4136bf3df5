/**
 * Merging two patient records that are one person, and undoing it. A merge is one row that says so; nothing that belongs to
 * either record is rewritten. Only the survivor's own values may change, and are kept before and after.
 */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { mergesAround, voidedAmong } from '../../../db/desk/patient-roots.ts';
import type { PatientMergeTable, PatientTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { type Values, type WrittenMerge, mergedValues, readValues, undoneValues } from '../../../shared/domain/merge-fields.ts';
import { endingWith } from '../../../shared/domain/merged-patients.ts';
import { searchText } from '../../../shared/domain/person-name.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { survivorOf } from '../patients/person.ts';
import { mergesOf, recordNamed } from './history.ts';
import { readPreview, readRecord, sameQueue, valuesOf } from './sides.ts';

type MergeCalls = 'merges.preview' | 'merges.merge' | 'merges.undo' | 'merges.ofPatient';

export const mergeHandlers: HandlersOf<MergeCalls> = {
  'merges.preview': async (ctx, input) => {
    const user = requireUser(ctx);
    const preview = await readPreview(ctx.db, ctx.clock.now(), user, input);
    ctx.db.write({ actor: user.id, requestId: null, call: 'merges.preview' }, (tx) => {
      for (const { id } of [preview.from, preview.into]) tx.audit('view', 'patient', id, 'merge preview');
    });
    return preview;
  },
  'merges.merge': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'merges.merge' }, (tx) => merge(ctx.db, tx, input)),
  'merges.undo': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'merges.undo' }, (tx) => undo(ctx.db, tx, input)),
  'merges.ofPatient': ({ db }, { patientId }) => mergesOf(db, patientId),
};

function merge(db: DeskDatabase, tx: WriteTx, { fromId, intoId, choices, expectedVersions, note }: ParsedInput<'merges.merge'>) {
  if (fromId === intoId) throw new Refusal('merge_itself');
  const [from, into] = [readOwn(db, fromId), readOwn(db, intoId)];
  if (db.version('patient', fromId) !== expectedVersions.from || db.version('patient', intoId) !== expectedVersions.into) throw new Refusal('changed_meanwhile');
  const before = valuesOf(into);
  const after = mergedValues(valuesOf(from), before, choices);
  writeValues(db, tx, intoId, after);
  const id = tx.newId();
  tx.run(db.build.insertInto('patient_merge').values({
    id, from_id: fromId, into_id: intoId, before_values: JSON.stringify(only(before, Object.keys(after))), after_values: JSON.stringify(after), note: note === '' ? null : note,
    undone_at: null, undone_by: null, undo_reason: null, ...kept(tx),
  }));
  tx.audit('update', 'patient', fromId, 'merged into another');
  tx.audit('update', 'patient', intoId, 'merged with another');
  return { id, survivor: recordNamed(db, intoId), sameQueue: sameQueue(db, tx.now, [fromId, intoId]) };
}

/** A record that is its own: of one that was merged the number of its survivor is told. */
function readOwn(db: DeskDatabase, id: string): PatientTable {
  const survivor = survivorOf(db, db, id);
  if (survivor !== id) throw new Refusal('merged_already', { params: { number: formatRecordNumber(recordNamed(db, survivor).recordNumber) } });
  return readRecord(db, id);
}

function undo(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, reason }: ParsedInput<'merges.undo'>) {
  const row = standingMerge(db, id);
  if (db.version('patient_merge', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  const { merges, patients } = mergesAround(db.connection, [row.from_id, row.into_id]);
  const fields = takeBack(db, tx, row, reason);
  // What this one has kept from taking effect ends with it: else the records would be one again at once.
  for (const other of endingWith(merges, id, voidedAmong(db.connection, patients))) takeBack(db, tx, standingMerge(db, other), reason);
  return { from: recordNamed(db, row.from_id), into: recordNamed(db, row.into_id), kept: [...fields] };
}

function standingMerge(db: DeskDatabase, id: string): PatientMergeTable {
  const row = db.first(db.build.selectFrom('patient_merge').selectAll().where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  if (row.undone_at !== null) throw new Refusal('merge_undone');
  return row;
}

function takeBack(db: DeskDatabase, tx: WriteTx, row: PatientMergeTable, reason: string) {
  const now = tx.first(db.build.selectFrom('patient').selectAll().where('id', '=', row.into_id));
  const others = tx.all(db.build.selectFrom('patient_merge').selectAll().where('into_id', '=', row.into_id).where('id', '!=', row.id)).map(written);
  const { restored, kept: fields } = now ? undoneValues(valuesOf(now), written(row), others) : { restored: {}, kept: [] };
  writeValues(db, tx, row.into_id, restored);
  tx.run(db.build.updateTable('patient_merge').set({ undone_at: tx.now, undone_by: tx.actor, undo_reason: reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', row.id));
  tx.audit('update', 'patient', row.from_id, 'merge undone');
  tx.audit('update', 'patient', row.into_id, 'merge undone');
  return fields;
}

function writeValues(db: DeskDatabase, tx: WriteTx, id: string, values: Values): void {
  if (Object.keys(values).length === 0) return;
  const derived = typeof values['name'] === 'string' ? { search_name: searchText(values['name']) } : {};
  // Columns come from the list of merge fields; their values from a row of the same table.
  const columns = { ...values, ...derived } as Partial<PatientTable>;
  tx.run(db.build.updateTable('patient').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
}

function only(values: Values, columns: readonly string[]): Values { return Object.fromEntries(columns.map((column) => [column, values[column] ?? null])); }
function written({ id, created_at: at, undone_at: undoneAt, before_values, after_values }: PatientMergeTable): WrittenMerge {
  return { id, at, undoneAt, before: readValues(before_values) ?? {}, after: readValues(after_values) ?? {} };
}
