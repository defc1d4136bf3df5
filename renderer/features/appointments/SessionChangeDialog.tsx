/** One weekly session of one day does not take place, or takes place at another time. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ScheduleRule } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError, formatWeekday } from '../../ui/index.ts';
import { formatMinuteOfDay, formatSpan, parseMinuteOfDay } from '../../ui/minute-of-day.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { EditorDialog } from '../settings/EditorDialog.tsx';
import { textOrNull, useSettingsForm } from '../settings/use-settings-form.ts';
import type { Places } from './SessionFields.tsx';
import { TypedDayInput } from './TypedDayInput.tsx';
import css from './timetable.module.css';

interface SessionChangeProps { readonly rules: readonly ScheduleRule[]; readonly places: Places; readonly onClose: () => void; readonly onAffected: (ids: readonly string[]) => void }
interface Values { practitionerId: string; dayText: string; ruleId: string; what: 'cancelled' | 'moved'; toDayText: string; from: string; to: string; roomId: string; reason: string }

export function SessionChangeDialog({ rules, places, onClose, onAffected }: SessionChangeProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const cancel = useCommand('appointments.saveException');
  const move = useCommand('appointments.moveSession');
  const doctors = places.practitioners.filter((doctor) => rules.some((rule) => rule.practitionerId === doctor.id));
  const [initial] = useState<Values>(() => ({ practitionerId: doctors[0]?.id ?? '', dayText: '', ruleId: '', what: 'cancelled', toDayText: '', from: '', to: '', roomId: '', reason: '' }));
  const { values, change, discard } = useSettingsForm('session-change', 'new', initial);
  const [wrong, setWrong] = useState<DeskError | null>(null);
  const error = wrong ?? cancel.error ?? move.error;
  const day = parseTypedDay(values.dayText, today);
  const sessions = day === null ? [] : sessionsOn(rules, values.practitionerId, day);
  const rule = sessions.find(({ id }) => id === values.ruleId) ?? sessions[0];
  const submit = async (): Promise<void> => {
    const toDay = values.toDayText.trim() === '' ? day : parseTypedDay(values.toDayText, today);
    const span = rule && values.what === 'moved' ? spanOf(values, rule) : { from: 0, to: 1 };
    const fields = day === null || toDay === null ? { day: 'invalid' } : !rule ? { ruleId: 'required' } : span === null ? { to: 'hours_order' } : null;
    setWrong(fields && { code: 'invalid_input', fields });
    if (fields !== null || day === null || toDay === null || !rule || span === null) return;
    const { id: _id, version: _version, weekday: _weekday, validFrom: _from, validTo: _to, ...session } = rule;
    const reason = textOrNull(values.reason);
    const saved = values.what === 'cancelled'
      ? await cancel.run({ ...session, breaks: [], id: null, expectedVersion: null, kind: 'cancelled', day, reason })
      : await move.run({ ...session, ...span, breaks: session.breaks.filter((pause) => pause.from >= span.from && pause.to <= span.to), roomId: values.roomId || session.roomId, fromDay: day, fromSpan: { from: rule.from, to: rule.to }, day: toDay, reason });
    if (!saved.ok) return;
    onAffected(saved.value.affected);
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t('timetable.exceptions.addChange')} error={error} pending={cancel.isPending || move.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <div className={css.two}>
        <NativeSelect data-autofocus label={t('booking.doctor')} value={values.practitionerId} data={doctors.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => { change({ practitionerId: event.currentTarget.value, ruleId: '' }); }} />
        <TypedDayInput label={t('timetable.exceptions.day')} today={today} value={values.dayText} description={day === null ? '' : formatWeekday(day)} error={fieldError(t, error, 'day')} onChange={(dayText) => { change({ dayText, ruleId: '' }); }} />
      </div>
      <NativeSelect label={t('timetable.change.session')} value={rule?.id ?? ''} data={sessions.length === 0 ? [{ value: '', label: t(day === null ? 'timetable.change.dayFirst' : 'timetable.change.none') }] : sessions.map((each) => ({ value: each.id, label: formatSpan(each) }))} error={fieldError(t, error, 'ruleId')} onChange={(event) => { change({ ruleId: event.currentTarget.value }); }} />
      <Segmented label={t('timetable.change.what')} value={values.what} options={[{ value: 'cancelled', label: t('timetable.change.cancelled') }, { value: 'moved', label: t('timetable.change.moved') }]} onChange={(what) => { change({ what }); }} />
      {values.what === 'moved' && rule && <NewPlace values={values} rule={rule} rooms={places.rooms} today={today} error={error} onChange={change} />}
      <TextInput label={t('timetable.exceptions.reason')} maxLength={200} value={values.reason} onChange={(event) => { change({ reason: event.currentTarget.value }); }} error={fieldError(t, error, 'reason')} />
    </EditorDialog>
  );
}

function NewPlace({ values, rule, rooms, today, error, onChange }: { values: Values; rule: ScheduleRule; rooms: Places['rooms']; today: string; error: DeskError | null; onChange: (part: Partial<Values>) => void }) {
  const t = useText('appointments');
  return (
    <div className={css.two}>
      <TypedDayInput label={t('timetable.change.toDay')} today={today} value={values.toDayText} placeholder={t('timetable.change.sameDay')} onChange={(toDayText) => { onChange({ toDayText }); }} />
      <TextInput label={t('timetable.form.from')} maxLength={5} placeholder={formatMinuteOfDay(rule.from)} value={values.from} onChange={(event) => { onChange({ from: event.currentTarget.value }); }} error={fieldError(t, error, 'from')} />
      <TextInput label={t('timetable.form.to')} maxLength={5} placeholder={formatMinuteOfDay(rule.to)} value={values.to} onChange={(event) => { onChange({ to: event.currentTarget.value }); }} error={fieldError(t, error, 'to')} />
      <NativeSelect label={t('timetable.form.room')} value={values.roomId} data={[{ value: '', label: t('timetable.change.sameRoom') }, ...rooms.filter((room) => room.active).map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { onChange({ roomId: event.currentTarget.value }); }} />
    </div>
  );
}

function sessionsOn(rules: readonly ScheduleRule[], practitionerId: string, day: string): ScheduleRule[] {
  return rules.filter((rule) => rule.practitionerId === practitionerId && rule.weekday === weekdayOf(day) && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo)).toSorted((one, other) => one.from - other.from);
}

/** What is left empty stays as it was; null when it cannot be. */
function spanOf({ from, to }: Values, rule: ScheduleRule): { from: number; to: number } | null {
  const begin = from.trim() === '' ? rule.from : parseMinuteOfDay(from);
  const end = to.trim() === '' ? rule.to : parseMinuteOfDay(to);
  return begin === null || end === null || begin >= end ? null : { from: begin, to: end };
}
