/** Which days an export takes along. */
import { Temporal } from 'temporal-polyfill';

export const EXPORT_PERIODS = ['month', 'lastMonth', 'all', 'own'] as const;
export type ExportPeriod = (typeof EXPORT_PERIODS)[number];

interface Chosen { readonly period: ExportPeriod; readonly from: string; readonly to: string }

/** First and last day, both included; null where it is open. */
export function periodOf({ period, from, to }: Chosen, today: string): readonly [string | null, string | null] {
  switch (period) {
    case 'month': return [`${today.slice(0, 8)}01`, today];
    case 'lastMonth': {
      const last = Temporal.PlainDate.from(`${today.slice(0, 8)}01`).subtract({ days: 1 });
      return [last.with({ day: 1 }).toString(), last.toString()];
    }
    case 'all': return [null, null];
    case 'own': return [from || null, to || null];
  }
}
