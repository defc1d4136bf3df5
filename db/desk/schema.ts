/**
 * The desk's tables as Kysely sees them; tests/integration/schema-types.test.ts compares this file with a real database.
 * Ids are UUIDv7 text, instants UTC milliseconds, clinic days `YYYY-MM-DD`, flags 0 or 1.
 */
import type { EmergencySchemaState, IdentityKind, Payer, Priority, QueueAction, QueueState, RelationName, Role, Sex, UnitKind, Zone } from './schema-words.ts';

export type Flag = 0 | 1;

/** Columns that every synced table of facts has. Nothing is deleted: a row is voided with a reason. */
interface Kept {
  id: string;
  created_at: number;
  created_by: string;
  updated_at: number;
  updated_by: string;
  voided_at: number | null;
  void_reason: string | null;
}

export interface ClinicTable extends Kept { name: string; address: string; phone: string | null; zone: Zone }
export interface DeviceTable extends Kept { clinic_id: string; letter: string; name: string; record_from: number; record_to: number }
export interface UserTable extends Kept { login: string; full_name: string; role: Role; active: Flag }
export interface ServiceUnitTable extends Kept { name: string; letter: string; kind: UnitKind; room: string | null; active: Flag; position: number }
export interface PractitionerTable extends Kept { name: string; unit_id: string | null; hours: string | null; active: Flag }
export interface PatientTable extends Kept {
  record_number: string;
  identity_kind: IdentityKind;
  name: string;
  /** Derived from `name` by the name-folding rules; not captured, every desk computes its own. */
  search_name: string;
  nik: string | null;
  bpjs: string | null;
  passport: string | null;
  sex: Sex | null;
  birth_date: string | null;
  birth_date_estimated: Flag;
  birth_place: string | null;
  phone: string | null;
  address: string | null;
  village_code: string | null;
  mother_name: string | null;
  mother_id: string | null;
  payer: Payer;
  insurer: string | null;
  guardian_name: string | null;
  guardian_relation: RelationName | null;
  guardian_phone: string | null;
  allergies: string | null;
  consent_reminder: Flag;
}
export interface VisitTable extends Kept {
  patient_id: string; day: string; arrived_at: number; payer: Payer;
  priority: Priority; priority_reason: string | null; complaint: string | null;
}
/** A visit's stay in one unit. `state`, `state_at` and `state_by` always change together. */
export interface QueueEntryTable extends Kept {
  visit_id: string; patient_id: string; unit_id: string; practitioner_id: string | null;
  day: string; desk_letter: string; number: string; number_value: number;
  priority: Priority;
  state: QueueState; state_at: number; state_by: string;
  joined_at: number; called_at: number | null; served_at: number | null; ended_at: number | null;
  calls: number;
}
/** Append-only: what happened to a queue entry, in order. */
export interface QueueEventTable {
  id: string; entry_id: string; action: QueueAction | 'join'; from_state: QueueState | null; to_state: QueueState;
  at: number; actor: string; reason: string | null;
}
export interface EmergencyTable extends Kept {
  temporary_name: string; raised_at: number; raised_by: string | null; raised_while_locked: Flag;
  state: EmergencySchemaState; note: string | null; patient_id: string | null;
}
/** Append-only and hash chained per device. */
export interface AuditEntryTable {
  id: string; at: number; device_id: string; actor: string; action: string; entity: string; row_id: string | null; detail: string | null;
  prev_hash: string; hash: string;
}
/** `id` is the setting's key, `value` its JSON. */
export interface SettingTable { id: string; value: string; updated_at: number; updated_by: string }

// Local to this desk, never synced.
/** One row. `stamp` is set only inside `write`; capture triggers refuse to work without it. */
export interface ClockTable {
  id: 1; device_id: string; node: string; scope: string; last_hlc: string; latest_wall: number;
  stamp: string | null; tx: string | null; actor: string | null; dev_seq: number; captured: number; audit_hash: string;
}
export interface RowClockTable { entity: string; row_id: string; base: string; exceptions: string }
export interface OutboxTable { dev_seq: number; id: string; tx: string; hlc: string; schema: number; actor: string; entity: string; row_id: string; is_new: Flag; patch: string }
export interface RequestResultTable { request_id: string; call: string; actor: string; result: string; at: number }
export interface DraftTable { user_id: string; form: string; key: string; content: string; saved_at: number }
/** Last queue number given, per unit, clinic day and desk. The row is locked by the writing transaction. */
export interface QueueCounterTable { unit_id: string; day: string; desk_letter: string; last: number }
/** Medical record numbers leased to this desk; `next` is the first one not yet given. */
export interface RecordBlockTable { id: number; first: number; last: number; next: number }
export interface PrintedTicketTable { id: number; entry_id: string; at: number }
/** The search index's own number for a patient, when the patient was last seen, and the padded text that is searched. Kept by triggers. */
export interface PatientDocTable { doc: number; patient_id: string; seen_at: number; search_text: string }
export interface MigrationTable { version: number; name: string; at: number }

export interface DeskTables {
  clinic: ClinicTable; device: DeviceTable; user: UserTable; service_unit: ServiceUnitTable; practitioner: PractitionerTable;
  patient: PatientTable; visit: VisitTable; queue_entry: QueueEntryTable; queue_event: QueueEventTable; emergency: EmergencyTable;
  audit_entry: AuditEntryTable; setting: SettingTable;
  clock: ClockTable; row_clock: RowClockTable; outbox: OutboxTable; request_result: RequestResultTable; draft: DraftTable;
  queue_counter: QueueCounterTable; record_block: RecordBlockTable; printed_ticket: PrintedTicketTable; patient_doc: PatientDocTable; migration: MigrationTable;
}

export interface SyncedTable {
  readonly name: keyof DeskTables;
  /** `fields`: last writer wins per field; `append`: rows are only ever added. */
  readonly merge: 'fields' | 'append';
  /** Columns that each desk computes for itself: never captured. */
  readonly derived?: readonly string[];
}
/** Every table that syncs, once. Drives the capture triggers; later also snapshot, dump and the central's allow-list. */
export const SYNCED_TABLES: readonly SyncedTable[] = [
  { name: 'clinic', merge: 'fields' },
  { name: 'device', merge: 'fields' },
  { name: 'user', merge: 'fields' },
  { name: 'service_unit', merge: 'fields' },
  { name: 'practitioner', merge: 'fields' },
  { name: 'patient', merge: 'fields', derived: ['search_name'] },
  { name: 'visit', merge: 'fields' },
  { name: 'queue_entry', merge: 'fields' },
  { name: 'queue_event', merge: 'append' },
  { name: 'emergency', merge: 'fields' },
  { name: 'audit_entry', merge: 'append' },
  { name: 'setting', merge: 'fields' },
];
