/** What a patient agreed to beyond the care itself, and what was taken back. */
import { z } from 'zod';
import { DESK_ROLES, READ_ROLES, type Role, command, idSchema, instantSchema, optionalText, query, versionSchema } from './core.ts';
import { relationSchema } from './patients.ts';

/** Pengingat, foto, keluarga, asuransi atau fasilitas lain, penelitian atau pendidikan. */
export const CONSENT_KINDS = ['reminder', 'photo', 'family', 'insurer', 'research'] as const;
export const consentKindSchema = z.enum(CONSENT_KINDS);
export type ConsentKind = z.infer<typeof consentKindSchema>;
/** `form`: the box on the registration form was ticked. `earlier`: a form without dates, from before consents were kept. */
export const CONSENT_MANNERS = ['spoken', 'signed', 'form', 'earlier'] as const;
export type ConsentManner = (typeof CONSENT_MANNERS)[number];
/** What a person at the desk can say; the other two the desk says by itself. */
export const ASKED_MANNERS = ['spoken', 'signed'] as const satisfies readonly ConsentManner[];
/** After a withdrawal, processing must have stopped within 3 x 24 hours (UU 27/2022). */
export const STOP_WITHIN_MS = 3 * 24 * 3_600_000;
export const CONSENT_ROLES = [...DESK_ROLES, 'nurse'] as const satisfies readonly Role[];

export const consentSchema = z.object({
  /** Null: what an earlier form said, without a date; nothing else is known of it. */
  id: idSchema.nullable(), kind: consentKindSchema, how: z.enum(CONSENT_MANNERS),
  givenAt: instantSchema.nullable(),
  /** The guardian who spoke for the patient; null: the patient. */
  givenBy: z.string().nullable(), relation: relationSchema.nullable(), note: z.string().nullable(), recordedBy: z.string().nullable(),
  withdrawn: z.object({ at: instantSchema, reason: z.string(), recordedBy: z.string(), stopBy: instantSchema }).nullable(),
  version: versionSchema.nullable(),
});
export type Consent = z.infer<typeof consentSchema>;

const reason = z.string().trim().min(3, 'reason_required').max(300);

export const consents = {
  /** Every consent there was, the newest first. `reminders`: whether reminders may be sent now. */
  'consents.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.object({ consents: z.array(consentSchema), reminders: z.boolean() })),
  /** `givenBy` null: by the patient. Refused with `step_not_allowed` where one of this kind is in force. */
  'consents.give': command(CONSENT_ROLES, ['consents', 'patients'], z.object({
    patientId: idSchema, kind: consentKindSchema, how: z.enum(ASKED_MANNERS), givenAt: instantSchema, givenBy: optionalText(120), relation: relationSchema.nullable(), note: optionalText(300),
  }).superRefine(({ givenBy, relation }, issues) => {
    if (givenBy !== null && relation === null) issues.addIssue({ code: 'custom', path: ['relation'], message: 'relation_required' });
  }), z.object({ id: idSchema })),
  /** `id` null: what the earlier form said. Refused with `consent_withdrawn` when it was withdrawn already. */
  'consents.withdraw': command(CONSENT_ROLES, ['consents', 'patients'], z.object({
    patientId: idSchema, id: idSchema.nullable(), expectedVersion: versionSchema.nullable(), withdrawnAt: instantSchema, reason,
  }), z.object({ stopBy: instantSchema })),
} as const;
