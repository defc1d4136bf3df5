import { z } from 'zod';
import { ADMIN_ROLES, READ_ROLES, command, idSchema, nothing, query, roleSchema, shortText, versionSchema } from './core.ts';
import { loginSchema, passwordSchema } from './clinic.ts';

export const sessionUserSchema = z.object({ id: idSchema, login: z.string(), fullName: z.string(), role: roleSchema });
export type SessionUser = z.infer<typeof sessionUserSchema>;
export const sessionSchema = z.object({
  user: sessionUserSchema.nullable(),
  locked: z.boolean(),
  /** Milliseconds to wait before the next sign-in attempt is looked at; 0 when none. */
  waitMs: z.int().nonnegative(),
  autoLockMinutes: z.int().positive(),
});
export type Session = z.infer<typeof sessionSchema>;
export const userSchema = sessionUserSchema.extend({ active: z.boolean(), onThisDesk: z.boolean(), version: versionSchema });
export type User = z.infer<typeof userSchema>;

export const users = {
  'users.session': query('public', nothing, sessionSchema),
  'users.signIn': command('public', ['users', 'clinic'], z.object({ login: loginSchema, password: z.string().min(1).max(200) }), nothing),
  'users.signOut': command('locked', ['users'], nothing, nothing),
  'users.lock': command('locked', ['users'], nothing, nothing),
  /** The signed-in user's password; what was typed before the lock is still there. */
  'users.unlock': command('locked', ['users'], z.object({ password: z.string().min(1).max(200) }), nothing),
  /** Tells the main process that somebody is at the keyboard; sent at most every 20 s. */
  'users.active': query('locked', nothing, nothing),
  'users.list': query(ADMIN_ROLES, nothing, z.array(userSchema)),
  'users.create': command(ADMIN_ROLES, ['users'], z.object({ fullName: shortText, login: loginSchema, role: roleSchema, password: passwordSchema }), z.object({ id: idSchema })),
  'users.update': command(ADMIN_ROLES, ['users'], z.object({ id: idSchema, expectedVersion: versionSchema, fullName: shortText, role: roleSchema, active: z.boolean() }), nothing),
  /** An administrator gives a user a new password on this desk. */
  'users.setPassword': command(ADMIN_ROLES, ['users'], z.object({ id: idSchema, password: passwordSchema }), nothing),
  'users.changeOwnPassword': command(READ_ROLES, ['users'], z.object({ current: z.string().min(1).max(200), password: passwordSchema }), nothing),
} as const;
