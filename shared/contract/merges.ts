/** Two records of one person made one, and apart again. Rows of other tables stay as they are: see docs/decisions/0009. */
import { z } from 'zod';
import { IDLE_REASONS } from '../domain/merged-patients.ts';
import { JOINABLE, MERGE_FIELDS } from '../domain/merge-fields.ts';
import { type Role, READ_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query, shortText, versionSchema } from './core.ts';

/** Roles that say that two records are one person. */
export const MERGE_ROLES = ['registrar', 'admin'] as const satisfies readonly Role[];

export const mergeFieldSchema = z.enum(MERGE_FIELDS);
const choiceSchema = z.enum(['from', 'into', 'both']);
const choicesSchema = z.partialRecord(mergeFieldSchema, choiceSchema)
  .refine((choices) => MERGE_FIELDS.every((field) => choices[field] !== 'both' || JOINABLE.includes(field)));

/** A record that is, or was, somebody's: by its own number and name. */
const recordSchema = z.object({ id: idSchema, recordNumber: z.string(), name: z.string() });

export const mergeSideSchema = recordSchema.extend({
  version: versionSchema, createdAt: instantSchema,
  /** By column, as the desk keeps them. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  village: z.string().nullable(),
  /** What belongs to it, with what came to it by earlier merges. */
  counts: z.object({ visits: z.int(), appointments: z.int(), calls: z.int(), complaints: z.int(), emergencies: z.int() }),
  lastVisitDay: daySchema.nullable(),
  /** Records that were merged into it before. */
  others: z.array(recordSchema),
});
export type MergeSide = z.infer<typeof mergeSideSchema>;

/** Both stand in one queue today. */
const sameQueueSchema = z.array(z.object({ unit: z.string(), numbers: z.array(z.string()) }));

/** `holds`: the record belongs to the survivor. The others stand without effect, with why; `undone` does not stand. */
export const MERGE_STATES = ['holds', ...IDLE_REASONS, 'undone'] as const;
export const patientMergeSchema = z.object({
  id: idSchema, version: versionSchema, at: instantSchema, by: z.string(), note: z.string().nullable(), from: recordSchema, into: recordSchema, state: z.enum(MERGE_STATES),
  /** Fields of the survivor that got another value. */
  changed: z.array(mergeFieldSchema),
  undone: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).nullable(),
});
export type PatientMerge = z.infer<typeof patientMergeSchema>;

const TOUCHED = ['merges', 'patients', 'visits', 'queue', 'appointments', 'calls', 'complaints', 'emergencies', 'attention'] as const;

export const merges = {
  /** Both as they are now; of a record that was merged its survivor. Audited as a view of both. */
  'merges.preview': query(MERGE_ROLES, z.object({ fromId: idSchema, intoId: idSchema }), z.object({ from: mergeSideSchema, into: mergeSideSchema, sameQueue: sameQueueSchema })),
  'merges.merge': command(MERGE_ROLES, TOUCHED, z.object({
    fromId: idSchema, intoId: idSchema, choices: choicesSchema, expectedVersions: z.object({ from: versionSchema, into: versionSchema }), note: optionalText(),
  }), z.object({ id: idSchema, survivor: recordSchema, sameQueue: sameQueueSchema })),
  /** `kept`: fields that somebody changed since; they stay as they are. */
  'merges.undo': command(MERGE_ROLES, TOUCHED, z.object({ id: idSchema, expectedVersion: versionSchema, reason: shortText }), z.object({ from: recordSchema, into: recordSchema, kept: z.array(z.enum([...MERGE_FIELDS, 'restricted'])) })),
  /** Everything said about the records of this person, the newest first. */
  'merges.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(patientMergeSchema)),
} as const;
