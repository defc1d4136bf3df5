/** Two desks that did not hear of each other: the same slot, the same person, the same field. And desks that are killed. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { somebody } from './patients-desk.ts';
import { MONDAY, at, withAppointments } from './appointments-desk.ts';
import { startScript } from '../support/child-script.ts';
import { ADMIN } from '../support/desk.ts';
import { mergeInto } from '../support/merging.ts';
import { type SyncDesk, type TwoDesks, converge, openSyncDesk, openTwoDesks, pass } from '../support/sync-desks.ts';

let both: TwoDesks;
beforeEach(async () => { both = await openTwoDesks(); });
afterEach(async () => { await both.close(); });

const register = async (desk: SyncDesk, more: Partial<typeof somebody> = {}) => desk.call('patients.register', { patient: { ...somebody, ...more } });
const edit = async (desk: SyncDesk, id: string, more: Partial<typeof somebody>): Promise<void> => {
  const { version } = await desk.call('patients.get', { id });
  await desk.call('patients.update', { id, expectedVersion: version, patient: { ...somebody, ...more } });
};

it('fault 26: two desks book the same slot offline: one is confirmed for good, the other waits for a new time', async () => {
  const { a, b } = both;
  const [one, other] = [await withAppointments(a), await withAppointments(b)];
  await one.addRule();
  await converge(a, b);
  const first = await one.book();
  const second = await other.book();
  expect([first.standing, second.standing]).toEqual(['tentative', 'tentative']);
  await b.round();
  await a.round();
  await converge(a, b);
  expect([(await other.get(second.id)).standing, (await one.get(second.id)).standing]).toEqual(['confirmed', 'confirmed']);
  expect([(await one.get(first.id)).standing, (await other.get(first.id)).standing]).toEqual(['displaced', 'displaced']);
  expect((await a.call('attention.list', {})).find(({ kind }) => kind === 'appointments_displaced')).toMatchObject({ params: { count: 1 }, target: '/appointments/stranded' });
  const stranded = await b.call('appointments.stranded', {});
  expect(JSON.stringify(stranded)).toContain(first.id);
  expect(new Set((await a.call('appointments.day', { day: MONDAY })).appointments.map(({ standing }) => standing))).toEqual(new Set(['confirmed', 'displaced']));
});

it('two desks move the same appointment offline, or one moves what the other confirms: the first to arrive stands, the other waits for a person', async () => {
  const { a, b } = both;
  const [one, other] = [await withAppointments(a), await withAppointments(b)];
  await one.addRule();
  const [twice, mixed] = [await one.book(), await one.book({ from: at(11) })];
  await converge(a, b);
  const move = async (desk: typeof one, id: string, from: number) => {
    const { version } = await desk.get(id);
    return desk.call('appointments.move', { id, expectedVersion: version, practitionerId: one.doctorId, unitId: one.unitId, roomId: null, day: MONDAY, from, reason: null });
  };
  const [byA, byB] = [await move(one, twice.id, at(9)), await move(other, twice.id, at(10))];
  const moved = await move(one, mixed.id, at(11, 20));
  await other.call('appointments.confirm', { id: mixed.id, expectedVersion: (await other.get(mixed.id)).version });
  await b.round();
  await a.round();
  await converge(a, b);
  for (const desk of [one, other]) {
    expect([await desk.get(byB.id), await desk.get(byA.id)].map(({ standing }) => standing)).toEqual(['confirmed', 'displaced']);
    // Whoever said to come, holds; the move that did not know of it must be looked at.
    expect([await desk.get(mixed.id), await desk.get(moved.id)].map(({ state, standing }) => [state, standing])).toEqual([['confirmed', 'confirmed'], ['booked', 'displaced']]);
    expect((await desk.call('appointments.stranded', {})).map(({ id }) => id).toSorted()).toEqual([byA.id, moved.id].toSorted());
  }
});

it('one person registered at two desks stays two rows, and the inbox of both names them', async () => {
  const { a, b } = both;
  await register(a, { name: 'Siti Rahmawati', nik: '3174014202900001', birthDate: '1990-02-02' });
  await register(b, { name: 'Siti Rahmawati', nik: '3174014202900001', birthDate: '1990-02-02' });
  await converge(a, b);
  for (const desk of [a, b]) {
    expect(await desk.sql('SELECT id FROM patient')).toHaveLength(2);
    expect((await desk.call('attention.list', {})).map(({ kind }) => kind)).toContain('same_nik');
  }
});

it('one field written at two desks: the later holds, both values are kept, and a person takes the other one back', async () => {
  const { a, b } = both;
  const { id } = await register(a, { name: 'Siti Rahmawati' });
  await converge(a, b);
  await edit(a, id, { name: 'Siti Rahmawati', allergies: 'Penisilin' });
  pass(1000, both.central, a, b);
  await edit(b, id, { name: 'Siti Rahmawati', allergies: 'Sulfa' });
  await a.round();
  await b.round();
  await converge(a, b);
  expect(await a.call('patients.get', { id })).toMatchObject({ allergies: 'Sulfa' });
  const [conflict] = await a.call('sync.conflicts', { settled: false, before: null, limit: 50 });
  expect(conflict).toMatchObject({
    entity: 'patient', rowId: id, column: 'allergies', asks: true, title: 'Siti Rahmawati', settled: null,
    kept: { value: '"Sulfa"', by: 'Pak Admin', desk: 'B' }, lost: { value: '"Penisilin"', by: ADMIN.fullName, desk: 'A' },
  });
  expect((await a.call('attention.list', {})).find(({ kind }) => kind === 'sync_conflict')).toMatchObject({ params: { title: 'Siti Rahmawati', entity: 'patient', column: 'allergies' } });
  await a.call('sync.settle', { id: conflict!.id, choice: 'lost' });
  expect(await a.refusal('sync.settle', { id: conflict!.id, choice: 'kept' })).toEqual({ code: 'conflict_settled' });
  await converge(a, b);
  expect(await b.call('patients.get', { id })).toMatchObject({ allergies: 'Penisilin' });
  expect(await b.call('sync.conflicts', { settled: false, before: null, limit: 50 })).toEqual([]);
  expect(await b.call('sync.conflicts', { settled: true, before: null, limit: 50 })).toMatchObject([{ settled: { by: ADMIN.fullName, choice: 'lost' } }]);
  expect((await b.call('sync.status', {})).toSettle).toBe(0);
});

it('fault 27: A merged into B at one desk and B into A at the other at once: both desks follow the same one, without a circle, and show the other', async () => {
  const { a, b } = both;
  const [one, other] = [await register(a, { name: 'Siti Rahmawati' }), await register(a, { name: 'Siti R.' })];
  await converge(a, b);
  await mergeInto(a, one.id, other.id, { name: 'from' });
  pass(1000, both.central, a, b);
  await mergeInto(b, other.id, one.id);
  expect((await a.call('patients.get', { id: one.id })).id).toBe(other.id);
  expect((await b.call('patients.get', { id: other.id })).id).toBe(one.id);
  await b.round();
  await converge(a, b);
  for (const desk of [a, b]) {
    expect(await desk.sql('SELECT patient_id, root_id FROM patient_root')).toEqual([{ patient_id: one.id, root_id: other.id }]);
    expect(await desk.call('patients.get', { id: one.id })).toMatchObject({ id: other.id, name: 'Siti Rahmawati' });
    expect((await desk.call('merges.ofPatient', { patientId: one.id })).map(({ state }) => state)).toEqual(['circle', 'holds']);
    expect((await desk.call('attention.list', {})).filter(({ kind }) => kind === 'merge_without_effect')).toMatchObject([{ target: `/patients/${other.id}` }]);
  }
  // Whoever undoes the one that holds has two records again, not one the other way round.
  const [idle, holds] = await b.call('merges.ofPatient', { patientId: one.id });
  await b.call('merges.undo', { id: holds!.id, expectedVersion: holds!.version, reason: 'dua orang' });
  await converge(a, b);
  for (const desk of [a, b]) {
    expect(await desk.sql('SELECT 1 FROM patient_root UNION ALL SELECT 1 FROM idle_merge')).toEqual([]);
    expect((await desk.call('merges.ofPatient', { patientId: one.id })).map(({ state }) => state)).toEqual(['undone', 'undone']);
    expect(await desk.call('patients.get', { id: other.id })).toMatchObject({ name: 'Siti R.' });
    expect((await desk.call('attention.list', {})).map(({ kind }) => kind)).not.toContain('merge_without_effect');
  }
  expect(idle?.state).toBe('circle');
});

it('one record merged into two at once: the first holds everywhere, and the other is shown until it is withdrawn', async () => {
  const { a, b } = both;
  const [one, two, three] = [await register(a, { name: 'Siti' }), await register(a, { name: 'Siti R.' }), await register(a, { name: 'Siti Rahmawati' })];
  await converge(a, b);
  await mergeInto(a, one.id, two.id);
  pass(1000, both.central, a, b);
  await mergeInto(b, one.id, three.id);
  await b.round();
  await converge(a, b);
  for (const desk of [a, b]) expect(await desk.sql('SELECT patient_id, root_id FROM patient_root')).toEqual([{ patient_id: one.id, root_id: two.id }]);
  const [idle] = await b.call('merges.ofPatient', { patientId: three.id });
  expect(idle?.state).toBe('merged_already');
  await b.call('merges.undo', { id: idle!.id, expectedVersion: idle!.version, reason: 'sudah digabungkan' });
  await converge(a, b);
  for (const desk of [a, b]) {
    expect((await desk.call('patients.get', { id: one.id })).id).toBe(two.id);
    expect((await desk.call('attention.list', {})).map(({ kind }) => kind)).not.toContain('merge_without_effect');
  }
});

it('a field that two desks wrote before their patient was merged still asks, under the name of the survivor', async () => {
  const { a, b } = both;
  const [one, other] = [await register(a, { name: 'Siti' }), await register(a, { name: 'Siti Rahmawati' })];
  await converge(a, b);
  await edit(a, one.id, { name: 'Siti', allergies: 'Penisilin' });
  pass(1000, both.central, a, b);
  await edit(b, one.id, { name: 'Siti', allergies: 'Sulfa' });
  await mergeInto(b, one.id, other.id);
  await a.round();
  await b.round();
  await converge(a, b);
  expect(await a.call('sync.conflicts', { settled: false, before: null, limit: 50 })).toMatchObject([{ entity: 'patient', rowId: one.id, column: 'allergies', title: 'Siti Rahmawati' }]);
});

/** Desk B in a process of its own, killed with -9 where `stop` is called. */
async function killedAt(desk: SyncDesk, setUp: string): Promise<SyncDesk> {
  await desk.desk.close();
  const child = startScript(desk.dataDir, `
    import { writeSync } from 'node:fs';
    import { randomUUID } from 'node:crypto';
    import { createDesk } from './main/desk.ts';
    import { DeskDatabase } from './db/desk/database.ts';
    import { openTransport } from './main/sync/transport.ts';
    const stop = (text) => { writeSync(1, text + '\\n'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); };
    const through = { pass: (request, send) => send(request) };
    const transport = (connection) => { const wire = openTransport(connection); return { ...wire, send: (request) => through.pass(request, (wanted) => wire.send(wanted)) }; };
    const desk = await createDesk({ dataDir: '${desk.dataDir}', shell: { kind: 'browser', safeStorage: null }, clock: { now: () => ${desk.clock.at} }, version: '0', demo: false, drivesDir: null, sync: { automatic: false, transport } });
    const call = (name, input) => desk.invoke('desk', name, input, randomUUID());
    await call('users.signIn', { login: 'admin.b', password: '${ADMIN.password}' });
    ${setUp}
    await call('sync.now', {});
    await desk.syncSettled();
    stop('never stopped');`);
  await child.line('half way');
  child.process.kill('SIGKILL');
  await child.ended;
  const again = await openSyncDesk({ dataDir: desk.dataDir, now: desk.clock.at });
  await again.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  return again;
}

