/** Appointments: the doctors' timetable, free slots, and each step from booking to arrival. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, requireUser } from '../../kernel.ts';
import { clinicToday } from '../clinic.ts';
import { recordsOf } from '../patients/person.ts';
import { appointmentsQuery, readAppointment, readAppointments } from './appointment-rows.ts';
import { saveBookingRules } from './booking-rules.ts';
import { readDaySheet, readDaySheets } from './day-sheet.ts';
import { findFreeSlots, findNearestSlots } from './free-slots.ts';
import { readMovedPlace, readSteps } from './history.ts';
import { readLoad } from './load.ts';
import { arrive, book, cancel, confirm, correct, move, reinstate, strand } from './steps.ts';
import { outsideSessions, readStranded } from './stranded.ts';
import { moveSession, readTimetable, removeFromTimetable, saveException, saveHoliday, saveRoom, saveRule } from './timetable.ts';
import { readFirstFree, readPeriod } from './views.ts';

type AppointmentCall = Extract<CallName, `appointments.${string}`>;

function write<T>(ctx: CallContext, call: AppointmentCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

/** So many are named; more are counted. */
const MOST_AFFECTED = 200;

/** Changes the timetable and answers how many appointments to come lie in no session then, and which of them did before. */
function writeTimetable<T>(ctx: CallContext, call: AppointmentCall, change: (tx: WriteTx) => T): T & { stranded: number; affected: string[] } {
  return write(ctx, call, (tx) => {
    const today = clinicToday(ctx.db, tx.now);
    const before = new Set(outsideSessions(ctx.db, today));
    const saved = change(tx);
    const after = outsideSessions(ctx.db, today);
    return { ...saved, stranded: after.length, affected: after.filter((id) => !before.has(id)).slice(0, MOST_AFFECTED) };
  });
}

export const appointmentHandlers: HandlersOf<AppointmentCall> = {
  'appointments.day': ({ db, clock }, { day }) => readDaySheet(db, day, clock.now()),
  'appointments.days': ({ db, clock }, input) => readDaySheets(db, input, clock.now()),
  'appointments.load': ({ db }, input) => readLoad(db, input),
  'appointments.list': ({ db }, input) => readPeriod(db, input),
  'appointments.firstFree': ({ db, clock }, input) => readFirstFree(db, clock.now(), input),
  'appointments.freeSlots': ({ db, clock }, input) => findFreeSlots(db, clock.now(), input),
  'appointments.nearestSlots': ({ db, clock }, input) => findNearestSlots(db, clock.now(), input),
  'appointments.get': (ctx, { id }) => {
    const found = readAppointment(ctx.db, id);
    const appointment = { ...found, steps: readSteps(ctx.db, id), movedToPlace: readMovedPlace(ctx.db, found.movedTo), movedFromPlace: readMovedPlace(ctx.db, found.movedFrom) };
    write(ctx, 'appointments.get', (tx) => { tx.audit('view', 'appointment', id); });
    return appointment;
  },
  'appointments.ofPatient': ({ db }, { patientId }) => readAppointments(db, appointmentsQuery(db).where('appointment.patient_id', 'in', recordsOf(db, patientId))
    .orderBy('appointment.day', 'desc').orderBy('appointment.from_minute', 'desc').orderBy('appointment.id', 'desc')),
  'appointments.stranded': ({ db, clock }) => readStranded(db, clinicToday(db, clock.now())),

  'appointments.book': (ctx, input) => write(ctx, 'appointments.book', (tx) => book(ctx.db, tx, input)),
  'appointments.confirm': (ctx, input) => write(ctx, 'appointments.confirm', (tx) => confirm(ctx.db, tx, input)),
  'appointments.move': (ctx, input) => write(ctx, 'appointments.move', (tx) => move(ctx.db, tx, input)),
  'appointments.cancel': (ctx, input) => write(ctx, 'appointments.cancel', (tx) => cancel(ctx.db, tx, input)),
  'appointments.checkIn': (ctx, input) => write(ctx, 'appointments.checkIn', (tx) => arrive(ctx.db, tx, input)),
  'appointments.reinstate': (ctx, input) => write(ctx, 'appointments.reinstate', (tx) => reinstate(ctx.db, tx, input)),
  'appointments.correct': (ctx, input) => write(ctx, 'appointments.correct', (tx) => correct(ctx.db, tx, input)),
  'appointments.strand': (ctx, { ids, reason }) => write(ctx, 'appointments.strand', (tx) => ({ stranded: strand(ctx.db, tx, ids, reason) })),

  'appointments.timetable': ({ db, clock }, { year }) => readTimetable(db, clinicToday(db, clock.now()), year),
  'appointments.saveRule': (ctx, input) => writeTimetable(ctx, 'appointments.saveRule', (tx) => ({ id: saveRule(ctx.db, tx, input) })),
  'appointments.removeRule': (ctx, input) => writeTimetable(ctx, 'appointments.removeRule', (tx) => { removeFromTimetable(ctx.db, tx, 'schedule_rule', input); return {}; }),
  'appointments.saveException': (ctx, input) => writeTimetable(ctx, 'appointments.saveException', (tx) => ({ id: saveException(ctx.db, tx, input) })),
  'appointments.removeException': (ctx, input) => writeTimetable(ctx, 'appointments.removeException', (tx) => { removeFromTimetable(ctx.db, tx, 'schedule_exception', input); return {}; }),
  'appointments.saveHoliday': (ctx, input) => writeTimetable(ctx, 'appointments.saveHoliday', (tx) => { saveHoliday(ctx.db, tx, input); return {}; }),
  'appointments.moveSession': (ctx, input) => writeTimetable(ctx, 'appointments.moveSession', (tx) => ({ id: moveSession(ctx.db, tx, input) })),
  'appointments.saveBookingRules': (ctx, input) => writeTimetable(ctx, 'appointments.saveBookingRules', (tx) => { saveBookingRules(ctx.db, tx, input); return {}; }),
  'appointments.saveRoom': (ctx, input) => write(ctx, 'appointments.saveRoom', (tx) => ({ id: saveRoom(ctx.db, tx, input) })),
};
