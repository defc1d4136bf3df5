/** Everything that somebody at the desk may type to find one person, through the real call on a real encrypted file. */
import { withDoubts } from '../support/doubts.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { RegionDirectory } from '../../main/services/patients/region-directory.ts';
import { openPatientsDesk, somebody, type PatientsDesk } from './patients-desk.ts';

let desk: PatientsDesk;
const id: Record<string, string> = {};
let [cibaduyut, sukamaju, coblong] = ['', '', ''];
beforeAll(async () => {
  desk = openPatientsDesk();
  const regions = await RegionDirectory.load();
  cibaduyut = regions.search('cibaduyut bandung').find((region) => region.village === 'Cibaduyut')!.code;
  sukamaju = regions.search('sukamaju depok').find((region) => region.village === 'Sukamaju')!.code;
  coblong = regions.search('dago coblong bandung')[0]!.code;
  const people = {
    rahma: { name: 'Siti Rahma', nik: '3578014108920003', bpjs: '0001234567890', phone: '+6281234567890', birthDate: '1945-08-17', villageCode: cibaduyut },
    nurrahma: { name: 'Nur Rahmawati', phone: '+6281987654321', birthDate: '1990-02-01', villageCode: cibaduyut },
    budi: { name: 'Budi Hartono', birthDate: '1970-03-05', villageCode: sukamaju },
    budi2: { name: 'Budi Suryadi', birthDate: '1971-03-05', villageCode: coblong },
    soeharto: { name: 'Soeharto' }, moch: { name: 'Moch. Jusuf Kurniawan' }, djoko: { name: 'Djoko Tjahjono' }, sjahrir: { name: 'Sjahrir Noer' }, stephanus: { name: 'Stephanus Evan' }, annisa: { name: 'Annisa Fauzziah' },
    suparman: { name: 'Suparman Wijayanto' }, mary: { name: 'Mary Poole', identityKind: 'foreigner', passport: 'X1234567' },
  } as const;
  for (const [key, person] of Object.entries(people)) id[key] = (await desk.register(withDoubts({ ...somebody, ...person }))).id;
});
afterAll(() => { desk.close(); });

const search = (text: string): Promise<PatientHit[]> => desk.call('patients.search', { text, limit: 12 });
const keyOf = (hit: PatientHit): string => Object.entries(id).find(([, value]) => value === hit.id)?.[0] ?? '?';
const found = async (text: string): Promise<string[]> => (await search(text)).map(keyOf);

describe('names', () => {
  test.each([
    ['rah sit', ['rahma']], ['hma', ['rahma', 'nurrahma']], ['iti', ['rahma']], ['r', ['rahma', 'nurrahma']], ['ra', ['rahma', 'nurrahma']], ['s', ['rahma', 'soeharto', 'sjahrir', 'stephanus', 'suparman', 'budi2']],
    ['suharto', ['soeharto']], ['soehart', ['soeharto']], ['muhammad', ['moch']], ['moh yusuf', ['moch']], ['muh', ['moch']], ['moch jusuf', ['moch']], ['joko cahyono', ['djoko']], ['djoko tjahjono', ['djoko']],
    ['syahrir nur', ['sjahrir']], ['sjahrir', ['sjahrir']], ['stefanus', ['stephanus']], ['efan', ['stephanus']], ['evan step', ['stephanus']], ['anisa', ['annisa']], ['fauziah', ['annisa']], ['hartono budi', ['budi']],
  ])('"%s"', async (text, expected) => {
    const hits = await search(text);
    expect(hits.map(keyOf).toSorted()).toEqual([...expected].toSorted());
    expect(hits.every((hit) => hit.match === 'name' && !hit.similar && hit.highlights.length > 0)).toBe(true);
  });
});

