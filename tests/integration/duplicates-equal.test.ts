/** The list against the matcher itself on the same rows: whole, and kept up to date little by little. */
import { afterEach, expect, it } from 'vitest';
import { indonesianPatients } from '../../bench/labelled-indonesian.ts';
import { matchRow, patientsAfter } from '../../main/services/duplicates/compared-patients.ts';
import { DuplicateKeeper } from '../../main/services/duplicates/keeper.ts';
import { regionDirectory } from '../../main/services/patients/region-directory.ts';
import { normalisePhone } from '../../shared/domain/phone.ts';
import { searchText } from '../../shared/domain/person-name.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { type FoundPair, findDuplicates } from '../../shared/match/find.ts';
import type { PatientRow } from '../../shared/match/record.ts';
import { type TestCare, openTestCare } from '../support/desk-care.ts';

let desk: TestCare | null = null;
afterEach(async () => { await desk?.close(); desk = null; });

const VILLAGES = ['35.78.01.1001', '35.78.01.1002', '35.78.01.1003', '35.78.02.1001', '35.78.02.1002'];

function add(care: TestCare, rows: readonly PatientRow[]): void {
  const db = care.db();
  for (let at = 0; at < rows.length; at += 50) {
    db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      for (const row of rows.slice(at, at + 50)) {
        const name = row.name === '' ? 'Tanpa Nama' : row.name;
        db.connection.prepare(`INSERT INTO patient (id, record_number, identity_kind, name, search_name, nik, birth_date, birth_date_estimated, phone, address, village_code, payer, consent_reminder, created_at, created_by, updated_at, updated_by)
          VALUES (?, ?, 'citizen', ?, ?, ?, ?, 0, ?, ?, ?, 'general', 0, ?, 'test', ?, 'test')`)
          .run(uuidv7(tx.now), row.id, name, searchText(name), row.national_id || null, row.birth_date || null, normalisePhone(row.phone), row.address || null, row.village === '' ? null : VILLAGES[row.village.length % VILLAGES.length], tx.now, tx.now);
      }
    });
  }
}

function keeperOf(care: TestCare): DuplicateKeeper {
  return new DuplicateKeeper({ get db() { return care.db(); }, care: care.care, session: { idleMs: () => 0 } }, (_, error) => { throw error; });
}

async function settled(care: TestCare, keeper: DuplicateKeeper, start: () => void): Promise<void> {
  start();
  while (keeper.status(care.db()).running !== null) await new Promise((next) => { setTimeout(next, 20); });
}

type Listed = { a: string; b: string; score: number; reasons: string };
const listed = (care: TestCare): Listed[] => care.db().connection.prepare<[], Listed>('SELECT a_id AS a, b_id AS b, score, reasons FROM duplicate_pair ORDER BY score DESC, a_id, b_id').all();

async function fresh(care: TestCare): Promise<FoundPair[]> {
  const regions = await regionDirectory();
  return findDuplicates(patientsAfter(care.db(), '', 100_000).map((patient) => matchRow(patient, (code) => regions.villageName(code))));
}

it('a look through all finds exactly what the matcher finds', async () => {
  desk = openTestCare();
  add(desk, indonesianPatients({ people: 300, repeated: 0.3, mostErrors: 3 }, 21).map(({ row }) => row));
  const keeper = keeperOf(desk);
  const [care] = [desk];
  await settled(care, keeper, () => { keeper.runNow(); });
  const expected = await fresh(care);
  expect(expected.length).toBeGreaterThan(80);
  expect(listed(care)).toEqual(expected.map(({ idA, idB, score, reasons }) => ({ a: idA, b: idB, score: Math.round(score * 1000), reasons: JSON.stringify(reasons) })).toSorted((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1)));
});

it('changed patients, compared by themselves, come to nearly the pairs of a fresh look', async () => {
  desk = openTestCare();
  const [care] = [desk];
  const people = indonesianPatients({ people: 260, repeated: 0.4, mostErrors: 3 }, 22).map(({ row }) => row);
  const [before, later] = [people.slice(0, 330), people.slice(330)];
  add(care, before);
  const keeper = keeperOf(care);
  await settled(care, keeper, () => { keeper.runNow(); });
  add(care, later);
  care.db().write({ actor: 'system', requestId: null, call: 'test' }, () => {
    care.db().connection.prepare("UPDATE patient SET voided_at = 1, void_reason = 'test' WHERE id IN (SELECT a_id FROM duplicate_pair ORDER BY score DESC LIMIT 10)").run();
    care.db().connection.prepare("UPDATE patient SET birth_date = '1933-03-03', nik = NULL, phone = NULL, address = NULL, name = 'Seseorang Lain' WHERE id IN (SELECT b_id FROM duplicate_pair ORDER BY score LIMIT 10)").run();
  });
  // Twice: it waits until the newest change has rested.
  await settled(care, keeper, () => { keeper.look(); keeper.look(); });
  expect(keeper.status(care.db())).toMatchObject({ waiting: 0, failed: false });
  const kept = new Set(listed(care).map(({ a, b }) => `${a} ${b}`));
  const expected = await fresh(care);
  const sure = expected.filter(({ score }) => score >= 4);
  const all = new Set(expected.map(({ idA, idB }) => `${idA} ${idB}`));
  const missing = sure.filter(({ idA, idB }) => !kept.has(`${idA} ${idB}`));
  const added = listed(care).filter(({ a, b, score }) => score >= 4000 && !all.has(`${a} ${b}`));
  expect(sure.length).toBeGreaterThan(60);
  expect({ missing: missing.length / sure.length, added: added.length / sure.length }).toEqual({ missing: expect.toSatisfy((share: number) => share <= 0.03), added: expect.toSatisfy((share: number) => share <= 0.03) });
});
