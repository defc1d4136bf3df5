/** Which day, which unit, and what is searched for in it. */
import { Button, Checkbox, NativeSelect, Popover, TextInput } from '@mantine/core';
import { DatePicker, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/id';
import { IconCalendarMonth, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useCall } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { Kbd, Segmented } from '../../ui/index.ts';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { DayField } from '../../ui/DayField.tsx';
import css from './appointments.module.css';

export interface DayWishes { readonly unitId: string | null; readonly cancelled: boolean; readonly search: string; readonly view: 'grid' | 'list' }

interface DayChoiceProps { readonly day: string; readonly today: string; readonly onDay: (day: string) => void }

/** From day to day: by key, by name, by calendar. */
export function DayChoice({ day, today, onDay }: DayChoiceProps) {
  const t = useText('appointments');
  return (
    <div className={css.days}>
      <Button variant="default" size="xs" title={t('day.previous')} aria-keyshortcuts="PageUp" onClick={() => { onDay(daysAfter(day, -1)); }} rightSection={<Kbd>PgUp</Kbd>}><IconChevronLeft size={15} aria-hidden="true" /><span className="visually-hidden">{t('day.previous')}</span></Button>
      <Button variant={day === today ? 'light' : 'default'} size="xs" aria-keyshortcuts="H" onClick={() => { onDay(today); }} rightSection={<Kbd>H</Kbd>}>{t('day.today')}</Button>
      <Button variant="default" size="xs" title={t('day.next')} aria-keyshortcuts="PageDown" onClick={() => { onDay(daysAfter(day, 1)); }} rightSection={<Kbd>PgDn</Kbd>}><IconChevronRight size={15} aria-hidden="true" /><span className="visually-hidden">{t('day.next')}</span></Button>
      <DayField label={t('day.go')} hideLabel size="xs" today={today} placeholder={t('day.goHint')} onDay={onDay} />
      <MonthCalendar day={day} onDay={onDay} />
    </div>
  );
}

interface DayHeadProps {
  readonly wishes: DayWishes;
  readonly onWish: (part: Partial<DayWishes>) => void;
  /** How many the search has found; null while nothing is searched for. */
  readonly found: number | null;
  readonly onSearchEnter: () => void;
}

export function DayHead({ wishes, onWish, found, onSearchEnter }: DayHeadProps) {
  const t = useText('appointments');
  return (
    <div className={css.wishes}>
      <Segmented label={t('day.view')} hideLabel value={wishes.view} options={[{ value: 'grid', label: t('day.grid') }, { value: 'list', label: `${t('day.list')} (L)` }]} onChange={(view) => { onWish({ view }); }} />
      <UnitFilter value={wishes.unitId} onChange={(unitId) => { onWish({ unitId }); }} />
      <SearchField value={wishes.search} found={found} onChange={(search) => { onWish({ search }); }} onEnter={onSearchEnter} />
      <Checkbox size="xs" label={t('day.cancelled')} checked={wishes.cancelled} onChange={(event) => { onWish({ cancelled: event.currentTarget.checked }); }} />
    </div>
  );
}

function MonthCalendar({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const t = useText('appointments');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const choose = (chosen: string | null): void => {
    setOpen(false);
    if (chosen !== null) onDay(chosen);
  };
  return (
    <Popover opened={open} onChange={setOpen} transitionProps={{ duration: 0 }} hideDetached={false} trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" aria-label={t('day.calendar')} onClick={() => { setOpen(!open); }}><IconCalendarMonth size={16} aria-hidden="true" /></Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('day.calendarLabel')}>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <DatePicker hideOutsideDates ariaLabels={{ previousMonth: t('day.previousMonth'), nextMonth: t('day.nextMonth'), previousYear: t('day.previousYear'), nextYear: t('day.nextYear'), previousDecade: t('day.previousDecade'), nextDecade: t('day.nextDecade') }} aria-label={t('day.calendarLabel')} value={day} defaultDate={day} onChange={choose} />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  );
}

function UnitFilter({ value, onChange }: { value: string | null; onChange: (unitId: string | null) => void }) {
  const t = useText('appointments');
  const directory = useCall('clinic.directory', {});
  const units = (directory.data?.units ?? []).filter((unit) => unit.active);
  return <NativeSelect size="xs" aria-label={t('day.unit')} value={value ?? ''} onChange={(event) => { onChange(event.currentTarget.value || null); }} data={[{ value: '', label: t('day.allUnits') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} />;
}

interface SearchFieldProps { readonly value: string; readonly found: number | null; readonly onChange: (text: string) => void; readonly onEnter: () => void }

function SearchField({ value, found, onChange, onEnter }: SearchFieldProps) {
  const t = useText('appointments');
  const field = useRef<HTMLInputElement>(null);
  useShortcut({ key: 'Ctrl+F', label: t('day.search'), run: () => { field.current?.select(); field.current?.focus(); } });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onChange('');
    if (event.key !== 'Enter') return;
    // Else the cell that takes the focus would hear this Enter too.
    event.preventDefault();
    onEnter();
  };
  return (
    <div className={css.search}>
      <TextInput ref={field} size="xs" aria-label={t('day.search')} aria-keyshortcuts="Control+F" placeholder={t('day.searchHint')} value={value} rightSection={value === '' ? <Kbd>^F</Kbd> : null} onChange={(event) => { onChange(event.currentTarget.value); }} onKeyDown={onKeyDown} />
      <span role="status" className={css.mute}>{found === null ? '' : found === 0 ? t('day.nothingFound') : t('day.found', { count: found })}</span>
    </div>
  );
}
