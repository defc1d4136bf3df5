/** What is typed on a new slip, and how it is read. Pure. */
import type { DeskError } from '../../../shared/contract/core.ts';
import { handOffs, type HandOffPriority } from '../../../shared/contract/hand-offs.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { checkForm } from '../../app/check.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { minuteOfInstant, parseMinuteOfDay } from '../../ui/minute-of-day.ts';

export const DUE_CHOICES = ['none', 'm15', 'm30', 'h1', 'typed'] as const;
export type DueChoice = (typeof DUE_CHOICES)[number];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUTES: Readonly<Partial<Record<DueChoice, number>>> = { m15: 15, m30: 30, h1: 60 };

export interface SlipValues { readonly unit: string; readonly priority: HandOffPriority; readonly text: string; readonly due: DueChoice; readonly dueTime: string; readonly patient: { readonly id: string; readonly name: string } | null }
export type Units = Output<'handOffs.choices'>['units'];

export function emptySlip(patient: SlipValues['patient'], text = ''): SlipValues { return { unit: '', priority: 'routine', text, due: 'none', dueTime: '', patient }; }

/** The unit that is meant by what was typed, whatever its capitals; null: one without a screen, or nothing. */
export function unitOf(units: Units, typed: string): Units[number] | null {
  const wanted = typed.trim().toLowerCase();
  return units.find(({ name }) => name.toLowerCase() === wanted) ?? null;
}

/** Until when; null for none and for what cannot be read. A time of day that has passed is tomorrow's. */
export function dueAt({ due, dueTime }: Pick<SlipValues, 'due' | 'dueTime'>, now: number): number | null {
  const minutes = MINUTES[due];
  if (minutes !== undefined) return now + minutes * MINUTE_MS;
  const minute = due === 'typed' ? parseMinuteOfDay(dueTime) : null;
  if (minute === null) return null;
  const sinceMidnight = minuteOfInstant(now);
  const at = Math.floor(now / MINUTE_MS) * MINUTE_MS + (minute - sinceMidnight) * MINUTE_MS;
  return at < now ? at + DAY_MS : at;
}

export function isTomorrow(at: number, now: number): boolean { return dayOfInstant(at) !== dayOfInstant(now); }

export interface Origin { readonly visitId: string | null; readonly callId: string | null; readonly complaintId: string | null }
type Read = { readonly ok: true; readonly slip: Input<'handOffs.send'> } | { readonly ok: false; readonly error: DeskError };

export function readSlip(values: SlipValues, units: Units, origin: Origin, now: number): Read {
  const unit = unitOf(units, values.unit);
  const at = dueAt(values, now);
  const unitId = unit?.unitId ?? null;
  const slip: Input<'handOffs.send'> = {
    unitId, unitName: unitId === null ? (unit?.name ?? values.unit.trim()) : null, priority: values.priority, text: values.text.trim(), dueAt: at,
    patientId: values.patient?.id ?? null, visitId: values.patient === null ? null : origin.visitId, callId: origin.callId, complaintId: origin.complaintId,
  };
  if (values.due === 'typed' && at === null) return { ok: false, error: { code: 'invalid_input', fields: { dueAt: 'time_form' } } };
  const error = checkForm(handOffs['handOffs.send'].input, slip);
  return error === null ? { ok: true, slip } : { ok: false, error };
}
