/** Rows of synthetic patients and visits for tests. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { PatientTable, VisitTable } from '../../db/desk/schema.ts';

/** Adds patients in transactions of at most 100; answers their ids. */
export function addPatients(db: DeskDatabase, rows: readonly Partial<PatientTable>[]): string[] {
  const ids: string[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      rows.slice(start, start + 100).forEach((row, index) => {
        const id = tx.newId();
        ids.push(id);
        const name = row.name ?? `Pasien ${start + index + 1}`;
        tx.run(db.build.insertInto('patient').values({
          id, record_number: String(start + index + 1).padStart(6, '0'), identity_kind: 'citizen', name, search_name: name.toLowerCase(),
          nik: null, bpjs: null, passport: null, sex: 'female', birth_date: '1990-02-01', birth_date_estimated: 0, birth_place: null,
          phone: null, address: null, village_code: null, mother_name: null, mother_id: null, payer: 'general', insurer: null,
          guardian_name: null, guardian_relation: null, guardian_phone: null, allergies: null, consent_reminder: 0,
          birth_order: null, family_card: null, accepted_warnings: null, deceased_on: null, moved_on: null, moved_to: null, restricted: 0, restricted_reason: null,
          created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null, ...row,
        }));
      });
    });
  }
  return ids;
}

export function addVisits(db: DeskDatabase, rows: readonly (Partial<VisitTable> & Pick<VisitTable, 'patient_id'>)[]): string[] {
  const ids: string[] = [];
  for (let start = 0; start < rows.length; start += 100) {
    db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      for (const row of rows.slice(start, start + 100)) {
        const id = tx.newId();
        ids.push(id);
        tx.run(db.build.insertInto('visit').values({
          id, day: '2026-11-22', arrived_at: tx.now, payer: 'general', priority: 'none', priority_reason: null, complaint: null, written_later_at: null,
          created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null, ...row,
        }));
      }
    });
  }
  return ids;
}
