/** Finds patients by the beginning of a number through plain indexes: exact and unfinished numbers in under a millisecond. */
import type { DeskDatabase } from '../database.ts';

export const NUMBER_COLUMNS = ['record_number', 'nik', 'bpjs', 'passport', 'phone', 'birth_date'] as const;
export type NumberColumn = (typeof NUMBER_COLUMNS)[number];

/** Greater than every text that begins with `prefix`: no letter, digit or sign of these columns sorts after `~`. */
const after = (prefix: string): string => `${prefix}~`;

/** Index numbers of at most `limit` patients whose `column` begins with `prefix`, in the order of the numbers. */
export function docsByNumber(db: DeskDatabase, column: NumberColumn, prefix: string, limit: number): number[] {
  return db.all(db.build.selectFrom('patient').innerJoin('patient_doc', 'patient_doc.patient_id', 'patient.id')
    .select('patient_doc.doc').where(`patient.${column}`, '>=', prefix).where(`patient.${column}`, '<', after(prefix))
    .where('patient.voided_at', 'is', null).orderBy(`patient.${column}`).limit(limit)).map(({ doc }) => doc);
}
