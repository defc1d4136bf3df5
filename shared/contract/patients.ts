import { z } from 'zod';
import { DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query, versionSchema } from './core.ts';

export const PAYERS = ['general', 'bpjs', 'insurance'] as const;
export const payerSchema = z.enum(PAYERS);
export type Payer = z.infer<typeof payerSchema>;
export const SEXES = ['male', 'female'] as const;
export const sexSchema = z.enum(SEXES);
export type Sex = z.infer<typeof sexSchema>;
/** How the person is identified: by NIK, as a newborn of a known mother, by passport, or not yet at all. */
export const IDENTITY_KINDS = ['citizen', 'newborn', 'foreigner', 'unknown'] as const;
export const identityKindSchema = z.enum(IDENTITY_KINDS);
export type IdentityKind = z.infer<typeof identityKindSchema>;
export const RELATIONS = ['self', 'spouse', 'father', 'mother', 'child', 'sibling', 'grandparent', 'other'] as const;
export const relationSchema = z.enum(RELATIONS);

/**
 * What is kept of a patient. Names are one free-text field as on the identity card: a single name is a name.
 * Numbers are text. `birthDate` may be null only for an unknown person; `birthDateEstimated` marks a guessed one.
 */
export const patientFields = z.object({
  identityKind: identityKindSchema,
  name: z.string().trim().min(1, 'name_required').max(120),
  nik: z.string().regex(/^\d{16}$/, 'nik_form').nullable(),
  bpjs: z.string().regex(/^\d{13}$/, 'bpjs_form').nullable(),
  passport: z.string().trim().toUpperCase().regex(/^[A-Z0-9]{5,20}$/, 'passport_form').nullable(),
  sex: sexSchema.nullable(),
  birthDate: daySchema.nullable(),
  birthDateEstimated: z.boolean(),
  birthPlace: optionalText(80),
  /** E.164 (`+62812…`) or a short service number; null when there is none. */
  phone: z.string().regex(/^(\+\d{8,15}|\d{3,5})$/, 'phone_form').nullable(),
  address: optionalText(300),
  /** Village code with dots (`11.01.01.2001`), Kepmendagri. */
  villageCode: z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/).nullable(),
  motherName: optionalText(120),
  /** Newborn: the mother as a registered patient, when she is one. */
  motherId: idSchema.nullable(),
  payer: payerSchema,
  insurer: optionalText(80),
  guardianName: optionalText(120),
  guardianRelation: relationSchema.nullable(),
  guardianPhone: z.string().regex(/^(\+\d{8,15}|\d{3,5})$/, 'phone_form').nullable(),
  allergies: optionalText(300),
  /** May be sent reminders. */
  consentReminder: z.boolean(),
  /** Newborn: 0 a single birth, 1, 2, ... the order among twins; null when it is not known. */
  birthOrder: z.int().min(0).max(9).nullable().default(null),
  /** No. KK: whoever has the same one belongs to one household. */
  familyCard: z.string().regex(/^\d{16}$/, 'family_card_form').nullable().default(null),
  /** Doubts about the NIK that somebody looked at and accepted, as `patient-warnings.ts` names them. */
  acceptedWarnings: z.array(z.string().regex(/^[a-z_]+:[0-9a-z]{1,16}$/)).max(12).default([]),
});
export type PatientFields = z.infer<typeof patientFields>;

/** Form-level rules that one field alone cannot state. */
export const patientInput = patientFields.superRefine((patient, issues) => {
  const need = (path: keyof PatientFields, message: string): void => { issues.addIssue({ code: 'custom', path: [path], message }); };
  if (patient.identityKind !== 'unknown') {
    if (patient.sex === null) need('sex', 'sex_required');
    if (patient.birthDate === null) need('birthDate', 'birth_date_required');
  }
  // A foreigner who lives here (KITAS, KITAP) may have a NIK.
  if (patient.identityKind === 'foreigner' && patient.passport === null && patient.nik === null) need('passport', 'passport_required');
  if (patient.identityKind === 'newborn' && patient.motherName === null) need('motherName', 'mother_required');
  // In its first weeks a newborn is covered by its mother's number.
  if (patient.payer === 'bpjs' && patient.bpjs === null && patient.nik === null && patient.identityKind !== 'newborn') need('bpjs', 'bpjs_required');
});

