/** The people around one patient: mother, children, and the household of one No. KK. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { Relative } from '../../../shared/contract/patients.ts';
import { type Relative as Kin, relationTo } from '../../../shared/domain/household.ts';
import { marksOf } from './patient-rows.ts';

/** A household is rarely larger; a card number that was typed for everybody must not fill the screen. */
const MOST_SHOWN = 40;
const COLUMNS = ['id', 'record_number', 'name', 'sex', 'birth_date', 'birth_order', 'mother_id', 'family_card', 'guardian_name', 'guardian_relation', 'identity_kind', 'deceased_on', 'moved_on'] as const;

type Row = Pick<PatientTable, (typeof COLUMNS)[number]>;
const kinOf = (row: Row): Kin => ({ id: row.id, name: row.name, motherId: row.mother_id, guardianName: row.guardian_name, guardianRelation: row.guardian_relation });

/** The mother first, then by age; whose birth date is not known comes last. */
export function familyOf(db: DeskDatabase, patient: PatientTable): Relative[] {
  const rows = db.all(db.build.selectFrom('patient').select(COLUMNS).where('voided_at', 'is', null).where('id', '!=', patient.id)
    .where(({ eb, or, not, exists, selectFrom }) => eb.and([
      or([
        eb('mother_id', '=', patient.id),
        ...(patient.mother_id === null ? [] : [eb('id', '=', patient.mother_id)]),
        ...(patient.family_card === null ? [] : [eb('family_card', '=', patient.family_card)]),
      ]),
      not(exists(selectFrom('patient_root').select('root_id').whereRef('patient_root.patient_id', '=', 'patient.id'))),
    ])).limit(MOST_SHOWN));
  return rows.map((row): Relative => ({
    id: row.id, recordNumber: row.record_number, name: row.name, sex: row.sex, birthDate: row.birth_date, birthOrder: row.birth_order, marks: marksOf(row),
    relation: relationTo(kinOf(patient), kinOf(row)), sameCard: patient.family_card !== null && row.family_card === patient.family_card,
  })).toSorted((one, other) => Number(other.relation === 'mother') - Number(one.relation === 'mother') || (one.birthDate ?? '9').localeCompare(other.birthDate ?? '9') || (one.birthOrder ?? 0) - (other.birthOrder ?? 0));
}
