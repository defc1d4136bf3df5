/** The queue's board: who is called, served and waiting, why somebody is next, and every step by one key. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { DESK_ROLES, QUEUE_ROLES } from '../../../shared/contract/core.ts';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { OPEN_STATES } from '../../../shared/domain/queue-states.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { showRefusal } from '../../app/frame-actions.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { openDisplay } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, ReasonDialog, Segmented, SelectableTable } from '../../ui/index.ts';
import { UnprintedNotice } from '../tickets/UnprintedNotice.tsx';
import { useQueueColumns } from './columns.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { ACTION_KEYS, USUAL_STEP } from './queue-states.tsx';
import { StepBar, actionsOf } from './StepBar.tsx';
import { ALL, UnitFilter, useMyUnit } from './UnitFilter.tsx';
import { useQueueSteps } from './use-queue-steps.ts';
import { useTickets } from './use-tickets.ts';
import css from './queue.module.css';

const SCOPES = {
  active: new Set<string>(OPEN_STATES),
  waiting: new Set<string>(['waiting', 'skipped', 'held']),
  everything: null,
} as const;
type Scope = keyof typeof SCOPES;

/** What is open above the board. */
type Asking = { readonly what: 'cancel' | 'hold' | 'move' | 'history'; readonly entry: QueueEntry };

