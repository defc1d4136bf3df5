/** Appointments as screens get them. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { Refusal } from '../../kernel.ts';
import { personOf } from '../patients/person.ts';

/** Narrow it with `where`; run it with `readAppointments`. */
export function appointmentsQuery(db: DeskDatabase) {
  return db.build.selectFrom('appointment')
    .innerJoin('patient', (join) => join.on('patient.id', '=', personOf('appointment.patient_id'))).innerJoin('practitioner', 'practitioner.id', 'appointment.practitioner_id').innerJoin('service_unit', 'service_unit.id', 'appointment.unit_id')
    .leftJoin('room', 'room.id', 'appointment.room_id')
    .select(['appointment.id', 'patient.id as patientId', 'patient.name as patientName', 'patient.record_number as recordNumber', 'patient.birth_date as birthDate', 'patient.sex', 'patient.phone',
      'appointment.practitioner_id as practitionerId', 'practitioner.name as practitioner', 'appointment.unit_id as unitId', 'service_unit.name as unit', 'appointment.room_id as roomId', 'room.name as room',
      'appointment.day', 'appointment.from_minute as from', 'appointment.to_minute as to', 'appointment.payer', 'appointment.kind', 'appointment.link', 'appointment.note', 'appointment.source',
      'appointment.standing', 'appointment.state', 'appointment.state_at as stateAt', 'appointment.reason', 'appointment.visit_id as visitId',
      'appointment.moved_to as movedTo', 'appointment.moved_from as movedFrom'])
    .select((eb) => eb.fn.coalesce('appointment.capacity', eb.lit(1)).as('capacity'))
    // A visit may go on to further units; its newest number is the one that is called.
    .select((eb) => eb.selectFrom('queue_entry').select('queue_entry.number').whereRef('queue_entry.visit_id', '=', 'appointment.visit_id').orderBy('queue_entry.id', 'desc').limit(1).as('number'))
    // As `db.version` has it, for all rows in one statement: a day's sheet has hundreds.
    .select(sql<string>`coalesce((SELECT CASE c.exceptions WHEN '{}' THEN c.base ELSE max(c.base, (SELECT max(value) FROM json_each(c.exceptions))) END FROM row_clock c WHERE c.entity = 'appointment' AND c.row_id = appointment.id), '')`.as('version'))
    .where('appointment.voided_at', 'is', null);
}

export function readAppointments(db: DeskDatabase, query: ReturnType<typeof appointmentsQuery>): Appointment[] {
  return db.all(query).map((row) => ({ ...row, movedTo: row.state === 'rescheduled' ? row.movedTo : null }));
}

export function readAppointment(db: DeskDatabase, id: string): Appointment {
  const [found] = readAppointments(db, appointmentsQuery(db).where('appointment.id', '=', id));
  if (!found) throw new Refusal('not_found');
  return found;
}

/** Those of a day whose patients are still expected, in order of time. */
export function openAppointmentsOf(db: DeskDatabase, day: string): Appointment[] {
  return readAppointments(db, appointmentsQuery(db).where('appointment.day', '=', day).where('appointment.state', 'in', AWAITED_STATES).orderBy('appointment.from_minute').orderBy('appointment.id'));
}
