/** What a patient's data said before it was corrected stays findable: people still carry old cards and telephones. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AliasKind } from '../../../db/desk/schema-words.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import { kept } from '../clinic.ts';

const KINDS = ['name', 'nik', 'bpjs', 'passport', 'phone'] as const satisfies readonly AliasKind[];
type Values = Readonly<Pick<PatientTable, (typeof KINDS)[number]>>;

/** In the transaction of the correction. A value that was added, and one that is kept already, leave nothing. */
export function keepFormerValues(db: DeskDatabase, tx: WriteTx, patientId: string, before: Values, now: Values): void {
  for (const kind of KINDS) {
    const value = before[kind];
    if (value !== null && value !== now[kind]) keepAlias(db, tx, patientId, kind, value);
  }
}

export function keepAlias(db: DeskDatabase, tx: WriteTx, patientId: string, kind: AliasKind, value: string): void {
  const known = tx.first(db.build.selectFrom('patient_alias').select('id').where('value', '=', value).where('kind', '=', kind).where('patient_id', '=', patientId).where('voided_at', 'is', null));
  if (!known) tx.run(db.build.insertInto('patient_alias').values({ id: tx.newId(), patient_id: patientId, kind, value, ...kept(tx) }));
}
