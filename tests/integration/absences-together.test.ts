/** Rebooking that is killed in the middle goes on where it stood; two desks remind nobody twice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startScript } from '../support/child-script.ts';
import { TEST_NOW } from '../support/desk-database.ts';
import { ADMIN, openTestDesk } from '../support/desk.ts';
import { looksInto, openTwoDesks, converge, pass } from '../support/sync-desks.ts';
import { at, withAppointments } from './appointments-desk.ts';
import { openAbsencesDesk, proposedItems, registerReachable } from './absences-desk.ts';

const PEOPLE = 48;
const SCRIPT = (dataDir: string): string => `
  import { openTestDesk, CLINIC } from './tests/support/desk.ts';
  import { openAbsencesDesk, bookMonday, fallIll, proposedItems } from './tests/integration/absences-desk.ts';
  const test = await openTestDesk({ dataDir: ${JSON.stringify(dataDir)} });
  await test.call('clinic.create', CLINIC);
  const desk = await openAbsencesDesk(test);
  const [rule] = (await desk.call('appointments.timetable', { year: 2026 })).rules;
  await desk.call('appointments.saveRule', { ...rule, id: rule.id, expectedVersion: rule.version, slotMinutes: 5 });
  for (let n = 0; n < ${PEOPLE}; n += 1) await bookMonday(desk, 1, { from: 480 + n * 5 });
  await fallIll(desk);
  const items = await proposedItems(desk);
  console.log('applying');
  void desk.call('absences.apply', { items });
  // The desk answers between two steps: as soon as the first is done, the process is gone.
  for (;;) if ((await desk.call('appointments.stranded', {})).length < ${PEOPLE}) process.kill(process.pid, 'SIGKILL');
`;

it('goes on after a kill in the middle: each is moved once, nobody is forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  const dataDir = join(folder, 'data');
  const child = startScript(folder, SCRIPT(dataDir));
  await child.line('applying');
  await child.ended;
  const desk = await openTestDesk({ dataDir, now: TEST_NOW + 3_600_000 });
  try {
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
    const { affected } = await desk.call('absences.plan', { practitionerId: null });
    expect(affected.length).toBeGreaterThan(0);
    expect(affected.length).toBeLessThan(PEOPLE);
    expect(await desk.call('absences.apply', { items: await proposedItems(desk) })).toMatchObject({ moved: affected.length, refused: [] });
    expect((await desk.call('absences.plan', { practitionerId: null })).affected).toEqual([]);
    const rows = await looksInto(dataDir)<{ state: string; day: string; from_minute: number; moved_from: string | null }>('SELECT state, day, from_minute, moved_from FROM appointment');
    expect(rows.filter(({ state }) => state === 'rescheduled')).toHaveLength(PEOPLE);
    const moved = rows.filter(({ state }) => state === 'booked');
    expect(moved).toHaveLength(PEOPLE);
    expect(new Set(moved.map(({ moved_from: from }) => from)).size).toBe(PEOPLE);
    expect(new Set(moved.map(({ day, from_minute: from }) => `${day} ${from}`)).size).toBe(PEOPLE);
    expect(await desk.call('absences.untold', {})).toHaveLength(PEOPLE);
    expect((await desk.call('messages.due', {})).rows).toHaveLength(PEOPLE);
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('what one desk opened and sent, the other neither opens nor sends', async () => {
  const two = await openTwoDesks();
  try {
    const a = await withAppointments(two.a);
    await openAbsencesDesk(two.a);
    const booked = await a.call('appointments.book', a.bookingOf(await registerReachable(a), { from: at(8) }));
    const settings = await two.a.call('messages.settings', {});
    await two.a.call('messages.saveSettings', { ...settings, earlyHours: 12 });
    pass(14 * 3_600_000, two.central, two.a, two.b);
    await converge(two.a, two.b);
    const reminderAt = async (desk: typeof two.a) => (await desk.call('messages.due', {})).rows.find(({ aboutId }) => aboutId === booked.id);
    // Within the lead time both know of it, from the appointment alone.
    const [onA, onB] = [await reminderAt(two.a), await reminderAt(two.b)];
    expect(onA).toMatchObject({ id: null });
    expect(onB).toMatchObject({ id: null, texts: onA!.texts });
    await two.a.call('messages.open', onA!);
    await converge(two.a, two.b);
    expect(await reminderAt(two.b)).toMatchObject({ openedBy: ADMIN.fullName });
    await two.a.call('messages.mark', { ...onA!, step: 'sent' });
    await converge(two.a, two.b);
    expect(await reminderAt(two.b)).toBeUndefined();
    expect(await two.b.refusal('messages.mark', { ...onB!, step: 'sent' })).toMatchObject({ code: 'changed_meanwhile' });
    expect(await two.b.call('messages.marked', { day: '2026-11-22' })).toMatchObject([{ state: 'sent', by: ADMIN.fullName }]);
    expect(await two.a.dump()).toEqual(await two.b.dump());
  } finally {
    await two.close();
  }
}, 90_000);
