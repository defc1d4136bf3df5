/** Where this desk stands with the central server: joining it, what waits, what it refused, what two desks wrote differently. */
import { z } from 'zod';
import { adminFields } from './clinic.ts';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, command, idSchema, instantSchema, nothing, query } from './core.ts';

/**
 * - `no_central`: none is set up; - `synced`: nothing waits; - `waiting`: changes wait for the next round;
 * - `running`: a round is under way; - `offline`: the central does not answer; - `paused`: by an administrator;
 * - `stopped`: a person must do something, told by `fault`.
 */
export const SYNC_STATES = ['no_central', 'synced', 'waiting', 'running', 'offline', 'paused', 'stopped'] as const;
export const syncStateSchema = z.enum(SYNC_STATES);
export type SyncState = z.infer<typeof syncStateSchema>;

/** Why the last round did not go through. The first group passes by itself; the second waits for a person. */
export const SYNC_FAULTS = [
  'no_network', 'no_answer', 'captive_portal', 'server_trouble', 'too_many_requests', 'certificate', 'clock_wrong', 'proxy_login', 'desk_older', 'central_older', 'disk_full',
  'revoked', 'retired', 'forked', 'key_missing', 'not_central',
] as const;
export const syncFaultSchema = z.enum(SYNC_FAULTS);
export type SyncFault = z.infer<typeof syncFaultSchema>;

/** How the desk reaches the central. */
export const connectionSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: 'central_url' }).max(300),
  /** `http://host:port`; null: straight. */
  proxy: z.url({ protocol: /^https?$/, error: 'proxy_url' }).max(300).nullable().default(null),
  /** PEM text of the clinic's own certificate authority; null: the usual ones. */
  ca: z.string().max(20_000).includes('-----BEGIN CERTIFICATE-----', { error: 'ca_form' }).nullable().default(null),
});
/** Shown beside a slip, so typed or pasted with spaces, dashes and small letters. */
const codeSchema = z.string().trim().min(8, 'enrolment_code').max(40);

/** What came of the first look at a central. `skewMs`: how far this computer's clock is ahead of it. */
export const centralSchema = z.object({ reachable: z.boolean(), fault: syncFaultSchema.nullable(), skewMs: z.int().nullable() });

/** How far a long round is: the first upload, the first download. */
export const roundSchema = z.object({ stage: z.enum(['sending', 'fetching', 'snapshot', 'swapping']), done: z.int(), total: z.int() });

/** A value that did not hold, with the one that did. Values are as they stand in the column. */
export const conflictSchema = z.object({
  id: idSchema, entity: z.string(), rowId: z.string(), column: z.string(), asks: z.boolean(), at: instantSchema,
  /** What the row is called: a patient's name, a complaint's number. Empty where it has none. */
  title: z.string(),
  kept: z.object({ value: z.string().nullable(), by: z.string(), desk: z.string() }), lost: z.object({ value: z.string().nullable(), by: z.string(), desk: z.string() }),
  settled: z.object({ at: instantSchema, by: z.string(), choice: z.enum(['kept', 'lost']) }).nullable(),
});
export type SyncConflict = z.infer<typeof conflictSchema>;

/** `rejected`: the central will not take it; `parked`: it came, and this desk's version cannot place it yet. */
export const heldBackSchema = z.object({ id: idSchema, kind: z.enum(['rejected', 'parked']), at: instantSchema, entity: z.string(), title: z.string(), reason: z.string(), content: z.string() });
export type HeldBack = z.infer<typeof heldBackSchema>;

/** A file of changes for a stick. `acknowledgedAt`: when this desk heard that the central has all of it, by stick or by wire. */
export const courierReceiptSchema = z.object({ id: idSchema, at: instantSchema, fileName: z.string(), changes: z.int(), acknowledgedAt: instantSchema.nullable() });
const driveOf = z.object({ driveId: z.string().max(300) });

