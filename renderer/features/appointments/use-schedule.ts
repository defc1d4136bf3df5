/** A day or a week on the screen: its sheets laid out, what is chosen on it, and what the search has found. */
import { useMemo, useState } from 'react';
import type { Appointment, DaySheet } from '../../../shared/contract/appointments.ts';
import { weekdayOf } from '../../../shared/domain/calendar-day.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { minuteOfInstant } from '../../ui/minute-of-day.ts';
import { firstCell, scheduleGrid, type Cell, type ScheduleGrid } from './schedule-grid.ts';
import { mondayOf, type Place } from './schedule-place.ts';
import type { ScheduleWishes } from './schedule-wishes.ts';

/** Whose name, number or telephone holds every word of the search. */
export function matches(appointment: Appointment, search: string): boolean {
  if (search.trim() === '') return true;
  const { patientName, recordNumber, phone, note } = appointment;
  const text = [patientName, recordNumber, formatRecordNumber(recordNumber), phone ?? '', phone === null ? '' : formatPhone(phone), note ?? ''].join(' ').toLowerCase();
  return search.trim().toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Cells with somebody who was searched for, and how many people that are. */
export interface Found { readonly keys: ReadonlySet<string>; readonly count: number }

function foundIn(grid: ScheduleGrid, search: string): Found | null {
  if (search.trim() === '') return null;
  const hits = grid.columns.flatMap((column) => column.cells).flatMap((cell) => {
    const people = cell.kind === 'appointment' ? [cell.appointment] : cell.kind === 'crowd' ? cell.appointments : [];
    return people.filter((each) => matches(each, search)).map(() => cell.key);
  });
  return { keys: new Set(hits), count: hits.length };
}

interface Spot { readonly key: string; readonly day: string; readonly practitionerId: string; readonly from: number }
function spotOf({ key, day, practitionerId, from }: Cell): Spot { return { key, day, practitionerId, from }; }

/** What stands there now; when it has gone, what is nearest to it: of the same doctor, on that weekday, at that time. */
function cellAt(grid: ScheduleGrid, spot: Spot | null, now: { readonly day: string; readonly minute: number }, may: (cell: Cell) => boolean): Cell | null {
  const cells = grid.columns.flatMap((column) => column.cells).filter(may);
  const exact = cells.find((cell) => cell.key === spot?.key);
  if (exact || spot === null) return exact ?? firstCell(grid, now, may);
  const farness = (cell: Cell): number => (weekdayOf(cell.day) === weekdayOf(spot.day) ? 0 : 10_000) + Math.abs(cell.from - spot.from);
  const near = cells.filter((cell) => cell.practitionerId === spot.practitionerId).toSorted((one, other) => farness(one) - farness(other));
  return near[0] ?? firstCell(grid, now, may);
}

export interface ShownSchedule {
  readonly today: string;
  readonly minute: number;
  /** Undefined until it is known. */
  readonly sheets: readonly DaySheet[] | undefined;
  readonly error: ReturnType<typeof useCall<'appointments.day'>>['error'];
  readonly grid: ScheduleGrid | null;
  readonly found: Found | null;
  readonly selected: Cell | null;
  /** Of a week: whose it is, when that was not chosen. */
  readonly practitionerId: string | null;
  readonly select: (cell: Cell) => void;
  /** Chooses an appointment, also one that is only about to be drawn. */
  readonly selectAppointment: (appointment: Appointment) => void;
  readonly selectPlace: (place: { readonly day: string; readonly practitionerId: string; readonly from: number }) => void;
}

/** `onlySlots`: a new place is being looked for, so only free slots are walked. */
export function useSchedule({ view, day }: Place, wishes: ScheduleWishes, onlySlots: boolean): ShownSchedule {
  const instant = useNow();
  const today = dayOfInstant(instant);
  const minute = minuteOfInstant(instant);
  const week = view === 'week';
  const ofDay = useCall('appointments.day', { day }, { enabled: view === 'day' });
  const ofWeek = useCall('appointments.days', { from: mondayOf(day), days: 7 }, { enabled: week });
  const [spot, setSpot] = useState<Spot | null>(null);
  const sheets = useMemo(() => (week ? ofWeek.data : ofDay.data && [ofDay.data]), [week, ofWeek.data, ofDay.data]);
  const { unitId, cancelled, search } = wishes;
  const practitionerId = wishes.practitionerId ?? (week && unitId === null ? doctorOf(sheets ?? [], spot) : null);
  const grid = useMemo(() => sheets && scheduleGrid(sheets, { practitionerId, unitId, cancelled, now: { day: today, minute }, everyDay: week }), [sheets, practitionerId, unitId, cancelled, today, minute, week]);
  const found = useMemo(() => (grid ? foundIn(grid, search) : null), [grid, search]);
  const may = (cell: Cell): boolean => !onlySlots || cell.kind === 'slot';
  const now = { day: week ? today : day, minute: week || day === today ? minute : 0 };
  return {
    today, minute, sheets, error: week ? ofWeek.error : ofDay.error, grid: grid ?? null, found, practitionerId,
    selected: grid ? cellAt(grid, spot, now, may) : null,
    select: (cell) => { setSpot(spotOf(cell)); },
    selectAppointment: ({ id, ...place }) => { setSpot({ key: id, day: place.day, practitionerId: place.practitionerId, from: place.from }); },
    selectPlace: (place) => { setSpot({ key: `${place.day}-${place.practitionerId}-${place.from}`, ...place }); },
  };
}

/** A week is one doctor's unless a unit was chosen: of whoever was chosen on the grid, else the first who is there. */
function doctorOf(sheets: readonly DaySheet[], spot: Spot | null): string | null {
  const doctors = sheets.flatMap(({ columns }) => columns.map(({ practitionerId }) => practitionerId));
  return doctors.find((id) => id === spot?.practitionerId) ?? doctors[0] ?? spot?.practitionerId ?? null;
}
