import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appointmentsAt, scheduleGrid, firstCell, isHolding, snapTo, stepFrom, type GridWishes, type ScheduleGrid } from './schedule-grid.ts';
import { AYU, TODAY, TONO, appointmentOf, sheetOf } from './sample-day.ts';
import { GENERAL, DENTAL, idOf } from '../patients/sample-people.ts';
import type { Appointment, DaySheet } from '../../../shared/contract/appointments.ts';

const ALL: GridWishes = { practitionerId: null, unitId: null, cancelled: false, now: { day: TODAY, minute: 0 }, everyDay: false };
const gridOf = (appointments: readonly Appointment[], wishes: Partial<GridWishes> = {}, part: Partial<DaySheet> = {}): ScheduleGrid => scheduleGrid([sheetOf(appointments, part)], { ...ALL, ...wishes });
const namesOf = (grid: ScheduleGrid, at = 0): string[] => grid.columns[at]?.cells.map((cell) => `${cell.kind} ${cell.from}`) ?? [];
const shared = (capacity: number): Partial<DaySheet> => {
  const [ayu] = sheetOf([]).columns;
  return ayu ? { columns: [{ ...ayu, sessions: ayu.sessions.map((session) => ({ ...session, capacity })) }] } : {};
};

test('slots are what the session holds minus what is taken; no slot begins in the past', () => {
  const grid = gridOf([appointmentOf(1, { from: 550, to: 580 })], { now: { day: TODAY, minute: 600 } });
  expect(namesOf(grid)).toEqual(['appointment 550', 'slot 600', 'slot 615', 'slot 630', 'slot 645']);
  expect([grid.from, grid.to, grid.stepPx]).toEqual([540, 660, 11]);
  expect(namesOf(gridOf([], { now: { day: '2026-11-23', minute: 0 } }))).toEqual([]);
});

test('a cancelled appointment frees its slot; shown, it stands beside it', () => {
  expect(namesOf(gridOf([appointmentOf(1, { state: 'cancelled' })]))).toContain('slot 600');
  expect(namesOf(gridOf([appointmentOf(1, { state: 'needs_rebooking' })]))).toEqual(expect.arrayContaining(['slot 600', 'appointment 600']));
  const beside = gridOf([appointmentOf(1, { state: 'rescheduled' })], { cancelled: true }).columns[0]?.cells.filter((cell) => cell.from === 600);
  expect(beside?.map(({ kind, lane, lanes }) => ({ kind, lane, lanes }))).toEqual([{ kind: 'slot', lane: 0, lanes: 2 }, { kind: 'appointment', lane: 1, lanes: 2 }]);
});

test('a unit or a doctor narrows to their columns; whoever has appointments without a session has a column', () => {
  const stray = appointmentOf(1, { practitionerId: idOf(803), practitioner: 'dr. Citra' });
  expect(gridOf([stray]).columns.map((column) => column.practitioner)).toEqual(['dr. Ayu', 'drg. Tono', 'dr. Citra']);
  expect(gridOf([stray], { unitId: DENTAL }).columns.map((column) => column.practitionerId)).toEqual([TONO]);
  expect(gridOf([], { unitId: GENERAL }).columns.map((column) => column.practitionerId)).toEqual([AYU]);
  expect(gridOf([], { practitionerId: TONO }).columns.map((column) => column.practitionerId)).toEqual([TONO]);
});

test('a week has a column for each day, also for those on which nobody practises, with the reason', () => {
  const sheets = [sheetOf([]), sheetOf([], { day: '2026-11-23', columns: [], closed: 'Hari Guru' })];
  const grid = scheduleGrid(sheets, { ...ALL, practitionerId: AYU, everyDay: true });
  expect(grid.columns.map(({ key, closed }) => [key, closed])).toEqual([[`${TODAY} ${AYU}`, null], ['2026-11-23', 'Hari Guru']]);
  expect(new Set(grid.columns.flatMap(({ cells }) => cells.map(({ key }) => key))).size).toBe(8);
});

test('a shared slot says how many are there, and stays until it is full', () => {
  const two = gridOf([appointmentOf(1), appointmentOf(2)], {}, shared(3));
  expect(two.columns[0]?.cells.filter(({ from }) => from === 600).map((cell) => (cell.kind === 'slot' ? cell.seats : cell.kind))).toEqual([{ taken: 2, capacity: 3 }, 'appointment', 'appointment']);
  expect(namesOf(gridOf([appointmentOf(1), appointmentOf(2), appointmentOf(3)], {}, shared(3))).filter((name) => name === 'slot 600')).toEqual([]);
});

test('more than three side by side: two and a free place stay, the rest stands behind one cell that holds them all', () => {
  const many = Array.from({ length: 6 }, (_, n) => appointmentOf(n + 1));
  const grid = gridOf(many, {}, shared(8));
  const [column] = grid.columns;
  const at600 = column?.cells.filter(({ from }) => from === 600) ?? [];
  expect(at600.map(({ kind, lane, lanes }) => [kind, lane, lanes])).toEqual([['slot', 0, 3], ['appointment', 1, 3], ['crowd', 2, 3]]);
  expect(column && appointmentsAt(column, { from: 600, to: 615 }).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
});

test('an empty day has no columns and no height', () => {
  const grid = gridOf([], {}, { columns: [] });
  expect([grid.columns, grid.to - grid.from, firstCell(grid, { day: TODAY, minute: 0 }, () => true)]).toEqual([[], 0, null]);
});

test('a dragged appointment snaps to the slots of the session under it, else to five minutes', () => {
  const [column] = gridOf([]).columns;
  expect(column && [541, 549, 606, 659, 663, 700].map((minute) => snapTo(column, minute))).toEqual([540, 555, 600, 645, 665, 700]);
});

test('property: no lane is shared at one time, nobody is lost, no free slot lies on a full time, and every cell is walked to', () => {
  const span = fc.record({ from: fc.integer({ min: 96, max: 138 }), length: fc.integer({ min: 1, max: 8 }), state: fc.constantFrom('booked' as const, 'arrived' as const, 'no_show' as const, 'cancelled' as const) });
  fc.assert(fc.property(fc.array(span, { maxLength: 14 }), fc.integer({ min: 1, max: 4 }), (spans, capacity) => {
    const appointments = spans.map(({ from, length, state }, n) => appointmentOf(n, { from: from * 5, to: (from + length) * 5, state }));
    const grid = gridOf(appointments, { cancelled: true }, shared(capacity));
    const cells = grid.columns[0]?.cells ?? [];
    for (const one of cells) {
      expect(one.lane).toBeLessThan(one.lanes);
      for (const other of cells) if (one !== other && one.from < other.to && other.from < one.to) expect(one.lane).not.toBe(other.lane);
      if (one.kind === 'slot') for (let minute = one.from; minute < one.to; minute += 5) expect(appointments.filter((each) => isHolding(each) && each.from <= minute && each.to > minute).length).toBeLessThan(capacity);
    }
    const told = cells.flatMap((cell) => (cell.kind === 'appointment' ? [cell.appointment.id] : cell.kind === 'crowd' ? cell.appointments.map(({ id }) => id) : []));
    expect(told.toSorted()).toEqual(appointments.map(({ id }) => id).toSorted());
    const walked = new Set<string>();
    for (let cell = cells[0] ?? null; cell !== null && !walked.has(cell.key); cell = stepFrom(grid, cell.key, 'ArrowDown', () => true)) walked.add(cell.key);
    expect(walked.size).toBe(cells.length);
  }));
});
