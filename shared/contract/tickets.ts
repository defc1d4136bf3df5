/** Printing of queue tickets: the printer of this computer, and tickets that did not come out. */
import { z } from 'zod';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, command, idSchema, instantSchema, nothing, query } from './core.ts';

export const TICKET_WIDTHS = ['58', '80'] as const;
export const ticketWidthSchema = z.enum(TICKET_WIDTHS);
export type TicketWidth = z.infer<typeof ticketWidthSchema>;
export const MOST_COPIES = 3;

export const deskPrinterSchema = z.object({
  /** The printer's name as the operating system gives it; null: whichever looks like a receipt printer, else the usual one. */
  printer: z.string().min(1).max(200).nullable(),
  width: ticketWidthSchema,
  copies: z.int().min(1).max(MOST_COPIES),
});
export type DeskPrinter = z.infer<typeof deskPrinterSchema>;

/** How a print ended as far as the shell knows. `dialog`: the browser's dialog was opened, what came of it nobody says. */
export const TICKET_OUTCOMES = ['printed', 'dialog', 'failed', 'printer_gone'] as const;
export const ticketOutcomeSchema = z.enum(TICKET_OUTCOMES);
export type TicketOutcome = z.infer<typeof ticketOutcomeSchema>;

const unprintedSchema = z.object({ entryId: idSchema, number: z.string(), at: instantSchema, reason: z.enum(['failed', 'printer_gone']) });
export type Unprinted = z.infer<typeof unprintedSchema>;

export const tickets = {
  'tickets.settings': query(READ_ROLES, nothing, z.object({ qr: z.boolean(), desk: deskPrinterSchema, unprinted: z.array(unprintedSchema) })),
  'tickets.save': command(ADMIN_ROLES, ['tickets'], z.object({ qr: z.boolean() }), nothing),
  'tickets.saveDesk': command(DESK_ROLES, ['tickets'], deskPrinterSchema, nothing),
  /** What became of a print; one that failed waits in the inbox until the ticket has come out, or for the next day. */
  'tickets.told': command(DESK_ROLES, ['tickets', 'attention'], z.object({ entryId: idSchema, outcome: ticketOutcomeSchema }), nothing),
} as const;
