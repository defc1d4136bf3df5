/** Where this desk stands with the central server. */
import { z } from 'zod';
import { READ_ROLES, instantSchema, nothing, query } from './core.ts';

export const sync = {
  /** The truth in one line: is there a central, what waits, is this PC's clock wrong. */
  'sync.status': query(READ_ROLES, nothing, z.object({ state: z.enum(['no_central']), waiting: z.int(), clockWrong: z.boolean(), lastBackupAt: instantSchema.nullable() })),
} as const;
