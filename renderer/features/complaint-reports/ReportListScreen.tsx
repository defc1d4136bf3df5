/** Daily reports on complaints, the newest first; older ones on request. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReportRow } from '../../../shared/contract/complaint-reports.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { DayField } from '../../ui/DayField.tsx';
import { EmptyState, ErrorNotice, Page, Panel, SelectableTable, StatusTag, formatCount, formatInstant, formatMinuteOfDay, type Column } from '../../ui/index.ts';
import { ReportStateTag } from './looks.tsx';
import { PeriodEnd } from './PeriodEnd.tsx';
import { periodInWords } from './words.ts';
import css from './screens.module.css';

const STEP = 40;
const MOST = 100;

export function ReportListScreen({ today, tabs }: { today: string; tabs: ReactNode }) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  const [limit, setLimit] = useState(STEP);
  const list = useCall('complaintReports.list', { limit }, { keepPrevious: true });
  const make = useCommand('complaintReports.make');
  const rows = list.data?.rows ?? [];
  const columns = useColumns();
  const makeFor = async (day: string): Promise<void> => {
    const made = await make.run({ day });
    if (made.ok) go(`reports/complaints/${made.value.id}`);
  };
  return (
    <Page title={t('title')}>
      {tabs}
      <div className={css.day}><DayField label={t('list.make')} hideLabel today={today} placeholder={t('list.makeHint')} onDay={(day) => { void makeFor(day); }} /></div>
      <ErrorNotice error={list.error ?? make.error} />
      <Panel title={t('list.title')} aside={t('list.hint')}>
        <SelectableTable label={t('list.label')} columns={columns} rows={rows} rowKey={(row) => row.id} onEnter={(row) => { go(`reports/complaints/${row.id}`); }}
          rowLabel={(row) => t('list.row', { period: periodInWords(row), state: t(`state.${row.state}`), occasion: t(`occasion.${row.occasion}`) })}
          empty={list.data === undefined ? undefined : <EmptyState title={t('list.empty')}>{t('list.emptyText', { at: formatMinuteOfDay(list.data.periodEnd) })}</EmptyState>} />
      </Panel>
      {rows.length >= limit && limit < MOST && <div><Button variant="default" onClick={() => { setLimit(MOST); }}>{t('list.more')}</Button></div>}
      {list.data && <Panel padded><PeriodEnd minute={list.data.periodEnd} /></Panel>}
    </Page>
  );
}

function useColumns(): readonly Column<ReportRow>[] {
  const t = useText('complaint-reports');
  const count = (key: 'received' | 'closed' | 'open'): Column<ReportRow> => ({ key, header: t(`list.${key}`), align: 'end', render: ({ totals }) => (totals === null ? '—' : formatCount(totals[key])) });
  return [
    { key: 'period', header: t('list.period'), strong: true, render: ({ to }) => <span className={css.nowrap}>{formatInstant(to)}</span> },
    { key: 'state', header: t('list.statusColumn'), render: (row) => <span className={css.tags}><ReportStateTag state={row.state} />{row.replacedBy !== null && <StatusTag tone="grey">{t('list.replaced')}</StatusTag>}{row.totals === null && <StatusTag tone="red" shape="triangle">{t('list.unreadable')}</StatusTag>}</span> },
    { key: 'occasion', header: t('list.made'), render: ({ occasion }) => t(`occasion.${occasion}`) },
    count('received'), count('closed'), count('open'),
    { key: 'overdue', header: t('list.overdue'), align: 'end', render: ({ totals }) => (totals === null ? '—' : totals.overdue > 0 ? <StatusTag tone="red" shape="triangle">{formatCount(totals.overdue)}</StatusTag> : formatCount(0)) },
    { key: 'signed', header: t('list.signed'), grow: true, render: ({ signed }) => (signed ? `${signed.name}, ${formatInstant(signed.at)}` : '') },
  ];
}
