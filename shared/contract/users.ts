import { z } from 'zod';
import { ADMIN_ROLES, READ_ROLES, command, idSchema, instantSchema, nothing, query, roleSchema, shortText, versionSchema } from './core.ts';
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
/** `unitId`: where the user works; hides from them what is said about that unit in confidence. */
export const userSchema = sessionUserSchema.extend({ unitId: idSchema.nullable(), active: z.boolean(), onThisDesk: z.boolean(), version: versionSchema });
export type User = z.infer<typeof userSchema>;

/** What happened at this desk's door, as the audit has it. */
export const DOOR_EVENTS = ['sign_in', 'sign_in_failed', 'sign_out', 'lock', 'unlock', 'recover'] as const;
export const doorEventSchema = z.object({
  id: idSchema, at: instantSchema, event: z.enum(DOOR_EVENTS),
  /** Whom it was about; null when the name that was typed is nobody's or was not kept. */
  name: z.string().nullable(),
  /** The desk or an administrator did it, not the user: a name locked after wrong passwords, or opened again. */
  about: z.enum(['too_many_wrong', 'opened_by_administrator']).nullable(),
});
export type DoorEvent = z.infer<typeof doorEventSchema>;
export const userSignInsSchema = z.object({
  id: idSchema, fullName: z.string(), lastSignInAt: instantSchema.nullable(),
  /** Wrong passwords at this desk since the last right one. */
  failures: z.int().nonnegative(),
  lockedSince: instantSchema.nullable(),
});
export type UserSignIns = z.infer<typeof userSignInsSchema>;

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
  'users.create': command(ADMIN_ROLES, ['users'], z.object({ fullName: shortText, login: loginSchema, role: roleSchema, unitId: idSchema.nullable().optional(), password: passwordSchema }), z.object({ id: idSchema })),
  'users.update': command(ADMIN_ROLES, ['users'], z.object({ id: idSchema, expectedVersion: versionSchema, fullName: shortText, role: roleSchema, active: z.boolean(), unitId: idSchema.nullable().optional() }), nothing),
  /** An administrator gives a user a new password on this desk. */
  'users.setPassword': command(ADMIN_ROLES, ['users'], z.object({ id: idSchema, password: passwordSchema }), nothing),
  /** Who sits at this desk now, how each user's sign-in stands, and the last 20 events at its door, newest first. */
  'users.signIns': query(ADMIN_ROLES, nothing, z.object({ now: z.object({ id: idSchema, fullName: z.string(), since: instantSchema.nullable() }), users: z.array(userSignInsSchema), recent: z.array(doorEventSchema) })),
  /** Opens a user's sign-in name that was locked after too many wrong passwords. */
  'users.openLogin': command(ADMIN_ROLES, ['users'], z.object({ id: idSchema }), nothing),
  'users.changeOwnPassword': command(READ_ROLES, ['users'], z.object({ current: z.string().min(1).max(200), password: passwordSchema }), nothing),
} as const;
