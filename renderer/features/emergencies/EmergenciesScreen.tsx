/** Emergencies of today and those still open. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { QUEUE_ROLES } from '../../../shared/contract/core.ts';
import { SCRIPT_ROLES, type Emergency } from '../../../shared/contract/emergencies.ts';
import { useCall } from '../../app/client.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, SelectableTable, StatusTag, formatInstant, formatTime, type Column } from '../../ui/index.ts';
import { EmergencyCare } from './EmergencyCare.tsx';
import { EmergencyExercise } from './EmergencyExercise.tsx';
import { ScriptDialog } from './ScriptDialog.tsx';
import { STATE_LOOKS } from './state-looks.ts';
import css from './emergencies.module.css';

export function EmergenciesScreen({ path }: { path: string }) {
  const t = useText('emergencies');
  const list = useCall('emergencies.list', {});
  const openEmergency = useFrame((frame) => frame.openEmergency);
  const go = useRoute((route) => route.go);
  const [besides, setBesides] = useState<'exercise' | 'script' | null>(null);
  const mayExercise = useMay(QUEUE_ROLES);
  const maySign = useMay(SCRIPT_ROLES);
  const openId = path.split('/')[1] ?? null;
  useShortcut({ key: 'Alt+L', label: t('exercise.begin'), enabled: mayExercise, run: () => { setBesides('exercise'); } });
  useShortcut({ key: 'Alt+T', label: t('script.open'), enabled: maySign, run: () => { setBesides('script'); } });
  return (
    <Page title={t('title')} actions={
      <>
        {maySign && <Button variant="default" aria-keyshortcuts="Alt+T" onClick={() => { setBesides('script'); }} rightSection={<Kbd>Alt T</Kbd>}>{t('script.open')}</Button>}
        {mayExercise && <Button variant="default" aria-keyshortcuts="Alt+L" onClick={() => { setBesides('exercise'); }} rightSection={<Kbd>Alt L</Kbd>}>{t('exercise.begin')}</Button>}
        <Button color="alert" onClick={openEmergency} rightSection={<Kbd>F9</Kbd>}>{t('raise')}</Button>
      </>
    }>
      <ErrorNotice error={list.error} />
      <Panel title={t('listTitle')} aside={t('hint')}>
        <SelectableTable
          label={t('listTitle')} columns={useColumns()} rows={list.data ?? []} rowKey={(row) => row.id}
          rowLabel={(row) => t('rowLabel', { name: row.patientName ?? row.temporaryName, time: formatTime(row.at), state: t(`states.${row.state}`) })}
          onEnter={(row) => { go(`emergencies/${row.id}`); }}
          empty={list.data === undefined ? undefined : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        />
      </Panel>
      {openId !== null && openId !== '' && <EmergencyCare key={openId} id={openId} onClose={() => { go('emergencies'); }} />}
      {besides === 'exercise' && <EmergencyExercise onClose={() => { setBesides(null); }} />}
      {besides === 'script' && <ScriptDialog onClose={() => { setBesides(null); }} />}
    </Page>
  );
}

function useColumns(): readonly Column<Emergency>[] {
  const t = useText('emergencies');
  return [
    { key: 'time', header: t('time'), strong: true, render: (row) => formatInstant(row.at) },
    { key: 'name', header: t('name'), render: (row) => row.temporaryName },
    { key: 'person', header: t('person'), render: (row) => row.patientName ?? <span className={css.mute}>{t('unidentified')}</span> },
    { key: 'accepted', header: t('acceptedColumn'), render: (row) => (row.acceptedAt === null ? <span className={css.mute}>{t('notAccepted')}</span> : t('acceptedAfter', { name: row.acceptedName ?? '', seconds: Math.round((row.acceptedAt - row.at) / 1000) })) },
    { key: 'note', header: t('note'), grow: true, render: (row) => row.note ?? '' },
    { key: 'by', header: t('raisedBy'), render: (row) => row.raisedBy ?? (row.raisedWhileLocked ? t('whileLocked') : '') },
    { key: 'state', header: t('state'), render: (row) => <StatusTag {...STATE_LOOKS[row.state]}>{t(`states.${row.state}`)}</StatusTag> },
  ];
}
