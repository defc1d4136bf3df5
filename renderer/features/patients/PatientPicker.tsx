/**
 * Finds one patient inside a dialog: type, walk with the arrows, Enter takes. An Enter pressed before the answer is there
 * waits for it: a quick hand never takes the person who happened to stand first a moment ago.
 */
import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { PatientHit } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useHeldList } from '../../app/held-list.ts';
import { useWhenSettled } from '../../app/when-settled.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, SelectableTable } from '../../ui/index.ts';
import { usePatientColumns } from './columns.tsx';
import { usePatientSearch } from './use-patient-search.ts';

const SHOWN = 8;
const COLUMNS = ['name', 'record', 'birth', 'village'];

interface PatientPickerProps { readonly label: string; readonly autoFocus?: boolean; /** Whoever is asked about is not the answer. */ readonly exceptId?: string; readonly onPick: (hit: PatientHit) => void }

export function PatientPicker({ label, autoFocus = true, exceptId, onPick }: PatientPickerProps) {
  const t = useText('patients');
  const [text, setText] = useState('');
  const { hits, settled } = usePatientSearch(text, SHOWN);
  const columns = usePatientColumns().filter((column) => COLUMNS.includes(column.key));
  const { rows, at, chosen, choose, ready } = useHeldList(text.trim(), (hits ?? []).filter((hit) => hit.id !== exceptId), settled);
  const { ask, forget } = useWhenSettled(ready, () => { if (chosen) onPick(chosen); });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? at + 1 : at - 1);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      ask('pick');
    }
  };
  return (
    <div>
      <TextInput data-picks="" label={label} description={t('pickHint')} placeholder={t('search')} {...(autoFocus ? { 'data-autofocus': true } : {})} value={text} onKeyDown={onKeyDown} onChange={(event) => { setText(event.currentTarget.value); forget(); }} />
      <SelectableTable label={label} columns={columns} rows={rows} rowKey={(hit) => hit.id} selectedKey={chosen?.id ?? null}
        rowLabel={(hit) => t('rowLabel', { name: hit.name, number: formatRecordNumber(hit.recordNumber) })}
        onSelect={(hit) => { choose(rows.indexOf(hit)); }} onEnter={onPick}
        empty={hits === undefined ? undefined : <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>} />
    </div>
  );
}
