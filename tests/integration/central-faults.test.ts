/** What goes wrong between desks and the central, and what must come of it: the central's side, over an embedded PostgreSQL. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAudit, listDeadLetters, readDeadLetter, setDeviceState } from '../../server/administration.ts';
import { prune } from '../../server/prune.ts';
import { formatHlc, parseHlc } from '../../shared/domain/hlc.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Change } from '../../shared/sync/change.ts';
import { LOG_DAYS, MOST_BODY_BYTES, PATHS, clinicScope, partPath, snapshotManifest } from '../../shared/sync/protocol.ts';
import { type BareDesk, CALL, KEPT, type TestCentral, ask, newClinic, pullAll, refusalOf, startTestCentral } from '../support/central.ts';

const DAY = 86_400_000;
const YEARS = 3652 * DAY;
let central: TestCentral;
beforeAll(async () => { central = await startTestCentral(); });
afterAll(async () => { await central.close(); });

const newCall = (desk: BareDesk, patch: Change['patch'] = {}): Change => desk.change('call_log', uuidv7(central.clock.at), { ...CALL, ...patch }, { isNew: true });

/** Everything that is kept of a clinic. */
async function dumpOf(clinicId: string): Promise<string> {
  const scope = clinicScope(clinicId);
  const { db } = central;
  return JSON.stringify([
    await db.selectFrom('scope_head').selectAll().where('scope', '=', scope).execute(),
    await db.selectFrom('change').selectAll().where('scope', '=', scope).orderBy('seq').execute(),
    await db.selectFrom('row_state').selectAll().where('scope', '=', scope).orderBy('entity').orderBy('row_id').execute(),
    await db.selectFrom('device_ack').selectAll().where('scope', '=', scope).orderBy('device_id').orderBy('dev_seq').execute(),
    await db.selectFrom('dead_letter').selectAll().where('scope', '=', scope).orderBy('id').execute(),
    await db.selectFrom('record_block').selectAll().where('clinic_id', '=', clinicId).orderBy('first').execute(),
  ]);
}

