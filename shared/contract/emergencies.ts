/** Emergencies: raised with two key presses, taken by a named person, every step with its time. The desk routes, it does not diagnose. */
import { z } from 'zod';
import { DESK_ROLES, QUEUE_ROLES, READ_ROLES, command, idSchema, instantSchema, nothing, optionalText, query, versionSchema, type Role } from './core.ts';

/** `raised`: nobody has taken it yet; `handled`: a named person has. */
export const EMERGENCY_STATES = ['raised', 'handled', 'closed'] as const;
export type EmergencyState = (typeof EMERGENCY_STATES)[number];
/** What is kept with its time. `flag` and `flag_off` carry the sign's wording, `dialled` the number, `accepted` the name. */
export const EMERGENCY_STEPS = ['raised', 'accepted', 'flag', 'flag_off', 'dialled', 'note', 'identified', 'closed', 'reopened'] as const;
export const emergencyStepSchema = z.enum(EMERGENCY_STEPS);
export type EmergencyStep = z.infer<typeof emergencyStepSchema>;

export const emergencySchema = z.object({
  id: idSchema, temporaryName: z.string(), at: instantSchema, state: z.enum(EMERGENCY_STATES),
  note: z.string().nullable(), raisedBy: z.string().nullable(), patientId: idSchema.nullable(), patientName: z.string().nullable(), raisedWhileLocked: z.boolean(),
  acceptedAt: instantSchema.nullable(), acceptedName: z.string().nullable(),
});
export type Emergency = z.infer<typeof emergencySchema>;
export const emergencyEventSchema = z.object({ step: emergencyStepSchema, at: instantSchema, by: z.string().nullable(), text: z.string().nullable() });
export type EmergencyEvent = z.infer<typeof emergencyEventSchema>;
export const emergencyDetailSchema = emergencySchema.extend({ version: versionSchema, flags: z.array(z.string()), log: z.array(emergencyEventSchema) });
export type EmergencyDetail = z.infer<typeof emergencyDetailSchema>;

/** Nobody's data: the name it was given, and how far it is. */
export const emergencyAlertSchema = z.object({ id: idSchema, temporaryName: z.string(), at: instantSchema, acceptedAt: instantSchema.nullable(), acceptedName: z.string().nullable() });
export type EmergencyAlert = z.infer<typeof emergencyAlertSchema>;

export const MOST_FLAGS = 20;
export const redFlagSchema = z.string().trim().min(2, 'required').max(80);
const scriptFields = z.object({
  /** Signs that mean: to the emergency room now, register later. In the clinic's own words. */
  flags: z.array(redFlagSchema).min(1).max(MOST_FLAGS).refine((flags) => new Set(flags.map((flag) => flag.toLowerCase())).size === flags.length, 'flags_twice'),
  /** The alarm grows louder when nobody has taken an emergency for so long. */
  alarmSeconds: z.int().min(10).max(600),
});
export const emergencyScriptSchema = scriptFields.extend({
  /** The clinician who approved exactly these signs; null after each change. */
  approval: z.object({ name: z.string(), at: instantSchema }).nullable(),
});
export type EmergencyScript = z.infer<typeof emergencyScriptSchema>;
/** Who writes the signs down; approving needs a clinician's name. */
export const SCRIPT_ROLES = ['medical_executive', 'admin'] as const satisfies readonly Role[];

const personName = z.string().trim().min(2, 'person_required').max(80);

export const emergencies = {
  /**
   * F9, also while locked: an emergency of an unidentified person. Durable before it answers. Shows no data of anybody.
   * Before the database is unlocked it is kept sealed on disk and enters the database at the next sign-in.
   */
  'emergencies.raise': command('locked', ['emergencies', 'attention', 'queue', 'reports'], nothing, z.object({ id: idSchema, temporaryName: z.string(), at: instantSchema })),
  /** Signs of an emergency of the last two hours; those that are open and those just taken. */
  'emergencies.alerts': query('display', nothing, z.array(emergencyAlertSchema)),
  'emergencies.script': query('locked', nothing, emergencyScriptSchema),
  /** A sign seen or taken back. Of an emergency that is open. */
  'emergencies.flag': command('locked', ['emergencies'], z.object({ id: idSchema, flag: redFlagSchema, present: z.boolean() }), nothing),
  /** A named person has it from here. Refused with `emergency_taken` when somebody else was first. */
  'emergencies.accept': command('locked', ['emergencies', 'attention'], z.object({ id: idSchema, name: personName }), nothing),
  /** A number that was dialled for it. */
  'emergencies.dialled': command('locked', ['emergencies'], z.object({ id: idSchema, label: z.string().trim().max(60), number: z.string().trim().min(2).max(30) }), nothing),
  'emergencies.list': query(QUEUE_ROLES, nothing, z.array(emergencySchema)),
  /** Audited as a view. */
  'emergencies.get': query(READ_ROLES, z.object({ id: idSchema }), emergencyDetailSchema),
  'emergencies.note': command(QUEUE_ROLES, ['emergencies', 'attention'], z.object({ id: idSchema, note: optionalText(500), expectedVersion: versionSchema }), nothing),
  /** Over, or not over after all. */
  'emergencies.close': command(QUEUE_ROLES, ['emergencies', 'attention'], z.object({ id: idSchema, closed: z.boolean(), expectedVersion: versionSchema }), nothing),
  /** The person is known now. */
  'emergencies.identify': command(DESK_ROLES, ['emergencies', 'attention'], z.object({ id: idSchema, patientId: idSchema }), nothing),
  /** A change takes the approval away. */
  'emergencies.saveScript': command(SCRIPT_ROLES, ['emergencies'], scriptFields, nothing),
  'emergencies.approveScript': command(SCRIPT_ROLES, ['emergencies'], z.object({ name: personName }), nothing),
  /** That an exercise was held, in seconds from its begin; nothing of it is in the records. */
  'emergencies.exercised': command(QUEUE_ROLES, [], z.object({ raisedAfter: z.int().nonnegative().max(86_400), acceptedAfter: z.int().nonnegative().max(86_400).nullable() }), nothing),
} as const;
