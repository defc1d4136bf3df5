/** Finds patients by a number that they have in another program, typed whole. */
import type { DeskDatabase } from '../../../db/desk/database.ts';

/** Labels that are typed before a number. */
const LABEL = /^(?:no\.?\s*)?rm\b[.:\s]*/i;

/** Index numbers of the patients with this number: as it was written, or in capitals. */
export function docsByAlias(db: DeskDatabase, typed: string, limit: number): number[] {
  const text = typed.trim();
  if (!/\d/.test(text)) return [];
  const forms = [...new Set([text, text.replace(LABEL, '')].flatMap((form) => [form, form.toUpperCase()]))];
  return db.all(db.build.selectFrom('patient_alias').innerJoin('patient_doc', 'patient_doc.patient_id', 'patient_alias.patient_id')
    .select('patient_doc.doc').distinct().where('patient_alias.value', 'in', forms).where('patient_alias.voided_at', 'is', null).limit(limit)).map(({ doc }) => doc);
}
