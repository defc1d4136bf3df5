/** Records out: exports to a removable drive. */
import { z } from 'zod';
import { NOBODY, passwordFault } from '../domain/password-rules.ts';
import { ADMIN_ROLES, command, daySchema, idSchema, nothing, query } from './core.ts';

export const driveSchema = z.object({ id: z.string(), label: z.string(), path: z.string(), freeBytes: z.int(), totalBytes: z.int(), fileSystem: z.string(), writable: z.boolean() });
export type Drive = z.infer<typeof driveSchema>;
export const exportJobSchema = z.object({
  id: idSchema, state: z.enum(['running', 'done', 'failed', 'cancelled']), done: z.int(), total: z.int(),
  /** The first file, and the bytes of all. */
  fileName: z.string().nullable(), bytes: z.int().nullable(),
  /** More than one where the drive's file system is too small for one. */
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
  /** Shown once it is done; null when the user brought their own. */
  password: z.string().nullable(), readBack: z.enum(['media', 'cache']).nullable(), error: z.string().nullable(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;
export const EXPORT_SETS = ['patients', 'visits', 'appointments', 'calls', 'complaints', 'staff', 'answers', 'audit'] as const;
export const exportSetSchema = z.enum(EXPORT_SETS);
export type ExportSetName = z.infer<typeof exportSetSchema>;

/** A password that somebody made up for an export: whoever finds the stick can try as often as they like. */
export const exportPasswordSchema = z.string().min(12, 'export_password_short').max(200).refine((password) => passwordFault(password, NOBODY) !== 'password_common', 'password_common');

export const transfer = {
  'transfer.drives': query(ADMIN_ROLES, nothing, z.array(driveSchema)),
  'transfer.export': command(ADMIN_ROLES, ['transfer', 'audit'], z.object({
    driveId: z.string().max(300), sets: z.array(exportSetSchema).min(1), from: daySchema.nullable(), to: daySchema.nullable(), purpose: z.string().trim().min(3, 'purpose_required').max(200),
    /** Names, numbers, addresses and free text are cut short. The form always says, and begins with true. */
    masked: z.boolean().default(true),
    /** Complaints that only `RESTRICTED_COMPLAINT_ROLES` may read, too. */
    restricted: z.boolean().default(false),
    /** Null: the desk makes one and shows it once. */
    password: exportPasswordSchema.nullable().default(null),
  }), z.object({ jobId: idSchema })),
  'transfer.job': query(ADMIN_ROLES, z.object({ jobId: idSchema }), exportJobSchema),
  'transfer.cancel': command(ADMIN_ROLES, ['transfer'], z.object({ jobId: idSchema }), nothing),
} as const;
