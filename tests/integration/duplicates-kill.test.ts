/** A real second process is killed while it looks through all patients; the desk that opens afterwards comes to the same list. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startScript } from '../support/child-script.ts';
import { ADMIN, openTestDesk } from '../support/desk.ts';
import { lookNow, openPairs } from './duplicates-desk.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const TWICE = 60;
const SCRIPT = (dataDir: string): string => `
  import { openTestDesk, CLINIC } from './tests/support/desk.ts';
  import { register } from './tests/integration/duplicates-desk.ts';
  const desk = await openTestDesk({ dataDir: ${JSON.stringify(dataDir)} });
  await desk.call('clinic.create', CLINIC);
  for (let at = 0; at < ${TWICE}; at++) {
    const date = new Date(at * 97 * 86400000).toISOString().slice(0, 10);
    const person = { name: 'Uji' + String.fromCharCode(97 + at % 26) + 'wati Contoh' + String.fromCharCode(97 + (at * 7) % 26) + 'ningsih', birthDate: date, phone: '+6281230' + (100000 + at * 131) };
    await register(desk, person);
    await register(desk, person);
  }
  desk.desk.subscribe('desk', (event) => { if (event.type === 'changed' && event.capabilities.includes('duplicates')) console.log('comparing'); });
  await desk.call('duplicates.runNow', {});
  console.log('comparing');
`;

it.each([0, 300, 900])('goes on after %i ms of looking, with every pair once', async (ms) => {
  const dataDir = join(folder, 'data');
  const child = startScript(folder, SCRIPT(dataDir));
  await child.line('comparing');
  await new Promise((next) => { setTimeout(next, ms); });
  child.process.kill('SIGKILL');
  await child.ended;

  const desk = await openTestDesk({ dataDir });
  try {
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
    const status = await lookNow(desk);
    expect(status).toMatchObject({ open: TWICE, waiting: 0, failed: false });
    const pairs = await openPairs(desk);
    expect(new Set(pairs.map(({ a, b }) => [a.id, b.id].sort().join())).size).toBe(TWICE);
    for (const { a, b } of pairs) expect(a.name).toBe(b.name);
  } finally {
    await desk.close();
  }
});
