/** The queue's report: a day by hand, and seeded days against figures counted from the bare events. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QueueFigures } from '../../shared/contract/reports.ts';
import { hourInZone } from '../../shared/domain/calendar-day.ts';
import { type QueueDay, liveDay, randomOf } from './queue-day.ts';
import { type VisitsDesk, openVisitsDesk } from './visits-desk.ts';

const MINUTE = 60_000;
let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(async () => { await test.close(); });

async function today(): Promise<string> { return (await test.call('queue.today', {})).day; }
async function figures(from: string, to = from): Promise<QueueFigures> { return (await test.call('reports.queue', { from, to })).figures; }

it('counts a day by hand: waits, services, who left, who is still there, and what was told', async () => {
  const day = await today();
  const [general = '', dental = ''] = test.units.map(({ id }) => id);
  const first = await test.checkIn();
  const second = await test.checkIn();
  const third = await test.checkIn({ unitId: dental });
  await test.checkIn({ unitId: dental });
  const start = test.clock.at;
  test.clock.at = start + 10 * MINUTE;
  await test.step(first.entryId, 'call');
  test.clock.at = start + 12 * MINUTE;
  await test.step(first.entryId, 'serve');
  test.clock.at = start + 30 * MINUTE;
  await test.step(first.entryId, 'finish');
  await test.step(second.entryId, 'call');
  test.clock.at = start + 71 * MINUTE;
  await test.step(second.entryId, 'finish');
  await test.step(third.entryId, 'left');
  const { total, byUnit, byDoctor, byHour, estimates, days } = await figures(day);
  expect(days).toBe(1);
  expect(byDoctor).toEqual([]);
  expect(byHour.map(({ places }) => places)).toEqual([4]);
  expect(byUnit).toEqual([
    { name: 'Poli Umum', places: 2, served: 2, left: 0, noShow: 0, cancelled: 0, open: 0, wait: { observed: 2, median: 10, p90: 30, within60Percent: 100 }, service: { observed: 2, median: 18, p90: 41 } },
    { name: 'Poli Gigi', places: 2, served: 0, left: 1, noShow: 0, cancelled: 0, open: 1, wait: { observed: 0, median: null, p90: null, within60Percent: null }, service: { observed: 0, median: null, p90: null } },
  ]);
  expect(total).toMatchObject({ places: 4, served: 2, left: 1, open: 1 });
  expect(estimates).toEqual({ told: 0, inside: 0, medianError: null });
  expect(general).not.toBe('');
});

it('leaves a visit that goes on after midnight with the day on which it began', async () => {
  const day = await today();
  test.clock.at = Date.parse(`${day}T23:50:00+07:00`);
  const late = await test.checkIn();
  test.clock.at += 20 * MINUTE;
  await test.invoke('queue.step', { entryId: late.entryId, action: 'call', reason: null, expectedVersion: (await test.call('reports.open', { day })).entries[0]?.version ?? '' });
  const { byHour, total } = await figures(day);
  expect(byHour.map(({ hour }) => hour)).toEqual([23]);
  expect(total).toMatchObject({ places: 1, open: 1, wait: { observed: 1, median: 20 } });
  expect((await figures(await today())).total.places).toBe(0);
});

it('refuses a period that ends before it begins or is too long, and writes the same figures as a table', async () => {
  expect(await test.refusal('reports.queue', { from: '2026-11-23', to: '2026-11-22' })).toMatchObject({ code: 'invalid_input', fields: { to: 'period_length' } });
  expect(await test.refusal('reports.queue', { from: '2026-01-01', to: '2026-11-22' })).toMatchObject({ code: 'invalid_input' });
  await test.checkIn();
  const day = await today();
  const { fileName, text } = await test.call('reports.queueFile', { from: day, to: day });
  expect(fileName).toBe(`antrean-${day}-${day}.csv`);
  expect(text).toContain('unit,Poli Umum,1,0,0,0,0,1,0,,,,0,,\r\n');
  expect(text.startsWith('\uFEFFbagian,nama,')).toBe(true);
});

const percentile = (values: readonly number[], percent: number): number | null => {
  const enough = values.filter((value) => values.filter((other) => other <= value).length * 100 >= percent * values.length);
  return enough.length === 0 ? null : Math.floor(Math.min(...enough) / MINUTE);
};

it.each([1, 2])('equals what the bare events of a lived day say (seed %i)', async (seed) => {
  const lived: QueueDay = await liveDay(test, randomOf(seed), { people: 45 });
  const day = lived.day;
  const report = await figures(day);
  const waits: number[] = [];
  const services: number[] = [];
  const hours = new Map<number, number>();
  const scores: { inside: boolean; error: number }[] = [];
  const ends: Record<string, number> = {};
  for (const visitId of lived.visits) {
    for (const place of await test.call('queue.history', { visitId })) {
      if (place.withdrawn) continue;
      const standing: typeof place.events = [];
      for (const event of place.events) if (event.action === 'undo') standing.pop(); else standing.push(event);
      const at = (actions: readonly string[], last = false): number | null => {
        const found = standing.filter(({ action }) => actions.includes(action));
        return (last ? found.at(-1) : found[0])?.at ?? null;
      };
      const joined = at(['join']) ?? 0;
      const called = at(['call', 'recall', 'serve']);
      hours.set(hourInZone('Asia/Jakarta', joined), (hours.get(hourInZone('Asia/Jakarta', joined)) ?? 0) + 1);
      ends[place.state] = (ends[place.state] ?? 0) + 1;
      if (called !== null) waits.push(called - joined);
      const ended = place.state === 'done' || place.state === 'moved' ? at(['finish', 'move'], true) : null;
      const served = at(['serve'], true) ?? called;
      if (ended !== null && served !== null) services.push(ended - served);
      const told = lived.told.get(place.entryId);
      if (told && called !== null) scores.push({ inside: Math.floor((called - joined) / MINUTE) >= told[0] && Math.floor((called - joined) / MINUTE) <= told[1], error: Math.abs(called - joined - ((told[0] + told[1]) / 2) * MINUTE) });
    }
  }
  expect(report.total.wait).toEqual({ observed: waits.length, median: percentile(waits, 50), p90: percentile(waits, 90), within60Percent: Math.round((100 * waits.filter((wait) => wait <= 60 * MINUTE).length) / waits.length) });
  expect(report.total.service).toEqual({ observed: services.length, median: percentile(services, 50), p90: percentile(services, 90) });
  expect(report.byHour.map(({ hour, places }) => [hour, places])).toEqual([...hours].toSorted(([one], [other]) => one - other));
  expect([report.total.left, report.total.noShow, report.total.cancelled]).toEqual([ends['left'] ?? 0, ends['no_show'] ?? 0, ends['cancelled'] ?? 0]);
  expect(report.estimates.told).toBe(scores.length);
  expect(report.estimates.inside).toBe(scores.filter(({ inside }) => inside).length);
  expect(scores.length).toBeGreaterThan(0);
}, 120_000);
