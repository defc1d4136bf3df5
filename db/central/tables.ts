/**
 * The central's tables as Kysely sees them. Instants are UTC milliseconds; sequence numbers and instants are bigint in
 * PostgreSQL and numbers here (`open.ts`). Nothing is read or written without its scope or its device.
 */
import type { ColumnType, Generated } from 'kysely';
import type { Rejection, Value } from '../../shared/sync/change.ts';
import type { PushOutcome } from '../../shared/sync/protocol.ts';

/** A JSONB column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>;

export const DEVICE_STATES = ['active', 'retiring', 'revoked'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** `numbers_from`: record numbers below it are not leased any more; raised after a restore, when leases may have been forgotten. */
export interface ClinicTable { id: string; name: string; numbers_from: number; created_at: number }

export interface DeviceTable {
  id: string; clinic_id: string; name: string; letter: string;
  /** Ed25519, SPKI, base64. */
  public_key: string;
  state: DeviceState;
  /** The last `devSeq` that was taken, and the greatest stamp that took effect. */
  last_dev_seq: number; last_hlc: string | null;
  /** Has this desk ever written with a stamp from the future? */
  restamped: boolean;
  fork_of: string | null; enrolled_at: number; seen_at: number | null;
}

/** Medical record numbers, leased. Ranges of a clinic never overlap. */
export interface RecordBlockTable { clinic_id: string; device_id: string; first: number; last: number; leased_at: number }

/** Only the code's hash is kept. Without a clinic: for a clinic that comes with its first desk. */
export interface EnrolmentCodeTable {
  hash: string; clinic_id: string | null; clinic_name: string; created_at: number; expires_at: number;
  used_at: number | null; used_by: string | null;
}

export interface NonceTable { hash: string; device_id: string; expires_at: number }
export interface TokenTable { hash: string; device_id: string; expires_at: number }

export interface ScopeHeadTable {
  scope: string;
  /** This life of the log; another one after the central was restored. */
  epoch: string;
  head: number; chain: string;
  /** Entries up to here are gone; `floor_chain` is the chain's value there. */
  floor: number; floor_chain: string;
  /** The central's own clock in this scope. */
  node: string; hlc: string;
}

export interface ChangeTable {
  scope: string; seq: number; chain: string; id: string; tx: string; device_id: string; schema: number; actor: string; hlc: string;
  entity: string; row_id: string; is_new: boolean;
  /** JSON of the columns that took hold, each with its stamp. */
  patch: string;
  /** Must the device that sent it read it as well? */
  echo: boolean; at: number;
}

/** What became of each change of a device. `hlc`: the stamp that it was given, where it is not the claimed one. */
export interface DeviceAckTable { scope: string; device_id: string; dev_seq: number; change_id: string; outcome: PushOutcome['outcome']; code: Rejection | null; hlc: string | null; at: number }

/** Stamps from the future, and what they became. */
export interface RestampTable { device_id: string; claimed: string; effective: string }

export interface RowStateTable {
  scope: string; entity: string; row_id: string;
  data: Json<Record<string, Value>>; base: string; exceptions: Json<Record<string, string>>; seq: number;
}

/** A change that could not be taken, as it came. */
export interface DeadLetterTable { id: Generated<number>; scope: string; device_id: string; change_id: string; dev_seq: number; code: Rejection; change: string; at: number }

export interface SnapshotTable { id: string; scope: string; epoch: string; seq: number; chain: string; schema: number; rows: number; built_at: number }
export interface SnapshotPartTable { snapshot_id: string; number: number; rows: number; sha256: string; bytes: number; data: Uint8Array }

/** What was done to devices and what was refused; no personal data. */
export interface AuditTable { id: Generated<number>; at: number; clinic_id: string | null; device_id: string | null; action: string; detail: string }

/** The central's keys for files that come and go on a stick, base64. */
export interface CourierKeyTable { id: number; seal_public: string; seal_secret: string; sign_public: string; sign_secret: string; made_at: number }

export interface CentralTables {
  clinic: ClinicTable; device: DeviceTable; record_block: RecordBlockTable; enrolment_code: EnrolmentCodeTable; nonce: NonceTable; token: TokenTable;
  scope_head: ScopeHeadTable; change: ChangeTable; device_ack: DeviceAckTable; restamp: RestampTable; row_state: RowStateTable; dead_letter: DeadLetterTable;
  snapshot: SnapshotTable; snapshot_part: SnapshotPartTable; audit: AuditTable; courier_key: CourierKeyTable;
}
