/** Papers for a power cut, and what is copied from them afterwards. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract/index.ts';
import { dayInZone, daysAfter, minuteInZone, startOfDay } from '../../shared/domain/calendar-day.ts';
import { type VisitsDesk, openVisitsDesk } from './visits-desk.ts';

const ZONE = 'Asia/Jakarta';
let test: VisitsDesk;
let today: string;
beforeEach(async () => {
  test = await openVisitsDesk();
  today = dayInZone(ZONE, test.clock.at);
  // Noon, so that there is a morning to write down.
  test.clock.at = startOfDay(ZONE, today) + 12 * 3_600_000;
});
afterEach(async () => { await test.close(); });

async function paperVisit(more: Partial<Input<'paper.enter'>> = {}): Promise<Input<'paper.enter'>> {
  return {
    day: today, patientId: await test.register(), unitId: test.units[0]?.id ?? '', practitionerId: null, number: 'A-P01', arrivedAt: 8 * 60, calledAt: 8 * 60 + 20, endedAt: 8 * 60 + 35,
    outcome: 'done', payer: 'general', priority: 'none', complaint: null, ...more,
  };
}

describe('the pack', () => {
  it('holds who waits and what was booked, and blanks whose numbers are never given again', async () => {
    const { number } = await test.checkIn();
    const first = await test.call('paper.print', { blanks: 3 });
    const [unit, other] = first.units;
    expect(unit).toMatchObject({ queue: [{ number, state: 'waiting' }], blanks: ['A-P01', 'A-P02', 'A-P03'] });
    expect(other?.blanks).toEqual(['B-P01', 'B-P02', 'B-P03']);
    expect((await test.call('paper.print', { blanks: 2 })).units[0]?.blanks).toEqual(['A-P04', 'A-P05']);
    // Numbers of the running queue go on as if nothing had been printed.
    expect((await test.checkIn()).number).toBe('A-002');
    expect(await test.call('audit.list', { before: null, limit: 20, action: 'print', text: '' })).toContainEqual(expect.objectContaining({ entity: 'visit', detail: 'papers for a power cut, 3 blanks a unit' }));
  });

  it('one press is one pack', async () => {
    const requestId = randomUUID();
    const answers = await Promise.all([1, 2].map(() => test.invoke('paper.print', { blanks: 2 }, { requestId })));
    expect(answers[0]).toEqual(answers[1]);
    expect((await test.call('paper.print', { blanks: 1 })).units[0]?.blanks).toEqual(['A-P03']);
  });
});

describe('copying from paper', () => {
  it('keeps the real times, in the order in which they happened, and says that it was written later', async () => {
    const { entryId, number } = await test.call('paper.enter', await paperVisit());
    expect(number).toBe('A-P01');
    const at = (minute: number): number => startOfDay(ZONE, today) + minute * 60_000;
    expect(await test.entry(entryId)).toMatchObject({ state: 'done', joinedAt: at(480), calledAt: at(500), stateAt: at(515), calls: 1 });
    expect(await test.call('paper.entered', { day: today })).toMatchObject([{ number: 'A-P01', state: 'done', arrivedAt: at(480), writtenAt: test.clock.at, by: 'Ibu Admin' }]);
    expect(await test.call('queue.today', {})).toMatchObject({ done: 1, averageWaitMinutes: 20 });
  });

  it('puts who is still here into the queue, by the time of coming', async () => {
    const late = await test.checkIn();
    const early = await test.call('paper.enter', await paperVisit({ number: '2', calledAt: null, endedAt: null, outcome: 'waiting' }));
    expect(early.number).toBe('A-P02');
    expect((await test.call('queue.callNext', { unitId: test.units[0]?.id ?? '' })).id).toBe(early.entryId);
    expect((await test.call('queue.callNext', { unitId: test.units[0]?.id ?? '' })).id).toBe(late.entryId);
  });

  it('takes back and goes on with a copied visit like with any other', async () => {
    const { entryId } = await test.call('paper.enter', await paperVisit({ endedAt: null, calledAt: null, outcome: 'waiting' }));
    expect(await test.step(entryId, 'call')).toMatchObject({ ok: true, value: { state: 'called' } });
    expect(await test.step(entryId, 'undo')).toMatchObject({ ok: true, value: { state: 'waiting' } });
  });

  it.each<[string, Partial<Input<'paper.enter'>>, Record<string, string>]>([
    ['an end before the call', { endedAt: 490 }, { endedAt: 'time_order' }],
    ['a call before the arrival', { calledAt: 470, endedAt: 600 }, { calledAt: 'time_order' }],
    ['a time that has not come', { endedAt: 13 * 60 }, { endedAt: 'time_future' }],
    ['an arrival that has not come', { arrivedAt: 13 * 60, calledAt: null, endedAt: null, outcome: 'waiting' }, { arrivedAt: 'time_future' }],
    ['done without a call', { calledAt: null }, { calledAt: 'called_at_required' }],
    ['done without an end', { endedAt: null }, { endedAt: 'ended_at_required' }],
    ['another unit’s blank', { number: 'B-P01' }, { number: 'paper_number_form' }],
    ['no number of a blank', { number: 'A-001' }, { number: 'paper_number_form' }],
  ])('%s is refused next to its field, and nothing is written', async (_, part, fields) => {
    expect(await test.refusal('paper.enter', await paperVisit(part))).toEqual({ code: 'invalid_input', fields });
    expect(await test.call('paper.entered', { day: today })).toEqual([]);
  });

  it('of days: a week back, none to come, nobody waiting from yesterday', async () => {
    const day = (count: number): string => daysAfter(today, count);
    expect(await test.refusal('paper.enter', await paperVisit({ day: day(1) }))).toMatchObject({ fields: { day: 'day_future' } });
    expect(await test.refusal('paper.enter', await paperVisit({ day: day(-8) }))).toMatchObject({ fields: { day: 'day_too_old' } });
    expect(await test.refusal('paper.enter', await paperVisit({ day: day(-1), calledAt: null, endedAt: null, outcome: 'waiting' }))).toMatchObject({ fields: { outcome: 'waiting_today_only' } });
    await test.call('paper.enter', await paperVisit({ day: day(-7), endedAt: 23 * 60 }));
  });

  it('a number is copied once a day, a person waits once in a unit', async () => {
    await test.call('paper.enter', await paperVisit());
    expect(await test.refusal('paper.enter', await paperVisit())).toMatchObject({ fields: { number: 'paper_number_used' } });
    const patientId = await test.register();
    await test.call('visits.checkIn', test.visitOf(patientId));
    expect(await test.refusal('paper.enter', await paperVisit({ patientId, number: '5', calledAt: null, endedAt: null, outcome: 'waiting' }))).toMatchObject({ code: 'already_in_queue' });
    expect((await test.call('paper.enter', await paperVisit({ patientId, number: null }))).number).toBe('A-002');
  });

  it('somebody who did not answer the call keeps the times that are known', async () => {
    const { entryId } = await test.call('paper.enter', await paperVisit({ calledAt: null, endedAt: 540, outcome: 'no_show' }));
    expect(await test.entry(entryId)).toMatchObject({ state: 'no_show', calledAt: null, calls: 0 });
    expect(minuteInZone(ZONE, (await test.entry(entryId)).stateAt)).toBe(540);
  });
});
