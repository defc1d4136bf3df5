import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ZONES, clinicFields, type Zone } from '../../../shared/contract/clinic.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, Segmented, fieldError } from '../../ui/index.ts';
import { FormFoot, SettingsFormBox } from './FormFoot.tsx';
import { LoadLatest } from './LoadLatest.tsx';
import css from './settings.module.css';
import { textOrNull, useSettingsForm } from './use-settings-form.ts';

type Clinic = Output<'clinic.get'>;

export function ClinicSection() {
  const t = useText('settings');
  const clinic = useCall('clinic.get', {});
  const [round, setRound] = useState(0);
  // Starts the form anew from what the desk has now, after a save or when somebody else was faster.
  const startAgain = async (): Promise<void> => {
    await clinic.refetch();
    setRound((before) => before + 1);
  };
  if (!clinic.data) return <ErrorNotice error={clinic.error} />;
  return (
    <div className={css.narrow}>
      <Panel title={t('clinic.details')} aside={t('clinic.detailsHint')} padded>
        <ClinicForm key={round} clinic={clinic.data} justSaved={round > 0} onSaved={startAgain} />
      </Panel>
    </div>
  );
}

interface ClinicValues { name: string; address: string; phone: string; zone: Zone; version: string }

function ClinicForm({ clinic, justSaved, onSaved }: { clinic: Clinic; justSaved: boolean; onSaved: () => Promise<void> }) {
  const t = useText('settings');
  const words = useText('clinic');
  const save = useCommand('clinic.update');
  const [initial] = useState<ClinicValues>({ name: clinic.name, address: clinic.address, phone: clinic.phone ?? '', zone: clinic.zone, version: clinic.version });
  const { values, change, right, wrong, discard } = useSettingsForm('clinic', clinic.id, initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const { version, phone, ...rest } = values;
    const input = { ...rest, phone: textOrNull(phone) };
    if (!right(clinicFields, input)) return;
    const result = await save.run({ ...input, expectedVersion: version });
    if (!result.ok) return;
    await discard();
    await onSaved();
  };
  const untouched = JSON.stringify(values) === JSON.stringify(initial);
  return (
    <SettingsFormBox label={t('clinic.details')} onSubmit={() => { void submit(); }}>
      <TextInput label={words('fields.name')} required maxLength={200} value={values.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} error={fieldError(t, error, 'name')} />
      <TextInput label={words('fields.address')} maxLength={300} value={values.address} onChange={(event) => { change({ address: event.currentTarget.value }); }} error={fieldError(t, error, 'address')} />
      <div className={css.two}>
        <TextInput label={words('fields.phone')} inputMode="tel" maxLength={40} value={values.phone} onChange={(event) => { change({ phone: event.currentTarget.value }); }} error={fieldError(t, error, 'phone')} />
        <Segmented label={words('fields.zone')} value={values.zone} options={ZONES.map((zone) => ({ value: zone, label: words(`zones.${zone.replace('Asia/', '')}`) }))} onChange={(zone) => { change({ zone }); }} />
      </div>
      <FormFoot error={error} saved={justSaved && untouched ? t('saved') : null} pending={save.isPending} label={t('clinic.save')}
        extra={<LoadLatest error={error} onLoad={async () => { await discard(); await onSaved(); }} />} />
    </SettingsFormBox>
  );
}
