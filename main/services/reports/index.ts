/** What a day came to, what is still open on it, and closing it. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { CallName, Output } from '../../../shared/contract/index.ts';
import { AWAITED_STATES } from '../../../shared/domain/appointment-states.ts';
import { minuteInZone } from '../../../shared/domain/calendar-day.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { openAppointmentsOf } from '../appointments/appointment-rows.ts';
import { callsToReturn } from '../calls/rows.ts';
import { clinicToday, readClinic } from '../clinic.ts';
import { openComplaints } from '../complaints/attention.ts';
import type { Viewer } from '../complaints/visible.ts';
import { readBoard } from '../queue-board.ts';
import { closeDay } from './close-day.ts';
import { readClosing, unclosedDaysBefore } from './closings.ts';
import { isUrgent } from './complaint-figures.ts';
import { readFigures } from './figures.ts';
import { noShowCsv, readNoShowFigures } from './no-shows.ts';
import { queueCsv } from './queue-csv.ts';
import { readQueueFigures } from './queue-figures.ts';

export const reportHandlers: HandlersOf<Extract<CallName, `reports.${string}`>> = {
  'reports.now': (ctx) => readNow(ctx.db, ctx.clock.now(), requireUser(ctx)),

  'reports.open': (ctx, { day }) => ({
    day,
    entries: readBoard(ctx.db, day, null, ctx.clock.now()).filter(({ state }) => isOpen(state)),
    appointments: openAppointmentsOf(ctx.db, day),
    callBacks: callsToReturn(ctx.db, requireUser(ctx)),
    complaints: openComplaints(ctx.db, ctx.clock.now(), requireUser(ctx)).filter(({ clock }) => isUrgent(clock)),
    unclosed: unclosedDaysBefore(ctx.db, day, ctx.clock.now()),
    closing: readClosing(ctx.db, day),
  }),

  'reports.closeDay': closeDay,

  'reports.day': (ctx, { day }) => {
    const { name, address } = readClinic(ctx.db);
    return { day, clinicName: name, clinicAddress: address, figures: readFigures(ctx.db, day, ctx.clock.now(), requireUser(ctx)), closing: readClosing(ctx.db, day) };
  },

  'reports.queue': (ctx, { from, to }) => {
    const { name, address } = readClinic(ctx.db);
    return { clinicName: name, clinicAddress: address, figures: readQueueFigures(ctx.db, from, to) };
  },

  'reports.queueFile': (ctx, { from, to }) => ({ fileName: `antrean-${from}-${to}.csv`, text: `\uFEFF${queueCsv(readQueueFigures(ctx.db, from, to))}` }),

  'reports.noShows': (ctx, { from, to }) => {
    const { name, address } = readClinic(ctx.db);
    return { clinicName: name, clinicAddress: address, figures: readNoShowFigures(ctx.db, from, to, ctx.clock.now()) };
  },

  'reports.noShowFile': (ctx, { from, to }) => ({ fileName: `tidak-hadir-${from}-${to}.csv`, text: `\uFEFF${noShowCsv(readNoShowFigures(ctx.db, from, to, ctx.clock.now()))}` }),

  'reports.printed': (ctx, { day, to }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'reports.printed' }, (tx) => {
    tx.audit('print', 'day_closing', null, to === null ? day : `${day}..${to}`);
    return {};
  }),
};

/** Asked for after every change by the rail and the first screen, so it reads only what an index holds. */
function readNow(db: DeskDatabase, now: number, viewer: Viewer): Output<'reports.now'> {
  const complaints = openComplaints(db, now, viewer);
  const running = complaints.filter(({ clock }) => clock.state === 'running').toSorted((one, other) => one.clock.remainingMs - other.clock.remainingMs)[0];
  return {
    appointments: openToday(db, now),
    complaints: {
      open: complaints.length, red: complaints.filter(({ grade }) => grade === 'red').length, urgent: complaints.filter(({ clock }) => isUrgent(clock)).length,
      next: running ? { number: running.number, remainingMs: running.clock.remainingMs } : null,
    },
    callBacks: callsDue(db, now),
  };
}

function openToday(db: DeskDatabase, now: number): { open: number; late: number } {
  const booked = db.all(db.build.selectFrom('appointment').select('from_minute')
    .where('day', '=', clinicToday(db, now)).where('state', 'in', AWAITED_STATES).where('voided_at', 'is', null));
  const minute = minuteInZone(readClinic(db).zone, now);
  return { open: booked.length, late: booked.filter((appointment) => appointment.from_minute < minute).length };
}

function callsDue(db: DeskDatabase, now: number): { open: number; due: number } {
  const promised = db.all(db.build.selectFrom('call_log').select('call_back_at').$narrowType<{ call_back_at: number }>()
    .where('call_back_at', 'is not', null).where('settled_at', 'is', null).where('voided_at', 'is', null));
  return { open: promised.length, due: promised.filter((call) => call.call_back_at <= now).length };
}
