/** Search first: the box has the focus, the list below answers while typing. */
import { Button, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { OPEN_RESTRICTED_ROLES } from '../../../shared/contract/restricted.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useHeldList } from '../../app/held-list.ts';
import { useWhenSettled } from '../../app/when-settled.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Kbd, Page, Panel, SelectableTable } from '../../ui/index.ts';
import { DuplicatesButton } from '../duplicates/index.tsx';
import { OpenRestrictedDialog } from '../restricted/OpenRestrictedDialog.tsx';
import { usePatientColumns } from './columns.tsx';
import { usePatientSearch } from './use-patient-search.ts';

const SHOWN = 25;

export function PatientSearchScreen() {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const openCheckIn = useFrame((frame) => frame.openCheckIn);
  const mayChange = useMay(DESK_ROLES);
  const [text, setText] = useState('');
  const { hits, searching, settled } = usePatientSearch(text, SHOWN);
  const columns = usePatientColumns();
  const { rows, at, chosen: selected, choose, ready } = useHeldList(text.trim(), hits ?? [], settled);
  const { ask, forget } = useWhenSettled<'open' | 'checkIn'>(ready, (action) => {
    if (action === 'checkIn') openCheckIn(selected?.id ?? null);
    else if (selected) go(`patients/${selected.id}`);
  });
  useShortcut({ key: 'F2', label: t('checkIn'), enabled: mayChange, run: () => { ask('checkIn'); } });

  const restrictedWords = useText('restricted');
  const mayOpen = useMay(OPEN_RESTRICTED_ROLES);
  const [opens, setOpens] = useState(false);
  const openRestricted = (): void => { setOpens(true); };
  useShortcut({ key: 'Alt+O', label: restrictedWords('open'), enabled: mayOpen, run: openRestricted });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? at + 1 : at - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      ask('open');
    }
  };
  return (
    <Page title={t('title')} actions={<>
      {mayOpen && <Button variant="default" onClick={openRestricted} rightSection={<Kbd>Alt O</Kbd>}>{restrictedWords('open')}</Button>}
      {mayChange && <DuplicatesButton />}
      {mayChange && <Button onClick={() => { go('patients/new'); }} rightSection={<Kbd>F3</Kbd>}>{t('newPatient')}</Button>}
    </>}>
      {opens && <OpenRestrictedDialog onClose={() => { setOpens(false); }} />}
      <TextInput data-picks="" aria-label={t('search')} placeholder={t('search')} size="md" autoFocus value={text} onKeyDown={onKeyDown} onChange={(event) => { setText(event.currentTarget.value); forget(); }} />
      <Panel title={searching ? t('results') : t('recent')} aside={t('hint')}>
        <SelectableTable label={searching ? t('results') : t('recent')} columns={columns} rows={rows} rowKey={(hit) => hit.id} selectedKey={selected?.id ?? null}
          rowLabel={(hit) => t('rowLabel', { name: hit.name, number: formatRecordNumber(hit.recordNumber) })}
          onSelect={(hit) => { choose(rows.indexOf(hit)); }} onEnter={(hit) => { go(`patients/${hit.id}`); }}
          empty={hits === undefined ? undefined : searching ? <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState> : <EmptyState title={t('noPatients')}>{t('noPatientsText')}</EmptyState>} />
      </Panel>
    </Page>
  );
}
