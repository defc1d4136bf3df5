/**
 * Names that patients had before, in memory: there are few of them beside the patients, and the index of names holds only
 * those of today. Read at the first search by name, then kept up to date row by row.
 */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type NameMatch, type NamePart, formsOfPart, matchName, searchText } from '../../../shared/domain/person-name.ts';

interface FormerName { readonly patientId: string; readonly value: string; readonly text: string }
export interface FoundName { readonly doc: number; readonly value: string; readonly name: NameMatch }

const known = new WeakMap<DeskDatabase, FormerNames>();

/** Patients who once had a name that holds every part, at most `limit`. */
export function docsByFormerName(db: DeskDatabase, parts: readonly NamePart[], limit: number): FoundName[] {
  if (parts.length === 0) return [];
  const names = known.get(db) ?? new FormerNames(db);
  known.set(db, names);
  return names.find(parts, limit);
}

class FormerNames {
  readonly #db: DeskDatabase;
  readonly #names = new Map<string, FormerName>();
  #upTo: number | null = null;

  constructor(db: DeskDatabase) { this.#db = db; }

  find(parts: readonly NamePart[], limit: number): FoundName[] {
    this.#refresh();
    const forms = parts.map(formsOfPart);
    const found: FoundName[] = [];
    for (const { patientId, value, text } of this.#names.values()) {
      if (!forms.every((texts) => texts.some((form) => text.includes(form)))) continue;
      const name = matchName(value, parts);
      const doc = name && this.#db.first(this.#db.build.selectFrom('patient_doc').select('doc').where('patient_id', '=', patientId))?.doc;
      if (name && doc !== null && doc !== undefined) found.push({ doc, value, name });
      if (found.length === limit) break;
    }
    return found;
  }

  #refresh(): void {
    const changed = this.#upTo === null ? null : this.#db.touched.since(this.#upTo, 'patient_alias');
    this.#upTo = this.#db.touched.end;
    if (changed?.length === 0) return;
    if (changed === null) this.#names.clear();
    else for (const id of changed) this.#names.delete(id);
    const rows = this.#db.build.selectFrom('patient_alias').select(['id', 'patient_id', 'value']).where(sql<boolean>`kind = 'name'`).where('voided_at', 'is', null);
    for (const { id, patient_id: patientId, value } of this.#db.all(changed === null ? rows : rows.where('id', 'in', changed))) {
      this.#names.set(id, { patientId, value, text: searchText(value) });
    }
  }
}
