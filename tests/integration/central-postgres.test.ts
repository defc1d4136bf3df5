/** The central over a real PostgreSQL server: several processes at once, a process that is killed, a restored backup. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CentralDatabase, openPostgres } from '../../db/central/open.ts';
import { setDeviceState } from '../../server/administration.ts';
import { beginNewEpochs } from '../../server/prune.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Change } from '../../shared/sync/change.ts';
import { PATHS, RECORD_BLOCK, clinicScope, recordBlockAnswer, snapshotManifest } from '../../shared/sync/protocol.ts';
import { type BareDesk, CALL, KEPT, type TestCentral, ask, enrolBareDesk, newClinic, pullAll, refusalOf, startTestCentral } from '../support/central.ts';
import { type TestPostgres, startPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => { postgres = await startPostgres(); });
afterAll(async () => {
  for (const one of opened) await one.close();
  await postgres.stop();
});

async function centralOver(url: string): Promise<TestCentral> {
  const central = await startTestCentral({ db: openPostgres({ url, connections: 8 }) });
  opened.push(central);
  return central;
}

const newCall = (desk: BareDesk, at: number, patch: Change['patch'] = {}): Change => desk.change('call_log', uuidv7(at), { ...CALL, ...patch }, { isNew: true });

/** Makes every write to the log take its time, some more than others. */
async function slowDown(db: CentralDatabase): Promise<void> {
  await sql`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(random() * 0.03); RETURN NULL; END $$`.execute(db);
  await sql`CREATE TRIGGER dawdle AFTER INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION dawdle()`.execute(db);
}

it('fault 28: slow pushes at the same time through several processes leave no gap for whoever reads meanwhile', async () => {
  const url = await postgres.newDatabase('slow');
  const [one, other] = [await centralOver(url), await centralOver(url)];
  const { first: reader } = await newClinic(one);
  const writers = await Promise.all([one, other, one, other].map(async (central) => {
    const desk = await enrolBareDesk(central, { clinicId: reader.clinicId });
    await desk.signIn();
    return desk;
  }));
  expect(new Set(writers.map(({ enrolled }) => enrolled.letter)).size).toBe(4);
  await slowDown(one.db);
  let writing = true;
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    let cursor: { seq?: number; epoch?: string; chain?: string } = {};
    for (let last = false; ;) {
      const page = await reader.pull({ ...cursor, maxBytes: 8192 });
      seen.push(...page.entries.map(({ id }) => id));
      cursor = page.cursor;
      if (page.more) continue;
      if (last) return;
      last = !writing;
    }
  };
  const reading = read();
  const written = await Promise.all(writers.map(async (desk) => {
    const ids: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const made = newCall(desk, round);
      const batch = [made, desk.change('call_log', made.rowId, { note: ['x', made.hlc] }), newCall(desk, round)];
      expect((await desk.push(batch)).answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'applied']);
      ids.push(...batch.map(({ id }) => id));
    }
    return ids;
  }));
  writing = false;
  await reading;
  expect(seen.toSorted()).toEqual(written.flat().toSorted());
  const numbers = await one.db.selectFrom('change').select('seq').where('scope', '=', clinicScope(reader.clinicId)).orderBy('seq').execute();
  expect(numbers.map(({ seq }) => seq)).toEqual(Array.from({ length: 1 + 4 * 12 * 3 }, (_, index) => index + 1));
});

it('fault 26: of two desks that reach two processes with one slot at the same time exactly one is confirmed', async () => {
  const url = await postgres.newDatabase('slots');
  const [one, other] = [await centralOver(url), await centralOver(url)];
  const { first, second } = await newClinic(one);
  const third = await enrolBareDesk(other, { clinicId: first.clinicId });
  await third.signIn();
  await slowDown(one.db);
  const [practitioner, unit] = [uuidv7(2), uuidv7(3)];
  const booking = (desk: BareDesk, slot: number): Change => desk.change('appointment', uuidv7(slot), {
    ...KEPT, patient_id: uuidv7(1), practitioner_id: practitioner, unit_id: unit, day: '2026-12-01', from_minute: slot * 15, to_minute: slot * 15 + 15, standing: 'tentative',
    payer: 'self', kind: 'control', source: 'desk', state: 'booked', state_at: 1, state_by: 'rina',
  }, { isNew: true });
  for (let slot = 1; slot <= 6; slot += 1) await Promise.all([first, second, third].map((desk) => desk.push([booking(desk, slot)])));
  const rows = await one.db.selectFrom('row_state').select('data').where('scope', '=', clinicScope(first.clinicId)).where('entity', '=', 'appointment').execute();
  const confirmed = rows.filter(({ data }) => data['standing'] === 'confirmed').map(({ data }) => Number(data['from_minute']));
  expect(confirmed.toSorted((a, b) => a - b)).toEqual([15, 30, 45, 60, 75, 90]);
  expect(rows.filter(({ data }) => data['standing'] === 'displaced')).toHaveLength(12);
});

