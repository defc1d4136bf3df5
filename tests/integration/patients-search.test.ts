import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { openPatientsDesk, type PatientsDesk } from './patients-desk.ts';

let desk: PatientsDesk;
const id: Record<string, string> = {};
beforeAll(async () => {
  desk = openPatientsDesk();
  const people = {
    sri: { name: 'Sri Wahyuni', nik: '3578014108920003', bpjs: '0001234567890', phone: '+6281234567890', birthDate: '1992-08-01', villageCode: '35.78.01.1001' },
    soekarno: { name: 'Soekarno', birthDate: '1945-08-17' },
    djoko: { name: 'Drs. H. Djoko Susilo, M.M.', birthDate: '1945-08-17' },
    moh: { name: 'Moh. Yusuf', phone: '+62315551234' },
    siti: { name: 'St. Aminah' },
    maruf: { name: "Ma'ruf Amin" },
    john: { name: 'John Doe', identityKind: 'foreigner', passport: 'A1234567' },
    yuni: { name: 'Yuni' },
    wahyuningsih: { name: 'Wahyuningsih' },
    quote: { name: 'Budi "Bolang" O\'Hara % _' },
  } as const;
  for (const [key, person] of Object.entries(people)) id[key] = (await desk.register(person)).id;
});
afterAll(() => { desk.close(); });

const found = async (text: string, limit = 12): Promise<string[]> => {
  const hits = await desk.call('patients.search', { text, limit });
  return hits.map((hit) => Object.entries(id).find(([, value]) => value === hit.id)?.[0] ?? '?');
};

describe('by name', () => {
  test.each([
    ['ahyun', ['wahyuningsih', 'sri']], ['wahyuni sri', ['sri']], ['SRI WAHJUNI', ['sri']], ['yuni', ['yuni', 'wahyuningsih', 'sri']], ['sukarno', ['soekarno']], ['oekar', ['soekarno']], ['joko', ['djoko']], ['djoko susilo', ['djoko']],
    ['muhammad yusuf', ['moh']], ['jusuf', ['moh']], ['siti', ['siti']], ['maruf', ['maruf']], ["ma'r", ['maruf']], ['s', ['soekarno', 'siti', 'sri', 'djoko']], ['yu', ['yuni', 'moh']], ['zzz', []], ['', []], ['   ', []],
    ['"', []], ['bolang" OR "x', []], ['bolang', ['quote']], ['%', []], ['* NOT (', []], ['sri AND', []], ['o hara', ['quote']],
  ])('"%s"', async (text, expected) => { expect((await found(text)).toSorted()).toEqual([...expected].toSorted()); });
  test('the nearest comes first and what was meant is highlighted', async () => {
    const hits = await desk.call('patients.search', { text: 'yuni' });
    expect(hits.map((hit) => [hit.name, hit.highlights])).toEqual([['Yuni', [[0, 4]]], ['Wahyuningsih', [[3, 7]]], ['Sri Wahyuni', [[7, 11]]]]);
    expect(hits.every((hit) => hit.match === 'name')).toBe(true);
  });
});

describe('by number', () => {
  test.each([
    ['3578014108920003', 'nik'], ['3578 0141 0892 0003', 'nik'], ['35780141', 'nik'], ['NIK 3578014108920003', 'nik'], ['0001234567890', 'bpjs'], ['0001 2345 6789 0', 'bpjs'], ['081234567890', 'phone'], ['0812-3456-7890', 'phone'],
    ['+62 812 3456 7890', 'phone'], ['62812345678', 'phone'], ['0812-34', 'phone'], ['10-24-56', 'record_number'], ['102456', 'record_number'], ['RM 10-24-56', 'record_number'], ['1-8-1992', 'birth_date'], ['1 Agustus 1992', 'birth_date'], ['010892', 'birth_date'], ['sri 1 agt 92', 'birth_date'], ['wahyu 01-08-1992', 'birth_date'],
  ])('"%s" is a %s', async (text, match) => {
    expect((await desk.call('patients.search', { text })).find((hit) => hit.id === id['sri'])).toMatchObject({ match, village: expect.any(String) });
  });
  test.each([['A1234567', ['john']], ['a123', ['john']], ['(031) 555-1234', ['moh']], ['17 Agustus 1945', ['djoko', 'soekarno']], ['17-8-45', ['djoko', 'soekarno']], ['susilo 170845', ['djoko']], ['budi 17-8-45', []], ['9999999999999999', []]])('"%s"', async (text, expected) => {
    expect((await found(text)).toSorted()).toEqual([...expected]);
  });
  test('an exact record number comes before those that begin so', async () => {
    expect((await found('1024'))).toHaveLength(10);
    expect((await found('10-24-60'))).toEqual(['siti']);
  });
});

test('a visit makes a patient recent', async () => {
  expect(await desk.call('patients.recent', { limit: 3 })).toHaveLength(3);
  desk.clock.at += 60_000;
  desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    tx.run(desk.db.build.insertInto('visit').values({ id: tx.newId(), patient_id: id['siti']!, day: '2026-11-22', arrived_at: tx.now, payer: 'general', priority: 'none', priority_reason: null, complaint: null, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
  });
  expect((await desk.call('patients.recent', { limit: 1 }))[0]).toMatchObject({ id: id['siti'], lastVisitDay: '2026-11-22' });
});

test('a voided patient is not found', async () => {
  const gone = await desk.register({ name: 'Zulaikha Voided', phone: '+6289999999999' });
  expect(await desk.call('patients.search', { text: 'zulaikha' })).toHaveLength(1);
  desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => { tx.run(desk.db.build.updateTable('patient').set({ voided_at: tx.now, void_reason: 'test' }).where('id', '=', gone.id)); });
  expect(await desk.call('patients.search', { text: 'zulaikha' })).toEqual([]);
  expect(await desk.call('patients.search', { text: '089999999999' })).toEqual([]);
  await expect(desk.call('patients.get', { id: gone.id })).rejects.toMatchObject({ error: { code: 'not_found' } });
});

test('a search writes nothing', async () => {
  const state = (): unknown => desk.db.connection.prepare('SELECT dev_seq, last_hlc FROM clock').get();
  const before = state();
  await found('sri'); await found('3578');
  expect(state()).toEqual(before);
});

test('the index survives VACUUM INTO, which renumbers hidden rowids', async () => {
  const copy = `${desk.file}.copy`;
  desk.db.connection.prepare('VACUUM INTO ?').run(copy);
  const restored = openConnection(copy, desk.key);
  const names = restored.prepare(`SELECT p.name FROM patient_trigram t JOIN patient_doc d ON d.doc = t.rowid JOIN patient p ON p.id = d.patient_id WHERE patient_trigram MATCH '"oek" AND "kar"'`).all();
  restored.close();
  expect(names).toEqual([{ name: 'Soekarno' }]);
});
