/** With whom, where and from when a slot is looked for. */
import { NativeSelect } from '@mantine/core';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { formatWeekday } from '../../ui/index.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { TypedDayInput } from './TypedDayInput.tsx';
import type { SlotWish } from './use-free-slots.ts';
import css from './appointments.module.css';

interface SlotFilterProps { readonly wish: SlotWish; readonly fromText: string; readonly onChange: (part: { practitionerId?: string | null; unitId?: string | null; fromText?: string }) => void }

export function SlotFilter({ wish, fromText, onChange }: SlotFilterProps) {
  const t = useText('appointments');
  const today = useDeskDay();
  const directory = useCall('clinic.directory', {});
  const units = (directory.data?.units ?? []).filter((unit) => unit.active);
  // A doctor may practise in another unit than their own: choosing a unit must not hide them.
  const doctors = (directory.data?.practitioners ?? []).filter((doctor) => doctor.active);
  return (
    <div className={css.two}>
      <NativeSelect label={t('booking.doctor')} value={wish.practitionerId ?? ''} onChange={(event) => { onChange({ practitionerId: event.currentTarget.value || null }); }} data={[{ value: '', label: t('booking.anyDoctor') }, ...doctors.map(({ id, name }) => ({ value: id, label: name }))]} />
      <NativeSelect label={t('booking.unit')} value={wish.unitId ?? ''} onChange={(event) => { onChange({ unitId: event.currentTarget.value || null }); }} data={[{ value: '', label: t('booking.anyUnit') }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} />
      <TypedDayInput label={t('booking.from')} today={today} value={fromText} description={formatWeekday(wish.from)} onChange={(text) => { onChange({ fromText: text }); }} />
    </div>
  );
}
