/** A PC whose clock is wrong: numbers stay unique, and nobody in the queue gets stuck. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN } from '../support/desk.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
let test: VisitsDesk;
beforeEach(async () => { test = await openVisitsDesk(); });
afterEach(async () => { await test.close(); });

it('moves a patient on although the PC came back from a power cut with an earlier time', async () => {
  const { entryId } = await test.checkIn();
  test.clock.at -= 10 * MINUTE;
  const restarted = await test.restart();
  await restarted.call('users.signIn', ADMIN);
  test = await withVisits(restarted);
  for (const [action, state] of [['call', 'called'], ['serve', 'serving'], ['undo', 'called'], ['serve', 'serving'], ['finish', 'done']] as const) {
    expect(await test.step(entryId, action)).toMatchObject({ ok: true, value: { state } });
  }
});

it('never gives a number again that was given while the clock ran ahead', async () => {
  test.clock.at += 30 * DAY;
  expect((await test.checkIn()).number).toBe('A-001');
  test.clock.at -= 30 * DAY;
  const patientId = await test.register();
  expect(await test.refusal('visits.checkIn', test.visitOf(patientId))).toMatchObject({ code: 'clock_set_back' });
  expect((await test.call('visits.checkIn', test.visitOf(patientId, { clockConfirmed: true }))).number).toBe('A-001');
  expect((await test.checkIn()).number).toBe('A-002');
  test.clock.at += 30 * DAY;
  expect((await test.checkIn()).number).toBe('A-002');
});

it('notices a clock that went back over midnight, even by a minute', async () => {
  test.clock.at = Date.UTC(2026, 10, 22, 17, 0, 20);
  expect((await test.checkIn()).number).toBe('A-001');
  const patientId = await test.register();
  test.clock.at = Date.UTC(2026, 10, 22, 16, 59, 40);
  expect(await test.refusal('visits.checkIn', test.visitOf(patientId))).toMatchObject({ code: 'clock_set_back' });
});

it('lets a clock be corrected by a minute without asking anybody', async () => {
  await test.checkIn();
  test.clock.at -= MINUTE;
  expect((await test.checkIn()).number).toBe('A-002');
});
