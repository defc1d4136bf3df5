/** Copies of the database in two places, trying them out, and putting one back. */
import { z } from 'zod';
import { ADMIN_ROLES, command, instantSchema, nothing, query } from './core.ts';

/** `desk`: the data folder's own backups; `second`: the folder that an administrator has named. */
export const BACKUP_PLACES = ['desk', 'second'] as const;
const placeSchema = z.enum(BACKUP_PLACES);
export type BackupPlace = z.infer<typeof placeSchema>;

export const backupSchema = z.object({
  name: z.string(), at: instantSchema, bytes: z.int(), kind: z.enum(['daily', 'weekly', 'monthly', 'manual', 'migration', 'before_restore']),
  patients: z.int().nullable(), visits: z.int().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

/** Why a place takes no backup now. `no_answer`: it is asked and nothing comes back, as from a network folder whose server is away. */
export const placeProblemSchema = z.enum(['missing', 'read_only', 'full', 'damaged', 'failed', 'no_answer']);
export type PlaceProblem = z.infer<typeof placeProblemSchema>;

const folderSchema = z.string().trim().min(1, 'backup_folder').max(500);
/** Days after which the lack of a newer backup is told. */
const daysSchema = z.int().min(1, 'backup_days').max(60, 'backup_days');
/** Kept on this desk alone: folders and habits differ from one computer to the next. */
export const backupRulesSchema = z.object({ secondFolder: folderSchema.nullable(), oldAfterDays: daysSchema, secondOldAfterDays: daysSchema });
export type BackupRules = z.infer<typeof backupRulesSchema>;

export const placeCheckSchema = z.object({
  problem: placeProblemSchema.nullable(), freeBytes: z.int().nullable(),
  /** On the disk that the clinic's data are on: it is lost together with them. */
  sameDisk: z.boolean(),
});
export type PlaceCheck = z.infer<typeof placeCheckSchema>;

export const secondPlaceSchema = z.object({
  /** Where the copies lie: this desk's own folder inside the one that was named. */
  folder: z.string(), reachable: z.boolean(), sameDisk: z.boolean(), freeBytes: z.int().nullable(),
  /** The newest backup that was copied there and read back. */
  lastAt: instantSchema.nullable(),
  /** What went wrong at the last try; null when it went well. */
  problem: placeProblemSchema.nullable(), items: z.array(backupSchema),
  /** Backups of this computer that should be there too and are not yet. */
  lacking: z.int(),
});

/** What a drill found: nothing wrong, or the first thing that is. */
const drillProblemSchema = z.enum(['missing', 'damaged', 'newer', 'counts', 'audit', 'full']);
export const drillSchema = z.object({
  name: z.string(), place: placeSchema, at: instantSchema, ms: z.int(), problem: drillProblemSchema.nullable(),
  /** As read from the backup; null when it could not be read. */
  patients: z.int().nullable(), visits: z.int().nullable(), auditEntries: z.int().nullable(),
});
export type Drill = z.infer<typeof drillSchema>;

/** Without a place it is the desk's own. */
const chosenSchema = z.object({ name: z.string().max(120), place: placeSchema.optional() });

export const backup = {
  'backup.list': query(ADMIN_ROLES, nothing, z.object({ folder: z.string(), lastAt: instantSchema.nullable(), items: z.array(backupSchema) })),
  /** The second place, the limits, and the last drill. */
  'backup.places': query(ADMIN_ROLES, nothing, z.object({ rules: backupRulesSchema, second: secondPlaceSchema.nullable(), drill: drillSchema.nullable() })),
  /** Never replaces a daily backup: it is kept beside it. */
  'backup.now': command(ADMIN_ROLES, ['backup', 'attention', 'sync'], nothing, backupSchema),
  /** Writes a small file into the folder, reads it back, and takes it away again. */
  'backup.tryPlace': command(ADMIN_ROLES, [], z.object({ folder: folderSchema }), placeCheckSchema),
  /** A new second folder must be there and take a file; the backups are then copied to it, the newest first. */
  'backup.saveRules': command(ADMIN_ROLES, ['backup', 'attention'], backupRulesSchema, nothing),
  /** Opens the backup in a scratch folder, as a restore would, and reports. The clinic's data are not touched. */
  'backup.drill': command(ADMIN_ROLES, ['backup', 'audit'], chosenSchema, drillSchema),
  /** Puts the backup in place of today's database, which is itself kept as a backup first. Everybody must sign in again. */
  'backup.restore': command(ADMIN_ROLES, ['backup', 'attention', 'patients', 'queue', 'visits', 'users', 'clinic', 'emergencies'], chosenSchema, z.object({ safetyBackup: z.string() })),
} as const;
