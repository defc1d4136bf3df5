import { z } from 'zod';
import { DESK_ROLES, command, daySchema, idSchema, instantSchema, optionalText } from './core.ts';
import { payerSchema } from './patients.ts';

/** Why a visit is taken before others; the reason is kept. UU 25/2009 art. 29, UU 8/2016, UU 13/1998. */
export const PRIORITIES = ['none', 'elderly', 'pregnant', 'disability', 'toddler', 'other'] as const;
export const prioritySchema = z.enum(PRIORITIES);
export type Priority = z.infer<typeof prioritySchema>;

/** What is printed on a queue ticket. No NIK, no diagnosis, no name. */
export const ticketSchema = z.object({
  entryId: idSchema,
  clinicName: z.string(), clinicAddress: z.string(),
  number: z.string(), unit: z.string(), room: z.string().nullable(),
  practitioner: z.string().nullable(), hours: z.string().nullable(),
  day: daySchema, at: instantSchema, payer: payerSchema,
  ahead: z.int().nonnegative(),
  /** Minutes, a range; null while there is too little history. */
  estimate: z.tuple([z.int(), z.int()]).nullable(),
  priority: prioritySchema,
  /** What the ticket's QR code holds: an opaque reference of the visit. */
  code: z.string(),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const visits = {
  'visits.checkIn': command(DESK_ROLES, ['visits', 'queue', 'patients', 'reports'], z.object({
    patientId: idSchema, unitId: idSchema, practitionerId: idSchema.nullable(), payer: payerSchema,
    priority: prioritySchema, priorityReason: optionalText(200), complaint: optionalText(300),
    /** The receptionist has looked at the PC's clock, which had gone back, and says that it is right now. */
    clockConfirmed: z.boolean().default(false),
  }), z.object({ visitId: idSchema, entryId: idSchema, number: z.string(), ticket: ticketSchema })),
} as const;
