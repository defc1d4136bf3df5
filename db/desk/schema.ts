/**
 * The desk's tables as Kysely sees them; tests/integration/schema-types.test.ts compares this file with a real database.
 * Ids are UUIDv7 text, instants UTC milliseconds, clinic days `YYYY-MM-DD`, flags 0 or 1.
 */
import type {
  AliasKind, AppointmentAction, AppointmentKind, AppointmentSource, AppointmentState, CallDirection, CallLinkKind, CallRelation, CallResult, CallTopic, ComplaintAction, ComplaintCategory, ComplaintChannel, ComplaintGrade, ComplaintOutcome,
  ComplaintState, EmergencySchemaState, ExceptionKind, IdentityKind, ImportFailure, ImportKind, ImportOutcome, ImportState, MessageChannel, MessageLanguage, MessagePurpose, MessageState, MessageSubject,
  PauseReason, Payer, Priority, QueueEventAction, QueueState, RebookingOutcome, RebookingTold, RecallOutcome, RejectReason, RelationName, ReporterRelation, Role, Sex, UnitKind, WaitlistReach, Zone,
} from './schema-words.ts';
import type { ArticleKind, QuestionOutcome, QuestionSource } from '../../shared/contract/answers.ts';
import type { AnchorReason, AuditFault } from '../../shared/contract/audit.ts';
import type { AppointmentStanding } from '../../shared/contract/appointments.ts';
import type { ReportOccasion } from '../../shared/contract/complaint-reports.ts';
import type { ConsentKind, ConsentManner } from '../../shared/contract/consents.ts';
import type { HandOffAction, HandOffPriority } from '../../shared/contract/hand-offs.ts';
import type { FollowUpOutcome, PreferredChannel } from '../../shared/contract/contacts.ts';
import type { AttentionAction, AttentionSeverity } from '../../shared/domain/attention-events.ts';
import type { OfferAnswer } from '../../shared/contract/waitlist.ts';
import type { IdleReason } from '../../shared/domain/merged-patients.ts';
import { SYNCED, type SyncedName, type SyncedTable as Rules } from '../../shared/sync/tables.ts';

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
export interface UserTable extends Kept { login: string; full_name: string; role: Role; active: Flag; /** Where the user works; decides nothing but what is hidden from that unit. */ unit_id: string | null }
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
  /** What a form without dates said before consents were kept; `consent` rows of the kind `reminder` go before it. Never written any more. */
  consent_reminder: Flag;
  /** Of a multiple birth, from 1; 0 a single one. */
  birth_order: number | null;
  /** Nomor Kartu Keluarga: whoever has the same belongs to one household. */
  family_card: string | null;
  /** Disagreements of the NIK that somebody looked at and accepted, as JSON. */
  accepted_warnings: string | null;
  deceased_on: string | null;
  moved_on: string | null;
  moved_to: string | null;
  /** Hidden from roles that do not need it. */
  restricted: Flag;
  restricted_reason: string | null;
}
/** `given_at` null: the day is not known. `given_by` null: the patient; else the guardian's name. `withdrawn_*` change together; `withdrawn_by` is the user who wrote it down. */
export interface ConsentTable extends Kept {
  patient_id: string; kind: ConsentKind; given_at: number | null; given_by: string | null; relation: RelationName | null; how: ConsentManner; note: string | null;
  withdrawn_at: number | null; withdrawn_by: string | null; withdraw_reason: string | null;
}
/** The record `from_id` is of the same person as `into_id`. Values as JSON by column, before and after; `undone_*` change together. */
export interface PatientMergeTable extends Kept {
  from_id: string; into_id: string; before_values: string; after_values: string; note: string | null; undone_at: number | null; undone_by: string | null; undo_reason: string | null;
}
/** Somebody looked: these two are different people. `a_id` < `b_id`. */
export interface DuplicateVerdictTable extends Kept {
  a_id: string; b_id: string; note: string | null;
  /** What the pair had when it was decided: thousandths of bits by the documented weights alone, which are the same on every desk and day; and what identified each of them, as a fingerprint. */
  evidence: number; a_facts: string; b_facts: string;
}
export interface VisitTable extends Kept {
  patient_id: string; day: string; arrived_at: number; payer: Payer;
  priority: Priority; priority_reason: string | null; complaint: string | null;
  /** When it was written down, for a visit kept on paper first; else null. */
  written_later_at: number | null;
}
/** A visit's stay in one unit. `state`, `state_at` and `state_by` always change together. */
export interface QueueEntryTable extends Kept {
  visit_id: string; patient_id: string; unit_id: string; practitioner_id: string | null;
  day: string; desk_letter: string; number: string; number_value: number;
  priority: Priority;
  state: QueueState; state_at: number; state_by: string;
  joined_at: number; called_at: number | null; served_at: number | null; ended_at: number | null;
  calls: number;
  /** The entry from which the visit moved here. */
  from_entry_id: string | null;
  /** The booked instant; null for a walk-in. */
  due_at: number | null;
  /** The visit was in this unit before and came back from another one. */
  came_back: Flag;
  /** How often it was skipped; changes with `state`. */
  skips: number;
  /** Minutes of waiting that were told when the queue was joined; null: nothing was told. */
  estimate_from: number | null; estimate_to: number | null;
}
/** Append-only: what happened to a queue entry, in order. */
export interface QueueEventTable {
  id: string; entry_id: string; action: QueueEventAction; from_state: QueueState | null; to_state: QueueState;
  at: number; actor: string; reason: string | null;
}
export interface EmergencyTable extends Kept {
  temporary_name: string; raised_at: number; raised_by: string | null; raised_while_locked: Flag;
  state: EmergencySchemaState; note: string | null; patient_id: string | null;
  accepted_at: number | null; accepted_by: string | null; accepted_name: string | null;
}
/** Append-only: what was done in an emergency, and when. */
export interface EmergencyEventTable { id: string; emergency_id: string; action: string; at: number; actor: string; text: string | null }
export interface RoomTable extends Kept { name: string; active: Flag }
/** What every session says, weekly or once. Minutes from midnight in the clinic's zone. */
interface SessionColumns {
  practitioner_id: string; unit_id: string; room_id: string | null; from_minute: number; to_minute: number; slot_minutes: number;
  quota_bpjs: number | null; quota_other: number | null; quota_online: number | null;
  /** Minutes before the session at which unused quota is given up; null: never. */
  quota_release: number | null;
  /** Patients who share one slot; null: one. */
  capacity: number | null;
  /** Null: as long as `slot_minutes`. */
  control_minutes: number | null; telemedicine_minutes: number | null;
  /** JSON, `[[from, to], …]`. */
  breaks: string | null;
}
/** `weekday`: Monday 1 to Sunday 7. */
export interface ScheduleRuleTable extends Kept, SessionColumns { weekday: number; valid_from: string; valid_to: string | null }
export interface ScheduleExceptionTable extends Kept, SessionColumns { kind: ExceptionKind; day: string; reason: string | null; pair_id: string | null }
/** What the clinic decided about a day, beside the bundled calendar. */
export interface HolidayTable extends Kept { day: string; name: string; closed: Flag }
/**
 * `state`, `state_at`, `state_by`, `reason` and `visit_id` always change together. `capacity`: how many could share its slot when it
 * was booked. A moved appointment is two rows, which name each other; `moved_to` says something only of one that is `rescheduled`.
 */
