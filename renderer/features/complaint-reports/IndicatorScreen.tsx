/** How fast complaints are answered and settled: the formula, twelve months, and the complaints behind the number. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { RESPONSE_TARGET } from '../../../shared/contract/complaint-reports.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, Panel, StatusTag } from '../../ui/index.ts';
import { ResponseTrend } from './charts.tsx';
import type { CaseList, Indicator } from './indicator-lists.ts';
import { IndicatorCases, IndicatorMonths } from './IndicatorTables.tsx';
import { IndicatorPaper } from './IndicatorPaper.tsx';
import { MonthNav } from './MonthNav.tsx';
import { usePagedOutput } from './use-paged-output.tsx';
import { monthName, percentOf } from './words.ts';
import css from './screens.module.css';

export function IndicatorScreen({ month, thisMonth, tabs }: { month: string; thisMonth: string; tabs: ReactNode }) {
  const t = useText('complaint-reports');
  const [restricted, setRestricted] = useState(false);
  const answer = useCall('complaintReports.indicator', { month, restricted }, { keepPrevious: true });
  const found = answer.data?.month === month ? answer.data : undefined;
  const out = usePagedOutput();
  const print = (): void => {
    if (!found) return;
    out.print({ month, restricted: found.restricted, clinicName: found.clinicName, title: `${t('indicator.title')}, ${monthName(month)}`, foot: found.restricted ? t('month.restrictedMark') : t('month.withoutRestricted'), paper: <IndicatorPaper indicator={found} /> });
  };
  useShortcut({ key: 'Ctrl+P', label: t('indicator.print'), run: print });
  return (
    <Page title={t('indicator.title')} actions={<Button disabled={!found} onClick={print} rightSection={<Kbd>Ctrl P</Kbd>}>{t('indicator.print')}</Button>}>
      {tabs}
      <MonthNav place="indicator" month={month} thisMonth={thisMonth} restricted={restricted} onRestricted={setRestricted} told={out.told} />
      <ErrorNotice error={answer.error} />
      {found && <Found indicator={found} />}
    </Page>
  );
}

function Found({ indicator }: { indicator: Indicator }) {
  const t = useText('complaint-reports');
  const [list, setList] = useState<CaseList>('denominator');
  return (
    <>
      <p className={css.line}>{t('indicator.adopted')}</p>
      <div className={css.pair}>
        <Panel title={t('indicator.month', { month: monthName(indicator.month) })} padded><Formula indicator={indicator} /></Panel>
        <Panel title={t('indicator.trend')} padded><div className={css.chart}><ResponseTrend months={indicator.months} /></div></Panel>
      </div>
      <IndicatorCases cases={indicator.cases} list={list} onList={setList} />
      <IndicatorMonths indicator={indicator} />
    </>
  );
}

function Formula({ indicator: { month, months, days } }: { indicator: Indicator }) {
  const t = useText('complaint-reports');
  const response = months.find((each) => each.month === month)?.response;
  if (!response) return null;
  const share = responseShare(response);
  const all = response.met + response.late;
  return (
    <>
      <div className={css.outcome}>
        <span className={css.share}>{percentOf(share)}</span>
        {share === null ? <StatusTag tone="grey">{t('indicator.unknown')}</StatusTag> : share >= RESPONSE_TARGET * 10 ? <StatusTag tone="green" shape="check">{t('indicator.reached')}</StatusTag> : <StatusTag tone="red" shape="triangle">{t('indicator.missed')}</StatusTag>}
        <span>{t('indicator.value', { met: response.met, all })} · {t('indicator.target', { target: RESPONSE_TARGET })}</span>
      </div>
      <div className={css.formula} role="group" aria-label={t('indicator.formula')}>
        <strong>KKK =</strong>
        <span className={css.fraction}><span>{t('indicator.numerator')}</span><span>{t('indicator.denominator')}</span></span>
        <strong>× 100</strong>
      </div>
      <p className={css.mute}>{t('indicator.limits', { days: t(`paper.days.${days}`) })} {t('indicator.notCounted')}</p>
    </>
  );
}
