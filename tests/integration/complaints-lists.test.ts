/** Who sees which complaints, in which order, and how fast. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPLAINT_ROLES, RESTRICTED_COMPLAINT_ROLES } from '../../shared/contract/complaints.ts';
import { READ_ROLES, type Role } from '../../shared/contract/core.ts';
import { complaintAttention, openComplaints } from '../../main/services/complaints/attention.ts';
import { TEST_NOW, openTestDatabase } from '../support/desk-database.ts';
import { type ComplaintsDesk, openComplaintsDesk } from './complaints-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const has = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

describe('at a desk', () => {
  let desk: ComplaintsDesk;
  beforeEach(async () => { desk = await openComplaintsDesk(); });
  afterEach(async () => { await desk.close(); });

  it.each(READ_ROLES)('a restricted complaint and %s', async (role) => {
    const open = await desk.receive({ narrative: 'Antrean lama' });
    const { id, number } = await desk.receive({ restricted: true, grade: 'red', narrative: 'Pungutan liar di loket' });
    const { version } = await desk.detail(id);
    await desk.as(role);
    const sees = has(RESTRICTED_COMPLAINT_ROLES, role);
    expect((await desk.list()).map((row) => row.id)).toEqual(sees ? [id, open.id] : [open.id]);
    expect((await desk.list({ text: 'pungutan' })).length + (await desk.list({ text: number })).length).toBe(sees ? 2 : 0);
    expect(await desk.invoke('complaints.get', { id })).toMatchObject(sees ? { ok: true } : { ok: false, error: { code: 'not_found' } });
    const acts = has(COMPLAINT_ROLES, role);
    const outcome = acts && sees ? { ok: true } : { ok: false, error: { code: acts ? 'not_found' : 'forbidden' } };
    const noted = await desk.invoke('complaints.step', { id, expectedVersion: version, step: { action: 'note', text: 'x' } });
    expect(noted).toMatchObject(outcome);
    const edit = { id, expectedVersion: noted.ok ? noted.value.version : version, complaint: desk.fieldsOf({ restricted: true, grade: 'red' }) };
    expect(await desk.invoke('complaints.edit', edit)).toMatchObject(outcome);
    // Anybody who takes complaints in may take a restricted one in, and does not see it again.
    const mine = await desk.invoke('complaints.receive', { complaint: desk.fieldsOf({ restricted: true, narrative: 'Saksi' }) });
    expect(mine.ok).toBe(acts);
    expect((await desk.list({ text: 'saksi' })).length).toBe(acts && sees ? 1 : 0);
  });

  it('of one patient, newest first, without the restricted ones for a receptionist', async () => {
    const { id: patientId } = await desk.call('patients.register', { patient: {
      identityKind: 'citizen', name: 'Uji Pasien', nik: null, bpjs: null, passport: null, sex: 'male', birthDate: '1988-03-02', birthDateEstimated: false, birthPlace: null, phone: null, address: null,
      villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false,
    } });
    const older = await desk.receive({ patientId, receivedAt: desk.clock.at - DAY });
    const hidden = await desk.receive({ patientId, receivedAt: desk.clock.at - HOUR, restricted: true });
    const newer = await desk.receive({ patientId });
    await desk.step(newer.id, { action: 'resolve', text: 'x', outcome: 'settled' });
    const ids = async (): Promise<string[]> => (await desk.call('complaints.ofPatient', { patientId })).map((row) => row.id);
    expect(await ids()).toEqual([newer.id, hidden.id, older.id]);
    await desk.as('receptionist');
    expect(await ids()).toEqual([newer.id, older.id]);
  });

  it('who makes a complaint restricted sees it for the last time in the answer', async () => {
    const { id } = await desk.receive();
    await desk.as('receptionist');
    const { version } = await desk.detail(id);
    const edited = await desk.invoke('complaints.edit', { id, expectedVersion: version, complaint: desk.fieldsOf({ restricted: true }) });
    expect(edited).toMatchObject({ ok: true, value: { restricted: true } });
    expect(await desk.refusal('complaints.get', { id })).toEqual({ code: 'not_found' });
  });

  it('resolved ones leave the open list, newest received first; a search takes % and _ literally', async () => {
    const ids: string[] = [];
    for (const [at, narrative] of [[3, 'Diskon 50%'], [1, 'Diskon 500'], [2, 'petugas_loket']] as const) {
      const { id } = await desk.receive({ receivedAt: desk.clock.at - at * HOUR, narrative });
      ids.push(id);
      await desk.step(id, { action: 'resolve', text: 'x', outcome: 'settled' });
    }
    expect(await desk.list()).toEqual([]);
    expect((await desk.list({ show: 'resolved' })).map((row) => row.id)).toEqual([ids[1], ids[2], ids[0]]);
    expect((await desk.list({ show: 'resolved', text: '0%' })).map((row) => row.id)).toEqual([ids[0]]);
    expect((await desk.list({ show: 'resolved', text: 's_l' })).map((row) => row.id)).toEqual([ids[2]]);
  });

  it('a thousand: the limit that ends first, of the two, then those that stand still', async () => {
    let seed = 7;
    const random = (below: number): number => { seed = (seed * 48_271) % 2_147_483_647; return seed % below; };
    for (let count = 0; count < 1000; count += 1) {
      const { id } = await desk.receive({ grade: (['red', 'yellow', 'green'] as const)[random(3)] ?? 'red', receivedAt: desk.clock.at - random(10 * 24 * 60) * MINUTE });
      if (count % 10 === 0) await desk.step(id, { action: 'pause', text: 'x', pause: 'waiting_for_reporter' });
      if (count % 25 === 0) await desk.step(id, { action: 'resolve', text: 'x', outcome: 'settled' });
    }
    const rows = await desk.list();
    expect((await desk.list({ limit: 100 }))).toEqual(rows.slice(0, 100));
    const running = rows.filter((row) => row.clock.state === 'running');
    expect(running.length).toBe(500);
    const ends = running.map((row) => Math.min(row.clock.limitAt ?? 0, row.answerClock.limitAt ?? 0));
    expect(ends).toEqual(ends.toSorted((one, other) => one - other));
    expect(rows.slice(running.length).every((row) => row.clock.state === 'paused' && row.clock.limitAt === null)).toBe(true);
    for (const row of running) expect(row.clock.remainingMs).toBe(row.clock.limitMs - (desk.clock.at - row.receivedAt));
  }, 60_000);
});

describe('for the inbox and for closing the day', () => {
  const received = (id: string, grade: 'red' | 'yellow' | 'green', agoMs: number, restricted: 0 | 1 = 0) => ({
    id, number: id, channel: 'phone' as const, received_at: TEST_NOW - agoMs, anonymous: 1 as const, reporter_name: null, reporter_contact: null, relation: null, patient_id: null, unit_id: null,
    category: 'cost' as const, grade, narrative: 'Uji', restricted, state: 'new' as const, state_at: TEST_NOW, state_by: 'system', outcome: null, first_answer_at: null, resolved_at: null, reopened: 0,
    created_at: TEST_NOW, created_by: 'system', updated_at: TEST_NOW, updated_by: 'system', voided_at: null, void_reason: null,
  });

  it('names those over their limit or red as urgent, those in their last quarter as a warning, and nothing restricted to the desk', () => {
    const test = openTestDatabase();
    const { db } = test;
    const answered = { first_answer_at: TEST_NOW - MINUTE };
    db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      const { voided_at, void_reason, created_at, created_by, updated_at, updated_by } = received('x', 'red', 0);
      tx.run(db.build.insertInto('clinic').values({ id: test.clinicId, name: 'Uji', address: '-', phone: null, zone: 'Asia/Jakarta', voided_at, void_reason, created_at, created_by, updated_at, updated_by }));
      for (const row of [
        { ...received('K-RED', 'red', HOUR), ...answered }, { ...received('K-OVER', 'yellow', 3 * DAY + 90 * MINUTE), ...answered }, { ...received('K-NEAR', 'green', 6 * DAY), ...answered }, { ...received('K-EARLY', 'green', 5 * DAY), ...answered },
        received('K-WAITS', 'green', 71 * HOUR),
        { ...received('K-EXACT', 'yellow', 54 * HOUR), ...answered }, received('K-SECRET', 'red', 2 * HOUR, 1),
      ]) {
        tx.run(db.build.insertInto('complaint').values(row));
        if (row.first_answer_at !== null) tx.run(db.build.insertInto('complaint_event').values({ id: `e-${row.id}`, complaint_id: row.id, action: 'answer', at: row.first_answer_at, actor: 'system', text: 'x', grade: null, outcome: null, pause: null }));
      }
    });
    const items = (role: Role) => complaintAttention(db, TEST_NOW, { id: '', role }).map(({ severity, params, target }) => [severity, params['number'], params['minutes'], target]);
    // Exactly a quarter left is not yet less than a quarter.
    expect(items('receptionist')).toEqual([
      ['urgent', 'K-OVER', -90, '/complaints/K-OVER'], ['warning', 'K-WAITS', 60, '/complaints/K-WAITS'], ['urgent', 'K-RED', 23 * 60, '/complaints/K-RED'], ['warning', 'K-NEAR', 24 * 60, '/complaints/K-NEAR'],
    ]);
    expect(items('director').map(([, number]) => number)).toEqual(['K-OVER', 'K-WAITS', 'K-SECRET', 'K-RED', 'K-NEAR']);
    expect(openComplaints(db, TEST_NOW, { id: '', role: 'receptionist' }).map((row) => row.number)).toEqual(['K-OVER', 'K-WAITS', 'K-EXACT', 'K-RED', 'K-NEAR', 'K-EARLY']);
    test.close();
  });
});