export interface AppointmentTable extends Kept {
  patient_id: string; practitioner_id: string; unit_id: string; room_id: string | null; day: string; from_minute: number; to_minute: number;
  standing: AppointmentStanding | null;
  payer: Payer; kind: AppointmentKind; link: string | null; note: string | null; source: AppointmentSource;
  state: AppointmentState; state_at: number; state_by: string; reason: string | null; visit_id: string | null; external_id: string | null;
  capacity: number | null; moved_to: string | null; moved_from: string | null;
}
/** Append-only; the place is the one after the step. */
export interface AppointmentEventTable {
  id: string; appointment_id: string; action: AppointmentAction; at: number; actor: string; reason: string | null; day: string; from_minute: number; practitioner_id: string;
}
/** A wish for an earlier or another slot. `weekdays` and `day_parts` hold what is wished, with commas; empty: any. `withdrawn_*` change together. */
export interface WaitlistEntryTable extends Kept {
  patient_id: string; practitioner_id: string | null; unit_id: string | null; kind: AppointmentKind; payer: Payer; weekdays: string; day_parts: string; earliest_day: string; latest_day: string;
  reach: WaitlistReach; priority: Priority; note: string | null;
  /** What the patient held when asking. */
  appointment_id: string | null;
  withdrawn_at: number | null; withdrawn_by: string | null; withdraw_reason: string | null;
}
/** A slot that was offered to somebody who waits, until an instant. The answer's columns change together; `appointment_id`: what was booked or moved. */
export interface WaitlistOfferTable extends Kept {
  entry_id: string; practitioner_id: string; unit_id: string; room_id: string | null; day: string; from_minute: number; to_minute: number; until_at: number;
  answer: OfferAnswer | null; answered_at: number | null; answered_by: string | null; reason: string | null; appointment_id: string | null;
}
/** A slip to another unit, as it was written; append-only. What became of it is folded from its events. `unit_name`: the unit's name then, or a unit without a screen. */
export interface HandOffTable {
  id: string; number: string; at: number; actor: string; unit_id: string | null; unit_name: string; priority: HandOffPriority; patient_id: string | null; visit_id: string | null; call_id: string | null;
  complaint_id: string | null; text: string; due_at: number | null;
}
/** Append-only. `name`: who received it; `ref`: of an undo, the event it takes back. */
export interface HandOffEventTable { id: string; hand_off_id: string; action: HandOffAction; at: number; actor: string; name: string | null; text: string | null; ref: string | null; by_phone: Flag }
/** Append-only. A line for the next shift; a note with its frozen content (JSON) and hash; the acceptance of the note `note_id`. */
export interface ShiftNoteTable { id: string; action: 'line' | 'hand_over' | 'accept'; note_id: string | null; at: number; actor: string; text: string | null; content: string | null; hash: string | null }
/** Visits that repeat: `rule` in the words of RFC 5545, counted from `start_day`. `planned`: how many were meant; `stopped_*` change together. */
export interface AppointmentSeriesTable extends Kept {
  patient_id: string; practitioner_id: string; unit_id: string; rule: string; start_day: string; from_minute: number; kind: AppointmentKind; payer: Payer; planned: number; note: string | null;
  stopped_at: number | null; stopped_by: string | null; stop_reason: string | null;
}
/** The appointment that is the `number`th of a series, and the day that the rule gave it. */
export interface SeriesAppointmentTable extends Kept { series_id: string; number: number; planned_day: string; appointment_id: string }
/** `state` and what hangs on it (see shared/sync/tables.ts) change together; all are folded from the events. `accused_id`: the user whom it is about. */
export interface ComplaintTable extends Kept {
  number: string; channel: ComplaintChannel; received_at: number; anonymous: Flag; reporter_name: string | null; reporter_contact: string | null; relation: ReporterRelation | null;
  patient_id: string | null; unit_id: string | null; category: ComplaintCategory; grade: ComplaintGrade; narrative: string; restricted: Flag;
  state: ComplaintState; state_at: number; state_by: string; outcome: ComplaintOutcome | null; first_answer_at: number | null; resolved_at: number | null; reopened: number;
  owner_id: string | null; accused_id: string | null; merged_into: string | null; reject_reason: RejectReason | null; cause: string | null; satisfaction: number | null;
}
/** Append-only: the complaint's timeline, from which its clock is counted. */
export interface ComplaintEventTable {
  id: string; complaint_id: string; action: ComplaintAction; at: number; actor: string; text: string | null; grade: ComplaintGrade | null; outcome: ComplaintOutcome | null; pause: PauseReason | null;
  ref: string | null; reason: string | null; score: number | null;
}
/** What a unit is to find out or do for a complaint. `reply`, `done_at` and `done_by` change together. */
export interface ComplaintTaskTable extends Kept {
  complaint_id: string; unit_id: string; text: string; due_at: number; reply: string | null; done_at: number | null; done_by: string | null;
}
/** What is improved because of a complaint, and whether it helped. `done_*` change together, so do `checked_*`, `effective` and `result`. */
export interface ComplaintImprovementTable extends Kept {
  complaint_id: string; text: string; owner_id: string | null; due_day: string; check_day: string | null;
  done_at: number | null; done_by: string | null; checked_at: number | null; checked_by: string | null; effective: Flag | null; result: string | null;
}
/** Append-only: what was proposed at the intake (null: not sure), what was decided, and the code of an anonymous reporter. */
export interface ComplaintIntakeTable {
  id: string; complaint_id: string; at: number; tracking_code: string | null; proposed_grade: ComplaintGrade | null; proposed_category: ComplaintCategory | null; proposed_unit_id: string | null;
  chosen_grade: ComplaintGrade; chosen_category: ComplaintCategory; chosen_unit_id: string | null;
}
/** Append-only: of each kind the newest row by its stamp holds. `value`: JSON (see main/services/complaints/parties.ts). */
export interface ComplaintPartyTable { id: string; complaint_id: string; at: number; actor: string; kind: 'units' | 'reporter' | 'viewers'; value: string }
export interface CallLogTable extends Kept {
  at: number; day: string; caller_name: string; phone: string | null; patient_id: string | null; topic: CallTopic; note: string | null;
  call_back_at: number | null; settled_at: number | null; outcome: string | null;
  /** Null: from before they were written down. */
  direction: CallDirection | null; seconds: number | null; relation: CallRelation | null; result: CallResult | null;
}
/** What was done during a call, known by the call's id also before that is saved; `facts`: those that were asked for, with commas between. */
export interface CallLinkTable { id: string; call_id: string; kind: CallLinkKind; about_id: string; at: number; actor: string; facts: string | null }
/** To be sent, or sent, to a patient about something (`about`, `about_id`); `slot`: the time it speaks of, `YYYY-MM-DD minute`. `state`, its time, its actor and `note` always change together. */
export interface MessageTable extends Kept {
  patient_id: string; channel: MessageChannel; purpose: MessagePurpose; template: string | null; language: MessageLanguage; text: string; recipient: string | null;
  about: MessageSubject; about_id: string; slot: string; due_at: number;
  state: MessageState; state_at: number; state_by: string; note: string | null; opened_at: number | null; opened_by: string | null;
}
/** What became of an appointment that had lost its time (`practitioner_id`, `day`, `from_minute`), and whether its patient knows. */
export interface RebookingTable extends Kept {
  appointment_id: string; practitioner_id: string; day: string; from_minute: number; outcome: RebookingOutcome; became_id: string | null;
  told: RebookingTold | null; told_at: number | null; told_by: string | null; tries: number;
}
/** Append-only: a try to reach somebody who did not come. */
export interface RecallAttemptTable { id: string; appointment_id: string; at: number; actor: string; outcome: RecallOutcome; again_at: number | null; note: string | null }
/** How a patient wishes to be reached; null and empty: as it comes. A person may have several: the newest counts, and any `stop*`: not to be contacted at all. */
export interface ContactPreferenceTable extends Kept {
  patient_id: string; channel: PreferredChannel | null; language: MessageLanguage | null; day_parts: string; email: string | null; stopped_at: number | null; stopped_by: string | null; stop_reason: string | null;
}
/** What was promised to a patient. `outcome`, `done_*` and `result` change together. */
export interface FollowUpTable extends Kept {
  patient_id: string; text: string; due_at: number; owner_id: string | null; outcome: FollowUpOutcome | null; done_at: number | null; done_by: string | null; result: string | null;
}
/** Append-only; `corrects`: the note that this one takes the place of. */
export interface ContactNoteTable { id: string; patient_id: string; at: number; actor: string; text: string; corrects: string | null }
/** Append-only: what somebody did about an item of the inbox. `severity`: how it stood when it was put off; `instead_of`: whom the actor takes it over from. */
export interface AttentionEventTable {
  id: string; item: string; kind: string; action: AttentionAction; at: number; actor: string; until_at: number | null; severity: AttentionSeverity | null; instead_of: string | null;
}
export interface BulletinTable extends Kept { text: string; urgent: Flag; until_day: string | null }
/** `figures`: `DayFigures` as JSON. */
/** Append-only: a report to management about complaints is folded from these; `content` and `restricted` are JSON, the hashes those of a signature. */
export interface ComplaintReportEventTable {
  id: string; report_id: string; action: 'count' | 'decide' | 'sign'; at: number; actor: string; period_from: number; period_to: number; occasion: ReportOccasion; replaces: string | null;
  content: string; restricted: string; content_hash: string | null; restricted_hash: string | null; hash: string | null;
}
export interface DayClosingTable extends Kept { day: string; note: string | null; figures: string }
/** A number that a patient has in another program, or a name that they went by before. */
export interface PatientAliasTable extends Kept { patient_id: string; kind: AliasKind; value: string }
/** What the columns of a file with these headers (JSON) meant the last time. */
export interface ImportProfileTable extends Kept { kind: ImportKind; headers: string; mapping: string; options: string }
/** A value that did not hold, beside the one that did; the central writes them. Values are JSON. */
export interface SyncConflictTable extends Kept {
  entity: string; row_id: string; column_name: string; asks: Flag; kept_value: string; kept_actor: string; kept_device: string; kept_hlc: string;
  lost_value: string; lost_actor: string; lost_device: string; lost_hlc: string; settled_at: number | null; settled_by: string | null; choice: 'kept' | 'lost' | null;
}
/** Append-only and hash chained per device. */
export interface AuditEntryTable {
  id: string; at: number; device_id: string; actor: string; action: string; entity: string; row_id: string | null; detail: string | null;
  prev_hash: string; hash: string;
}
/** The public half (SPKI, base64) of a key that a desk signs anchors with. */
export interface AuditKeyTable { id: string; device_id: string; at: number; public_key: string }
/** The chain of `device_id` had `entries` entries, the last with the hash `head`. `number` counts up by one per key. */
export interface AuditAnchorTable {
  id: string; at: number; device_id: string; key_id: string; number: number; last_entry: string; entries: number; head: string; reason: AnchorReason; signature: string;
}
/** `id` is the setting's key, `value` its JSON. */
export interface SettingTable { id: string; value: string; updated_at: number; updated_by: string }

