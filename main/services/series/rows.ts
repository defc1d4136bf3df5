/** Series with their visits, as screens get them. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { Series } from '../../../shared/contract/series.ts';
import { appointmentsQuery, readAppointments } from '../appointments/appointment-rows.ts';
import { followMoves, rowsBefore } from '../appointments/moved.ts';
import { readNames } from '../appointments/names.ts';
import { personOf, recordsOf } from '../patients/person.ts';

function seriesQuery(db: DeskDatabase) {
  return db.build.selectFrom('appointment_series').selectAll().select(personOf('appointment_series.patient_id').as('person')).where('voided_at', 'is', null);
}
type SeriesRow = ReturnType<typeof seriesQuery> extends { executeTakeFirst(): Promise<infer Row> } ? NonNullable<Row> : never;

export function readSeries(db: DeskDatabase, id: string): Series | null {
  const row = db.first(seriesQuery(db).where('id', '=', id));
  return row ? shown(db, row) : null;
}

/** The series whose visit this appointment is; a visit that was moved belongs to it all the same. */
export function readSeriesOf(db: DeskDatabase, appointmentId: string): Series | null {
  const member = db.first(db.build.selectFrom('series_appointment').select('series_id').where('appointment_id', 'in', rowsBefore(db, appointmentId)).where('voided_at', 'is', null));
  return member ? readSeries(db, member.series_id) : null;
}

export function readSeriesOfPatient(db: DeskDatabase, patientId: string): Series[] {
  return db.all(seriesQuery(db).where('patient_id', 'in', recordsOf(db, patientId)).orderBy('id', 'desc')).map((row) => shown(db, row));
}

function shown(db: DeskDatabase, row: SeriesRow): Series {
  const names = readNames(db);
  const members = db.all(db.build.selectFrom('series_appointment').select(['number', 'planned_day as plannedDay', 'appointment_id as appointmentId']).where('series_id', '=', row.id).where('voided_at', 'is', null).orderBy('number').orderBy('id'))
    .map((member) => ({ ...member, appointmentId: followMoves(db, member.appointmentId) }));
  const appointments = new Map(readAppointments(db, appointmentsQuery(db).where('appointment.id', 'in', members.map(({ appointmentId }) => appointmentId))).map((each) => [each.id, each]));
  return {
    id: row.id, patientId: row.person, practitioner: names.of(row.practitioner_id), unit: names.of(row.unit_id), planned: row.planned, rule: row.rule, note: row.note, stopReason: row.stop_reason,
    members: members.flatMap(({ number, plannedDay, appointmentId }) => { const appointment = appointments.get(appointmentId); return appointment ? [{ number, plannedDay, appointment }] : []; }),
    version: db.version('appointment_series', row.id) ?? '',
  };
}
