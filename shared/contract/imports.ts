/** Records in: patients, doctors and appointments from CSV and XLSX files of other programs, and a desk's own exports. */
import { z } from 'zod';
import { type Role, command, daySchema, idSchema, instantSchema, nothing, query } from './core.ts';

export const IMPORT_ROLES = ['registrar', 'admin'] as const satisfies readonly Role[];
/** `records`: an export of Meja Depan, read back whole; like exporting, it is for administrators alone. */
export const IMPORT_KINDS = ['patients', 'practitioners', 'appointments', 'records'] as const;
export const importKindSchema = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKindSchema>;

/** What a column can mean, by kind. `record_number` may be the old program's number; `external_id` is any other id of its own. */
export const IMPORT_FIELDS = {
  patients: ['record_number', 'external_id', 'name', 'nik', 'bpjs', 'passport', 'sex', 'birth_date', 'age', 'birth_place', 'phone', 'address', 'village_code', 'mother_name', 'payer', 'insurer', 'guardian_name', 'guardian_phone', 'allergies', 'family_card'],
  practitioners: ['name', 'unit', 'hours', 'weekday', 'from', 'to', 'slot_minutes', 'room'],
  appointments: ['record_number', 'external_id', 'nik', 'bpjs', 'patient_name', 'birth_date', 'age', 'sex', 'practitioner', 'unit', 'day', 'time', 'booked_at', 'payer', 'no_show', 'cancelled', 'note', 'appointment_id'],
  // Its columns are known.
  records: [],
} as const satisfies Record<ImportKind, readonly string[]>;
export const importFieldSchema = z.string().regex(/^[a-z_]{1,40}$/);
/** Field by column number of the file; columns that are not named are left alone. */
export const importMappingSchema = z.record(z.string().regex(/^\d{1,3}$/), importFieldSchema);
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** How a file writes dates: found out where one day above 12 decides it, else asked. */
export const DATE_ORDERS = ['day_first', 'month_first', 'year_first'] as const;
export const importOptionsSchema = z.object({
  dateOrder: z.enum(DATE_ORDERS),
  /** Take an age as an estimated birth date (marked so); otherwise such rows are rejected. */
  estimateFromAge: z.boolean(),
  /** Payer of rows that name none. */
  payer: z.enum(['general', 'bpjs', 'insurance']),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/**
 * receiving: the file is on its way; inspected: its columns are known; checking/checked: every row was looked at, nothing
 * is in the records yet; applying/paused/done: rows go into the records; voiding/voided: they were taken back.
 */
export const IMPORT_STATES = ['receiving', 'inspected', 'checking', 'checked', 'applying', 'paused', 'done', 'voiding', 'voided', 'cancelled', 'failed'] as const;
export const importStateSchema = z.enum(IMPORT_STATES);
/** new: will be added; known: is there already, nothing to do; rejected: with reasons; applied; voided; kept: could not be voided, is in use. */
export const IMPORT_OUTCOMES = ['new', 'known', 'rejected', 'applied', 'voided', 'kept'] as const;
export const importOutcomeSchema = z.enum(IMPORT_OUTCOMES);
export const importFailureSchema = z.enum(['file_unreadable', 'file_empty', 'file_too_large', 'sheet_protected', 'disk_full', 'internal',
  // Of an export: the password does not open it; a ZIP of another kind; identities were masked; columns of another version; its files are not those of its manifest.
  'export_password', 'export_foreign', 'export_masked', 'export_version', 'export_altered',
]);

export const importJobSchema = z.object({
  id: idSchema, kind: importKindSchema, fileName: z.string(), bytes: z.int(), startedAt: instantSchema, startedBy: z.string(),
  state: importStateSchema, failure: importFailureSchema.nullable(),
  done: z.int(), total: z.int(),
  counts: z.object({ new: z.int(), known: z.int(), rejected: z.int(), corrected: z.int(), applied: z.int(), voided: z.int(), kept: z.int() }),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** What an export says about itself. `files`: those that are read back, with their rows. */
export const exportFactsSchema = z.object({
  clinic: z.string(), madeAt: z.string(), madeBy: z.string(), purpose: z.string(), from: daySchema.nullable(), to: daySchema.nullable(), restricted: z.boolean(),
  part: z.int().positive(), parts: z.int().positive(), files: z.array(z.object({ name: z.string(), rows: z.int() })),
});
export type ExportFacts = z.infer<typeof exportFactsSchema>;

export const importInspectionSchema = z.object({
  format: z.enum(['csv', 'xlsx', 'export']), encoding: z.string().nullable(), delimiter: z.string().nullable(), sheets: z.array(z.string()), sheet: z.string().nullable(),
  headers: z.array(z.string()), sample: z.array(z.array(z.string())),
  mapping: importMappingSchema, options: importOptionsSchema,
  /** The mapping is the one remembered from an earlier file with these headers. */
  remembered: z.boolean(),
  /** The order of dates could not be told from the file. */
  dateOrderUncertain: z.boolean(),
  /** Of an export that is read back. */
  facts: exportFactsSchema.nullable().default(null),
});
export type ImportInspection = z.infer<typeof importInspectionSchema>;

/** Why a row is rejected. Nothing is guessed: what can be read in two ways is named. */
export const IMPORT_PROBLEMS = [
  'name_missing', 'name_long', 'nik_form', 'bpjs_form', 'passport_form', 'phone_form', 'family_card_form', 'number_scientific', 'record_number_form', 'record_number_taken',
  'sex_unknown', 'birth_date_form', 'birth_date_impossible', 'birth_date_future', 'date_ambiguous', 'age_only', 'age_impossible', 'age_disagrees', 'payer_unknown',
  'bpjs_missing', 'text_long', 'village_unknown', 'too_many_cells', 'same_number_other_person', 'twice_in_file',
  'unit_unknown', 'weekday_unknown', 'time_form', 'hours_order', 'slot_length', 'session_overlaps', 'practitioner_missing', 'practitioner_unknown', 'practitioner_ambiguous',
  'patient_unknown', 'patient_ambiguous', 'patient_differs', 'day_missing', 'day_form', 'time_missing', 'visit_before_booking', 'booked_at_form', 'yes_no_form', 'no_show_in_future',
  'outside_hours', 'clash_doctor', 'clash_room', 'clash_patient', 'clinic_closed', 'quota_full', 'kept_out',
  // Of an export: a cell without a meaning (the value is its column); there already with other values (their columns); what it belongs to is missing (the column).
  'record_form', 'record_differs', 'reference_unknown',
] as const;
/** What was put right on the way, and shown. */
export const IMPORT_CORRECTIONS = ['trimmed', 'phone_prefix', 'number_separators', 'title_removed', 'date_form', 'sex_word', 'payer_word', 'birth_date_from_age', 'excel_serial_date', 'sex_from_nik', 'birth_date_from_nik'] as const;
export const importProblemSchema = z.object({ field: z.string().nullable(), code: z.enum(IMPORT_PROBLEMS), value: z.string() });
export const importCorrectionSchema = z.object({ field: z.string().nullable(), code: z.enum(IMPORT_CORRECTIONS), value: z.string() });
export const importRowSchema = z.object({
  row: z.int(), outcome: importOutcomeSchema, cells: z.array(z.string()), problems: z.array(importProblemSchema), corrections: z.array(importCorrectionSchema),
});
export type ImportRow = z.infer<typeof importRowSchema>;

const exportSecret = z.string().max(200).nullable().default(null);

export const imports = {
  'imports.list': query(IMPORT_ROLES, nothing, z.array(importJobSchema)),
  'imports.job': query(IMPORT_ROLES, z.object({ jobId: idSchema }), importJobSchema),
  /** A new job; the file follows in pieces. At most 200 MB; of an export, one part of it. */
  'imports.begin': command(IMPORT_ROLES, ['imports'], z.object({ kind: importKindSchema, fileName: z.string().min(1).max(255), bytes: z.int().positive().max(2 ** 32) }).refine(({ kind, bytes }) => kind === 'records' || bytes <= 200_000_000, { path: ['bytes'] }), z.object({ jobId: idSchema })),
  /** The next piece of the file, base64 of at most 384 KiB, kept encrypted; pieces come in order. */
  'imports.piece': command(IMPORT_ROLES, [], z.object({ jobId: idSchema, index: z.int().nonnegative(), data: z.base64().max(524_288) }), z.object({ received: z.int() })),
  /** What the whole file is; `sheet` chooses one of a workbook. `password` of an export: used while the file is read, and kept nowhere. */
  'imports.inspect': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema, sheet: z.string().max(200).nullable(), password: exportSecret }), importInspectionSchema),
  /** Looks at every row beside the desk; nothing is in the records yet. The mapping is remembered for the next file with these headers. */
  'imports.check': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema, mapping: importMappingSchema, options: importOptionsSchema, password: exportSecret }), nothing),
  'imports.rows': query(IMPORT_ROLES, z.object({ jobId: idSchema, outcome: importOutcomeSchema.nullable(), corrected: z.boolean(), after: z.int().nonnegative(), limit: z.int().min(1).max(200) }), z.array(importRowSchema)),
  /** Other cells for one rejected row; it is looked at anew. */
  'imports.correct': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema, row: z.int().positive(), cells: z.array(z.string().max(5000)).max(300) }), importRowSchema),
  /** Puts the new rows into the records, a few at a time; goes on where it stopped. */
  'imports.apply': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema }), nothing),
  /** Stops checking or applying; what is applied stays and the job can go on. */
  'imports.stop': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema }), nothing),
  /** Takes back what the job added, as far as nobody has used it since. */
  'imports.void': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema, reason: z.string().trim().min(1, 'reason_required').max(200) }), nothing),
  /** Forgets the file and its rows; what was applied stays. */
  'imports.discard': command(IMPORT_ROLES, ['imports'], z.object({ jobId: idSchema }), nothing),
  /** The rejected rows as CSV with their reasons, in pieces; `next` null at the end. Audited as an export. `language` of the reasons. */
  'imports.rejects': command(IMPORT_ROLES, [], z.object({ jobId: idSchema, after: z.int().nonnegative(), language: z.enum(['id', 'en']) }), z.object({ fileName: z.string(), text: z.string(), next: z.int().nullable() })),
} as const;
