/** Merges on their way out of one desk and into another: both records, which is whose, and what can be undone there. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mergeHandlers } from '../../main/services/merges/index.ts';
import { patientHandlers } from '../../main/services/patients/index.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { ReadingBack, makeExport } from '../support/own-export.ts';
import { addPatients, addVisits } from '../support/patients.ts';

let desk: TestCare;
let fresh: TestCare;
beforeEach(() => {
  desk = openTestCare();
  fresh = openTestCare();
});
afterEach(async () => {
  await desk.close();
  await fresh.close();
});

async function merged(): Promise<readonly [old: string, kept: string]> {
  const [old = '', kept = ''] = addPatients(desk.db(), [{ name: 'Siti Rahmawati', record_number: '000101', nik: '3174014202900001' }, { name: 'Siti R.', record_number: '000102' }]);
  addVisits(desk.db(), [{ patient_id: old }]);
  const { from, into } = await mergeHandlers['merges.preview'](desk.context(), { fromId: old, intoId: kept });
  await mergeHandlers['merges.merge'](desk.context(), { fromId: old, intoId: kept, choices: { name: 'from', nik: 'from' }, expectedVersions: { from: from.version, into: into.version }, note: null });
  return [old, kept];
}

it('an export in full is read back with its merges, and they can be undone there', async () => {
  const [old, kept] = await merged();
  const made = await makeExport(desk);
  const lines = String(made.files.get('gabungan.csv')).split('\r\n');
  expect(lines[1]).toContain(`,${old},000101,${kept},000102,ya,`);
  // Of the visit the number that stays in use, beside the record it was written on.
  const visit = String(made.files.get('kunjungan.csv'));
  expect([visit.includes('000102'), visit.includes('000101'), visit.includes(old)]).toEqual([true, false, true]);

  const reading = new ReadingBack(fresh);
  await reading.check(made.zips[0] ?? Buffer.alloc(0));
  expect(await reading.rejections()).toEqual([]);
  expect((await reading.apply()).counts).toMatchObject({ rejected: 0 });
  expect(fresh.db().connection.prepare('SELECT * FROM patient_root').all()).toEqual([{ patient_id: old, root_id: kept }]);
  expect(await patientHandlers['patients.get'](fresh.context(), { id: old })).toMatchObject({ id: kept, name: 'Siti Rahmawati' });
  const [merge] = await mergeHandlers['merges.ofPatient'](fresh.context(), { patientId: kept });
  await mergeHandlers['merges.undo'](fresh.context(), { id: merge?.id ?? '', expectedVersion: merge?.version ?? '', reason: 'uji' });
  expect(fresh.db().connection.prepare('SELECT name, nik FROM patient ORDER BY record_number').all()).toEqual([{ name: 'Siti Rahmawati', nik: '3174014202900001' }, { name: 'Siti R.', nik: null }]);
});

it('says without identities only which number went into which', async () => {
  await merged();
  const text = String((await makeExport(desk, { masked: true })).files.get('gabungan.csv'));
  expect(text).not.toMatch(/Siti|3174014202900001/);
  expect(text).toMatch(/,ya,/);
});

it('with a period, the record that stays in use comes along with a visit of the merged one', async () => {
  const [old, kept] = await merged();
  const day = desk.db().connection.prepare<[], { day: string }>('SELECT day FROM visit').get()?.day ?? '';
  const { files } = await makeExport(desk, { sets: ['patients'], from: day, to: day });
  const people = String(files.get('pasien.csv'));
  expect([people.includes(old), people.includes(kept)]).toEqual([true, true]);
  expect(String(files.get('gabungan.csv')).split('\r\n')[1]).toContain(kept);
});
