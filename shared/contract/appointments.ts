/** The doctors' timetable, and appointments in it. Times of a day are minutes from midnight in the clinic's zone. */
import { z } from 'zod';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, shortText, versionSchema } from './core.ts';
import { payerSchema, sexSchema } from './patients.ts';
import { prioritySchema, ticketSchema } from './visits.ts';

/** Minute of the clinic's day; 1440 is the midnight that ends it. */
export const minuteSchema = z.int().min(0).max(1440);
/** ISO: Monday is 1, Sunday 7. */
export const weekdaySchema = z.int().min(1).max(7);
export const slotMinutesSchema = z.int().min(5, 'slot_length').max(240, 'slot_length');

// ---- The timetable ----

const sessionFields = {
  practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(),
  from: minuteSchema, to: minuteSchema, slotMinutes: slotMinutesSchema,
  /** Most appointments of one session that BPJS patients and all others may take; null: as many as there are slots. */
  quotaBpjs: z.int().min(0).max(500).nullable(), quotaOther: z.int().min(0).max(500).nullable(),
};
/** A weekly session. `validTo` null: until further notice. */
export const ruleFields = z.object({ ...sessionFields, weekday: weekdaySchema, validFrom: daySchema, validTo: daySchema.nullable() });
export const ruleSchema = ruleFields.extend({ id: idSchema, version: versionSchema });
export type ScheduleRule = z.infer<typeof ruleSchema>;

/** `away`: the doctor is not there (`from`–`to`, or all day 0–1440); `extra`: a session beside the weekly ones. */
export const EXCEPTION_KINDS = ['away', 'extra'] as const;
export const exceptionFields = z.object({ ...sessionFields, kind: z.enum(EXCEPTION_KINDS), day: daySchema, reason: optionalText(200) });
export const exceptionSchema = exceptionFields.extend({ id: idSchema, version: versionSchema });
export type ScheduleException = z.infer<typeof exceptionSchema>;

export const roomSchema = z.object({ id: idSchema, name: z.string(), active: z.boolean(), version: versionSchema });
export type Room = z.infer<typeof roomSchema>;

/** `national`: hari libur nasional; `collective`: cuti bersama, the facility's choice; `own`: the clinic's own. */
export const HOLIDAY_KINDS = ['national', 'collective', 'own'] as const;
export const holidaySchema = z.object({ day: daySchema, name: z.string(), kind: z.enum(HOLIDAY_KINDS), closed: z.boolean() });
export type Holiday = z.infer<typeof holidaySchema>;

// ---- Appointments ----

/** dipesan, sudah tiba, tidak hadir, batal */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'no_show', 'cancelled'] as const;
export const appointmentStateSchema = z.enum(APPOINTMENT_STATES);
export type AppointmentState = z.infer<typeof appointmentStateSchema>;
export const APPOINTMENT_KINDS = ['visit', 'control', 'telemedicine'] as const;
export const appointmentKindSchema = z.enum(APPOINTMENT_KINDS);
/** Where the wish came from. */
export const APPOINTMENT_SOURCES = ['desk', 'phone', 'whatsapp', 'import'] as const;
/** With a central: not yet seen by it; holds for good; the time was given to somebody else, so that it must be moved. */
export const APPOINTMENT_STANDINGS = ['tentative', 'confirmed', 'displaced'] as const;
export type AppointmentStanding = (typeof APPOINTMENT_STANDINGS)[number];
export const APPOINTMENT_ACTIONS = ['book', 'move', 'cancel', 'arrive', 'no_show', 'reinstate'] as const;

