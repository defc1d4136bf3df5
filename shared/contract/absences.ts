/** "Dokter berhalangan": appointments that have lost their time, what is proposed for each, and who has been told. */
import { z } from 'zod';
import { DESK_ROLES, ERROR_CODES, command, daySchema, idSchema, instantSchema, nothing, query, versionSchema } from './core.ts';
import { appointmentSchema, freeSlotSchema, minuteSchema } from './appointments.ts';

/** dipindahkan, dibatalkan, dibiarkan (perlu dijadwalkan ulang) */
export const REBOOKING_OUTCOMES = ['moved', 'cancelled', 'left'] as const;
export type RebookingOutcome = (typeof REBOOKING_OUTCOMES)[number];
/** Sudah ditelepon, sudah diberi pesan, tidak tersambung. */
export const REBOOKING_TOLD = ['called', 'message', 'not_reached'] as const;
export type RebookingTold = (typeof REBOOKING_TOLD)[number];
/** Most appointments that are worked through at once. */
export const MOST_AT_ONCE = 500;

const placeSchema = z.object({ practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(), day: daySchema, from: minuteSchema });
export type RebookingPlace = z.infer<typeof placeSchema>;

export const affectedSchema = appointmentSchema.extend({
  /** The doctor is away or the session is gone; another desk has the slot; it was left over before. */
  why: z.enum(['away', 'no_session', 'displaced', 'left']),
  /** Null: nothing free within the days that are looked at. */
  proposal: freeSlotSchema.nullable(),
  /** What may be said on the telephone. */
  script: z.string(),
});
export type Affected = z.infer<typeof affectedSchema>;

/** Worked through, and its patient does not know yet. */
export const untoldSchema = z.object({
  id: idSchema, version: versionSchema, appointmentId: idSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), phone: z.string().nullable(),
  outcome: z.enum(REBOOKING_OUTCOMES), was: z.object({ practitioner: z.string(), day: daySchema, from: minuteSchema }),
  now: z.object({ practitioner: z.string(), unit: z.string(), day: daySchema, from: minuteSchema }).nullable(),
  told: z.enum(REBOOKING_TOLD).nullable(), toldAt: instantSchema.nullable(), toldBy: z.string().nullable(), tries: z.int(), script: z.string(),
  /** Asked not to be contacted: why. A person decides what is done about it. */
  stopReason: z.string().nullable(),
});
export type Untold = z.infer<typeof untoldSchema>;

export const absences = {
  /** In the order in which slots are given out: who booked first. `practitionerId` null: of all doctors. */
  'absences.plan': query(DESK_ROLES, z.object({
    practitionerId: idSchema.nullable(),
    /** What a person has chosen already, which the rest is planned around; a null place: is to get none. */
    fixed: z.array(z.object({ id: idSchema, place: placeSchema.nullable() })).max(MOST_AT_ONCE).default([]),
  }), z.object({
    affected: z.array(affectedSchema),
    doctors: z.array(z.object({ practitionerId: idSchema, practitioner: z.string(), count: z.int(), /** Wait in today's queue for a doctor who is away now. */ waiting: z.int() })),
    /** Not shown: more than are worked through at once. */
    more: z.int(),
  })),
  'absences.untold': query(DESK_ROLES, nothing, z.array(untoldSchema)),
  /**
   * Moves, cancels or leaves each appointment, in steps that are whole by themselves: after a power cut what was done is done, and the rest is
   * still in the plan. What changed meanwhile, or whose slot is gone, is left alone and answered as refused. A message is written for each
   * patient who agreed to messages.
   */
  'absences.apply': command(DESK_ROLES, ['absences', 'appointments', 'messages', 'attention', 'reports'], z.object({
    items: z.array(z.discriminatedUnion('step', [
      z.object({ step: z.literal('move'), id: idSchema, expectedVersion: versionSchema, place: placeSchema }),
      z.object({ step: z.literal('cancel'), id: idSchema, expectedVersion: versionSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }),
      z.object({ step: z.literal('leave'), id: idSchema, expectedVersion: versionSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }),
    ])).min(1).max(MOST_AT_ONCE),
  }), z.object({ moved: z.int(), cancelled: z.int(), left: z.int(), refused: z.array(z.object({ id: idSchema, code: z.enum(ERROR_CODES) })) })),
  'absences.tell': command(DESK_ROLES, ['absences', 'messages', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, told: z.enum(REBOOKING_TOLD) }), nothing),
} as const;
