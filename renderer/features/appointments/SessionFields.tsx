import { NativeSelect, TextInput } from '@mantine/core';
import type { Room } from '../../../shared/contract/appointments.ts';
import type { Practitioner, Unit } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import { slotCount, type SessionValues } from './session-form.ts';
import css from './timetable.module.css';

export interface Places { readonly practitioners: readonly Practitioner[]; readonly units: readonly Unit[]; readonly rooms: readonly Room[] }

interface SessionFieldsProps { readonly values: SessionValues; readonly places: Places; readonly error: DeskError | null; readonly onChange: (part: Partial<SessionValues>) => void }

/** Who, where, from when to when, in slots of which length, and how many of them for whom. */
export function SessionFields({ values, places, error, onChange }: SessionFieldsProps) {
  const t = useText('appointments');
  const { practitioners, units, rooms } = places;
  // What is closed is offered only to whom it already belongs.
  const offered = <P extends { readonly id: string; readonly active: boolean; readonly name: string }>(all: readonly P[], chosen: string) => all.filter((each) => each.active || each.id === chosen).map(({ id, name }) => ({ value: id, label: name }));
  const count = slotCount(values);
  const text = (field: Exclude<keyof SessionValues, 'practitionerId' | 'unitId' | 'roomId'>, label: string, hint?: string, maxLength = 5) => (
    <TextInput label={label} inputMode={maxLength === 5 ? 'numeric' : 'text'} maxLength={maxLength} value={values[field]} {...(hint === undefined ? {} : { description: hint })} inputWrapperOrder={['label', 'input', 'error', 'description']} error={fieldError(t, error, field)} onChange={(event) => { onChange({ [field]: event.currentTarget.value }); }} />
  );
  const chooseDoctor = (practitionerId: string): void => {
    const unitId = practitioners.find(({ id }) => id === practitionerId)?.unitId;
    onChange({ practitionerId, ...(unitId === undefined || unitId === null ? {} : { unitId }) });
  };
  return (
    <>
      <div className={css.two}>
        <NativeSelect data-autofocus label={t('booking.doctor')} value={values.practitionerId} data={offered(practitioners, values.practitionerId)} onChange={(event) => { chooseDoctor(event.currentTarget.value); }} error={fieldError(t, error, 'practitionerId')} />
        <NativeSelect label={t('timetable.form.unit')} value={values.unitId} data={offered(units, values.unitId)} onChange={(event) => { onChange({ unitId: event.currentTarget.value }); }} error={fieldError(t, error, 'unitId')} />
        <NativeSelect label={t('timetable.form.room')} value={values.roomId} data={[{ value: '', label: t('timetable.form.noRoom') }, ...offered(rooms, values.roomId)]} onChange={(event) => { onChange({ roomId: event.currentTarget.value }); }} />
      </div>
      <div className={css.two}>
        {text('from', t('timetable.form.from'))}
        {text('to', t('timetable.form.to'))}
        {text('slotMinutes', t('timetable.form.slot'), count === null ? undefined : t('timetable.form.slots', { count }))}
      </div>
      <div className={css.two}>
        {text('controlMinutes', t('timetable.form.control'), t('timetable.form.likeSlot'))}
        {text('telemedicineMinutes', t('timetable.form.telemedicine'), t('timetable.form.likeSlot'))}
        {text('capacity', t('timetable.form.capacity'), t('timetable.form.capacityHint'))}
      </div>
      {text('breaks', t('timetable.form.breaks'), t('timetable.form.breaksHint'), 80)}
      <div className={css.two}>
        {text('quotaBpjs', t('timetable.form.quotaBpjs'), t('timetable.form.quotaHint'))}
        {text('quotaOther', t('timetable.form.quotaOther'), t('timetable.form.quotaHint'))}
        {text('quotaOnline', t('timetable.form.quotaOnline'), t('timetable.form.quotaOnlineHint'))}
        {text('quotaRelease', t('timetable.form.quotaRelease'), t('timetable.form.quotaReleaseHint'))}
      </div>
    </>
  );
}