export const appointmentSchema = z.object({
  id: idSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), birthDate: daySchema.nullable(), sex: sexSchema.nullable(), phone: z.string().nullable(),
  practitionerId: idSchema, practitioner: z.string(), unitId: idSchema, unit: z.string(), roomId: idSchema.nullable(), room: z.string().nullable(),
  day: daySchema, from: minuteSchema, to: minuteSchema,
  payer: payerSchema, kind: appointmentKindSchema, link: z.string().nullable(), note: z.string().nullable(), source: z.enum(APPOINTMENT_SOURCES),
  /** Null: this desk is with no central, so what it books holds. */
  standing: z.enum(APPOINTMENT_STANDINGS).nullable(),
  state: appointmentStateSchema, stateAt: instantSchema, reason: z.string().nullable(),
  /** Of the visit that it became, while its queue entry can be seen on the board. */
  number: z.string().nullable(), visitId: idSchema.nullable(),
  version: versionSchema,
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** Where an appointment has been: one line per step, newest last. */
export const appointmentStepSchema = z.object({
  action: z.enum(APPOINTMENT_ACTIONS), at: instantSchema, actor: z.string(), reason: z.string().nullable(),
  day: daySchema, from: minuteSchema, practitioner: z.string(),
});

/** A doctor's session of one day, as it is in force: weekly rule or extra, minus holidays and absences. */
export const daySessionSchema = z.object({
  from: minuteSchema, to: minuteSchema, slotMinutes: z.int(), unitId: idSchema, unit: z.string(), roomId: idSchema.nullable(), room: z.string().nullable(),
  quotaBpjs: z.int().nullable(), quotaOther: z.int().nullable(), bookedBpjs: z.int(), bookedOther: z.int(),
});
export const dayColumnSchema = z.object({
  practitionerId: idSchema, practitioner: z.string(), unitId: idSchema.nullable(), unit: z.string().nullable(),
  sessions: z.array(daySessionSchema),
  /** Spans in which the doctor would have practised but is away, with the reason given. */
  absences: z.array(z.object({ exceptionId: idSchema, from: minuteSchema, to: minuteSchema, reason: z.string().nullable(), version: versionSchema })),
});
export const daySheetSchema = z.object({
  day: daySchema,
  /** Why nobody practises, when the clinic is closed. */
  closed: z.string().nullable(),
  columns: z.array(dayColumnSchema),
  appointments: z.array(appointmentSchema),
});
export type DaySheet = z.infer<typeof daySheetSchema>;

export const freeSlotSchema = z.object({
  day: daySchema, from: minuteSchema, to: minuteSchema,
  practitionerId: idSchema, practitioner: z.string(), unitId: idSchema, unit: z.string(), roomId: idSchema.nullable(), room: z.string().nullable(),
});
export type FreeSlot = z.infer<typeof freeSlotSchema>;

// ---- More than one day ----

/** A day as counts: how full each doctor is, whether the clinic is closed, and the name of the day when it has one. */
export const monthDaySchema = z.object({
  day: daySchema, closed: z.boolean(), holiday: z.string().nullable(),
  doctors: z.array(z.object({ practitionerId: idSchema, practitioner: z.string(), unitIds: z.array(idSchema), booked: z.int(), free: z.int(), away: z.boolean() })),
});
export type MonthDay = z.infer<typeof monthDaySchema>;

const place = { practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(), day: daySchema, from: minuteSchema };

export const appointments = {
  'appointments.day': query(READ_ROLES, z.object({ day: daySchema }), daySheetSchema),
  /** Free slots in order of time, from now on; `practitionerId` or `unitId` narrow the choice. At most `days` clinic days from `from`. */
  'appointments.freeSlots': query(READ_ROLES, z.object({
    practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), from: daySchema, days: z.int().min(1).max(90), limit: z.int().min(1).max(200),
  }), z.array(freeSlotSchema)),
  /** Audited as a view. */
  'appointments.get': query(READ_ROLES, z.object({ id: idSchema }), appointmentSchema.extend({ steps: z.array(appointmentStepSchema) })),
  /** Of one patient, newest first. */
  'appointments.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(appointmentSchema)),
  /** Refused with `clash_doctor`, `clash_room`, `clash_patient`, `outside_hours`, `clinic_closed`, `quota_full` or `slot_past`; checked inside the saving transaction. */
  'appointments.book': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({
    patientId: idSchema, ...place, payer: payerSchema, kind: appointmentKindSchema.default('visit'), link: z.url({ protocol: /^https$/ , error: 'link_form' }).max(300).nullable().default(null),
    note: optionalText(300), source: z.enum(['desk', 'phone', 'whatsapp']),
  }), appointmentSchema),
  'appointments.move': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, ...place, reason: optionalText(200) }), appointmentSchema),
  'appointments.cancel': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }), appointmentSchema),
  /** The patient is here: visit, queue number and ticket in the same transaction. Priority null: what the age suggests. Also for one marked as not come. */
  'appointments.checkIn': command(DESK_ROLES, ['appointments', 'visits', 'queue', 'patients', 'attention', 'reports'], z.object({
    id: idSchema, expectedVersion: versionSchema, priority: prioritySchema.nullable(), priorityReason: optionalText(200), clockConfirmed: z.boolean().default(false),
    /** Null: the payer that was booked. */
    payer: payerSchema.nullable().default(null), complaint: optionalText(300).default(null),
  }), z.object({ appointment: appointmentSchema, ticket: ticketSchema })),
  /** Takes a cancellation or a no-show back, or an arrival whose queue number was cancelled; the slot must still be free. */
  'appointments.reinstate': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema }), appointmentSchema),

  /** The timetable as it stands: rules in force or to come, exceptions from today on, rooms, the holidays of a year. */
  'appointments.timetable': query(READ_ROLES, z.object({ year: z.int().min(2020).max(2100) }), z.object({
    rules: z.array(ruleSchema), exceptions: z.array(exceptionSchema), rooms: z.array(roomSchema), holidays: z.array(holidaySchema),
    /** No holidays are known for this year. */
    yearMissing: z.boolean(),
  })),
  /** Answers how many appointments to come no longer lie in any session. */
  'appointments.saveRule': command(ADMIN_ROLES, ['appointments', 'attention'], ruleFields.extend({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema, stranded: z.int() })),
  'appointments.removeRule': command(ADMIN_ROLES, ['appointments', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema }), z.object({ stranded: z.int() })),
  /** Receptionists too: a doctor who falls ill does not wait for an administrator. */
  'appointments.saveException': command(DESK_ROLES, ['appointments', 'attention'], exceptionFields.extend({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema, stranded: z.int() })),
  'appointments.removeException': command(DESK_ROLES, ['appointments', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema }), z.object({ stranded: z.int() })),
  'appointments.saveRoom': command(ADMIN_ROLES, ['appointments'], z.object({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable(), name: shortText, active: z.boolean() }), z.object({ id: idSchema })),
  /** Opens or closes the clinic on a day, or names a day of its own. */
  'appointments.saveHoliday': command(ADMIN_ROLES, ['appointments', 'attention'], z.object({ day: daySchema, name: shortText, closed: z.boolean() }), z.object({ stranded: z.int() })),
  /** Appointments to come that lie in no session any more (absence, holiday, changed rule): to be rebooked. */
  'appointments.stranded': query(READ_ROLES, nothing, z.array(appointmentSchema)),

  /** Sheets of one day after the other: a week in one call. */
  'appointments.days': query(READ_ROLES, z.object({ from: daySchema, days: z.int().min(1).max(7) }), z.array(daySheetSchema)),
  'appointments.month': query(READ_ROLES, z.object({ from: daySchema, days: z.int().min(1).max(42) }), z.array(monthDaySchema)),
  /** Those of a period in these states, in order of time; `total` counts also what lies beyond `limit`. */
  'appointments.list': query(READ_ROLES, z.object({
    from: daySchema, to: daySchema, practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), states: z.array(appointmentStateSchema).min(1), limit: z.int().min(1).max(500),
  }), z.object({ rows: z.array(appointmentSchema), total: z.int() })),
  /** The nearest free slot of each part of the day, from now on. */
  'appointments.firstFree': query(READ_ROLES, z.object({ practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), from: daySchema, days: z.int().min(1).max(31) }), z.object({
    morning: freeSlotSchema.nullable(), noon: freeSlotSchema.nullable(), evening: freeSlotSchema.nullable(),
  })),
} as const;
