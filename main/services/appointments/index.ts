/** Appointments: the doctors' timetable, free slots, and each step from booking to arrival. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, requireUser } from '../../kernel.ts';
import { clinicToday } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';
import { appointmentsQuery, readAppointment, readAppointments } from './appointment-rows.ts';
import { readDaySheet } from './day-sheet.ts';
import { findFreeSlots } from './free-slots.ts';
import { readSteps } from './history.ts';
import { arrive, book, cancel, move, reinstate } from './steps.ts';
import { countStranded, readStranded } from './stranded.ts';
import { readTimetable, removeFromTimetable, saveException, saveHoliday, saveRoom, saveRule } from './timetable.ts';
import { readFirstFree, readPeriod } from './views.ts';

type AppointmentCall = Extract<CallName, `appointments.${string}`>;

function write<T>(ctx: CallContext, call: AppointmentCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

/** Changes the timetable and answers how many appointments to come it leaves without a session. */
function writeTimetable<T>(ctx: CallContext, call: AppointmentCall, change: (tx: WriteTx) => T): T & { stranded: number } {
  return write(ctx, call, (tx) => {
    const saved = change(tx);
    return { ...saved, stranded: countStranded(ctx.db, clinicToday(ctx.db, tx.now)) };
  });
}

export const appointmentHandlers: HandlersOf<AppointmentCall> = {
  'appointments.day': ({ db }, { day }) => readDaySheet(db, day),
  'appointments.list': ({ db }, input) => readPeriod(db, input),
  'appointments.firstFree': ({ db, clock }, input) => readFirstFree(db, clock.now(), input),
  'appointments.freeSlots': ({ db, clock }, input) => findFreeSlots(db, clock.now(), input),
  'appointments.get': (ctx, { id }) => {
    const appointment = { ...readAppointment(ctx.db, id), steps: readSteps(ctx.db, id) };
    write(ctx, 'appointments.get', (tx) => { tx.audit('view', 'appointment', id); });
    return appointment;
  },
  'appointments.ofPatient': ({ db }, { patientId }) => readAppointments(db, appointmentsQuery(db).where('appointment.patient_id', 'in', recordsOf(db, patientId))
    .orderBy('appointment.day', 'desc').orderBy('appointment.from_minute', 'desc').orderBy('appointment.id', 'desc')),
  'appointments.stranded': ({ db, clock }) => readStranded(db, clinicToday(db, clock.now())),

  'appointments.book': (ctx, input) => write(ctx, 'appointments.book', (tx) => book(ctx.db, tx, input)),
  'appointments.move': (ctx, input) => write(ctx, 'appointments.move', (tx) => move(ctx.db, tx, input)),
  'appointments.cancel': (ctx, input) => write(ctx, 'appointments.cancel', (tx) => cancel(ctx.db, tx, input)),
  'appointments.checkIn': (ctx, input) => write(ctx, 'appointments.checkIn', (tx) => arrive(ctx.db, tx, input)),
  'appointments.reinstate': (ctx, input) => write(ctx, 'appointments.reinstate', (tx) => reinstate(ctx.db, tx, input)),

  'appointments.timetable': ({ db, clock }, { year }) => readTimetable(db, clinicToday(db, clock.now()), year),
  'appointments.saveRule': (ctx, input) => writeTimetable(ctx, 'appointments.saveRule', (tx) => ({ id: saveRule(ctx.db, tx, input) })),
  'appointments.removeRule': (ctx, input) => writeTimetable(ctx, 'appointments.removeRule', (tx) => { removeFromTimetable(ctx.db, tx, 'schedule_rule', input); return {}; }),
  'appointments.saveException': (ctx, input) => writeTimetable(ctx, 'appointments.saveException', (tx) => ({ id: saveException(ctx.db, tx, input) })),
  'appointments.removeException': (ctx, input) => writeTimetable(ctx, 'appointments.removeException', (tx) => { removeFromTimetable(ctx.db, tx, 'schedule_exception', input); return {}; }),
  'appointments.saveHoliday': (ctx, input) => writeTimetable(ctx, 'appointments.saveHoliday', (tx) => { saveHoliday(ctx.db, tx, input); return {}; }),
  'appointments.saveRoom': (ctx, input) => write(ctx, 'appointments.saveRoom', (tx) => ({ id: saveRoom(ctx.db, tx, input) })),
};