export function QueueScreen() {
  const t = useText('queue');
  const [unit, setUnit] = useMyUnit();
  const [scope, setScope] = useState<Scope>('active');
  const [selection, setSelection] = useState<{ key: string | null; at: number }>({ key: null, at: 0 });
  const [asking, setAsking] = useState<Asking | null>(null);
  const [notice, setNotice] = useState('');
  const mayStep = useMay(QUEUE_ROLES);
  const mayPrint = useMay(DESK_ROLES);
  const unitId = unit === ALL ? null : unit;
  const whole = useCall('queue.board', { unitId: null });
  const board = useCall('queue.board', { unitId }, { keepPrevious: true });
  const steps = useQueueSteps(setNotice);
  const tickets = useTickets(setNotice);
  const go = useRoute((route) => route.go);
  const columns = useQueueColumns(useNow(), unitId !== null);

  const rows = (board.data ?? []).filter((entry) => SCOPES[scope]?.has(entry.state) !== false);
  // Where a row has left the list, the one that moved into its place is selected.
  const selected = rows.find((entry) => entry.id === selection.key) ?? rows[Math.min(selection.at, rows.length - 1)] ?? null;
  const select = (entry: QueueEntry): void => { setSelection({ key: entry.id, at: Math.max(0, rows.findIndex((row) => row.id === entry.id)) }); };
  const place = useTableFocus(rows, selected?.id ?? null);
  const ask = (what: Asking['what'], entry: QueueEntry): void => { steps.reset(); setAsking({ what, entry }); };

  const act = (entry: QueueEntry, action: QueueAction): void => {
    select(entry);
    if (action === 'cancel' || action === 'hold' || action === 'move') ask(action, entry);
    else void steps.take(entry, action).then((moved) => { if (moved && moved.id !== entry.id) select(moved); });
  };
  const next = async (): Promise<void> => {
    const called = await steps.next(unitId);
    if (called) select(called);
  };
  const undoLast = async (): Promise<void> => {
    const entry = steps.lastMoved ?? selected;
    const undone = entry && (await steps.take(entry, 'undo'));
    if (undone) select(undone);
  };
  const onKey = (key: string, entry: QueueEntry): void => {
    const pressed = key.toUpperCase();
    const action = mayStep ? actionsOf(entry).find((candidate) => ACTION_KEYS[candidate] === pressed) : undefined;
    if (action) act(entry, action);
    if (mayPrint && pressed === 'P') void tickets.print(entry.id);
    if (pressed === 'R') ask('history', entry);
  };
  const onUndoKey = (event: KeyboardEvent): void => {
    if (!mayStep || event.repeat || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    void undoLast();
  };
  const showDisplay = async (): Promise<void> => { if (!(await openDisplay())) showRefusal({ code: 'internal' }); };
  useShortcut({ key: 'F4', label: t('callNext'), enabled: mayStep, run: () => { void next(); } });
  useShortcut({ key: 'F11', label: t('hand-offs:send'), quiet: true, enabled: mayStep && selected !== null, run: () => { useFrame.getState().openHandOff({ patientId: selected?.patientId ?? null, visitId: selected?.visitId ?? null }); } });
  useShortcut({ key: 'Ctrl+D', label: t('openDisplay'), run: () => { void showDisplay(); } });
  useShortcut({ key: 'Ctrl+P', label: t('reprintLast'), enabled: mayPrint, run: () => { void tickets.printLast(); } });

  return (
    <div ref={place} onKeyDown={onUndoKey}>
      <Page title={t('title')} actions={
        <>
          {mayStep && <Button onClick={() => { void next(); }} loading={steps.calling} rightSection={<Kbd>F4</Kbd>}>{t('callNext')}</Button>}
          {mayPrint && <Button variant="default" onClick={() => { void tickets.printLast(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('reprintLast')}</Button>}
          {mayPrint && <Button variant="default" onClick={() => { go('paper'); }}>{t('paper')}</Button>}
          <Button variant="default" onClick={() => { void showDisplay(); }} rightSection={<Kbd>Ctrl D</Kbd>}>{t('openDisplay')}</Button>
        </>
      }>
        <div className={css.filters}>
          <UnitFilter board={whole.data ?? []} value={unit} onChange={setUnit} />
          <Segmented label={t('show')} hideLabel value={scope} options={(Object.keys(SCOPES) as Scope[]).map((value) => ({ value, label: t(value) }))} onChange={setScope} />
        </div>
        <UnprintedNotice />
        <ErrorNotice error={board.error ?? steps.error ?? tickets.error} />
        <Panel title={selected === null ? t('title') : <StepBar entry={selected} onAct={mayStep ? act : null} onPrint={mayPrint ? () => { void tickets.print(selected.id); } : null} onHistory={() => { ask('history', selected); }} />}>
          <div className={css.told}>
            <span role="status">{notice}</span>
            {steps.lastMoved !== null && <Button size="compact-sm" variant="subtle" onClick={() => { void undoLast(); }} rightSection={<Kbd>Ctrl Z</Kbd>}>{t('undoLast')}</Button>}
            <span className={css.hint}>{t('hint')}</span>
          </div>
          <SelectableTable
            label={t('title')} columns={columns} rows={rows} rowKey={(entry) => entry.id} selectedKey={selected?.id ?? null}
            rowLabel={(entry) => t('rowLabel', { number: entry.number, name: entry.patientName, unit: entry.unit, state: t(`common:queueState.${entry.state}`) })}
            onSelect={select} onEnter={(entry) => { go(`patients/${entry.patientId}`); }} onKey={onKey}
            onSpace={(entry) => { const usual = USUAL_STEP[entry.state]; if (mayStep && usual) act(entry, usual); }}
            empty={board.data === undefined ? undefined : whole.data?.length === 0
              ? <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
              : <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>}
          />
        </Panel>
        {asking?.what === 'move' && (
          <MoveDialog entry={asking.entry} board={whole.data ?? []} pending={steps.moving} error={steps.moveError} onClose={() => { setAsking(null); }}
            onMove={async (target) => {
              const opened = await steps.move(asking.entry, target);
              if (opened && (unitId === null || opened.unitId === unitId)) setSelection({ key: opened.id, at: selection.at });
              return opened !== null;
            }} />
        )}
        {(asking?.what === 'cancel' || asking?.what === 'hold') && (
          <ReasonDialog title={t(`${asking.what}.title`, { number: asking.entry.number })} label={t(`${asking.what}.reason`)} confirm={t(`${asking.what}.confirm`)} keep={t(`${asking.what}.keep`)}
            onClose={() => { setAsking(null); }} onConfirm={async (reason) => { await steps.take(asking.entry, asking.what === 'hold' ? 'hold' : 'cancel', reason); return true; }} />
        )}
        {asking?.what === 'history' && <HistoryDialog entry={asking.entry} onClose={() => { setAsking(null); }} />}
      </Page>
    </div>
  );
}

/**
 * Keys work as soon as the board is there, follow the selection when F4 or an undo moves it, and go on working when a step
 * takes away the row or the button that had the focus. Whoever is typing in the search box or in a dialog keeps the focus.
 */
function useTableFocus(rows: readonly QueueEntry[], selectedId: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const order = rows.map((entry) => entry.id).join();
  const arrived = useRef(false);
  useEffect(() => {
    if (order === '') return;
    const focused = document.activeElement;
    const lost = focused === null || focused === document.body;
    const onRow = focused instanceof HTMLTableRowElement && place.current?.contains(focused) === true;
    if (lost || onRow || (!arrived.current && focused.closest('nav, main') !== null)) place.current?.querySelector<HTMLElement>('tr[data-selected]')?.focus();
    arrived.current = true;
  }, [order, selectedId]);
  return place;
}