/** `tariff` in whole rupiah, null: not told; `synonyms`: other names, parted by commas. */
export interface ServiceTable extends Kept { name: string; unit_id: string | null; tariff: number | null; minutes: number | null; preparation: string | null; payer_rules: string | null; synonyms: string; active: Flag }
/** `audience`: roles parted by commas, empty: everybody. What it says is in its newest version. */
export interface ArticleTable extends Kept { kind: ArticleKind; unit_id: string | null; audience: string; owner_id: string | null; review_day: string | null; active: Flag }
/** Append-only. `also_asked`: other ways to ask for it, one per line. */
export interface ArticleVersionTable { id: string; article_id: string; title: string; body: string; also_asked: string; note: string | null; at: number; actor: string }
/** Append-only: `actor` has read this version. */
export interface ArticleReadingTable { id: string; article_id: string; version_id: string; at: number; actor: string }
/** Append-only: one row each time it was asked. Equal questions have the same `folded`. */
export interface UnansweredQuestionTable { id: string; text: string; folded: string; source: QuestionSource; call_id: string | null; at: number; actor: string }
/** Append-only; holds for what was asked up to `at`. */
export interface QuestionSettlementTable { id: string; folded: string; outcome: QuestionOutcome; article_id: string | null; note: string | null; at: number; actor: string }

