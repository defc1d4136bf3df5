import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TODAY } from './appointments-desk.ts';
import { type ReportsDesk, openReportsDesk, seen } from './reports-desk.ts';

const HOUR = 3_600_000;
const TOMORROW = '2026-11-23';
let desk: ReportsDesk;
beforeEach(async () => { desk = await openReportsDesk(); });
afterEach(() => desk.close());

/** Two appointments and an entry in each open state. */
async function busyDay(): Promise<Record<'waiting' | 'called' | 'serving' | 'skipped', string>> {
  await desk.bookToday(10);
  await desk.bookToday(10, 30);
  const [waiting, called, serving, skipped] = [await desk.checkIn(), await desk.checkIn(), await desk.checkIn(), await desk.checkIn()];
  for (const { entryId } of [called, serving, skipped]) await desk.step(entryId, 'call');
  await desk.step(serving.entryId, 'serve');
  await desk.step(skipped.entryId, 'skip');
  return { waiting: waiting.entryId, called: called.entryId, serving: serving.entryId, skipped: skipped.entryId };
}

/** Closes with everything marked but those who wait. */
async function markedAll(): Promise<ReturnType<ReportsDesk['closing']>> {
  const { appointments, entries } = await desk.open();
  const of = (...states: string[]) => seen(entries.filter(({ state }) => states.includes(state)));
  return desk.closing({ noShowAppointments: seen(appointments), noShowEntries: of('called', 'skipped'), finishEntries: of('serving'), note: 'Listrik padam pukul 14.' });
}

it('marks exactly what was named, keeps the figures, says who and when', async () => {
  await busyDay();
  desk.clock.at += 7 * HOUR;
  const closing = await desk.call('reports.closeDay', await markedAll());
  expect(closing).toMatchObject({
    day: TODAY, at: desk.clock.at, by: 'Ibu Admin', note: 'Listrik padam pukul 14.',
    figures: { queue: { served: 1, left: 0, noShow: 2, cancelled: 0, open: 1 }, appointments: { planned: 2, noShow: 2, open: 0 } },
  });
  const { entries, appointments, closing: kept } = await desk.open();
  expect(entries.map(({ state }) => state)).toEqual(['waiting']);
  expect(appointments).toEqual([]);
  expect(kept).toEqual(closing);
  expect(await desk.figures()).toEqual(closing.figures);
  const created = await desk.call('audit.list', { before: null, limit: 5, action: 'create', text: 'day_closing' });
  expect(created.map(({ detail }) => detail)).toEqual([`${TODAY}: 5 moved`]);
});

it('a repeat with the same request id gets the same answer and does nothing twice', async () => {
  await busyDay();
  const input = await markedAll();
  const requestId = randomUUID();
  const [first, second] = await Promise.all([desk.invoke('reports.closeDay', input, { requestId }), desk.invoke('reports.closeDay', input, { requestId })]);
  const written = await desk.written();
  desk.clock.at += HOUR;
  const third = await desk.invoke('reports.closeDay', input, { requestId });
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(await desk.written()).toBe(written);
});

it('a repeat after the desk was started again does nothing twice either', async () => {
  await busyDay();
  const input = await markedAll();
  const requestId = randomUUID();
  const first = await desk.invoke('reports.closeDay', input, { requestId });
  desk = await desk.reopened();
  const written = await desk.written();
  expect(await desk.invoke('reports.closeDay', input, { requestId })).toEqual(first);
  expect(await desk.written()).toBe(written);
});

it('two windows close with the same list: nobody is marked twice, the newest closing counts', async () => {
  const { called } = await busyDay();
  const input = await markedAll();
  await desk.call('reports.closeDay', input);
  const again = await desk.call('reports.closeDay', { ...input, note: 'kedua' });
  expect((await desk.open()).closing).toEqual(again);
  expect(again.figures.queue).toEqual({ served: 1, left: 0, noShow: 2, cancelled: 0, open: 1 });
  expect((await desk.entry(called)).state).toBe('no_show');
});

