/** Reads what was typed from a paper. */
import type { Input } from '../../../shared/contract/index.ts';
import type { PaperOutcome } from '../../../shared/contract/paper.ts';
import type { Payer } from '../../../shared/contract/patients.ts';
import type { Priority } from '../../../shared/contract/visits.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

export interface PaperValues {
  readonly day: string; readonly patient: { readonly id: string; readonly name: string } | null; readonly unitId: string; readonly practitionerId: string; readonly number: string;
  readonly arrived: string; readonly called: string; readonly ended: string; readonly outcome: PaperOutcome; readonly payer: Payer; readonly priority: Priority;
}
export type PaperField = 'day' | 'patient' | 'unitId' | 'number' | 'arrivedAt' | 'calledAt' | 'endedAt' | 'outcome';
export type PaperErrors = Partial<Record<PaperField, string>>;

export function emptyPaper(unitId: string, before?: PaperValues): PaperValues {
  return { day: before?.day ?? '', patient: null, unitId: before?.unitId ?? unitId, practitionerId: before?.practitionerId ?? '', number: '', arrived: '', called: '', ended: '', outcome: before?.outcome ?? 'done', payer: 'general', priority: 'none' };
}

/** The input for the desk, or what is not readable yet. An empty day is today. */
export function readPaper(values: PaperValues, today: string): { input: Input<'paper.enter'> | null; errors: PaperErrors } {
  const errors: PaperErrors = {};
  const day = values.day.trim() === '' ? today : parseTypedDay(values.day, today);
  if (day === null) errors.day = 'day_unread';
  if (!values.patient) errors.patient = 'patient_required';
  const minute = (field: PaperField, text: string, needed: boolean): number | null => {
    if (text.trim() === '') {
      if (needed) errors[field] = 'required';
      return null;
    }
    const parsed = parseMinuteOfDay(text);
    if (parsed === null || parsed > 1439) errors[field] = 'time_form';
    return parsed;
  };
  const arrivedAt = minute('arrivedAt', values.arrived, true);
  const calledAt = minute('calledAt', values.called, false);
  const endedAt = minute('endedAt', values.ended, false);
  if (Object.keys(errors).length > 0 || day === null || !values.patient || arrivedAt === null) return { input: null, errors };
  const { unitId, practitionerId, number, outcome, payer, priority } = values;
  return { errors, input: { day, patientId: values.patient.id, unitId, practitionerId: practitionerId || null, number: number.trim() || null, arrivedAt, calledAt, endedAt, outcome, payer, priority, complaint: null } };
}
