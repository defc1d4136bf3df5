/** What is typed about a complaint, and how it is read. Nothing that was left open is guessed. */
import { type ComplaintDetail, type ComplaintFields, complaintInput } from '../../../shared/contract/complaints.ts';
import type { Zone } from '../../../shared/contract/clinic.ts';
import { minuteInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { dayOfInstant, formatMinuteOfDay } from '../../ui/index.ts';

export interface ComplaintValues {
  channel: ComplaintFields['channel'] | null;
  narrative: string;
  anonymous: boolean;
  reporterName: string;
  reporterContact: string;
  relation: ComplaintFields['relation'];
  patient: { readonly id: string; readonly name: string } | null;
  unitId: string | null;
  category: ComplaintFields['category'] | null;
  grade: ComplaintFields['grade'] | null;
  /** `2026-11-22T09:42` in the clinic's zone; empty: when the form was opened. */
  received: string;
  restricted: boolean;
}

export const UNTOUCHED: ComplaintValues = {
  channel: null, narrative: '', anonymous: false, reporterName: '', reporterContact: '', relation: null, patient: null, unitId: null, category: null, grade: null, received: '', restricted: false,
};

export type ComplaintErrors = Readonly<Partial<Record<keyof ComplaintFields, string>>>;
export type ReadComplaint = { readonly ok: true; readonly complaint: ComplaintFields } | { readonly ok: false; readonly errors: ComplaintErrors };

/** The instant that was typed; `openedAt` when nothing was; null when it cannot be read. */
export function receivedAtOf(received: string, openedAt: number, zone: Zone): number | null {
  if (received === '') return openedAt;
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(received);
  if (!found) return null;
  const at = startOfDay(zone, found[1] ?? '') + (Number(found[2]) * 60 + Number(found[3])) * 60_000;
  return Number.isNaN(at) ? null : at;
}

/** An instant as the field holds it. */
export function typedInstant(at: number, zone: Zone): string {
  return `${dayOfInstant(at, zone)}T${formatMinuteOfDay(minuteInZone(zone, at)).replace('.', ':')}`;
}

/** Errors are keys of the `fields` texts. */
export function readComplaint(values: ComplaintValues, openedAt: number, zone: Zone): ReadComplaint {
  const named = !values.anonymous;
  const receivedAt = receivedAtOf(values.received, openedAt, zone);
  const typed = {
    channel: values.channel, receivedAt, anonymous: values.anonymous, reporterName: named ? values.reporterName.trim() || null : null, reporterContact: named ? values.reporterContact.trim() || null : null,
    relation: values.relation, patientId: values.patient?.id ?? null, unitId: values.unitId, category: values.category, grade: values.grade, narrative: values.narrative, restricted: values.restricted,
  };
  const errors: Partial<Record<keyof ComplaintFields, string>> = {};
  if (typed.channel === null) errors.channel = 'required';
  if (values.narrative.trim() === '') errors.narrative = 'narrative_required';
  if (named && typed.reporterName === null) errors.reporterName = 'reporter_required';
  if (typed.category === null) errors.category = 'required';
  if (typed.grade === null) errors.grade = 'required';
  if (receivedAt === null) errors.receivedAt = 'invalid';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = complaintInput.safeParse(typed);
  return parsed.success ? { ok: true, complaint: parsed.data } : { ok: false, errors: { [String(parsed.error.issues[0]?.path[0] ?? 'narrative')]: 'invalid' } };
}

/** A complaint as the form shows it for putting it right. */
export function valuesOf(detail: ComplaintDetail, zone: Zone): ComplaintValues {
  return {
    channel: detail.channel, narrative: detail.narrative, anonymous: detail.anonymous, reporterName: detail.reporterName ?? '', reporterContact: detail.reporterContact ?? '', relation: detail.relation,
    patient: detail.patientId === null ? null : { id: detail.patientId, name: detail.patientName ?? '' }, unitId: detail.unitId, category: detail.category, grade: detail.grade,
    received: typedInstant(detail.receivedAt, zone), restricted: detail.restricted,
  };
}