// Local to this desk, never synced.
/** One row. `stamp` is set only inside `write`; capture triggers refuse to work without it. */
export interface ClockTable {
  id: 1; device_id: string; node: string; scope: string; last_hlc: string; latest_wall: number;
  stamp: string | null; tx: string | null; actor: string | null; dev_seq: number; captured: number; audit_hash: string;
  /** 1 only inside `apply`: what the central tells is written, and nothing of it is captured. */
  applying: Flag;
}
export interface RowClockTable { entity: string; row_id: string; base: string; exceptions: string }
export interface OutboxTable { dev_seq: number; id: string; tx: string; hlc: string; schema: number; actor: string; entity: string; row_id: string; is_new: Flag; patch: string }
export interface RequestResultTable { request_id: string; call: string; actor: string; result: string; at: number }
export interface DraftTable { user_id: string; form: string; key: string; content: string; saved_at: number }
/** Last queue number given, per unit's letter, clinic day and desk. The row is locked by the writing transaction. */
export interface QueueCounterTable { letter: string; day: string; desk_letter: string; last: number }
/** Medical record numbers leased to this desk; `next` is the first one not yet given. */
export interface RecordBlockTable { id: number; first: number; last: number; next: number }
/** Last provisional record number (`S-A-0007`) given by the desk of this letter. */
export interface ProvisionalCounterTable { desk_letter: string; last: number }
/** What belongs to this computer: JSON by subject. */
export interface DeskPreferenceTable { key: string; value: string; updated_at: number }
export interface PrintedTicketTable { id: number; entry_id: string; at: number }
/** A file that came with a complaint; on this computer only. `complete`: all its pieces are there. */
export interface ComplaintAttachmentTable { id: string; complaint_id: string; name: string; type: string; size: number; at: number; added_by: string; complete: Flag }
/** `data`: base64. */
export interface ComplaintAttachmentPieceTable { attachment_id: string; number: number; data: string }
/** Last complaint number given by this desk. */
export interface ComplaintCounterTable { desk_letter: string; last: number }
export interface ImportJobTable {
  id: string; kind: ImportKind; file_name: string; bytes: number; started_at: number; started_by: string; state: ImportState; failure: ImportFailure | null;
  done: number; total: number; inspection: string | null; mapping: string | null; options: string | null; counts: string;
}
/** What a row of a file became. */
export interface ImportRowTable { job_id: string; row: number; entity: string; row_id: string; outcome: ImportOutcome }
/** The search index's own number for a patient, when the patient was last seen, and the padded text that is searched. Kept by triggers. */
export interface PatientDocTable { doc: number; patient_id: string; seen_at: number; search_text: string }
/** What the last check of the audit chains found; `own_*`: how far this desk's own chain reached then. */
export interface AuditCheckTable { id: 1; at: number; entries: number; anchors: number; own_entries: number; own_last: string | null; fault: AuditFault | null; broken_at: number | null }
/**
 * One row while this desk is with a central. `epoch`, `seq`, `chain`: how far it has read; `acked`: the last change of its own
 * that the central has; `newest`: the greatest stamp that came from there; `snapshot`: one that is being taken in, as JSON.
 */
