/** What waits for a person: the "perlu perhatian" inbox, and what people do about it. */
import { z } from 'zod';
import { ATTENTION_ACTIONS, ATTENTION_SEVERITIES, SNOOZE_CHOICES } from '../domain/attention-events.ts';
import { DESK_ROLES, READ_ROLES, command, idSchema, instantSchema, nothing, query } from './core.ts';

/** What an item is about; each has its sign. */
export const ATTENTION_GROUPS = ['emergency', 'schedule', 'contacts', 'complaints', 'records', 'queue', 'coordination', 'desk', 'security'] as const;
export type AttentionGroup = (typeof ATTENTION_GROUPS)[number];

/** A new kind is one line here and its texts in renderer/i18n/{id,en}/attention.ts; a test finds what is missing there. */
export const ATTENTION = {
  backup_old: 'desk',
  backup_second_none: 'desk',
  backup_second_old: 'desk',
  backup_drill_failed: 'desk',
  recovery_key_unconfirmed: 'security',
  emergency_unidentified: 'emergency',
  clock_wrong: 'desk',
  same_nik: 'records',
  record_numbers_low: 'records',
  same_login: 'security',
  complaint_due: 'complaints',
  complaint_escalated: 'complaints',
  complaint_task_due: 'complaints',
  complaint_improvement_due: 'complaints',
  complaint_report_unsigned: 'complaints',
  appointment_clash: 'schedule',
  appointments_stranded: 'schedule',
  call_back_due: 'contacts',
  follow_up_due: 'contacts',
  day_not_closed: 'queue',
  holidays_missing: 'schedule',
  audit_broken: 'security',
  sync_conflict: 'desk',
  appointments_displaced: 'schedule',
  sync_stopped: 'desk',
  sync_held_back: 'desk',
  merge_without_effect: 'records',
  duplicates_found: 'records',
  restricted_opened: 'security',
  tickets_unprinted: 'queue',
  messages_due: 'contacts',
  absences_untold: 'contacts',
  recalls_due: 'contacts',
  waitlist_slots: 'schedule',
  hand_off_waiting: 'coordination',
  hand_off_overdue: 'coordination',
  shift_note_waiting: 'coordination',
  articles_to_review: 'coordination',
} as const satisfies Readonly<Record<string, AttentionGroup>>;
export type AttentionKind = keyof typeof ATTENTION;
export const ATTENTION_KINDS = Object.keys(ATTENTION) as AttentionKind[];
const kindSchema = z.enum(ATTENTION_KINDS);
/** Stable: a kind, and the row that it is about where there is one. */
const itemId = z.string().min(1).max(120);

export const attentionSchema = z.object({
  id: z.string(), kind: kindSchema, severity: z.enum(ATTENTION_SEVERITIES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the action leads: a route of the renderer. */
  target: z.string(), at: instantSchema,
});
export type AttentionItem = z.infer<typeof attentionSchema>;
/** With what people did about it. `owner` is told to everybody, `snoozed` is the reader's own. */
export const attentionRowSchema = attentionSchema.extend({
  owner: z.object({ id: idSchema, name: z.string(), since: instantSchema }).nullable(),
  snoozed: z.object({ until: instantSchema }).nullable(),
});
export type AttentionRow = z.infer<typeof attentionRowSchema>;

/** What was done, and what this desk saw come and go since the user signed in. */
export const attentionNoteSchema = z.object({
  key: z.string(), at: instantSchema, kind: kindSchema, action: z.enum([...ATTENTION_ACTIONS, 'came', 'went']), by: z.string().nullable(), until: instantSchema.nullable(),
});
export type AttentionNote = z.infer<typeof attentionNoteSchema>;
export const attentionDeskSchema = z.object({ sound: z.boolean() });

export const attention = {
  'attention.list': query(READ_ROLES, nothing, z.array(attentionRowSchema)),
  /**
   * Taking an item says "saya urus" on every desk; `from`: the owner from whom it is taken over, refused with `taken_by` when somebody else has it meanwhile.
   * Putting off is for oneself; what is urgent for an hour at most.
   */
  'attention.step': command(READ_ROLES, ['attention'], z.discriminatedUnion('step', [
    z.object({ step: z.literal('take'), id: itemId, from: idSchema.nullable() }),
    z.object({ step: z.literal('release'), id: itemId }),
    z.object({ step: z.literal('snooze'), id: itemId, choice: z.enum(SNOOZE_CHOICES) }),
    z.object({ step: z.literal('wake'), id: itemId }),
  ]), nothing),
  /** Of today, the newest first; only kinds of items that the reader has seen today. */
  'attention.history': query(READ_ROLES, nothing, z.array(attentionNoteSchema)),
  /** Of this computer. */
  'attention.desk': query(READ_ROLES, nothing, attentionDeskSchema),
  'attention.saveDesk': command(DESK_ROLES, ['attention'], attentionDeskSchema, nothing),
} as const;
