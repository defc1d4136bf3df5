/** Records that few may see: set, lifted, and opened by somebody who must treat the person in front of them. */
import { z } from 'zod';
import { ADMIN_ROLES, DESK_ROLES, type Role, command, idSchema, instantSchema, nothing, query } from './core.ts';

/** Who sees a restricted record without asking. docs/decisions/0011. */
export const SEES_RESTRICTED_RECORDS = ['registrar', 'medical_executive', 'director', 'admin'] as const satisfies readonly Role[];
/** Who sets and lifts the restriction. */
export const RESTRICT_ROLES = ['registrar', 'medical_executive', 'admin'] as const satisfies readonly Role[];
/** Who may open one for a while: those who have the person in front of them. */
export const OPEN_RESTRICTED_ROLES = ['receptionist', 'operator', 'nurse'] as const satisfies readonly Role[];
export const OPENED_FOR_MS = 15 * 60_000;
/** Stands where the name would; each screen says it in words (renderer/app/withheld.ts). */
export const WITHHELD = '██████';

const reason = z.string().trim().min(5, 'reason_required').max(200);
export const openingSchema = z.object({ id: idSchema, at: instantSchema, by: z.string(), reason: z.string(), looked: z.boolean() });
export type Opening = z.infer<typeof openingSchema>;

export const restricted = {
  'restricted.set': command(RESTRICT_ROLES, ['patients', 'restricted', 'queue', 'appointments', 'calls', 'complaints', 'emergencies', 'attention'], z.object({ patientId: idSchema, reason }), nothing),
  'restricted.lift': command(RESTRICT_ROLES, ['patients', 'restricted', 'queue', 'appointments', 'calls', 'complaints', 'emergencies', 'attention'], z.object({ patientId: idSchema, reason }), nothing),
  /** The whole record number or NIK of the person in front of the desk. Open for 15 minutes, for this session alone. Audited; administrators see it. */
  'restricted.open': command(OPEN_RESTRICTED_ROLES, ['patients', 'restricted', 'queue', 'appointments', 'calls', 'complaints', 'emergencies', 'attention', 'audit'],
    z.object({ number: z.string().trim().min(1, 'required').max(30), reason }), z.object({ patientId: idSchema, until: instantSchema })),
  /** Whether a record that the caller may not see has exactly one of these numbers. Says nothing else of it. */
  'restricted.match': query(DESK_ROLES, z.object({ nik: z.string().max(20).nullable(), bpjs: z.string().max(20).nullable(), passport: z.string().max(20).nullable() }), z.object({ found: z.boolean() })),
  /** Who opened this record, the newest first. */
  'restricted.openings': query(ADMIN_ROLES, z.object({ patientId: idSchema }), z.array(openingSchema)),
  /** An administrator has looked into the openings of this record: they leave the inbox. */
  'restricted.looked': command(ADMIN_ROLES, ['restricted', 'attention'], z.object({ patientId: idSchema }), nothing),
} as const;
