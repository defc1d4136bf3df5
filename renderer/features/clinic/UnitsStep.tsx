import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { UNIT_KINDS } from '../../../shared/contract/clinic.ts';
import type { DeskError } from '../../../shared/contract/core.ts';
import { useText } from '../../i18n/index.ts';
import { fieldError } from '../../ui/index.ts';
import css from './door.module.css';
import { freeLetter, nextKey, type UnitDraft } from './new-clinic.ts';

interface StepProps { value: readonly UnitDraft[]; onChange: (value: readonly UnitDraft[]) => void; error: DeskError | null }

export function UnitsStep({ value, onChange, error }: StepProps) {
  const t = useText('clinic');
  const change = (key: string, part: Partial<UnitDraft>): void => { onChange(value.map((unit) => (unit.key === key ? { ...unit, ...part } : unit))); };
  const add = (): void => { onChange([...value, { key: nextKey(), name: '', letter: freeLetter(value), kind: 'clinic', room: '' }]); };
  return (
    <div className={css.rows}>
      <div className={css.columnNames} aria-hidden="true">
        <span>{t('units.letter')}</span><span>{t('units.name')}</span><span>{t('units.kind')}</span><span>{t('units.room')}</span>
      </div>
      {value.map((unit, index) => {
        const which = { number: index + 1 };
        return (
          <div key={unit.key} className={css.row} role="group" aria-label={t('units.row', which)}>
            <TextInput aria-label={t('units.letter')} placeholder="A" maxLength={2} value={unit.letter} onChange={(event) => { change(unit.key, { letter: event.currentTarget.value.toUpperCase() }); }} error={fieldError(t, error, `${index}.letter`)} />
            <TextInput aria-label={t('units.name')} placeholder={t('units.name')} value={unit.name} onChange={(event) => { change(unit.key, { name: event.currentTarget.value }); }} error={fieldError(t, error, `${index}.name`)} />
            <NativeSelect
              aria-label={t('units.kind')} value={unit.kind} data={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              onChange={(event) => { change(unit.key, { kind: UNIT_KINDS.find((kind) => kind === event.currentTarget.value) ?? unit.kind }); }}
            />
            <TextInput aria-label={t('units.room')} placeholder={t('units.room')} value={unit.room} onChange={(event) => { change(unit.key, { room: event.currentTarget.value }); }} error={fieldError(t, error, `${index}.room`)} />
            <ActionIcon variant="subtle" color="alert" size={34} aria-label={t('units.remove', which)} disabled={value.length === 1} onClick={() => { onChange(value.filter(({ key }) => key !== unit.key)); }}><IconTrash size={17} /></ActionIcon>
          </div>
        );
      })}
      <div><Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>{t('units.add')}</Button></div>
    </div>
  );
}
