/** The months and the complaints of the indicator, walked with the arrows; Enter opens the month or the complaint. */
import type { IndicatorCase } from '../../../shared/contract/complaint-reports.ts';
import { responseShare } from '../../../shared/complaint-reports/response.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Panel, Segmented, SelectableTable, StatusTag, formatCount, formatInstant, type Column, type Shape, type Tone } from '../../ui/index.ts';
import { GradeTag } from '../complaints/looks.tsx';
import { LISTS, type CaseList, type Indicator } from './indicator-lists.ts';
import { longTime, monthName, percentOf } from './words.ts';
import css from './screens.module.css';

const VERDICTS: Readonly<Record<IndicatorCase['verdict'], { tone: Tone; shape: Shape }>> = { met: { tone: 'green', shape: 'check' }, late: { tone: 'red', shape: 'triangle' }, pending: { tone: 'blue', shape: 'dot' }, excluded: { tone: 'grey', shape: 'cross' } };

export function IndicatorCases({ cases, list, onList }: { cases: readonly IndicatorCase[]; list: CaseList; onList: (list: CaseList) => void }) {
  const t = useText('complaint-reports');
  const complaints = useText('complaints');
  const go = useRoute((route) => route.go);
  const lists = (Object.keys(LISTS) as CaseList[]).map((value) => ({ value, label: t(`indicator.lists.${value}`, { count: cases.filter(LISTS[value]).length }) }));
  const columns: readonly Column<IndicatorCase>[] = [
    { key: 'number', header: t('paper.number'), strong: true, render: ({ number }) => <span className={css.nowrap}>{number}</span> },
    { key: 'grade', header: t('paper.grade'), render: ({ grade }) => <GradeTag grade={grade} /> },
    { key: 'verdict', header: t('list.statusColumn'), render: ({ verdict }) => <StatusTag {...VERDICTS[verdict]}>{t(`indicator.verdict.${verdict}`)}</StatusTag> },
    { key: 'unit', header: t('paper.unit'), grow: true, render: ({ unit }) => unit ?? t('withoutUnit') },
    { key: 'received', header: t('paper.receivedAt'), render: ({ receivedAt }) => formatInstant(receivedAt) },
    { key: 'settled', header: t('indicator.settled'), render: ({ settledAt }) => (settledAt === null ? '—' : formatInstant(settledAt)) },
    { key: 'over', header: t('indicator.over'), align: 'end', render: ({ overMs }) => (overMs === null ? '' : longTime(complaints, overMs)) },
  ];
  return (
    <Panel title={t('indicator.cases')} aside={t('indicator.casesHint')}>
      <div className={css.lists}><Segmented label={t('indicator.show')} hideLabel value={list} options={lists} onChange={onList} /></div>
      <SelectableTable key={list} label={t('indicator.cases')} columns={columns} rows={cases.filter(LISTS[list])} rowKey={({ id }) => id} rowLabel={({ number, verdict }) => t('indicator.caseRow', { number, verdict: t(`indicator.verdict.${verdict}`) })}
        onEnter={({ id }) => { go(`complaints/${id}`); }} empty={<EmptyState title={t('indicator.noCases')} />} />
    </Panel>
  );
}

type Month = Indicator['months'][number];

export function IndicatorMonths({ indicator: { months, month } }: { indicator: Indicator }) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  const number = (key: string, of: (response: Month['response']) => number): Column<Month> => ({ key, header: t(`indicator.${key}`), align: 'end', render: ({ response }) => formatCount(of(response)) });
  const columns: readonly Column<Month>[] = [
    { key: 'month', header: t('indicator.monthColumn'), grow: true, strong: true, render: (row) => monthName(row.month) },
    { key: 'share', header: t('indicator.share'), align: 'end', strong: true, render: ({ response }) => percentOf(responseShare(response)) },
    number('met', ({ met }) => met), number('all', ({ met, late }) => met + late), number('pending', ({ pending }) => pending), number('excluded', ({ excluded }) => excluded),
  ];
  return (
    <Panel title={t('indicator.trend')}>
      <SelectableTable label={t('indicator.trend')} columns={columns} rows={months.toReversed()} rowKey={(row) => row.month} selectedKey={month} onEnter={(row) => { go(`reports/complaints/indicator/${row.month}`); }}
        rowLabel={({ month: name, response }) => t('indicator.monthRow', { month: monthName(name), share: percentOf(responseShare(response)), met: response.met, all: response.met + response.late })} />
    </Panel>
  );
}
