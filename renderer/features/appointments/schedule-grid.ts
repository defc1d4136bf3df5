/**
 * Lays sheets out: a column per doctor of a day, or per day of a week; in it the free slots and the appointments, and how the
 * arrows walk them. More than three side by side cannot be read, so the rest stands behind one cell that opens them all.
 */
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import { holdsSlot } from '../../../shared/domain/appointment-states.ts';
import { peakIn } from '../../../shared/domain/slots.ts';
import { standingOf } from './appointment-states.tsx';

export const STEP_MINUTES = 5;
/** A cell holds two lines of small text; one of five minutes a single line. */
const TWO_LINES_PX = 31;
const ONE_LINE_PX = 20;
const MOST_LANES = 3;
const WHOLE_DAY = 24 * 60;

type SheetColumn = DaySheet['columns'][number];
export type SheetSession = SheetColumn['sessions'][number];

export interface Span { readonly from: number; readonly to: number }
/** Of a slot that several may share: how many do. */
export interface Seats { readonly taken: number; readonly capacity: number }
type Content =
  | { readonly kind: 'slot'; readonly slot: FreeSlot; readonly seats: Seats | null }
  | { readonly kind: 'appointment'; readonly appointment: Appointment; readonly seats: Seats | null }
  /** The appointments of this time for which there is no room side by side. */
  | { readonly kind: 'crowd'; readonly appointments: readonly Appointment[] };
type Unplaced = Span & Content & { readonly key: string; readonly day: string; readonly practitionerId: string };
/** Side by side with those that overlap it: its lane, and how many there are. */
export type Cell = Unplaced & { readonly lane: number; readonly lanes: number };

export interface GridColumn {
  readonly key: string;
  readonly day: string;
  readonly practitionerId: string;
  readonly practitioner: string;
  readonly units: string;
  readonly sessions: readonly SheetSession[];
  readonly absences: SheetColumn['absences'];
  readonly breaks: readonly Span[];
  /** Why the clinic is closed on its day. */
  readonly closed: string | null;
  /** In order of time. */
  readonly cells: readonly Cell[];
}
/** How wide a column is: those in which several stand side by side need more. */
export function weightOf({ cells }: GridColumn): number {
  const lanes = Math.max(1, ...cells.map((cell) => cell.lanes));
  return lanes === 1 ? 1 : lanes === 2 ? 1.5 : 2.1;
}
export interface ScheduleGrid {
  readonly columns: readonly GridColumn[];
  /** Whole hours around all that there is. */
  readonly from: number;
  readonly to: number;
  /** Height of five minutes in pixels, so that the shortest slot holds its text. */
  readonly stepPx: number;
}

export interface GridWishes {
  readonly practitionerId: string | null;
  readonly unitId: string | null;
  readonly cancelled: boolean;
  /** Slots before this minute of this day, and those of all days before it, are past. */
  readonly now: { readonly day: string; readonly minute: number };
  /** A week has a column for each of its days, also when nobody practises. */
  readonly everyDay: boolean;
}

/** Cancelled and rescheduled appointments take nobody's time. */
export function takesTime({ state }: Appointment): boolean {
  return state !== 'cancelled' && state !== 'rescheduled';
}
/** One whose slot another desk took first waits for a new one and holds none. */
export function isHolding(appointment: Appointment): boolean {
  return holdsSlot(appointment.state) && standingOf(appointment) !== 'displaced';
}

export function scheduleGrid(sheets: readonly DaySheet[], wishes: GridWishes): ScheduleGrid {
  const columns = sheets.flatMap((sheet) => columnsOf(sheet, wishes));
  const spans = columns.flatMap((column) => [...column.sessions, ...column.absences, ...column.cells]);
  const from = Math.floor(Math.min(...spans.map((span) => span.from), WHOLE_DAY) / 60) * 60;
  const to = Math.ceil(Math.max(...spans.map((span) => span.to), 0) / 60) * 60;
  const shortest = Math.min(30, ...columns.flatMap((column) => column.cells.map((cell) => Math.max(STEP_MINUTES, cell.to - cell.from))));
  return { columns, from: Math.min(from, to), to, stepPx: shortest <= STEP_MINUTES ? ONE_LINE_PX : Math.ceil((TWO_LINES_PX * STEP_MINUTES) / shortest) };
}

