/** One patient's story: everything that happened with them and with their record, the newest first. */
import { z } from 'zod';
import { APPOINTMENT_ACTIONS, appointmentStateSchema, minuteSchema } from './appointments.ts';
import { auditActionSchema } from './audit.ts';
import { callLinkKindSchema, callRelationSchema, callResultSchema, callTopicSchema } from './calls.ts';
import { complaintGradeSchema, complaintStateSchema } from './complaints.ts';
import { CONSENT_MANNERS, consentKindSchema } from './consents.ts';
import { READ_ROLES, daySchema, idSchema, instantSchema, query } from './core.ts';
import { FOLLOW_UP_OUTCOMES } from './contacts.ts';
import { EMERGENCY_STATES } from './emergencies.ts';
import { handOffPrioritySchema, handOffStateSchema } from './hand-offs.ts';
import { messageChannelSchema, messagePurposeSchema, messageStateSchema } from './messages.ts';
import { payerSchema, relationSchema } from './patients.ts';
import { queueStateSchema } from './queue.ts';

export const TIMELINE_KINDS = ['visit', 'appointment', 'call', 'hand_off', 'complaint', 'emergency', 'consent', 'record', 'merge', 'print', 'view', 'message', 'follow_up', 'note'] as const;
export const timelineKindSchema = z.enum(TIMELINE_KINDS);
/** Contacts with a patient, whoever began them. */
export const CONTACT_KINDS = ['visit', 'call', 'complaint', 'message', 'follow_up', 'note'] as const satisfies readonly (typeof TIMELINE_KINDS)[number][];
export type TimelineKind = z.infer<typeof timelineKindSchema>;

/** `key`: unique within the kind. `desk`: the letter of the desk where it was done, where that is known. */
const common = { key: z.string().max(60), at: instantSchema, actor: z.string().nullable(), desk: z.string().nullable() };
/** Values as JSON. `known`: how much this desk still has of the change. */
export const fieldChangeSchema = z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable(), known: z.enum(['both', 'after']) });
export type FieldChange = z.infer<typeof fieldChangeSchema>;
const queueStep = z.object({ at: instantSchema, action: z.string(), to: queueStateSchema, number: z.string(), unit: z.string(), actor: z.string(), reason: z.string().nullable() });

export const timelineEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit'), ...common, id: idSchema, day: daySchema, number: z.string(), unit: z.string(), practitioner: z.string().nullable(), payer: payerSchema, complaint: z.string().nullable(), state: queueStateSchema.nullable(), steps: z.array(queueStep) }),
  z.object({ kind: z.literal('appointment'), ...common, id: idSchema, action: z.enum(APPOINTMENT_ACTIONS), day: daySchema, from: minuteSchema, practitioner: z.string(), unit: z.string(), reason: z.string().nullable(), state: appointmentStateSchema }),
  z.object({ kind: z.literal('call'), ...common, id: idSchema, callerName: z.string(), topic: callTopicSchema, note: z.string().nullable(), callBackAt: instantSchema.nullable(), settledAt: instantSchema.nullable(), outcome: z.string().nullable(), relation: callRelationSchema.nullable(), result: callResultSchema.nullable(), done: z.array(callLinkKindSchema), day: daySchema }),
  z.object({ kind: z.literal('hand_off'), ...common, id: idSchema, number: z.string(), unit: z.string(), priority: handOffPrioritySchema, state: handOffStateSchema, text: z.string(), acceptedName: z.string().nullable(), result: z.string().nullable() }),
  z.object({ kind: z.literal('complaint'), ...common, id: idSchema, number: z.string(), grade: complaintGradeSchema, state: complaintStateSchema, unit: z.string().nullable(), summary: z.string(), restricted: z.boolean() }),
  z.object({ kind: z.literal('emergency'), ...common, id: idSchema, temporaryName: z.string(), state: z.enum(EMERGENCY_STATES), note: z.string().nullable() }),
  z.object({ kind: z.literal('consent'), ...common, id: idSchema, consent: consentKindSchema, step: z.enum(['given', 'withdrawn']), givenBy: z.string().nullable(), relation: relationSchema.nullable(), how: z.enum(CONSENT_MANNERS), reason: z.string().nullable(), stopBy: instantSchema.nullable() }),
  /** `reason`: of a restriction, its lifting or an opening. `fields` empty: that something changed is all that is known. */
  z.object({ kind: z.literal('record'), ...common, what: z.enum(['create', 'update', 'void', 'restrict', 'lift', 'open', 'looked']), fields: z.array(fieldChangeSchema), reason: z.string().nullable() }),
  z.object({ kind: z.literal('merge'), ...common, id: idSchema, step: z.enum(['merged', 'undone']), fromNumber: z.string(), intoNumber: z.string(), reason: z.string().nullable() }),
  z.object({ kind: z.literal('print'), ...common, entity: z.string(), action: auditActionSchema, detail: z.string().nullable() }),
  z.object({ kind: z.literal('view'), ...common, entity: z.string(), action: auditActionSchema, detail: z.string().nullable() }),
  /** At its last step. */
  z.object({ kind: z.literal('message'), ...common, id: idSchema, channel: messageChannelSchema, purpose: messagePurposeSchema, state: messageStateSchema, text: z.string(), note: z.string().nullable() }),
  /** When it was made, or done. */
  z.object({ kind: z.literal('follow_up'), ...common, id: idSchema, todo: z.string(), dueAt: instantSchema, outcome: z.enum(FOLLOW_UP_OUTCOMES).nullable(), note: z.string().nullable() }),
  /** `corrected`: a later note takes its place. */
  z.object({ kind: z.literal('note'), ...common, id: idSchema, text: z.string(), corrects: idSchema.nullable(), corrected: z.boolean() }),
]);
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
export type TimelineEntryOf<K extends TimelineKind> = Extract<TimelineEntry, { kind: K }>;

/** After this entry, on the way back in time. */
export const timelinePlaceSchema = z.object({ at: instantSchema, kind: timelineKindSchema, key: z.string().max(60) });
export type TimelinePlace = z.infer<typeof timelinePlaceSchema>;

export const timeline = {
  /** `kinds` null: all that the caller may see. Views are for `TRAIL_ROLES`; slips to units for `HAND_OFF_ROLES`; complaints and views of restricted ones for those who may see them. */
  'patients.timeline': query(READ_ROLES, z.object({ patientId: idSchema, kinds: z.array(timelineKindSchema).min(1).nullable(), after: timelinePlaceSchema.nullable(), limit: z.int().min(1).max(200) }),
    z.object({ entries: z.array(timelineEntrySchema), next: timelinePlaceSchema.nullable() })),
} as const;
