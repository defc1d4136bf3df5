import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { COMPLAINT_REPORT_ROLES } from '../../../shared/contract/complaint-reports.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { call, useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, formatInstant, formatWeekday } from '../../ui/index.ts';
import { DayField } from '../../ui/DayField.tsx';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { DayReportPaper, type DayReport } from './DayReportPaper.tsx';
import css from './reports.module.css';

export function DayReportScreen({ day, today }: { day: string; today: string }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const complaintReports = useText('complaint-reports');
  const mayClose = useMay(DESK_ROLES);
  const readsComplaints = useMay(COMPLAINT_REPORT_ROLES);
  const answer = useCall('reports.day', { day }, { keepPrevious: true });
  const report = answer.data?.day === day ? answer.data : undefined;
  // Written anew whenever a day is closed or an hour has passed.
  const seal = useCall('audit.sealOfDay', { day }, { staleTime: 0 });
  const print = usePrint(report);
  const goTo = (to: string): void => { if (to <= today) go(to === today ? 'reports' : `reports/${to}`); };
  useShortcut({ key: 'Alt+ArrowLeft', label: t('previous'), quiet: true, run: () => { goTo(daysAfter(day, -1)); } });
  useShortcut({ key: 'Alt+ArrowRight', label: t('next'), quiet: true, enabled: day < today, run: () => { goTo(daysAfter(day, 1)); } });
  useShortcut({ key: 'Ctrl+P', label: t('print'), run: print.run });
  return (
    <Page title={`${t('title')}: ${formatWeekday(day)}`} actions={
      <>
        <Button onClick={print.run} disabled={!report} rightSection={<Kbd>Ctrl P</Kbd>}>{t('print')}</Button>
        <Button variant="default" onClick={() => { go('reports/queue'); }}>{t('queue.open_report')}</Button>
        <Button variant="default" onClick={() => { go('reports/calls'); }}>{t('calls:report.title')}</Button>
        {readsComplaints && <Button variant="default" onClick={() => { go('reports/complaints'); }}>{complaintReports('open')}</Button>}
        <Button variant="default" onClick={() => { go('reports/no-shows'); }}>{t('noShows.open_report')}</Button>
        {mayClose && <Button variant="default" onClick={() => { go(`reports/closing/${day}`); }}>{report?.closing ? t('closeAgain') : t('close')}</Button>}
      </>
    }>
      <nav className={css.days} aria-label={t('days')}>
        <Button variant="default" leftSection={<IconChevronLeft size={16} />} rightSection={<Kbd>Alt ←</Kbd>} onClick={() => { goTo(daysAfter(day, -1)); }}>{t('previous')}</Button>
        <DayField label={t('days')} hideLabel today={today} placeholder={t('dayHint')} onDay={goTo} />
        <Button variant="default" leftSection={<Kbd>Alt →</Kbd>} rightSection={<IconChevronRight size={16} />} disabled={day >= today} onClick={() => { goTo(daysAfter(day, 1)); }}>{t('next')}</Button>
        <Button variant="subtle" disabled={day === today} onClick={() => { goTo(today); }}>{t('today')}</Button>
        <span className={css.told} role="status">{print.told}</span>
      </nav>
      <ErrorNotice error={answer.error} />
      {report && <Standing report={report} />}
      {report && <div className={css.sheet}><DayReportPaper report={report} seal={seal.data ?? null} printedAt={null} /></div>}
    </Page>
  );
}

/** Whether the figures are those of the closing, and whether they still hold. */
function Standing({ report }: { report: DayReport }) {
  const t = useText('reports');
  const { closing } = report;
  if (closing === null) return <p className={css.standing}>{t('notClosed')}</p>;
  const changed = changedSince(report);
  return <p className={css.standing} role="status" data-warning={changed || undefined}>{changed ? t('changedSince') : t('closed', { by: closing.by, at: formatInstant(closing.at) })}</p>;
}

/** Complaints and calls go on after a day; its visits, queue and appointments should not. */
function changedSince({ closing, figures }: DayReport): boolean {
  const lasting = ({ visits, queue, waits, appointments, emergencies }: DayReport['figures']): string => JSON.stringify([visits, queue, waits, appointments, emergencies]);
  return closing !== null && lasting(closing.figures) !== lasting(figures);
}

/** Prints the sheet, notes it in the audit log, and says how it went. */
function usePrint(report: DayReport | undefined): { run: () => void; told: string } {
  const common = useText('common');
  const [told, setTold] = useState('');
  const print = async (printed: DayReport): Promise<void> => {
    setTold('');
    const noted = await call('reports.printed', { day: printed.day });
    // What could not be noted is not printed: every print stands in the audit log.
    const seal = await call('audit.sealOfDay', { day: printed.day });
    const result = noted.ok && seal.ok ? await printSheet('page', <DayReportPaper report={printed} seal={seal.value} printedAt={deskNow()} />) : 'failed';
    setTold(result === 'printed' ? common('printed') : common('printFailed'));
  };
  return { told, run: () => { if (report) void print(report); } };
}
