/** Who has been told what became of the appointment, and who is still to be told. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { RebookingTable } from '../../../db/desk/schema.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { RebookingTold, Untold } from '../../../shared/contract/absences.ts';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { Refusal } from '../../kernel.ts';
import { appointmentsQuery, readAppointments } from '../appointments/appointment-rows.ts';
import { readNames } from '../appointments/names.ts';
import { clinicToday, kept, readClinic } from '../clinic.ts';
import { wishesOf } from '../contacts/preferences.ts';
import { changeMessage } from '../messages/outbox.ts';

/** Whoever was not reached in so many days has come, or will not be reached. */
const DAYS_BACK = 45;

export interface Rebooked { readonly appointmentId: string; readonly was: Pick<Appointment, 'practitionerId' | 'day' | 'from'>; readonly outcome: RebookingTable['outcome']; readonly becameId: string | null }

export function addRebooking(db: DeskDatabase, tx: WriteTx, { appointmentId, was, outcome, becameId }: Rebooked): void {
  const id = tx.newId();
  tx.run(db.build.insertInto('rebooking').values({
    id, appointment_id: appointmentId, practitioner_id: was.practitionerId, day: was.day, from_minute: was.from, outcome, became_id: becameId, told: null, told_at: null, told_by: null, tries: 0, ...kept(tx),
  }));
  tx.audit('create', 'rebooking', id, outcome);
}

export interface UntoldRow { readonly row: RebookingTable; readonly by: string | null; readonly appointment: Appointment }

/** The oldest first. What has gone on since (moved again, come, over) needs nobody to be told. */
export function untoldRows(db: DeskDatabase, now: number): UntoldRow[] {
  const today = clinicToday(db, now);
  const rows = db.all(db.build.selectFrom('rebooking').leftJoin('user', 'user.id', 'rebooking.told_by').selectAll('rebooking').select('user.full_name as by')
    .where('rebooking.created_at', '>=', startOfDay(readClinic(db).zone, daysAfter(today, -DAYS_BACK))).where('rebooking.voided_at', 'is', null)
    .where((eb) => eb.or([eb('told', 'is', null), eb('told', '=', 'not_reached')])).orderBy('rebooking.created_at').orderBy('rebooking.id'));
  const ids = rows.map((row) => row.became_id ?? row.appointment_id);
  const appointments = new Map(ids.length === 0 ? [] : readAppointments(db, appointmentsQuery(db).where('appointment.id', 'in', ids).where('patient.deceased_on', 'is', null)).map((each) => [each.id, each]));
  return rows.flatMap(({ by, ...row }) => {
    const appointment = appointments.get(row.became_id ?? row.appointment_id);
    return appointment && isStillSo(row, appointment, today) ? [{ row, by, appointment }] : [];
  });
}

function isStillSo(row: RebookingTable, { state, day }: Appointment, today: string): boolean {
  if (day < today) return false;
  if (row.outcome === 'moved') return AWAITED_STATES.includes(state);
  return state === (row.outcome === 'cancelled' ? 'cancelled' : 'needs_rebooking');
}

export function readUntold(db: DeskDatabase, now: number, script: (row: UntoldRow, was: Untold['was']) => string): Untold[] {
  const names = readNames(db);
  return untoldRows(db, now).map((untold) => {
    const { row, by, appointment } = untold;
    const { patientId, patientName, recordNumber, phone, practitioner, unit, day, from } = appointment;
    const was = { practitioner: names.of(row.practitioner_id), day: row.day, from: row.from_minute };
    return {
      id: row.id, version: db.version('rebooking', row.id) ?? '', appointmentId: appointment.id, patientId, patientName, recordNumber, phone, outcome: row.outcome, was,
      now: row.outcome === 'moved' ? { practitioner, unit, day, from } : null, told: row.told, toldAt: row.told_at, toldBy: by, tries: row.tries, script: script(untold, was), stopReason: wishesOf(db, db, patientId).stop?.reason ?? null,
    };
  });
}

/** Whoever was reached by telephone needs no message any more. */
export function tell(db: DeskDatabase, tx: WriteTx, { id, expectedVersion, told }: ParsedInput<'absences.tell'>): void {
  const row = tx.first(db.build.selectFrom('rebooking').selectAll().where('id', '=', id).where('voided_at', 'is', null));
  if (!row) throw new Refusal('not_found');
  if (db.version('rebooking', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
  note(db, tx, row, told);
  if (told !== 'called') return;
  const waiting = tx.all(db.build.selectFrom('message').select('id').where('about_id', '=', row.became_id ?? row.appointment_id).where('purpose', 'in', ['moved', 'cancelled', 'rebook']).where('state', '=', 'waiting').where('voided_at', 'is', null));
  for (const message of waiting) changeMessage(db, tx, message.id, { state: 'cancelled', state_at: tx.now, state_by: tx.actor, note: null }, 'called instead');
}

/** The message about it went out. */
export function noteToldByMessage(db: DeskDatabase, tx: WriteTx, appointmentId: string): void {
  const rows = tx.all(db.build.selectFrom('rebooking').selectAll().where('voided_at', 'is', null)
    .where((eb) => eb.or([eb('became_id', '=', appointmentId), eb.and([eb('appointment_id', '=', appointmentId), eb('became_id', 'is', null)])])));
  for (const row of rows) if (row.told !== 'called' && row.told !== 'message') note(db, tx, row, 'message');
}

function note(db: DeskDatabase, tx: WriteTx, { id, tries }: RebookingTable, told: RebookingTold): void {
  tx.run(db.build.updateTable('rebooking').set({ told, told_at: tx.now, told_by: tx.actor, tries: tries + 1, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  tx.audit('update', 'rebooking', id, told);
}
