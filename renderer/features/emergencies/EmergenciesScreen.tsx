/** Emergencies of today and those still open: what was done, and who it was. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { EMERGENCY_STATES, type Emergency } from '../../../shared/contract/emergencies.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { useFrame } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Page, Panel, Segmented, SelectableTable, StatusTag, formatInstant, formatTime, type Column } from '../../ui/index.ts';
import { PatientPicker } from '../patients/PatientPicker.tsx';
import css from './emergencies.module.css';

const LOOKS = { raised: { tone: 'red', shape: 'triangle' }, handled: { tone: 'amber', shape: 'play' }, closed: { tone: 'green', shape: 'check' } } as const;

export function EmergenciesScreen() {
  const t = useText('emergencies');
  const list = useCall('emergencies.list', {});
  const openEmergency = useFrame((frame) => frame.openEmergency);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = list.data?.find((emergency) => emergency.id === openId) ?? null;
  const columns: readonly Column<Emergency>[] = [
    { key: 'time', header: t('time'), strong: true, render: (row) => formatInstant(row.at) },
    { key: 'name', header: t('name'), render: (row) => row.temporaryName },
    { key: 'person', header: t('person'), render: (row) => row.patientName ?? <span className={css.mute}>{t('unidentified')}</span> },
    { key: 'note', header: t('note'), grow: true, render: (row) => row.note ?? '' },
    { key: 'by', header: t('raisedBy'), render: (row) => row.raisedBy ?? (row.raisedWhileLocked ? t('whileLocked') : '') },
    { key: 'state', header: t('state'), render: (row) => <StatusTag {...LOOKS[row.state]}>{t(`states.${row.state}`)}</StatusTag> },
  ];
  return (
    <Page title={t('title')} actions={<Button color="alert" onClick={openEmergency} rightSection={<Kbd>F9</Kbd>}>{t('raise')}</Button>}>
      <ErrorNotice error={list.error} />
      <Panel title={t('listTitle')} aside={t('hint')}>
        <SelectableTable
          label={t('listTitle')} columns={columns} rows={list.data ?? []} rowKey={(row) => row.id}
          rowLabel={(row) => t('rowLabel', { name: row.patientName ?? row.temporaryName, time: formatTime(row.at), state: t(`states.${row.state}`) })}
          onEnter={(row) => { setOpenId(row.id); }}
          empty={list.data === undefined ? undefined : <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
        />
      </Panel>
      {open !== null && <EmergencyEditor key={open.id} emergency={open} onClose={() => { setOpenId(null); }} />}
    </Page>
  );
}

function EmergencyEditor({ emergency, onClose }: { emergency: Emergency; onClose: () => void }) {
  const t = useText('emergencies');
  const [values, setValues] = useState({ note: emergency.note ?? '', state: emergency.state });
  const draft = useDraft('emergency', emergency.id, values, setValues);
  const save = useCommand('emergencies.note');
  const identify = useCommand('emergencies.identify');
  const submit = async (): Promise<void> => {
    const result = await save.run({ id: emergency.id, note: values.note.trim() || null, state: values.state });
    if (!result.ok) return;
    await draft.discard();
    onClose();
  };
  return (
    <Dialog title={emergency.temporaryName} onClose={onClose} onSubmit={() => { void submit(); }} size="lg"
      actions={<Button onClick={() => { void submit(); }} loading={save.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('save')}</Button>}>
      <div className={css.editor}>
        <Segmented label={t('state')} value={values.state} options={EMERGENCY_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))} onChange={(state) => { setValues((before) => ({ ...before, state })); }} />
        <Textarea data-autofocus label={t('note')} autosize minRows={2} maxRows={6} maxLength={500} value={values.note} onChange={(event) => { const note = event.currentTarget.value; setValues((before) => ({ ...before, note })); }} />
        {emergency.patientName === null
          ? <PatientPicker label={t('identify')} autoFocus={false} onPick={(hit) => { void identify.run({ id: emergency.id, patientId: hit.id }); }} />
          : <p>{t('identified', { name: emergency.patientName })}</p>}
        <ErrorNotice error={save.error ?? identify.error} />
      </div>
    </Dialog>
  );
}
