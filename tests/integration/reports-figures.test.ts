import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TODAY } from './appointments-desk.ts';
import { type ReportsDesk, openReportsDesk } from './reports-desk.ts';

const MINUTE = 60_000;
let desk: ReportsDesk;
beforeEach(async () => { desk = await openReportsDesk(); });
afterEach(() => desk.close());

it('a day on which nothing happened', async () => {
  expect(await desk.figures()).toEqual({
    visits: { total: 0, newPatients: 0, byUnit: [], byPayer: [], byHour: [], priority: 0 }, queue: { served: 0, left: 0, noShow: 0, cancelled: 0, open: 0 },
    waits: { median: null, p90: null, longest: null, within60Percent: null, observed: 0 }, appointments: { planned: 0, arrived: 0, noShow: 0, cancelled: 0, open: 0 },
    complaints: { received: 0, answered: 0, resolved: 0, open: 0, overdue: 0, byGrade: { red: 0, yellow: 0, green: 0 } }, calls: { received: 0, toReturn: 0 }, emergencies: 0,
  });
});

it('figures are what was done, step by step', async () => {
  const start = desk.clock.at;
  const known = await desk.register();
  const served = await desk.checkIn({ payer: 'bpjs', priority: 'elderly' });
  const skipped = await desk.checkIn({ payer: 'bpjs' });
  await desk.checkIn({ unitId: desk.units[1]?.id ?? '' });
  const cancelled = await desk.checkIn();
  desk.clock.at = start + 20 * MINUTE;
  await desk.step(served.entryId, 'call');
  await desk.step(served.entryId, 'serve');
  await desk.step(served.entryId, 'finish');
  await desk.step(cancelled.entryId, 'cancel');
  desk.clock.at = start + 80 * MINUTE;
  await desk.step(skipped.entryId, 'call');
  await desk.step(skipped.entryId, 'skip');
  await desk.call('visits.checkIn', desk.visitOf(known));
  await desk.call('emergencies.raise', {});

  expect(await desk.figures()).toMatchObject({
    visits: {
      total: 5, newPatients: 5, priority: 1, byPayer: [{ payer: 'general', visits: 3 }, { payer: 'bpjs', visits: 2 }], byHour: [{ hour: 9, visits: 4 }, { hour: 11, visits: 1 }],
      byUnit: [{ unit: 'Poli Umum', visits: 4, served: 1, noShow: 0, cancelled: 1, medianWait: 19 }, { unit: 'Poli Gigi', visits: 1, served: 0, noShow: 0, cancelled: 0, medianWait: null }],
    },
    queue: { served: 1, left: 0, noShow: 0, cancelled: 1, open: 3 },
    waits: { median: 19, p90: 79, longest: 79, within60Percent: 50, observed: 2 },
    emergencies: 1,
  });
  expect(await desk.figures('2026-11-21')).toMatchObject({ visits: { total: 0 }, emergencies: 0 });
});

it('somebody registered yesterday is not new today', async () => {
  const known = await desk.register();
  desk.clock.at += 24 * 60 * MINUTE;
  await desk.call('visits.checkIn', desk.visitOf(known));
  expect((await desk.figures('2026-11-23')).visits).toMatchObject({ total: 1, newPatients: 0 });
});

it('appointments by what became of them', async () => {
  const [arrived, cancelled] = [await desk.bookToday(10), await desk.bookToday(10, 30)];
  await desk.bookToday(11);
  await desk.call('appointments.cancel', { id: cancelled.id, expectedVersion: cancelled.version, reason: 'sembuh' });
  await desk.call('appointments.checkIn', { id: arrived.id, expectedVersion: arrived.version, priority: null, priorityReason: null });
  expect((await desk.figures()).appointments).toEqual({ planned: 3, arrived: 1, noShow: 0, cancelled: 1, open: 1 });
  expect((await desk.call('reports.now', {})).appointments).toEqual({ open: 1, late: 0 });
  desk.clock.at += 90 * MINUTE;
  expect((await desk.call('reports.now', {})).appointments).toEqual({ open: 1, late: 1 });
});

describe('complaints', () => {
  it('received, answered (resolving answers too), resolved on the day; open and overdue when asked', async () => {
    const { id } = await desk.receive({ grade: 'red' });
    await desk.receive({ grade: 'yellow', receivedAt: desk.clock.at - 30 * 60 * MINUTE });
    const settled = await desk.receive();
    const step = async (complaint: string, action: 'answer' | 'resolve'): Promise<void> => {
      const { version } = await desk.call('complaints.get', { id: complaint });
      await desk.call('complaints.step', { id: complaint, expectedVersion: version, step: action === 'answer' ? { action, text: 'Kami jelaskan.' } : { action, text: 'Sudah.', outcome: 'settled' } });
    };
    await step(id, 'answer');
    await step(settled.id, 'resolve');
    expect((await desk.figures()).complaints).toMatchObject({ received: 2, answered: 2, resolved: 1, open: 2, overdue: 0, byGrade: { red: 1, yellow: 0, green: 1 } });
    expect((await desk.figures('2026-11-21')).complaints).toMatchObject({ received: 1, byGrade: { red: 0, yellow: 1, green: 0 } });
    desk.clock.at += 25 * 60 * MINUTE;
    expect((await desk.figures()).complaints).toMatchObject({ open: 2, overdue: 1 });
    expect((await desk.call('reports.now', {})).complaints).toMatchObject({ open: 2, red: 1, urgent: 2 });
  });

  it('a restricted one is counted for who may see it, for nobody else, and not in what a closing keeps for everybody', async () => {
    await desk.receive({ grade: 'red', restricted: true, anonymous: true, reporterName: null, reporterContact: null, relation: null });
    desk.clock.at += 23 * 60 * MINUTE;
    expect((await desk.call('reports.now', {})).complaints).toMatchObject({ open: 1, urgent: 1 });
    expect((await desk.open()).complaints).toHaveLength(1);
    expect((await desk.figures()).complaints.open).toBe(1);
    expect((await desk.call('reports.closeDay', desk.closing())).figures.complaints).toMatchObject({ received: 0, open: 0, byGrade: { red: 0 } });
    await desk.as('receptionist');
    expect((await desk.call('reports.now', {})).complaints).toEqual({ open: 0, red: 0, urgent: 0, next: null });
    expect((await desk.open()).complaints).toEqual([]);
    expect((await desk.figures()).complaints.open).toBe(0);
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'complaint_due')).toEqual([]);
  });
});

it('calls received and to return, due ones apart', async () => {
  const log = (callBackAt: number | null) => desk.call('calls.log', { callerName: 'Bapak Contoh', phone: null, patientId: null, topic: 'schedule', note: null, callBackAt });
  await log(null);
  await log(desk.clock.at + 30 * MINUTE);
  await log(desk.clock.at + 90 * MINUTE);
  desk.clock.at += 60 * MINUTE;
  expect((await desk.figures()).calls).toEqual({ received: 3, toReturn: 2 });
  expect((await desk.call('reports.now', {})).callBacks).toEqual({ open: 2, due: 1 });
});

it('a print is noted with its day', async () => {
  await desk.call('reports.printed', { day: TODAY });
  expect((await desk.call('audit.list', { before: null, limit: 1, action: 'print', text: '' }))[0]).toMatchObject({ entity: 'day_closing', detail: TODAY });
});
