/** Records that are probably one person: the list that somebody works through, and what was decided about it. */
import { z } from 'zod';
import { MATCH_REASONS } from '../match/reasons.ts';
import { type Role, command, daySchema, idSchema, instantSchema, nothing, optionalText, query } from './core.ts';
import { sexSchema } from './patients.ts';

/** Who decides whether two records are one person. */
export const DUPLICATE_ROLES = ['registrar', 'admin'] as const satisfies readonly Role[];

export const duplicatePersonSchema = z.object({
  id: idSchema, recordNumber: z.string(), name: z.string(), sex: sexSchema.nullable(), birthDate: daySchema.nullable(), birthDateEstimated: z.boolean(), nik: z.string().nullable(), passport: z.string().nullable(), bpjs: z.string().nullable(),
  phone: z.string().nullable(), address: z.string().nullable(), village: z.string().nullable(), motherName: z.string().nullable(), registeredAt: instantSchema, lastVisitDay: daySchema.nullable(),
});
export type DuplicatePerson = z.infer<typeof duplicatePersonSchema>;

export const duplicatePairSchema = z.object({
  a: duplicatePersonSchema, b: duplicatePersonSchema,
  /** Bits: each more makes it twice as likely. Null: dismissed, and no longer alike. */
  score: z.number().nullable(), reasons: z.array(z.enum(MATCH_REASONS)),
  /** Once said to be two people, and much more alike since a record was changed. */
  returned: z.boolean(),
  dismissed: z.object({ at: instantSchema, by: z.string(), note: z.string().nullable() }).nullable(),
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

/** Where a page ends: the last pair's score (or instant of dismissal) and ids. */
const cursorSchema = z.object({ at: z.number(), a: idSchema, b: idSchema });
/** More pairs than this are told as "more than". */
export const COUNTED_PAIRS = 1000;

export const duplicateStatusSchema = z.object({
  /** The last look through all patients; null before the first. */
  last: z.object({ at: instantSchema, rows: z.int(), tookMs: z.int() }).nullable(),
  running: z.enum(['all', 'changed']).nullable(),
  /** Of a look through all, 0 to 1. */
  progress: z.number().nullable(),
  /** Patients who changed and are not compared yet. */
  waiting: z.int(),
  /** A look through all is due, and waits until nobody is at the desk. */
  due: z.boolean(),
  failed: z.boolean(),
  /** Pairs to look at, at most COUNTED_PAIRS. */
  open: z.int(), dismissed: z.int(),
});
export type DuplicateStatus = z.infer<typeof duplicateStatusSchema>;
/** The job that `progress` events tell of. */
export const DUPLICATES_JOB = 'duplicates';

const pair = z.object({ aId: idSchema, bId: idSchema });

export const duplicates = {
  /** Best first; dismissed ones newest first. */
  'duplicates.list': query(DUPLICATE_ROLES, z.object({ show: z.enum(['open', 'dismissed']), after: cursorSchema.nullable(), limit: z.int().min(1).max(100).default(50) }),
    z.object({ pairs: z.array(duplicatePairSchema), next: cursorSchema.nullable() })),
  /** Two people. The pair comes back only when what identifies one of them was changed and they became clearly more alike. */
  'duplicates.dismiss': command(DUPLICATE_ROLES, ['duplicates', 'attention'], pair.extend({ note: optionalText(300) }), nothing),
  'duplicates.restore': command(DUPLICATE_ROLES, ['duplicates', 'attention'], pair, nothing),
  'duplicates.status': query(DUPLICATE_ROLES, nothing, duplicateStatusSchema),
  /** Looks through all patients now. */
  'duplicates.runNow': command(DUPLICATE_ROLES, ['duplicates'], nothing, nothing),
} as const;
