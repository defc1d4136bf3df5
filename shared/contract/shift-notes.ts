/**
 * The note from one shift to the next: what is open is listed and counted from the records themselves, frozen with the words
 * of who leaves, and accepted by who comes, each under their own name.
 */
import { z } from 'zod';
import { ATTENTION_KINDS } from './attention.ts';
import { QUEUE_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query } from './core.ts';
import { complaintGradeSchema } from './complaints.ts';
import { HAND_OFF_ROLES, handOffPrioritySchema, handOffStateSchema } from './hand-offs.ts';
import { EMERGENCY_STATES } from './emergencies.ts';

export const shiftLineSchema = z.object({ id: idSchema, at: instantSchema, by: z.string(), text: z.string() });
export type ShiftLine = z.infer<typeof shiftLineSchema>;
const patient = { patientId: idSchema.nullable(), patientName: z.string().nullable() };

/** Each part: how many there are, and those that press most. */
export const shiftContentSchema = z.object({
  day: daySchema,
  lines: z.array(shiftLineSchema),
  waiting: z.object({ count: z.int(), longestMinutes: z.int(), rows: z.array(z.object({ ...patient, number: z.string(), unit: z.string(), minutes: z.int() })) }),
  callBacks: z.object({ count: z.int(), rows: z.array(z.object({ patientId: idSchema.nullable(), callerName: z.string(), phone: z.string().nullable(), at: instantSchema })) }),
  handOffs: z.object({ count: z.int(), rows: z.array(z.object({ ...patient, number: z.string(), unit: z.string(), priority: handOffPrioritySchema, state: handOffStateSchema, text: z.string(), at: instantSchema })) }),
  /** Restricted ones are neither counted nor listed: the note is read by everybody. */
  complaints: z.object({ count: z.int(), rows: z.array(z.object({ complaintId: idSchema, number: z.string(), grade: complaintGradeSchema, limitAt: instantSchema.nullable() })) }),
  emergencies: z.object({ count: z.int(), rows: z.array(z.object({ patientId: idSchema.nullable(), temporaryName: z.string(), state: z.enum(EMERGENCY_STATES), at: instantSchema })) }),
  notArrived: z.object({ count: z.int(), rows: z.array(z.object({ ...patient, from: z.int(), practitioner: z.string(), unit: z.string() })) }),
  /** Numbers of tickets that did not come out of this desk's printer. */
  unprinted: z.array(z.string()),
  /** What of the backups and of the exchange with the central waits for somebody. */
  warnings: z.array(z.object({ kind: z.enum(ATTENTION_KINDS), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
});
export type ShiftContent = z.infer<typeof shiftContentSchema>;

export const shiftNoteRowSchema = z.object({
  id: idSchema, at: instantSchema, by: z.string(), mine: z.boolean(), open: z.int(),
  /** The first who accepted it; null while it waits. */
  accepted: z.object({ at: instantSchema, by: z.string(), remark: z.string().nullable() }).nullable(),
});
export type ShiftNoteRow = z.infer<typeof shiftNoteRowSchema>;
/** `hash`: SHA-256 of the frozen content, as the audit log has it; `intact` false when the content is not what was frozen. */
export const shiftNoteSchema = shiftNoteRowSchema.extend({ clinicName: z.string(), words: z.string().nullable(), content: shiftContentSchema, hash: z.string(), intact: z.boolean(), withheld: z.int() });
export type ShiftNote = z.infer<typeof shiftNoteSchema>;

const TOUCHED = ['shiftNotes', 'attention'] as const;

export const shiftNotes = {
  /** What would be handed over now. */
  'shiftNotes.draft': query(QUEUE_ROLES, nothing, shiftContentSchema),
  /** A line for whoever comes next. */
  'shiftNotes.addLine': command(HAND_OFF_ROLES, TOUCHED, z.object({ text: z.string().trim().min(2, 'text_required').max(300) }), shiftLineSchema),
  'shiftNotes.handOver': command(QUEUE_ROLES, TOUCHED, z.object({ words: optionalText(1000) }), z.object({ id: idSchema })),
  /** By somebody else than who handed over. Refused with `hand_off_taken` when another was first. */
  'shiftNotes.accept': command(QUEUE_ROLES, TOUCHED, z.object({ id: idSchema, remark: optionalText(300) }), z.object({ id: idSchema })),
  /** The newest first. */
  'shiftNotes.list': query(QUEUE_ROLES, nothing, z.array(shiftNoteRowSchema)),
  /** Audited as a view. */
  'shiftNotes.get': query(QUEUE_ROLES, z.object({ id: idSchema }), shiftNoteSchema),
} as const;