function columnsOf(sheet: DaySheet, wishes: GridWishes): GridColumn[] {
  const { practitionerId, unitId, cancelled, everyDay } = wishes;
  const shown = sheet.appointments.filter((each) => (cancelled || takesTime(each)) && (unitId === null || each.unitId === unitId) && (practitionerId === null || each.practitionerId === practitionerId));
  const columns = withHomeless(sheet.columns, shown)
    .filter((column) => practitionerId === null || column.practitionerId === practitionerId)
    .filter((column) => unitId === null || unitsOf(column).includes(unitId) || shown.some((each) => each.practitionerId === column.practitionerId))
    .map((column) => gridColumn(sheet, column, shown, wishes));
  return columns.length === 0 && everyDay ? [emptyColumn(sheet)] : columns;
}

function emptyColumn({ day, closed }: DaySheet): GridColumn {
  return { key: day, day, practitionerId: '', practitioner: '', units: '', sessions: [], absences: [], breaks: [], closed, cells: [] };
}

function unitsOf(column: SheetColumn): readonly (string | null)[] {
  return [column.unitId, ...column.sessions.map((session) => session.unitId)];
}

/** Appointments of doctors who have no column that day still have a place to be seen. */
function withHomeless(columns: readonly SheetColumn[], appointments: readonly Appointment[]): readonly SheetColumn[] {
  const missing = new Map(appointments.filter((each) => !columns.some((column) => column.practitionerId === each.practitionerId)).map((each) => [each.practitionerId, each]));
  return [...columns, ...[...missing.values()].map(({ practitionerId, practitioner, unitId, unit }) => ({ practitionerId, practitioner, unitId, unit, sessions: [], absences: [], breaks: [] }))];
}

function gridColumn(sheet: DaySheet, column: SheetColumn, appointments: readonly Appointment[], { unitId, now }: GridWishes): GridColumn {
  const { day, closed } = sheet;
  const { practitionerId } = column;
  const own = appointments.filter((each) => each.practitionerId === practitionerId);
  const holding = sheet.appointments.filter((each) => each.practitionerId === practitionerId && isHolding(each));
  const openFrom = day === now.day ? now.minute : day < now.day ? WHOLE_DAY : 0;
  const slots = column.sessions.filter((session) => unitId === null || session.unitId === unitId)
    .flatMap((session) => openSlots(day, column, session, holding)).filter(({ slot }) => slot.from >= openFrom);
  const cells: Unplaced[] = [
    ...slots.map(({ slot, seats }) => ({ kind: 'slot' as const, key: `${day}-${practitionerId}-${slot.from}`, day, practitionerId, from: slot.from, to: slot.to, slot, seats })),
    ...own.map((appointment) => ({ kind: 'appointment' as const, key: appointment.id, day, practitionerId, from: appointment.from, to: appointment.to, appointment, seats: appointment.capacity > 1 ? { taken: peakIn(appointment, holding), capacity: appointment.capacity } : null })),
  ];
  const units = [...new Set([...column.sessions.map((session) => session.unit), ...(column.sessions.length === 0 && column.unit !== null ? [column.unit] : [])])].join(', ');
  return { key: `${day} ${practitionerId}`, day, practitionerId, practitioner: column.practitioner, units, sessions: column.sessions, absences: column.absences, breaks: column.breaks, closed, cells: sideBySide(cells) };
}

/** Slots of a session that have room for one more. */
function openSlots(day: string, { practitionerId, practitioner }: SheetColumn, session: SheetSession, holding: readonly Appointment[]): { slot: FreeSlot; seats: Seats | null }[] {
  const { unitId, unit, roomId, room, slotMinutes, capacity } = session;
  const count = Math.floor((session.to - session.from) / slotMinutes);
  return Array.from({ length: count }, (_, at) => session.from + at * slotMinutes).flatMap((from) => {
    const to = from + slotMinutes;
    const taken = peakIn({ from, to }, holding);
    const slot: FreeSlot = { day, from, to, practitionerId, practitioner, unitId, unit, roomId, room, left: capacity - taken };
    return taken >= capacity ? [] : [{ slot, seats: capacity > 1 ? { taken, capacity } : null }];
  });
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Gives every cell the first lane that is free; cells that touch each other share their number of lanes. */
function sideBySide(cells: readonly Unplaced[]): Cell[] {
  const placed: Cell[] = [];
  let cluster: { readonly cell: Unplaced; readonly lane: number }[] = [];
  let end = 0;
  const finish = (): void => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1;
    if (lanes <= MOST_LANES) for (const { cell, lane } of cluster) placed.push({ ...cell, lane, lanes });
    else placed.push(...crowded(cluster));
    cluster = [];
  };
  for (const cell of cells.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    if (cell.from >= end) finish();
    const used = cluster.filter((other) => overlaps(other.cell, cell)).map(({ lane }) => lane);
    cluster.push({ cell, lane: firstFree(used) });
    end = Math.max(end, cell.to);
  }
  finish();
  return placed.toSorted((one, other) => one.from - other.from || one.lane - other.lane);
}

