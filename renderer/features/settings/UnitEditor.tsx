import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { UNIT_KINDS, unitFields, type Unit, type UnitKind } from '../../../shared/contract/clinic.ts';
import { useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import { EditorDialog } from './EditorDialog.tsx';
import css from './settings.module.css';
import { textOrNull, useSettingsForm } from './use-settings-form.ts';

interface UnitValues { name: string; letter: string; kind: UnitKind; room: string; active: boolean; version: string | null }

export function UnitEditor({ unit, units, onClose }: { unit: Unit | null; units: readonly Unit[]; onClose: () => void }) {
  const t = useText('settings');
  const words = useText('clinic');
  const save = useCommand('clinic.saveUnit');
  const [initial] = useState<UnitValues>({
    name: unit?.name ?? '', letter: unit?.letter ?? freeLetter(units), kind: unit?.kind ?? 'clinic', room: unit?.room ?? '', active: unit?.active ?? true, version: unit?.version ?? null,
  });
  const { values, change, right, wrong, discard } = useSettingsForm('unit', unit?.id ?? 'new', initial);
  const error = wrong ?? save.error;
  const submit = async (): Promise<void> => {
    const { version, room, ...rest } = values;
    const input = { ...rest, room: textOrNull(room) };
    if (!right(unitFields, input)) return;
    const result = await save.run({ ...input, id: unit?.id ?? null, expectedVersion: version });
    if (!result.ok) return;
    await discard();
    onClose();
  };
  return (
    <EditorDialog title={t(unit ? 'units.edit' : 'units.add')} error={error} pending={save.isPending} onClose={onClose} onSubmit={submit} onDrop={discard}>
      <TextInput data-autofocus label={words('units.name')} required maxLength={200} value={values.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} error={fieldError(t, error, 'name')} />
      <div className={css.two}>
        <TextInput label={words('units.letter')} required description={t('units.letterHint')} inputWrapperOrder={['label', 'input', 'error', 'description']} maxLength={2} value={values.letter} onChange={(event) => { change({ letter: event.currentTarget.value.toUpperCase() }); }} error={fieldError(t, error, 'letter')} />
        <NativeSelect label={words('units.kind')} value={values.kind} data={UNIT_KINDS.map((kind) => ({ value: kind, label: words(`kinds.${kind}`) }))} onChange={(event) => { change({ kind: UNIT_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'clinic' }); }} />
      </div>
      <TextInput label={words('units.room')} maxLength={60} value={values.room} onChange={(event) => { change({ room: event.currentTarget.value }); }} error={fieldError(t, error, 'room')} />
      <Switch label={t('units.active')} checked={values.active} onChange={(event) => { change({ active: event.currentTarget.checked }); }} />
    </EditorDialog>
  );
}

/** The first letter that no unit uses yet. */
function freeLetter(units: readonly Unit[]): string {
  const used = new Set(units.map(({ letter }) => letter));
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((letter) => !used.has(letter)) ?? '';
}
