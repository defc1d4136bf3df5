/** Who stands first among many of the same name: whoever was here this week, then this month, then longer ago. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchText } from '../../shared/domain/person-name.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openPatientsDesk, type PatientsDesk } from './patients-desk.ts';

const EQUALS = 6000;
const OTHERS = 9000;
const DAY_MS = 86_400_000;
let desk: PatientsDesk;
const ids: string[] = [];

function arrives(patientId: string, daysAgo: number): void {
  const at = desk.clock.now() - daysAgo * DAY_MS;
  desk.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    tx.run(desk.db.build.insertInto('visit').values({ id: tx.newId(), patient_id: patientId, day: new Date(at).toISOString().slice(0, 10), arrived_at: at, payer: 'general', priority: 'none', priority_reason: null, complaint: null, written_later_at: null, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
  });
}

beforeAll(() => {
  desk = openPatientsDesk();
  const insert = desk.db.connection.prepare(`INSERT INTO patient (id, record_number, identity_kind, name, search_name, birth_date, birth_date_estimated, payer, consent_reminder, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, 'citizen', ?, ?, ?, 0, 'general', 0, ?, 'x', ?, 'x')`);
  desk.db.connection.exec("UPDATE clock SET applying = 1");
  desk.db.connection.transaction(() => {
    for (let index = 0; index < EQUALS + OTHERS; index++) {
      // Registered over ten years; the equals long before the others.
      const at = desk.clock.now() - 3650 * DAY_MS + index * 1000;
      const name = index < EQUALS ? 'Siti Aminah' : index % 2 === 0 ? 'Siti Aminah Putri' : 'Siti Aminahwati';
      const id = uuidv7(at);
      if (index < EQUALS) ids.push(id);
      insert.run(id, String(500_000 + index), name, searchText(name), index % 3 === 0 ? '1980-01-01' : '1981-01-01', at, at);
    }
  })();
  desk.db.connection.exec("UPDATE clock SET applying = 0");
});
afterAll(() => { desk.close(); });

const first = async (text: string, count: number): Promise<string[]> => (await desk.call('patients.search', { text, limit: 12 })).slice(0, count).map((hit) => hit.id);

test('seen this week before seen this month before seen this year, however many have the same name', async () => {
  const [year, month, week, today] = [ids[17]!, ids[2345]!, ids[4001]!, ids[5998]!];
  arrives(year, 150); arrives(month, 20); arrives(week, 5); arrives(today, 0);
  for (const text of ['siti aminah', 'aminah siti', 'Siti Aminah']) expect(await first(text, 4)).toEqual([today, week, month, year]);
});

test('closeness before recency: a whole word of long ago stands before a beginning of today', async () => {
  const longer = desk.db.connection.prepare("SELECT id FROM patient WHERE name = 'Siti Aminahwati' LIMIT 1").pluck().get() as string;
  arrives(longer, 0);
  const hits = await desk.call('patients.search', { text: 'siti aminah', limit: 50 });
  expect(hits.every((hit) => hit.name !== 'Siti Aminahwati')).toBe(true);
  expect((await desk.call('patients.search', { text: 'aminahw', limit: 5 }))[0]?.id).toBe(longer);
});

test('the same among people of one birth date', async () => {
  const ofDay = desk.db.connection.prepare("SELECT id FROM patient WHERE birth_date = '1980-01-01' AND name = 'Siti Aminah' ORDER BY record_number").pluck().all() as string[];
  arrives(ofDay[3]!, 1);
  expect(await first('1-1-1980', 1)).toEqual([ofDay[3]]);
  expect(await first('siti 1-1-1980', 1)).toEqual([ofDay[3]]);
});
