/** Announcements of the clinic to its own staff, shown on the first screen. */
import { z } from 'zod';
import { DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, query, versionSchema } from './core.ts';

export const bulletinSchema = z.object({ id: idSchema, text: z.string(), urgent: z.boolean(), until: daySchema.nullable(), at: instantSchema, author: z.string(), version: versionSchema });
export type Bulletin = z.infer<typeof bulletinSchema>;

export const bulletins = {
  /** Those in force today, urgent ones first, then the newest. */
  'bulletins.current': query(READ_ROLES, nothing, z.array(bulletinSchema)),
  'bulletins.post': command([...DESK_ROLES, 'nurse', 'public_relations', 'medical_executive', 'director'], ['bulletins'], z.object({ text: z.string().trim().min(1, 'text_required').max(500), urgent: z.boolean(), until: daySchema.nullable() }), z.object({ id: idSchema })),
  /** By its author or an administrator. */
  'bulletins.withdraw': command([...DESK_ROLES, 'nurse', 'public_relations', 'medical_executive', 'director'], ['bulletins'], z.object({ id: idSchema, expectedVersion: versionSchema }), nothing),
} as const;