describe('numbers say which number it was', () => {
  test.each([
    ['3578014108920003', 'nik', '3578014108920003'], ['3578 0141', 'nik', '3578014108920003'], ['08920003', 'nik', '3578014108920003'], ['0001234567890', 'bpjs', '0001234567890'], ['000123', 'bpjs', '0001234567890'],
    ['0812', 'phone', '+6281234567890'], ['+62 812', 'phone', '+6281234567890'], ['62812', 'phone', '+6281234567890'], ['0812-3456 7890', 'phone', '+6281234567890'], ['(0812) 34567', 'phone', '+6281234567890'], ['7890', 'phone', '+6281234567890'], ['34567890', 'phone', '+6281234567890'],
    ['10-24-56', 'record_number', '102456'], ['102456', 'record_number', '102456'], ['00102456', 'record_number', '102456'], ['rm 10 24 56', 'record_number', '102456'],
    ['17-8-1945', 'birth_date', '1945-08-17'], ['17/08/45', 'birth_date', '1945-08-17'], ['17 Agustus 1945', 'birth_date', '1945-08-17'], ['17 agt 45', 'birth_date', '1945-08-17'], ['170845', 'birth_date', '1945-08-17'], ['17081945', 'birth_date', '1945-08-17'],
    ['siti 17-8-1945', 'birth_date', '1945-08-17'], ['170845 rah', 'birth_date', '1945-08-17'], ['17 agt 45 siti', 'birth_date', '1945-08-17'],
  ])('"%s"', async (text, match, matched) => { expect((await search(text))[0]).toMatchObject({ id: id['rahma'], match, matched, former: false, similar: false }); });
  test.each([['x1234567', ['mary']], ['paspor X123', ['mary']], ['budi 170845', []], ['0812 9', []]])('"%s"', async (text, expected) => { expect(await found(text)).toEqual(expected); });
});

describe('villages', () => {
  test.each([
    ['siti cibaduyut', ['rahma']], ['siti desa cibaduyut', ['rahma']], ['desa cibaduyut', ['rahma', 'nurrahma']], ['cibaduyut', ['rahma', 'nurrahma']], ['kel. cibaduyut rahma', []], ['budi sukamaju', ['budi']], ['sukamaju budi', ['budi']],
    ['rahm desa cibad', ['rahma', 'nurrahma']], ['hma desa cibaduyut', ['rahma', 'nurrahma']], ['budi kec coblong', ['budi2']], ['budi kecamatan cob', ['budi2']], ['budi cibaduyut', []], ['budi desa tidakada', []],
  ])('"%s"', async (text, expected) => {
    const hits = await search(text);
    expect(hits.map(keyOf).toSorted()).toEqual([...expected].toSorted());
    expect(hits.every((hit) => hit.match === 'village' && hit.matched === hit.village && hit.matched !== null)).toBe(true);
  });
  test('who moves is found in the new village only', async () => {
    const { id: movedId } = await desk.register({ name: 'Zaenab Pindahan', villageCode: sukamaju });
    const { version } = await desk.call('patients.get', { id: movedId });
    await desk.call('patients.update', { id: movedId, expectedVersion: version, patient: { ...somebody, name: 'Zaenab Pindahan', villageCode: cibaduyut } });
    expect((await search('zaenab desa cibaduyut')).map((hit) => hit.id)).toEqual([movedId]);
    expect(await search('zaenab desa sukamaju')).toEqual([]);
  });
});

describe('a slip of the keyboard', () => {
  test.each([['suparmna', 'suparman'], ['sparman', 'suparman'], ['suparnman wijayanto', 'suparman'], ['wijayamto', 'suparman'], ['hartomo budi', 'budi'], ['sohearto', 'soeharto'], ['kurniawam yusuf', 'moch']])('"%s" finds somebody similar', async (text, expected) => {
    const hits = await search(text);
    expect(hits.map(keyOf)).toEqual([expected]);
    expect(hits[0]).toMatchObject({ similar: true, match: 'name' });
    expect(hits[0]!.highlights.length).toBeGreaterThan(0);
  });
  test.each([['suparmnxa'], ['bidi'], ['hartomo siti'], ['xqwkrt'], ['hartomo suryado']])('"%s" finds nobody', async (text) => { expect(await search(text)).toEqual([]); });
  test('similar names are shown only when nobody is found exactly', async () => {
    const { id: exact } = await desk.register({ name: 'Suparmin' });
    expect((await search('suparmin')).map((hit) => [hit.id, hit.similar])).toEqual([[exact, false]]);
  });
});