export const MATCH_KINDS = ['name', 'nik', 'record_number', 'bpjs', 'phone', 'birth_date', 'passport', 'village', 'external'] as const;
/** What must be seen of a person wherever they can be chosen. */
export const PATIENT_MARKS = ['deceased', 'moved', 'unidentified'] as const;
export type PatientMark = (typeof PATIENT_MARKS)[number];
const marksSchema = z.array(z.enum(PATIENT_MARKS));
export const patientHitSchema = z.object({
  id: idSchema,
  recordNumber: z.string(),
  name: z.string(),
  sex: sexSchema.nullable(),
  birthDate: daySchema.nullable(),
  phone: z.string().nullable(),
  village: z.string().nullable(),
  payer: payerSchema,
  lastVisitDay: daySchema.nullable(),
  match: z.enum(MATCH_KINDS),
  /** Half-open character ranges of `name` to highlight. */
  highlights: z.array(z.tuple([z.int(), z.int()])),
  marks: marksSchema,
  /** What of the patient matched, when it was not the name: the number as kept, the village's name, the former name. */
  matched: z.string().nullable(),
  /** `matched` is a name or number that the patient had before, or has elsewhere. */
  former: z.boolean(),
  /** Nothing was found exactly; this name is one slip away from what was typed. */
  similar: z.boolean(),
  /** The record by which the patient was found, when that one was merged into this. */
  through: z.object({ recordNumber: z.string(), name: z.string() }).optional(),
});
export type PatientHit = z.infer<typeof patientHitSchema>;

const relativeSchema = z.object({
  id: idSchema, recordNumber: z.string(), name: z.string(), sex: sexSchema.nullable(), birthDate: daySchema.nullable(), birthOrder: z.int().nullable(), marks: marksSchema,
  /** What this person is to the patient; null when nothing that is kept says it. */
  relation: relationSchema.nullable(),
  /** Has the same No. KK. */
  sameCard: z.boolean(),
});
export type Relative = z.infer<typeof relativeSchema>;

export const patientDetailSchema = patientFields.extend({
  id: idSchema,
  recordNumber: z.string(),
  village: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  version: versionSchema,
  deceasedOn: daySchema.nullable(),
  movedOn: daySchema.nullable(),
  movedTo: z.string().nullable(),
  /** Names that the person went by before, newest first. */
  formerNames: z.array(z.string()),
  /** Mother, children, and whoever has the same No. KK. */
  family: z.array(relativeSchema),
  /** Few may see this record, and why; null for most. `openUntil`: for a session that opened it. */
  restriction: z.object({ reason: z.string(), openUntil: instantSchema.nullable() }).nullable(),
  visits: z.array(z.object({ id: idSchema, day: daySchema, at: instantSchema, unit: z.string(), practitioner: z.string().nullable(), number: z.string(), payer: payerSchema, state: z.string() })),
});
export type PatientDetail = z.infer<typeof patientDetailSchema>;

export const CANDIDATE_REASONS = ['same_nik', 'same_bpjs', 'same_passport', 'same_phone', 'same_birth_date', 'similar_name', 'same_name', 'same_village',
  'swapped_birth_date', 'similar_birth_date', 'similar_nik', 'similar_phone'] as const;
