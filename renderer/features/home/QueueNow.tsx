import { Button } from '@mantine/core';
import { DESK_ROLES, QUEUE_ROLES } from '../../../shared/contract/core.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { isOpen } from '../../../shared/domain/queue-states.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { showRefusal } from '../../app/frame-actions.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Panel, SelectableTable, formatMinutes, type Column } from '../../ui/index.ts';
import { PriorityTag, QueueStateTag, USUAL_STEP } from '../queue/queue-states.tsx';
import { putOnBoard } from '../queue/use-queue-steps.ts';
import css from './home.module.css';

const SHOWN = 12;

/** Minutes from joining until the call, or until now while nobody has called. */
function waited(entry: QueueEntry, now: number): string {
  return entry.state === 'waiting' ? formatMinutes((now - entry.joinedAt) / 60_000) : '—';
}

export function QueueNow({ now }: { now: number }) {
  const t = useText('home');
  const common = useText('common');
  const board = useCall('queue.board', { unitId: null });
  const step = useCommand('queue.step');
  const go = useRoute((route) => route.go);
  const maySteps = useMay(QUEUE_ROLES);
  const rows = (board.data ?? []).filter(({ state }) => isOpen(state));

  const usualStep = async (entry: QueueEntry): Promise<void> => {
    const action = USUAL_STEP[entry.state];
    if (!maySteps || action === undefined) return;
    const result = await step.run({ entryId: entry.id, action, reason: null, expectedVersion: entry.version });
    if (result.ok) putOnBoard(result.value);
    else showRefusal(result.error);
  };
  const columns: readonly Column<QueueEntry>[] = [
    { key: 'number', header: t('queue.number'), strong: true, render: ({ number }) => number },
    { key: 'patient', header: t('queue.patient'), render: ({ patientName, priority }) => <span className={css.person}><span className={css.personName} title={patientName}>{patientName}</span> <PriorityTag priority={priority} /></span> },
    { key: 'unit', header: t('queue.unit'), grow: true, render: ({ unit }) => unit },
    { key: 'payer', header: t('queue.payer'), render: ({ payer }) => common(`payer.${payer}`) },
    { key: 'wait', header: t('queue.wait'), align: 'end', render: (entry) => waited(entry, now) },
    { key: 'state', header: t('queue.state'), render: ({ state }) => <QueueStateTag state={state} /> },
  ];
  return (
    <Panel title={t('queue.title')} aside={rows.length > 0 ? t('queue.hint') : undefined}>
      <ErrorNotice error={board.data ? null : board.error} />
      {board.data && (
        <SelectableTable
          label={t('queue.title')} columns={columns} rows={rows.slice(0, SHOWN)} rowKey={({ id }) => id}
          rowLabel={(entry) => t('queue.row', { number: entry.number, name: entry.patientName, unit: entry.unit, state: common(`queueState.${entry.state}`) })}
          onEnter={({ patientId }) => { go(`patients/${patientId}`); }} onSpace={(entry) => { void usualStep(entry); }}
          empty={<NobodyWaits />}
        />
      )}
      {rows.length > SHOWN && <div className={css.more}><Button variant="subtle" onClick={() => { go('queue'); }}>{t('queue.more', { count: rows.length - SHOWN })}</Button></div>}
    </Panel>
  );
}

function NobodyWaits() {
  const t = useText('home');
  const openCheckIn = useFrame((frame) => frame.openCheckIn);
  const mayCheckIn = useMay(DESK_ROLES);
  return (
    <EmptyState title={t('queue.emptyTitle')} action={mayCheckIn ? <Button variant="default" rightSection={<Kbd>F2</Kbd>} onClick={() => { openCheckIn(null); }}>{t('checkIn')}</Button> : undefined}>
      {t('queue.emptyText')}
    </EmptyState>
  );
}
