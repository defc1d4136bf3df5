/** The keys of the clinic's data: a new data key, and a new recovery key on paper. */
import { z } from 'zod';
import { ADMIN_ROLES, command, instantSchema, nothing, query } from './core.ts';

/**
 * `data`: a new data key; every password and the recovery key stay good. `all`: a new master key too; only the password of
 * the administrator who asked for it and a new recovery key open the desk afterwards.
 */
export const RENEWAL_SCOPES = ['data', 'all'] as const;
const scopeSchema = z.enum(RENEWAL_SCOPES);
export type RenewalScope = z.infer<typeof scopeSchema>;

/** Of whoever is signed in, typed again. */
const ownPassword = z.string().min(1, 'required').max(200);

export const renewalProgressSchema = z.object({
  stage: z.enum(['copying', 'sealing', 'checking']),
  /** Bytes, while copying; 0 of 0 where nobody can know. */
  done: z.int(), total: z.int(),
  cancelling: z.boolean(),
});
export type RenewalProgress = z.infer<typeof renewalProgressSchema>;

export const keys = {
  'keys.state': query(ADMIN_ROLES, nothing, z.object({
    /** Null: since the clinic was founded. */
    dataKeyAt: instantSchema.nullable(),
    /** Data keys before today's, kept for older backups. */
    earlierKeys: z.int(),
    /** False: this desk's passwords still wrap the data key itself, so only everything can be made new. */
    layered: z.boolean(),
    /** Room on the disk that a new data key needs, and what is free; null when the system does not say. */
    neededBytes: z.int(), freeBytes: z.int().nullable(),
    recoveryKeyConfirmed: z.boolean(),
    /** Other people who can sign in at this desk now. */
    others: z.int(),
  })),
  /** Takes as long as copying and checking the database; answers when the new key is in force. The recovery key only with `all`. */
  'keys.renew': command(ADMIN_ROLES, ['keys', 'clinic', 'users', 'backup', 'attention', 'audit'], z.object({ password: ownPassword, scope: scopeSchema }), z.object({ recoveryKey: z.string().nullable() })),
  /** Null when no new data key is being made. */
  'keys.progress': query(ADMIN_ROLES, nothing, renewalProgressSchema.nullable()),
  /** Asks the running renewal to end without a change; it answers `rekey_cancelled`. */
  'keys.cancel': command(ADMIN_ROLES, [], nothing, nothing),
  /** A new recovery key replaces the old one. */
  'keys.renewRecovery': command(ADMIN_ROLES, ['keys', 'clinic', 'attention', 'audit'], z.object({ password: ownPassword }), z.object({ recoveryKey: z.string() })),
} as const;
