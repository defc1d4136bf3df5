/** Who a patient is: doubts that must be accepted, names that were given up, families, deaths and moves, on a real file. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doubtsOf } from '../../shared/domain/identity-doubts.ts';
import { openPatientsDesk, type PatientsDesk, somebody } from './patients-desk.ts';

const NIK = '3578014108920003';
const CARD = '3578010101010001';
let desk: PatientsDesk;
beforeEach(() => { desk = openPatientsDesk(); });
afterEach(() => { desk.close(); });

const refusedFor = (fields: Record<string, string>) => expect.objectContaining({ error: { code: 'invalid_input', fields } });
const trail = (id: string): unknown[] => desk.db.connection.prepare('SELECT action, detail FROM audit_entry WHERE row_id = ? ORDER BY id').all(id);
const kept = (id: string): unknown => desk.db.connection.prepare('SELECT accepted_warnings FROM patient WHERE id = ?').pluck().get(id);
function tokens(person: Partial<typeof somebody>, facts: { regionKnown?: boolean; taken?: boolean } = {}): string[] {
  return doubtsOf({ ...somebody, ...person }, { today: '2026-11-22', regionKnown: facts.regionKnown ?? true, taken: facts.taken ?? false }).map(({ token }) => token);
}
async function change(id: string, part: Partial<typeof somebody>): Promise<void> {
  const { version } = await desk.call('patients.get', { id });
  await desk.call('patients.update', { id, expectedVersion: version, patient: { ...somebody, ...part } });
}

describe('a doubtful NIK', () => {
  test('is refused with the fields, changes nothing, and is kept once each doubt is accepted', async () => {
    const person = { name: 'Sri', nik: NIK, sex: 'male', birthDate: '1991-08-01' } as const;
    await expect(desk.register(person)).rejects.toEqual(refusedFor({ 'patient.sex': 'nik_sex', 'patient.birthDate': 'nik_birth_date' }));
    const [sex = '', birth = ''] = tokens(person);
    await expect(desk.register({ ...person, acceptedWarnings: [sex] })).rejects.toEqual(refusedFor({ 'patient.birthDate': 'nik_birth_date' }));
    expect(desk.db.connection.prepare('SELECT count(*) FROM patient').pluck().get()).toBe(0);
    const { id } = await desk.register({ ...person, acceptedWarnings: [sex, birth, 'nik_taken:abc'] });
    expect(kept(id)).toBe(`${sex} ${birth}`);
    expect((await desk.call('patients.get', { id })).acceptedWarnings).toEqual([sex, birth]);
  });

  test('is not asked about again until what it speaks of changes', async () => {
    const person = { name: 'Sri', nik: NIK, birthDate: '1991-08-01' } as const;
    const accepted = tokens(person);
    const { id } = await desk.register({ ...person, acceptedWarnings: accepted });
    await change(id, { ...person, phone: '+6281234567890', acceptedWarnings: accepted });
    const { version } = await desk.call('patients.get', { id });
    await expect(desk.call('patients.update', { id, expectedVersion: version, patient: { ...somebody, ...person, birthDate: '1990-08-01', acceptedWarnings: accepted } })).rejects.toEqual(refusedFor({ 'patient.birthDate': 'nik_birth_date' }));
    await change(id, { ...person, birthDate: '1992-08-01', acceptedWarnings: accepted });
    expect(kept(id)).toBeNull();
  });

  test('that another patient has names that patient; a record of oneself is no other', async () => {
    const first = await desk.register({ name: 'Sri Wahyuni', nik: NIK });
    await expect(desk.register({ name: 'Agus Salim', sex: 'male', birthDate: '1980-01-01', nik: NIK, acceptedWarnings: tokens({ nik: NIK, sex: 'male', birthDate: '1980-01-01' }) })).rejects.toEqual(refusedFor({ 'patient.nik': 'nik_taken' }));
    expect(await desk.call('patients.nikOwners', { nik: NIK, exceptId: null })).toEqual([{ id: first.id, recordNumber: first.recordNumber, name: 'Sri Wahyuni' }]);
    expect(await desk.call('patients.nikOwners', { nik: NIK, exceptId: first.id })).toEqual([]);
    await expect(desk.register({ name: 'Sri Wahyuni', nik: NIK, acceptedWarnings: tokens({ nik: NIK }, { taken: true }) })).resolves.toMatchObject({ recordNumber: expect.any(String) });
  });

  test('of a region that is not known is a warning, never an error', async () => {
    const nik = '3599994108920003';
    await expect(desk.register({ name: 'Sri', nik })).rejects.toEqual(refusedFor({ 'patient.nik': 'nik_region' }));
    await expect(desk.register({ name: 'Sri', nik, acceptedWarnings: tokens({ nik }, { regionKnown: false }) })).resolves.toMatchObject({ id: expect.any(String) });
  });
});

describe('people without a name of their own', () => {
  test('a newborn that gets its name and NIK is found by both, and the change is told in the log', async () => {
    const mother = await desk.register({ name: 'Siti Rahmawati', familyCard: CARD });
    const born = { name: 'By. Ny. Siti Rahmawati 1', identityKind: 'newborn', birthDate: '2026-11-20', motherId: mother.id, motherName: 'Siti Rahmawati', birthOrder: 1, familyCard: CARD } as const;
    const { id } = await desk.register(born);
    desk.clock.at += 1000;
    await change(id, { ...born, name: 'Aisyah Putri', identityKind: 'citizen', nik: '3578016011260001' });
    expect(await desk.call('patients.get', { id })).toMatchObject({ name: 'Aisyah Putri', identityKind: 'citizen', formerNames: ['By. Ny. Siti Rahmawati 1'], birthOrder: 1 });
    expect(await desk.call('patients.search', { text: 'aisyah' })).toMatchObject([{ id, match: 'name' }]);
    expect(await desk.call('patients.search', { text: 'rahmawati' })).toMatchObject([{ id: mother.id, match: 'name' }, { id, match: 'name', former: true, marks: [] }]);
    expect(trail(id)).toContainEqual({ action: 'update', detail: 'named' });
    expect(desk.db.connection.prepare("SELECT count(*) FROM outbox WHERE entity = 'patient_alias'").pluck().get()).toBe(1);
  });

  test('an unknown person is marked until identified; a corrected spelling of anybody else is no former name', async () => {
    const nobody = { name: 'Tn. X 22/11 14.05', identityKind: 'unknown', sex: 'male', birthDate: null } as const;
    const { id } = await desk.register(nobody);
    expect(await desk.call('patients.search', { text: 'tn. x' })).toMatchObject([{ id, marks: ['unidentified'] }]);
    await change(id, { ...nobody, name: 'Budi Santoso', identityKind: 'citizen', birthDate: '1980-02-01' });
    await change(id, { sex: 'male', name: 'Budi Santosa' });
    expect(await desk.call('patients.get', { id })).toMatchObject({ formerNames: ['Tn. X 22/11 14.05'] });
    expect(trail(id)).toContainEqual({ action: 'update', detail: 'identified' });
    expect(await desk.call('patients.search', { text: 'budi' })).toMatchObject([{ id, marks: [] }]);
  });
});

test('a family is its mother, her children and whoever has the same card, each with what is known', async () => {
  const mother = await desk.register({ name: 'Siti Rahmawati', familyCard: CARD, birthDate: '1995-01-01' });
  const father = await desk.register({ name: 'Budi Santoso', sex: 'male', familyCard: CARD, birthDate: '1990-01-01' });
  const child = { identityKind: 'newborn', birthDate: '2026-11-20', motherId: mother.id, motherName: 'Siti Rahmawati', guardianName: 'Budi Santoso', guardianRelation: 'father' } as const;
  const second = await desk.register({ ...child, name: 'By. Ny. Siti 2', birthOrder: 2, familyCard: CARD });
  const first = await desk.register({ ...child, name: 'By. Ny. Siti 1', birthOrder: 1 });
  const family = async (id: string) => (await desk.call('patients.get', { id })).family.map((each) => [each.id, each.relation, each.sameCard]);
  expect(await family(mother.id)).toEqual([[father.id, null, true], [first.id, 'child', false], [second.id, 'child', true]]);
  expect(await family(second.id)).toEqual([[mother.id, 'mother', true], [father.id, 'father', true]]);
  expect(await family(first.id)).toEqual([[mother.id, 'mother', false]]);
  expect(await family(father.id)).toEqual([[mother.id, null, true], [second.id, 'child', true]]);
  expect(await family((await desk.register({ name: 'Orang Lain' })).id)).toEqual([]);
});

describe('who died or moved away', () => {
  const noted = async (id: string, on: string | null) => desk.call('patients.recordDeath', { id, expectedVersion: (await desk.call('patients.get', { id })).version, on });

  test.each([['2026-11-23', 'death_in_future'], ['1992-07-31', 'death_before_birth']])('%s is refused as %s', async (on, reason) => {
    const { id } = await desk.register({ name: 'Sri' });
    await expect(noted(id, on)).rejects.toEqual(refusedFor({ on: reason }));
  });

  test('a death is noted, seen, and taken back, each in the log; of a guessed birth date nothing follows', async () => {
    const { id } = await desk.register({ name: 'Sri Wahyuni', birthDateEstimated: true });
    const { version } = await noted(id, '1992-07-31');
    await expect(desk.call('patients.recordMove', { id, expectedVersion: 'v0', on: null, to: null })).rejects.toMatchObject({ error: { code: 'changed_meanwhile' } });
    expect(await desk.call('patients.get', { id })).toMatchObject({ deceasedOn: '1992-07-31', version });
    expect(await desk.call('patients.search', { text: 'wahyuni' })).toMatchObject([{ marks: ['deceased'] }]);
    await noted(id, null);
    expect(await desk.call('patients.get', { id })).toMatchObject({ deceasedOn: null });
    expect(trail(id)).toEqual(expect.arrayContaining([{ action: 'update', detail: 'death' }, { action: 'update', detail: 'death taken back' }]));
  });

  test('a move keeps where to, and loses it when it is taken back; a change of other fields leaves it alone', async () => {
    const { id } = await desk.register({ name: 'Sri Wahyuni' });
    const move = async (on: string | null, to: string | null) => desk.call('patients.recordMove', { id, expectedVersion: (await desk.call('patients.get', { id })).version, on, to });
    await expect(move('2027-01-01', null)).rejects.toEqual(refusedFor({ on: 'move_in_future' }));
    await move('2026-11-01', 'Malang');
    await change(id, { name: 'Sri Wahyuni', phone: '+6281234567890' });
    expect(await desk.call('patients.get', { id })).toMatchObject({ movedOn: '2026-11-01', movedTo: 'Malang', phone: '+6281234567890' });
    await move(null, 'Malang');
    expect(await desk.call('patients.get', { id })).toMatchObject({ movedOn: null, movedTo: null });
  });
});
