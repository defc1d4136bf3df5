/** Writes an absence down, one day at a time: each day is an exception of its own and can be taken back alone. */
import { useState } from 'react';
import type { Practitioner } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';

const WHOLE_DAY = { from: 0, to: 1440 };
const MOST_DAYS = 31;
/** An absence has no slots; the contract wants a length all the same. */
const NO_SLOTS = { slotMinutes: 15, quotaBpjs: null, quotaOther: null, roomId: null };

export interface AwayValues {
  readonly practitionerId: string; readonly dayText: string; readonly untilText: string;
  readonly whole: boolean; readonly fromText: string; readonly toText: string; readonly reason: string;
}

/** The spans of a form, or what is wrong with them. */
function spanOf(values: AwayValues): { readonly from: number; readonly to: number } | DeskError {
  if (values.whole) return WHOLE_DAY;
  const from = parseMinuteOfDay(values.fromText);
  const to = parseMinuteOfDay(values.toText);
  const fields = { ...(from === null ? { from: 'time_form' } : {}), ...(to === null ? { to: 'time_form' } : {}) };
  if (from === null || to === null) return { code: 'invalid_input', fields };
  return from < to ? { from, to } : { code: 'invalid_input', fields: { to: 'hours_order' } };
}

export function useAway(values: AwayValues, doctor: Practitioner | undefined, today: string) {
  const command = useCommand('appointments.saveException');
  const directory = useCall('clinic.directory', {});
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const [saved, setSaved] = useState<readonly string[]>([]);
  const [stranded, setStranded] = useState<number | null>(null);
  const first = parseTypedDay(values.dayText, today);
  const last = values.untilText.trim() === '' ? first : parseTypedDay(values.untilText, today);
  const days = first === null || last === null ? [] : daysBetween(first, last);
  const unitId = doctor?.unitId ?? directory.data?.units.find((unit) => unit.active)?.id;

  const save = async (): Promise<void> => {
    const span = spanOf(values);
    const problem: DeskError | null = 'code' in span ? span : days.length === 0 ? { code: 'invalid_input', fields: { day: 'invalid' } } : null;
    setWrong(problem);
    if ('code' in span || problem !== null || !doctor || unitId === undefined || days.length > MOST_DAYS) return;
    let count = 0;
    // What was saved before a refusal is not saved twice when the form is sent again.
    for (const day of days.filter((each) => !saved.includes(`${doctor.id} ${each}`))) {
      const result = await command.run({ ...NO_SLOTS, ...span, id: null, expectedVersion: null, kind: 'away', practitionerId: doctor.id, unitId, day, reason: values.reason.trim() || null });
      if (!result.ok) return;
      setSaved((before) => [...before, `${doctor.id} ${day}`]);
      count = result.value.stranded;
    }
    setStranded(count);
  };
  return { first, last, save, stranded, saved: saved.length, tooLong: days.length > MOST_DAYS, pending: command.isPending, error: wrong ?? command.error };
}

/** Both ends included; nothing when they stand the wrong way round. Longer than allowed is cut just above it. */
function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length <= MOST_DAYS; day = daysAfter(day, 1)) days.push(day);
  return days;
}
