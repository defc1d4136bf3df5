/** Waits and services in a period: by unit, hour and doctor, who left, and how well the estimates came true. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { call, useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { printSheet } from '../../app/print-sheet.tsx';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { saveFile } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { DayField } from '../../ui/DayField.tsx';
import { ErrorNotice, Kbd, Page, Segmented, formatDay } from '../../ui/index.ts';
import { QueueReportPaper, type QueueReport } from './QueueReportPaper.tsx';
import css from './reports.module.css';

const SPANS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
type Span = keyof typeof SPANS;

export function QueueReportScreen({ from, to, today }: { from: string; to: string; today: string }) {
  const t = useText('reports');
  const go = useRoute((route) => route.go);
  const answer = useCall('reports.queue', { from, to }, { keepPrevious: true });
  const report = answer.data?.figures.from === from && answer.data.figures.to === to ? answer.data : undefined;
  const out = useOutput(report);
  const show = (first: string, last: string): void => { go(`reports/queue/${first}/${last}`); };
  const span = (Object.keys(SPANS) as Span[]).find((each) => to === today && from === daysAfter(today, 1 - SPANS[each]));
  useShortcut({ key: 'Ctrl+P', label: t('queue.print'), run: out.print });
  return (
    <Page title={t('queue.title')} actions={
      <>
        <Button onClick={out.print} disabled={!report} rightSection={<Kbd>Ctrl P</Kbd>}>{t('queue.print')}</Button>
        <Button variant="default" disabled={!report} onClick={out.save}>{t('queue.save')}</Button>
        <Button variant="default" onClick={() => { go('reports'); }}>{t('queue.daily')}</Button>
      </>
    }>
      <div className={css.days}>
        <Segmented label={t('queue.period')} hideLabel value={span ?? 'own'} options={[...(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`queue.spans.${value}`) })), { value: 'own' as const, label: t('queue.spans.own') }]}
          onChange={(next) => { if (next !== 'own') show(daysAfter(today, 1 - SPANS[next]), today); }} />
        <DayField label={t('queue.from')} hideLabel today={today} placeholder={t('queue.fromHint', { day: formatDay(from) })} onDay={(day) => { show(day, day > to ? day : to); }} />
        <DayField label={t('queue.to')} hideLabel today={today} placeholder={t('queue.toHint', { day: formatDay(to) })} onDay={(day) => { show(day < from ? day : from, day); }} />
        <span className={css.told} role="status">{out.told}</span>
      </div>
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
