import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { practitionerFields, type Practitioner, type Unit } from '../../../shared/contract/clinic.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import { EditorDialog } from './EditorDialog.tsx';
import css from './settings.module.css';
import { textOrNull, useSettingsForm } from './use-settings-form.ts';

interface PractitionerValues { name: string; unitId: string; hours: string; active: boolean; version: string | null }

export function PractitionerEditor({ practitioner, units, onClose }: { practitioner: Practitioner | null; units: readonly Unit[]; onClose: () => void }) {
  const t = useText('settings');
  const save = useCommand('clinic.savePractitioner');
  const [initial] = useState<PractitionerValues>({
    name: practitioner?.name ?? '', unitId: practitioner?.unitId ?? '', hours: practitioner?.hours ?? '', active: practitioner?.active ?? true, version: practitioner?.version ?? null,
  });
  const { values, change, right, wrong, discard } = useSettingsForm('practitioner', practitioner?.id ?? 'new', initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const input = { name: values.name, unitId: textOrNull(values.unitId), hours: textOrNull(values.hours) };
    if (!right(practitionerFields, input)) return;
    const result = await save.run({ ...input, active: values.active, id: practitioner?.id ?? null, expectedVersion: values.version });
    if (!result.ok) return;
    await discard();
    onClose();
  };
  // A closed unit is offered only to whom it already belongs.
  const offered = units.filter((unit) => unit.active || unit.id === practitioner?.unitId);
  return (
    <EditorDialog title={t(practitioner ? 'doctors.edit' : 'doctors.add')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <TextInput data-autofocus label={t('doctors.name')} required maxLength={200} value={values.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} error={fieldError(t, error, 'name')} />
      <div className={css.two}>
        <NativeSelect label={t('doctors.unit')} value={values.unitId} data={[{ value: '', label: t('doctors.anyUnit') }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]} onChange={(event) => { change({ unitId: event.currentTarget.value }); }} error={fieldError(t, error, 'unitId')} />
        <TextInput label={t('doctors.hours')} description={t('doctors.hoursHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={60} value={values.hours} onChange={(event) => { change({ hours: event.currentTarget.value }); }} error={fieldError(t, error, 'hours')} />
      </div>
      <Switch label={t('doctors.active')} checked={values.active} onChange={(event) => { change({ active: event.currentTarget.checked }); }} />
    </EditorDialog>
  );
}
