import { TextInput } from '@mantine/core';
import { ZONES } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented, fieldError } from '../../ui/index.ts';
import css from './door.module.css';
import type { ClinicDraft } from './new-clinic.ts';

interface StepProps { value: ClinicDraft; onChange: (value: ClinicDraft) => void; error: DeskError | null }

export function ClinicStep({ value, onChange, error }: StepProps) {
  const t = useText('clinic');
  return (
    <div className={css.fields}>
      <TextInput label={t('fields.name')} required value={value.name} onChange={(event) => { onChange({ ...value, name: event.currentTarget.value }); }} error={fieldError(t, error, 'name')} />
      <TextInput label={t('fields.address')} value={value.address} onChange={(event) => { onChange({ ...value, address: event.currentTarget.value }); }} error={fieldError(t, error, 'address')} />
      <TextInput label={t('fields.phone')} inputMode="tel" value={value.phone} onChange={(event) => { onChange({ ...value, phone: event.currentTarget.value }); }} error={fieldError(t, error, 'phone')} />
      <Segmented label={t('fields.zone')} value={value.zone} options={ZONES.map((zone) => ({ value: zone, label: t(`zones.${zone.replace('Asia/', '')}`) }))} onChange={(zone) => { onChange({ ...value, zone }); }} />
    </div>
  );
}
