/** Control visits that repeat (kontrol berkala): looked at one by one before they are booked, and known as a series afterwards. */
import { z } from 'zod';
import { appointmentKindSchema, appointmentSchema, freeSlotSchema, minuteSchema, weekdaySchema } from './appointments.ts';
import { DESK_ROLES, ERROR_CODES, READ_ROLES, command, daySchema, idSchema, optionalText, query, versionSchema } from './core.ts';
import { payerSchema } from './patients.ts';

/** A year of weeks. */
export const MOST_IN_SERIES = 52;

/** Every so many weeks on some weekdays, or months on the date or the weekday of the first; for a number of visits or until a day. */
export const seriesRuleSchema = z.object({
  unit: z.enum(['week', 'month']), every: z.int().min(1).max(52), weekdays: z.array(weekdaySchema).max(7), monthly: z.enum(['date', 'weekday']),
  count: z.int().min(2).max(MOST_IN_SERIES).nullable(), until: daySchema.nullable(),
}).refine(({ count, until }) => (count === null) !== (until === null), { path: ['count'], error: 'series_end' });
export type SeriesRuleInput = z.infer<typeof seriesRuleSchema>;

const plan = {
  patientId: idSchema, practitionerId: idSchema, unitId: idSchema, kind: appointmentKindSchema, payer: payerSchema,
  startDay: daySchema, from: minuteSchema, rule: seriesRuleSchema,
  /** An appointment that is there already and is the first of the series. */
  appointmentId: idSchema.nullable(),
};
/** Why a time cannot be booked: the code of the refusal, and its values. */
const problemSchema = z.object({ code: z.enum(ERROR_CODES), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const occurrenceSchema = z.object({
  number: z.int(), day: daySchema, from: minuteSchema,
  /** It is this one already. */
  appointmentId: idSchema.nullable(),
  problem: problemSchema.nullable(),
  /** The free slot of the same doctor that is nearest, and that no other visit of the series has; only where there is a problem. */
  proposal: freeSlotSchema.nullable(),
});
export type SeriesOccurrence = z.infer<typeof occurrenceSchema>;

const place = { practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(), day: daySchema, from: minuteSchema };
const memberSchema = z.object({ number: z.int(), plannedDay: daySchema, appointment: appointmentSchema });
export const seriesSchema = z.object({
  id: idSchema, patientId: idSchema, practitioner: z.string(), unit: z.string(), planned: z.int(), rule: z.string(), note: z.string().nullable(),
  stopReason: z.string().nullable(), members: z.array(memberSchema), version: versionSchema,
});
export type Series = z.infer<typeof seriesSchema>;

export const series = {
  /** Every visit that the rule gives, in order, and what stands in its way now. Nothing is written. */
  'series.preview': query(DESK_ROLES, z.object(plan), z.object({ rule: z.string(), occurrences: z.array(occurrenceSchema) })),
  /**
   * Books the visits that were chosen, in steps of one transaction each; the same request goes on where it was broken off. Those whose time
   * went to somebody meanwhile are told and not booked.
   */
  'series.apply': command(DESK_ROLES, ['series', 'appointments', 'waitlist', 'attention', 'reports'], z.object({
    ...plan, note: optionalText(300),
    visits: z.array(z.object({ number: z.int().min(1), plannedDay: daySchema, ...place })).min(1).max(MOST_IN_SERIES),
  }), z.object({ id: idSchema.nullable(), booked: z.int(), refused: z.array(z.object({ number: z.int(), day: daySchema, from: minuteSchema, problem: problemSchema })) })),
  /** The series that this appointment is of; null for none. */
  'series.of': query(READ_ROLES, z.object({ id: idSchema }), seriesSchema.nullable()),
  /** Newest first. */
  'series.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(seriesSchema)),
  /** Cancels those still to come from this number on. */
  'series.cancelRest': command(DESK_ROLES, ['series', 'appointments', 'waitlist', 'attention', 'reports'], z.object({
    id: idSchema, expectedVersion: versionSchema, fromNumber: z.int().min(1), reason: z.string().trim().min(1, 'reason_required').max(200),
  }), z.object({ cancelled: z.int() })),
} as const;
