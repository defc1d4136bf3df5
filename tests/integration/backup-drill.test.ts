/** The restore drill on real backups: whole, damaged anywhere, lying about its counts, with a rewritten audit log. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { backupHandlers } from '../../main/services/backup.ts';
import { backupAttention } from '../../main/services/backup/attention.ts';
import { drill } from '../../main/services/backup/drill.ts';
import type { Drill } from '../../shared/contract/backup.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { runWithFileLimit } from '../support/file-limit.ts';
import { addPatients, addVisits } from '../support/patients.ts';

const SEEDS = 100;

let desk: TestCare;
let handlers: ReturnType<typeof backupHandlers>;
let name: string;
beforeEach(async () => {
  desk = openTestCare();
  handlers = backupHandlers(desk.care);
  const [patient = ''] = addPatients(desk.db(), Array.from({ length: 120 }, () => ({})));
  addVisits(desk.db(), [{ patient_id: patient }]);
  ({ name } = await handlers['backup.now'](desk.context(), {}));
});
afterEach(() => desk.close());

const file = (): string => join(desk.folder.backups, name);
const scratch = (): string => join(desk.folder.path, 'drill');
const hold = async (): Promise<Drill> => handlers['backup.drill'](desk.context(), { name });
const drillHere = () => drill({ backup: file(), scratch: scratch(), key: desk.key, now: desk.clock.at });
/** Changes the backup as somebody could who holds the key: the database's own guards are taken away first. */
const tamper = (table: string, sql: string): void => {
  const copy = openConnection(file(), desk.key);
  for (const trigger of copy.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?").pluck().all(table)) copy.exec(`DROP TRIGGER "${String(trigger)}"`);
  copy.exec(sql);
  copy.close();
};

it('says what it found, keeps it, writes it into the audit log, and leaves no scratch folder', async () => {
  const found = await hold();
  expect(found).toMatchObject({ name, place: 'desk', at: desk.clock.at, problem: null, patients: 120, visits: 1 });
  expect(found.ms).toBeGreaterThan(0);
  expect(found.auditEntries).not.toBeNull();
  expect((await handlers['backup.places'](desk.context(), {})).drill).toEqual(found);
  expect(desk.db().all(desk.db().build.selectFrom('audit_entry').select('detail').orderBy('id')).at(-1)?.detail).toBe(`uji pulih ${name}: utuh`);
  expect(existsSync(scratch())).toBe(false);
});

it('leaves the event loop free, and a second click joins the first', async () => {
  let turns = 0;
  const timer = setInterval(() => { turns += 1; }, 2);
  const requestId = uuidv7(desk.clock.at);
  const [first, again] = await Promise.all([1, 2].map(async () => handlers['backup.drill'](desk.context(requestId), { name })));
  clearInterval(timer);
  expect(again).toEqual(first);
  expect(turns).toBeGreaterThan(20);
});

it('touches neither the backup nor the desk, and clears what an interrupted drill left', async () => {
  const before = readFileSync(file());
  mkdirSync(scratch());
  writeFileSync(join(scratch(), 'drill.db.part'), 'half');
  const folder = readdirSync(desk.folder.backups);
  expect(await hold()).toMatchObject({ problem: null });
  expect(readFileSync(file()).equals(before)).toBe(true);
  expect(readdirSync(desk.folder.backups)).toEqual(folder);
  expect(desk.folder.current()).toMatch(/desk-000001\.db$/);
  expect(existsSync(scratch())).toBe(false);
});

describe('a damaged backup', () => {
  it(`is found wherever a bit has turned (${SEEDS} seeds)`, () => {
    const whole = readFileSync(file());
    const missed: number[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const at = offsetOf(seed, whole.length);
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ (1 << (seed % 8));
      writeFileSync(file(), turned);
      if (drillHere().problem !== 'damaged') missed.push(at);
    }
    expect(missed).toEqual([]);
    expect(existsSync(scratch())).toBe(false);
    writeFileSync(file(), whole);
    expect(drillHere().problem).toBeNull();
  });

  it('cut short, empty or gone', () => {
    const whole = readFileSync(file());
    for (const cut of [whole.length - 1, whole.length - 4096, 4096, 0]) {
      writeFileSync(file(), whole.subarray(0, cut));
      expect(drillHere().problem).toBe('damaged');
    }
    rmSync(file());
    expect(drillHere().problem).toBe('missing');
  });

  it('is told in the inbox until a later drill is good', async () => {
    const whole = readFileSync(file());
    const told = () => backupAttention(desk.care(), desk.clock.at, desk.clock.at, 'director').map((item) => `${item.severity} ${item.kind}`);
    writeFileSync(file(), whole.subarray(0, 8192));
    expect(await hold()).toMatchObject({ problem: 'damaged', patients: null });
    expect(told()).toEqual(['urgent backup_drill_failed']);
    writeFileSync(file(), whole);
    await hold();
    expect(told()).toEqual([]);
  });
});

it('finds other numbers than those noted when it was made', () => {
  tamper('visit', 'DELETE FROM visit');
  expect(drillHere()).toMatchObject({ problem: 'counts', patients: 120, visits: 0 });
});

it('finds a rewritten audit log', async () => {
  ({ name } = await handlers['backup.now'](desk.context(), {}));
  expect(drillHere()).toMatchObject({ problem: null, auditEntries: 2 });
  tamper('audit_entry', "UPDATE audit_entry SET detail = 'lain'");
  expect(drillHere()).toMatchObject({ problem: 'audit' });
});

it('says that there is no room, and leaves nothing', () => {
  const script = `
    import { drill } from './main/services/backup/drill.ts';
    const found = drill({ backup: '${file()}', scratch: '${scratch()}', key: Buffer.from('${desk.key.toString('hex')}', 'hex'), now: 0 });
    console.log(found.problem);`;
  expect(runWithFileLimit(desk.drivesDir, 100, script)).toBe('full\n');
  expect(existsSync(scratch())).toBe(false);
});

/** Spread over the whole file, the same in every run. */
function offsetOf(seed: number, length: number): number {
  return Math.floor(((Math.imul(seed, 2_654_435_761) >>> 0) / 2 ** 32) * length);
}
