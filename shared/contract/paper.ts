/** Working on paper while the power is out: what is printed beforehand, and writing down afterwards what happened. */
import { z } from 'zod';
import { DESK_ROLES, command, daySchema, idSchema, instantSchema, optionalText, query } from './core.ts';
import { payerSchema } from './patients.ts';
import { queueStateSchema } from './queue.ts';
import { prioritySchema } from './visits.ts';

/** Minutes from midnight in the clinic's zone. */
const minuteSchema = z.int().min(0).max(1439);
export const MOST_BLANKS = 60;

export const paperPackSchema = z.object({
  clinicName: z.string(), clinicAddress: z.string(), day: daySchema, at: instantSchema,
  units: z.array(z.object({
    id: idSchema, name: z.string(), room: z.string().nullable(),
    queue: z.array(z.object({ patientId: idSchema, number: z.string(), name: z.string(), recordNumber: z.string(), state: queueStateSchema, priority: prioritySchema, joinedAt: instantSchema })),
    /** Numbers for whoever comes while the power is out; printed once and never given again. */
    blanks: z.array(z.string()),
  })),
  appointments: z.array(z.object({ patientId: idSchema, from: minuteSchema, name: z.string(), recordNumber: z.string(), practitioner: z.string(), unit: z.string() })),
  emergencyNumbers: z.array(z.object({ label: z.string(), number: z.string() })),
});
export type PaperPack = z.infer<typeof paperPackSchema>;

/** How a visit on paper ended; `waiting`: the patient is still here. */
export const PAPER_OUTCOMES = ['waiting', 'done', 'no_show'] as const;
export const paperOutcomeSchema = z.enum(PAPER_OUTCOMES);
export type PaperOutcome = z.infer<typeof paperOutcomeSchema>;
/** Older days belong to reports that have been signed. */
export const PAPER_DAYS = 7;

export const paperVisitSchema = z.object({
  day: daySchema, patientId: idSchema, unitId: idSchema, practitionerId: idSchema.nullable(),
  /** As on the paper (`A-P03`, or just `3`); null: it gets the unit's next number. */
  number: z.string().trim().toUpperCase().max(12).nullable(),
  arrivedAt: minuteSchema, calledAt: minuteSchema.nullable(), endedAt: minuteSchema.nullable(), outcome: paperOutcomeSchema,
  payer: payerSchema, priority: prioritySchema, complaint: optionalText(300),
}).superRefine(({ outcome, calledAt, endedAt }, issues) => {
  const need = (path: string, message: string): void => { issues.addIssue({ code: 'custom', path: [path], message }); };
  if (outcome === 'done' && calledAt === null) need('calledAt', 'called_at_required');
  if (outcome !== 'waiting' && endedAt === null) need('endedAt', 'ended_at_required');
});

export const paper = {
  /** Everything for the next hours on paper. Audited as a print; takes the numbers of its blanks. */
  'paper.print': command(DESK_ROLES, [], z.object({ blanks: z.int().min(0).max(MOST_BLANKS) }), paperPackSchema),
  /** A visit kept on paper, with its real times, marked as written down later. */
  'paper.enter': command(DESK_ROLES, ['paper', 'visits', 'queue', 'patients', 'reports'], paperVisitSchema, z.object({ visitId: idSchema, entryId: idSchema, number: z.string() })),
  /** What was written down later for a day, newest first. */
  'paper.entered': query(DESK_ROLES, z.object({ day: daySchema }), z.array(z.object({
    entryId: idSchema, patientId: idSchema, number: z.string(), patientName: z.string(), unit: z.string(), state: queueStateSchema, arrivedAt: instantSchema, writtenAt: instantSchema, by: z.string().nullable(),
  }))),
} as const;
