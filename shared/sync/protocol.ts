/**
 * What desks and the central say to each other: HTTPS, JSON, gzip. Every request and answer once; both sides parse what
 * they get, so that a page of a hotel's network is never taken for an answer.
 */
import { z } from 'zod';
import { instantSchema } from '../contract/core.ts';
import { REJECTIONS, type Value, changeSchema, hlcSchema, logEntrySchema } from './change.ts';

export const PROTOCOL = 1;
/** Of one push. */
export const MOST_CHANGES = 500;
export const MOST_PUSH_BYTES = 256 * 1024;
/** Of a request's body, after inflating. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;
/** Of one part of a snapshot, before gzip. */
export const MOST_PART_BYTES = 1024 * 1024;
export const TOKEN_MINUTES = 15;
/** What the central keeps of its log before a snapshot is the only way. */
export const LOG_DAYS = 180;
/** What a desk keeps of what was acknowledged: enough to tell it again to a central that was restored from a backup. */
export const OUTBOX_DAYS = 35;
export const RECORD_BLOCK = 50_000;

export const scopeSchema = z.string().regex(/^clinic:[0-9a-f-]{36}$/);
/** The scope of a clinic's data. */
export const clinicScope = (clinicId: string): string => `clinic:${clinicId}`;
const deviceIdSchema = z.uuid();
const base64Schema = z.string().max(2000).regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** Every answer that is not 2xx. `code` is stable. */
export const PROTOCOL_ERRORS = [
  'code_wrong', 'other_clinic', 'clinic_empty', 'letters_exhausted', 'numbers_exhausted', 'signature_wrong', 'nonce_unknown', 'token_missing', 'device_retiring', 'device_revoked',
  'scope_forbidden', 'fork', 'gap', 'diverged', 'snapshot_needed', 'snapshot_gone', 'desk_older', 'central_older', 'too_large', 'too_many_requests', 'invalid_request', 'not_found', 'internal',
] as const;
export const protocolErrorSchema = z.object({ error: z.object({ code: z.enum(PROTOCOL_ERRORS), serverTime: instantSchema }) });
export type ProtocolError = (typeof PROTOCOL_ERRORS)[number];

/** Where a reader of the log stands. `epoch` names this life of the central's log, `chain` its content up to `seq`. */
export const cursorSchema = z.object({ epoch: z.uuid(), seq: z.int().nonnegative(), chain: z.string().regex(/^[0-9a-f]{64}$/) });
export type Cursor = z.infer<typeof cursorSchema>;

/** What a desk brings that already has a clinic's data; null for a new one. */
const claimSchema = z.object({ clinicId: z.uuid(), deviceId: deviceIdSchema, letter: z.string().regex(/^[A-Z]$/), recordFrom: z.int().positive(), recordTo: z.int().positive() });

/** `publicKey`: the desk's Ed25519 key as SPKI (DER) in base64. Signatures are base64 too. */
export const enrolRequest = z.object({
  /** Of an administrator; or, of a desk whose history has split, `forkCode`. */
  code: z.string().min(8).max(400), publicKey: base64Schema, name: z.string().trim().min(1).max(80), protocol: z.int(), schema: z.int(), claim: claimSchema.nullable(),
  /** A desk whose history has split from what the central knows of it (a copy, an old backup) comes as a new device. */
  forkOf: deviceIdSchema.nullable(),
});
export const enrolAnswer = z.object({
  deviceId: deviceIdSchema, clinicId: z.uuid(), clinicName: z.string(), letter: z.string(), recordFrom: z.int(), recordTo: z.int(), epoch: z.uuid(), serverTime: instantSchema,
});

/**
 * A split desk needs no administrator: it proves with its old key, over a nonce of the old device, that it was that
 * device, and binds its new key to the proof.
 */
export const forkText = (oldDeviceId: string, nonce: string, newPublicKey: string): string => `meja-depan-fork:${oldDeviceId}:${nonce}:${newPublicKey}`;
export const forkCode = (nonce: string, signature: string): string => `fork:${nonce}:${signature}`;

export const nonceRequest = z.object({ deviceId: deviceIdSchema });
export const nonceAnswer = z.object({ nonce: z.string().max(100), serverTime: instantSchema });
/** What the desk signs with its Ed25519 key. */
export const signedText = (deviceId: string, nonce: string): string => `meja-depan-token:${deviceId}:${nonce}`;
export const tokenRequest = z.object({ deviceId: deviceIdSchema, nonce: z.string().max(100), signature: base64Schema });
/** The central's public keys for files on a stick, SPKI (DER) in base64: X25519 to seal for it, Ed25519 to know its receipts. */
const courierKeysSchema = z.object({ seal: base64Schema, sign: base64Schema });
export type CourierKeys = z.infer<typeof courierKeysSchema>;
export const tokenAnswer = z.object({
  token: z.string().max(200), expiresAt: instantSchema, serverTime: instantSchema, state: z.enum(['active', 'retiring']),
  /** The last `devSeq` of this device that the central has; 0 for none. */
  lastDevSeq: z.int().nonnegative(),
  /** Schema versions of desks that this central takes changes of. */
  schema: z.object({ oldest: z.int(), newest: z.int() }),
  courier: courierKeysSchema,
});

