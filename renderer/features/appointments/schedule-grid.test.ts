import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayGrid, firstCell, stepFrom, type DayGrid } from './day-grid.ts';
import { AYU, TONO, appointmentOf, sheetOf } from './sample-day.ts';
import { GENERAL, DENTAL, idOf } from '../patients/sample-people.ts';

const ALL = { unitId: null, cancelled: false, openFrom: 0 };
const namesOf = (grid: DayGrid, at = 0): string[] => grid.columns[at]?.cells.map((cell) => `${cell.kind} ${cell.from}`) ?? [];

test('slots are what the session holds minus what is taken; no slot begins in the past', () => {
  const grid = dayGrid(sheetOf([appointmentOf(1, { from: 550, to: 580 })]), { ...ALL, openFrom: 600 });
  expect(namesOf(grid)).toEqual(['appointment 550', 'slot 600', 'slot 615', 'slot 630', 'slot 645']);
  expect([grid.from, grid.to, grid.stepPx]).toEqual([540, 660, 8]);
});

test('a cancelled appointment frees its slot; shown, it stands beside it', () => {
  const sheet = sheetOf([appointmentOf(1, { state: 'cancelled' })]);
  expect(namesOf(dayGrid(sheet, ALL))).toContain('slot 600');
  const beside = dayGrid(sheet, { ...ALL, cancelled: true }).columns[0]?.cells.filter((cell) => cell.from === 600);
  expect(beside?.map(({ kind, lane, lanes }) => ({ kind, lane, lanes }))).toEqual([{ kind: 'slot', lane: 0, lanes: 2 }, { kind: 'appointment', lane: 1, lanes: 2 }]);
});

test('a unit narrows to its doctors; whoever has appointments without a session has a column', () => {
  const stray = appointmentOf(1, { practitionerId: idOf(803), practitioner: 'dr. Citra' });
  expect(dayGrid(sheetOf([stray]), ALL).columns.map((column) => column.practitioner)).toEqual(['dr. Ayu', 'drg. Tono', 'dr. Citra']);
  expect(dayGrid(sheetOf([stray]), { ...ALL, unitId: DENTAL }).columns.map((column) => column.practitionerId)).toEqual([TONO]);
  expect(dayGrid(sheetOf([]), { ...ALL, unitId: GENERAL }).columns.map((column) => column.practitionerId)).toEqual([AYU]);
});

test('an empty day has no columns and no height', () => {
  const grid = dayGrid(sheetOf([], { columns: [] }), ALL);
  expect([grid.columns, grid.to - grid.from, firstCell(grid, 0, () => true)]).toEqual([[], 0, null]);
});

test('property: overlapping appointments never share a lane, no free slot lies on a taken time, and every cell is walked to', () => {
  const span = fc.record({ from: fc.integer({ min: 96, max: 138 }), length: fc.integer({ min: 1, max: 8 }), state: fc.constantFrom('booked' as const, 'arrived' as const, 'no_show' as const, 'cancelled' as const) });
  fc.assert(fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
    const appointments = spans.map(({ from, length, state }, n) => appointmentOf(n, { from: from * 5, to: (from + length) * 5, state }));
    const grid = dayGrid(sheetOf(appointments), { ...ALL, cancelled: true });
    const cells = grid.columns[0]?.cells ?? [];
    for (const one of cells) {
      expect(one.lane).toBeLessThan(one.lanes);
      for (const other of cells) {
        const overlap = one !== other && one.from < other.to && other.from < one.to;
        if (overlap) expect(one.lane).not.toBe(other.lane);
        if (overlap && one.kind === 'slot' && other.kind === 'appointment') expect(['cancelled', 'no_show']).toContain(other.appointment.state);
      }
    }
    const walked = new Set<string>();
    for (let cell = cells[0] ?? null; cell !== null; cell = stepFrom(grid, cell.key, 'ArrowDown', () => true)) walked.add(cell.key);
    expect(walked.size).toBe(cells.length);
  }));
});