export interface SyncStateTable {
  id: 1; url: string; proxy: string | null; ca: string | null; enrolled_at: number; paused: Flag; fault: string | null;
  epoch: string; seq: number; chain: string; acked: number; newest: string; snapshot: string | null;
  sent: number; received: number; schema: number; last_success_at: number | null;
  /** How far this computer's clock was ahead of the central's when they last spoke, milliseconds. */
  skew: number | null;
  /** The central's public keys for files on a stick, as it told them when this desk signed in there. */
  courier_seal: string | null; courier_sign: string | null;
}
/** When another desk's newest change, of those that came here, was made. */
export interface SyncDeskTable { device_id: string; last_change_at: number }
/** What came and cannot be placed by this version: the entries of one transaction (JSON), tried again after an upgrade. */
export interface SyncParkedTable { id: string; seq: number; at: number; reason: string; entries: string }
/** What the central will not take: its answer, and the change as it was sent (JSON). */
export interface SyncRejectedTable { id: string; dev_seq: number; at: number; code: string; change: string }
/** A file of changes that this desk wrote to a stick; `acknowledged_at`: when it heard that the central has all of it, by stick or by wire. */
export interface SyncCourierTable { id: string; at: number; device_id: string; file_name: string; changes: number; last_dev_seq: number; acknowledged_at: number | null }
/** Patients whose record was merged, and whose it is now; folded from `patient_merge`. */
export interface PatientRootTable { patient_id: string; root_id: string }
/** Merges that stand and take no effect; folded together with `patient_root`. */
export interface IdleMergeTable { merge_id: string; reason: IdleReason }
/** Two records that may be one person; found in the background. `score` in thousandths of bits by what was learnt of this clinic's patients, `reasons` as JSON, `evidence` and `…_facts` as in a verdict. `run`: the whole run that found it last. */
export interface DuplicatePairTable { a_id: string; b_id: string; score: number; evidence: number; reasons: string; a_facts: string; b_facts: string; found_at: number; run: number }
/** The last look through all patients; it knew of the changes up to `up_to` in `duplicate_due`. `learnt`: weights as JSON, null of fewer than two patients; the values met more than once are in `duplicate_count`. */
export interface DuplicateRunTable { id: number; run: number; rules: number; up_to: number; at: number; took_ms: number; rows: number; learnt: string | null }
export interface DuplicateCountTable { run: number; what: string; value: string; count: number }
/** Patients who are to be compared anew, written by triggers. */
export interface DuplicateDueTable { seq: number; patient_id: string }
export interface MigrationTable { version: number; name: string; at: number }

