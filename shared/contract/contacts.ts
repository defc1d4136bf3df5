/** How patients wish to be reached, what was promised to them, and short notes of contacts. */
import { z } from 'zod';
import { DAY_PARTS } from '../domain/day-parts.ts';
import { DESK_ROLES, READ_ROLES, type Role, command, idSchema, instantSchema, nothing, optionalText, query, roleSchema, versionSchema } from './core.ts';
import { MESSAGE_CHANNELS, messageLanguageSchema } from './messages.ts';

/** `none`: no messages, but a call about something that matters is welcome. */
export const PREFERRED_CHANNELS = [...MESSAGE_CHANNELS, 'none'] as const;
export const preferredChannelSchema = z.enum(PREFERRED_CHANNELS);
export type PreferredChannel = z.infer<typeof preferredChannelSchema>;
/** Selesai, atau tidak jadi. */
export const FOLLOW_UP_OUTCOMES = ['done', 'dropped'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];
/** Who talks with patients: the desk, and public relations. */
export const CONTACT_ROLES = [...DESK_ROLES, 'public_relations'] as const satisfies readonly Role[];
export const LONGEST_NOTE = 500;

const email = z.email('email_form').max(120).nullable();
const dayParts = z.array(z.enum(DAY_PARTS)).max(DAY_PARTS.length);
const reason = z.string().trim().min(3, 'reason_required').max(200);

export const preferenceSchema = z.object({
  patientId: idSchema,
  /** Null: nothing was said yet. */
  version: versionSchema.nullable(),
  channel: preferredChannelSchema.nullable(), language: messageLanguageSchema.nullable(),
  /** None: at any time. */
  dayParts, email: z.string().nullable(),
  /** Not to be contacted, whatever was agreed to before. */
  stop: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
  savedAt: instantSchema.nullable(), savedBy: z.string().nullable(),
});
export type ContactPreference = z.infer<typeof preferenceSchema>;

export const followUpSchema = z.object({
  id: idSchema, version: versionSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), phone: z.string().nullable(),
  todo: z.string(), dueAt: instantSchema, ownerId: idSchema.nullable(), owner: z.string().nullable(),
  outcome: z.enum(FOLLOW_UP_OUTCOMES).nullable(), doneAt: instantSchema.nullable(), doneBy: z.string().nullable(), note: z.string().nullable(),
  madeAt: instantSchema, madeBy: z.string(),
  /** The patient is not to be contacted: why. */
  stopReason: z.string().nullable(),
});
export type FollowUp = z.infer<typeof followUpSchema>;

const wish = { todo: z.string().trim().min(1, 'text_required').max(LONGEST_NOTE), dueAt: instantSchema, ownerId: idSchema.nullable() };

export const contacts = {
  'contacts.preference': query(READ_ROLES, z.object({ patientId: idSchema }), preferenceSchema),
  /** `stop` null: may be contacted (again). */
  'contacts.savePreference': command(CONTACT_ROLES, ['contacts', 'messages', 'absences', 'attention'], z.object({
    patientId: idSchema, expectedVersion: versionSchema.nullable(), channel: preferredChannelSchema.nullable(), language: messageLanguageSchema.nullable(), dayParts, email, stop: reason.nullable(),
  }).superRefine(({ channel, email: address }, issues) => { if (channel === 'email' && address === null) issues.addIssue({ code: 'custom', path: ['email'], message: 'email_required' }); }), preferenceSchema),
  /** Open ones, the earliest first; `done`: those of the last 30 days, the newest first. `patientId` null: of everybody. */
  'contacts.followUps': query(CONTACT_ROLES, z.object({ patientId: idSchema.nullable(), show: z.enum(['open', 'done']) }), z.array(followUpSchema)),
  'contacts.addFollowUp': command(CONTACT_ROLES, ['contacts', 'patients', 'attention'], z.object({ patientId: idSchema, ...wish }), followUpSchema),
  'contacts.editFollowUp': command(CONTACT_ROLES, ['contacts', 'patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, ...wish }), followUpSchema),
  /** What is dropped says why. */
  'contacts.finishFollowUp': command(CONTACT_ROLES, ['contacts', 'patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, outcome: z.enum(FOLLOW_UP_OUTCOMES), note: optionalText(LONGEST_NOTE) })
    .superRefine(({ outcome, note }, issues) => { if (outcome === 'dropped' && (note ?? '') === '') issues.addIssue({ code: 'custom', path: ['note'], message: 'reason_required' }); }), followUpSchema),
  /** Never changed; `corrects`: the note whose place it takes. */
  'contacts.addNote': command(CONTACT_ROLES, ['contacts', 'patients'], z.object({ patientId: idSchema, text: z.string().trim().min(1, 'text_required').max(LONGEST_NOTE), corrects: idSchema.nullable() }), nothing),
  /** Who may be given a follow-up. */
  'contacts.owners': query(CONTACT_ROLES, nothing, z.array(z.object({ id: idSchema, name: z.string(), role: roleSchema }))),
} as const;
