/** Queue numbers of two desks that do not hear of each other, on two real encrypted files. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN, openTestDesk } from '../support/desk.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

let first: VisitsDesk;
let second: VisitsDesk;
beforeEach(async () => {
  first = await openVisitsDesk();
  const invitation = await first.call('clinic.invite', {});
  const joined = await openTestDesk();
  await joined.call('clinic.join', { invitation: invitation.content, code: invitation.code, admin: ADMIN });
  second = await withVisits(joined);
});
afterEach(async () => { await Promise.all([first.close(), second.close()]); });

it('are given once and without a gap, in turns, in both units, with refusals in between', async () => {
  const given: string[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    const desk = turn % 2 === 0 ? first : second;
    const unitId = desk.units[turn % 4 < 2 ? 0 : 1]?.id ?? '';
    const patientId = await desk.register();
    const [one, other] = await Promise.all([desk.invoke('visits.checkIn', desk.visitOf(patientId, { unitId })), desk.invoke('visits.checkIn', desk.visitOf(patientId, { unitId }))]);
    const answers = [one, other].map((answer) => (answer.ok ? answer.value.number : answer.error.code));
    expect(answers[1]).toBe('already_in_queue');
    given.push(answers[0] ?? '');
  }
  expect(given.toSorted()).toEqual(['A1-001', 'A1-002', 'A2-001', 'A2-002', 'B1-001', 'B1-002', 'B2-001', 'B2-002']);
});

it('go on where they were after a restart', async () => {
  await second.checkIn();
  const restarted = await second.restart();
  await restarted.call('users.signIn', ADMIN);
  second = await withVisits(restarted);
  expect((await second.checkIn()).number).toBe('A2-002');
});
