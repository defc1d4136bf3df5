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

export const spanSchema = z.object({ from: minuteSchema, to: minuteSchema });
const quotaSchema = z.int().min(0).max(500);

// ---- The timetable ----

const sessionFields = {
  practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(),
  from: minuteSchema, to: minuteSchema, slotMinutes: slotMinutesSchema,
  /** How long a control and a telemedicine visit take; null: one slot. They begin where slots begin. */
  controlMinutes: slotMinutesSchema.nullable().default(null), telemedicineMinutes: slotMinutesSchema.nullable().default(null),
  /** Patients who may share one slot of the doctor. */
  capacity: z.int().min(1).max(50).default(1),
  /** Most appointments of one session that BPJS patients and all others may take; null: as many as there are slots. */
  quotaBpjs: quotaSchema.nullable(), quotaOther: quotaSchema.nullable(),
  /** Of what comes online (`ONLINE_SOURCES`), whoever pays; null: it counts with its payer. */
  quotaOnline: quotaSchema.nullable().default(null),
  /** So many minutes before the session begins, what is left of each quota may be taken by all; null: never. */
  quotaRelease: z.int().min(0).max(20_160).nullable().default(null),
  /** Within the session, in order; slots begin anew after each. */
  breaks: z.array(spanSchema).max(6).default([]),
};
/** A weekly session. `validTo` null: until further notice. */
export const ruleFields = z.object({ ...sessionFields, weekday: weekdaySchema, validFrom: daySchema, validTo: daySchema.nullable() });
export const ruleSchema = ruleFields.extend({ id: idSchema, version: versionSchema });
export type ScheduleRule = z.infer<typeof ruleSchema>;

/**
 * `away`: the doctor is not there (`from`–`to`, or all day 0–1440); `extra`: a session beside the weekly ones; `cancelled`: the
 * weekly session of that time does not take place; `moved`: nor does this one, and the extra session with the same `pairId` takes its place.
 */
export const EXCEPTION_KINDS = ['away', 'extra', 'cancelled', 'moved'] as const;
export const exceptionFields = z.object({ ...sessionFields, kind: z.enum(EXCEPTION_KINDS), day: daySchema, reason: optionalText(200) });
/** `pairId`: the other half of a moved session carries the same; removing one removes both. */
export const exceptionSchema = exceptionFields.extend({ id: idSchema, pairId: idSchema.nullable(), version: versionSchema });
export type ScheduleException = z.infer<typeof exceptionSchema>;

export const roomSchema = z.object({ id: idSchema, name: z.string(), active: z.boolean(), version: versionSchema });
export type Room = z.infer<typeof roomSchema>;

/** `national`: hari libur nasional; `collective`: cuti bersama, the facility's choice; `own`: the clinic's own. */
export const HOLIDAY_KINDS = ['national', 'collective', 'own'] as const;
export const holidaySchema = z.object({ day: daySchema, name: z.string(), kind: z.enum(HOLIDAY_KINDS), closed: z.boolean() });
export type Holiday = z.infer<typeof holidaySchema>;

/** When the clinic is open, and within what time may be booked. */
export const bookingRulesSchema = z.object({
  /** Spans per weekday; nothing outside of them is offered. Empty: the sessions alone decide. */
  openingHours: z.array(spanSchema.extend({ weekday: weekdaySchema })).max(28),
  /** Booked at least so many minutes ahead; 0: until the slot begins. */
  noticeMinutes: z.int().min(0).max(20_160),
  /** Booked at most so many days ahead; 0: without limit. */
  horizonDays: z.int().min(0).max(730),
});
export type BookingRules = z.infer<typeof bookingRulesSchema>;

// ---- Appointments ----

