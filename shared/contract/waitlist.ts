/**
 * The waiting list: who wants an earlier appointment, or one in a session that is full. What each would be offered is worked out when it is
 * asked for, so an entry knows its best offer without any timer; an offer runs out by the clock.
 */
import { z } from 'zod';
import { appointmentKindSchema, appointmentSchema, freeSlotSchema, minuteSchema, weekdaySchema } from './appointments.ts';
import { DESK_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, versionSchema } from './core.ts';
import { payerSchema } from './patients.ts';
import { prioritySchema } from './visits.ts';

/** pagi, siang (from 11.00), sore (from 15.00), malam (from 18.00) */
export const DAY_PARTS = ['morning', 'midday', 'afternoon', 'evening'] as const;
/** How the patient wants to be told. */
export const REACHES = ['call', 'whatsapp'] as const;
/** None is kept: each follows from the offers, the withdrawal and the clock. */
export const WAITLIST_STATES = ['waiting', 'offered', 'booked', 'withdrawn', 'expired'] as const;
export type WaitlistState = (typeof WAITLIST_STATES)[number];
export const OFFER_ANSWERS = ['accepted', 'declined', 'no_answer'] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

const wish = {
  practitionerId: idSchema.nullable(), unitId: idSchema.nullable(), kind: appointmentKindSchema, payer: payerSchema,
  /** None: any. */
  weekdays: z.array(weekdaySchema).max(7), parts: z.array(z.enum(DAY_PARTS)).max(DAY_PARTS.length),
  earliestDay: daySchema, latestDay: daySchema, reach: z.enum(REACHES), priority: prioritySchema, note: optionalText(300),
  /** The appointment that the patient holds now; it is moved when an offer is accepted. */
  appointmentId: idSchema.nullable(),
};
export const waitlistOfferSchema = freeSlotSchema.omit({ left: true }).extend({
  id: idSchema, offeredAt: instantSchema, until: instantSchema,
  /** Null: none yet; whether its time is over the clock says. */
  answer: z.enum(OFFER_ANSWERS).nullable(), reason: z.string().nullable(),
});
export type WaitlistOffer = z.infer<typeof waitlistOfferSchema>;

export const waitlistEntrySchema = z.object({
  ...wish, id: idSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), birthDate: daySchema.nullable(), phone: z.string().nullable(),
  practitioner: z.string().nullable(), unit: z.string().nullable(),
  held: appointmentSchema.pick({ id: true, day: true, from: true, practitioner: true, unit: true }).nullable(),
  askedAt: instantSchema, state: z.enum(WAITLIST_STATES), reason: z.string().nullable(),
  unanswered: z.int(),
  /** The free slot that is this patient's turn; null while there is none or an offer runs. */
  proposal: freeSlotSchema.nullable(),
  /** The offer that runs. */
  offer: waitlistOfferSchema.nullable(),
  /** What was booked; more than one when two desks did it without hearing of each other. */
  booked: z.array(appointmentSchema.pick({ id: true, day: true, from: true, practitioner: true, unit: true })),
  version: versionSchema,
});
export type WaitlistEntry = z.infer<typeof waitlistEntrySchema>;

const TOUCHED = ['waitlist', 'attention'] as const;
const id = { id: idSchema };

export const waitlist = {
  /** Those who wait, in the order in which they are asked; `ended` also those of the last 60 days whose wait is over, newest first. */
  'waitlist.list': query(DESK_ROLES, z.object({ ended: z.boolean() }), z.array(waitlistEntrySchema)),
  'waitlist.ofPatient': query(DESK_ROLES, z.object({ patientId: idSchema }), z.array(waitlistEntrySchema)),
  /** How many wait, and for how many of them there is a free slot to offer. */
  'waitlist.count': query(DESK_ROLES, nothing, z.object({ waiting: z.int(), offers: z.int() })),
  /** Slots that are being offered to somebody now: whoever books them is warned, not kept from it. */
  'waitlist.held': query(DESK_ROLES, nothing, z.array(z.object({ practitionerId: idSchema, day: daySchema, from: minuteSchema, until: instantSchema, patientId: idSchema }))),
  'waitlist.ask': command(DESK_ROLES, TOUCHED, z.object({ patientId: idSchema, ...wish }), z.object(id)),
  'waitlist.edit': command(DESK_ROLES, TOUCHED, z.object({ ...id, expectedVersion: versionSchema, ...wish }), z.object(id)),
  /** Refused with `slot_offered` when the slot, or this patient, is in an offer that runs, and as a booking would be. */
  'waitlist.offer': command(DESK_ROLES, TOUCHED, z.object({ ...id, practitionerId: idSchema, unitId: idSchema, roomId: idSchema.nullable(), day: daySchema, from: minuteSchema }), waitlistOfferSchema),
  /** `accepted` books, or moves what was held, in the same transaction. A late yes is taken while the slot is free and nobody else is asked. */
  'waitlist.answer': command(DESK_ROLES, [...TOUCHED, 'appointments', 'reports'], z.object({ ...id, offerId: idSchema, answer: z.enum(OFFER_ANSWERS), reason: optionalText(200).default(null) }), z.object({ appointment: appointmentSchema.nullable() })),
  'waitlist.withdraw': command(DESK_ROLES, TOUCHED, z.object({ ...id, expectedVersion: versionSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }), z.object(id)),
} as const;