it('fault 2: a push whose answer was lost is acknowledged again and done once', async () => {
  const { first } = await newClinic(central);
  const made = newCall(first);
  const changed = first.change('call_log', made.rowId, { note: ['dipanggil', made.hlc] });
  await first.push([made, changed]);
  const before = await dumpOf(first.clinicId);
  const again = await first.push([made, changed]);
  expect(again.answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
  expect(again.lastDevSeq).toBe(3);
  expect(await dumpOf(first.clinicId)).toBe(before);
});

it('fault 14: a clock ten years ahead is corrected, and nobody else is affected', async () => {
  const { first, second } = await newClinic(central);
  const ahead = (counter: number): string => formatHlc({ ms: central.clock.at + YEARS, counter, node: second.node });
  const made = second.change('call_log', uuidv7(1), CALL, { isNew: true, hlc: ahead(1) });
  const changed = second.change('call_log', made.rowId, { note: ['dari jam yang salah', made.hlc] }, { hlc: ahead(2) });
  const { answers } = await second.push([made, changed], { wall: central.clock.at + YEARS });
  expect(answers.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
  const given = answers.map(({ hlc }) => hlc ?? '');
  for (const hlc of given) expect(parseHlc(hlc)?.ms).toBeLessThanOrEqual(central.clock.at);
  expect(given[0]! < given[1]!).toBe(true);
  // A right clock wins over it at once.
  central.clock.at += 1000;
  const after = first.change('call_log', made.rowId, { note: ['dari jam yang benar', given[1]!] });
  expect((await first.push([after])).answers).toEqual([{ id: after.id, outcome: 'applied' }]);
  // The desk goes on from the stamp it claimed, in a later push, and conflicts with nobody.
  const third = second.change('call_log', made.rowId, { topic: ['other', made.hlc] }, { hlc: ahead(3) });
  expect((await second.push([third], { wall: central.clock.at + YEARS })).answers).toMatchObject([{ outcome: 'applied', hlc: expect.any(String) }]);
  const { entries } = await pullAll(second);
  expect(entries.filter(({ rowId }) => rowId === made.rowId).map(({ id }) => id)).toEqual([made.id, changed.id, after.id, third.id]);
  for (const { patch } of (await pullAll(first)).entries) for (const [, hlc] of Object.values(patch)) expect(parseHlc(hlc)!.ms).toBeLessThanOrEqual(central.clock.at + 1000);
});

it('fault 19: a desk that was revoked in the middle of a sync is refused, and nothing of it is applied', async () => {
  const { first, second } = await newClinic(central);
  await second.push([newCall(second)]);
  await setDeviceState(central.context, second.deviceId, 'revoked');
  const before = await dumpOf(first.clinicId);
  const block = (): Promise<unknown> => ask(central.app, { method: 'POST', url: PATHS.recordBlock, token: second.token(), body: { after: 0 } });
  for (const attempt of [() => second.push([newCall(second)]), () => second.pull(), () => second.signIn(), block]) {
    expect(await refusalOf(attempt())).toMatchObject({ status: 403, code: 'device_revoked' });
  }
  expect(await dumpOf(first.clinicId)).toBe(before);
  expect((await first.pull()).entries).toHaveLength(1);
});

it('a desk that is being given up may tell what it has, and reads nothing', async () => {
  const { second } = await newClinic(central);
  await setDeviceState(central.context, second.deviceId, 'retiring');
  expect(await second.signIn()).toMatchObject({ state: 'retiring' });
  expect((await second.push([newCall(second)])).answers).toMatchObject([{ outcome: 'applied' }]);
  expect(await refusalOf(second.pull())).toMatchObject({ status: 403, code: 'device_retiring' });
});

it('fault 20: bombs and giants are refused before they are read; a giant change by itself is put aside', async () => {
  const { first } = await newClinic(central);
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${first.token()}` };
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
  expect(bomb.length).toBeLessThan(MOST_BODY_BYTES);
  const tooLarge = { error: { code: 'too_large' } };
  expect((await central.app.inject({ method: 'POST', url: PATHS.push, headers, payload: bomb })).json()).toMatchObject(tooLarge);
  const plain = await central.app.inject({ method: 'POST', url: PATHS.push, headers: { ...headers, 'content-encoding': 'identity' }, payload: Buffer.alloc(MOST_BODY_BYTES + 1, 0x20) });
  expect([plain.statusCode, plain.json()]).toEqual([413, { error: { code: 'too_large', serverTime: central.clock.at } }]);
  const torn = gzipSync(JSON.stringify({ scope: clinicScope(first.clinicId), wall: 1, changes: [newCall(first)] }));
  first.nextSeq -= 1;
  expect((await central.app.inject({ method: 'POST', url: PATHS.push, headers, payload: torn.subarray(0, -12) })).json()).toMatchObject({ error: { code: 'invalid_request' } });
  const giant = newCall(first, { note: 'x'.repeat(70_000) });
  const next = newCall(first);
  expect((await first.push([giant, next])).answers).toEqual([{ id: giant.id, outcome: 'rejected', code: 'too_large' }, { id: next.id, outcome: 'applied' }]);
});

it('fault 21: a desk can neither see nor write another clinic, and cannot tell what is there', async () => {
  const { first: own } = await newClinic(central);
  const { first: other } = await newClinic(central);
  const theirs = newCall(other, { caller_name: 'Sari' });
  await other.push([theirs]);
  const manifest = snapshotManifest.parse(await ask(central.app, { method: 'GET', url: `${PATHS.snapshot}?scope=${clinicScope(other.clinicId)}`, token: other.token() }));
  const before = await dumpOf(other.clinicId);
  const audited = (await listAudit(central.context)).length;
  const nobody = uuidv7(5);
  const change = own.change('call_log', theirs.rowId, { note: ['dari luar', theirs.hlc] });
  for (const clinicId of [other.clinicId, nobody]) {
    const scope = clinicScope(clinicId);
    const get = (path: string): Promise<unknown> => ask(central.app, { method: 'GET', url: path, token: own.token() });
    for (const attempt of [() => own.push([change], { scope }), () => own.pull({ scope }), () => get(`${PATHS.snapshot}?scope=${scope}`)]) expect(await refusalOf(attempt())).toMatchObject({ status: 403, code: 'scope_forbidden' });
  }
  for (const id of [manifest.id, nobody]) expect(await refusalOf(ask(central.app, { method: 'GET', url: partPath(id, 0), token: own.token() }))).toMatchObject({ status: 410, code: 'snapshot_gone' });
  // Through its own scope it meets its own rows only: there the other's row is not.
  expect((await own.push([change])).answers).toEqual([{ id: change.id, outcome: 'rejected', code: 'row_missing' }]);
  const foreign = own.change('clinic', other.clinicId, { ...KEPT, name: 'Klinik lain', address: '-', zone: 'Asia/Jakarta' }, { isNew: true });
  const device = own.change('device', uuidv7(6), { ...KEPT, clinic_id: other.clinicId, letter: 'B', name: 'Meja', record_from: 1, record_to: 2 }, { isNew: true });
  expect((await own.push([foreign, device])).answers.map(({ code }) => code)).toEqual(['other_clinic', 'other_clinic']);
  expect(await dumpOf(other.clinicId)).toBe(before);
  expect(JSON.stringify((await pullAll(own)).entries)).not.toContain('Sari');
  const refused = (await listAudit(central.context)).slice(audited).filter(({ action }) => action === 'scope_refused');
  expect(refused).toHaveLength(6);
  expect(refused.every((entry) => entry.clinic_id === own.clinicId && entry.device_id === own.deviceId)).toBe(true);
});

it('fault 22: names that are no columns are refused by the list of tables', async () => {
  const { first } = await newClinic(central);
  const names = ['note"; DROP TABLE change; --', "note' = 'x", 'data->>name', 'constructor', 'toString', 'id', 'search_name'];
  const changes = [
    ...names.map((name) => newCall(first, { [name]: 'x' })),
    ...['pg_user', 'row_state; DROP TABLE change', 'constructor', 'hasOwnProperty'].map((entity) => first.change(entity, uuidv7(1), CALL, { isNew: true })),
  ];
  const { answers } = await first.push(changes);
  expect(answers.map(({ code }) => code)).toEqual([...names.map(() => 'unknown_column'), ...Array.from({ length: 4 }, () => 'unknown_table')]);
  const made = newCall(first, { caller_name: "'; DROP TABLE change; --" });
  expect((await first.push([made])).answers).toMatchObject([{ outcome: 'applied' }]);
});

it('fault 25: a poison change is kept aside and acknowledged, and the queue goes on', async () => {
  const { first, second } = await newClinic(central);
  const [good, last] = [newCall(first), newCall(first)];
  const tx = uuidv7(3);
  const poison: unknown[] = [
    { ...newCall(first), patch: { ...CALL, at: 'bukan angka' } }, { ...newCall(first), patch: { caller_name: { nested: 'Rahasia' } } }, { ...newCall(first), hlc: 'no stamp' },
    first.change('call_log', uuidv7(9), { note: ['x', good.hlc] }, { tx }), newCall(first, { note: 'a\u0000b' }), newCall(first, { note: '\ud800' }),
  ];
  // Numbers were given in the order in which the changes were made.
  const all = [good, last, ...poison];
  const { answers, lastDevSeq } = await first.push(all);
  expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, 'wrong_type', 'form', 'form', 'row_missing', 'wrong_type', 'wrong_type']);
  expect(lastDevSeq).toBe(9);
  expect((await first.push(all)).answers.map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate', ...poison.map(() => 'rejected')]);
  const letters = (await listDeadLetters(central.context)).filter(({ deviceId }) => deviceId === first.deviceId);
  expect(letters.map(({ devSeq }) => devSeq)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(await readDeadLetter(central.context, letters[1]!.id)).toContain('Rahasia');
  expect(central.logged()).not.toMatch(/Rahasia|Budi|bukan angka/);
  expect(JSON.stringify(await listAudit(central.context))).not.toMatch(/Rahasia|Budi|bukan angka/);
  expect((await pullAll(second)).entries.filter(({ entity }) => entity === 'call_log').map(({ id }) => id)).toEqual([good.id, last.id]);
});

const BOOKING: Change['patch'] = {
  ...KEPT, patient_id: uuidv7(10), practitioner_id: uuidv7(11), unit_id: uuidv7(12), day: '2026-12-01', from_minute: 540, to_minute: 555, standing: 'tentative',
  payer: 'self', kind: 'control', source: 'desk', state: 'booked', state_at: 1, state_by: 'rina',
};
const standingOf = async (desk: BareDesk, rowId: string): Promise<unknown> => (await pullAll(desk)).entries.filter((entry) => entry.rowId === rowId && 'standing' in entry.patch).at(-1)?.patch['standing']?.[0];

it('fault 26: of two desks that book one slot the first is confirmed, the other displaced; it is confirmed elsewhere', async () => {
  const { first, second } = await newClinic(central);
  const one = first.change('appointment', uuidv7(1), BOOKING, { isNew: true });
  const two = second.change('appointment', uuidv7(2), { ...BOOKING, patient_id: uuidv7(13), from_minute: 550, to_minute: 565 }, { isNew: true });
  await second.push([two]);
  await first.push([one]);
  expect(await standingOf(first, two.rowId)).toBe('confirmed');
  expect(await standingOf(first, one.rowId)).toBe('displaced');
  expect(await standingOf(second, one.rowId)).toBe('displaced');
  // A displaced one holds nothing: where it would have stood another may.
  const third = second.change('appointment', uuidv7(3), { ...BOOKING, patient_id: uuidv7(14), from_minute: 535, to_minute: 550 }, { isNew: true });
  await second.push([third]);
  expect(await standingOf(second, third.rowId)).toBe('confirmed');
  const seen = (await pullAll(first)).entries.findLast(({ rowId }) => rowId === one.rowId)!.patch['standing']![1];
  central.clock.at += 1000;
  const moved = first.change('appointment', one.rowId, {
    practitioner_id: [BOOKING['practitioner_id'] as string, seen], unit_id: [BOOKING['unit_id'] as string, seen], room_id: [null, seen], day: ['2026-12-02', seen],
    from_minute: [540, seen], to_minute: [555, seen], standing: ['tentative', seen],
  });
  await first.push([moved]);
  expect(await standingOf(second, one.rowId)).toBe('confirmed');
  expect(await standingOf(first, two.rowId)).toBe('confirmed');
});

it('fault 29: a cursor below the floor takes a snapshot in parts that resume, and what waits is told after it', async () => {
  const { first, second } = await newClinic(central);
  const old = Array.from({ length: 40 }, () => newCall(first, { note: `catatan ${Array.from({ length: 400 }, () => Math.random().toString(36)).join(' ')}` }));
  const waiting = newCall(second);
  await first.push(old.slice(0, 20));
  const cursor = (await second.pull()).cursor;
  await first.push(old.slice(20));
  central.clock.at += (LOG_DAYS + 1) * DAY;
  await prune(central.context);
  await Promise.all([first.signIn(), second.signIn()]);
  const late = first.change('call_log', old[0]!.rowId, { note: ['sesudahnya', old[0]!.hlc] });
  await first.push([late]);
  expect(await refusalOf(second.pull(cursor))).toMatchObject({ status: 410, code: 'snapshot_needed' });
  expect(await refusalOf(second.pull())).toMatchObject({ code: 'snapshot_needed' });
  const url = `${PATHS.snapshot}?scope=${clinicScope(first.clinicId)}`;
  const manifest = snapshotManifest.parse(await ask(central.app, { method: 'GET', url, token: second.token() }));
  const lines: string[] = [];
  for (const { number, sha256, bytes } of manifest.parts) {
    const part = async (range: string): Promise<Buffer> => (await central.app.inject({ method: 'GET', url: partPath(manifest.id, number), headers: { authorization: `Bearer ${second.token()}`, range } })).rawPayload;
    const whole = Buffer.concat([await part('bytes=0-99'), await part('bytes=100-')]);
    expect([whole.length, createHash('sha256').update(whole).digest('hex')]).toEqual([bytes, sha256]);
    lines.push(...gunzipSync(whole).toString().trimEnd().split('\n'));
  }
  const rows = lines.map((line) => JSON.parse(line) as { rowId: string; values: Record<string, unknown> });
  expect(rows).toHaveLength(manifest.rows);
  expect(rows.map(({ rowId }) => rowId)).toEqual(expect.arrayContaining(old.map(({ rowId }) => rowId)));
  expect(rows.find(({ rowId }) => rowId === old[0]!.rowId)?.values['note']).toBe('sesudahnya');
  // The same snapshot serves the next reader; the log goes on after it.
  expect(snapshotManifest.parse(await ask(central.app, { method: 'GET', url, token: first.token() })).id).toBe(manifest.id);
  expect((await second.push([waiting])).answers).toMatchObject([{ outcome: 'applied' }]);
  expect((await pullAll(first, manifest.cursor)).entries.map(({ id }) => id)).toEqual([waiting.id]);
});
