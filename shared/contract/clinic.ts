import { z } from 'zod';
import { NOBODY, passwordFault } from '../domain/password-rules.ts';
import { backupSchema } from './backup.ts';
import { ADMIN_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, shortText, versionSchema } from './core.ts';

export const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export const zoneSchema = z.enum(ZONES);
export type Zone = z.infer<typeof zoneSchema>;

export const UNIT_KINDS = ['clinic', 'laboratory', 'radiology', 'pharmacy', 'cashier', 'registration'] as const;
export const unitKindSchema = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof unitKindSchema>;

export const loginSchema = z.string().trim().toLowerCase().regex(/^[a-z0-9._-]{2,40}$/, 'login_form');
export const passwordSchema = z.string().min(8, 'password_short').max(200);
/** For doors before a session, where no service looks at whose password it is: at least none of the commonest. */
export const doorPasswordSchema = passwordSchema.refine((password) => passwordFault(password, NOBODY) !== 'password_common', 'password_common');

export const clinicFields = z.object({
  name: shortText,
  address: z.string().trim().max(300),
  phone: optionalText(40),
  zone: zoneSchema,
});
export const unitFields = z.object({
  name: shortText,
  /** Queue letter, one or two capitals, distinct within the clinic. */
  letter: z.string().trim().toUpperCase().regex(/^[A-Z]{1,2}$/, 'letter_form'),
  kind: unitKindSchema,
  room: optionalText(60),
});
export const practitionerFields = z.object({ name: shortText, unitId: idSchema.nullable(), hours: optionalText(60) });
export const adminFields = z.object({ fullName: shortText, login: loginSchema, password: doorPasswordSchema });

/**
 * Where the desk stands.
 * - `first_start`: no database yet; - `sign_in`: the database's key is still locked;
 * - `ready`: open; - `recovery`: a database is there but the keyring cannot be read;
 * - `newer_database`: written by a newer version, refused; - `damaged`: the database cannot be read.
 */
export const PHASES = ['first_start', 'sign_in', 'ready', 'recovery', 'newer_database', 'damaged'] as const;
export const phaseSchema = z.enum(PHASES);
export type Phase = z.infer<typeof phaseSchema>;

export const statusSchema = z.object({
  phase: phaseSchema,
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  demo: z.object({ login: z.string(), password: z.string() }).nullable(),
  /** Null until the database is open. */
  clinic: z.object({ id: idSchema, name: z.string(), zone: zoneSchema, deskLetter: z.string(), day: daySchema, now: instantSchema }).nullable(),
});
export type DeskStatus = z.infer<typeof statusSchema>;

export const unitSchema = unitFields.extend({ id: idSchema, active: z.boolean(), version: versionSchema });
export type Unit = z.infer<typeof unitSchema>;
export const practitionerSchema = practitionerFields.extend({ id: idSchema, active: z.boolean(), version: versionSchema });
export type Practitioner = z.infer<typeof practitionerSchema>;

/** What opens a backup: an administrator's password, or the printed recovery key. */
export const doorSecretSchema = z.union([
  z.object({ login: loginSchema, password: z.string().min(1, 'required').max(200) }),
  z.object({ recoveryKey: z.string().trim().min(1, 'required').max(120) }),
]);
export type DoorSecret = z.infer<typeof doorSecretSchema>;
/** `whole`: every page reads; `other_key`: of another clinic or another keyring. */
export const BACKUP_FITNESS = ['whole', 'damaged', 'newer', 'other_key'] as const;
export const backupFitnessSchema = z.enum(BACKUP_FITNESS);
export type BackupFitness = z.infer<typeof backupFitnessSchema>;
export const doorBackupSchema = backupSchema.omit({ kind: true });
export type DoorBackup = z.infer<typeof doorBackupSchema>;
/** Typed path of a folder; null: the desk's own backups. */
const placeSchema = z.string().trim().min(1, 'required').max(1000).nullable();
export const tableOutcomeSchema = z.object({ table: z.string(), saved: z.int(), unreadable: z.int(), refused: z.int() });
export type TableOutcome = z.infer<typeof tableOutcomeSchema>;
/** What a restore at the door did. Holds no personal data. `opened`: the table of contents of the damaged file could be read; else changes were looked for page by page. `unreadChanges` null: how many are missing cannot be known. */
export const rescueReportSchema = z.object({
  kind: z.enum(['damaged', 'moved']), at: instantSchema, backupName: z.string(), backupAt: instantSchema,
  /** File name of what was put aside in the data folder. */
  putAside: z.string().nullable(), reportFile: z.string(), opened: z.boolean(),
  tables: z.array(tableOutcomeSchema), unreadChanges: z.int().nullable(), numbersSkipped: z.boolean(),
  /** Pages of the damaged file that were looked at one by one; null when there was none. */
  pages: z.object({ total: z.int(), unreadable: z.int() }).nullable().default(null),
  /** Half-finished forms; null when nobody knows what there was. */
  drafts: z.object({ saved: z.int(), complete: z.boolean() }).nullable().default(null),
});
export type RescueReport = z.infer<typeof rescueReportSchema>;

