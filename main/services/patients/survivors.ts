/** What was found through a record that was merged is told as its survivor's: once, and through which record. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { raw } from '../../../db/desk/search-index/name-search.ts';
import { sql } from 'kysely';
import { type FoundPatient, patientsOfDocs } from './patient-rows.ts';

/** The record by which a person was found, when it is not the one that survives. */
export interface Through { readonly recordNumber: string; readonly name: string }

interface Survivor { readonly patient_id: string; readonly doc: number }

/** In the same order, with the survivor's data; of what was found of one person the first, and best what its own record says. */
export function asSurvivors<T extends { readonly patient: FoundPatient }>(db: DeskDatabase, found: readonly T[]): (T & { readonly through?: Through })[] {
  const merged = db.all(raw(db, sql<Survivor>`
    SELECT r.patient_id, d.doc FROM json_each(${JSON.stringify(found.map(({ patient }) => patient.id))}) wanted
    CROSS JOIN patient_root r ON r.patient_id = wanted.value CROSS JOIN patient_doc d ON d.patient_id = r.root_id`));
  if (merged.length === 0) return [...found];
  const survivors = new Map(patientsOfDocs(db, merged.map(({ doc }) => doc)).map((patient) => [patient.doc, patient]));
  const rootOf = new Map(merged.map(({ patient_id, doc }) => [patient_id, survivors.get(doc)]));
  const own = new Set(found.filter(({ patient }) => !rootOf.has(patient.id)).map(({ patient }) => patient.id));
  const told = new Set<string>();
  return found.flatMap((each) => {
    const survivor = rootOf.get(each.patient.id);
    if (!survivor) return rootOf.has(each.patient.id) ? [] : [each];
    if (own.has(survivor.id) || told.has(survivor.id)) return [];
    told.add(survivor.id);
    return [{ ...each, patient: survivor, through: { recordNumber: each.patient.record_number, name: each.patient.name } }];
  });
}
