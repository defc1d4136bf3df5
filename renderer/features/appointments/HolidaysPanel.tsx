import { Button, Switch, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Holiday } from '../../../shared/contract/appointments.ts';
import { queryClient, useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Panel, SelectableTable, StatusTag, formatWeekday, type Column } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from './TypedDayInput.tsx';
import css from './timetable.module.css';

interface HolidaysPanelProps { readonly year: number; readonly holidays: readonly Holiday[]; readonly missing: boolean; readonly onYear: (year: number) => void; readonly onAffected: (ids: readonly string[]) => void }

/** The holidays of one year: each day open or closed, and the clinic's own. */
export function HolidaysPanel({ year, holidays, missing, onYear, onAffected }: HolidaysPanelProps) {
  const t = useText('appointments');
  const save = useCommand('appointments.saveHoliday');
  const turn = async ({ day, name, closed }: Holiday): Promise<void> => {
    const saved = await save.run({ day, name, closed: !closed });
    if (saved.ok) onAffected(saved.value.affected);
  };
  const word = (row: Holiday): string => t(row.closed ? 'timetable.holidays.closed' : 'timetable.holidays.isOpen');
  const columns: readonly Column<Holiday>[] = [
    { key: 'day', header: t('timetable.holidays.day'), render: (row) => formatWeekday(row.day) },
    { key: 'name', header: t('timetable.holidays.name'), grow: true, render: (row) => row.name },
    { key: 'kind', header: t('timetable.holidays.kind'), render: (row) => t(`timetable.holidays.${row.kind}`) },
    { key: 'state', header: '', render: (row) => <StatusTag tone={row.closed ? 'red' : 'green'} shape={row.closed ? 'cross' : 'check'}>{word(row)}</StatusTag> },
    { key: 'open', header: t('timetable.holidays.open'), align: 'end', render: (row) => <Switch size="xs" aria-label={t('timetable.holidays.openOn', { name: row.name, day: formatWeekday(row.day) })} checked={!row.closed} onChange={() => { void turn(row); }} /> },
  ];
  return (
    <Panel title={t('timetable.holidays.title')} aside={
      <span className={css.year}>
        <Button size="compact-xs" variant="default" aria-label={t('timetable.previousYear')} onClick={() => { onYear(year - 1); }}><IconChevronLeft size={14} aria-hidden="true" /></Button>
        <strong>{t('timetable.year', { year })}</strong>
        <Button size="compact-xs" variant="default" aria-label={t('timetable.nextYear')} onClick={() => { onYear(year + 1); }}><IconChevronRight size={14} aria-hidden="true" /></Button>
      </span>
    }>
      <CollectiveLeave />
      {missing && <p className={css.note} role="status">▲ {t('timetable.holidays.missing', { year })}</p>}
      <ErrorNotice error={save.error} />
      <SelectableTable label={t('timetable.holidays.title')} columns={columns} rows={holidays} rowKey={(row) => row.day} rowLabel={(row) => `${formatWeekday(row.day)}, ${row.name}, ${word(row)}`} onSpace={(row) => { void turn(row); }}
        empty={<EmptyState title={t('timetable.holidays.empty')}>{t('timetable.holidays.emptyText')}</EmptyState>} />
      <OwnDay onAffected={onAffected} />
    </Panel>
  );
}

/** Cuti bersama is the facility's choice. */
function CollectiveLeave() {
  const t = useText('appointments');
  const settings = useCall('settings.get', {});
  const save = useCommand('settings.save');
  if (!settings.data) return null;
  const kept = settings.data;
  const turn = async (closedOnCollectiveLeave: boolean): Promise<void> => {
    const result = await save.run({ ...kept, closedOnCollectiveLeave });
    // Days that nobody has set themselves follow it.
    if (result.ok) await queryClient.invalidateQueries({ queryKey: ['appointments'] });
  };
  return (
    <div className={css.note}>
      <Switch label={t('timetable.holidays.collectiveSwitch')} description={t('timetable.holidays.collectiveNote')} checked={kept.closedOnCollectiveLeave} disabled={save.isPending} onChange={(event) => { void turn(event.currentTarget.checked); }} />
      <ErrorNotice error={save.error} />
    </div>
  );
}

function OwnDay({ onAffected }: Pick<HolidaysPanelProps, 'onAffected'>) {
  const t = useText('appointments');
  const fields = useText('fields');
  const today = useDeskDay();
  const save = useCommand('appointments.saveHoliday');
  const [values, setValues] = useState({ dayText: '', name: '' });
  const [tried, setTried] = useState(false);
  const day = parseTypedDay(values.dayText, today);
  const missing = (empty: boolean): string | null => (tried && empty ? fields('required') : null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (day === null || values.name.trim() === '') return;
    const saved = await save.run({ day, name: values.name.trim(), closed: true });
    if (!saved.ok) return;
    onAffected(saved.value.affected);
    setTried(false);
    setValues({ dayText: '', name: '' });
  };
  return (
    <form noValidate className={css.add} aria-label={t('timetable.holidays.add')} onSubmit={(event) => { void submit(event); }}>
      <TypedDayInput label={t('timetable.holidays.day')} today={today} value={values.dayText} description={day === null ? '' : formatWeekday(day)} error={missing(values.dayText.trim() === '')} onChange={(dayText) => { setValues({ ...values, dayText }); }} />
      <TextInput label={t('timetable.holidays.name')} maxLength={200} value={values.name} error={missing(values.name.trim() === '')} onChange={(event) => { setValues({ ...values, name: event.currentTarget.value }); }} />
      <Button type="submit" variant="default" loading={save.isPending}>{t('timetable.holidays.add')}</Button>
      <ErrorNotice error={save.error} />
    </form>
  );
}
