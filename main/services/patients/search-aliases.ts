/** Finds patients by a number that they had before or have in another program. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AliasKind } from '../../../db/desk/schema-words.ts';
import { after } from '../../../db/desk/search-index/number-search.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import { parseProvisional, parseRecordNumber } from '../../../shared/domain/record-number.ts';
import type { NumberSearch } from './search-plan.ts';

export interface FoundAlias { readonly doc: number; readonly kind: Exclude<AliasKind, 'name'>; readonly value: string; readonly exact: boolean }

/** Labels that are typed before a number. */
const LABEL = /^(?:no\.?\s*)?rm\b[.:\s]*/i;
/** Kinds that are kept in the same form as the patient's own number of today. */
const KEPT_KINDS: ReadonlySet<string> = new Set(['nik', 'bpjs', 'passport', 'phone'] satisfies AliasKind[]);

/** Whole numbers of paper folders and other programs as they were written or in capitals; former numbers also by their beginning. */
export function docsByAlias(db: DeskDatabase, typed: string, numbers: readonly NumberSearch[], limit: number): FoundAlias[] {
  const text = typed.trim();
  if (!/\d/.test(text)) return [];
  const bare = text.replace(LABEL, '');
  const forms = [...new Set([text, bare, text.toUpperCase(), bare.toUpperCase(), parseProvisional(text), parseRecordNumber(text)])].filter((form) => form !== null);
  const found = aliases(db, sql`a.value IN (SELECT value FROM json_each(${JSON.stringify(forms)})) AND a.kind IN ('record_number', 'external')`, limit).map((alias) => ({ ...alias, exact: true }));
  for (const { how, match, digits } of numbers) {
    if (how === 'end' || !KEPT_KINDS.has(match)) continue;
    found.push(...aliases(db, sql`a.value >= ${digits} AND a.value < ${after(digits)} AND a.kind = ${match}`, limit).map((alias) => ({ ...alias, exact: alias.value === digits })));
  }
  return found;
}

function aliases(db: DeskDatabase, where: ReturnType<typeof sql>, limit: number): Omit<FoundAlias, 'exact'>[] {
  return db.all(raw(db, sql<Omit<FoundAlias, 'exact'>>`
    SELECT d.doc, a.kind, a.value FROM patient_alias a CROSS JOIN patient_doc d ON d.patient_id = a.patient_id WHERE ${where} AND a.voided_at IS NULL LIMIT ${limit}`));
}
