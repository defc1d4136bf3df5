/** One day on the screen: its sheet laid out, what is chosen on it, and what the search has found. */
import { useState } from 'react';
import type { Appointment, DaySheet } from '../../../shared/contract/appointments.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { dayOfInstant } from '../../ui/index.ts';
import type { DayWishes } from './DayHead.tsx';
import { dayGrid, firstCell, type Cell, type DayGrid } from './day-grid.ts';
import { minuteOfInstant } from '../../ui/minute-of-day.ts';

const WHOLE_DAY = 24 * 60;

/** Whose name, number or telephone holds every word of the search. */
export function matches(appointment: Appointment, search: string): boolean {
  if (search.trim() === '') return true;
  const { patientName, recordNumber, phone, note } = appointment;
  const text = [patientName, recordNumber, formatRecordNumber(recordNumber), phone ?? '', phone === null ? '' : formatPhone(phone), note ?? ''].join(' ').toLowerCase();
  return search.trim().toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function foundIn(grid: DayGrid, search: string): ReadonlySet<string> | null {
  if (search.trim() === '') return null;
  const cells = grid.columns.flatMap((column) => column.cells);
  return new Set(cells.filter((cell) => cell.kind === 'appointment' && matches(cell.appointment, search)).map((cell) => cell.key));
}

export interface Spot { readonly key: string; readonly practitionerId: string; readonly from: number }
export function spotOf(cell: Cell): Spot {
  return { key: cell.key, from: cell.from, practitionerId: cell.kind === 'slot' ? cell.slot.practitionerId : cell.appointment.practitionerId };
}

/** What stands there now; when it has gone, what is nearest to it in the same column. */
function cellAt(grid: DayGrid, spot: Spot | null, now: number, may: (cell: Cell) => boolean): Cell | null {
  const cells = grid.columns.flatMap((column) => column.cells).filter(may);
  const exact = cells.find((cell) => cell.key === spot?.key);
  if (exact || spot === null) return exact ?? firstCell(grid, now, may);
  const near = cells.filter((cell) => spotOf(cell).practitionerId === spot.practitionerId).toSorted((one, other) => Math.abs(one.from - spot.from) - Math.abs(other.from - spot.from));
  return near[0] ?? firstCell(grid, now, may);
}

export interface ShownDay {
  readonly today: string;
  readonly now: number | null;
  readonly sheet: DaySheet | undefined;
  readonly error: ReturnType<typeof useCall<'appointments.day'>>['error'];
  readonly grid: DayGrid | null;
  readonly found: ReadonlySet<string> | null;
  readonly selected: Cell | null;
  readonly select: (cell: Cell) => void;
  /** Chooses an appointment, also one that is only about to be drawn. */
  readonly selectAppointment: (appointment: Appointment) => void;
}

/** `onlySlots`: a new place is being looked for, so only free slots are walked. */
export function useDay(day: string, wishes: DayWishes, onlySlots: boolean): ShownDay {
  const instant = useNow();
  const today = dayOfInstant(instant);
  const minute = minuteOfInstant(instant);
  const sheet = useCall('appointments.day', { day });
  const [spot, setSpot] = useState<Spot | null>(null);
  const openFrom = day === today ? minute : day < today ? WHOLE_DAY : 0;
  const grid = sheet.data ? dayGrid(sheet.data, { unitId: wishes.unitId, cancelled: wishes.cancelled, openFrom }) : null;
  const may = (cell: Cell): boolean => !onlySlots || cell.kind === 'slot';
  return {
    today, sheet: sheet.data, error: sheet.error, grid,
    now: day === today ? minute : null,
    found: grid && foundIn(grid, wishes.search),
    selected: grid && cellAt(grid, spot, day === today ? minute : 0, may),
    select: (cell) => { setSpot(spotOf(cell)); },
    selectAppointment: ({ id, practitionerId, from }) => { setSpot({ key: id, practitionerId, from }); },
  };
}
