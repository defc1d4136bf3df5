/** The month's evaluation: causes, repeats, improvements, satisfaction. Read, printed, saved as a table. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { call, useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { saveFile } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page } from '../../ui/index.ts';
import { MonthNav } from './MonthNav.tsx';
import { MonthPaper } from './MonthPaper.tsx';
import { usePagedOutput } from './use-paged-output.tsx';
import { monthName, useCauseName } from './words.ts';
import css from './screens.module.css';

type Month = Output<'complaintReports.month'>;

export function MonthScreen({ month, thisMonth, tabs }: { month: string; thisMonth: string; tabs: ReactNode }) {
  const t = useText('complaint-reports');
  const [restricted, setRestricted] = useState(false);
  const answer = useCall('complaintReports.month', { month, restricted }, { keepPrevious: true });
  const report = answer.data?.figures.month === month ? answer.data : undefined;
  const causeName = useCauseName();
  const out = usePagedOutput();
  const print = (printed: Month): void => {
    const title = t('month.title', { month: monthName(month) });
    out.print({ month, restricted: printed.restricted, clinicName: printed.clinicName, title, foot: printed.restricted ? t('month.restrictedMark') : t('month.withoutRestricted'), paper: <MonthPaper report={printed} causeName={causeName} /> });
  };
  const save = async (): Promise<void> => {
    const file = await call('complaintReports.monthFile', { month, restricted });
    out.tell(file.ok && (await saveFile(file.value.fileName, file.value.text)) ? t('month.saved') : t('month.notSaved'));
  };
  const printShown = (): void => { if (report) print(report); };
  useShortcut({ key: 'Ctrl+P', label: t('month.print'), run: printShown });
  return (
    <Page title={t('month.title', { month: monthName(month) })} actions={
      <>
        <Button disabled={!report} onClick={printShown} rightSection={<Kbd>Ctrl P</Kbd>}>{t('month.print')}</Button>
        <Button variant="default" disabled={!report} onClick={() => { void save(); }}>{t('month.csv')}</Button>
      </>
    }>
      {tabs}
      <MonthNav place="month" month={month} thisMonth={thisMonth} restricted={restricted} onRestricted={setRestricted} told={out.told} />
      <ErrorNotice error={answer.error} />
      {report && month === thisMonth && <p className={css.line}>{t('month.running')}</p>}
      {report && <div className={css.sheet}><MonthPaper report={report} causeName={causeName} /></div>}
    </Page>
  );
}
