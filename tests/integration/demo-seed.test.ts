/** The demo clinic on a real encrypted file: a believable day at any hour, consistent to the last row. */
import { afterEach, describe, expect, it } from 'vitest';
import { seedDemo } from '../../main/services/demo/seed.ts';
import { QUEUE_STATES } from '../../shared/contract/queue.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { foldEntry } from '../../shared/domain/queue-states.ts';
import { type TestDatabase, openTestDatabase } from '../support/desk-database.ts';
import { foldedColumns, standingOf } from '../../main/services/complaints/standing.ts';
import { eventsOf } from '../../main/services/queue-rows.ts';
import { readToday } from '../../main/services/queue-today.ts';

const ZONE = 'Asia/Jakarta';
let opened: TestDatabase[] = [];
afterEach(() => { for (const each of opened) each.close(); opened = []; });

function seeded(now: number, { patients = 300, visits = 400 } = {}): TestDatabase {
  const test = openTestDatabase(now);
  opened.push(test);
  test.db.connection.prepare('INSERT INTO record_block (id, first, last, next) VALUES (1, 1, 90000, 1)').run();
  test.db.relaxed(() => { seedDemo(test.db, test.clock, { clinicId: test.clinicId, patients, visits }); });
  return test;
}
const rows = <T>(test: TestDatabase, sql: string): T[] => test.db.connection.prepare(sql).all() as T[];

describe.each([
  ['just after midnight', Date.UTC(2026, 10, 22, 17, 0, 2)], ['at twenty past midnight', Date.UTC(2026, 10, 22, 17, 20)],
  ['in the morning', Date.UTC(2026, 10, 23, 2, 42)], ['late in the evening', Date.UTC(2026, 10, 23, 16, 59, 50)],
])('started %s', (_when, now) => {
  it('stands half way through a morning of that day', () => {
    const test = seeded(now);
    expect(readToday(test.db, now)).toMatchObject({ waiting: 23, called: 2, serving: 5, done: 48, skipped: 2, noShow: 2, cancelled: 1 });
    const day = dayInZone(ZONE, now);
    for (const visit of rows<{ day: string; arrived_at: number }>(test, 'SELECT day, arrived_at FROM visit')) {
      expect(dayInZone(ZONE, visit.arrived_at)).toBe(visit.day);
      expect(visit.day <= day && visit.arrived_at <= now).toBe(true);
    }
  });

  it('has for each entry the state that its events lead to, and each number once', () => {
    const test = seeded(now);
    const entries = rows<{ id: string; state: string; state_at: number; calls: number; called_at: number | null; ended_at: number | null }>(test, 'SELECT * FROM queue_entry');
    expect(entries).toHaveLength(400);
    for (const entry of entries) {
      expect(foldEntry(eventsOf(test.db, entry.id))).toMatchObject({ state: entry.state, stateAt: entry.state_at, calls: entry.calls, calledAt: entry.called_at, endedAt: entry.ended_at });
    }
    expect(rows(test, 'SELECT unit_id, day, number FROM queue_entry GROUP BY unit_id, day, number HAVING count(*) > 1')).toEqual([]);
    expect(rows(test, `SELECT c.letter FROM queue_counter c WHERE c.last IS NOT (SELECT max(number_value) FROM queue_entry e JOIN service_unit u ON u.id = e.unit_id WHERE u.letter = c.letter AND e.day = c.day)`)).toEqual([]);
  });
});

