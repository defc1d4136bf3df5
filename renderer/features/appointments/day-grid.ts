/** Lays one day out: a column per doctor, in it the free slots and the appointments, and how the arrows walk them. */
import type { Appointment, DaySheet, FreeSlot } from '../../../shared/contract/appointments.ts';
import { holdsSlot } from '../../../shared/domain/appointment-states.ts';
import { peakIn } from '../../../shared/domain/slots.ts';
import { standingOf } from './appointment-states.tsx';

export const STEP_MINUTES = 5;
/** A cell must hold one line of text. */
const LEAST_CELL_PX = 24;

type SheetColumn = DaySheet['columns'][number];
type SheetSession = SheetColumn['sessions'][number];

interface Span { readonly from: number; readonly to: number }
type Content = { readonly kind: 'slot'; readonly slot: FreeSlot } | { readonly kind: 'appointment'; readonly appointment: Appointment };
type Unplaced = Span & Content & { readonly key: string };
/** Side by side with those that overlap it: its lane, and how many there are. */
export type Cell = Unplaced & { readonly lane: number; readonly lanes: number };

export interface GridColumn {
  readonly practitionerId: string;
  readonly practitioner: string;
  readonly units: string;
  readonly sessions: readonly SheetSession[];
  readonly absences: SheetColumn['absences'];
  /** In order of time. */
  readonly cells: readonly Cell[];
}
export interface DayGrid {
  readonly columns: readonly GridColumn[];
  /** Whole hours around all that there is. */
  readonly from: number;
  readonly to: number;
  /** Height of five minutes in pixels, so that the shortest slot holds its text. */
  readonly stepPx: number;
}

export interface GridWishes {
  readonly unitId: string | null;
  readonly cancelled: boolean;
  /** Slots that begin before this minute are past. */
  readonly openFrom: number;
}

/** Cancelled appointments take nobody's time. */
export function takesTime({ state }: Appointment): boolean {
  return state !== 'cancelled' && state !== 'rescheduled';
}
/** One whose slot another desk took first waits for a new one and holds none. */
function isTaken(appointment: Appointment): boolean {
  return holdsSlot(appointment.state) && standingOf(appointment) !== 'displaced';
}

export function dayGrid(sheet: DaySheet, wishes: GridWishes): DayGrid {
  const shown = sheet.appointments.filter((each) => (wishes.cancelled || takesTime(each)) && inUnit(each.unitId, wishes.unitId));
  const columns = withHomeless(sheet.columns, shown)
    .filter((column) => wishes.unitId === null || unitsOf(column).includes(wishes.unitId) || shown.some((each) => each.practitionerId === column.practitionerId))
    .map((column) => gridColumn(sheet, column, shown, wishes));
  const spans = columns.flatMap((column) => [...column.sessions, ...column.absences, ...column.cells]);
  const from = Math.floor(Math.min(...spans.map((span) => span.from), 24 * 60) / 60) * 60;
  const to = Math.ceil(Math.max(...spans.map((span) => span.to), 0) / 60) * 60;
  const shortest = Math.min(30, ...columns.flatMap((column) => column.cells.map((cell) => Math.max(STEP_MINUTES, cell.to - cell.from))));
  return { columns, from: Math.min(from, to), to, stepPx: Math.ceil((LEAST_CELL_PX * STEP_MINUTES) / shortest) };
}

function inUnit(unitId: string, wanted: string | null): boolean {
  return wanted === null || wanted === unitId;
}
function unitsOf(column: SheetColumn): readonly (string | null)[] {
  return [column.unitId, ...column.sessions.map((session) => session.unitId)];
}

/** Whoever has appointments is shown, also when no session of that day is theirs any more. */
function withHomeless(columns: readonly SheetColumn[], appointments: readonly Appointment[]): readonly SheetColumn[] {
  const known = new Set(columns.map((column) => column.practitionerId));
  const homeless = new Map(appointments.filter((each) => !known.has(each.practitionerId)).map((each) => [each.practitionerId, each]));
  return [...columns, ...[...homeless.values()].map(({ practitionerId, practitioner, unitId, unit }) => ({ practitionerId, practitioner, unitId, unit, sessions: [], absences: [], breaks: [] }))];
}

function gridColumn(sheet: DaySheet, column: SheetColumn, appointments: readonly Appointment[], { unitId, openFrom }: GridWishes): GridColumn {
  const own = appointments.filter((each) => each.practitionerId === column.practitionerId);
  const taken = sheet.appointments.filter((each) => each.practitionerId === column.practitionerId && isTaken(each));
  const slots = column.sessions
    .filter((session) => inUnit(session.unitId, unitId))
    .flatMap((session) => slotsOf(sheet.day, column, session, taken))
    .filter((slot) => slot.from >= openFrom && slot.left > 0);
  const cells: Unplaced[] = [
    ...slots.map((slot) => ({ kind: 'slot' as const, key: `${slot.practitionerId}-${slot.from}`, from: slot.from, to: slot.to, slot })),
    ...own.map((appointment) => ({ kind: 'appointment' as const, key: appointment.id, from: appointment.from, to: appointment.to, appointment })),
  ];
  const units = [...new Set([...column.sessions.map((session) => session.unit), ...(column.sessions.length === 0 && column.unit !== null ? [column.unit] : [])])].join(', ');
  return { practitionerId: column.practitionerId, practitioner: column.practitioner, units, sessions: column.sessions, absences: column.absences, cells: sideBySide(cells) };
}

/** Whoever shares a slot takes one of its places. */
function slotsOf(day: string, { practitionerId, practitioner }: SheetColumn, session: SheetSession, taken: readonly Appointment[]): FreeSlot[] {
  const { unitId, unit, roomId, room, slotMinutes, capacity } = session;
  const count = Math.floor((session.to - session.from) / slotMinutes);
  return Array.from({ length: count }, (_, at) => {
    const from = session.from + at * slotMinutes;
    const to = from + slotMinutes;
    return { day, from, to, practitionerId, practitioner, unitId, unit, roomId, room, left: capacity - peakIn({ from, to }, taken) };
  });
}

function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Gives every cell the first lane that is free; cells that touch each other share their number of lanes. */
function sideBySide(cells: readonly Unplaced[]): Cell[] {
  const placed: Cell[] = [];
  let cluster: { readonly cell: Unplaced; readonly lane: number }[] = [];
  let end = 0;
  const finish = (): void => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1;
    for (const { cell, lane } of cluster) placed.push({ ...cell, lane, lanes });
    cluster = [];
  };
  for (const cell of cells.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    if (cell.from >= end) finish();
    const used = cluster.filter((other) => overlaps(other.cell, cell)).map(({ lane }) => lane);
    cluster.push({ cell, lane: firstFree(used) });
    end = Math.max(end, cell.to);
  }
  finish();
  return placed;
}

function firstFree(used: readonly number[]): number {
  let lane = 0;
  while (used.includes(lane)) lane += 1;
  return lane;
}

/** Where an arrow leads from a cell; null when there is nothing that way. `may` tells which cells are walked. */
export function stepFrom(grid: DayGrid, key: string, arrow: string, may: (cell: Cell) => boolean): Cell | null {
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

/** The first cell that may be chosen at or after a minute, else the first at all. */
export function firstCell(grid: DayGrid, minute: number, may: (cell: Cell) => boolean): Cell | null {
  const cells = grid.columns.flatMap((column) => column.cells).filter(may).toSorted((one, other) => one.from - other.from);
  return cells.find((cell) => cell.to > minute) ?? cells[0] ?? null;
}