export const candidateSchema = z.object({
  id: idSchema, recordNumber: z.string(), name: z.string(), birthDate: daySchema.nullable(), village: z.string().nullable(), phone: z.string().nullable(),
  strength: z.enum(['strong', 'weak']), reasons: z.array(z.enum(CANDIDATE_REASONS)),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const regionSchema = z.object({ code: z.string(), village: z.string(), district: z.string(), regency: z.string(), province: z.string() });
export type Region = z.infer<typeof regionSchema>;

/** `name` null: whoever prints may not see it. `code`: what the QR holds, an opaque reference of the patient. */
export const patientCardSchema = z.object({ clinicName: z.string(), clinicAddress: z.string(), name: z.string().nullable(), recordNumber: z.string(), birthDate: daySchema.nullable(), code: z.string() });
export type PatientCard = z.infer<typeof patientCardSchema>;
/** `several`: this number is kept for more than one person; `unknown`: for nobody here. */
export const scannedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('patient'), patientId: idSchema }),
  z.object({ kind: z.literal('visit'), patientId: idSchema, visitId: idSchema, number: z.string() }),
  z.object({ kind: z.literal('hand_off'), handOffId: idSchema }),
  z.object({ kind: z.literal('several'), text: z.string() }),
  z.object({ kind: z.literal('unknown'), nik: z.string().nullable(), bpjs: z.string().nullable() }),
]);

export const patients = {
  'patients.search': query(READ_ROLES, z.object({ text: z.string().max(100), limit: z.int().min(1).max(50).default(12) }), z.array(patientHitSchema)),
  'patients.recent': query(READ_ROLES, z.object({ limit: z.int().min(1).max(50).default(12) }), z.array(patientHitSchema)),
  /** Audited as a view. */
  'patients.get': query(READ_ROLES, z.object({ id: idSchema }), patientDetailSchema),
  /** `patients.register` and `patients.update` are refused with the fields while a doubt about the NIK (identity-doubts.ts) is not among `acceptedWarnings`. */
  /** What a scanner has read: a card's or a ticket's code, a NIK, a BPJS or a record number. */
  'patients.scan': query(READ_ROLES, z.object({ code: z.string().max(200) }), scannedSchema),
  /** A patient's card, to look at and to print; printing is noted by `audit.printed`. Audited as a view. */
  'patients.card': query(READ_ROLES, z.object({ id: idSchema }), patientCardSchema),
  'patients.register': command(DESK_ROLES, ['patients', 'attention'], z.object({ patient: patientInput }), z.object({ id: idSchema, recordNumber: z.string() })),
  'patients.update': command(DESK_ROLES, ['patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, patient: patientInput }), z.object({ version: versionSchema })),
  /** People already registered who may be the one being typed; reasons given, never blocking. */
  'patients.candidates': query(DESK_ROLES, z.object({
    name: z.string().max(120), nik: z.string().max(20).nullable(), bpjs: z.string().max(20).nullable(), passport: z.string().max(20).nullable(),
    phone: z.string().max(20).nullable(), birthDate: daySchema.nullable(), villageCode: z.string().max(20).nullable(), exceptId: idSchema.nullable(),
  }), z.array(candidateSchema)),
  /** Other patients who have this NIK. */
  'patients.nikOwners': query(DESK_ROLES, z.object({ nik: z.string().regex(/^\d{16}$/), exceptId: idSchema.nullable() }), z.array(z.object({ id: idSchema, recordNumber: z.string(), name: z.string() }))),
  /** Null takes it back. Not before the birth, not in the future. Nobody deceased is checked in, booked or reminded. */
  'patients.recordDeath': command(DESK_ROLES, ['patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, on: daySchema.nullable() }), z.object({ version: versionSchema })),
  /** Null takes it back. Whoever moved away and comes all the same is received. */
  'patients.recordMove': command(DESK_ROLES, ['patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, on: daySchema.nullable(), to: optionalText(200) }), z.object({ version: versionSchema })),
  'patients.regions': query(READ_ROLES, z.object({ text: z.string().max(80) }), z.array(regionSchema)),
  /** Names of a NIK's first six digits (province, regency, district); null parts when the code is not known. */
  'patients.regionOfNik': query(READ_ROLES, z.object({ prefix: z.string().regex(/^\d{6}$/) }), z.object({ province: z.string().nullable(), regency: z.string().nullable(), district: z.string().nullable() })),
} as const;
