/** Appointments from a file: those to come are booked with every check of the desk, those that are past are kept as they ended. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AppointmentAction } from '../../../db/desk/schema-words.ts';
import type { AppointmentState } from '../../../shared/contract/appointments.ts';
import { IMPORT_PROBLEMS } from '../../../shared/contract/imports.ts';
import { type ImportedAppointment, importedAppointment } from '../../../shared/domain/import-appointment.ts';
import type { ImportedRow, ImportProblem } from '../../../shared/domain/import-row.ts';
import { Refusal } from '../../kernel.ts';
import { findPlace } from '../appointments/place.ts';
import { newStanding } from '../appointments/standing.ts';
import { kept } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';
import type { ImportRules } from './kind.ts';
import { practitionersNamed, unitNamed } from './practitioner-rules.ts';
import { findWanted } from './wanted-patient.ts';

/** How long an appointment that is past is said to have taken. */
const PAST_MINUTES = 15;
/** Of the states that a file can tell. */
const STEP_OF: Readonly<Partial<Record<AppointmentState, AppointmentAction>>> = { arrived: 'arrive', no_show: 'no_show', cancelled: 'cancel' };

interface Place { readonly patientId: string; readonly practitionerId: string; readonly unitId: string; readonly roomId: string | null; readonly to: number; readonly capacity: number }
/** Filled in when the row is judged, in the transaction that adds it. */
interface PlannedAppointment extends ImportedAppointment { place?: Place }

export function appointmentRules(): ImportRules<PlannedAppointment> {
  return {
    read: importedAppointment,

    judge: (db, plan, row) => {
      const patientId = findWanted(db, plan.patient, plan.day, row);
      const doctor = findDoctor(db, plan, row);
      if (patientId === null || doctor === null) return null;
      if (isThere(db, plan, patientId, doctor.practitionerId)) return false;
      const place = placeOf(db, plan, { patientId, ...doctor }, row);
      if (place === null) return null;
      plan.place = place;
      return true;
    },

    keys: ({ externalId, patient, practitioner, day, from }) => [
      ...(externalId === null ? [] : [{ key: `appointment ${externalId}`, field: 'appointment_id' }]),
      { key: `visit ${JSON.stringify([patient.nik, patient.bpjs, patient.recordNumber, patient.externalId, patient.name, practitioner.toLowerCase(), day, from])}`, field: 'time' },
    ],
    same: () => true,

    add: (db, tx, plan) => (plan.place ? [addAppointment(db, tx, plan, plan.place)] : []),
  };
}

function findDoctor(db: DeskDatabase, { practitioner, unit }: ImportedAppointment, row: ImportedRow): { practitionerId: string; unitId: string } | null {
  const named = unit === null ? undefined : unitNamed(db, unit);
  if (unit !== null && !named) return row.reject('unit', 'unit_unknown', unit);
  const all = practitionersNamed(db, practitioner);
  const inUnit = named ? all.filter(({ unitId }) => unitId === named.id) : all;
  const [doctor, second] = inUnit.length > 0 ? inUnit : all;
  if (!doctor) return row.reject('practitioner', 'practitioner_unknown', practitioner);
  if (second) return row.reject('practitioner', 'practitioner_ambiguous', practitioner);
  const unitId = named?.id ?? doctor.unitId;
  return unitId === null ? row.reject('unit', 'unit_unknown', '') : { practitionerId: doctor.id, unitId };
}

/** Imported before, or booked by hand: the same patient, doctor, day and time. */
function isThere(db: DeskDatabase, { externalId, day, from }: ImportedAppointment, patientId: string, practitionerId: string): boolean {
  const existing = db.build.selectFrom('appointment').select('id').where('voided_at', 'is', null).limit(1);
  if (externalId !== null && db.first(existing.where('external_id', '=', externalId))) return true;
  return db.first(existing.where('patient_id', 'in', recordsOf(db, patientId)).where('day', '=', day).where('practitioner_id', '=', practitionerId).where('from_minute', '=', from)) !== undefined;
}

function placeOf(db: DeskDatabase, { day, from, payer, state }: ImportedAppointment, who: { patientId: string; practitionerId: string; unitId: string }, row: ImportedRow): Place | null {
  if (state !== 'booked') return { ...who, roomId: null, capacity: 1, to: Math.min(from + PAST_MINUTES, 1440) };
  try {
    const { roomId, to, capacity } = findPlace(db, { id: null, ...who, roomId: null, day, from, to: null, kind: 'visit', payer, source: 'import' }, null);
    return { ...who, roomId, to, capacity };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = IMPORT_PROBLEMS.find((problem) => problem === error.error.code) ?? PROBLEM_OF[error.error.code];
    if (!code) throw error;
    return row.reject(code === 'clash_doctor' || code === 'outside_hours' || code === 'clash_patient' ? 'time' : 'day', code, String(error.error.params?.['name'] ?? day));
  }
}

const PROBLEM_OF: Readonly<Partial<Record<string, ImportProblem>>> = { unit_closed: 'unit_unknown', not_found: 'practitioner_unknown' };

function addAppointment(db: DeskDatabase, tx: WriteTx, plan: ImportedAppointment, { patientId, practitionerId, unitId, roomId, to, capacity }: Place): { entity: string; id: string } {
  const id = tx.newId();
  tx.run(db.build.insertInto('appointment').values({
    id, patient_id: patientId, practitioner_id: practitionerId, unit_id: unitId, room_id: roomId, day: plan.day, from_minute: plan.from, to_minute: to, capacity, moved_to: null, moved_from: null, standing: newStanding(db), payer: plan.payer, kind: 'visit', link: null,
    note: plan.note, source: 'import', state: plan.state, state_at: tx.now, state_by: tx.actor, reason: null, visit_id: null, external_id: plan.externalId, ...kept(tx),
  }));
  const step = STEP_OF[plan.state];
  for (const action of step === undefined ? ['book' as const] : ['book' as const, step]) {
    tx.run(db.build.insertInto('appointment_event').values({ id: tx.newId(), appointment_id: id, action, at: tx.now, actor: tx.actor, reason: null, day: plan.day, from_minute: plan.from, practitioner_id: practitionerId }));
  }
  return { entity: 'appointment', id };
}
