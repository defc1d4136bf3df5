import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { MOST_IN_SERIES } from '../../../shared/contract/series.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { placeInMonth } from '../../../shared/domain/series-rule.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, formatWeekday } from '../../ui/index.ts';
import { parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from '../appointments/TypedDayInput.tsx';
import { Choices } from '../waitlist/EntryFields.tsx';
import type { SeriesValues } from './series-form.ts';
import css from './series.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MOST_APART = 52;

interface SeriesFieldsProps { readonly values: SeriesValues; readonly today: string; /** Who, where and when the first is are known. */ readonly fixed: boolean; readonly onChange: (part: Partial<SeriesValues>) => void }

export function SeriesFields({ values, today, fixed, onChange }: SeriesFieldsProps) {
  const t = useText('series');
  const start = parseTypedDay(values.startText, today);
  return (
    <div className={css.stack}>
      {!fixed && <FirstVisit values={values} today={today} onChange={onChange} />}
      <div className={css.fields}>
        <Segmented label={t('form.period')} value={values.unit} options={[{ value: 'week', label: t('form.unitWeek') }, { value: 'month', label: t('form.unitMonth') }]} onChange={(unit) => { onChange({ unit }); }} />
        <NumberInput {...(fixed ? { 'data-autofocus': true } : {})} label={`${t('form.every')} … ${t(values.unit === 'week' ? 'form.unitWeek' : 'form.unitMonth')}`} min={1} max={MOST_APART} allowDecimal={false} clampBehavior="strict" value={values.every} onChange={(value) => { onChange({ every: Math.max(1, Number(value)) }); }} />
        <Segmented label={t('form.holidays')} value={values.holidays} options={[{ value: 'shift', label: t('form.shift') }, { value: 'skip', label: t('form.skip') }]} onChange={(holidays) => { onChange({ holidays }); }} />
      </div>
      {values.unit === 'week' && <Choices legend={t('form.weekdays')} hint={values.weekdays.length === 0 ? t('form.weekdaysHint') : ''} options={WEEKDAYS.map((day) => ({ value: day, label: t(`waitlist:weekday.${day}`) }))} chosen={values.weekdays as (typeof WEEKDAYS)[number][]} onChange={(weekdays) => { onChange({ weekdays }); }} />}
      {values.unit === 'month' && start !== null && <Monthly values={values} start={start} onChange={onChange} />}
      <div className={css.fields}>
        <Segmented label={t('form.ends')} value={values.ends} options={[{ value: 'count', label: t('form.endsCount') }, { value: 'until', label: t('form.endsUntil') }]} onChange={(ends) => { onChange({ ends }); }} />
        {values.ends === 'count'
          ? <NumberInput label={t('form.count')} min={2} max={MOST_IN_SERIES} allowDecimal={false} clampBehavior="strict" value={values.count} onChange={(value) => { onChange({ count: Number(value) }); }} />
          : <TypedDayInput label={t('form.until')} today={today} value={values.untilText} onChange={(untilText) => { onChange({ untilText }); }} />}
        <TextInput label={t('form.note')} value={values.note} maxLength={300} onChange={(event) => { onChange({ note: event.currentTarget.value }); }} />
      </div>
    </div>
  );
}

function FirstVisit({ values, today, onChange }: Omit<SeriesFieldsProps, 'fixed'>) {
  const t = useText('series');
  const directory = useCall('clinic.directory', {}).data;
  const start = parseTypedDay(values.startText, today);
  const options = (all: readonly { readonly id: string; readonly name: string; readonly active: boolean }[], none: string) => [{ value: '', label: none }, ...all.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))];
  const chooseDoctor = (practitionerId: string): void => {
    const unitId = directory?.practitioners.find(({ id }) => id === practitionerId)?.unitId;
    onChange({ practitionerId, ...(unitId ? { unitId } : {}) });
  };
  const unread = values.timeText.trim() !== '' && parseMinuteOfDay(values.timeText) === null;
  return (
    <div className={css.fields}>
      <NativeSelect data-autofocus label={t('form.doctor')} value={values.practitionerId} data={options(directory?.practitioners ?? [], t('form.doctorChoose'))} onChange={(event) => { chooseDoctor(event.currentTarget.value); }} />
      <NativeSelect label={t('form.unit')} value={values.unitId} data={options(directory?.units ?? [], t('form.unitChoose'))} onChange={(event) => { onChange({ unitId: event.currentTarget.value }); }} />
      <TypedDayInput label={t('form.start')} today={today} value={values.startText} {...(start === null ? {} : { description: formatWeekday(start) })} onChange={(startText) => { onChange({ startText }); }} />
      <TextInput label={t('form.time')} placeholder={t('form.timeHint')} value={values.timeText} error={unread ? t('form.timeHint') : null} onChange={(event) => { onChange({ timeText: event.currentTarget.value }); }} />
    </div>
  );
}

function Monthly({ values, start, onChange }: { readonly values: SeriesValues; readonly start: string; readonly onChange: SeriesFieldsProps['onChange'] }) {
  const t = useText('series');
  const place = placeInMonth(start);
  const which = `${t(`waitlist:weekday.${weekdayOf(start)}`)} ${place === '-1' ? t('form.last') : t('form.nth', { count: Number(place) })}`;
  return <Segmented label={t('form.monthly')} value={values.monthly} options={[{ value: 'weekday', label: t('form.monthlyWeekday', { which }) }, { value: 'date', label: t('form.monthlyDate') }]} onChange={(monthly) => { onChange({ monthly }); }} />;
}