it.each([
  ['before the central hears of it', `through.pass = (request, send) => (request.path.endsWith('/push') ? stop('half way') : send(request));`],
  ['after the central has saved it', `through.pass = async (request, send) => { const answer = await send(request); if (request.path.endsWith('/push')) stop('half way'); return answer; };`],
  ['while it notes the answer', `const apply = DeskDatabase.prototype.apply; through.pass = async (request, send) => { const answer = await send(request); if (request.path.endsWith('/push')) DeskDatabase.prototype.apply = function (change) { return apply.call(this, (tx) => { change(tx); stop('half way'); }); }; return answer; };`],
])('fault 1, fault 2: killed while sending, %s: everything arrives once', async (_when, setUp) => {
  const { a, b } = both;
  for (let index = 0; index < 5; index += 1) await register(b, { name: `Pasien ${index}` });
  both.b = await killedAt(b, setUp);
  await converge(a, both.b);
  expect(await a.sql('SELECT id FROM patient')).toHaveLength(5);
  expect(await a.call('sync.heldBack', {})).toEqual([]);
});

it.each([1, 2])('fault 3: killed while it writes piece %i of what came: cursor and rows agree, and the rest comes', async (piece) => {
  const { a, b } = both;
  for (let index = 0; index < 60; index += 1) await register(a, { name: `Pasien ${index}` });
  await a.round();
  both.b = await killedAt(b, `
    const apply = DeskDatabase.prototype.apply; let pieces = 0;
    through.pass = async (request, send) => {
      const answer = await send(request);
      if (request.path.endsWith('/pull')) DeskDatabase.prototype.apply = function (change) { return apply.call(this, (tx) => { const value = change(tx); pieces += 1; if (pieces === ${piece}) stop('half way'); return value; }); };
      return answer;
    };`);
  const [state] = await both.b.sql<{ seq: number; received: number }>('SELECT seq, received FROM sync_state');
  const here = await both.b.sql('SELECT id FROM patient');
  expect(here.length > 0).toBe(piece > 1);
  expect(here.length).toBeLessThan(60);
  expect(state?.seq).toBeGreaterThan(0);
  await converge(a, both.b);
  expect(await both.b.sql('SELECT id FROM patient')).toHaveLength(60);
});
