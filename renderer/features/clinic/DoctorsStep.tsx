import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import css from './door.module.css';
import { filledDoctors, nextKey, type DoctorDraft, type UnitDraft } from './new-clinic.ts';

interface StepProps { value: readonly DoctorDraft[]; onChange: (value: readonly DoctorDraft[]) => void; units: readonly UnitDraft[]; error: DeskError | null }

export function DoctorsStep({ value, onChange, units, error }: StepProps) {
  const t = useText('clinic');
  const change = (key: string, part: Partial<DoctorDraft>): void => { onChange(value.map((doctor) => (doctor.key === key ? { ...doctor, ...part } : doctor))); };
  const places = [{ value: '', label: t('doctors.anyUnit') }, ...units.map(({ key, name }) => ({ value: key, label: name }))];
  const filled = filledDoctors(value);
  return (
    <div className={css.rows}>
      {value.map((doctor, index) => {
        const which = { number: index + 1 };
        return (
          <div key={doctor.key} className={css.doctorRow} role="group" aria-label={t('doctors.row', which)}>
            <TextInput aria-label={t('doctors.name')} placeholder={t('doctors.example')} value={doctor.name} onChange={(event) => { change(doctor.key, { name: event.currentTarget.value }); }} error={fieldError(t, error, `${filled.indexOf(doctor)}.name`)} />
            <NativeSelect aria-label={t('doctors.unit')} value={doctor.unitKey} data={places} onChange={(event) => { change(doctor.key, { unitKey: event.currentTarget.value }); }} />
            <ActionIcon variant="subtle" color="alert" size={34} aria-label={t('doctors.remove', which)} onClick={() => { onChange(value.filter(({ key }) => key !== doctor.key)); }}><IconTrash size={17} /></ActionIcon>
          </div>
        );
      })}
      <div><Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => { onChange([...value, { key: nextKey(), name: '', unitKey: '' }]); }}>{t('doctors.add')}</Button></div>
    </div>
  );
}
