/** One weekly session: added, changed, ended on a day, or deleted after a second question. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ruleFields, type ScheduleRule } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { EditorDialog } from '../settings/EditorDialog.tsx';
import { useSettingsForm } from '../settings/use-settings-form.ts';
import { hoursProblem, newSession, sessionInput, typedSession, type SessionValues } from './session-form.ts';
import { SessionFields, type Places } from './SessionFields.tsx';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from './TypedDayInput.tsx';
import { WEEKDAYS } from './WeekTable.tsx';
import css from './timetable.module.css';

interface RuleValues extends SessionValues { weekday: number; validFrom: string; validTo: string; version: string | null }

export function RuleEditor({ rule, places, onClose, onAffected }: { rule: ScheduleRule | null; places: Places; onClose: () => void; onAffected: (ids: readonly string[]) => void }) {
  const t = useText('appointments');
  const today = useDeskDay();
  const save = useCommand('appointments.saveRule');
  const remove = useCommand('appointments.removeRule');
  const [initial] = useState<RuleValues>(() => ({
    ...(rule === null ? firstSession(places) : typedSession(rule)), weekday: rule?.weekday ?? 1, validFrom: rule?.validFrom ?? today, validTo: rule?.validTo ?? '', version: rule?.version ?? null,
  }));
  const { values, change, right, wrong, discard } = useSettingsForm('rule', rule?.id ?? 'new', initial);
  const [hours, setHours] = useState<DeskError | null>(null);
  const error = hours ?? wrong ?? save.error ?? remove.error;
  const finish = async (): Promise<void> => {
    await discard();
    onClose();
  };
  const submit = async (): Promise<void> => {
    const fields = hoursProblem(values);
    setHours(fields && { code: 'invalid_input', fields });
    const input = { ...sessionInput(values), weekday: values.weekday, validFrom: parseTypedDay(values.validFrom, today) ?? '', validTo: values.validTo.trim() === '' ? null : (parseTypedDay(values.validTo, today) ?? '') };
    if (fields !== null || !right(ruleFields, input)) return;
    const saved = await save.run({ ...input, id: rule?.id ?? null, expectedVersion: values.version });
    if (!saved.ok) return;
    onAffected(saved.value.affected);
    await finish();
  };
  const end = async (): Promise<void> => {
    const removed = rule === null ? null : await remove.run({ id: rule.id, expectedVersion: rule.version });
    if (removed?.ok !== true) return;
    onAffected(removed.value.affected);
    await finish();
  };
  return (
    <EditorDialog title={t(rule === null ? 'timetable.week.add' : 'timetable.week.edit')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard} wide>
      <NativeSelect label={t('timetable.form.weekday')} value={String(values.weekday)} data={WEEKDAYS.map((weekday) => ({ value: String(weekday), label: t(`timetable.weekday.${weekday}`) }))} onChange={(event) => { change({ weekday: Number(event.currentTarget.value) }); }} />
      <SessionFields values={values} places={places} error={error} onChange={change} />
      <div className={css.two}>
        <TypedDayInput label={t('timetable.form.validFrom')} today={today} value={values.validFrom} error={fieldError(t, error, 'validFrom')} onChange={(validFrom) => { change({ validFrom }); }} />
        <TypedDayInput label={t('timetable.form.validTo')} today={today} value={values.validTo} description={t('timetable.form.validHint')} error={fieldError(t, error, 'validTo')} onChange={(validTo) => { change({ validTo }); }} />
      </div>
      {rule !== null && <EndSession pending={remove.isPending} onEnd={() => { void end(); }} />}
    </EditorDialog>
  );
}

function firstSession({ practitioners, units }: Places): SessionValues {
  const doctor = practitioners.find((each) => each.active);
  return newSession(doctor?.id ?? '', doctor?.unitId ?? units.find((unit) => unit.active)?.id ?? '');
}

function EndSession({ pending, onEnd }: { pending: boolean; onEnd: () => void }) {
  const t = useText('appointments');
  const [asked, setAsked] = useState(false);
  if (!asked) return <div><Button variant="default" size="xs" onClick={() => { setAsked(true); }}>{t('timetable.form.end')}</Button></div>;
  return (
    <div className={css.sure} role="group" aria-label={t('timetable.form.end')}>
      <p>{t('timetable.form.endSure')}</p>
      <div><Button color="alert" size="xs" loading={pending} onClick={onEnd}>{t('timetable.form.endYes')}</Button></div>
    </div>
  );
}
