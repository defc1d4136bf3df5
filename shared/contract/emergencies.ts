import { z } from 'zod';
import { DESK_ROLES, QUEUE_ROLES, command, idSchema, instantSchema, optionalText, query } from './core.ts';

export const EMERGENCY_STATES = ['raised', 'handled', 'closed'] as const;
export const emergencySchema = z.object({
  id: idSchema, temporaryName: z.string(), at: instantSchema, state: z.enum(EMERGENCY_STATES),
  note: z.string().nullable(), raisedBy: z.string().nullable(), patientId: idSchema.nullable(), patientName: z.string().nullable(), raisedWhileLocked: z.boolean(),
});
export type Emergency = z.infer<typeof emergencySchema>;

export const emergencies = {
  /**
   * F9, also while locked: an emergency of an unidentified person. Durable before it answers. Shows no data of anybody.
   * Before the database is unlocked it is kept sealed on disk and enters the database at the next sign-in.
   */
  'emergencies.raise': command('locked', ['emergencies', 'attention', 'queue', 'reports'], z.object({}), z.object({ id: idSchema, temporaryName: z.string(), at: instantSchema })),
  'emergencies.list': query(QUEUE_ROLES, z.object({}), z.array(emergencySchema)),
  'emergencies.note': command(QUEUE_ROLES, ['emergencies', 'attention'], z.object({ id: idSchema, note: optionalText(500), state: z.enum(EMERGENCY_STATES) }), z.object({})),
  /** The person is known now. */
  'emergencies.identify': command(DESK_ROLES, ['emergencies', 'attention'], z.object({ id: idSchema, patientId: idSchema }), z.object({})),
} as const;
