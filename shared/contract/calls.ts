/** The telephone: what was asked and answered, and who is to be called back. */
import { z } from 'zod';
import { DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query, shortText, versionSchema } from './core.ts';

export const CALL_TOPICS = ['schedule', 'appointment', 'service', 'cost', 'result', 'complaint', 'emergency', 'other'] as const;
export const callTopicSchema = z.enum(CALL_TOPICS);
const phone = z.string().regex(/^(\+\d{8,15}|\d{3,5})$/, 'phone_form');

export const callSchema = z.object({
  id: idSchema, at: instantSchema, callerName: z.string(), phone: z.string().nullable(), patientId: idSchema.nullable(), patientName: z.string().nullable(),
  topic: callTopicSchema, note: z.string().nullable(), actor: z.string(),
  /** When to call back; null when nothing was promised. */
  callBackAt: instantSchema.nullable(),
  /** How the promise ended; null while it is open. */
  settledAt: instantSchema.nullable(), outcome: z.string().nullable(),
  version: versionSchema,
});
export type PhoneCall = z.infer<typeof callSchema>;

export const calls = {
  'calls.list': query(READ_ROLES, z.object({ day: daySchema }), z.array(callSchema)),
  /** Promised and not yet made, the most overdue first, whatever day they are from. */
  'calls.toReturn': query(READ_ROLES, z.object({}), z.array(callSchema)),
  'calls.log': command(DESK_ROLES, ['calls', 'attention', 'reports'], z.object({
    callerName: shortText, phone: phone.nullable(), patientId: idSchema.nullable(), topic: callTopicSchema, note: optionalText(1000), callBackAt: instantSchema.nullable(),
  }), callSchema),
  /** The call back was made, or is not wanted any more: what came of it. */
  'calls.settle': command(DESK_ROLES, ['calls', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, outcome: z.string().trim().min(1, 'text_required').max(300) }), callSchema),
  /** Nobody answered: try again later. */
  'calls.postpone': command(DESK_ROLES, ['calls', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, callBackAt: instantSchema }), callSchema),
} as const;
