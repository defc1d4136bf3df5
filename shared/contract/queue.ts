import { z } from 'zod';
import { DESK_ROLES, QUEUE_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query, versionSchema } from './core.ts';
import { payerSchema } from './patients.ts';
import { prioritySchema, ticketSchema } from './visits.ts';

/** menunggu, dipanggil, dilayani, selesai, dilewati, tidak hadir, batal */
export const QUEUE_STATES = ['waiting', 'called', 'serving', 'done', 'skipped', 'no_show', 'cancelled'] as const;
export const queueStateSchema = z.enum(QUEUE_STATES);
export type QueueState = z.infer<typeof queueStateSchema>;
export const QUEUE_ACTIONS = ['call', 'recall', 'serve', 'finish', 'skip', 'return', 'no_show', 'cancel', 'undo'] as const;
export const queueActionSchema = z.enum(QUEUE_ACTIONS);
export type QueueAction = z.infer<typeof queueActionSchema>;

export const queueEntrySchema = z.object({
  id: idSchema, visitId: idSchema, patientId: idSchema,
  patientName: z.string(), recordNumber: z.string(), number: z.string(),
  unitId: idSchema, unit: z.string(), practitioner: z.string().nullable(),
  payer: payerSchema, priority: prioritySchema, priorityReason: z.string().nullable(),
  state: queueStateSchema,
  joinedAt: instantSchema, stateAt: instantSchema, calls: z.int().nonnegative(),
  version: versionSchema,
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

export const todaySchema = z.object({
  day: daySchema,
  waiting: z.int(), called: z.int(), serving: z.int(), done: z.int(), skipped: z.int(), noShow: z.int(), cancelled: z.int(),
  longestWaitMinutes: z.int().nullable(), averageWaitMinutes: z.int().nullable(),
  /** Share of today's served visits that waited at most 60 minutes, 0–100; null when none was served. */
  within60Percent: z.int().nullable(),
  emergencies: z.int(),
  hours: z.array(z.object({ hour: z.int(), arrivals: z.int(), usual: z.number() })),
});

export const queue = {
  'queue.board': query(READ_ROLES, z.object({ unitId: idSchema.nullable() }), z.array(queueEntrySchema)),
  'queue.today': query(READ_ROLES, z.object({}), todaySchema),
  /** Calls whoever is next in this unit; null answers `queue_empty`. `unitId` null: the unit with the longest waiting next patient. */
  'queue.callNext': command(QUEUE_ROLES, ['queue', 'visits', 'reports'], z.object({ unitId: idSchema.nullable() }), queueEntrySchema),
  /** One step of one entry. `expectedVersion` makes sure that two screens cannot both take it. */
  'queue.step': command(QUEUE_ROLES, ['queue', 'visits', 'reports'], z.object({ entryId: idSchema, action: queueActionSchema, reason: optionalText(200), expectedVersion: versionSchema }), queueEntrySchema),
  /** The ticket of an entry, to print (audited as a print). */
  'queue.ticket': command(DESK_ROLES, [], z.object({ entryId: idSchema }), ticketSchema),
  /** The last ticket that this desk printed today, to print again. */
  'queue.lastTicket': command(DESK_ROLES, [], z.object({}), ticketSchema.nullable()),
} as const;