export const pushRequest = z.object({
  scope: scopeSchema,
  /** The desk's wall clock when it sent. */
  wall: instantSchema,
  changes: z.array(changeSchema).min(1).max(MOST_CHANGES),
});
/** A rejection is an acknowledgement too: the change is with the central's dead letters and need not be sent again. */
export const pushAnswerOf = z.object({
  id: z.uuid(), outcome: z.enum(['applied', 'duplicate', 'superseded', 'conflict', 'rejected']), code: z.enum(REJECTIONS).optional(),
  /** The stamp that the change took effect with, where it is not the claimed one. */
  hlc: hlcSchema.optional(),
});
export type PushOutcome = z.infer<typeof pushAnswerOf>;
export const pushAnswer = z.object({ answers: z.array(pushAnswerOf), lastDevSeq: z.int(), serverTime: instantSchema });

/** In the query string; a reader without a cursor begins at `seq` 0 with an empty epoch and chain. */
export const pullRequest = z.object({
  scope: scopeSchema, schema: z.coerce.number().int().positive(), epoch: z.uuid().or(z.literal('')), seq: z.coerce.number().int().nonnegative(), chain: z.string().max(64),
  maxBytes: z.coerce.number().int().min(4096).max(MOST_PUSH_BYTES).default(MOST_PUSH_BYTES),
});
export const pullAnswer = z.object({
  /** Of other devices and of the central; the reader's own only where something else came of them. Whole transactions. */
  entries: z.array(logEntrySchema),
  /** Places between transactions, in order, the last the end of this page: a desk may stop at each. */
  marks: z.array(cursorSchema.omit({ epoch: true })),
  cursor: cursorSchema, more: z.boolean(),
  /** Where the log ends now: how far there is to go. */
  head: z.int().nonnegative(),
  serverTime: instantSchema,
});
export type PullAnswer = z.infer<typeof pullAnswer>;

export const snapshotRequest = z.object({ scope: scopeSchema });
const partSchema = z.object({ number: z.int().nonnegative(), rows: z.int(), bytes: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
/** Of hundreds of thousands of rows: by hand this takes a small part of the time. */
function areValues(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Array.isArray(given) && Object.values(given).every((value: unknown) => value === null || typeof value === 'string' || Number.isSafeInteger(value));
}
/** Parts are gzip of lines, one `snapshotRow` each. They never change; a part is read with `Range` from where it broke off. */
export const snapshotManifest = z.object({ id: z.uuid(), cursor: cursorSchema, schema: z.int(), rows: z.int(), parts: z.array(partSchema), serverTime: instantSchema });
export type SnapshotManifest = z.infer<typeof snapshotManifest>;
export const snapshotRow = z.object({
  entity: z.string(), rowId: z.string(), values: z.custom<Record<string, Value>>(areValues), base: hlcSchema, exceptions: z.record(z.string(), hlcSchema),
});

/** `after`: the last number of the desk's newest block, so that a request whose answer was lost gets the same block again. */
export const recordBlockRequest = z.object({ after: z.int().nonnegative() });
export const recordBlockAnswer = z.object({ recordFrom: z.int(), recordTo: z.int(), serverTime: instantSchema });
export const healthAnswer = z.object({ ok: z.literal(true), protocol: z.int(), serverTime: instantSchema });

export const versionAnswer = z.object({ protocol: z.object({ oldest: z.int(), newest: z.int() }), schema: z.object({ oldest: z.int(), newest: z.int() }), serverTime: instantSchema });

/** Versions of the desk's schema that this central knows. Any of them may always push; an older one may no longer pull. */
export const SCHEMAS = { oldest: 1, newest: 24 } as const;

/** Where a part of a snapshot lies. */
export const partPath = (snapshotId: string, number: number): string => `${PATHS.snapshot}/${snapshotId}/${number}`;

/** Paths, once. */
export const PATHS = {
  health: '/v1/health', version: '/v1/version', enrol: '/v1/enrol', nonce: '/v1/nonce', token: '/v1/token', push: '/v1/sync/push', pull: '/v1/sync/pull', snapshot: '/v1/sync/snapshot', recordBlock: '/v1/record-block',
} as const;
