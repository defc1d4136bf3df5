/** The telephone in a period: printed or saved as a table. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { call, useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { saveFile } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page } from '../../ui/index.ts';
import { CallReportPaper, type CallReport } from './CallReportPaper.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import css from './reports.module.css';

export function CallReportScreen({ from, to, today }: { from: string; to: string; today: string }) {
  const t = useText('reports');
  const common = useText('common');
  const go = useRoute((route) => route.go);
  const [told, setTold] = useState('');
  const answer = useCall('calls.report', { from, to }, { keepPrevious: true });
  const report = answer.data?.figures.from === from && answer.data.figures.to === to ? answer.data : undefined;
  const print = async (printed: CallReport): Promise<void> => {
    setTold('');
    const noted = await call('reports.printed', { day: from, to });
    const result = noted.ok ? await printSheet('page', <CallReportPaper report={printed} printedAt={deskNow()} />) : 'failed';
    setTold(result === 'printed' ? common('printed') : common('printFailed'));
  };
  const save = async (): Promise<void> => {
    const file = await call('calls.reportFile', { from, to });
    setTold(file.ok && (await saveFile(file.value.fileName, file.value.text)) ? t('queue.saved') : t('queue.notSaved'));
  };
  const run = (): void => { if (report) void print(report); };
  useShortcut({ key: 'Ctrl+P', label: t('queue.print'), run });
  return (
    <Page title={t('calls:report.title')} actions={
      <>
        <Button onClick={run} disabled={!report} rightSection={<Kbd>Ctrl P</Kbd>}>{t('queue.print')}</Button>
        <Button variant="default" disabled={!report} onClick={() => { void save(); }}>{t('queue.save')}</Button>
        <Button variant="default" onClick={() => { go('reports'); }}>{t('queue.daily')}</Button>
      </>
    }>
      <PeriodChoice from={from} to={to} today={today} told={told} onChange={(first, last) => { go(`reports/calls/${first}/${last}`); }} />
      <ErrorNotice error={answer.error} />
      {report && <div className={css.sheet}><CallReportPaper report={report} printedAt={null} /></div>}
    </Page>
  );
}
