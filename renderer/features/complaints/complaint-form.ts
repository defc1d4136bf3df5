/** What is typed about a complaint, and how it is read. Nothing that was left open is guessed. */
import { type ComplaintDetail, type ComplaintFields, complaintInput } from '../../../shared/contract/complaints.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { parseBirthDate } from '../../../shared/domain/birth-date.ts';
import { startOfDay } from '../../../shared/domain/calendar-day.ts';
import { dayOfInstant, formatBirthDate, formatTime } from '../../ui/index.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';

export interface ComplaintValues {
  channel: ComplaintFields['channel'] | null;
  narrative: string;
  anonymous: boolean;
  /** The name is kept apart, for the few who may ask for it. */
  confidential: boolean;
  /** A saved complaint has one already: left empty, it stays. */
  nameKept: boolean;
  reporterName: string;
  reporterContact: string;
  relation: ComplaintFields['relation'];
  patient: { readonly id: string; readonly name: string } | null;
  unitId: string | null;
  otherUnitIds: readonly string[];
  category: ComplaintFields['category'] | null;
  grade: ComplaintFields['grade'] | null;
  /** As typed, in the clinic's zone: `20-11-2026` and `08.00`. Both empty: when the form was opened. */
  receivedDay: string;
  receivedTime: string;
  restricted: boolean;
}

export const UNTOUCHED: ComplaintValues = {
  channel: null, narrative: '', anonymous: false, confidential: false, nameKept: false, reporterName: '', reporterContact: '', relation: null, patient: null, unitId: null, otherUnitIds: [], category: null, grade: null, receivedDay: '', receivedTime: '', restricted: false,
};

export type ComplaintErrors = Readonly<Partial<Record<keyof ComplaintFields | 'receivedTime', string>>>;
export type ReadComplaint = { readonly ok: true; readonly complaint: ComplaintFields } | { readonly ok: false; readonly errors: ComplaintErrors };

/** What an empty received time means, and the present. UTC milliseconds. */
export interface FormTimes { readonly untyped: number; readonly now: number; readonly zone: Zone }

/** The instant that was typed, or `untyped` when nothing was. A day without a time counts from its beginning. */
export function receivedAtOf({ receivedDay, receivedTime }: Pick<ComplaintValues, 'receivedDay' | 'receivedTime'>, { untyped, now, zone }: FormTimes): number | 'bad_day' | 'bad_time' {
  if (receivedDay.trim() === '' && receivedTime.trim() === '') return untyped;
  const day = receivedDay.trim() === '' ? dayOfInstant(untyped, zone) : parseBirthDate(receivedDay, dayOfInstant(now, zone));
  const minute = receivedTime.trim() === '' ? 0 : parseMinuteOfDay(receivedTime);
  if (day === null) return 'bad_day';
  return minute === null ? 'bad_time' : startOfDay(zone, day) + minute * 60_000;
}

/** Errors are keys of the `fields` texts. */
export function readComplaint(values: ComplaintValues, times: FormTimes): ReadComplaint {
  const named = !values.anonymous;
  const receivedAt = receivedAtOf(values, times);
  const typed = {
    channel: values.channel, receivedAt, anonymous: values.anonymous, confidential: named && values.confidential, reporterName: named ? values.reporterName.trim() || null : null, reporterContact: named ? values.reporterContact.trim() || null : null,
    relation: values.relation, patientId: values.patient?.id ?? null, unitId: values.unitId, otherUnitIds: values.otherUnitIds.filter((id) => id !== values.unitId), category: values.category, grade: values.grade, narrative: values.narrative, restricted: values.restricted,
  };
  const errors: Partial<Record<keyof ComplaintErrors, string>> = {};
  if (typed.channel === null) errors.channel = 'required';
  if (values.narrative.trim() === '') errors.narrative = 'narrative_required';
  if (named && typed.reporterName === null && !(values.confidential && values.nameKept)) errors.reporterName = 'reporter_required';
  if (typed.category === null) errors.category = 'required';
  if (typed.grade === null) errors.grade = 'required';
  if (receivedAt === 'bad_day') errors.receivedAt = 'invalid';
  if (receivedAt === 'bad_time') errors.receivedTime = 'time_form';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = complaintInput.safeParse(typed);
  return parsed.success ? { ok: true, complaint: parsed.data } : { ok: false, errors: { [String(parsed.error.issues[0]?.path[0] ?? 'narrative')]: 'invalid' } };
}

/** A complaint as the form shows it for putting it right. */
export function valuesOf(detail: ComplaintDetail, zone: Zone): ComplaintValues {
  return {
    channel: detail.channel, narrative: detail.narrative, anonymous: detail.anonymous, confidential: detail.confidential, nameKept: detail.confidential, reporterName: detail.reporterName ?? '', reporterContact: detail.reporterContact ?? '', relation: detail.relation,
    patient: detail.patientId === null ? null : { id: detail.patientId, name: detail.patientName ?? '' }, unitId: detail.unitId, otherUnitIds: detail.otherUnitIds, category: detail.category, grade: detail.grade,
    receivedDay: formatBirthDate(dayOfInstant(detail.receivedAt, zone)), receivedTime: formatTime(detail.receivedAt, zone), restricted: detail.restricted,
  };
}
