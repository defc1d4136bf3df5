/** Waits and services in a period: by unit, hour and doctor, who left, and how well the estimates came true. */
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
import { PeriodChoice } from './PeriodChoice.tsx';
import { QueueReportPaper, type QueueReport } from './QueueReportPaper.tsx';
import css from './reports.module.css';

export function QueueReportScreen({ from, to, today }: { from: string; to: string; today: string }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const answer = useCall('reports.queue', { from, to }, { keepPrevious: true });
  const report = answer.data?.figures.from === from && answer.data.figures.to === to ? answer.data : undefined;
  const out = useOutput(report);
  useShortcut({ key: 'Ctrl+P', label: t('queue.print'), run: out.print });
  return (
    <Page title={t('queue.title')} actions={
      <>
        <Button onClick={out.print} disabled={!report} rightSection={<Kbd>Ctrl P</Kbd>}>{t('queue.print')}</Button>
        <Button variant="default" disabled={!report} onClick={out.save}>{t('queue.save')}</Button>
        <Button variant="default" onClick={() => { go('reports'); }}>{t('queue.daily')}</Button>
      </>
    }>
      <PeriodChoice from={from} to={to} today={today} told={out.told} onChange={(first, last) => { go(`reports/queue/${first}/${last}`); }} />
      <ErrorNotice error={answer.error} />
      {report && <div className={css.sheet}><QueueReportPaper report={report} printedAt={null} /></div>}
    </Page>
  );
}

/** Prints, noted in the audit log first, or saves as a table. */
function useOutput(report: QueueReport | undefined): { print: () => void; save: () => void; told: string } {
  const t = useText('reports');
  const common = useText('common');
  const [told, setTold] = useState('');
  const print = async (printed: QueueReport): Promise<void> => {
    setTold('');
    const noted = await call('reports.printed', { day: printed.figures.from, to: printed.figures.to });
    const result = noted.ok ? await printSheet('page', <QueueReportPaper report={printed} printedAt={deskNow()} />) : 'failed';
    setTold(result === 'printed' ? common('printed') : common('printFailed'));
  };
  const save = async ({ figures: { from, to } }: QueueReport): Promise<void> => {
    const file = await call('reports.queueFile', { from, to });
    setTold(file.ok && (await saveFile(file.value.fileName, file.value.text)) ? t('queue.saved') : t('queue.notSaved'));
  };
  return { told, print: () => { if (report) void print(report); }, save: () => { if (report) void save(report); } };
}
