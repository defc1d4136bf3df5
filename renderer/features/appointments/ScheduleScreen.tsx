/** The schedule by day, week, month and as a list: one date and one filter for all of them, and every step by one key. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment, FreeSlot } from '../../../shared/contract/appointments.ts';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Page, formatWeekday } from '../../ui/index.ts';
import { ActionNotice } from './ActionNotice.tsx';
import { ACTION_KEYS, actionsOf, type AppointmentAction } from './appointment-states.tsx';
import { monthName, rangeName } from './day-words.ts';
import { ClosedNotice } from './EmptyDay.tsx';
import { focusCell } from './focus-cell.ts';
import { GridPanel } from './GridPanel.tsx';
import { ListView } from './ListView.tsx';
import { MonthView } from './MonthView.tsx';
import { printSchedule, sheetsOfDays } from './print-schedule.tsx';
import type { Cell } from './schedule-grid.ts';
import { listSpan, pathOf, type Place, type View } from './schedule-place.ts';
import { NO_WISHES, type ScheduleWishes } from './schedule-wishes.ts';
import { ScheduleDialogs, type Opened } from './ScheduleDialogs.tsx';
import { DayChoice, ScheduleHead } from './ScheduleHead.tsx';
import { StrandedNotice } from './StrandedNotice.tsx';
import { useAppointmentActions } from './use-appointment-actions.ts';
import { useAppointmentList } from './use-appointment-list.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSchedule } from './use-schedule.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import css from './appointments.module.css';

export function ScheduleScreen({ place }: { place: Place }) {
  const { view, day } = place;
  const t = useText('appointments');
  const schedule = useText('schedule');
  const go = useRoute((route) => route.go);
  const openBooking = useFrame((frame) => frame.openBooking);
  const mayChange = useMay(DESK_ROLES);
  const clinic = useCall('clinic.get', {});
  const [wishes, setWishes] = useState<ScheduleWishes>(NO_WISHES);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const [opened, setOpened] = useState<Opened>(null);
  const [notice, setNotice] = useState('');
  const actions = useAppointmentActions(setNotice);
  const shown = useSchedule(place, wishes, moving !== null);
  const { grid, selected, today, sheets } = shown;
  const list = useAppointmentList(day, today, wishes, view === 'list');
  const drawn = view === 'list' ? `list ${list.title} ${list.rows.map(({ id, state }) => id + state).join()}` : sheets ? `${view} ${day} ${sheets.flatMap(({ appointments }) => appointments.map(({ id, state }) => id + state)).join()}` : '';
  const root = useKeptFocus(view === 'month' || (view === 'list' && !list.read) ? '' : drawn, view === 'list' ? null : selected?.key ?? null, opened !== null);
  const step = view === 'list' ? wishes.span : view;

  const goTo = (next: Partial<Place>): void => { setNotice(''); go(pathOf({ view, day, ...next })); };
  const wish = (part: Partial<ScheduleWishes>): void => { setWishes((before) => ({ ...before, ...part })); };
  const show = (spot: { readonly day: string; readonly practitionerId: string; readonly from: number }): void => {
    shown.selectPlace(spot);
    goTo({ view: view === 'week' ? 'week' : 'day', day: spot.day });
  };
  const act = (appointment: Appointment, action: AppointmentAction): void => {
    actions.reset();
    shown.selectAppointment(appointment);
    if (action === 'checkIn' || action === 'reinstate' || action === 'confirm') void actions[action](appointment);
    else if (action === 'move' && view !== 'list') setMoving(appointment);
    else setOpened({ kind: action, appointment });
  };
  const arriveAt = (moved: Appointment): void => { setMoving(null); shown.selectAppointment(moved); };
  const moveTo = async (appointment: Appointment, slot: FreeSlot): Promise<void> => {
    const moved = await actions.move(appointment, slot);
    if (moved !== null) arriveAt(moved);
  };
  const undo = (): void => { if (actions.undo) void actions.undo().then((back) => { if (back) { arriveAt(back); if (view !== 'list') goToDayOf(back); } }); };
  const goToDayOf = (appointment: Appointment): void => { if (!sheets?.some((sheet) => sheet.day === appointment.day)) go(pathOf({ view, day: appointment.day })); };
  const open = (cell: Cell): void => {
    if (cell.kind === 'appointment') setOpened({ kind: 'details', id: cell.appointment.id });
    else if (cell.kind === 'crowd') setOpened({ kind: 'slot', cell });
    else if (moving !== null) void moveTo(moving, cell.slot);
    else if (mayChange) openBooking(null, cell.slot);
  };
  /** True: it was a key of an appointment. */
  const onAppointmentKey = (key: string, appointment: Appointment): boolean => {
    const wanted = key === ' ' ? ACTION_KEYS.checkIn : key.toUpperCase();
    const action = mayChange ? actionsOf(appointment, today).find((candidate) => ACTION_KEYS[candidate] === wanted) : undefined;
    if (action) act(appointment, action);
    return action !== undefined;
  };
  const find = (): void => { if (mayChange) { actions.reset(); setOpened({ kind: 'finder' }); } };
  const print = async (onlyDoctor: string | null): Promise<void> => {
    setOpened(null);
    const days = (sheets ?? []).map((sheet) => ({ day: sheet.day, appointments: sheet.appointments.filter((each) => wishes.unitId === null || each.unitId === wishes.unitId), doctors: sheet.columns.map(({ practitionerId }) => practitionerId).filter((id) => onlyDoctor === null || id === onlyDoctor) }));
    const papers = view === 'list' ? [{ title: list.title, rows: list.rows, ofDoctor: false, ofDay: wishes.span === 'day' }] : sheetsOfDays(days, schedule);
    if (clinic.data && papers.some(({ rows }) => rows.length > 0)) setNotice(schedule((await printSchedule(papers, clinic.data.name)) === 'printed' ? 'done.printed' : 'done.printFailed'));
    else setNotice(schedule('list.empty'));
  };
  const askPrint = (): void => {
    const doctors = new Map((grid?.columns ?? []).filter(({ practitionerId }) => practitionerId !== '').map(({ practitionerId, practitioner }) => [practitionerId, practitioner]));
    if (view === 'month') return;
    if (view === 'list' || doctors.size <= 1) void print([...doctors.keys()][0] ?? null);
    else setOpened({ kind: 'print', doctors: [...doctors].map(([id, name]) => ({ id, name })) });
  };
  const toView = (next: View): void => { goTo({ view: next }); };
  const onKeyDown = useScreenKeys({ day, today, step, goTo, toView, find, print: askPrint, undo: actions.undo === null ? null : undo,
    arrivals: () => { if (view === 'list') toView('day'); else { wish({ states: 'expected', span: 'day' }); toView('list'); } },
    escape: moving === null ? null : () => { setMoving(null); } });
  useShortcut({ key: 'Alt+S', label: schedule('actions.find'), enabled: mayChange, run: find });
  const firstFound = grid?.columns.flatMap((column) => column.cells).find((cell) => shown.found?.keys.has(cell.key));
  const told = (
    <>
      <span role="status">{notice}</span>
      {actions.undo !== null && <Button size="compact-xs" variant="default" onClick={undo} rightSection={<Kbd>U</Kbd>}>{schedule('actions.undo')}</Button>}
    </>
  );

  return (
    <div ref={root} tabIndex={-1} className={css.screen} data-screen onKeyDown={onKeyDown}>
      <Page title={headingOf(view, day, wishes)} actions={
        <>
          <DayChoice day={day} today={today} step={step} onDay={(next) => { goTo({ day: next }); }} />
          {mayChange && <Button variant="default" size="xs" onClick={find} aria-keyshortcuts="S" rightSection={<Kbd>S</Kbd>}>{schedule('actions.find')}</Button>}
          {mayChange && <Button size="xs" onClick={() => { openBooking(null); }} rightSection={<Kbd>F6</Kbd>} aria-keyshortcuts="F6">{t('day.book')}</Button>}
        </>
      }>
        <ScheduleHead view={view} onView={toView} wishes={wishes} shownDoctor={view === 'week' ? shown.practitionerId : null} onWish={wish} found={view === 'list' ? (wishes.search.trim() === '' ? null : list.rows.length) : shown.found?.count ?? null}
          onPrint={askPrint} onSearchEnter={() => { if (view === 'list') root.current?.querySelector<HTMLElement>('tbody tr')?.focus(); else if (firstFound) { shown.select(firstFound); if (root.current) focusCell(root.current, firstFound.key); } }} />
        <StrandedNotice />
        {view !== 'list' && <ErrorNotice error={shown.error} />}
        {opened === null && <ActionNotice actions={actions} onMoved={arriveAt} />}
        {view === 'day' && sheets?.[0] && sheets[0].closed !== null && grid?.columns.length !== 0 && <ClosedNotice name={sheets[0].closed} />}
        {view === 'month' && <MonthView day={day} today={today} wishes={wishes} onDay={(next) => { goTo({ day: next }); }} onOpen={(next) => { goTo({ view: 'day', day: next }); }} />}
        {view === 'list' && <ListView shown={list} wishes={wishes} onWish={wish} notice={told} onOpen={({ id }) => { setOpened({ kind: 'details', id }); }} onKey={onAppointmentKey} />}
        {(view === 'day' || view === 'week') && grid !== null && sheets && (
          <GridPanel shown={shown} grid={grid} sheets={sheets} week={view === 'week'} moving={moving} onStopMoving={() => { setMoving(null); }} told={told} onTell={setNotice} mayChange={mayChange}
            onOpen={open} onAct={act} onCellKey={(key, cell) => (cell.kind === 'appointment' ? onAppointmentKey(key, cell.appointment) || key === ' ' : key === ' ')} onMove={(appointment, slot) => { void moveTo(appointment, slot); }}
            onAway={mayChange ? (column) => { setOpened({ kind: 'away', column }); } : null} onDay={(next) => { goTo({ view: 'day', day: next }); }} />
        )}
        <ScheduleDialogs opened={opened} onOpened={setOpened} actions={actions} grid={grid} mayChange={mayChange} moving={moving} today={today} day={day} doctorId={selected?.practitionerId ?? wishes.practitionerId} unitId={wishes.unitId}
          onBook={(slot, kind) => { setOpened(null); openBooking(null, slot, kind); }} onMove={(appointment, slot) => { setOpened(null); void moveTo(appointment, slot); }} onShow={(spot) => { setOpened(null); show(spot); }} onPrint={(id) => { void print(id); }} />
      </Page>
    </div>
  );
}

function headingOf(view: View, day: string, { span }: ScheduleWishes): string {
  if (view === 'day' || (view === 'list' && span === 'day')) return formatWeekday(day);
  if (view === 'month' || (view === 'list' && span === 'month')) return monthName(day);
  const { from, to } = listSpan(day, 'week');
  return rangeName(from, to);
}
