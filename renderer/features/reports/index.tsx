/** Laporan: `reports[/YYYY-MM-DD]` is the summary of a day, `reports/closing[/YYYY-MM-DD]` closes one, `reports/queue[/from/to]` tells of waits in a period, `reports/calls[/from/to]` of the telephone, `reports/complaints…` are the reports on complaints, `reports/no-shows[/from/to]` of those who did not come. */
import { dayParts, daysAfter } from '../../../shared/domain/calendar-day.ts';
import { Suspense, lazy } from 'react';
import { useNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { CallReportScreen } from './CallReportScreen.tsx';
import { ClosingScreen } from './ClosingScreen.tsx';
import { DayReportScreen } from './DayReportScreen.tsx';
import { NoShowReportScreen } from './NoShowReportScreen.tsx';
import { QueueReportScreen } from './QueueReportScreen.tsx';

const ComplaintReportsScreen = lazy(async () => ({ default: (await import('../complaint-reports/index.tsx')).ComplaintReportsScreen }));

export function ReportsScreen({ path }: { path: string }) {
  const today = dayOfInstant(useNow());
  const [, first = '', second = '', third = ''] = path.split('/');
  if (first === 'complaints') return <Suspense><ComplaintReportsScreen path={path} /></Suspense>;
  if (first === 'queue' || first === 'no-shows' || first === 'calls') {
    const known = dayParts(second) !== null && dayParts(third) !== null;
    if (first === 'no-shows') return <NoShowReportScreen from={known ? second : daysAfter(today, -29)} to={known ? third : today} today={today} />;
    if (first === 'calls') return <CallReportScreen from={known ? second : daysAfter(today, -29)} to={known ? third : today} today={today} />;
    return <QueueReportScreen from={known ? second : daysAfter(today, -6)} to={known ? third : today} today={today} />;
  }
  const closing = first === 'closing';
  const asked = closing ? second : first;
  const day = dayParts(asked) === null ? today : asked;
  // Marks and notes belong to one day.
  return closing ? <ClosingScreen key={day} day={day} today={today} /> : <DayReportScreen day={day} today={today} />;
}
