/** What the closing will do: which rows are marked, and the sentence that says so. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import type { Text } from '../../i18n/index.ts';

export type OpenDay = Output<'reports.open'>;
/** What the person has chosen against the proposal, by the row's id. */
export type Marks = Readonly<Record<string, boolean>>;
export interface Moment { readonly today: string; readonly minute: number }

/** Its time is over: who has not come will not. */
export function isPast(appointment: Pick<Appointment, 'day' | 'from'>, { today, minute }: Moment): boolean {
  return appointment.day < today || (appointment.day === today && appointment.from < minute);
}

/** What a marked entry becomes. */
export function markOf(entry: Pick<QueueEntry, 'state'>): 'no_show' | 'finish' {
  return entry.state === 'serving' ? 'finish' : 'no_show';
}

/** Proposed: appointments whose time is over, and who was called or skipped and did not come. Who waits or is served may still be here. */
export function isAppointmentMarked(appointment: Appointment, marks: Marks, moment: Moment): boolean {
  return marks[appointment.id] ?? isPast(appointment, moment);
}
export function isEntryMarked(entry: QueueEntry, marks: Marks): boolean {
  return marks[entry.id] ?? (entry.state === 'called' || entry.state === 'skipped');
}

export type ClosingInput = Input<'reports.closeDay'>;

export function closingOf(open: OpenDay, marks: Marks, moment: Moment, note: string): ClosingInput {
  const marked = open.entries.filter((entry) => isEntryMarked(entry, marks));
  const seen = ({ id, version }: { id: string; version: string }): { id: string; version: string } => ({ id, version });
  return {
    day: open.day,
    noShowAppointments: open.appointments.filter((appointment) => isAppointmentMarked(appointment, marks, moment)).map(seen),
    noShowEntries: marked.filter((entry) => markOf(entry) === 'no_show').map(seen),
    finishEntries: marked.filter((entry) => markOf(entry) === 'finish').map(seen),
    note: note.trim() === '' ? null : note.trim(),
  };
}

/** `Yang akan terjadi: 7 janji ditandai tidak hadir, 2 nomor ditandai tidak hadir, 1 dibiarkan terbuka. …` `t`: reports. */
export function planSentence(t: Text, open: OpenDay, closing: ClosingInput): string {
  const counts = { appointments: closing.noShowAppointments.length, entries: closing.noShowEntries.length, finish: closing.finishEntries.length };
  const left = open.appointments.length + open.entries.length - counts.appointments - counts.entries - counts.finish;
  const parts = Object.entries({ ...counts, left }).filter(([, count]) => count > 0).map(([part, count]) => t(`closing.plan.${part}`, { count }));
  return t('closing.plan.sentence', { parts: parts.length > 0 ? parts.join(', ') : t('closing.plan.nothing') });
}