export const clinic = {
  'clinic.status': query('public', nothing, statusSchema),
  /** First desk of a new clinic. Answers the recovery key, shown once. The administrator is signed in. */
  'clinic.create': command('public', ['clinic', 'users'], z.object({
    clinic: clinicFields,
    units: z.array(unitFields).min(1).max(40),
    /** `unit` is an index into `units`. */
    practitioners: z.array(z.object({ name: shortText, unit: z.int().nonnegative().nullable() })).max(100),
    admin: adminFields,
  }), z.object({ recoveryKey: z.string() })),
  /** A further desk of a clinic, from the first desk's invitation file and its code. */
  'clinic.join': command('public', ['clinic', 'users'], z.object({
    invitation: z.string().min(1).max(1_000_000), code: z.string().trim().min(6).max(40), admin: adminFields,
  }), z.object({ recoveryKey: z.string() })),
  /** A synthetic clinic to try the desk with; the sign-in is shown on the sign-in screen. */
  'clinic.startDemo': command('public', ['clinic', 'users'], nothing, z.object({ login: z.string(), password: z.string() })),
  /** Proves that the key was printed or written down: the last group of it. */
  'clinic.confirmRecoveryKey': command(ADMIN_ROLES, ['clinic', 'attention'], z.object({ lastGroup: z.string().trim().min(1).max(12) }), nothing),
  /** Opens the database with the printed recovery key and gives one existing administrator a new password. */
  'clinic.recover': command('public', ['clinic', 'users'], z.object({
    recoveryKey: z.string().trim().min(1).max(120), login: loginSchema, password: doorPasswordSchema,
  }), nothing),
  /** Folders with backups on this computer's drives, and the desk's own. Only while the desk is damaged or has no database. */
  'clinic.backupPlaces': query('public', nothing, z.array(z.object({ folder: z.string(), label: z.string(), own: z.boolean(), backups: z.int() }))),
  /** The backups in a folder, newest first, and whether a keyring lies beside them. */
  'clinic.findBackups': query('public', z.object({ folder: placeSchema }), z.object({ folder: z.string(), keyring: z.boolean(), items: z.array(doorBackupSchema) })),
  /** Proves the secret and opens every backup of the folder with it. A wrong secret is answered with a growing delay. */
  'clinic.tryBackups': command('public', [], z.object({ folder: placeSchema, secret: doorSecretSchema }), z.array(z.object({ name: z.string(), fitness: backupFitnessSchema }))),
  /**
   * Damaged: the file is put aside, the backup takes its place, later changes that can still be read are added. First start: the
   * backup becomes the database of this computer. Everybody signs in afterwards.
   */
  'clinic.restoreBackup': command('public', ['clinic', 'users'], z.object({ folder: placeSchema, name: z.string().max(120), secret: doorSecretSchema }), rescueReportSchema),
  /** How far the running restore is; null when none runs. */
  'clinic.restoreProgress': query('public', nothing, z.object({ stage: z.enum(['copying', 'reading', 'saving']), done: z.int(), total: z.int() }).nullable()),
  /** The report that nobody has confirmed yet. */
  'clinic.restoreReport': query('public', nothing, rescueReportSchema.nullable()),
  /** Somebody has read the report. Needs the open database, where it is audited. */
  'clinic.confirmReport': command('public', ['clinic'], nothing, nothing),
  /** An invitation file for a further desk; the code is told apart from the file. */
  'clinic.invite': command(ADMIN_ROLES, ['clinic'], nothing, z.object({ fileName: z.string(), content: z.string(), code: z.string(), deskLetter: z.string() })),
  /** Record numbers of this desk: left, the last one it may give, patients who wait with a provisional number, and whether an administrator may extend them here. */
  'clinic.numbers': query(ADMIN_ROLES, nothing, z.object({ left: z.int(), last: z.int(), provisional: z.int(), extension: z.enum(['possible', 'central', 'other_desks', 'none_left']) })),
  /** Another block for a clinic of one desk without a central; refused otherwise. Patients with a provisional number get theirs. */
  'clinic.extendNumbers': command(ADMIN_ROLES, ['clinic', 'patients', 'attention'], nothing, z.object({ last: z.int() })),
  'clinic.get': query(READ_ROLES, nothing, clinicFields.extend({ id: idSchema, version: versionSchema, recoveryKeyConfirmed: z.boolean() })),
  'clinic.update': command(ADMIN_ROLES, ['clinic'], clinicFields.extend({ expectedVersion: versionSchema }), nothing),
  'clinic.directory': query(READ_ROLES, nothing, z.object({ units: z.array(unitSchema), practitioners: z.array(practitionerSchema) })),
  'clinic.saveUnit': command(ADMIN_ROLES, ['clinic', 'queue'], unitFields.extend({ id: idSchema.nullable(), active: z.boolean(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema })),
  'clinic.savePractitioner': command(ADMIN_ROLES, ['clinic', 'queue'], practitionerFields.extend({ id: idSchema.nullable(), active: z.boolean(), expectedVersion: versionSchema.nullable() }), z.object({ id: idSchema })),
} as const;

