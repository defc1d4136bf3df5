/**
 * Coordination with other units: slips that are handed over, read back, worked on and told done. A unit without a screen is
 * a free name, and its steps are marked by telephone.
 */
import { z } from 'zod';
import { ADMIN_ROLES, QUEUE_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, versionSchema, type Role } from './core.ts';
import { UNIT_KINDS } from './clinic.ts';

/** biasa, segera, darurat */
export const HAND_OFF_PRIORITIES = ['routine', 'soon', 'urgent'] as const;
export const handOffPrioritySchema = z.enum(HAND_OFF_PRIORITIES);
export type HandOffPriority = z.infer<typeof handOffPrioritySchema>;
/** Folded from the steps, never kept. */
export const HAND_OFF_STATES = ['sent', 'accepted', 'working', 'done', 'rejected', 'cancelled'] as const;
export const handOffStateSchema = z.enum(HAND_OFF_STATES);
export type HandOffState = z.infer<typeof handOffStateSchema>;
export const HAND_OFF_ACTIONS = ['accept', 'start', 'finish', 'reject', 'cancel', 'undo'] as const;
export const handOffActionSchema = z.enum(HAND_OFF_ACTIONS);
export type HandOffAction = z.infer<typeof handOffActionSchema>;

/** Who writes slips and takes them on. Nurses of a unit see what is for their unit and what they sent. */
export const HAND_OFF_ROLES = [...QUEUE_ROLES, 'medical_executive'] as const satisfies readonly Role[];
/** How long a step can be taken back by who took it. */
export const HAND_OFF_UNDO_MS = 10 * 60_000;

export const handOffSchema = z.object({
  id: idSchema,
  /** `SA-7`, the desk's letter and its count of the day: short enough to be read back over the telephone. */
  number: z.string(),
  at: instantSchema, sender: z.string(),
  /** Sent by the caller; for the caller's unit. */
  mine: z.boolean(), forMe: z.boolean(),
  unitId: idSchema.nullable(), unit: z.string(), priority: handOffPrioritySchema,
  patientId: idSchema.nullable(), patientName: z.string().nullable(), recordNumber: z.string().nullable(), birthDate: daySchema.nullable(),
  visitNumber: z.string().nullable(), callId: idSchema.nullable(), complaintNumber: z.string().nullable(), complaintId: idSchema.nullable(),
  text: z.string(), dueAt: instantSchema.nullable(),
  state: handOffStateSchema, stateAt: instantSchema,
  /** Who received it and read it back; `byPhone`: told over the telephone, and noted by `notedBy`. */
  accepted: z.object({ at: instantSchema, name: z.string(), byPhone: z.boolean(), notedBy: z.string() }).nullable(),
  /** The result, or why it was refused or called off. */
  result: z.string().nullable(),
  /** From when on nobody's acceptance is missed; null once it is accepted or over. */
  alarmAt: instantSchema.nullable(),
  /** Until when the caller can take back the last step; null when it is not theirs. */
  undoUntil: instantSchema.nullable(),
  version: versionSchema,
});
export type HandOff = z.infer<typeof handOffSchema>;
export const handOffEventSchema = z.object({
  action: z.enum(['send', ...HAND_OFF_ACTIONS]), at: instantSchema, by: z.string(), name: z.string().nullable(), text: z.string().nullable(), byPhone: z.boolean(),
  /** False: another desk had been first. */
  took: z.boolean(), undone: z.boolean(),
});
export type HandOffEvent = z.infer<typeof handOffEventSchema>;
export const handOffDetailSchema = handOffSchema.extend({ history: z.array(handOffEventSchema) });
export type HandOffDetail = z.infer<typeof handOffDetailSchema>;

/** What comes out of the printer; the code opens the slip when it is scanned. */
export const handOffSlipSchema = handOffSchema.pick({ id: true, number: true, at: true, sender: true, unit: true, priority: true, patientId: true, patientName: true, recordNumber: true, birthDate: true, visitNumber: true, text: true, dueAt: true }).extend({
  clinicName: z.string(), code: z.string(),
});
export type HandOffSlip = z.infer<typeof handOffSlipSchema>;

export const MOST_HAND_OFF_TEMPLATES = 12;
export const HAND_OFF_KINDS = [...UNIT_KINDS, 'other'] as const;
export type HandOffKind = (typeof HAND_OFF_KINDS)[number];
const minutes = z.int().min(1).max(1440);
const templates = z.array(z.string().trim().min(2).max(160)).max(MOST_HAND_OFF_TEMPLATES);
export const handOffSettingsSchema = z.object({
  /** So many minutes after sending, a slip that nobody has accepted is an alarm. */
  alarmMinutes: z.object({ routine: minutes, soon: minutes, urgent: minutes }),
  /** One quiet tone when an urgent slip for this window's unit is not accepted in time. */
  sound: z.boolean(),
  /** Units without a screen, beside those of the clinic. */
  others: z.array(z.string().trim().min(2).max(60)).max(30),
  /** Usual texts by kind of unit, in the clinic's own words. */
  templates: z.object({ clinic: templates, laboratory: templates, radiology: templates, pharmacy: templates, cashier: templates, registration: templates, other: templates }),
});
export type HandOffSettings = z.infer<typeof handOffSettingsSchema>;