it('fault 19: a push that waits for its turn while its desk is revoked is refused', async () => {
  const central = await centralOver(await postgres.newDatabase('revoked'));
  const { first, second } = await newClinic(central);
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holder = central.db.transaction().execute(async (tx) => {
    await tx.updateTable('scope_head').set({ head: sql`head` }).where('scope', '=', clinicScope(first.clinicId)).execute();
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  const refused = refusalOf(second.push([newCall(second, 1)]));
  await setDeviceState(central.context, second.deviceId, 'revoked');
  held.resolve();
  await holder;
  expect(await refused).toMatchObject({ status: 403, code: 'device_revoked' });
  expect(await central.db.selectFrom('device_ack').selectAll().where('device_id', '=', second.deviceId).execute()).toEqual([]);
});

interface Process { readonly url: string; readonly child: ChildProcess }

/** The program itself. */
async function startProcess(databaseUrl: string): Promise<Process> {
  const child = spawn(process.execPath, ['server/index.ts', '--json', '--port=0', '--log-level=error', `--database-url=${databaseUrl}`], { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] });
  opened.push({ close: async () => { child.kill('SIGKILL'); } });
  for await (const line of createInterface({ input: child.stdout })) return { child, url: (JSON.parse(line) as { url: string }).url };
  throw new Error('The central ended without a word');
}

it('fault 2: a process that is killed between its commit and its answer has done its work once', async () => {
  const databaseUrl = await postgres.newDatabase('killed');
  const central = await centralOver(databaseUrl);
  central.clock.at = Date.now();
  const { first } = await newClinic(central);
  await slowDown(central.db);
  const { url, child } = await startProcess(databaseUrl);
  expect((await fetch(`${url}${PATHS.health}`)).status).toBe(200);
  const changes = [newCall(first, 1), newCall(first, 2)];
  const body = JSON.stringify({ scope: clinicScope(first.clinicId), wall: central.clock.at, changes });
  // The answer is never read.
  const lost = fetch(`${url}${PATHS.push}`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${first.token()}` } }).catch(() => null);
  const headOf = async (): Promise<number> => (await central.db.selectFrom('scope_head').select('head').where('scope', '=', clinicScope(first.clinicId)).executeTakeFirstOrThrow()).head;
  while (await headOf() < 3) await wait(1);
  child.kill('SIGKILL');
  await lost;
  expect((await first.push(changes)).answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  expect(await headOf()).toBe(3);
});

it('fault 18: after a restore of the central from an old backup the desks tell again what it lacks', async () => {
  const url = await postgres.newDatabase('living');
  const central = await centralOver(url);
  const { first, second } = await newClinic(central);
  const known = [newCall(first, 1), newCall(first, 2)];
  await first.push(known);
  const backup = postgres.run('pg_dump', ['--format=custom', `--dbname=${url}`]);
  const lost = [newCall(first, 3), first.change('call_log', known[0]!.rowId, { note: ['sesudah cadangan', known[0]!.hlc] })];
  await first.push(lost);
  const cursor = (await second.pull()).cursor;
  const restoredUrl = await postgres.newDatabase('restored');
  postgres.run('pg_restore', ['--no-owner', `--dbname=${restoredUrl}`], backup);
  const restored = await centralOver(restoredUrl);
  const [one, two] = [first.at(restored), second.at(restored)];
  await two.signIn();
  expect(await refusalOf(two.pull(cursor))).toMatchObject({ status: 409, code: 'diverged' });
  // Its log has grown past the reader's cursor: the chain tells.
  two.nextSeq = 1;
  await two.push([newCall(two, 4), newCall(two, 5), newCall(two, 6)]);
  expect(await refusalOf(two.pull(cursor))).toMatchObject({ code: 'diverged' });
  expect((await one.signIn()).lastDevSeq).toBe(3);
  expect((await one.push(lost)).answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  expect((await pullAll(two)).entries.map(({ id }) => id)).toEqual(expect.arrayContaining([...known, ...lost].map(({ id }) => id)));
  // Said by its administrator: every desk notices, whatever it has read.
  const now = (await one.pull()).cursor;
  await beginNewEpochs(restored.context);
  // Numbers that were leased since the backup are with desks that this central has forgotten.
  const block = recordBlockAnswer.parse(await ask(restored.app, { method: 'POST', url: PATHS.recordBlock, token: one.token(), body: { after: first.enrolled.recordTo } }));
  expect(block.recordFrom).toBe(second.enrolled.recordTo + 1 + 2 * RECORD_BLOCK);
  expect(await refusalOf(one.pull(now))).toMatchObject({ code: 'diverged' });
});

it('blocks of numbers are given once, however many ask at the same time', async () => {
  const url = await postgres.newDatabase('numbers');
  const [one, other] = [await centralOver(url), await centralOver(url)];
  const { first, second } = await newClinic(one);
  const lease = async (central: TestCentral, desk: BareDesk, after: number) => recordBlockAnswer.parse(await ask(central.app, { method: 'POST', url: PATHS.recordBlock, token: desk.token(), body: { after } }));
  const [mine, theirs, again] = await Promise.all([lease(one, first, first.enrolled.recordTo), lease(other, second, second.enrolled.recordTo), lease(other, first, first.enrolled.recordTo)]);
  expect(mine.recordFrom).toBe(again.recordFrom);
  expect(mine.recordFrom).not.toBe(theirs.recordFrom);
});

it('one snapshot is built, however many ask for it in several processes', async () => {
  const url = await postgres.newDatabase('snapshots');
  const [one, other] = [await centralOver(url), await centralOver(url)];
  const { first, second } = await newClinic(one);
  const manifest = async (central: TestCentral, desk: BareDesk) => snapshotManifest.parse(await ask(central.app, { method: 'GET', url: `${PATHS.snapshot}?scope=${clinicScope(first.clinicId)}`, token: desk.token() }));
  const all = await Promise.all([manifest(one, first), manifest(other, second), manifest(one, second), manifest(other, first)]);
  for (const each of all) expect([each.rows, each.cursor.seq]).toEqual([1, 1]);
});