/** dipesan, dikonfirmasi, sudah tiba, sedang dilayani, selesai, tidak hadir, batal, dijadwalkan ulang (this row is over), perlu dijadwalkan ulang */
export const APPOINTMENT_STATES = ['booked', 'confirmed', 'arrived', 'in_service', 'completed', 'no_show', 'cancelled', 'rescheduled', 'needs_rebooking'] as const;
export const appointmentStateSchema = z.enum(APPOINTMENT_STATES);
export type AppointmentState = z.infer<typeof appointmentStateSchema>;
export const APPOINTMENT_KINDS = ['visit', 'control', 'telemedicine'] as const;
export const appointmentKindSchema = z.enum(APPOINTMENT_KINDS);
/** Where the wish came from. */
export const APPOINTMENT_SOURCES = ['desk', 'phone', 'whatsapp', 'online', 'import'] as const;
export const appointmentSourceSchema = z.enum(APPOINTMENT_SOURCES);
export type AppointmentSource = z.infer<typeof appointmentSourceSchema>;
/** With a central: not yet seen by it; holds for good; the time was given to somebody else, so that it must be moved. */
export const APPOINTMENT_STANDINGS = ['tentative', 'confirmed', 'displaced'] as const;
export type AppointmentStanding = (typeof APPOINTMENT_STANDINGS)[number];
/** `serve`, `complete` and `return` follow the visit's queue; `strand`: the time is gone, a new one is needed; `correct`: put right by hand. */
export const APPOINTMENT_ACTIONS = ['book', 'confirm', 'move', 'cancel', 'arrive', 'serve', 'complete', 'return', 'no_show', 'strand', 'reinstate', 'correct'] as const;