const unitFigures = z.object({
  unit: z.string(), sent: z.int(), accepted: z.int(), inTime: z.int(), done: z.int(), refused: z.int(), waiting: z.int(),
  /** Minutes at the median (nearest rank); null when there was none. */
  acceptMinutes: z.number().nullable(), doneMinutes: z.number().nullable(),
});
export type HandOffFigures = z.infer<typeof unitFigures>;

const TOUCHED = ['handOffs', 'attention'] as const;
const id = { id: idSchema };
const step = { ...id, expectedVersion: versionSchema };
const whoReceived = z.string().trim().min(2, 'person_required').max(80);
const reason = z.string().trim().min(1, 'reason_required').max(300);
/** What a change answers: the slip as it stands after it. */
const told = handOffSchema;

export const handOffs = {
  /** Open ones, what presses most first; `ended`: those of the last seven days that are over, newest first. */
  'handOffs.list': query(HAND_OFF_ROLES, z.object({ ended: z.boolean() }), z.array(handOffSchema)),
  'handOffs.ofPatient': query(HAND_OFF_ROLES, z.object({ patientId: idSchema }), z.array(handOffSchema)),
  /** Audited as a view. */
  'handOffs.get': query(HAND_OFF_ROLES, z.object(id), handOffDetailSchema),
  /** For the caller: how many wait to be accepted, how many of these too long. `ringing`: urgent ones for the caller's unit among them. */
  'handOffs.count': query(HAND_OFF_ROLES, nothing, z.object({ waiting: z.int(), late: z.int(), ringing: z.int() })),
  /** Units to choose from with their usual texts; `recent`: the caller's own last texts about nobody in particular. */
  'handOffs.choices': query(HAND_OFF_ROLES, nothing, z.object({
    units: z.array(z.object({ unitId: idSchema.nullable(), name: z.string(), kind: z.enum(HAND_OFF_KINDS) })), templates: handOffSettingsSchema.shape.templates,
    recent: z.array(z.object({ unit: z.string(), text: z.string() })),
  })),
  /** To a unit of the clinic (`unitId`) or to one without a screen (`unitName`). */
  'handOffs.send': command(HAND_OFF_ROLES, [...TOUCHED, 'patients'], z.object({
    unitId: idSchema.nullable(), unitName: z.string().trim().min(2, 'unit_required').max(60).nullable(), priority: handOffPrioritySchema, text: z.string().trim().min(2, 'text_required').max(600), dueAt: instantSchema.nullable(),
    patientId: idSchema.nullable(), visitId: idSchema.nullable().default(null), callId: idSchema.nullable().default(null), complaintId: idSchema.nullable().default(null),
  }).refine(({ unitId, unitName }) => (unitId === null) !== (unitName === null), { path: ['unitId'], error: 'unit_required' }), told),
  /** Received and read back by a named person. Refused with `hand_off_taken` when somebody else was first. Whoever sent it can only note an acceptance over the telephone. */
  'handOffs.accept': command(HAND_OFF_ROLES, TOUCHED, z.object({ ...id, name: whoReceived, readBack: z.literal(true, 'read_back_required'), byPhone: z.boolean() }), told),
  'handOffs.start': command(HAND_OFF_ROLES, TOUCHED, z.object(step), told),
  'handOffs.finish': command(HAND_OFF_ROLES, TOUCHED, z.object({ ...step, result: z.string().trim().min(1, 'text_required').max(600) }), told),
  'handOffs.reject': command(HAND_OFF_ROLES, TOUCHED, z.object({ ...step, reason, name: optionalText(80).default(null) }), told),
  /** By its sender, or by an administrator. */
  'handOffs.cancel': command(HAND_OFF_ROLES, TOUCHED, z.object({ ...step, reason }), told),
  /** Takes back the last step: by who took it, within ten minutes. */
  'handOffs.undo': command(HAND_OFF_ROLES, TOUCHED, z.object(step), told),
  'handOffs.slip': command(HAND_OFF_ROLES, [], z.object(id), handOffSlipSchema),
  'handOffs.figures': query(READ_ROLES, z.object({ from: daySchema, to: daySchema }), z.array(unitFigures)),
  'handOffs.settings': query(HAND_OFF_ROLES, nothing, handOffSettingsSchema),
  'handOffs.saveSettings': command(ADMIN_ROLES, [...TOUCHED, 'settings'], handOffSettingsSchema, nothing),
} as const;
