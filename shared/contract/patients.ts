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
});
export type PatientFields = z.infer<typeof patientFields>;

/** Form-level rules that one field alone cannot state. */
export const patientInput = patientFields.superRefine((patient, issues) => {
  const need = (path: keyof PatientFields, message: string): void => { issues.addIssue({ code: 'custom', path: [path], message }); };
  if (patient.identityKind !== 'unknown') {
    if (patient.sex === null) need('sex', 'sex_required');
    if (patient.birthDate === null) need('birthDate', 'birth_date_required');
  }
  if (patient.identityKind === 'foreigner' && patient.passport === null) need('passport', 'passport_required');
  if (patient.identityKind === 'newborn' && patient.motherName === null) need('motherName', 'mother_required');
  if (patient.payer === 'bpjs' && patient.bpjs === null && patient.nik === null) need('bpjs', 'bpjs_required');
});

export const MATCH_KINDS = ['name', 'nik', 'record_number', 'bpjs', 'phone', 'birth_date', 'passport'] as const;
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
});
export type PatientHit = z.infer<typeof patientHitSchema>;

export const patientDetailSchema = patientFields.extend({
  id: idSchema,
  recordNumber: z.string(),
  village: z.string().nullable(),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  version: versionSchema,
  /** Few may see this record, and why; null for most. `openUntil`: for a session that opened it. */
  restriction: z.object({ reason: z.string(), openUntil: instantSchema.nullable() }).nullable(),
  visits: z.array(z.object({ id: idSchema, day: daySchema, at: instantSchema, unit: z.string(), practitioner: z.string().nullable(), number: z.string(), payer: payerSchema, state: z.string() })),
});
export type PatientDetail = z.infer<typeof patientDetailSchema>;

export const CANDIDATE_REASONS = ['same_nik', 'same_bpjs', 'same_passport', 'same_phone', 'same_birth_date', 'similar_name', 'same_name', 'same_village'] as const;
export const candidateSchema = z.object({
  id: idSchema, recordNumber: z.string(), name: z.string(), birthDate: daySchema.nullable(), village: z.string().nullable(), phone: z.string().nullable(),
  strength: z.enum(['strong', 'weak']), reasons: z.array(z.enum(CANDIDATE_REASONS)),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const regionSchema = z.object({ code: z.string(), village: z.string(), district: z.string(), regency: z.string(), province: z.string() });
export type Region = z.infer<typeof regionSchema>;

export const patients = {
  'patients.search': query(READ_ROLES, z.object({ text: z.string().max(100), limit: z.int().min(1).max(50).default(12) }), z.array(patientHitSchema)),
  'patients.recent': query(READ_ROLES, z.object({ limit: z.int().min(1).max(50).default(12) }), z.array(patientHitSchema)),
  /** Audited as a view. */
  'patients.get': query(READ_ROLES, z.object({ id: idSchema }), patientDetailSchema),
  'patients.register': command(DESK_ROLES, ['patients', 'attention'], z.object({ patient: patientInput }), z.object({ id: idSchema, recordNumber: z.string() })),
  'patients.update': command(DESK_ROLES, ['patients', 'attention'], z.object({ id: idSchema, expectedVersion: versionSchema, patient: patientInput }), z.object({ version: versionSchema })),
  /** People already registered who may be the one being typed; reasons given, never blocking. */
  'patients.candidates': query(DESK_ROLES, z.object({
    name: z.string().max(120), nik: z.string().max(20).nullable(), bpjs: z.string().max(20).nullable(), passport: z.string().max(20).nullable(),
    phone: z.string().max(20).nullable(), birthDate: daySchema.nullable(), villageCode: z.string().max(20).nullable(), exceptId: idSchema.nullable(),
  }), z.array(candidateSchema)),
  'patients.regions': query(READ_ROLES, z.object({ text: z.string().max(80) }), z.array(regionSchema)),
  /** Names of a NIK's first six digits (province, regency, district); null parts when the code is not known. */
  'patients.regionOfNik': query(READ_ROLES, z.object({ prefix: z.string().regex(/^\d{6}$/) }), z.object({ province: z.string().nullable(), regency: z.string().nullable(), district: z.string().nullable() })),
} as const;
