/** The waiting room's screen: what it shows, what it calls out, and how it is set. No name and nothing else of a patient. */
import { z } from 'zod';
import { zoneSchema } from './clinic.ts';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, query } from './core.ts';

/** `A-012`: `digits` "A, satu, dua"; `all_digits` "A, nol, satu, dua"; `number` "A, dua belas". */
export const NUMBER_READINGS = ['digits', 'all_digits', 'number'] as const;
export const CHIMES = ['two', 'three', 'none'] as const;
/** `system`: an Indonesian voice of the operating system where there is one, else the shipped parts; `none`: the chime alone. */
export const VOICES = ['system', 'parts', 'none'] as const;
export const LOOKS = ['dark', 'light'] as const;
export const MOST_SCREENS = 3;
const screenNumber = z.int().min(1).max(MOST_SCREENS);

/** The same on every screen of the clinic. */
export const clinicDisplaySchema = z.object({
  runningText: z.string().trim().max(300),
  showDoctors: z.boolean(),
  showWaiting: z.boolean(),
  chime: z.enum(CHIMES),
  voice: z.enum(VOICES),
  numberReading: z.enum(NUMBER_READINGS),
  /** How often one call is spoken. */
  repeats: z.int().min(1).max(3),
});
export type ClinicDisplay = z.infer<typeof clinicDisplaySchema>;

/** Of this computer alone: its loudspeaker and its screens. */
export const deskDisplaySchema = z.object({
  speaks: z.boolean(),
  volume: z.int().min(0).max(100),
  screens: z.array(z.object({
    look: z.enum(LOOKS),
    /** Null: every unit. */
    unitIds: z.array(idSchema).min(1).max(50).nullable(),
  })).min(1).max(MOST_SCREENS),
});
export type DeskDisplay = z.infer<typeof deskDisplaySchema>;

/** A number that was called; `id` tells one call of it from the next. */
const callSchema = z.object({
  id: idSchema, entryId: idSchema, number: z.string(), unitId: idSchema, unit: z.string(), room: z.string().nullable(), at: instantSchema,
  /** Belongs to a unit of the screen that asked; else it is another screen's, and only spoken here. */
  here: z.boolean(),
});
export type DisplayCall = z.infer<typeof callSchema>;

export const displayStateSchema = z.object({
  clinicName: z.string(), zone: zoneSchema, day: daySchema, now: instantSchema, runningText: z.string(),
  look: z.enum(LOOKS), showWaiting: z.boolean(), waiting: z.int(),
  /** Newest first, each number once: who is called or inside now. */
  calls: z.array(callSchema),
  units: z.array(z.object({
    id: idSchema, name: z.string(), room: z.string().nullable(),
    /** Those on duty first, those who are away although they practise on this day last. Of a screen's last state, `away` may be older than this program. */
    doctors: z.array(z.object({ name: z.string(), hours: z.string().nullable(), away: z.boolean().default(false) })),
    current: z.string().nullable(), next: z.array(z.string()), waiting: z.int(),
  })),
  sound: deskDisplaySchema.pick({ speaks: true, volume: true }).extend(clinicDisplaySchema.pick({ chime: true, voice: true, numberReading: true, repeats: true }).shape),
});
export type DisplayState = z.infer<typeof displayStateSchema>;
export type DisplaySound = DisplayState['sound'];

export const display = {
  'display.state': query('display', z.object({ screen: screenNumber.default(1) }), displayStateSchema),
  'display.settings': query(READ_ROLES, nothing, z.object({ clinic: clinicDisplaySchema, desk: deskDisplaySchema })),
  'display.save': command(ADMIN_ROLES, ['display', 'settings'], clinicDisplaySchema, nothing),
  'display.saveDesk': command(DESK_ROLES, ['display'], deskDisplaySchema, nothing),
} as const;
