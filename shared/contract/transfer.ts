/** Records out: exports to a removable drive. */
import { z } from 'zod';
import { ADMIN_ROLES, command, daySchema, idSchema, nothing, query } from './core.ts';

export const driveSchema = z.object({ id: z.string(), label: z.string(), path: z.string(), freeBytes: z.int(), totalBytes: z.int(), fileSystem: z.string(), writable: z.boolean() });
export type Drive = z.infer<typeof driveSchema>;
export const exportJobSchema = z.object({
  id: idSchema, state: z.enum(['running', 'done', 'failed', 'cancelled']), done: z.int(), total: z.int(),
  fileName: z.string().nullable(), bytes: z.int().nullable(), password: z.string().nullable(), readBack: z.enum(['media', 'cache']).nullable(), error: z.string().nullable(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;
export const transfer = {
  'transfer.drives': query(ADMIN_ROLES, nothing, z.array(driveSchema)),
  'transfer.export': command(ADMIN_ROLES, ['transfer', 'audit'], z.object({
    driveId: z.string().max(300), sets: z.array(z.enum(['patients', 'visits'])).min(1), from: daySchema.nullable(), to: daySchema.nullable(), purpose: z.string().trim().min(3, 'purpose_required').max(200),
  }), z.object({ jobId: idSchema })),
  'transfer.job': query(ADMIN_ROLES, z.object({ jobId: idSchema }), exportJobSchema),
  'transfer.cancel': command(ADMIN_ROLES, ['transfer'], z.object({ jobId: idSchema }), nothing),
} as const;
