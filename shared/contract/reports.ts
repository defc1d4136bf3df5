/** Closing the day, and what a day came to. */
import { z } from 'zod';
import { DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, periodSchema, query, versionSchema } from './core.ts';
import { appointmentSchema } from './appointments.ts';
import { callSchema } from './calls.ts';
import { complaintRowSchema } from './complaints.ts';
import { payerSchema } from './patients.ts';
import { queueEntrySchema } from './queue.ts';

/** Figures of one clinic day. They hold no names. Waits run from joining the queue to the first call, in minutes. */
export const dayFiguresSchema = z.object({
  visits: z.object({
    total: z.int(), newPatients: z.int(),
    byUnit: z.array(z.object({ unit: z.string(), visits: z.int(), served: z.int(), noShow: z.int(), cancelled: z.int(), medianWait: z.int().nullable() })),
    byPayer: z.array(z.object({ payer: payerSchema, visits: z.int() })),
    byHour: z.array(z.object({ hour: z.int(), visits: z.int() })),
    priority: z.int(),
  }),
  queue: z.object({ served: z.int(), left: z.int().default(0), noShow: z.int(), cancelled: z.int(), open: z.int() }),
  waits: z.object({ median: z.int().nullable(), p90: z.int().nullable(), longest: z.int().nullable(), within60Percent: z.int().nullable(), observed: z.int() }),
  appointments: z.object({ planned: z.int(), arrived: z.int(), noShow: z.int(), cancelled: z.int(), open: z.int() }),
  complaints: z.object({ received: z.int(), answered: z.int(), resolved: z.int(), open: z.int(), overdue: z.int(), byGrade: z.object({ red: z.int(), yellow: z.int(), green: z.int() }) }),
  calls: z.object({ received: z.int(), toReturn: z.int() }),
  emergencies: z.int(),
});
export type DayFigures = z.infer<typeof dayFiguresSchema>;

/** Of one unit, doctor or hour, or of all; minutes. */
export const queueFiguresRowSchema = z.object({
  name: z.string(), places: z.int(), served: z.int(), left: z.int(), noShow: z.int(), cancelled: z.int(), open: z.int(),
  wait: z.object({ observed: z.int(), median: z.int().nullable(), p90: z.int().nullable(), within60Percent: z.int().nullable() }),
  service: z.object({ observed: z.int(), median: z.int().nullable(), p90: z.int().nullable() }),
});
export type QueueFiguresRow = z.infer<typeof queueFiguresRowSchema>;
export const queueFiguresSchema = z.object({
  from: daySchema, to: daySchema,
  /** Days of the period on which anybody came. */
  days: z.int(),
  total: queueFiguresRowSchema, byUnit: z.array(queueFiguresRowSchema), byDoctor: z.array(queueFiguresRowSchema), byHour: z.array(queueFiguresRowSchema.extend({ hour: z.int() })),
  /** Of the waits that were told at check-in and have ended. */
  estimates: z.object({ told: z.int(), inside: z.int(), medianError: z.int().nullable() }),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;
/** Of a doctor, weekday, hour or lead time, or of all. `expected`: came or did not come; whoever is still awaited, cancelled or moved counts in neither. */
export const noShowRowSchema = z.object({ key: z.int(), name: z.string(), expected: z.int(), noShow: z.int(), percent: z.number().nullable() });
export type NoShowRow = z.infer<typeof noShowRowSchema>;
export const noShowFiguresSchema = z.object({
  from: daySchema, to: daySchema,
  /** Not marked yet: still awaited on days that are over. */
  open: z.int(),
  total: noShowRowSchema, byDoctor: z.array(noShowRowSchema),
  /** `key`: ISO weekday; hour; the fewest days of a class of days between booking and appointment. */
  byWeekday: z.array(noShowRowSchema), byHour: z.array(noShowRowSchema), byLead: z.array(noShowRowSchema),
});
export type NoShowFigures = z.infer<typeof noShowFiguresSchema>;
/** Days between booking and appointment: each class begins with one of these. */
export const LEAD_CLASSES = [0, 1, 2, 4, 8, 15, 31] as const;
export const dayClosingSchema = z.object({ day: daySchema, at: instantSchema, by: z.string(), note: z.string().nullable(), figures: dayFiguresSchema });
export type DayClosing = z.infer<typeof dayClosingSchema>;

export const reports = {
  /** Small figures for the first screen and the rail, beside `queue.today`. */
  'reports.now': query(READ_ROLES, nothing, z.object({
    /** Today's appointments that have not arrived, and how many of them are past their time. */
    appointments: z.object({ open: z.int(), late: z.int() }),
    /** Open complaints; `urgent`: over their limit or with less than a quarter of it left; `next`: the one with the least time left. */
    complaints: z.object({ open: z.int(), red: z.int(), urgent: z.int(), next: z.object({ number: z.string(), remainingMs: z.int() }).nullable() }),
    callBacks: z.object({ open: z.int(), due: z.int() }),
  })),
  /** What is still open on a day, for the closing. */
  'reports.open': query(READ_ROLES, z.object({ day: daySchema }), z.object({
    day: daySchema,
    /** Waiting, called, being served or skipped. */
    entries: z.array(queueEntrySchema),
    /** Booked for the day, not arrived. */
    appointments: z.array(appointmentSchema),
    callBacks: z.array(callSchema),
    /** Over their limit, or with less than a quarter of it left. */
    complaints: z.array(complaintRowSchema),
    /** Clinic days before this one with visits or appointments that nobody has closed; newest first, at most 7. */
    unclosed: z.array(daySchema),
    closing: dayClosingSchema.nullable(),
  })),
  /**
   * One confirmation: these appointments and queue entries become "tidak hadir", those being served "selesai", and the day's
   * figures are kept. What is not named stays open. A day can be closed again; the newest closing counts.
   */
  'reports.closeDay': command(DESK_ROLES, ['reports', 'appointments', 'queue', 'visits', 'attention'], z.object({
    day: daySchema, noShowAppointments: z.array(z.object({ id: idSchema, version: versionSchema })).max(500),
    noShowEntries: z.array(z.object({ id: idSchema, version: versionSchema })).max(500), finishEntries: z.array(z.object({ id: idSchema, version: versionSchema })).max(500),
    note: optionalText(500),
  }), dayClosingSchema),
  'reports.day': query(READ_ROLES, z.object({ day: daySchema }), z.object({ day: daySchema, clinicName: z.string(), clinicAddress: z.string(), figures: dayFiguresSchema, closing: dayClosingSchema.nullable() })),
  /** Waits, services and what was told of them, in a period of clinic days. */
  'reports.queue': query(READ_ROLES, periodSchema, z.object({ clinicName: z.string(), clinicAddress: z.string(), figures: queueFiguresSchema })),
  /** The same as a table for a spreadsheet. */
  'reports.queueFile': query(READ_ROLES, periodSchema, z.object({ fileName: z.string(), text: z.string() })),
  /** Who did not come, by doctor, weekday, hour and how long before it was booked. */
  'reports.noShows': query(READ_ROLES, periodSchema, z.object({ clinicName: z.string(), clinicAddress: z.string(), figures: noShowFiguresSchema })),
  'reports.noShowFile': query(READ_ROLES, periodSchema, z.object({ fileName: z.string(), text: z.string() })),
  /** Audited as a print. `to`: of a paper about several days. */
  'reports.printed': command(READ_ROLES, [], z.object({ day: daySchema, to: daySchema.nullable().default(null) }), nothing),
} as const;