export const sync = {
  /** The truth in one line: is there a central, what waits, is this PC's clock wrong. */
  'sync.status': query(READ_ROLES, nothing, z.object({
    state: syncStateSchema, fault: syncFaultSchema.nullable(), waiting: z.int(), clockWrong: z.boolean(), lastBackupAt: instantSchema.nullable(),
    /** When this desk last had everything of the others. */
    lastSuccessAt: instantSchema.nullable(),
    /** What a person should look at: conflicts that ask, changes held back. */
    toSettle: z.int(),
  })),
  /** The whole truth, for the page. */
  'sync.page': query(READ_ROLES, nothing, z.object({
    url: z.string().nullable(), proxy: z.string().nullable(), ownCa: z.boolean(), enrolledAt: instantSchema.nullable(), paused: z.boolean(),
    round: roundSchema.nullable(), lastTryAt: instantSchema.nullable(), nextTryAt: instantSchema.nullable(), skewMs: z.int().nullable(),
    sent: z.int(), received: z.int(), conflicts: z.int(), rejected: z.int(), parked: z.int(),
    desks: z.array(z.object({ letter: z.string(), name: z.string(), own: z.boolean(), lastChangeAt: instantSchema.nullable() })),
  })),
  /** Asks the address whether it is a central, before anything is decided. */
  'sync.look': query('public', connectionSchema, centralSchema),
  /** This desk, with the data it has, joins its clinic at the central. Its own data stay; the first upload begins. */
  'sync.enrol': command(ADMIN_ROLES, ['sync', 'clinic'], connectionSchema.extend({ code: codeSchema }), nothing),
  /** A new desk gets its clinic from the central. Answers the recovery key, shown once. The administrator is signed in. */
  'sync.join': command('public', ['sync', 'clinic', 'users'], connectionSchema.extend({ code: codeSchema, admin: adminFields }), z.object({ recoveryKey: z.string() })),
  /** How far a running `sync.join` is; null when none runs. */
  'sync.joinProgress': query('public', nothing, roundSchema.nullable()),
  'sync.now': command(READ_ROLES, ['sync'], nothing, nothing),
  'sync.pause': command(ADMIN_ROLES, ['sync'], z.object({ paused: z.boolean() }), nothing),
  'sync.saveConnection': command(ADMIN_ROLES, ['sync'], connectionSchema, nothing),
  /** The desk goes on alone with the data it has. What was not sent stays here. */
  'sync.leave': command(ADMIN_ROLES, ['sync'], z.object({ reason: z.string().trim().min(3, 'reason_required').max(200) }), nothing),
  /** Newest first; `before`: the last one that is known already. */
  'sync.conflicts': query(READ_ROLES, z.object({ settled: z.boolean(), before: z.object({ at: instantSchema, id: idSchema }).nullable(), limit: z.int().min(1).max(200) }), z.array(conflictSchema)),
  /** `lost` puts the other value back, as a change of this user. */
  'sync.settle': command(DESK_ROLES, ['sync', 'attention', 'patients', 'appointments', 'complaints', 'queue'], z.object({ id: idSchema, choice: z.enum(['kept', 'lost']) }), nothing),
  'sync.heldBack': query(ADMIN_ROLES, nothing, z.array(heldBackSchema)),
  /** Rejected: sends it again; parked: tries to place it again. */
  'sync.retry': command(ADMIN_ROLES, ['sync'], z.object({ id: idSchema }), z.object({ placed: z.boolean() })),
  /** What waits, as sealed files for a stick, several where there is much. Only the central opens them. */
  'sync.courierOut': command(ADMIN_ROLES, ['sync', 'audit'], driveOf, z.array(courierReceiptSchema)),
  /** Takes the central's answers from the stick. `acknowledged`: how many changes this desk did not know to be there. */
  'sync.courierIn': command(ADMIN_ROLES, ['sync', 'audit'], driveOf, z.object({ acknowledged: z.int() })),
  'sync.courierReceipts': query(ADMIN_ROLES, nothing, z.array(courierReceiptSchema)),
} as const;
