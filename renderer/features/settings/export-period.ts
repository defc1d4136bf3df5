/** Which days an export takes along. */
import { Temporal } from 'temporal-polyfill';
import { parsePastDay } from '../../ui/typed-day.ts';

export const EXPORT_PERIODS = ['month', 'lastMonth', 'all', 'own'] as const;
export type ExportPeriod = (typeof EXPORT_PERIODS)[number];

interface Chosen { readonly period: ExportPeriod; readonly from: string; readonly to: string }

/** First and last day, both included; null where it is open. What cannot be read as a day stays as it is, for the form to refuse. */
export function periodOf({ period, from, to }: Chosen, today: string): readonly [string | null, string | null] {
  switch (period) {
    case 'month': return [`${today.slice(0, 8)}01`, today];
    case 'lastMonth': {
      const last = Temporal.PlainDate.from(`${today.slice(0, 8)}01`).subtract({ days: 1 });
      return [last.with({ day: 1 }).toString(), last.toString()];
    }
    case 'all': return [null, null];
    case 'own': return [typedDay(from, today), typedDay(to, today)];
  }
}

function typedDay(typed: string, today: string): string | null { return typed.trim() === '' ? null : parsePastDay(typed, today) ?? typed; }
