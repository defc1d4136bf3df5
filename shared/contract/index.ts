/** Every call between a window and the desk, declared once. See core.ts for what a declaration gives. */
import type { z } from 'zod';
import type { CallSpec } from './core.ts';
import { absences } from './absences.ts';
import { answers } from './answers.ts';
import { appointments } from './appointments.ts';
import { attention } from './attention.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { bulletins } from './bulletins.ts';
import { calls } from './calls.ts';
import { clinic } from './clinic.ts';
import { complaintReports } from './complaint-reports.ts';
import { complaintIntake } from './complaint-intake.ts';
import { complaints } from './complaints.ts';
import { consents } from './consents.ts';
import { contacts } from './contacts.ts';
import { display } from './display.ts';
import { drafts } from './drafts.ts';
import { duplicates } from './duplicates.ts';
import { emergencies } from './emergencies.ts';
import { handOffs } from './hand-offs.ts';
import { imports } from './imports.ts';
import { keys } from './keys.ts';
import { merges } from './merges.ts';
import { messages } from './messages.ts';
import { paper } from './paper.ts';
import { patients } from './patients.ts';
import { queue } from './queue.ts';
import { reports } from './reports.ts';
import { restricted } from './restricted.ts';
import { series } from './series.ts';
import { settings } from './settings.ts';
import { shiftNotes } from './shift-notes.ts';
import { sync } from './sync.ts';
import { timeline } from './timeline.ts';
import { tickets } from './tickets.ts';
import { transfer } from './transfer.ts';
import { users } from './users.ts';
import { visits } from './visits.ts';
import { waitlist } from './waitlist.ts';

export const contract = {
  ...clinic, ...users, ...drafts, ...patients, ...visits, ...queue, ...paper, ...emergencies,
  ...appointments, ...absences, ...messages, ...waitlist, ...series, ...complaints, ...complaintReports, ...complaintIntake, ...calls, ...bulletins, ...reports, ...imports,
  ...attention, ...duplicates, ...merges, ...audit, ...backup, ...keys, ...transfer, ...sync, ...settings, ...consents, ...restricted, ...timeline,
  ...contacts,
  ...display, ...tickets,
  ...handOffs, ...shiftNotes, ...answers,
} as const satisfies Record<string, CallSpec>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a window sends. */
export type Input<N extends CallName> = z.input<Contract[N]['input']>;
/** What a handler receives: validated, defaults filled in. */
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type Output<N extends CallName> = z.output<Contract[N]['output']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
