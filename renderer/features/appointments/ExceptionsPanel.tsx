import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ScheduleException, ScheduleRule } from '../../../shared/contract/appointments.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, formatWeekday, type Column, type Shape, type Tone } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { AwayDialog } from './AwayDialog.tsx';
import { ExtraEditor } from './ExtraEditor.tsx';
import { formatSpan } from '../../ui/minute-of-day.ts';
import { SessionChangeDialog } from './SessionChangeDialog.tsx';
import type { Places } from './SessionFields.tsx';
import css from './appointments.module.css';

const LOOKS: Readonly<Record<ScheduleException['kind'], { readonly tone: Tone; readonly shape: Shape }>> = {
  away: { tone: 'amber', shape: 'pause' }, extra: { tone: 'green', shape: 'check' }, cancelled: { tone: 'red', shape: 'cross' }, moved: { tone: 'blue', shape: 'play' },
};

interface ExceptionsPanelProps { readonly exceptions: readonly ScheduleException[]; readonly rules: readonly ScheduleRule[]; readonly places: Places; readonly onAffected: (ids: readonly string[]) => void }

/** Days on which a doctor's week is not as usual. */
export function ExceptionsPanel({ exceptions, rules, places, onAffected }: ExceptionsPanelProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const remove = useCommand('appointments.removeException');
  const [adding, setAdding] = useState<'away' | 'extra' | 'change' | null>(null);
  const close = (): void => { setAdding(null); };
  const drop = async (row: ScheduleException): Promise<void> => {
    const removed = await remove.run({ id: row.id, expectedVersion: row.version });
    if (removed.ok) onAffected(removed.value.affected);
  };
  const doctorOf = (row: ScheduleException): string => places.practitioners.find(({ id }) => id === row.practitionerId)?.name ?? '';
  const columns: readonly Column<ScheduleException>[] = [
    { key: 'day', header: t('timetable.exceptions.day'), render: (row) => formatWeekday(row.day) },
    { key: 'doctor', header: t('timetable.week.doctor'), render: doctorOf },
    { key: 'kind', header: t('timetable.exceptions.kind'), render: (row) => <StatusTag tone={LOOKS[row.kind].tone} shape={LOOKS[row.kind].shape}>{t(`timetable.exceptions.${row.kind}`)}</StatusTag> },
    { key: 'span', header: t('timetable.exceptions.span'), render: (row) => (row.from === 0 && row.to === 1440 ? t('timetable.exceptions.whole') : formatSpan(row)) },
    { key: 'reason', header: t('timetable.exceptions.reason'), grow: true, render: (row) => row.reason ?? '' },
    { key: 'remove', header: '', align: 'end', render: (row) => (
      <Button size="compact-xs" variant="default" aria-label={t('timetable.exceptions.removeFor', { kind: t(`timetable.exceptions.${row.kind}`), doctor: doctorOf(row), day: formatWeekday(row.day) })} onClick={() => { void drop(row); }}>{t('timetable.exceptions.remove')}</Button>
    ) },
  ];
  const rows = exceptions.toSorted((one, other) => one.day.localeCompare(other.day) || one.from - other.from);
  return (
    <Panel title={t('timetable.exceptions.title')} aside={
      <span className={css.rowButtons}>
        <Button size="xs" variant="default" onClick={() => { setAdding('away'); }}>{t('timetable.exceptions.addAway')}</Button>
        <Button size="xs" variant="default" onClick={() => { setAdding('change'); }}>{t('timetable.exceptions.addChange')}</Button>
        <Button size="xs" variant="default" onClick={() => { setAdding('extra'); }}>{t('timetable.exceptions.addExtra')}</Button>
      </span>
    }>
      <ErrorNotice error={remove.error} />
      <SelectableTable label={t('timetable.exceptions.title')} columns={columns} rows={rows} rowKey={(row) => row.id}
        rowLabel={(row) => t('timetable.exceptions.row', { day: formatWeekday(row.day), doctor: doctorOf(row), kind: t(`timetable.exceptions.${row.kind}`) })}
        empty={<EmptyState title={t('timetable.exceptions.empty')}>{t('timetable.exceptions.emptyText')}</EmptyState>} />
      {adding === 'away' && <AwayDialog practitionerId={null} day={today} onClose={close} />}
      {adding === 'extra' && <ExtraEditor places={places} onClose={close} />}
      {adding === 'change' && <SessionChangeDialog rules={rules} places={places} onClose={close} onAffected={onAffected} />}
    </Panel>
  );
}
