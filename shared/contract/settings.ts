/** The clinic's settings. */
import { z } from 'zod';
import { ADMIN_ROLES, READ_ROLES, command, nothing, query } from './core.ts';

export const settingsSchema = z.object({
  ticketWidth: z.enum(['58', '80']),
  autoLockMinutes: z.int().min(1).max(120),
  runningText: z.string().trim().max(300),
  /** One general patient after this many priority patients; 0: priority always first. */
  priorityRatio: z.int().min(0).max(10),
  /** One walk-in after this many booked patients whose time has come; 0: booked always first. */
  bookedRatio: z.int().min(0).max(10),
  /** Whoever comes later than this after the booked time waits as a walk-in. */
  graceMinutes: z.int().min(0).max(120),
  /** A skipped patient comes back after this many other calls or minutes (0: not by these), this many times. */
  skippedAfterCalls: z.int().min(0).max(20),
  skippedAfterMinutes: z.int().min(0).max(120),
  skippedTimes: z.int().min(0).max(5),
  /** Does a patient keep the number when moving to another unit? */
  carryNumber: z.boolean(),
  /** Is the clinic closed on cuti bersama, unless a day says otherwise? */
  closedOnCollectiveLeave: z.boolean(),
  /** How long somebody on the waiting list has to answer an offer. */
  waitlistAnswerMinutes: z.int().min(5).max(1440),
  emergencyNumbers: z.array(z.object({ label: z.string().trim().min(1).max(60), number: z.string().trim().min(2).max(30) })).max(8),
});
export type Settings = z.infer<typeof settingsSchema>;
export const settings = {
  'settings.get': query(READ_ROLES, nothing, settingsSchema),
  'settings.save': command(ADMIN_ROLES, ['settings', 'queue', 'users', 'display', 'tickets', 'waitlist'], settingsSchema, nothing),
  /** Numbers to dial are no personal data and are wanted while locked. */
  'settings.emergencyNumbers': query('locked', nothing, z.array(z.object({ label: z.string(), number: z.string() }))),
} as const;
