/** A real second process is killed while it imports; the desk that opens afterwards goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startScript } from '../support/child-script.ts';
import { ADMIN, openTestDesk } from '../support/desk.ts';
import { applied, checked } from './imports-desk.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-depan-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const PEOPLE = 800;
const SCRIPT = (dataDir: string): string => `
  import { openTestDesk, CLINIC } from './tests/support/desk.ts';
  import { checked } from './tests/integration/imports-desk.ts';
  const desk = await openTestDesk({ dataDir: ${JSON.stringify(dataDir)} });
  await desk.call('clinic.create', CLINIC);
  const rows = Array.from({ length: ${PEOPLE} }, (_, index) => (700000 + index) + ',Uji ' + index + ',' + new Date(index * 86400000).toISOString().slice(0, 10) + ',L');
  const job = await checked(desk, 'patients', ['No. RM,Nama,Tgl Lahir,L/P', ...rows].join('\\n'));
  await desk.call('imports.apply', { jobId: job.id });
  console.log('applying');
`;

it.each([0, 40, 120])('goes on after %i ms of applying, with nobody lost and nobody twice', async (ms) => {
  const dataDir = join(folder, 'data');
  const child = startScript(folder, SCRIPT(dataDir));
  await child.line('applying');
  await new Promise((next) => { setTimeout(next, ms); });
  child.process.kill('SIGKILL');
  await child.ended;

  const desk = await openTestDesk({ dataDir });
  try {
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
    const [job] = await desk.call('imports.list', {});
    if (!job) throw new Error('The job is gone');
    expect(job.counts.applied + job.counts.new).toBe(PEOPLE);
    if (job.counts.new > 0) {
      expect(job.state).toBe('paused');
      await applied(desk, job.id);
    }
    expect(await desk.call('imports.job', { jobId: job.id })).toMatchObject({ state: 'done', counts: { applied: PEOPLE, new: 0, rejected: 0, known: 0 } });
    const again = await checked(desk, 'patients', ['No. RM,Nama,Tgl Lahir,L/P', ...Array.from({ length: PEOPLE }, (_, index) => `${700_000 + index},Uji ${index},${new Date(index * 86_400_000).toISOString().slice(0, 10)},L`)].join('\n'));
    expect(again.counts).toMatchObject({ known: PEOPLE, new: 0, rejected: 0 });
    const found = await desk.call('patients.search', { text: '7004', limit: 50 });
    expect(new Set(found.map(({ recordNumber }) => recordNumber)).size).toBe(found.length);
  } finally {
    await desk.close();
  }
});
