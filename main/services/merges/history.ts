/** What was said about a person's records: which is whose, since when, by whom, and what was taken back. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { mergesAround } from '../../../db/desk/patient-roots.ts';
import type { PatientMerge } from '../../../shared/contract/merges.ts';
import { MERGE_FIELDS, readValues, shownColumns } from '../../../shared/domain/merge-fields.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { MERGE_ROLES } from '../../../shared/contract/merges.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { survivorOf } from '../patients/person.ts';

const SHOWN = 20;

/** By its own number and name, also when it was merged or voided; empty when it has not arrived here. */
export function recordNamed(db: DeskDatabase, id: string): PatientMerge['from'] {
  const row = db.first(db.build.selectFrom('patient').select(['record_number as recordNumber', 'name']).where('id', '=', id));
  return { id, recordNumber: row?.recordNumber ?? '', name: row?.name ?? '' };
}

export function mergesOf(db: DeskDatabase, patientId: string): PatientMerge[] {
  const ids = mergesAround(db.connection, [patientId]).merges.map(({ id }) => id);
  const rows = db.all(db.build.selectFrom('patient_merge').leftJoin('idle_merge', 'idle_merge.merge_id', 'patient_merge.id')
    .leftJoin('user as author', 'author.id', 'patient_merge.created_by').leftJoin('user as undoer', 'undoer.id', 'patient_merge.undone_by')
    .select(['patient_merge.id', 'patient_merge.created_at', 'patient_merge.note', 'patient_merge.from_id', 'patient_merge.into_id', 'patient_merge.after_values', 'patient_merge.undone_at', 'patient_merge.undo_reason', 'idle_merge.reason'])
    .select((eb) => [eb.fn.coalesce('author.full_name', 'patient_merge.created_by').as('by'), sql<string>`coalesce(undoer.full_name, patient_merge.undone_by, '')`.as('undoneBy')])
    .where('patient_merge.id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`).where('patient_merge.voided_at', 'is', null)
    .orderBy('patient_merge.created_at', 'desc').orderBy('patient_merge.id', 'desc'));
  return rows.map((row) => ({
    id: row.id, version: db.version('patient_merge', row.id) ?? '', at: row.created_at, by: row.by, note: row.note, from: recordNamed(db, row.from_id), into: recordNamed(db, row.into_id),
    state: row.undone_at === null ? row.reason ?? 'holds' : 'undone', changed: changedFields(row.after_values),
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undoneBy, reason: row.undo_reason ?? '' },
  }));
}

function changedFields(afterValues: string): PatientMerge['changed'] {
  const columns = Object.keys(readValues(afterValues) ?? {});
  return MERGE_FIELDS.filter((field) => shownColumns(field).some((column) => columns.includes(column)));
}

/** Merges that another desk's has kept from taking effect. One that says again what holds needs nobody. Record numbers, not names: the list may be seen over the counter. */
export function mergeAttention(db: DeskDatabase, role: Role): AttentionItem[] {
  if (!MERGE_ROLES.some((allowed) => allowed === role)) return [];
  const rows = db.all(db.build.selectFrom('idle_merge').innerJoin('patient_merge', 'patient_merge.id', 'idle_merge.merge_id').select(['patient_merge.id', 'patient_merge.from_id', 'patient_merge.into_id', 'patient_merge.created_at'])
    .where('idle_merge.reason', '!=', 'repeated').orderBy('patient_merge.created_at', 'desc').limit(SHOWN));
  return rows.map(({ id, from_id, into_id, created_at }) => ({
    id: `merge_without_effect:${id}`, kind: 'merge_without_effect', severity: 'warning',
    params: { first: formatRecordNumber(recordNamed(db, from_id).recordNumber), second: formatRecordNumber(recordNamed(db, into_id).recordNumber) },
    target: `/patients/${survivorOf(db, db, from_id)}`, at: created_at,
  }));
}
