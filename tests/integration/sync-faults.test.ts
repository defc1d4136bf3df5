/** What goes wrong between a desk and the central, and what comes of it. Real desks, the real central, real HTTP. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../db/central/open-embedded.ts';
import { setDeviceState } from '../../server/administration.ts';
import { prune } from '../../server/prune.ts';
import type { CentralResponse } from '../../main/sync/transport.ts';
import { SyncTrouble } from '../../main/sync/trouble.ts';
import { somebody } from './patients-desk.ts';
import { type TestCentral, startTestCentral } from '../support/central.ts';
import { ADMIN } from '../support/desk.ts';
import { type SyncDesk, type TwoDesks, converge, joinDesk, openSyncDesk, openTwoDesks, pass } from '../support/sync-desks.ts';

const DAY = 86_400_000;
let both: TwoDesks;
beforeEach(async () => { both = await openTwoDesks(); });
afterEach(async () => { await both.close(); });

const register = async (desk: SyncDesk, name = 'Siti Rahmawati') => desk.call('patients.register', { patient: { ...somebody, name } });
const deviceOf = async (desk: SyncDesk): Promise<string> => (await desk.sql<{ device_id: string }>('SELECT device_id FROM clock'))[0]?.device_id ?? '';
const namesAt = async (desk: SyncDesk): Promise<string[]> => (await desk.sql<{ name: string }>('SELECT name FROM patient ORDER BY name')).map(({ name }) => name);
const cursorOf = async (desk: SyncDesk) => (await desk.sql<{ seq: number; acked: number }>('SELECT seq, acked FROM sync_state'))[0];
const page = (status: number, body: string, contentType = 'text/html'): CentralResponse => ({ status, contentType, retryAfterMs: null, body: Buffer.from(body) });

it('fault 2: an answer that is lost after the central has saved has no second effect', async () => {
  const { a, b } = both;
  await register(a);
  a.network.pass = async (request, send) => {
    const answer = await send(request);
    if (request.path.endsWith('/push')) throw new SyncTrouble('no_answer');
    return answer;
  };
  expect(await a.round()).toBe('offline');
  a.network.pass = (request, send) => send(request);
  expect(await a.round()).toBe('synced');
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Siti Rahmawati']);
});

it('faults 9 and 10: an answer that comes twice or late changes nothing, and the cursor never goes back', async () => {
  const { a, b } = both;
  let old: CentralResponse | null = null;
  b.network.pass = async (request, send) => {
    const answer = await send(request);
    if (request.path.endsWith('/pull')) old ??= answer;
    return answer;
  };
  await register(a);
  await a.round();
  await b.round();
  const before = { names: await namesAt(b), cursor: (await cursorOf(b))?.seq };
  await register(a, 'Budi Santoso');
  await a.round();
  // The page of the round before once more, in the place of the newest.
  b.network.pass = (request, send) => (request.path.endsWith('/pull') && old ? Promise.resolve(old) : send(request));
  await b.round();
  expect({ names: await namesAt(b), cursor: (await cursorOf(b))?.seq }).toEqual(before);
  b.network.pass = (request, send) => send(request);
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Budi Santoso', 'Siti Rahmawati']);
});

it('faults 11 and 12: what breaks off or is no answer of a central is taken for none, and named', async () => {
  const { a, b } = both;
  await register(a);
  await a.round();
  const before = await cursorOf(b);
  const answers: [CentralResponse, string][] = [
    [page(200, '<html>Masuk ke Wi-Fi Hotel</html>'), 'captive_portal'], [page(511, ''), 'captive_portal'], [page(302, '', 'text/plain'), 'captive_portal'],
    [page(200, '{"entries":[', 'application/json'), 'not_central'], [page(200, '{"hello":1}', 'application/json'), 'not_central'],
  ];
  for (const [answer, fault] of answers) {
    b.network.pass = (request, send) => (request.path.endsWith('/pull') ? Promise.resolve(answer) : send(request));
    await b.round();
    expect([await cursorOf(b), (await b.call('sync.status', {})).fault]).toEqual([before, fault]);
  }
  b.network.pass = (request, send) => send(request);
  expect(await b.round()).toBe('synced');
  expect(await namesAt(b)).toEqual(['Siti Rahmawati']);
});

it('fault 13: a desk whose clock is ten years back writes on, and its changes take their place', async () => {
  const { a, b } = both;
  const { id } = await register(a);
  await converge(a, b);
  b.clock.at -= 3650 * DAY;
  const { version, ...patient } = await b.call('patients.get', { id });
  await b.call('patients.update', { id, expectedVersion: version, patient: { ...somebody, name: patient.name, phone: '+6281234567890' } });
  await b.round();
  expect(await b.call('sync.status', {})).toMatchObject({ clockWrong: true });
  await converge(a, b);
  expect(await a.call('patients.get', { id })).toMatchObject({ phone: expect.stringContaining('81234567890') });
});

it('fault 14: a desk whose clock is ten years ahead is stamped anew, nobody else is affected, and it heals', async () => {
  const { a, b } = both;
  const { id } = await register(a);
  await converge(a, b);
  const right = b.clock.at;
  b.clock.at += 3650 * DAY;
  const seen = await b.call('patients.get', { id });
  await b.call('patients.update', { id, expectedVersion: seen.version, patient: { ...somebody, name: 'Nama dari Masa Depan' } });
  await b.round();
  expect(await b.call('sync.status', {})).toMatchObject({ clockWrong: true });
  await a.round();
  pass(60_000, both.central, a);
  const now = await a.call('patients.get', { id });
  await a.call('patients.update', { id, expectedVersion: now.version, patient: { ...somebody, name: 'Nama Sesudahnya' } });
  b.clock.at = right + 60_000;
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Nama Sesudahnya']);
  const [clock] = await b.sql<{ last_hlc: string }>('SELECT last_hlc FROM clock');
  expect(parseInt(clock?.last_hlc.slice(0, 12) ?? '', 16)).toBeLessThan(right + DAY);
});

it('fault 16: a copied data folder is found out, goes on as a desk of its own, and loses nothing', async () => {
  const { a, b } = both;
  await b.desk.close();
  const copyDir = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  cpSync(b.dataDir, copyDir, { recursive: true });
  both.b = await openSyncDesk({ dataDir: b.dataDir, now: b.clock.at });
  const copy = await openSyncDesk({ dataDir: copyDir, now: b.clock.at });
  for (const desk of [both.b, copy]) await desk.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  await register(both.b, 'Dari Asli');
  await register(copy, 'Dari Salinan');
  expect(await both.b.round()).toBe('synced');
  expect(await copy.round()).toBe('synced');
  await converge(a, both.b, copy);
  expect(await namesAt(a)).toEqual(['Dari Asli', 'Dari Salinan']);
  expect(await deviceOf(copy)).not.toBe(await deviceOf(both.b));
  expect((await a.call('sync.page', {})).desks.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
  await copy.close();
});

it('fault 17: a desk that was set back to an old copy goes on as a new desk, with all that the others have', async () => {
  const { a, b } = both;
  await register(b, 'Sebelum Cadangan');
  await b.round();
  await b.desk.close();
  const copyDir = mkdtempSync(join(tmpdir(), 'meja-depan-'));
  cpSync(b.dataDir, copyDir, { recursive: true });
  both.b = await openSyncDesk({ dataDir: b.dataDir, now: b.clock.at });
  await both.b.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  await register(both.b, 'Sesudah Cadangan');
  await both.b.round();
  const before = await deviceOf(both.b);
  await both.b.close();
  both.b = await openSyncDesk({ dataDir: copyDir, now: a.clock.at });
  await both.b.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  expect(await both.b.round()).toBe('synced');
  expect(await deviceOf(both.b)).not.toBe(before);
  await converge(a, both.b);
  expect(await namesAt(both.b)).toEqual(['Sebelum Cadangan', 'Sesudah Cadangan']);
});

it('fault 17: a desk that restores a backup on its own screen goes on with the central as a new desk, and the identity between is out of use', async () => {
  const { a, b } = both;
  await register(b, 'Sebelum Cadangan');
  await b.round();
  const { name } = await b.call('backup.now', {});
  await register(b, 'Sesudah Cadangan');
  await b.round();
  const before = await deviceOf(b);
  await b.call('backup.restore', { name });
  await b.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  const between = await deviceOf(b);
  await register(b, 'Sesudah Pemulihan');
  expect(await b.round()).toBe('synced');
  const after = await deviceOf(b);
  expect(new Set([before, between, after]).size).toBe(3);
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Sebelum Cadangan', 'Sesudah Cadangan', 'Sesudah Pemulihan']);
  expect((await a.sql<{ id: string }>('SELECT id FROM device WHERE voided_at IS NULL')).map(({ id }) => id).sort()).toEqual([await deviceOf(a), after].sort());
  expect(await a.call('audit.verify', {})).toMatchObject({ intact: true });
  expect(await b.call('audit.verify', {})).toMatchObject({ intact: true });
});

it('fault 18: a central that was restored from an old backup is told again what it lost, by all desks', async () => {
  const root = mkdtempSync(join(tmpdir(), 'meja-central-'));
  const [folder, backup] = [join(root, 'database'), join(root, 'backup')];
  const before = await openTwoDesks({ db: openEmbedded(folder) });
  const { a, b, clinicId } = before;
  const moveTo = async (dir: string): Promise<{ central: TestCentral; url: string }> => {
    const central = await startTestCentral({ db: openEmbedded(dir), now: a.clock.at });
    const url = await central.listen();
    for (const desk of [a, b]) await desk.call('sync.saveConnection', { url, proxy: null, ca: null });
    return { central, url };
  };
  await register(a, 'Sebelum Cadangan');
  await converge(a, b);
  await before.central.close();
  cpSync(folder, backup, { recursive: true });
  const lost = await moveTo(folder);
  for (const desk of [a, b]) await register(desk, 'Sesudah Cadangan');
  await converge(a, b);
  await lost.central.close();
  const restored = await moveTo(backup);
  await converge(a, b);
  const c = await joinDesk(restored.central, restored.url, clinicId, { ...ADMIN, login: 'admin.b', fullName: 'Pak Ketiga' });
  expect(await namesAt(c)).toEqual(['Sebelum Cadangan', 'Sesudah Cadangan', 'Sesudah Cadangan']);
  for (const each of [a, b, c, restored.central]) await each.close();
  rmSync(root, { recursive: true, force: true });
});

it('fault 24: a desk newer than its central keeps what it wrote until the central is updated', async () => {
  const { a, b } = both;
  await register(a);
  a.network.pass = async (request, send) => {
    const answer = await send(request);
    if (!request.path.endsWith('/token')) return answer;
    return { ...answer, body: Buffer.from(JSON.stringify({ ...(JSON.parse(answer.body.toString()) as object), schema: { oldest: 1, newest: 8 } })) };
  };
  // The next sign-in is asked for.
  await a.call('sync.pause', { paused: true });
  await a.call('sync.pause', { paused: false });
  await a.round();
  expect(await a.call('sync.status', {})).toMatchObject({ state: 'offline', fault: 'central_older' });
  a.network.pass = (request, send) => send(request);
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Siti Rahmawati']);
});

it('fault 19: a desk that is revoked gets and gives nothing more, and locks its data to all but administrators', async () => {
  const { a, b, central } = both;
  await b.call('users.create', { fullName: 'Rina', login: 'rina', role: 'receptionist', password: 'kata-sandi-rina' });
  await b.round();
  await register(a);
  await a.round();
  await b.call('users.signIn', { login: 'rina', password: 'kata-sandi-rina' });
  const before = await cursorOf(b);
  await setDeviceState(central.context, await deviceOf(b), 'revoked');
  await b.call('sync.now', {});
  await b.desk.syncSettled();
  expect([(await cursorOf(b))?.seq, await namesAt(b)]).toEqual([before?.seq, []]);
  expect((await b.call('users.session', {})).user).toBeNull();
  expect(await b.refusal('users.signIn', { login: 'rina', password: 'kata-sandi-rina' })).toMatchObject({ code: 'device_revoked' });
  await b.call('users.signIn', { login: 'admin.b', password: ADMIN.password });
  expect(await b.call('sync.status', {})).toMatchObject({ state: 'stopped', fault: 'revoked' });
  await setDeviceState(central.context, await deviceOf(b), 'active');
  expect(await b.round()).toBe('synced');
});

it('fault 20: a batch that is too big for the way is halved until it passes', async () => {
  const { a, b } = both;
  for (let index = 0; index < 6; index += 1) await register(a, `Pasien ${index}`);
  const sizes: number[] = [];
  a.network.pass = async (request, send) => {
    const count = (request.body as { changes?: unknown[] } | undefined)?.changes?.length ?? 0;
    if (request.path.endsWith('/push')) sizes.push(count);
    return count > 3 ? page(413, JSON.stringify({ error: { code: 'too_large', serverTime: a.clock.at } }), 'application/json') : send(request);
  };
  expect(await a.round()).toBe('synced');
  expect(sizes[0]).toBeGreaterThan(3);
  await converge(a, b);
  expect(await namesAt(b)).toHaveLength(6);
});

it('fault 25: a change that the central will never take is kept, shown and can be sent again; the queue goes on', async () => {
  const { a, b } = both;
  await register(a, 'Rusak');
  a.network.pass = (request, send) => {
    const body = request.body as { changes?: { entity: string; patch: Record<string, unknown> }[] } | undefined;
    const patient = body?.changes?.find(({ entity, patch }) => entity === 'patient' && patch['name'] === 'Rusak');
    return send(patient ? { ...request, body: { ...body, changes: body?.changes?.map((change) => (change === patient ? { ...change, patch: { ...change.patch, payer: 7 } } : change)) } } : request);
  };
  expect(await a.round()).toBe('synced');
  a.network.pass = (request, send) => send(request);
  await register(a, 'Sehat');
  await a.round();
  await b.round();
  expect(await namesAt(b)).toEqual(['Sehat']);
  const [held] = await a.call('sync.heldBack', {});
  expect(held).toMatchObject({ kind: 'rejected', entity: 'patient', title: 'Rusak', reason: 'wrong_type' });
  expect(await a.call('sync.status', {})).toMatchObject({ toSettle: 1 });
  expect((await a.call('attention.list', {})).map(({ kind }) => kind)).toContain('sync_held_back');
  expect(await a.call('sync.retry', { id: held!.id })).toEqual({ placed: true });
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Rusak', 'Sehat']);
  expect(await a.call('sync.heldBack', {})).toEqual([]);
});

it('fault 29: a desk that was away longer than the central keeps its log gets everything, and what it wrote is sent', async () => {
  const { a, b, central } = both;
  b.network.up = false;
  await register(b, 'Ditulis Sendiri');
  await register(a, 'Ditulis Lama');
  await a.round();
  pass(200 * DAY, central, a, b);
  await prune(central.context);
  await register(a, 'Ditulis Baru');
  await a.round();
  b.network.up = true;
  expect(await b.round()).toBe('synced');
  expect(b.network.asked.some((asked) => asked.includes('/snapshot/'))).toBe(true);
  await converge(a, b);
  expect(await namesAt(a)).toEqual(['Ditulis Baru', 'Ditulis Lama', 'Ditulis Sendiri']);
});

it('fault 5: a first download that breaks off goes on with the parts that are missing, and the desk begins only when it has all', async () => {
  const { central, url, clinicId, a } = both;
  const c = await openSyncDesk({ now: a.clock.at });
  const code = await central.furtherDeskCode(clinicId);
  const admin = { ...ADMIN, login: 'admin.b', fullName: 'Pak Ketiga' };
  const wanted = { url, proxy: null, ca: null, code, admin };
  c.network.pass = (request, send) => (request.path.endsWith('/pull') ? Promise.reject(new SyncTrouble('no_answer')) : send(request));
  expect(await c.refusal('sync.join', wanted)).toEqual({ code: 'central_unreachable', params: { fault: 'no_answer' } });
  expect((await c.call('clinic.status', {})).phase).toBe('first_start');
  const again = await c.again();
  const { recoveryKey } = await again.call('sync.join', wanted);
  expect(recoveryKey).toMatch(/-/);
  expect(again.network.asked.filter((asked) => asked.includes('/snapshot'))).toEqual([]);
  await again.round();
  await converge(a, again);
  await again.close();
});

it('fault 32: while the central only says 5xx the desk goes on working, waits, and comes back by itself', async () => {
  const { a, b } = both;
  a.network.pass = () => Promise.resolve(page(503, 'down', 'text/plain'));
  for (let turn = 0; turn < 3; turn += 1) expect(await a.round()).toBe('offline');
  expect((await a.call('sync.status', {})).fault).toBe('server_trouble');
  await register(a);
  a.network.pass = (request, send) => send(request);
  await converge(a, b);
  expect(await namesAt(b)).toEqual(['Siti Rahmawati']);
});

it('leaving: the desk goes on alone with its data, and can join again as a new desk', async () => {
  const { a, b, central, url, clinicId } = both;
  await register(a);
  await converge(a, b);
  await b.call('sync.leave', { reason: 'pindah gedung' });
  expect(await b.call('sync.status', {})).toMatchObject({ state: 'no_central' });
  await register(b, 'Ditulis Sendiri');
  await b.call('sync.enrol', { url, proxy: null, ca: null, code: await central.furtherDeskCode(clinicId) });
  await converge(a, b);
  expect(await namesAt(a)).toEqual(['Ditulis Sendiri', 'Siti Rahmawati']);
});

it('pausing, a wrong code, a second enrolment and another clinic\'s code are answered in so many words', async () => {
  const { a, central, url } = both;
  expect(await a.refusal('sync.enrol', { url, proxy: null, ca: null, code: 'AAAA-BBBB-CCCC' })).toEqual({ code: 'already_enrolled' });
  await a.call('sync.pause', { paused: true });
  await register(a);
  expect(await a.round()).toBe('paused');
  await a.call('sync.pause', { paused: false });
  expect(await a.round()).toBe('synced');
  const stranger = await openSyncDesk({ now: a.clock.at });
  expect(await stranger.call('sync.look', { url, proxy: null, ca: null })).toMatchObject({ reachable: true, fault: null });
  const admin = { ...ADMIN };
  expect(await stranger.refusal('sync.join', { url, proxy: null, ca: null, code: 'AAAA-BBBB-CCCC', admin })).toMatchObject({ code: 'enrolment_code_wrong' });
  expect(await stranger.refusal('sync.join', { url, proxy: null, ca: null, code: await central.newClinicCode(), admin })).toMatchObject({ code: 'clinic_empty' });
  await stranger.close();
});
