/** Which view, which days, of whom, and what is searched for in them. */
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
import { DayField } from '../../ui/DayField.tsx';
import { VIEWS, stepped, type ListSpan, type View } from './schedule-place.ts';
import type { ScheduleWishes } from './schedule-wishes.ts';
import css from './appointments.module.css';

interface DayChoiceProps { readonly day: string; readonly today: string; readonly step: ListSpan; readonly onDay: (day: string) => void }

/** From day to day, week to week or month to month: by key, by name, by calendar. */
export function DayChoice({ day, today, step, onDay }: DayChoiceProps) {
  const t = useText('appointments');
  const [previous, next] = [t(`schedule:step.previous.${step}`), t(`schedule:step.next.${step}`)];
  return (
    <div className={css.days}>
      <Button variant="default" size="xs" title={previous} aria-keyshortcuts="PageUp" onClick={() => { onDay(stepped(day, step, -1)); }} rightSection={<Kbd>PgUp</Kbd>}><IconChevronLeft size={15} aria-hidden="true" /><span className="visually-hidden">{previous}</span></Button>
      <Button variant={day === today ? 'light' : 'default'} size="xs" aria-keyshortcuts="H" onClick={() => { onDay(today); }} rightSection={<Kbd>H</Kbd>}>{t('day.today')}</Button>
      <Button variant="default" size="xs" title={next} aria-keyshortcuts="PageDown" onClick={() => { onDay(stepped(day, step, 1)); }} rightSection={<Kbd>PgDn</Kbd>}><IconChevronRight size={15} aria-hidden="true" /><span className="visually-hidden">{next}</span></Button>
      <div className={css.dayField}><DayField label={t('day.go')} hideLabel size="xs" today={today} placeholder={t('day.goHint')} onDay={onDay} /></div>
      <MonthCalendar day={day} onDay={onDay} />
    </div>
  );
}

interface ScheduleHeadProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly wishes: ScheduleWishes;
  /** Whose week is shown, when nobody was chosen. */
  readonly shownDoctor: string | null;
  readonly onWish: (part: Partial<ScheduleWishes>) => void;
  /** How many the search has found; null while nothing is searched for. */
  readonly found: number | null;
  readonly onSearchEnter: () => void;
  readonly onPrint: () => void;
}

export function ScheduleHead({ view, onView, wishes, shownDoctor, onWish, found, onSearchEnter, onPrint }: ScheduleHeadProps) {
  const t = useText('appointments');
  const schedule = useText('schedule');
  return (
    <div className={css.wishes}>
      <Segmented label={schedule('view.label')} hideLabel value={view} options={VIEWS.map((each, at) => ({ value: each, label: `${schedule(`view.${each}`)} ${at + 1}` }))} onChange={onView} />
      <PersonFilter view={view} wishes={wishes} shownDoctor={shownDoctor} onWish={onWish} />
      {view !== 'month' && <SearchField value={wishes.search} found={found} onChange={(search) => { onWish({ search }); }} onEnter={onSearchEnter} />}
      {view !== 'month' && (
        <div className={css.wishesEnd}>
          <Checkbox size="xs" label={t('day.cancelled')} checked={wishes.cancelled} onChange={(event) => { onWish({ cancelled: event.currentTarget.checked }); }} />
          <Button variant="default" size="xs" onClick={onPrint} aria-keyshortcuts="C" rightSection={<Kbd>C</Kbd>}>{schedule('actions.print')}</Button>
        </div>
      )}
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

/** Doctor and unit; choosing a unit lets go of the doctor, so that its whole week can be seen. */
function PersonFilter({ view, wishes, shownDoctor, onWish }: Pick<ScheduleHeadProps, 'view' | 'wishes' | 'shownDoctor' | 'onWish'>) {
  const t = useText('schedule');
  const directory = useCall('clinic.directory', {});
  const units = (directory.data?.units ?? []).filter((unit) => unit.active);
  const doctors = (directory.data?.practitioners ?? []).filter((doctor) => doctor.active);
  return (
    <>
      <NativeSelect size="xs" aria-label={t('doctor')} value={wishes.practitionerId ?? shownDoctor ?? ''} onChange={(event) => { onWish({ practitionerId: event.currentTarget.value || null }); }} data={[...(view === 'week' && wishes.unitId === null ? [] : [{ value: '', label: t('allDoctors') }]), ...doctors.map(({ id, name }) => ({ value: id, label: name }))]} />
      <NativeSelect size="xs" aria-label={t('unit')} value={wishes.unitId ?? ''} onChange={(event) => { onWish({ unitId: event.currentTarget.value || null, practitionerId: null }); }} data={[{ value: '', label: t('allUnits') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} />
    </>
  );
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