describe('what somebody was called and had before', () => {
  let person = '';
  beforeAll(async () => {
    person = (await desk.register(withDoubts({ ...somebody, name: 'Kartinah Melati', nik: '3273014108920009', phone: '+6285600001111' }))).id;
    const { version } = await desk.call('patients.get', { id: person });
    await desk.call('patients.update', { id: person, expectedVersion: version, patient: withDoubts({ ...somebody, name: 'Aminah Kenanga', nik: '3273014108920010', phone: '+6285600002222' }) });
  });
  test.each([
    ['kartinah', 'name', 'Kartinah Melati'], ['melati kart', 'name', 'Kartinah Melati'], ['3273014108920009', 'nik', '3273014108920009'], ['0856-0000-1111', 'phone', '+6285600001111'],
  ])('"%s" finds the person of today and says through what', async (text, match, matched) => {
    expect(await search(text)).toMatchObject([{ id: person, name: 'Aminah Kenanga', match, matched, former: true }]);
  });
  test('today’s come first, and without a remark', async () => {
    expect(await search('aminah kenanga')).toMatchObject([{ id: person, former: false, matched: null }]);
    expect(await search('3273014108920010')).toMatchObject([{ id: person, match: 'nik', former: false }]);
  });
  test('a number of another program and of an old folder', async () => {
    desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      for (const [kind, value] of [['external', 'PAS-99'], ['record_number', 'LAMA/77']] as const) {
        tx.run(desk.db.build.insertInto('patient_alias').values({ id: tx.newId(), patient_id: person, kind, value, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
      }
    });
    expect(await search('pas-99')).toMatchObject([{ id: person, match: 'external', matched: 'PAS-99', former: true }]);
    expect(await search('LAMA/77')).toMatchObject([{ id: person, match: 'record_number', matched: 'LAMA/77', former: true }]);
  });
  test('a former name that is taken back is forgotten', async () => {
    desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => { tx.run(desk.db.build.updateTable('patient_alias').set({ voided_at: tx.now, void_reason: 'uji' }).where('patient_id', '=', person).where('kind', '=', 'name')); });
    expect(await search('kartinah')).toEqual([]);
  });
});

test('a record that was merged is found as the one it was merged into, and says so', async () => {
  const { id: gone } = await desk.register(withDoubts({ ...somebody, name: 'Zulkarnain Ganda', nik: '3273010101700001' }));
  desk.db.connection.prepare('INSERT INTO patient_root (patient_id, root_id) VALUES (?, ?)').run(gone, id['rahma']!);
  for (const text of ['zulkarnain', '3273010101700001', 'zulkarnaim']) expect(await search(text)).toMatchObject([{ id: id['rahma'], name: 'Siti Rahma', through: { name: 'Zulkarnain Ganda' }, highlights: [] }]);
  expect(await desk.call('patients.scan', { code: `MP1:${gone}` })).toEqual({ kind: 'patient', patientId: id['rahma'] });
});

describe('scanned codes', () => {
  const scan = (code: string) => desk.call('patients.scan', { code });
  test('a card, a ticket, an identity card, a JKN card', async () => {
    const visitId = desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      const visit = tx.newId();
      tx.run(desk.db.build.insertInto('visit').values({ id: visit, patient_id: id['budi']!, day: '2026-11-22', arrived_at: tx.now, payer: 'general', priority: 'none', priority_reason: null, complaint: null, written_later_at: null, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
      return visit;
    });
    const card = await desk.call('patients.card', { id: id['rahma']! });
    expect(card).toMatchObject({ name: 'Siti Rahma', recordNumber: '102456', clinicName: 'Klinik Uji', birthDate: '1945-08-17' });
    expect(JSON.stringify(card)).not.toContain('3578014108920003');
    expect(await scan(card.code)).toEqual({ kind: 'patient', patientId: id['rahma'] });
    expect(await scan(`MD1:${visitId}`)).toEqual({ kind: 'visit', patientId: id['budi'], visitId, number: '' });
    for (const code of ['3578014108920003', '0001234567890', '10-24-56']) expect(await scan(code)).toEqual({ kind: 'patient', patientId: id['rahma'] });
  });
  test('a number that two have, or nobody', async () => {
    const nik = '3273010202800002';
    for (const name of ['Kembar Satu', 'Kembar Dua']) await desk.register(withDoubts({ ...somebody, name, nik }));
    expect(await scan(nik)).toEqual({ kind: 'several', text: nik });
    expect(await scan('3273010202809999')).toEqual({ kind: 'unknown', nik: '3273010202809999', bpjs: null });
    expect(await scan('9991234567890')).toEqual({ kind: 'unknown', nik: null, bpjs: '9991234567890' });
    expect(await scan('MP1:01890000-0000-7000-8000-000000000001')).toEqual({ kind: 'unknown', nik: null, bpjs: null });
    expect(await scan('https://contoh.id/x')).toEqual({ kind: 'unknown', nik: null, bpjs: null });
  });
  test('a look at a card leaves an entry', async () => {
    await desk.call('patients.card', { id: id['rahma']! });
    expect(desk.db.connection.prepare("SELECT count(*) FROM audit_entry WHERE action = 'view' AND detail = 'card' AND row_id = ?").pluck().get(id['rahma'])).toBeGreaterThan(0);
  });
});
