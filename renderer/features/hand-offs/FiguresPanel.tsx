/** How quickly units accept and finish what is sent to them. */
import { useState } from 'react';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import type { HandOffFigures } from '../../../shared/contract/hand-offs.ts';
import { useCall } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, Segmented, SelectableTable, formatCount, type Column } from '../../ui/index.ts';
import css from './hand-offs.module.css';

const PERIODS = { today: 0, week: 6, month: 29 } as const;
type Period = keyof typeof PERIODS;

export function FiguresPanel() {
  const t = useText('hand-offs');
  const today = useDeskDay();
  const [period, setPeriod] = useState<Period>('week');
  const figures = useCall('handOffs.figures', { from: daysAfter(today, -PERIODS[period]), to: today }, { keepPrevious: true });
  const settings = useCall('handOffs.settings', {});
  const minutes = (value: number | null): string => (value === null ? t('figures.none') : t('figures.minutes', { shown: formatCount(value) }));
  const columns: readonly Column<HandOffFigures>[] = [
    { key: 'unit', header: t('figures.unit'), grow: true, render: ({ unit }) => unit },
    { key: 'sent', header: t('figures.sent'), align: 'end', render: ({ sent }) => formatCount(sent) },
    { key: 'waiting', header: t('figures.waiting'), align: 'end', render: ({ waiting }) => formatCount(waiting) },
    { key: 'accept', header: t('figures.accept'), align: 'end', render: ({ acceptMinutes }) => minutes(acceptMinutes) },
    { key: 'done', header: t('figures.done'), align: 'end', render: ({ doneMinutes }) => minutes(doneMinutes) },
    { key: 'share', header: t('figures.share'), align: 'end', strong: true, render: ({ accepted, inTime }) => (accepted === 0 ? t('figures.none') : `${Math.round((inTime / accepted) * 100)}% (${inTime}/${accepted})`) },
    { key: 'refused', header: t('figures.refused'), align: 'end', render: ({ refused }) => formatCount(refused) },
  ];
  return (
    <div className={css.stack}>
      <div className={css.tools}><Segmented label={t('figures.period')} hideLabel value={period} options={(Object.keys(PERIODS) as Period[]).map((value) => ({ value, label: t(`figures.${value}`) }))} onChange={setPeriod} /></div>
      <ErrorNotice error={figures.error} />
      <Panel title={t('figures.title')}>
        {figures.data && <SelectableTable label={t('figures.title')} columns={columns} rows={figures.data} rowKey={({ unit }) => unit} rowLabel={({ unit, sent }) => t('figures.row', { unit, sent })} empty={<EmptyState title={t('figures.empty')}>{t('figures.emptyText')}</EmptyState>} />}
        {settings.data && <p className={css.note}>{t('figures.note', settings.data.alarmMinutes)}</p>}
      </Panel>
    </div>
  );
}
