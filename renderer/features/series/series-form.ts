/** The form of a series: what it begins with, and the plan that it says; null while something is missing. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { MOST_IN_SERIES, type SeriesOccurrence, type SeriesRuleInput } from '../../../shared/contract/series.ts';
import { formatBirthDate, formatMinuteOfDay } from '../../ui/index.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

export type SeriesPlan = Input<'series.preview'>;
export interface SeriesValues {
  readonly practitionerId: string; readonly unitId: string; readonly startText: string; readonly timeText: string;
  readonly unit: SeriesRuleInput['unit']; readonly every: number; readonly weekdays: readonly number[]; readonly monthly: SeriesRuleInput['monthly'];
  readonly ends: 'count' | 'until'; readonly count: number; readonly untilText: string; readonly holidays: 'skip' | 'shift'; readonly note: string;
}

const USUAL_COUNT = 6;

export function valuesOf(appointment: Appointment | null): SeriesValues {
  return {
    practitionerId: appointment?.practitionerId ?? '', unitId: appointment?.unitId ?? '', startText: appointment ? formatBirthDate(appointment.day) : '', timeText: appointment ? formatMinuteOfDay(appointment.from) : '',
    unit: 'week', every: 1, weekdays: [], monthly: 'weekday', ends: 'count', count: USUAL_COUNT, untilText: '', holidays: 'shift', note: '',
  };
}

export function planOf(values: SeriesValues, patient: Pick<PatientDetail, 'id' | 'payer'>, appointment: Appointment | null, today: string): SeriesPlan | null {
  const [startDay, from, until] = [parseTypedDay(values.startText, today), parseMinuteOfDay(values.timeText), parseTypedDay(values.untilText, today)];
  if (startDay === null || from === null || values.practitionerId === '' || values.unitId === '') return null;
  if (values.ends === 'count' ? values.count < 2 || values.count > MOST_IN_SERIES : until === null) return null;
  const { unit, every, weekdays, monthly } = values;
  const rule = { unit, every, weekdays: [...weekdays], monthly, count: values.ends === 'count' ? values.count : null, until: values.ends === 'until' ? until : null };
  return { patientId: patient.id, practitionerId: values.practitionerId, unitId: values.unitId, kind: 'control', payer: appointment?.payer ?? patient.payer, startDay, from, appointmentId: appointment?.id ?? null, rule };
}

/** What is booked for a visit: as the rule gave it, the slot that was proposed, or nothing. */
export type Choice = 'plan' | 'proposal' | 'skip';

/** What can be chosen for it; the first is what is chosen unless somebody says otherwise. */
export function choicesOf({ problem, proposal }: SeriesOccurrence, holidays: 'skip' | 'shift'): readonly Choice[] {
  if (problem === null) return ['plan', 'skip'];
  if (proposal === null) return ['skip'];
  return problem.code === 'clinic_closed' && holidays === 'skip' ? ['skip', 'proposal'] : ['proposal', 'skip'];
}

/** The visits that are to be booked now; one that is there already is none of them. */
export function visitsOf(occurrences: readonly SeriesOccurrence[], chosen: (occurrence: SeriesOccurrence) => Choice, plan: SeriesPlan): Input<'series.apply'>['visits'] {
  return occurrences.flatMap((each) => {
    const choice = each.appointmentId === null ? chosen(each) : 'skip';
    const { number, day: plannedDay, from, proposal } = each;
    if (choice === 'skip') return [];
    if (choice === 'plan' || proposal === null) return [{ number, plannedDay, practitionerId: plan.practitionerId, unitId: plan.unitId, roomId: null, day: plannedDay, from }];
    return [{ number, plannedDay, practitionerId: proposal.practitionerId, unitId: proposal.unitId, roomId: proposal.roomId, day: proposal.day, from: proposal.from }];
  });
}
