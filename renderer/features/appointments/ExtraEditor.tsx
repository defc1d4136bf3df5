/** A session beside the weekly ones, on one day. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { exceptionFields } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError, formatWeekday } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { EditorDialog } from '../settings/EditorDialog.tsx';
import { textOrNull, useSettingsForm } from '../settings/use-settings-form.ts';
import { hoursProblem, newSession, sessionInput, type SessionValues } from './session-form.ts';
import { SessionFields, type Places } from './SessionFields.tsx';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from './TypedDayInput.tsx';

interface ExtraValues extends SessionValues { dayText: string; reason: string }

export function ExtraEditor({ places, onClose }: { places: Places; onClose: () => void }) {
  const t = useText('appointments');
  const today = useDeskDay();
  const save = useCommand('appointments.saveException');
  const doctor = places.practitioners.find((each) => each.active);
  const [initial] = useState<ExtraValues>(() => ({ ...newSession(doctor?.id ?? '', doctor?.unitId ?? places.units.find((unit) => unit.active)?.id ?? ''), dayText: '', reason: '' }));
  const { values, change, right, wrong, discard } = useSettingsForm('extra', 'new', initial);
  const [hours, setHours] = useState<DeskError | null>(null);
  const error = hours ?? wrong ?? save.error;
  const day = parseTypedDay(values.dayText, today);
  const submit = async (): Promise<void> => {
    const fields = hoursProblem(values);
    setHours(fields && { code: 'invalid_input', fields });
    const input = { ...sessionInput(values), kind: 'extra' as const, day: day ?? '', reason: textOrNull(values.reason) };
    if (fields !== null || !right(exceptionFields, input)) return;
    if (!(await save.run({ ...input, id: null, expectedVersion: null })).ok) return;
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t('timetable.exceptions.addExtra')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard} wide>
      <TypedDayInput label={t('timetable.exceptions.day')} today={today} value={values.dayText} description={day === null ? '' : formatWeekday(day)} error={fieldError(t, error, 'day')} onChange={(dayText) => { change({ dayText }); }} />
      <SessionFields values={values} places={places} error={error} onChange={change} />
      <TextInput label={t('timetable.exceptions.reason')} maxLength={200} value={values.reason} onChange={(event) => { change({ reason: event.currentTarget.value }); }} error={fieldError(t, error, 'reason')} />
    </EditorDialog>
  );
}
