/**
 * Keeps `patient_root` and `idle_merge` what the merges of patients' records fold into, in the transaction of whatever changed
 * a merge, or voided a patient: a person at this desk, an import, the central.
 */
import type Database from 'better-sqlite3';
import { type PatientMerge, foldMerges } from '../../shared/domain/merged-patients.ts';
import type { TouchedRow } from './touched-rows.ts';

interface MergeRow { readonly id: string; readonly from_id: string; readonly into_id: string; readonly stamp: string; readonly stands: 0 | 1 }

const MERGES_OF = `SELECT m.id, m.from_id, m.into_id, coalesce(c.exceptions ->> 'from_id', c.base) AS stamp, m.undone_at IS NULL AND m.voided_at IS NULL AS stands
  FROM json_each(?) wanted CROSS JOIN patient_merge m ON m.from_id = wanted.value OR m.into_id = wanted.value CROSS JOIN row_clock c ON c.entity = 'patient_merge' AND c.row_id = m.id`;
const SIDES_OF = 'SELECT m.from_id, m.into_id FROM json_each(?) wanted CROSS JOIN patient_merge m ON m.id = wanted.value';

/** The rows that a transaction wrote, whatever they are. */
export function keepPatientRoots(db: Database.Database, touched: readonly TouchedRow[]): void {
  const merges = touched.filter(({ entity }) => entity === 'patient_merge').map(({ rowId }) => rowId);
  const patients = touched.filter(({ entity }) => entity === 'patient').map(({ rowId }) => rowId);
  if (merges.length === 0 && (patients.length === 0 || !db.prepare('SELECT 1 FROM patient_merge LIMIT 1').get())) return;
  const sides = db.prepare<[string], Pick<MergeRow, 'from_id' | 'into_id'>>(SIDES_OF).all(JSON.stringify(merges));
  const known = mergesAround(db, [...patients, ...sides.flatMap(({ from_id, into_id }) => [from_id, into_id])]);
  if (known.merges.length > 0) writeFold(db, known);
}

interface Connected { readonly merges: readonly PatientMerge[]; readonly patients: readonly string[] }

/** All merges that are connected with these patients, and the patients in them: no other merge has a part in their roots. */
export function mergesAround(db: Database.Database, patients: readonly string[]): Connected {
  const of = db.prepare<[string], MergeRow>(MERGES_OF);
  const [seen, merges] = [new Set(patients), new Map<string, PatientMerge>()];
  for (let wanted: readonly string[] = [...seen]; wanted.length > 0;) {
    const found = of.all(JSON.stringify(wanted));
    for (const row of found) merges.set(row.id, { id: row.id, fromId: row.from_id, intoId: row.into_id, stamp: row.stamp, stands: row.stands === 1 });
    wanted = [...new Set(found.flatMap(({ from_id, into_id }) => [from_id, into_id]))].filter((id) => !seen.has(id));
    for (const id of wanted) seen.add(id);
  }
  return { merges: [...merges.values()], patients: [...seen] };
}

export function voidedAmong(db: Database.Database, patients: readonly string[]): Set<string> {
  return new Set(db.prepare<[string], string>('SELECT p.id FROM json_each(?) wanted CROSS JOIN patient p ON p.id = wanted.value WHERE p.voided_at IS NOT NULL').pluck().all(JSON.stringify(patients)));
}

function writeFold(db: Database.Database, { merges, patients }: Connected): void {
  const { roots, idle } = foldMerges(merges, voidedAmong(db, patients));
  db.prepare('DELETE FROM patient_root WHERE patient_id IN (SELECT value FROM json_each(?))').run(JSON.stringify(patients));
  db.prepare('DELETE FROM idle_merge WHERE merge_id IN (SELECT value FROM json_each(?))').run(JSON.stringify(merges.map(({ id }) => id)));
  const putRoot = db.prepare('INSERT INTO patient_root (patient_id, root_id) VALUES (?, ?)');
  for (const [id, root] of roots) putRoot.run(id, root);
  const putIdle = db.prepare('INSERT INTO idle_merge (merge_id, reason) VALUES (?, ?)');
  for (const [id, reason] of idle) putIdle.run(id, reason);
}