/** Two lanes as they are; whoever stands further right shares the third, as one cell per stretch of time. */
function crowded(cluster: readonly { readonly cell: Unplaced; readonly lane: number }[]): Cell[] {
  const kept = cluster.filter(({ lane }) => lane < MOST_LANES - 1).map(({ cell, lane }): Cell => ({ ...cell, lane, lanes: MOST_LANES }));
  const crowds: { from: number; to: number; day: string; practitionerId: string; appointments: Appointment[] }[] = [];
  for (const { cell } of cluster.filter(({ lane }) => lane >= MOST_LANES - 1)) {
    if (cell.kind !== 'appointment') continue;
    const last = crowds.at(-1);
    if (last && cell.from < last.to) { last.appointments.push(cell.appointment); last.to = Math.max(last.to, cell.to); }
    else crowds.push({ from: cell.from, to: cell.to, day: cell.day, practitionerId: cell.practitionerId, appointments: [cell.appointment] });
  }
  return [...kept, ...crowds.map((crowd): Cell => ({ kind: 'crowd', key: `crowd-${crowd.day}-${crowd.practitionerId}-${crowd.from}`, ...crowd, lane: MOST_LANES - 1, lanes: MOST_LANES }))];
}

function firstFree(used: readonly number[]): number {
  let lane = 0;
  while (used.includes(lane)) lane += 1;
  return lane;
}

/** Everybody in a column at a time, also those behind the cell of a crowd. */
export function appointmentsAt(column: GridColumn, span: Span): Appointment[] {
  return column.cells.flatMap((cell) => (cell.kind === 'appointment' ? [cell.appointment] : cell.kind === 'crowd' ? cell.appointments : [])).filter((each) => overlaps(each, span))
    .toSorted((one, other) => one.from - other.from || one.patientName.localeCompare(other.patientName));
}

/** Where a dragged appointment would begin: at the nearest slot of the session under the pointer, else at the nearest five minutes. */
export function snapTo(column: GridColumn, minute: number): number {
  const session = column.sessions.find(({ from, to }) => minute >= from && minute < to);
  if (!session) return Math.max(0, Math.round(minute / STEP_MINUTES) * STEP_MINUTES);
  const last = Math.max(0, Math.floor((session.to - session.from) / session.slotMinutes) - 1);
  return session.from + Math.min(last, Math.round((minute - session.from) / session.slotMinutes)) * session.slotMinutes;
}

/** Where an arrow leads from a cell; null when there is nothing that way. `may` tells which cells are walked. */
export function stepFrom(grid: ScheduleGrid, key: string, arrow: string, may: (cell: Cell) => boolean): Cell | null {
  const columns = grid.columns.map((column) => column.cells.filter((cell) => may(cell) || cell.key === key));
  const at = columns.findIndex((cells) => cells.some((cell) => cell.key === key));
  const cells = columns[at];
  const row = cells?.findIndex((cell) => cell.key === key) ?? -1;
  const here = cells?.[row];
  if (!cells || !here) return null;
  switch (arrow) {
    case 'ArrowDown': return cells[row + 1] ?? null;
    case 'ArrowUp': return cells[row - 1] ?? null;
    case 'Home': return cells[0] ?? null;
    case 'End': return cells.at(-1) ?? null;
    case 'ArrowRight': return nearest(columns.slice(at + 1).find((other) => other.length > 0), here);
    case 'ArrowLeft': return nearest(columns.slice(0, at).findLast((other) => other.length > 0), here);
    default: return null;
  }
}

function nearest(cells: readonly Cell[] | undefined, here: Cell): Cell | null {
  return cells?.toSorted((one, other) => Math.abs(one.from - here.from) - Math.abs(other.from - here.from))[0] ?? null;
}

/** The first cell that may be chosen at or after a minute, in the column of this day when there is one; else the first at all. */
export function firstCell(grid: ScheduleGrid, { day, minute }: { readonly day: string; readonly minute: number }, may: (cell: Cell) => boolean): Cell | null {
  const cells = grid.columns.flatMap((column) => column.cells).filter(may).toSorted((one, other) => one.from - other.from);
  const ofDay = cells.filter((cell) => cell.day === day);
  const from = ofDay.length > 0 ? ofDay : cells;
  return from.find((cell) => cell.to > minute) ?? from[0] ?? null;
}
