/** Finds patients by the beginning or the end of a number through plain indexes: exact and unfinished numbers in under a millisecond. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../database.ts';
import { raw } from './name-search.ts';

export const NUMBER_COLUMNS = ['record_number', 'nik', 'bpjs', 'passport', 'phone', 'birth_date'] as const;
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];
/** Columns with an index of so many last characters. */
export const END_LENGTHS = { phone: 4, nik: 8 } as const;
export type EndColumn = keyof typeof END_LENGTHS;

/** Greater than every text that begins with `prefix`: no letter, digit or sign of these columns sorts after `~`. */
export const after = (prefix: string): string => `${prefix}~`;

/** Index numbers of at most `limit` patients whose `column` begins with `prefix`, in the order of the numbers. */
export function docsByNumber(db: DeskDatabase, column: NumberColumn, prefix: string, limit: number): number[] {
  return db.all(db.build.selectFrom('patient').innerJoin('patient_doc', 'patient_doc.patient_id', 'patient.id')
    .select('patient_doc.doc').where(`patient.${column}`, '>=', prefix).where(`patient.${column}`, '<', after(prefix))
    .where('patient.voided_at', 'is', null).orderBy(`patient.${column}`).limit(limit)).map(({ doc }) => doc);
}

/** Index numbers of patients whose `column` ends so; `ending` is at least as long as the index. */
export function docsByEnd(db: DeskDatabase, column: EndColumn, ending: string, limit: number): number[] {
  const length = END_LENGTHS[column];
  const [end, whole] = [sql.raw(`substr(p.${column}, -${length})`), sql.raw(`substr(p.${column}, -${ending.length})`)];
  return db.all(raw(db, sql<{ doc: number }>`
    SELECT d.doc FROM patient p CROSS JOIN patient_doc d ON d.patient_id = p.id
    WHERE p.${sql.raw(column)} IS NOT NULL AND ${end} = ${ending.slice(-length)} AND ${whole} = ${ending} AND +p.voided_at IS NULL LIMIT ${limit}`)).map(({ doc }) => doc);
}
