/**
 * Whose is this patient id? A record that was merged into another one stays as it is, and so does every row that refers to it:
 * a visit of the old record is found and named through `patient_root`. Whatever reads by `patient_id` asks here, so that it
 * shows the survivor with everything, and nobody twice; tests/unit/persons.test.ts looks for queries that do not.
 */
import { type RawBuilder, sql } from 'kysely';
import type { DeskDatabase, Readable } from '../../../db/desk/database.ts';
import { Refusal } from '../../kernel.ts';

/**
 * The survivor of the patient that this column names, as SQL: to be selected, compared, and above all joined,
 * `.innerJoin('patient', (join) => join.on('patient.id', '=', personOf('visit.patient_id')))`. Two primary keys are asked.
 */
export function personOf<T extends string | null = string>(column: `${string}.patient_id` | 'patient.id'): RawBuilder<T> {
  return sql<T>`coalesce((SELECT patient_root.root_id FROM patient_root WHERE patient_root.patient_id = ${sql.ref(column)}), ${sql.ref(column)})`;
}

/** The id of the record that survives: of a merged one another's, else its own. */
export function survivorOf({ build }: DeskDatabase, from: Readable, id: string): string {
  return from.first(build.selectFrom('patient_root').select('root_id').where('patient_id', '=', id))?.root_id ?? id;
}

/** All records of the person whose record this is, the survivor first: `where('visit.patient_id', 'in', recordsOf(db, id))`. */
export function recordsOf(db: DeskDatabase, id: string): string[] {
  const survivor = survivorOf(db, db, id);
  return [survivor, ...db.all(db.build.selectFrom('patient_root').select('patient_id').where('root_id', '=', survivor).orderBy('patient_id')).map((row) => row.patient_id)];
}

/** The record on which something new about this patient is written. Refused when there is no such patient. */
export function recordToWriteOn(db: DeskDatabase, from: Readable, id: string): string {
  const survivor = survivorOf(db, from, id);
  if (!from.first(db.build.selectFrom('patient').select('id').where('id', '=', survivor).where('voided_at', 'is', null))) throw new Refusal('not_found');
  return survivor;
}
