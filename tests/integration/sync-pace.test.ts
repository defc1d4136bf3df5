/** When rounds are made by themselves, on a timer that the test turns; the desk, the central and the wire between them are real. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SyncTrouble } from '../../main/sync/trouble.ts';
import { openTransport } from '../../main/sync/transport.ts';
import type { Result } from '../../shared/contract/core.ts';
import { setDeviceState } from '../../server/administration.ts';
import { type TestCentral, startTestCentral } from '../support/central.ts';
import { ADMIN, type TestDesk, openFoundedDesk, openTestDesk } from '../support/desk.ts';
import { somebody } from './patients-desk.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let central: TestCentral;
let url: string;
let desk: TestDesk;
const wire = { up: true };
const transport = (connection: Parameters<typeof openTransport>[0]) => {
  const real = openTransport(connection);
  return { ...real, send: (request: Parameters<typeof real.send>[0]) => (wire.up ? real.send(request) : Promise.reject(new SyncTrouble('no_network'))) };
};

beforeEach(async () => {
  wire.up = true;
  central = await startTestCentral();
  url = await central.listen();
  desk = await openFoundedDesk({ sync: { automatic: true, transport } });
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
  await central.close();
});

/** Asked as a window asks: only what changes something has an id, and brings the next round nearer. */
function told<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const page = async () => told(await desk.invoke('sync.page', {}, { requestId: null }));
const status = async () => told(await desk.invoke('sync.status', {}, { requestId: null }));
/** How long until the next round, as it is told on the page. */
async function wait(): Promise<number> {
  const { nextTryAt } = await page();
  return nextTryAt === null ? Number.NaN : nextTryAt - desk.clock.at;
}
/** Lets the time until then pass, and the round that comes of it. */
async function turn(): Promise<void> {
  const ms = await wait();
  desk.clock.at += ms;
  central.clock.at += ms;
  await vi.advanceTimersByTimeAsync(ms);
  await desk.desk.syncSettled();
}
const fault = async () => (await status()).fault;
const between = (ms: number, least: number, most: number): void => {
  expect(ms).toBeGreaterThanOrEqual(least);
  expect(ms).toBeLessThanOrEqual(most);
};

it('every 10 to 20 seconds; after failures from 2 seconds to 2 minutes, scattered; soon after a change; every 5 to 10 minutes when a person must act', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await desk.call('sync.enrol', { url, proxy: null, ca: null, code: await central.newClinicCode() });
  await turn();
  expect(await fault()).toBeNull();
  expect((await status()).waiting).toBe(0);
  between(await wait(), 9 * SECOND, 20 * SECOND);

  await desk.call('patients.register', { patient: somebody });
  expect(await wait()).toBeLessThanOrEqual(SECOND);
  await turn();
  expect((await status()).waiting).toBe(0);

  wire.up = false;
  await turn();
  const waits: number[] = [];
  for (let most = 2 * SECOND; waits.length < 10; most = Math.min(2 * MINUTE, most * 2)) {
    const ms = await wait();
    between(ms, most / 2, most);
    waits.push(ms / most);
    expect(await fault()).toBe('no_network');
    await turn();
  }
  // Not in step with the clinic's other desks.
  expect(new Set(waits).size).toBeGreaterThan(5);
  // Nobody is asked sooner for a change while the central is away.
  const before = await wait();
  await desk.call('patients.register', { patient: { ...somebody, name: 'Budi Santoso' } });
  expect(await wait()).toBe(before);

  wire.up = true;
  await turn();
  expect(await fault()).toBeNull();
  between(await wait(), 0, 20 * SECOND);
  await turn();
  // A success has made it forget.
  wire.up = false;
  await turn();
  between(await wait(), SECOND, 2 * SECOND);
  wire.up = true;
  await turn();

  const { id } = await central.db.selectFrom('device').select('id').executeTakeFirstOrThrow();
  await setDeviceState(central.context, id, 'revoked');
  await turn();
  expect(await fault()).toBe('revoked');
  between(await wait(), 5 * MINUTE, 10 * MINUTE);
  await setDeviceState(central.context, id, 'active');
  await turn();
  expect(await fault()).toBeNull();
  between(await wait(), 0, 20 * SECOND);
});

it('a part of a snapshot that breaks off in the middle goes on from the byte where it stood', async () => {
  await desk.call('sync.enrol', { url, proxy: null, ca: null, code: await central.newClinicCode() });
  for (let number = 0; number < 30; number += 1) await desk.call('patients.register', { patient: { ...somebody, name: `Pasien Ke${number}` } });
  await desk.call('sync.now', {});
  await desk.desk.syncSettled();
  const { id } = await desk.call('clinic.get', {});
  const ranges: (string | undefined)[] = [];
  const sent: number[] = [];
  const broken = http.createServer((request, response) => {
    const isPart = /snapshot\/.+\/\d+$/.test(request.url ?? '');
    if (isPart) ranges.push(request.headers.range);
    const there = http.request(new URL(request.url ?? '', url), { method: request.method, headers: { ...request.headers, host: new URL(url).host } }, (answer) => {
      void (async () => {
        const pieces: Buffer[] = [];
        for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
        const body = Buffer.concat(pieces);
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        if (!isPart || sent.length > 1) {
          response.end(body);
          return;
        }
        // The line breaks after some of it, twice.
        const some = body.subarray(0, Math.floor(body.length / 3));
        sent.push(some.length);
        response.write(some, () => { setTimeout(() => { response.destroy(); }, 50); });
      })();
    });
    request.pipe(there);
  });
  await new Promise<void>((listening) => { broken.listen(0, '127.0.0.1', listening); });
  const other = await openTestDesk({ sync: { automatic: true } });
  try {
    const { recoveryKey } = await other.call('sync.join', { url: `http://127.0.0.1:${(broken.address() as AddressInfo).port}`, proxy: null, ca: null, code: await central.furtherDeskCode(id), admin: { ...ADMIN, login: 'admin.b' } });
    expect(recoveryKey).toMatch(/-/);
    expect(ranges).toEqual([undefined, `bytes=${sent[0] ?? 0}-`, `bytes=${(sent[0] ?? 0) + (sent[1] ?? 0)}-`]);
    expect(sent.every((bytes) => bytes > 100)).toBe(true);
    expect(await other.call('patients.recent', { limit: 30 })).toHaveLength(30);
  } finally {
    await other.close();
    broken.closeAllConnections();
    await new Promise((closed) => { broken.close(closed); });
  }
});
