/** One day: doctors side by side, and every step by one key. */
import { Button } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, Panel, formatWeekday } from '../../ui/index.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { ACTION_KEYS, actionsOf, whenOf, type AppointmentAction } from './appointment-states.tsx';
import { ArrivalsList } from './ArrivalsList.tsx';
import { AwayDialog } from './AwayDialog.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import type { Cell, GridColumn } from './day-grid.ts';
import { DayGridView } from './DayGridView.tsx';
import { DayChoice, DayHead, type DayWishes } from './DayHead.tsx';
import { ClosedNotice, EmptyDay } from './EmptyDay.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { focusCell } from './focus-cell.ts';
import { SelectedBar } from './SelectedBar.tsx';
import { StrandedNotice } from './StrandedNotice.tsx';
import { daysAfter } from '../../../shared/domain/calendar-day.ts';
import { useAppointmentActions } from './use-appointment-actions.ts';
import { useDay } from './use-day.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import css from './appointments.module.css';

type Opened = { readonly kind: 'details' | 'cancel'; readonly appointment: Appointment } | { readonly kind: 'away'; readonly column: GridColumn } | null;

export function DayScreen({ day }: { day: string }) {
  const t = useText('appointments');
  const go = useRoute((route) => route.go);
  const openBooking = useFrame((frame) => frame.openBooking);
  const mayChange = useMay(DESK_ROLES);
  const [wishes, setWishes] = useState<DayWishes>({ unitId: null, cancelled: false, search: '', view: 'grid' });
  const [moving, setMoving] = useState<Appointment | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [notice, setNotice] = useState('');
  const actions = useAppointmentActions(setNotice);
  const shown = useDay(day, wishes, moving !== null);
  const { grid, selected, today } = shown;
  const closed = shown.sheet?.closed ?? null;
  const place = useKeptFocus(shown.sheet ? `${day} ${wishes.view} ${shown.sheet.appointments.map(({ id, state }) => id + state).join()}` : '', selected?.key ?? null, opened !== null);
  const toDay = (next: string): void => { setNotice(''); go(`appointments/${next}`); };
  const wish = (part: Partial<DayWishes>): void => { setWishes((before) => ({ ...before, ...part })); };
  const close = (): void => { setOpened(null); };

  const act = (appointment: Appointment, action: AppointmentAction): void => {
    actions.reset();
    shown.selectAppointment(appointment);
    if (action === 'checkIn') void actions.checkIn(appointment);
    else if (action === 'reinstate') void actions.reinstate(appointment);
    else if (action === 'cancel') setOpened({ kind: 'cancel', appointment });
    else setMoving(appointment);
  };
  const moveTo = async (appointment: Appointment, slot: FreeSlot): Promise<void> => {
    const moved = await actions.move(appointment, slot);
    if (moved === null) return;
    setMoving(null);
    shown.selectAppointment(moved);
  };
  const open = (cell: Cell): void => {
    if (cell.kind === 'appointment') setOpened({ kind: 'details', appointment: cell.appointment });
    else if (moving !== null) void moveTo(moving, cell.slot);
    else if (mayChange) openBooking(null, cell.slot);
  };
  const onCellKey = (key: string, cell: Cell): boolean => {
    if (cell.kind !== 'appointment') return key === ' ';
    const wanted = key === ' ' ? 'D' : key.toUpperCase();
    const action = mayChange ? actionsOf(cell.appointment, today).find((candidate) => ACTION_KEYS[candidate] === wanted) : undefined;
    if (action) act(cell.appointment, action);
    return key === ' ' || action !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Dialogs are React's children of this screen too, but not on it.
    if (event.defaultPrevented || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    const step = screenKeys[event.key.length === 1 ? event.key.toUpperCase() : event.key];
    if (step === undefined || (typing && event.key.length === 1)) return;
    event.preventDefault();
    step();
  };
  const screenKeys: Readonly<Record<string, () => void>> = {
    PageUp: () => { toDay(daysAfter(day, -1)); }, PageDown: () => { toDay(daysAfter(day, 1)); }, H: () => { toDay(today); },
    L: () => { wish({ view: wishes.view === 'grid' ? 'list' : 'grid' }); },
    ...(moving === null ? {} : { Escape: () => { setMoving(null); } }),
  };
  const firstFound = grid?.columns.flatMap((column) => column.cells).find((cell) => shown.found?.has(cell.key));

  return (
    <div ref={place} tabIndex={-1} className={css.screen} onKeyDown={onKeyDown}>
      <Page title={formatWeekday(day)} actions={
        <>
          <DayChoice day={day} today={today} onDay={toDay} />
          {mayChange && <Button onClick={() => { openBooking(null); }} rightSection={<Kbd>F6</Kbd>} aria-keyshortcuts="F6">{t('day.book')}</Button>}
        </>
      }>
        <DayHead wishes={wishes} onWish={wish} found={shown.found?.size ?? null} onSearchEnter={() => { if (firstFound) { shown.select(firstFound); focusCell(place.current, firstFound.key); } }} />
        <StrandedNotice />
        <ErrorNotice error={shown.error} />
        {opened === null && <ActionNotice actions={actions} />}
        {closed !== null && <ClosedNotice name={closed} />}
        {wishes.view === 'list' ? <ArrivalsList day={day} wishes={wishes} notice={notice} actions={actions} onOpen={(appointment) => { setOpened({ kind: 'details', appointment }); }} /> : grid !== null && (
          <Panel title={moving !== null ? <MovingBar appointment={moving} onStop={() => { setMoving(null); }} /> : selected === null ? t('title') : <SelectedBar cell={selected} today={today} onOpen={() => { open(selected); }} onAct={mayChange && selected.kind === 'appointment' ? (action) => { act(selected.appointment, action); } : mayChange ? () => undefined : null} />}>
            <div className={css.told}><span role="status">{notice}</span><span className={css.hint}>{t('day.hint')}</span></div>
            {grid.columns.length === 0 ? closed === null && <EmptyDay /> : (
              <DayGridView grid={grid} now={shown.now} selected={selected} found={shown.found} mayWalk={(cell) => moving === null || cell.kind === 'slot'}
                onSelect={shown.select} onOpen={open} onKey={onCellKey} onDrop={mayChange ? (appointment, slot) => { void moveTo(appointment, slot); } : null} onAway={mayChange ? (column) => { setOpened({ kind: 'away', column }); } : null} />
            )}
          </Panel>
        )}
        {opened?.kind === 'details' && <DetailsDialog id={opened.appointment.id} onClose={close} />}
        {opened?.kind === 'cancel' && <CancelDialog appointment={opened.appointment} actions={actions} onClose={close} />}
        {opened?.kind === 'away' && <AwayDialog practitionerId={opened.column.practitionerId} day={day} onClose={close} />}
      </Page>
    </div>
  );
}

function MovingBar({ appointment, onStop }: { appointment: Appointment; onStop: () => void }) {
  const t = useText('appointments');
  return (
    <span className={css.bar}>
      <span role="status">{t('moving.text', { name: appointment.patientName, when: whenOf(appointment) })}</span>
      <Button size="compact-sm" variant="default" onClick={onStop} rightSection={<Kbd>Esc</Kbd>}>{t('moving.stop')}</Button>
    </span>
  );
}