export const appointmentSchema = z.object({
  id: idSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), birthDate: daySchema.nullable(), sex: sexSchema.nullable(), phone: z.string().nullable(),
  practitionerId: idSchema, practitioner: z.string(), unitId: idSchema, unit: z.string(), roomId: idSchema.nullable(), room: z.string().nullable(),
  day: daySchema, from: minuteSchema, to: minuteSchema,
  payer: payerSchema, kind: appointmentKindSchema, link: z.string().nullable(), note: z.string().nullable(), source: appointmentSourceSchema,
  /** How many patients could share its slot when it was booked. */
  capacity: z.int(),
  /** Null: this desk is with no central, so what it books holds. */
  standing: z.enum(APPOINTMENT_STANDINGS).nullable(),
  state: appointmentStateSchema, stateAt: instantSchema, reason: z.string().nullable(),
  /** Of the visit that it became, while its queue entry can be seen on the board. */
  number: z.string().nullable(), visitId: idSchema.nullable(),
  /** A moved appointment is two: the one that is over names the one that holds, and the other way round. */
  movedTo: idSchema.nullable(), movedFrom: idSchema.nullable(),
  version: versionSchema,
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** Where an appointment has been: one line per step, newest last. */
export const appointmentStepSchema = z.object({
  action: z.enum(APPOINTMENT_ACTIONS), at: instantSchema, actor: z.string(), reason: z.string().nullable(),
  day: daySchema, from: minuteSchema, practitioner: z.string(),
});

/** Where the other end of a move is. */
export const movedPlaceSchema = z.object({ id: idSchema, day: daySchema, from: minuteSchema, practitioner: z.string(), state: appointmentStateSchema });

/** A doctor's session of one day, as it is in force: weekly rule or extra, minus holidays, absences, breaks and hours in which the clinic is closed. */
export const daySessionSchema = z.object({
  from: minuteSchema, to: minuteSchema, slotMinutes: z.int(), unitId: idSchema, unit: z.string(), roomId: idSchema.nullable(), room: z.string().nullable(),
  controlMinutes: z.int().nullable(), telemedicineMinutes: z.int().nullable(), capacity: z.int(),
  quotaBpjs: z.int().nullable(), quotaOther: z.int().nullable(), quotaOnline: z.int().nullable(), bookedBpjs: z.int(), bookedOther: z.int(), bookedOnline: z.int(),
  /** The quotas were given up by now: whoever comes first may have what is left. */
  released: z.boolean(),
});
export const dayColumnSchema = z.object({
  practitionerId: idSchema, practitioner: z.string(), unitId: idSchema.nullable(), unit: z.string().nullable(),
  sessions: z.array(daySessionSchema),
  /** Spans in which the doctor would have practised but is away, with the reason given. */
  absences: z.array(z.object({ exceptionId: idSchema, from: minuteSchema, to: minuteSchema, reason: z.string().nullable(), kind: z.enum(EXCEPTION_KINDS), version: versionSchema })),
  breaks: z.array(spanSchema),
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
  /** How many more patients may share it. */
  left: z.int(),
});
export type FreeSlot = z.infer<typeof freeSlotSchema>;

/** Who the slot is for decides how long it is and which quota it takes; null: whoever has room. */
const slotWish = { kind: appointmentKindSchema.default('visit'), payer: payerSchema.nullable().default(null), source: appointmentSourceSchema.nullable().default(null) };
/** A day in a month: how much of it is taken. `slots`: what the sessions hold, of slots of their ordinary length. */
export const dayLoadSchema = z.object({ day: daySchema, closed: z.string().nullable(), doctors: z.int(), slots: z.int(), taken: z.int(), appointments: z.int(), stranded: z.int() });

/** What a change of the timetable leaves without a session; `affected`: at most 200 ids, in order of time. */
const leftOut = { stranded: z.int(), affected: z.array(idSchema) };
const place = { practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(), day: daySchema, from: minuteSchema };

export const appointments = {
  'appointments.day': query(READ_ROLES, z.object({ day: daySchema }), daySheetSchema),
  /** Free slots in order of time, from now on; `practitionerId` or `unitId` narrow the choice. At most `days` clinic days from `from`. */
  'appointments.freeSlots': query(READ_ROLES, z.object({
    practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), from: daySchema, days: z.int().min(1).max(90), limit: z.int().min(1).max(200), ...slotWish,
    /** Also what is nearer or further than the clinic books. */
    beyondLimits: z.boolean().default(false),
  }), z.array(freeSlotSchema)),
  /** After a refusal: free slots of this doctor, then of the unit, nearest to the wanted time first, on that day and the 14 after it. */
  'appointments.nearestSlots': query(READ_ROLES, z.object({ ...place, ...slotWish, limit: z.int().min(1).max(20).default(6) }), z.array(freeSlotSchema)),
  /** Several day sheets at once, of one doctor or unit when asked: a week. */
  'appointments.days': query(READ_ROLES, z.object({ from: daySchema, days: z.int().min(1).max(14), practitionerId: idSchema.nullable().default(null), unitId: idSchema.nullable().default(null) }), z.array(daySheetSchema)),
  /** How full days are: a month. */
  'appointments.load': query(READ_ROLES, z.object({ from: daySchema, days: z.int().min(1).max(42), practitionerId: idSchema.nullable().default(null), unitId: idSchema.nullable().default(null) }), z.array(dayLoadSchema)),
  /** Audited as a view. */
  'appointments.get': query(READ_ROLES, z.object({ id: idSchema }), appointmentSchema.extend({ steps: z.array(appointmentStepSchema), movedToPlace: movedPlaceSchema.nullable(), movedFromPlace: movedPlaceSchema.nullable() })),
  /** Of one patient, newest first. */
  'appointments.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(appointmentSchema)),
  /**
   * Refused with `clash_doctor`, `clash_room`, `clash_patient`, `outside_hours`, `clinic_closed`, `quota_full` or `slot_past`, and with `too_soon` or
   * `too_far` unless `beyondLimits`; checked inside the saving transaction. `appointments.nearestSlots` then tells what is free.
   */
  'appointments.book': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({
    patientId: idSchema, ...place, payer: payerSchema, kind: appointmentKindSchema.default('visit'), link: z.url({ protocol: /^https$/ , error: 'link_form' }).max(300).nullable().default(null),
    note: optionalText(300), source: z.enum(['desk', 'phone', 'whatsapp', 'online']), beyondLimits: z.boolean().default(false),
  }), appointmentSchema),
  /** The patient has said that he or she will come. */
  'appointments.confirm': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema }), appointmentSchema),
  /** Answers the new appointment, whose `movedFrom` is this one; this one is over and says where it went. Refused as booking is. */
  'appointments.move': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({
    id: idSchema, expectedVersion: versionSchema, ...place, reason: optionalText(200), kind: appointmentKindSchema.nullable().default(null), beyondLimits: z.boolean().default(false),
  }), appointmentSchema),
  'appointments.cancel': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }), appointmentSchema),
  /** The patient is here: visit, queue number and ticket in the same transaction. Priority null: what the age suggests. Also for one marked as not come. */
  'appointments.checkIn': command(DESK_ROLES, ['appointments', 'visits', 'queue', 'patients', 'attention', 'reports'], z.object({
    id: idSchema, expectedVersion: versionSchema, priority: prioritySchema.nullable(), priorityReason: optionalText(200), clockConfirmed: z.boolean().default(false),
    /** Null: the payer that was booked. */
    payer: payerSchema.nullable().default(null), complaint: optionalText(300).default(null),
  }), z.object({ appointment: appointmentSchema, ticket: ticketSchema })),
  /** Takes a cancellation or a no-show back, or an arrival whose queue number was cancelled; the slot must still be free. */
  'appointments.reinstate': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema }), appointmentSchema),
  /** Puts a state right that was set by mistake; only backwards (`correctionsOf`), and a time that it holds again must be free. */
  'appointments.correct': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, to: appointmentStateSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }), appointmentSchema),
  /** Their times are gone (absence, holiday): they hold no slot any more and wait for a new one. Answers how many were still awaited. */
  'appointments.strand': command(DESK_ROLES, ['appointments', 'attention', 'reports'], z.object({ ids: z.array(idSchema).min(1).max(60), reason: z.string().trim().min(1, 'reason_required').max(200) }), z.object({ stranded: z.int() })),

  /** The timetable as it stands: rules in force or to come, exceptions from today on, rooms, the holidays of a year. */
  'appointments.timetable': query(READ_ROLES, z.object({ year: z.int().min(2020).max(2100) }), z.object({
    rules: z.array(ruleSchema), exceptions: z.array(exceptionSchema), rooms: z.array(roomSchema), holidays: z.array(holidaySchema), booking: bookingRulesSchema,
    /** No holidays are known for this year. */
    yearMissing: z.boolean(),
  })),
  /** Every change of the timetable answers how many appointments to come lie in no session any more, and which of them it put there. */
  'appointments.saveRule': command(ADMIN_ROLES, ['appointments', 'attention'], ruleFields.extend({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema, ...leftOut })),
  'appointments.removeRule': command(ADMIN_ROLES, ['appointments', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema }), z.object(leftOut)),
  /** Receptionists too: a doctor who falls ill does not wait for an administrator. */
  'appointments.saveException': command(DESK_ROLES, ['appointments', 'attention'], exceptionFields.extend({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema, ...leftOut })),
  'appointments.removeException': command(DESK_ROLES, ['appointments', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema }), z.object(leftOut)),
  'appointments.saveRoom': command(ADMIN_ROLES, ['appointments'], z.object({ id: idSchema.nullable(), expectedVersion: versionSchema.nullable(), name: shortText, active: z.boolean() }), z.object({ id: idSchema })),
  /** Opens or closes the clinic on a day, or names a day of its own. */
  'appointments.saveHoliday': command(ADMIN_ROLES, ['appointments', 'attention'], z.object({ day: daySchema, name: shortText, closed: z.boolean() }), z.object(leftOut)),
  /** A session that takes place at another time, on another day or in another room: two exceptions, made together. */
  'appointments.moveSession': command(DESK_ROLES, ['appointments', 'attention'], z.object({
    ...sessionFields, reason: optionalText(200), day: daySchema, /** The weekly session that does not take place. */ fromDay: daySchema, fromSpan: spanSchema,
  }), z.object({ id: idSchema, ...leftOut })),
  'appointments.saveBookingRules': command(ADMIN_ROLES, ['appointments', 'attention'], bookingRulesSchema, z.object(leftOut)),
  /** Appointments to come that lie in no session any more (absence, holiday, changed rule), were displaced or marked: to be rebooked. */
  'appointments.stranded': query(READ_ROLES, nothing, z.array(appointmentSchema)),

  /** Those of a period in these states, in order of time; `total` counts also what lies beyond `limit`. */
  'appointments.list': query(READ_ROLES, z.object({
    from: daySchema, to: daySchema, practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), states: z.array(appointmentStateSchema).min(1), limit: z.int().min(1).max(500),
  }), z.object({ rows: z.array(appointmentSchema), total: z.int() })),
  /** The nearest free slot of each part of the day, from now on. */
  'appointments.firstFree': query(READ_ROLES, z.object({ practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), from: daySchema, days: z.int().min(1).max(31), ...slotWish }), z.object({
    morning: freeSlotSchema.nullable(), noon: freeSlotSchema.nullable(), evening: freeSlotSchema.nullable(),
  })),
} as const;
