/** The form of a wish: what it begins with, and what is sent of it. */
import type { Input } from '../../../shared/contract/index.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { suggestedPriority } from '../../../shared/domain/priority.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { formatBirthDate } from '../../ui/index.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

type Wish = Omit<Input<'waitlist.ask'>, 'patientId'>;
export type EntryValues = Omit<Wish, 'earliestDay' | 'latestDay' | 'note'> & { readonly earliestText: string; readonly latestText: string; readonly note: string };
/** `held`: the appointment that is to be earlier. */
export type StartingWish = Partial<Pick<Wish, 'practitionerId' | 'unitId' | 'kind' | 'payer'>> & { readonly from?: string; readonly held?: { readonly id: string; readonly day: string; readonly practitionerId: string; readonly kind: Wish['kind']; readonly payer: Wish['payer'] } };

/** Without a wish for a last day somebody waits so long. */
const WAITS_DAYS = 30;

export function valuesOf(patient: Pick<PatientDetail, 'payer' | 'birthDate'>, entry: WaitlistEntry | null, start: StartingWish | null, today: string): EntryValues {
  if (entry) {
    const { practitionerId, unitId, kind, payer, weekdays, parts, reach, priority, appointmentId } = entry;
    return { practitionerId, unitId, kind, payer, weekdays, parts, reach, priority, appointmentId, note: entry.note ?? '', earliestText: formatBirthDate(entry.earliestDay), latestText: formatBirthDate(entry.latestDay) };
  }
  const held = start?.held;
  const earliest = start?.from !== undefined && start.from > today ? start.from : today;
  return {
    practitionerId: held?.practitionerId ?? start?.practitionerId ?? null, unitId: start?.unitId ?? null, kind: held?.kind ?? start?.kind ?? 'visit', payer: held?.payer ?? start?.payer ?? patient.payer,
    weekdays: [], parts: [], reach: 'call', priority: suggestedPriority(patient.birthDate, today), appointmentId: held?.id ?? null, note: '',
    earliestText: formatBirthDate(earliest), latestText: formatBirthDate(held?.day ?? daysAfter(earliest, WAITS_DAYS)),
  };
}

/** A day that cannot be read is sent as it is, and refused in its field. */
export function inputOf({ earliestText, latestText, note, ...wish }: EntryValues, today: string): Wish {
  return { ...wish, note: note.trim() === '' ? null : note.trim(), earliestDay: parseTypedDay(earliestText, today) ?? earliestText, latestDay: parseTypedDay(latestText, today) ?? latestText };
}
