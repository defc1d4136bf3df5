/** Follow-ups as a list, of one patient or of all, with everything that is done with one. */
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import type { FollowUp } from '../../../shared/contract/contacts.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { SelectableTable, StatusTag, dayOfInstant, formatInstant, type Column } from '../../ui/index.ts';
import { WriteDialog } from '../messages/WriteDialog.tsx';
import css from './contacts.module.css';
import { FinishDialog } from './FinishDialog.tsx';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { FollowUpTag, dueState } from './looks.tsx';

type Opened = { readonly kind: 'done' | 'dropped' | 'edit' | 'write'; readonly row: FollowUp } | null;

interface FollowUpsProps { readonly label: string; readonly rows: readonly FollowUp[]; readonly empty: React.ReactNode; readonly withPatient: boolean; readonly onTold: (text: string) => void }

export function FollowUps({ label, rows, empty, withPatient, onTold }: FollowUpsProps) {
  const t = useText('contacts');
  const go = useRoute((route) => route.go);
  const now = useNow();
  const mayWrite = useMay(DESK_ROLES);
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => { setOpened(null); };
  const told = (text: string): void => { close(); onTold(text); };
  const isToday = (at: number): boolean => dayOfInstant(at) === dayOfInstant(now);
  const open = (kind: NonNullable<Opened>['kind'], row: FollowUp): void => { if (row.outcome === null) setOpened({ kind, row }); };
  const onKey = (key: string, row: FollowUp): void => {
    const letter = key.toUpperCase();
    if (letter === 'E') open('edit', row);
    if (letter === 'B') open('dropped', row);
    if (letter === 'T' && mayWrite) open('write', row);
    if (letter === 'P' && withPatient) go(`patients/${row.patientId}/contacts`);
  };
  return (
    <>
      <SelectableTable label={label} columns={columnsOf(t, { withPatient, stateOf: (row) => dueState(row, now, isToday) })} rows={rows} rowKey={({ id }) => id} onEnter={(row) => { open('done', row); }} onKey={onKey} empty={empty}
        rowLabel={(row) => t('followUps.row', { name: row.patientName, todo: row.todo, due: formatInstant(row.dueAt), state: stateWords(t, dueState(row, now, isToday), row) })} />
      {opened?.kind === 'edit' && <FollowUpDialog patient={{ id: opened.row.patientId, name: opened.row.patientName }} followUp={opened.row} onClose={close} onSaved={({ patientName }) => { told(t('followUps.savedNotice', { name: patientName })); }} />}
      {(opened?.kind === 'done' || opened?.kind === 'dropped') && <FinishDialog followUp={opened.row} outcome={opened.kind} onClose={close} onSaved={() => { told(t(opened.kind === 'done' ? 'followUps.doneNotice' : 'followUps.droppedNotice', { name: opened.row.patientName })); }} />}
      {opened?.kind === 'write' && <WriteDialog patientId={opened.row.patientId} about={{ purpose: 'follow_up', about: 'follow_up', id: opened.row.id }} onClose={close} onSaved={({ patientName }) => { told(t('messages:write.done', { name: patientName })); }} />}
    </>
  );
}

type DueState = ReturnType<typeof dueState>;

function stateWords(t: Text, state: DueState, { outcome }: FollowUp): string {
  return state === 'over' ? (outcome === null ? '' : t(`followUps.outcomes.${outcome}`)) : t(`followUps.${state}`);
}

function columnsOf(t: Text, { withPatient, stateOf }: { readonly withPatient: boolean; readonly stateOf: (row: FollowUp) => DueState }): readonly Column<FollowUp>[] {
  return [
    { key: 'state', header: t('followUps.state'), render: (row) => <FollowUpState row={row} state={stateOf(row)} /> },
    { key: 'due', header: t('followUps.dueAt'), render: (row) => formatInstant(row.doneAt ?? row.dueAt) },
    ...(withPatient ? [{ key: 'patient', header: t('followUps.patient'), render: (row: FollowUp) => <strong>{row.patientName}</strong> }] : []),
    { key: 'todo', header: t('followUps.todo'), grow: true, render: (row) => <>{row.todo}{row.note !== null && <><br /><span className={css.mute}>{row.note}</span></>}{row.stopReason !== null && <><br /><StatusTag tone="red" shape="cross">{t('followUps.stopped', { reason: row.stopReason })}</StatusTag></>}</> },
    { key: 'owner', header: t('followUps.owner'), render: ({ owner, doneBy }) => doneBy ?? owner ?? <span className={css.mute}>{t('followUps.nobody')}</span> },
  ];
}

function FollowUpState({ row, state }: { row: FollowUp; state: DueState }) {
  const t = useText('contacts');
  if (state === 'over') return <FollowUpTag outcome={row.outcome} />;
  const look = { late: { tone: 'red', shape: 'triangle' }, today: { tone: 'amber', shape: 'target' }, later: { tone: 'grey', shape: 'ring' } } as const;
  return <StatusTag {...look[state]}>{t(`followUps.${state}`)}</StatusTag>;
}
