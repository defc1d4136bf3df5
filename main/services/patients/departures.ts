/** Those who died and those who moved away: noted, taken back, and who is not received any more. */
import type { DeskDatabase, Readable, WriteTx } from '../../../db/desk/database.ts';
import type { PatientTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { Refusal } from '../../kernel.ts';
import { clinicToday } from '../clinic.ts';
import { patientRow } from './patient-rows.ts';
import { recordToWriteOn } from './person.ts';

type Change = Partial<Pick<PatientTable, 'deceased_on' | 'moved_on' | 'moved_to'>>;

export function recordDeath(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, on }: ParsedInput<'patients.recordDeath'>): { version: string } {
  const patient = presentPatient(db, tx, id, expectedVersion);
  refuseImpossibleDay(db, tx, patient, on, 'death');
  return change(db, tx, patient, { deceased_on: on }, on === null ? 'death taken back' : 'death');
}

export function recordMove(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, on, to }: ParsedInput<'patients.recordMove'>): { version: string } {
  const patient = presentPatient(db, tx, id, expectedVersion);
  refuseImpossibleDay(db, tx, patient, on, 'move');
  return change(db, tx, patient, { moved_on: on, moved_to: on === null ? null : to }, on === null ? 'move taken back' : 'move');
}

/** The record on which a visit or an appointment of this patient is written. Refused when there is no such patient, or the patient has died. */
export function recordToReceive(db: DeskDatabase, from: Readable, patientId: string): string {
  const id = recordToWriteOn(db, from, patientId);
  const patient = from.first(db.build.selectFrom('patient').select(['name', 'deceased_on']).where('id', '=', id));
  if (patient && patient.deceased_on !== null) throw new Refusal('patient_deceased', { params: { name: patient.name } });
  return id;
}

function presentPatient(db: DeskDatabase, tx: WriteTx, id: string, expectedVersion: string): PatientTable {
  const patient = patientRow(db, tx, id);
  if (!patient) throw new Refusal('not_found');
  if (db.version('patient', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  return patient;
}

function refuseImpossibleDay(db: DeskDatabase, tx: WriteTx, patient: PatientTable, on: string | null, what: 'death' | 'move'): void {
  if (on === null) return;
  if (on > clinicToday(db, tx.now)) throw new Refusal('invalid_input', { fields: { on: `${what}_in_future` } });
  // A guessed birth date proves nothing.
  if (patient.birth_date !== null && patient.birth_date_estimated === 0 && on < patient.birth_date) throw new Refusal('invalid_input', { fields: { on: `${what}_before_birth` } });
}

function change(db: DeskDatabase, tx: WriteTx, patient: PatientTable, columns: Change, detail: string): { version: string } {
  tx.run(db.build.updateTable('patient').set({ ...columns, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', patient.id));
  tx.audit('update', 'patient', patient.id, detail);
  return { version: db.version('patient', patient.id) ?? '' };
}
