/** The queue's board: who is called, served and waiting, and every step by one key. */
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { allowedActions } from '../../../shared/domain/queue-states.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, EmptyState, ErrorNotice, Kbd, Page, Panel, Segmented, SelectableTable, formatMinutes, formatTime, type Column } from '../../ui/index.ts';
import { printTicket } from '../visits/print-ticket.tsx';
import { ACTION_KEYS, PriorityTag, QueueStateTag, USUAL_STEP } from './queue-states.tsx';
import { openWaitingRoom } from './open-waiting-room.ts';
import css from './queue.module.css';

const ALL = 'all';
const UNDER_WAY: readonly QueueEntry['state'][] = ['waiting', 'called', 'serving', 'skipped'];

export function QueueScreen() {
  const t = useText('queue');
  const [unit, setUnit] = useState(ALL);
  const [scope, setScope] = useState<'active' | 'everything'>('active');
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [cancelling, setCancelling] = useState<QueueEntry | null>(null);
  const [notice, setNotice] = useState('');
  const unitId = unit === ALL ? null : unit;
  const directory = useCall('clinic.directory', {});
  const whole = useCall('queue.board', { unitId: null });
  const board = useCall('queue.board', { unitId }, { keepPrevious: true });
  const step = useCommand('queue.step');
  const callNext = useCommand('queue.callNext');
  const tickets = useTickets(setNotice);
  const go = useRoute((route) => route.go);
  const now = useMinute();

  const rows = (board.data ?? []).filter((entry) => scope === 'everything' || UNDER_WAY.includes(entry.state));
  const selected = rows.find((entry) => entry.id === selectedKey) ?? rows[0] ?? null;

  const take = async (entry: QueueEntry, action: QueueAction, reason: string | null = null): Promise<boolean> => {
    const result = await step.run({ entryId: entry.id, action, reason, expectedVersion: entry.version });
    if (result.ok) setNotice(t(`done.${action}`, { number: entry.number }));
    return result.ok;
  };
  const act = (entry: QueueEntry, action: QueueAction): void => {
    if (action === 'cancel') setCancelling(entry);
    else void take(entry, action);
  };
  const next = async (): Promise<void> => {
    step.reset();
    const result = await callNext.run({ unitId });
    if (!result.ok) return;
    setSelectedKey(result.value.id);
    setNotice(t('done.call', { number: result.value.number }));
  };
  const onKey = (key: string, entry: QueueEntry): void => {
    const action = actionsOf(entry).find((candidate) => ACTION_KEYS[candidate] === key.toUpperCase());
    if (action) act(entry, action);
    if (key.toUpperCase() === 'P') void tickets.print(entry.id);
  };
  useShortcut({ key: 'F4', label: t('callNext'), run: () => { void next(); } });
  useShortcut({ key: 'Ctrl+P', label: t('reprintLast'), run: () => { void tickets.printLast(); } });

  const count = (id: string | null): number => (whole.data ?? []).filter((entry) => entry.state === 'waiting' && (id === null || entry.unitId === id)).length;
  const units = [{ value: ALL, label: `${t('all')} ${count(null)}` }, ...(directory.data?.units ?? []).filter((each) => each.active).map((each) => ({ value: each.id, label: `${each.name} ${count(each.id)}` }))];

  return (
    <Page title={t('title')} actions={
      <>
        <Button onClick={() => { void next(); }} loading={callNext.isPending} rightSection={<Kbd>F4</Kbd>}>{t('callNext')}</Button>
        <Button variant="default" onClick={() => { void tickets.printLast(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('reprintLast')}</Button>
        <Button variant="default" onClick={() => { void openWaitingRoom(); }}>{t('openDisplay')}</Button>
      </>
    }>
      <div className={css.filters}>
        <div className={css.units}><Segmented label={t('unitFilter')} hideLabel value={unit} options={units} onChange={setUnit} /></div>
        <Segmented label={t('show')} hideLabel value={scope} options={[{ value: 'active', label: t('active') }, { value: 'everything', label: t('everything') }]} onChange={setScope} />
      </div>
      <ErrorNotice error={board.error ?? step.error ?? callNext.error ?? tickets.error} />
      <Panel title={selected === null ? t('title') : <StepBar entry={selected} onAct={act} onPrint={() => { void tickets.print(selected.id); }} />} aside={<span role="status">{notice || t('hint')}</span>}>
        <SelectableTable
          label={t('title')} columns={useColumns(now)} rows={rows} rowKey={(entry) => entry.id} selectedKey={selected?.id ?? null}
          rowLabel={(entry) => t('rowLabel', { number: entry.number, name: entry.patientName, unit: entry.unit, state: t(`common:queueState.${entry.state}`) })}
          onSelect={(entry) => { setSelectedKey(entry.id); }} onEnter={(entry) => { go(`patients/${entry.patientId}`); }} onKey={onKey}
          onSpace={(entry) => { const usual = USUAL_STEP[entry.state]; if (usual) act(entry, usual); }}
          empty={board.data === undefined ? undefined : whole.data?.length === 0
            ? <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
            : <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>}
        />
      </Panel>
      {cancelling !== null && <CancelDialog entry={cancelling} onClose={() => { setCancelling(null); }} onCancel={(reason) => take(cancelling, 'cancel', reason)} />}
    </Page>
  );
}

/** Steps allowed now; undo stands last and is refused with its reason when there is nothing to undo. */
function actionsOf(entry: QueueEntry): readonly QueueAction[] {
  return [...allowedActions(entry.state), 'undo'];
}

function StepBar({ entry, onAct, onPrint }: { entry: QueueEntry; onAct: (entry: QueueEntry, action: QueueAction) => void; onPrint: () => void }) {
  const t = useText('queue');
  const usual = USUAL_STEP[entry.state];
  return (
    <span className={css.steps}>
      <span className={css.chosen}>{t('selected', { number: entry.number })}</span>
      {actionsOf(entry).map((action) => (
        <Button key={action} size="compact-sm" variant={action === usual ? 'light' : 'default'} onClick={() => { onAct(entry, action); }} rightSection={<Kbd>{ACTION_KEYS[action]}</Kbd>}>{t(`actions.${action}`)}</Button>
      ))}
      <Button size="compact-sm" variant="default" onClick={onPrint} rightSection={<Kbd>P</Kbd>}>{t('actions.ticket')}</Button>
    </span>
  );
}

function useColumns(now: number): readonly Column<QueueEntry>[] {
  const t = useText('queue');
  const common = useText('common');
  return [
    { key: 'number', header: t('number'), strong: true, render: (entry) => entry.number },
    { key: 'patient', header: t('patient'), grow: true, render: (entry) => <span className={css.patient}>{entry.patientName} <span className={css.record}>{formatRecordNumber(entry.recordNumber)}</span> <PriorityTag priority={entry.priority} /></span> },
    { key: 'unit', header: t('unit'), render: (entry) => (entry.practitioner === null ? entry.unit : `${entry.unit} · ${entry.practitioner}`) },
    { key: 'payer', header: t('payer'), render: (entry) => common(`payer.${entry.payer}`) },
    { key: 'wait', header: t('wait'), align: 'end', render: (entry) => (entry.state === 'waiting' ? formatMinutes((now - entry.joinedAt) / 60_000) : formatTime(entry.stateAt)) },
    { key: 'state', header: t('state'), render: (entry) => <><QueueStateTag state={entry.state} />{entry.state === 'called' && entry.calls > 1 ? <span className={css.record}> {t('calls', { count: entry.calls })}</span> : null}</> },
  ];
}

function CancelDialog({ entry, onClose, onCancel }: { entry: QueueEntry; onClose: () => void; onCancel: (reason: string) => Promise<boolean> }) {
  const t = useText('queue');
  const fields = useText('fields');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  const submit = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() !== '' && (await onCancel(reason.trim()))) onClose();
  };
  return (
    <Dialog title={t('cancelTitle', { number: entry.number })} onClose={onClose} onSubmit={() => { void submit(); }} actions={
      <>
        <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('keep')}</Button>
        <Button color="alert" onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('cancelConfirm')}</Button>
      </>
    }>
      <TextInput data-autofocus label={t('cancelReason')} value={reason} maxLength={200} error={missing ? fields('reason_required') : null} onChange={(event) => { setReason(event.currentTarget.value); }}
        onKeyDown={(event) => { if (event.key === 'Enter') void submit(); }} />
    </Dialog>
  );
}

function useTickets(notify: (text: string) => void) {
  const t = useText('queue');
  const visits = useText('visits');
  const settings = useCall('settings.get', {});
  const one = useCommand('queue.ticket');
  const last = useCommand('queue.lastTicket');
  const width = settings.data?.ticketWidth ?? '58';
  const report = (outcome: 'printed' | 'failed'): void => { notify(visits(outcome === 'printed' ? 'printing' : 'printFailed')); };
  return {
    error: one.error ?? last.error,
    print: async (entryId: string): Promise<void> => {
      const result = await one.run({ entryId });
      if (result.ok) report(await printTicket(result.value, width));
    },
    printLast: async (): Promise<void> => {
      const result = await last.run({});
      if (!result.ok) return;
      if (result.value === null) notify(t('noLastTicket'));
      else report(await printTicket(result.value, width));
    },
  };
}

/** The time, fresh enough for waits in minutes. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()); }, 20_000);
    return () => { clearInterval(timer); };
  }, []);
  return now;
}
