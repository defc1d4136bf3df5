/** Everything the patient screen shows of one person. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { Refusal } from '../../kernel.ts';
import { mayBeReminded } from '../consents/truth.ts';
import { familyOf } from './family.ts';
import { formerNames } from './identity.ts';
import { fieldsOf, patientRow } from './patient-rows.ts';
import { recordsOf, survivorOf } from './person.ts';

const MOST_VISITS = 50;

/** Of a record that was merged into another one: the survivor's. */
export function patientDetail(db: DeskDatabase, asked: string, villageName: (code: string | null) => string | null): PatientDetail {
  const id = survivorOf(db, db, asked);
  const row = patientRow(db, db, id);
  const version = db.version('patient', id);
  if (!row || version === null) throw new Refusal('not_found');
  const creator = db.first(db.build.selectFrom('user').select('full_name').where('id', '=', row.created_by));
  return {
    ...fieldsOf(row), consentReminder: mayBeReminded(db, db, id), restriction: row.restricted === 1 ? { reason: row.restricted_reason ?? '', openUntil: null } : null, id, recordNumber: row.record_number, village: villageName(row.village_code), createdAt: row.created_at,
    createdBy: creator?.full_name ?? 'Meja Depan', updatedAt: row.updated_at, version,
    deceasedOn: row.deceased_on, movedOn: row.moved_on, movedTo: row.moved_to, formerNames: formerNames(db, db, row), family: familyOf(db, row), visits: visitsOf(db, recordsOf(db, id)),
  };
}

/** Newest first, each with the unit that it last stood in. */
function visitsOf(db: DeskDatabase, records: readonly string[]): PatientDetail['visits'] {
  const rows = db.all(db.build.selectFrom('visit')
    .innerJoin('queue_entry', (join) => join.onRef('queue_entry.visit_id', '=', 'visit.id').on('queue_entry.id', '=', (latest) =>
      latest.selectFrom('queue_entry as other').select((eb) => eb.fn.max('other.id').as('id')).whereRef('other.visit_id', '=', 'visit.id')))
    .leftJoin('service_unit', 'service_unit.id', 'queue_entry.unit_id')
    .leftJoin('practitioner', 'practitioner.id', 'queue_entry.practitioner_id')
    .select(['visit.id', 'visit.day', 'visit.arrived_at', 'visit.payer', 'service_unit.name as unit', 'practitioner.name as practitioner', 'queue_entry.number', 'queue_entry.state'])
    .where('visit.patient_id', 'in', records).where('visit.voided_at', 'is', null).orderBy('visit.day', 'desc').orderBy('visit.arrived_at', 'desc').limit(MOST_VISITS));
  return rows.map((row) => ({ id: row.id, day: row.day, at: row.arrived_at, unit: row.unit ?? '', practitioner: row.practitioner, number: row.number, payer: row.payer, state: row.state }));
}