describe('the people', () => {
  it('are invented: right in form, with a serial that no office gives out, and nobody was seen before being registered', () => {
    const test = seeded(Date.UTC(2026, 10, 23, 2, 42), { patients: 600, visits: 900 });
    const people = rows<{ nik: string | null; sex: string; birth_date: string; name: string; record_number: string; created_at: number }>(test, 'SELECT * FROM patient ORDER BY record_number');
    for (const { nik, sex, birth_date: birth } of people) {
      if (nik === null) continue;
      expect(nik).toMatch(/^\d{12}9\d{3}$/);
      expect(nik.slice(6, 12)).toBe(`${String(Number(birth.slice(8)) + (sex === 'female' ? 40 : 0)).padStart(2, '0')}${birth.slice(5, 7)}${birth.slice(2, 4)}`);
    }
    expect(people.some(({ name }) => !name.includes(' '))).toBe(true);
    expect(new Set(people.map((each) => each.record_number)).size).toBe(600);
    expect(people.map((each) => each.created_at)).toEqual(people.map((each) => each.created_at).toSorted((left, right) => left - right));
    expect(rows(test, 'SELECT v.id FROM visit v JOIN patient p ON p.id = v.patient_id WHERE v.arrived_at < p.created_at')).toEqual([]);
    expect(rows(test, 'SELECT v.id FROM visit v JOIN patient p ON p.id = v.patient_id WHERE v.day < p.birth_date')).toEqual([]);
  });

  it('are the same on every machine', () => {
    const [one, other] = [1, 2].map(() => rows(seeded(Date.UTC(2026, 10, 23, 2, 42)), 'SELECT p.name, p.nik, v.day, v.arrived_at, e.number, e.state FROM patient p JOIN visit v ON v.patient_id = p.id JOIN queue_entry e ON e.visit_id = v.id ORDER BY p.record_number, v.arrived_at'));
    expect(one).toEqual(other);
  });

  it('come on an ordinary weekday about as often as today', () => {
    const now = Date.UTC(2026, 10, 23, 2, 42);
    const { hours } = readToday(seeded(now, { patients: 3000, visits: 12_000 }).db, now);
    const usual = hours.filter(({ hour }) => hour < 10).reduce((sum, { usual: each }) => sum + each, 0);
    expect(usual).toBeGreaterThan(35);
    expect(usual).toBeLessThan(110);
  });
});

it('has complaints that stand as their events say, at every stage: with an owner, an overdue task, a cause, an improvement, restricted, confidential, and unnamed with an answer to post', () => {
  const now = Date.UTC(2026, 10, 23, 2, 42);
  const test = seeded(now);
  const told = test.db.all(test.db.build.selectFrom('complaint').selectAll());
  for (const row of told) {
    const { state_at: _at, state_by: _by, ...folded } = foldedColumns(row, standingOf(test.db, row));
    expect(row, row.number).toMatchObject(folded);
  }
  const count = (sql: string): number => rows(test, sql).length;
  expect(new Set(told.map(({ state }) => state)).size).toBeGreaterThanOrEqual(4);
  expect([count('SELECT 1 FROM complaint WHERE owner_id IS NOT NULL'), count('SELECT 1 FROM complaint WHERE cause IS NOT NULL'), count('SELECT 1 FROM complaint_improvement')].every((each) => each >= 3)).toBe(true);
  expect(count(`SELECT 1 FROM complaint_task WHERE done_at IS NULL AND due_at < ${now}`)).toBe(1);
  expect(count('SELECT 1 FROM complaint WHERE restricted = 1 AND accused_id IS NOT NULL')).toBe(1);
  expect(count("SELECT 1 FROM complaint_party WHERE kind = 'reporter'")).toBe(1);
  expect(count("SELECT 1 FROM complaint_party WHERE kind = 'units'")).toBe(2);
  expect(count('SELECT 1 FROM complaint JOIN complaint_intake ON complaint_intake.complaint_id = complaint.id WHERE tracking_code IS NOT NULL AND first_answer_at IS NOT NULL')).toBe(2);
});

it('is captured whole, as any other change', () => {
  const test = seeded(Date.UTC(2026, 10, 23, 2, 42));
  const captured = rows<{ entity: string; count: number }>(test, 'SELECT entity, count(*) AS count FROM outbox WHERE is_new = 1 GROUP BY entity');
  const count = (entity: string): number => captured.find((each) => each.entity === entity)?.count ?? 0;
  expect([count('patient'), count('visit'), count('queue_entry')]).toEqual([300, 400, 400]);
  expect(count('queue_event')).toBe(rows(test, 'SELECT id FROM queue_event').length);
  expect(rows<{ state: string }>(test, 'SELECT DISTINCT state FROM queue_entry').map((each) => each.state).toSorted()).toEqual(QUEUE_STATES.filter((state) => state !== 'moved').toSorted());
});

it('has wishes of contact, six follow-ups of which two are due, notes, and messages in several states', () => {
  const now = Date.UTC(2026, 10, 23, 2, 42);
  const test = seeded(now);
  const count = (sql: string): number => rows<{ count: number }>(test, `SELECT count(*) AS count FROM ${sql}`)[0]!.count;
  expect([count('contact_preference'), count('contact_preference WHERE stopped_at IS NOT NULL'), count('follow_up'), count(`follow_up WHERE done_at IS NULL AND due_at <= ${now}`), count('contact_note')]).toEqual([7, 1, 6, 2, 4]);
  expect(rows<{ state: string }>(test, 'SELECT DISTINCT state FROM message WHERE about = \'patient\' ORDER BY state').map(({ state }) => state)).toEqual(['failed', 'sent', 'waiting']);
});
