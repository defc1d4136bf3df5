/** The queue's board: who is called, served and waiting, and every step by one key. */
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { DESK_ROLES, QUEUE_ROLES } from '../../../shared/contract/core.ts';
import type { QueueAction, QueueEntry } from '../../../shared/contract/queue.ts';
import { OPEN_STATES } from '../../../shared/domain/queue-states.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { showRefusal } from '../../app/frame-actions.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { openDisplay } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, ReasonDialog, Segmented, SelectableTable } from '../../ui/index.ts';
import { UnprintedNotice } from '../tickets/UnprintedNotice.tsx';
import { useQueueColumns } from './columns.tsx';
import { ACTION_KEYS, USUAL_STEP } from './queue-states.tsx';
import { StepBar, actionsOf } from './StepBar.tsx';
import { useQueueSteps } from './use-queue-steps.ts';
import { useTickets } from './use-tickets.ts';
import css from './queue.module.css';

const ALL = 'all';
/** More units than this do not fit side by side on 1366 pixels. */
const MOST_TABS = 7;
const UNDER_WAY: ReadonlySet<string> = new Set(OPEN_STATES);

export function QueueScreen() {
  const t = useText('queue');
  const [unit, setUnit] = useState(ALL);
  const [scope, setScope] = useState<'active' | 'everything'>('active');
  const [selection, setSelection] = useState<{ key: string | null; at: number }>({ key: null, at: 0 });
  const [cancelling, setCancelling] = useState<QueueEntry | null>(null);
  const [notice, setNotice] = useState('');
  const mayStep = useMay(QUEUE_ROLES);
  const mayPrint = useMay(DESK_ROLES);
  const unitId = unit === ALL ? null : unit;
  const whole = useCall('queue.board', { unitId: null });
  const board = useCall('queue.board', { unitId }, { keepPrevious: true });
  const steps = useQueueSteps(setNotice);
  const tickets = useTickets(setNotice);
  const go = useRoute((route) => route.go);

  const rows = (board.data ?? []).filter((entry) => scope === 'everything' || UNDER_WAY.has(entry.state));
  // Where a row has left the list, the one that moved into its place is selected.
  const selected = rows.find((entry) => entry.id === selection.key) ?? rows[Math.min(selection.at, rows.length - 1)] ?? null;
  const select = (entry: QueueEntry): void => { setSelection({ key: entry.id, at: Math.max(0, rows.findIndex((row) => row.id === entry.id)) }); };
  const place = useTableFocus(rows, selected?.id ?? null);

  const act = (entry: QueueEntry, action: QueueAction): void => {
    select(entry);
    if (action === 'cancel') setCancelling(entry);
    else void steps.take(entry, action);
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
    const action = mayStep ? actionsOf(entry).find((candidate) => ACTION_KEYS[candidate] === key.toUpperCase()) : undefined;
    if (action) act(entry, action);
    if (mayPrint && key.toUpperCase() === 'P') void tickets.print(entry.id);
  };
  const onUndoKey = (event: KeyboardEvent): void => {
    if (!mayStep || event.repeat || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    void undoLast();
  };
  const showDisplay = async (): Promise<void> => { if (!(await openDisplay())) showRefusal({ code: 'internal' }); };
  useShortcut({ key: 'F4', label: t('callNext'), enabled: mayStep, run: () => { void next(); } });
  useShortcut({ key: 'Ctrl+D', label: t('openDisplay'), run: () => { void showDisplay(); } });
  useShortcut({ key: 'Ctrl+P', label: t('reprintLast'), enabled: mayPrint, run: () => { void tickets.printLast(); } });

  return (
    <div ref={place} onKeyDown={onUndoKey}>
      <Page title={t('title')} actions={
        <>
          {mayStep && <Button onClick={() => { void next(); }} loading={steps.calling} rightSection={<Kbd>F4</Kbd>}>{t('callNext')}</Button>}
          {mayPrint && <Button variant="default" onClick={() => { void tickets.printLast(); }} rightSection={<Kbd>Ctrl P</Kbd>}>{t('reprintLast')}</Button>}
          <Button variant="default" onClick={() => { void showDisplay(); }} rightSection={<Kbd>Ctrl D</Kbd>}>{t('openDisplay')}</Button>
        </>
      }>
        <div className={css.filters}>
          <UnitFilter board={whole.data ?? []} value={unit} onChange={setUnit} />
          <Segmented label={t('show')} hideLabel value={scope} options={[{ value: 'active', label: t('active') }, { value: 'everything', label: t('everything') }]} onChange={setScope} />
        </div>
        <UnprintedNotice />
        <ErrorNotice error={board.error ?? steps.error ?? tickets.error} />
        <Panel title={selected === null ? t('title') : <StepBar entry={selected} onAct={mayStep ? act : null} onPrint={mayPrint ? () => { void tickets.print(selected.id); } : null} />}>
          <div className={css.told}>
            <span role="status">{notice}</span>
            {steps.lastMoved !== null && <Button size="compact-sm" variant="subtle" onClick={() => { void undoLast(); }} rightSection={<Kbd>Ctrl Z</Kbd>}>{t('undoLast')}</Button>}
            <span className={css.hint}>{t('hint')}</span>
          </div>
          <SelectableTable
            label={t('title')} columns={useQueueColumns(useNow())} rows={rows} rowKey={(entry) => entry.id} selectedKey={selected?.id ?? null}
            rowLabel={(entry) => t('rowLabel', { number: entry.number, name: entry.patientName, unit: entry.unit, state: t(`common:queueState.${entry.state}`) })}
            onSelect={select} onEnter={(entry) => { go(`patients/${entry.patientId}`); }} onKey={onKey}
            onSpace={(entry) => { const usual = USUAL_STEP[entry.state]; if (mayStep && usual) act(entry, usual); }}
            empty={board.data === undefined ? undefined : whole.data?.length === 0
              ? <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
              : <EmptyState title={t('nobodyTitle')}>{t('nobodyText')}</EmptyState>}
          />
        </Panel>
        {cancelling !== null && (
          <ReasonDialog title={t('cancelTitle', { number: cancelling.number })} label={t('cancelReason')} confirm={t('cancelConfirm')} keep={t('keep')}
            onClose={() => { setCancelling(null); }} onConfirm={async (reason) => { await steps.take(cancelling, 'cancel', reason); return true; }} />
        )}
      </Page>
    </div>
  );
}

/** One unit or all, each with how many wait there. */
function UnitFilter({ board, value, onChange }: { board: readonly QueueEntry[]; value: string; onChange: (unit: string) => void }) {
  const t = useText('queue');
  const directory = useCall('clinic.directory', {});
  const waiting = (unitId: string): number => board.filter((entry) => entry.state === 'waiting' && (unitId === ALL || entry.unitId === unitId)).length;
  const units = [{ id: ALL, name: t('all') }, ...(directory.data?.units ?? []).filter((unit) => unit.active)];
  const options = units.map((unit) => ({ value: unit.id, label: `${unit.name} ${waiting(unit.id)}` }));
  if (options.length > MOST_TABS) return <NativeSelect aria-label={t('unitFilter')} value={value} data={options} onChange={(event) => { onChange(event.currentTarget.value); }} />;
  return <div className={css.units}><Segmented label={t('unitFilter')} hideLabel value={value} options={options} onChange={onChange} /></div>;
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
