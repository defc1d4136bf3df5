/** When the clinic is open, and within what time may be booked. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { bookingRulesSchema, type BookingRules } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, fieldError } from '../../ui/index.ts';
import { formatSpans, parseSpans } from '../../ui/minute-of-day.ts';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { WEEKDAYS } from './WeekTable.tsx';
import css from './timetable.module.css';

interface BookingRulesPanelProps { readonly kept: BookingRules; readonly onAffected: (ids: readonly string[]) => void }
interface Values { days: readonly string[]; notice: string; horizon: string }

const valuesOf = ({ openingHours, noticeMinutes, horizonDays }: BookingRules): Values => ({
  days: WEEKDAYS.map((weekday) => formatSpans(openingHours.filter((span) => span.weekday === weekday))), notice: String(noticeMinutes), horizon: String(horizonDays),
});

export function BookingRulesPanel({ kept, onAffected }: BookingRulesPanelProps) {
  const t = useText('appointments');
  const save = useCommand('appointments.saveBookingRules');
  const [initial] = useState(() => valuesOf(kept));
  const { values, change, right, wrong, discard } = useSettingsForm('booking-rules', 'clinic', initial);
  const [unread, setUnread] = useState<DeskError | null>(null);
  /** How many the change that was just saved left out. */
  const [done, setDone] = useState<number | null>(null);
  const error = unread ?? wrong ?? save.error;
  const edit = (part: Partial<Values>): void => { setDone(null); change(part); };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const problem = daysProblem(values.days);
    setUnread(problem);
    const openingHours = WEEKDAYS.flatMap((weekday, index) => (parseSpans(values.days[index] ?? '') ?? []).map((span) => ({ weekday, ...span })));
    const input = { openingHours, noticeMinutes: numberOf(values.notice), horizonDays: numberOf(values.horizon) };
    if (problem !== null || !right(bookingRulesSchema, input)) return;
    const saved = await save.run(input);
    if (!saved.ok) return;
    await discard();
    setDone(saved.value.affected.length);
    onAffected(saved.value.affected);
  };
  return (
    <Panel title={t('timetable.booking.title')}>
      <form noValidate className={css.rules} aria-label={t('timetable.booking.title')} onSubmit={(event) => { void submit(event); }}>
        <p className={css.mute}>{t('timetable.booking.hoursNote')}</p>
        <div className={css.days}>
          {WEEKDAYS.map((weekday, index) => (
            <TextInput key={weekday} label={t(`timetable.weekday.${weekday}`)} placeholder={t('timetable.booking.hoursHint')} maxLength={80} value={values.days[index] ?? ''} error={fieldError(t, error, `day${weekday}`)}
              onChange={(event) => { edit({ days: values.days.map((each, at) => (at === index ? event.currentTarget.value : each)) }); }} />
          ))}
        </div>
        <div className={css.two}>
          <TextInput label={t('timetable.booking.notice')} description={t('timetable.booking.noticeHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} inputMode="numeric" maxLength={5} value={values.notice} error={fieldError(t, error, 'noticeMinutes')} onChange={(event) => { edit({ notice: event.currentTarget.value }); }} />
          <TextInput label={t('timetable.booking.horizon')} description={t('timetable.booking.horizonHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} inputMode="numeric" maxLength={3} value={values.horizon} error={fieldError(t, error, 'horizonDays')} onChange={(event) => { edit({ horizon: event.currentTarget.value }); }} />
        </div>
        {error?.fields === undefined && <ErrorNotice error={error} />}
        <div className={css.rulesFoot}>
          {done !== null && <span role="status">{done === 0 ? t('timetable.booking.saved') : t('timetable.booking.savedAffected', { count: done })}</span>}
          <Button type="submit" variant="default" loading={save.isPending} rightSection={<Kbd>Enter</Kbd>}>{t('timetable.booking.save')}</Button>
        </div>
      </form>
    </Panel>
  );
}

/** Empty counts as none. */
function numberOf(text: string): number { return text.trim() === '' ? 0 : Number(text); }

/** Spans that can be read, each ending after it begins. */
function daysProblem(days: readonly string[]): DeskError | null {
  const fields = Object.fromEntries(WEEKDAYS.flatMap((weekday, index) => {
    const spans = parseSpans(days[index] ?? '');
    if (spans === null) return [[`day${weekday}`, 'spans_form']];
    return spans.some(({ from, to }) => from >= to) ? [[`day${weekday}`, 'hours_order']] : [];
  }));
  return Object.keys(fields).length === 0 ? null : { code: 'invalid_input', fields };
}