export interface DeskTables {
  clinic: ClinicTable; device: DeviceTable; user: UserTable; service_unit: ServiceUnitTable; practitioner: PractitionerTable;
  patient: PatientTable; visit: VisitTable; queue_entry: QueueEntryTable; queue_event: QueueEventTable; emergency: EmergencyTable;
  room: RoomTable; schedule_rule: ScheduleRuleTable; schedule_exception: ScheduleExceptionTable; holiday: HolidayTable;
  appointment: AppointmentTable; appointment_event: AppointmentEventTable; complaint: ComplaintTable; complaint_event: ComplaintEventTable; complaint_intake: ComplaintIntakeTable; complaint_party: ComplaintPartyTable; complaint_task: ComplaintTaskTable; complaint_improvement: ComplaintImprovementTable;
  waitlist_entry: WaitlistEntryTable; waitlist_offer: WaitlistOfferTable; appointment_series: AppointmentSeriesTable; series_appointment: SeriesAppointmentTable;
  hand_off: HandOffTable; hand_off_event: HandOffEventTable; shift_note: ShiftNoteTable;
  call_log: CallLogTable; call_link: CallLinkTable; message: MessageTable; rebooking: RebookingTable; recall_attempt: RecallAttemptTable; bulletin: BulletinTable; day_closing: DayClosingTable; complaint_report_event: ComplaintReportEventTable; patient_alias: PatientAliasTable; import_profile: ImportProfileTable;
  service: ServiceTable; article: ArticleTable; article_version: ArticleVersionTable; article_reading: ArticleReadingTable; unanswered_question: UnansweredQuestionTable; question_settlement: QuestionSettlementTable;
  contact_preference: ContactPreferenceTable; follow_up: FollowUpTable; contact_note: ContactNoteTable; attention_event: AttentionEventTable;
  audit_entry: AuditEntryTable; audit_key: AuditKeyTable; audit_anchor: AuditAnchorTable; setting: SettingTable;
  consent: ConsentTable; patient_merge: PatientMergeTable; duplicate_verdict: DuplicateVerdictTable; emergency_event: EmergencyEventTable;
  clock: ClockTable; row_clock: RowClockTable; outbox: OutboxTable; request_result: RequestResultTable; draft: DraftTable;
  queue_counter: QueueCounterTable; record_block: RecordBlockTable; printed_ticket: PrintedTicketTable; desk_preference: DeskPreferenceTable; complaint_counter: ComplaintCounterTable; complaint_attachment: ComplaintAttachmentTable; complaint_attachment_piece: ComplaintAttachmentPieceTable; provisional_counter: ProvisionalCounterTable;
  import_job: ImportJobTable; import_row: ImportRowTable; patient_doc: PatientDocTable; audit_check: AuditCheckTable;
  sync_conflict: SyncConflictTable; sync_state: SyncStateTable; sync_parked: SyncParkedTable; sync_rejected: SyncRejectedTable; sync_desk: SyncDeskTable; sync_courier: SyncCourierTable; patient_root: PatientRootTable; idle_merge: IdleMergeTable; duplicate_pair: DuplicatePairTable; duplicate_run: DuplicateRunTable; duplicate_count: DuplicateCountTable; duplicate_due: DuplicateDueTable; migration: MigrationTable;
}

export interface SyncedTable {
  readonly name: SyncedName;
  /** `fields`: last writer wins per field; `append`: rows are only ever added. */
  readonly merge: 'fields' | 'append';
  /** Columns that each desk computes for itself: never captured. */
  readonly derived?: readonly string[];
}
/** Every table that syncs, once; its columns and rules are in shared/sync/tables.ts. Drives the capture triggers. */
export const SYNCED_TABLES: readonly SyncedTable[] = (Object.entries(SYNCED) as [SyncedName, Rules][]).map(([name, { merge, derived }]) => (derived ? { name, merge, derived } : { name, merge }));
