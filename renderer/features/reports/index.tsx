/** Laporan: `reports[/YYYY-MM-DD]` is the summary of a day, `reports/closing[/YYYY-MM-DD]` closes one. */
import { dayParts } from '../../../shared/domain/calendar-day.ts';
import { useNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { ClosingScreen } from './ClosingScreen.tsx';
import { DayReportScreen } from './DayReportScreen.tsx';

export function ReportsScreen({ path }: { path: string }) {
  const today = dayOfInstant(useNow());
  const [, first = '', second = ''] = path.split('/');
  const closing = first === 'closing';
  const asked = closing ? second : first;
  const day = dayParts(asked) === null ? today : asked;
  // Marks and notes belong to one day.
  return closing ? <ClosingScreen key={day} day={day} today={today} /> : <DayReportScreen day={day} today={today} />;
}
