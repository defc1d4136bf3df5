import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { APPOINTMENT_KINDS } from '../../../shared/contract/appointments.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { PAYERS } from '../../../shared/contract/patients.ts';
import { PRIORITIES } from '../../../shared/contract/visits.ts';
import { DAY_PARTS, REACHES } from '../../../shared/contract/waitlist.ts';
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError, formatWeekday } from '../../ui/index.ts';
import { parseTypedDay } from '../../ui/typed-day.ts';
import { TypedDayInput } from '../appointments/TypedDayInput.tsx';
import type { EntryValues } from './entry-values.ts';
import { whenOfSlot } from './wish-words.ts';
import css from './waitlist.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface EntryFieldsProps { readonly patientId: string; readonly values: EntryValues; readonly today: string; readonly error: DeskError | null; readonly onChange: (part: Partial<EntryValues>) => void }

export function EntryFields({ patientId, values, today, error, onChange }: EntryFieldsProps) {
  const t = useText('waitlist');
  const directory = useCall('clinic.directory', {}).data;
  const held = (useCall('appointments.ofPatient', { patientId }).data ?? []).filter(({ id, state, day }) => id === values.appointmentId || (isAwaited(state) && day >= today));
  const options = (all: readonly { readonly id: string; readonly name: string; readonly active: boolean }[], any: string) => [{ value: '', label: any }, ...all.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))];
  const dayHint = (text: string) => { const day = parseTypedDay(text, today); return day === null ? {} : { description: formatWeekday(day) }; };
  return (
    <>
      <div className={css.fields}>
        <NativeSelect data-autofocus label={t('form.doctor')} value={values.practitionerId ?? ''} data={options(directory?.practitioners ?? [], t('anyDoctor'))} onChange={(event) => { onChange({ practitionerId: event.currentTarget.value || null }); }} />
        <NativeSelect label={t('form.unit')} value={values.unitId ?? ''} data={options(directory?.units ?? [], t('anyUnit'))} onChange={(event) => { onChange({ unitId: event.currentTarget.value || null }); }} />
        <NativeSelect label={t('form.kind')} value={values.kind} data={APPOINTMENT_KINDS.map((value) => ({ value, label: t(`appointments:kind.${value}`) }))} onChange={(event) => { onChange({ kind: APPOINTMENT_KINDS.find((value) => value === event.currentTarget.value) ?? 'visit' }); }} />
      </div>
      <Choices legend={t('form.weekdays')} hint={t('form.weekdaysHint')} options={WEEKDAYS.map((day) => ({ value: day, label: t(`weekday.${day}`) }))} chosen={values.weekdays} onChange={(weekdays) => { onChange({ weekdays }); }} />
      <Choices legend={t('form.parts')} hint={t('form.partsHint')} options={DAY_PARTS.map((part) => ({ value: part, label: `${t(`part.${part}`)} (${t(`partHint.${part}`)})` }))} chosen={values.parts} onChange={(parts) => { onChange({ parts }); }} />
      <div className={css.fields}>
        <TypedDayInput label={t('form.earliest')} today={today} value={values.earliestText} {...dayHint(values.earliestText)} error={fieldError(t, error, 'earliestDay')} onChange={(earliestText) => { onChange({ earliestText }); }} />
        <TypedDayInput label={t('form.latest')} today={today} value={values.latestText} {...dayHint(values.latestText)} error={fieldError(t, error, 'latestDay')} onChange={(latestText) => { onChange({ latestText }); }} />
        <NativeSelect label={t('form.priority')} value={values.priority} data={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))} onChange={(event) => { onChange({ priority: PRIORITIES.find((value) => value === event.currentTarget.value) ?? 'none' }); }} />
      </div>
      <div className={css.fields}>
        <Segmented label={t('form.reach')} value={values.reach} options={REACHES.map((value) => ({ value, label: t(`reach.${value}`) }))} onChange={(reach) => { onChange({ reach }); }} />
        <Segmented label={t('form.payer')} value={values.payer} options={PAYERS.map((value) => ({ value, label: t(`common:payer.${value}`) }))} onChange={(payer) => { onChange({ payer }); }} />
      </div>
      <div className={css.fields}>
        <NativeSelect label={t('form.held')} {...(values.appointmentId === null ? {} : { description: t('form.heldHint') })} inputWrapperOrder={['label', 'input', 'error', 'description']} value={values.appointmentId ?? ''}
          data={[{ value: '', label: t('form.noHeld') }, ...held.map((each) => ({ value: each.id, label: `${whenOfSlot(each)} · ${each.practitioner}` }))]} onChange={(event) => { onChange({ appointmentId: event.currentTarget.value || null }); }} />
        <TextInput label={t('form.note')} value={values.note} maxLength={300} onChange={(event) => { onChange({ note: event.currentTarget.value }); }} error={fieldError(t, error, 'note')} />
      </div>
    </>
  );
}

interface ChoicesProps<V extends string | number> { readonly legend: string; readonly hint: string; readonly options: readonly { readonly value: V; readonly label: string }[]; readonly chosen: readonly V[]; readonly onChange: (chosen: V[]) => void }

/** Any number of a few; in their own order. */
export function Choices<V extends string | number>({ legend, hint, options, chosen, onChange }: ChoicesProps<V>) {
  return (
    <fieldset className={css.choices}>
      <legend>{legend}</legend>
      <div className={css.chips}>
        {options.map(({ value, label }) => <Checkbox key={value} size="xs" label={label} checked={chosen.includes(value)} onChange={(event) => { onChange(options.map((each) => each.value).filter((each) => (each === value ? event.currentTarget.checked : chosen.includes(each)))); }} />)}
      </div>
      {hint !== '' && <p className={css.hint}>{hint}</p>}
    </fieldset>
  );
}
