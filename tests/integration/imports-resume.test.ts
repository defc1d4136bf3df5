import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADMIN, type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { applied, checked, rowsOf, send, settled } from './imports-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

const HEADERS = 'No. RM,Nama Pasien,Tgl Lahir,L/P,Alamat';
const people = (count: number): string => [HEADERS, ...Array.from({ length: count }, (_, index) => `${700_000 + index},Uji Pasien ${index},${new Date(index * 86_400_000).toISOString().slice(0, 10)},L,Jl. Rahasia ${index}`)].join('\n');

async function again(): Promise<void> {
  desk = await desk.restart();
  await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
}
const imported = async (): Promise<number> => (await desk.call('patients.search', { text: 'Uji Pasien', limit: 50 })).length;

describe('a desk that is closed in the middle', () => {
  it('goes on from there, and nobody is added twice', async () => {
    const job = await checked(desk, 'patients', people(600));
    await desk.call('imports.apply', { jobId: job.id });
    await new Promise((next) => { setTimeout(next, 30); });
    await again();
    const between = await desk.call('imports.job', { jobId: job.id });
    expect(between.state).toBe('paused');
    expect(between.counts.applied).toBeGreaterThan(0);
    expect(between.counts.applied).toBeLessThan(600);
    expect(between.counts.applied + between.counts.new).toBe(600);
    const end = await applied(desk, job.id);
    expect(end).toMatchObject({ state: 'done', done: 600, total: 600, counts: { new: 0, applied: 600, rejected: 0, known: 0 } });
    const third = await checked(desk, 'patients', people(600));
    expect(third.counts).toMatchObject({ new: 0, known: 600 });
  });

  it('can check again when the check was cut off', async () => {
    const jobId = await send(desk, 'patients', people(300));
    const { mapping, options } = await desk.call('imports.inspect', { jobId, sheet: null });
    await desk.call('imports.check', { jobId, mapping, options });
    await again();
    expect(['inspected', 'checked']).toContain((await desk.call('imports.job', { jobId })).state);
    await desk.call('imports.check', { jobId, mapping, options });
    expect(await settled(desk, jobId)).toMatchObject({ state: 'checked', counts: { new: 300 } });
  });
});

it('stops, and goes on', async () => {
  const job = await checked(desk, 'patients', people(500));
  await desk.call('imports.apply', { jobId: job.id });
  expect((await desk.refusal('imports.apply', { jobId: job.id })).code).toBe('import_busy');
  await desk.call('imports.stop', { jobId: job.id });
  const stopped = await desk.call('imports.job', { jobId: job.id });
  expect(stopped.state).toBe('paused');
  expect(stopped.counts.applied).toBeLessThan(500);
  expect((await applied(desk, job.id)).counts.applied).toBe(500);
});

it('takes back what nobody has used, and can be imported again', async () => {
  const job = await checked(desk, 'patients', people(40));
  await applied(desk, job.id);
  const [seen, changed] = await desk.call('patients.search', { text: '70000', limit: 2 });
  if (!seen || !changed) throw new Error('not imported');
  const { units } = await desk.call('clinic.directory', {});
  await desk.call('visits.checkIn', { patientId: seen.id, unitId: units[0]?.id ?? '', practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null });
  desk.clock.at += 60_000;
  const patient = await desk.call('patients.get', { id: changed.id });
  await desk.call('patients.update', { id: changed.id, expectedVersion: patient.version, patient: { ...patient, address: 'Jl. Baru' } });

  await desk.call('imports.void', { jobId: job.id, reason: 'Salah berkas' });
  expect(await settled(desk, job.id)).toMatchObject({ state: 'voided', counts: { applied: 0, voided: 38, kept: 2 } });
  expect((await rowsOf(desk, job.id, 'kept')).map(({ row }) => row)).toEqual([2, 3]);
  expect(await imported()).toBe(2);

  const second = await checked(desk, 'patients', people(40));
  expect(second.counts).toMatchObject({ new: 38, known: 2, rejected: 0 });
  expect((await applied(desk, second.id)).counts.applied).toBe(38);
});

it('keeps nothing in plain text beside the records, and forgets the file when asked', async () => {
  const job = await checked(desk, 'patients', people(20));
  const folder = join(desk.dataDir, 'imports', job.id);
  const files = readdirSync(folder);
  expect(files).toContain('source-00000');
  for (const file of files) expect(readFileSync(join(folder, file)).includes('Rahasia')).toBe(false);
  await desk.call('imports.discard', { jobId: job.id });
  expect(existsSync(folder)).toBe(false);
  expect((await desk.call('imports.job', { jobId: job.id })).state).toBe('cancelled');
  expect(await rowsOf(desk, job.id)).toEqual([]);
});

it('takes pieces in order, each once, and no more than was announced', async () => {
  const { jobId } = await desk.call('imports.begin', { kind: 'patients', fileName: 'a.csv', bytes: 6 });
  const piece = (index: number, text: string) => desk.invoke('imports.piece', { jobId, index, data: Buffer.from(text).toString('base64') });
  expect(await piece(1, 'abc')).toMatchObject({ ok: false, error: { code: 'import_step' } });
  expect(await piece(0, 'abc')).toEqual({ ok: true, value: { received: 3 } });
  expect(await piece(0, 'abc')).toEqual({ ok: true, value: { received: 3 } });
  expect((await desk.refusal('imports.inspect', { jobId, sheet: null })).code).toBe('import_step');
  expect(await piece(1, 'abcd')).toMatchObject({ ok: false });
  expect(await piece(1, 'abc')).toEqual({ ok: true, value: { received: 6 } });
});

it('is for the registrar and the administrator only', async () => {
  await desk.call('users.create', { fullName: 'Resi', login: 'resi', role: 'receptionist', password: 'kata-sandi-resi' });
  await desk.call('users.signIn', { login: 'resi', password: 'kata-sandi-resi' });
  expect((await desk.refusal('imports.list', {})).code).toBe('forbidden');
});
