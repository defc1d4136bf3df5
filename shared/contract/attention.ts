/** What waits for a person: the "perlu perhatian" inbox. */
import { z } from 'zod';
import { READ_ROLES, instantSchema, nothing, query } from './core.ts';

export const ATTENTION_KINDS = ['backup_old', 'backup_second_none', 'backup_second_old', 'backup_drill_failed', 'recovery_key_unconfirmed', 'emergency_unidentified', 'clock_wrong', 'same_nik', 'record_numbers_low', 'same_login',
  'complaint_due', 'complaint_escalated', 'complaint_task_due', 'complaint_improvement_due', 'appointment_clash', 'appointments_stranded', 'call_back_due', 'day_not_closed', 'holidays_missing', 'audit_broken',
  'sync_conflict', 'appointments_displaced', 'sync_stopped', 'sync_held_back', 'merge_without_effect', 'duplicates_found', 'restricted_opened', 'tickets_unprinted', 'messages_due', 'absences_untold', 'recalls_due', 'waitlist_slots',
  'hand_off_waiting', 'hand_off_overdue', 'shift_note_waiting',
  'articles_to_review',
] as const;
export const attentionSchema = z.object({
  id: z.string(), kind: z.enum(ATTENTION_KINDS), severity: z.enum(['urgent', 'warning', 'info']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the action leads: a route of the renderer. */
  target: z.string(), at: instantSchema,
});
export type AttentionItem = z.infer<typeof attentionSchema>;
export const attention = { 'attention.list': query(READ_ROLES, nothing, z.array(attentionSchema)) } as const;
