/** While nothing is asked: who practises today and when next, and how much is free. */
import type { Output } from '../../../shared/contract/index.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, formatWeekday, type Column } from '../../ui/index.ts';
import { timesOf } from './answer-words.ts';
import css from './answers.module.css';

type Row = Output<'answers.overview'>['doctors'][number];

export function DoctorsToday() {
  const t = useText('answers');
  const overview = useCall('answers.overview', {}, { refetchInterval: 60_000 });
  if (overview.error) return <ErrorNotice error={overview.error} />;
  if (!overview.data) return null;
  const { day, closed, doctors } = overview.data;
  const columns: readonly Column<Row>[] = [
    { key: 'doctor', header: t('today.doctor'), render: ({ practitioner, unit }) => <><strong>{practitioner}</strong>{unit !== null && <span className={css.mute}> {unit}</span>}</> },
    { key: 'times', header: t('today.times'), grow: true, render: (row) => timesOf(t, row, true) },
    { key: 'free', header: t('today.free'), align: 'end', render: ({ free, sessions }) => (sessions.length === 0 ? '—' : free) },
  ];
  return (
    <Panel title={t('today.title', { day: formatWeekday(day) })} aside={closed === null ? undefined : t('today.closed', { reason: closed })}>
      <SelectableTable label={t('today.title', { day: formatWeekday(day) })} columns={columns} rows={doctors} rowKey={({ practitionerId }) => practitionerId} rowLabel={(row) => t('told.doctor', { name: row.practitioner, times: timesOf(t, row, true) })}
        empty={<EmptyState title={t('today.emptyTitle')}>{t('today.emptyText')}</EmptyState>} />
    </Panel>
  );
}
