import { z } from 'zod';
import { DESK_ROLES, QUEUE_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query, versionSchema } from './core.ts';
import { payerSchema } from './patients.ts';
import { prioritySchema, ticketSchema } from './visits.ts';

/** menunggu, dipanggil, dilayani, ditunda, pindah, selesai, dilewati, tidak hadir, pergi sebelum dilayani, batal */
export const QUEUE_STATES = ['waiting', 'called', 'serving', 'held', 'moved', 'done', 'skipped', 'no_show', 'left', 'cancelled'] as const;
export const queueStateSchema = z.enum(QUEUE_STATES);
export type QueueState = z.infer<typeof queueStateSchema>;
export const QUEUE_ACTIONS = ['call', 'recall', 'serve', 'finish', 'move', 'hold', 'resume', 'skip', 'return', 'no_show', 'left', 'cancel', 'undo'] as const;
export const queueActionSchema = z.enum(QUEUE_ACTIONS);
export type QueueAction = z.infer<typeof queueActionSchema>;
/** What stands in an entry's history beside the steps: it was opened, or the move that had opened it was taken back. */
export const QUEUE_EVENTS = [...QUEUE_ACTIONS, 'join', 'withdraw'] as const;
export type QueueEventAction = (typeof QUEUE_EVENTS)[number];

export const WHY_REASONS = [
  'back', 'priority', 'general_turn', 'booked', 'walk_in_turn', 'arrival', 'booked_early', 'booked_late', 'was_skipped', 'skipped', 'skipped_too_often',
] as const;
export type WhyReason = (typeof WHY_REASONS)[number];
/** Why somebody stands where they stand; shared/domain/queue-order.ts says what the numbers are. */
export const whySchema = z.object({ reason: z.enum(WHY_REASONS), turn: z.int().nullable(), of: z.int().nullable(), at: instantSchema.nullable() });

export const queueEntrySchema = z.object({
  id: idSchema, visitId: idSchema, patientId: idSchema,
  patientName: z.string(), recordNumber: z.string(), number: z.string(),
  unitId: idSchema, unit: z.string(), practitioner: z.string().nullable(),
  payer: payerSchema, priority: prioritySchema, priorityReason: z.string().nullable(),
  state: queueStateSchema,
  joinedAt: instantSchema, stateAt: instantSchema, calls: z.int().nonnegative(),
  calledAt: instantSchema.nullable(), servedAt: instantSchema.nullable(),
  /** The unit from which the visit moved here. */
  fromUnit: z.string().nullable(), practitionerId: idSchema.nullable(), dueAt: instantSchema.nullable(),
  /** Minutes of waiting that were told at the beginning. */
  told: z.tuple([z.int(), z.int()]).nullable(),
  /** Of somebody on hold: why. */
  heldReason: z.string().nullable(),
  /** Place in the order of calls from 1, and why; null for whoever will not be called next. */
  place: z.int().positive().nullable(), why: whySchema.nullable(),
  /** Two desks apart took steps that do not go together; the history shows them. */
  disputed: z.boolean(),
  version: versionSchema,
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

export const todaySchema = z.object({
  day: daySchema,
  waiting: z.int(), called: z.int(), serving: z.int(), done: z.int(), skipped: z.int(), noShow: z.int(), cancelled: z.int(),
  longestWaitMinutes: z.int().nullable(), averageWaitMinutes: z.int().nullable(),
  /** Share of today's served visits that waited at most 60 minutes, 0–100; null when none was served. */
  within60Percent: z.int().nullable(),
  held: z.int(), left: z.int(),
  emergencies: z.int(),
  hours: z.array(z.object({ hour: z.int(), arrivals: z.int(), usual: z.number() })),
});

export const queue = {
  'queue.board': query(READ_ROLES, z.object({ unitId: idSchema.nullable() }), z.array(queueEntrySchema)),
  'queue.today': query(READ_ROLES, z.object({}), todaySchema),
  /** Calls whoever is next in this unit; null answers `queue_empty`. `unitId` null: the unit with the longest waiting next patient. */
  'queue.callNext': command(QUEUE_ROLES, ['queue', 'visits', 'reports'], z.object({ unitId: idSchema.nullable() }), queueEntrySchema),
  /** One step of one entry. `expectedVersion` makes sure that two screens cannot both take it. */
  'queue.step': command(QUEUE_ROLES, ['queue', 'visits', 'reports'], z.object({ entryId: idSchema, action: queueActionSchema.exclude(['move']), reason: optionalText(200), expectedVersion: versionSchema }), queueEntrySchema),
  /** The visit goes on in another unit: closes this entry and opens the next at the same instant. `opened` has a number of its own unless the clinic's numbers go with the patient. */
  'queue.move': command(QUEUE_ROLES, ['queue', 'visits', 'reports'], z.object({
    entryId: idSchema, unitId: idSchema, practitionerId: idSchema.nullable(), reason: optionalText(200), expectedVersion: versionSchema,
    /** As in `visits.checkIn`. */
    clockConfirmed: z.boolean().default(false),
  }), z.object({ closed: queueEntrySchema, opened: queueEntrySchema })),
  /** A visit's whole way: its places, what happened in each, and the time in each state. */
  'queue.history': query(READ_ROLES, z.object({ visitId: idSchema }), z.array(z.object({
    entryId: idSchema, number: z.string(), unit: z.string(), practitioner: z.string().nullable(), state: queueStateSchema, withdrawn: z.boolean(),
    times: z.array(z.object({ state: queueStateSchema, ms: z.int().nonnegative() })),
    events: z.array(z.object({ id: idSchema, action: z.enum(QUEUE_EVENTS), at: instantSchema, by: z.string(), to: queueStateSchema, reason: z.string().nullable(), took: z.boolean(), undone: z.boolean() })),
  }))),
  /** The ticket of an entry, to print (audited as a print). */
  'queue.ticket': command(DESK_ROLES, [], z.object({ entryId: idSchema }), ticketSchema),
  /** The last ticket that this desk printed today, to print again. */
  'queue.lastTicket': command(DESK_ROLES, [], z.object({}), ticketSchema.nullable()),
} as const;
