/**
 * The vocabulary every call of the contract is declared with.
 *
 * A call is declared once. From that declaration come the preload's API, the handler's type, the guard (sender, role,
 * schema), the browser shell's route, the audit entry and the renderer's query key.
 */
import { z } from 'zod';

// Zod's default compiles validators with `new Function`, which the content security policy of windows forbids; elsewhere it is several times faster.
z.config({ jitless: 'document' in globalThis });

export const ROLES = [
  'receptionist',
  'operator',
  'registrar',
  'nurse',
  'public_relations',
  'medical_executive',
  'director',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** Roles that work with patients at the desk and may change their data. */
export const DESK_ROLES = ['receptionist', 'operator', 'registrar', 'admin'] as const satisfies readonly Role[];
/** Roles that move the queue: the desk, and the nurse at the room's screen. */
export const QUEUE_ROLES = [...DESK_ROLES, 'nurse'] as const satisfies readonly Role[];
/** Roles that may read patient data. */
export const READ_ROLES = [...QUEUE_ROLES, 'public_relations', 'medical_executive', 'director'] as const satisfies readonly Role[];
export const ADMIN_ROLES = ['admin'] as const satisfies readonly Role[];

/**
 * Who may make a call:
 * - `public`: also before anybody has signed in (first start, sign-in, recovery);
 * - `locked`: anybody at the keyboard, also while the desk is locked; must show no personal data;
 * - `display`: the waiting-room window as well as signed-in users;
 * - a list of roles: signed in, unlocked, and one of these.
 */
export type Access = 'public' | 'locked' | 'display' | readonly Role[];

export type Capability =
  | 'clinic' | 'users' | 'drafts' | 'patients' | 'visits' | 'queue' | 'paper' | 'emergencies'
  | 'appointments' | 'messages' | 'absences' | 'waitlist' | 'series' | 'complaints' | 'complaintReports' | 'calls' | 'bulletins' | 'reports' | 'imports'
  | 'answers'
  | 'consents' | 'contacts' | 'restricted' | 'attention' | 'duplicates' | 'merges' | 'audit' | 'backup' | 'keys' | 'transfer' | 'sync' | 'settings' | 'display' | 'tickets'
  | 'handOffs' | 'shiftNotes';

export interface CallSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  readonly access: Access;
  /** Changes data: needs a `requestId`; its result is remembered so that a second click gets the first answer. */
  readonly changes: boolean;
  /** Capabilities whose open screens refresh after success. */
  readonly touches: readonly Capability[];
}

export function query<I extends z.ZodType, O extends z.ZodType>(access: Access, input: I, output: O): CallSpec<I, O> {
  return { input, output, access, changes: false, touches: [] };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  access: Access,
  touches: readonly Capability[],
  input: I,
  output: O,
): CallSpec<I, O> {
  return { input, output, access, changes: true, touches: touches.includes('appointments') ? [...new Set([...touches, ...FOLLOW_APPOINTMENTS])] : touches };
}

/** Whatever happens to appointments may free a slot for somebody who waits, or be a visit of a series. */
const FOLLOW_APPOINTMENTS = ['waitlist', 'series'] as const satisfies readonly Capability[];

export const nothing = z.object({});

/**
 * Why a call was refused. `code` is stable; the renderer shows the text `errors.<code>`, which says what happened, what
 * is safe and what to do. `fields` maps an input path to a message key `fields.<key>`.
 */
export const ERROR_CODES = [
  'invalid_input', 'not_signed_in', 'locked', 'forbidden', 'not_found', 'changed_meanwhile', 'wrong_credentials',
  'too_many_attempts', 'wrong_recovery_key', 'keyring_missing', 'database_damaged', 'not_first_start', 'invitation_invalid', 'login_taken', 'last_admin',
  'already_in_queue', 'queue_empty', 'step_not_allowed', 'already_taken', 'nothing_to_undo', 'clock_set_back',
  'record_numbers_exhausted', 'letter_taken', 'backup_not_found', 'backup_damaged', 'disk_full', 'drive_missing',
  'drive_full', 'drive_read_only', 'weak_password', 'export_cancelled', 'export_failed', 'busy', 'newer_database', 'unit_closed',
  'clash_doctor', 'clash_room', 'clash_patient', 'outside_hours', 'clinic_closed', 'quota_full', 'slot_past', 'rule_overlaps',
  'import_busy', 'import_step', 'internal', 'drive_file_limit',
  'login_locked', 'place_no_answer', 'disk_failing',
  'rekey_no_room', 'rekey_disturbed', 'rekey_cancelled', 'rekey_all_only',
  'central_unreachable', 'enrolment_code_wrong', 'other_clinic', 'clinic_empty', 'letters_exhausted', 'numbers_exhausted', 'already_enrolled', 'not_enrolled', 'conflict_settled',
  'device_revoked',
  'emergency_taken',
  'courier_file', 'courier_other', 'courier_nothing', 'courier_keys',
  'patient_deceased',
  'numbers_not_extended',
  'merge_itself', 'merged_already', 'merge_undone',
  'record_restricted', 'consent_withdrawn',
  'same_unit', 'moved_on',
  'report_signed', 'report_too_early', 'report_unreadable',
  'slot_offered', 'offer_over', 'already_waiting',
  'too_soon', 'too_far',
  'attachment_type', 'attachment_too_large', 'attachment_too_many', 'attachment_damaged',
  'hand_off_taken', 'hand_off_other', 'shift_own',
  'caller_not_verified',
  'do_not_contact', 'no_message_consent', 'no_way_to_send', 'urgent_snooze', 'taken_by',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface DeskError {
  readonly code: ErrorCode;
  readonly fields?: Readonly<Record<string, string>>;
  /** Values for the message's placeholders; never personal data of someone the caller may not see. */
  readonly params?: Readonly<Record<string, string | number>>;
}
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DeskError };

/** What the main process tells every open window. */
export type DeskEvent =
  | { readonly type: 'changed'; readonly capabilities: readonly Capability[] }
  | { readonly type: 'session' }
  | { readonly type: 'call'; readonly call: { readonly entryId: string; readonly number: string; readonly unit: string; readonly room: string | null; readonly at: number } }
  | { readonly type: 'progress'; readonly jobId: string; readonly done: number; readonly total: number };

// Parts that many schemas share.
export const idSchema = z.uuid();
/** UTC milliseconds. */
export const instantSchema = z.int().nonnegative();
/** `YYYY-MM-DD` in the clinic's zone. */
export const daySchema = z.iso.date();
/** A quarter of a year at once. */
const LONGEST_PERIOD_DAYS = 100;
/** Clinic days, both included. */
export const periodSchema = z.object({ from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < LONGEST_PERIOD_DAYS * 86_400_000, { path: ['to'], error: 'period_length' });
export const shortText = z.string().trim().min(1).max(200);
export const optionalText = (max = 200) => z.string().trim().max(max).nullable();
/** Version of a row as its reader saw it: the newest hybrid logical clock stamp of the row. */
export const versionSchema = z.string().min(1).max(80);
