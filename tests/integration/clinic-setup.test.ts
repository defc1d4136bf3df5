/** The clinic's own data, its units and doctors: who changed first wins, letters stay distinct, everything is audited. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestDesk, CLINIC, openFoundedDesk } from '../support/desk.ts';

let test: TestDesk;
beforeEach(async () => { test = await openFoundedDesk(); });
afterEach(async () => { await test.close(); });

it('changes the clinic once per version', async () => {
  const { id, version, recoveryKeyConfirmed } = await test.call('clinic.get', {});
  expect(recoveryKeyConfirmed).toBe(false);
  const wanted = { ...CLINIC.clinic, name: 'Klinik Uji Baru', phone: '0315550101', expectedVersion: version };
  await test.call('clinic.update', wanted);
  expect(await test.call('clinic.get', {})).toMatchObject({ id, name: 'Klinik Uji Baru', phone: '0315550101' });
  expect(await test.refusal('clinic.update', { ...wanted, name: 'Klinik Lain' })).toEqual({ code: 'changed_meanwhile' });
});

it('takes the new zone into account for the clinic day', async () => {
  test.clock.at = Date.UTC(2026, 10, 22, 15, 30);
  expect((await test.call('clinic.status', {})).clinic?.day).toBe('2026-11-22');
  const { version } = await test.call('clinic.get', {});
  await test.call('clinic.update', { ...CLINIC.clinic, zone: 'Asia/Jayapura', expectedVersion: version });
  expect((await test.call('clinic.status', {})).clinic?.day).toBe('2026-11-23');
});

it('adds units in order and keeps their letters distinct', async () => {
  const { id } = await test.call('clinic.saveUnit', { id: null, name: 'Apotek', letter: 'f', kind: 'pharmacy', room: 'Loket 2', active: true, expectedVersion: null });
  const { units } = await test.call('clinic.directory', {});
  expect(units.map(({ letter, name }) => [letter, name])).toEqual([['A', 'Poli Umum'], ['B', 'Poli Gigi'], ['F', 'Apotek']]);
  const added = units.find((unit) => unit.id === id);
  if (!added) throw new Error('no unit');
  const taken = { code: 'letter_taken', fields: { letter: 'letter_taken' } };
  expect(await test.refusal('clinic.saveUnit', { ...added, letter: 'A', expectedVersion: added.version })).toEqual(taken);
  expect(await test.refusal('clinic.saveUnit', { id: null, name: 'Lain', letter: 'B', kind: 'clinic', room: null, active: true, expectedVersion: null })).toEqual(taken);
  await test.call('clinic.saveUnit', { ...added, name: 'Apotek Utama', expectedVersion: added.version });
  expect(await test.refusal('clinic.saveUnit', { ...added, name: 'Apotek Kedua', expectedVersion: added.version })).toEqual({ code: 'changed_meanwhile' });
});

it('adds, moves and retires a doctor', async () => {
  const units = (await test.call('clinic.directory', {})).units;
  const { id } = await test.call('clinic.savePractitioner', { id: null, name: 'drg. Uji Gigi', unitId: units[1]?.id ?? null, hours: '09.00–11.00', active: true, expectedVersion: null });
  const doctor = (await test.call('clinic.directory', {})).practitioners.find((each) => each.id === id);
  if (!doctor) throw new Error('no doctor');
  await test.call('clinic.savePractitioner', { ...doctor, unitId: units[0]?.id ?? null, active: false, expectedVersion: doctor.version });
  expect(await test.refusal('clinic.savePractitioner', { ...doctor, expectedVersion: doctor.version })).toEqual({ code: 'changed_meanwhile' });
  const shown = await test.call('display.state', {});
  expect(shown.units.flatMap((unit) => unit.doctors.map(({ name }) => name))).toEqual(['dr. Uji Coba']);
});

it('audits each change and repeats none', async () => {
  const requestId = '0192f0aa-0000-7000-8000-000000000077';
  const input = { id: null, name: 'Kasir', letter: 'K', kind: 'cashier' as const, room: null, active: true, expectedVersion: null };
  const answers = [await test.invoke('clinic.saveUnit', input, { requestId }), await test.invoke('clinic.saveUnit', input, { requestId })];
  expect(answers[1]).toEqual(answers[0]);
  expect((await test.call('clinic.directory', {})).units).toHaveLength(3);
  const made = (await test.call('audit.list', { before: null, limit: 50, action: 'create', text: '' })).filter((each) => each.entity === 'service_unit');
  expect(made).toHaveLength(1);
});