describe('what was changed meanwhile is left alone', () => {
  it('who came back, who was served, who checked in after all', async () => {
    const { called, skipped } = await busyDay();
    const input = await markedAll();
    await desk.step(skipped, 'return');
    await desk.step(called, 'serve');
    const [appointment] = (await desk.open()).appointments;
    await desk.call('appointments.checkIn', { id: appointment?.id ?? '', expectedVersion: appointment?.version ?? '', priority: null, priorityReason: null, clockConfirmed: true });
    const { figures } = await desk.call('reports.closeDay', input);
    expect(figures.queue).toMatchObject({ served: 1, left: 0, noShow: 0, open: 4 });
    expect(figures.appointments).toMatchObject({ arrived: 1, noShow: 1, open: 0 });
    expect((await desk.entry(called)).state).toBe('serving');
  });

  it('entries of another day, unknown ids and states that do not fit', async () => {
    const { waiting, called } = await busyDay();
    const { entries } = await desk.open();
    const { figures } = await desk.call('reports.closeDay', desk.closing({
      finishEntries: seen(entries.filter(({ id }) => id === waiting)), noShowEntries: [{ id: randomUUID(), version: 'x' }], noShowAppointments: [{ id: randomUUID(), version: 'x' }],
    }));
    expect(figures.queue.open).toBe(4);
    desk.clock.at += 24 * HOUR;
    await desk.call('reports.closeDay', desk.closing({ day: TOMORROW, noShowEntries: seen(entries.filter(({ id }) => id === called)) }));
    expect((await desk.figures()).queue.open).toBe(4);
  });
});

describe('a day that was forgotten', () => {
  const forgotten = async (): Promise<(string | number | undefined)[]> => (await desk.call('attention.list', {})).filter(({ kind }) => kind === 'day_not_closed').map(({ params }) => params['day']);

  it('is in the inbox from the next day on, leads to its closing, and is gone once closed', async () => {
    await busyDay();
    expect(await forgotten()).toEqual([]);
    desk.clock.at += 24 * HOUR;
    expect(await forgotten()).toEqual([TODAY]);
    expect((await desk.call('attention.list', {})).find(({ kind }) => kind === 'day_not_closed')?.target).toBe(`/reports/closing/${TODAY}`);
    expect((await desk.open(TOMORROW)).unclosed).toEqual([TODAY]);
    const closing = await desk.call('reports.closeDay', await markedAll());
    expect(closing).toMatchObject({ day: TODAY, figures: { queue: { served: 1, left: 0, noShow: 2, open: 1 }, appointments: { noShow: 2 } } });
    expect(await forgotten()).toEqual([]);
    expect((await desk.open(TOMORROW)).unclosed).toEqual([]);
  });

  it('is shown for the newest seven, and not to those who cannot close', async () => {
    for (let day = 0; day < 9; day += 1) {
      await desk.call('visits.checkIn', desk.visitOf(await desk.register()));
      desk.clock.at += 24 * HOUR;
    }
    expect(await forgotten()).toEqual(['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24']);
    await desk.as('nurse');
    expect(await forgotten()).toEqual([]);
  });
});

it('a day to come cannot be closed', async () => {
  expect(await desk.refusal('reports.closeDay', desk.closing({ day: TOMORROW }))).toMatchObject({ code: 'invalid_input', fields: { day: 'invalid' } });
});

it('a nurse looks, the desk closes', async () => {
  await desk.as('nurse');
  await desk.open();
  expect(await desk.refusal('reports.closeDay', desk.closing())).toMatchObject({ code: 'forbidden' });
});

it('hundreds of open rows are closed in transactions within the limit', async () => {
  const people = await Promise.all(Array.from({ length: 130 }, () => desk.register()));
  for (const person of people) await desk.call('visits.checkIn', desk.visitOf(person));
  for (const minute of Array.from({ length: 30 }, (_, index) => index * 10)) await desk.bookToday(10 + Math.floor(minute / 60), minute % 60);
  const { entries, appointments } = await desk.open();
  const { figures } = await desk.call('reports.closeDay', desk.closing({ noShowEntries: seen(entries), noShowAppointments: seen(appointments) }));
  expect(figures).toMatchObject({ queue: { noShow: 130, open: 0 }, appointments: { noShow: 30, open: 0 } });
});
