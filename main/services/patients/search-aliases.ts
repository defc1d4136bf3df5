/** Finds patients by a number that they have in another program, typed whole, and by a name that they went by before. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import { soughtTexts } from '../../../db/desk/search-index/trigrams.ts';
import { type NamePart, matchName } from '../../../shared/domain/person-name.ts';

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

/** Of those that hold all parts as they are typed; newborns and unknown people have few. */
const MOST_LOOKED_AT = 200;

/** Index numbers of patients one of whose former names holds all the parts, newest first. */
export function docsByFormerName(db: DeskDatabase, parts: readonly NamePart[], limit: number): number[] {
  if (parts.length === 0) return [];
  const holdsAll = sql.join(soughtTexts(parts).map((texts) => sql`(${sql.join(texts.map((text) => sql`instr('  ' || lower(a.value), ${text}) > 0`), sql` OR `)})`), sql` AND `);
  // `kind` stands in the text, so that the index of former names serves.
  const named = db.all(raw(db, sql<{ doc: number; value: string }>`
    SELECT d.doc, a.value FROM patient_alias a CROSS JOIN patient_doc d ON d.patient_id = a.patient_id
    WHERE a.kind = 'name' AND a.voided_at IS NULL AND ${holdsAll} ORDER BY a.id DESC LIMIT ${MOST_LOOKED_AT}`));
  return [...new Set(named.filter(({ value }) => matchName(value, parts) !== null).map(({ doc }) => doc))].slice(0, limit);
}
