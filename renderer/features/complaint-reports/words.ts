/** Words and numbers that the screens and papers of complaint reports share. */
import { useCall } from '../../app/client.ts';
import { FIRST_CAUSES } from '../../../shared/contract/complaint-settings.ts';
import type { ReportRow } from '../../../shared/contract/complaint-reports.ts';
import { currentLanguage, useText, type Text } from '../../i18n/index.ts';
import { dayOfInstant, formatCount, formatDay, formatInstant } from '../../ui/index.ts';

const HOUR_MS = 3_600_000;

/** `87,5%`; a dash while nothing can be said. */
export function percentOf(tenths: number | null): string {
  return tenths === null ? '—' : `${new Intl.NumberFormat(currentLanguage() === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 }).format(tenths / 10)}%`;
}

/** `November 2026` */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'id' ? 'id-ID' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T12:00:00Z`));
}

/** A report is known by the day on which its period ends. */
export function dayOfReport({ to }: Pick<ReportRow, 'to'>): string { return formatDay(dayOfInstant(to)); }

export function periodInWords({ from, to }: Pick<ReportRow, 'from' | 'to'>): string { return `${formatInstant(from)} – ${formatInstant(to)}`; }

/** `2 hari 3 jam`; `t` speaks the texts of `complaints`. */
export function longTime(t: Text, ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  if (hours >= 24) return t('clock.days', { days: formatCount(Math.floor(hours / 24)), hours: hours % 24 });
  return t('clock.hours', { hours, minutes: Math.floor((ms % HOUR_MS) / 60_000) });
}

/** The clinic's own name of a cause, else the program's. */
export function useCauseName(): (id: string) => string {
  const t = useText('complaint-reports');
  const causes = useCall('complaints.settings', {}).data?.causes;
  return (id) => causes?.find((cause) => cause.id === id)?.name ?? (FIRST_CAUSES.some((first) => first === id) ? t(`cause.${id}`) : id);
}
