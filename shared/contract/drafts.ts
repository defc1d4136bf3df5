import { z } from 'zod';
import { READ_ROLES, command, instantSchema, nothing, query } from './core.ts';

const form = z.string().regex(/^[a-z][a-zA-Z.-]{1,40}$/);
/** A draft belongs to one user, one form and one key within it (`new`, or the id of the row being edited). */
const key = z.string().min(1).max(80);
export const draftSchema = z.object({ form, key, content: z.string().max(60_000), savedAt: instantSchema });

export const drafts = {
  'drafts.save': command(READ_ROLES, [], z.object({ form, key, content: z.string().max(60_000) }), z.object({ savedAt: instantSchema })),
  'drafts.load': query(READ_ROLES, z.object({ form, key }), draftSchema.nullable()),
  'drafts.discard': command(READ_ROLES, [], z.object({ form, key }), nothing),
} as const;
