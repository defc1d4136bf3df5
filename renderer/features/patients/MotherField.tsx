/** A newborn's mother: typed, or found among the patients, who then fills in what mother and child share. */
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { isProposedName } from '../../../shared/domain/given-names.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { call, useCall } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd, dayOfInstant } from '../../ui/index.ts';
import type { PatientValues } from './patient-form.ts';
import { PatientPicker } from './PatientPicker.tsx';
import { childOf, proposed } from './presets.ts';
import css from './patients.module.css';

interface MotherFieldProps { readonly values: PatientValues; readonly error: ReactNode; readonly onChange: (part: Partial<PatientValues>) => void }

export function MotherField({ values, error, onChange }: MotherFieldProps) {
  const t = useText('patients');
  const [searching, setSearching] = useState(false);
  const mother = useCall('patients.get', { id: values.motherId }, { enabled: values.motherId !== '' });
  useShortcut({ key: 'Alt+M', label: t('findMother'), quiet: true, run: () => { setSearching(true); } });
  const choose = async (hit: PatientHit): Promise<void> => {
    setSearching(false);
    const answer = await call('patients.get', { id: hit.id });
    if (!answer.ok) return;
    const child = childOf(answer.value, values.birthOrder, dayOfInstant(deskNow()));
    const { name = '', motherId = '', motherName = '' } = child;
    onChange({ ...proposed(values, child), motherId, motherName, ...(isProposedName(values.name, values.motherName) ? { name } : {}) });
  };
  // A name that is typed is no longer the registered mother's.
  const type = (motherName: string): void => { onChange({ motherName, ...(motherName === mother.data?.name ? {} : { motherId: '' }) }); };
  return (
    <div className={css.mother}>
      <TextInput label={t('mother')} data-field="motherName" data-first value={values.motherName} error={error} maxLength={120} autoComplete="off" inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={values.motherId === '' ? t('motherHint') : mother.data ? `✓ ${t('motherLinked', { number: formatRecordNumber(mother.data.recordNumber) })}` : ''} onChange={(event) => { type(event.currentTarget.value); }} />
      <Button variant="default" tabIndex={-1} aria-keyshortcuts="Alt+M" onClick={() => { setSearching(true); }} rightSection={<Kbd>Alt M</Kbd>}>{t('findMother')}</Button>
      {searching && <Dialog title={t('motherTitle')} onClose={() => { setSearching(false); }} size="xl"><PatientPicker label={t('motherTitle')} onPick={(hit) => { void choose(hit); }} /></Dialog>}
    </div>
  );
}
