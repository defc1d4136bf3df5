/**
 * `node bench/duplicates.ts [patients]`: a look through all patients in its worker, as the desk does it, beside the baseline of
 * the same run: the same name and birth date, by SQL. Synthetic households with twins, a fifth of the people registered again
 * with up to three errors. Also: patients who changed, and who may be the person being typed. Prints figures and writes
 * bench/results/duplicates-<patients>-<time>.json.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createCaptureTriggers, dropCaptureTriggers } from '../db/desk/capture.ts';
import { openConnection } from '../db/desk/database.ts';
import { schemaVersion } from '../db/desk/migrate.ts';
import { FILL_SEARCH_INDEX, SEARCH_INDEX_TRIGGERS } from '../db/desk/search-index/index-triggers.ts';
import { assetPath } from '../main/assets.ts';
import { DuplicateKeeper } from '../main/services/duplicates/keeper.ts';
import { patientHandlers } from '../main/services/patients/index.ts';
import { searchText } from '../shared/domain/person-name.ts';
import { normalisePhone } from '../shared/domain/phone.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import { hash } from '../shared/match/hash.ts';
import { openTestCare, type TestCare } from '../tests/support/desk-care.ts';
import { indonesianPatients } from './labelled-indonesian.ts';
import { timed } from './measure.ts';

/** People are made in pieces, which repeat each other's names and dates: who is who is known within one piece only. */
const PIECE = 100_000;
const CHANGED = 50;
const TYPED = 200;
const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const mb = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** In a process of its own, so that what making them takes is not measured. */
function load(file: string, key: Buffer, count: number): void {
  const db = openConnection(file, key);
  const villages = readFileSync(assetPath('regions/villages.csv'), 'utf8').split('\n').slice(1, 5000).map((line) => line.slice(0, line.indexOf(',')));
  db.pragma('synchronous = OFF');
  dropCaptureTriggers(db);
  for (const name of ['search_patient_insert', 'search_patient_update', 'search_visit_insert']) db.exec(`DROP TRIGGER ${name}`);
  const insert = db.prepare(`INSERT INTO patient (id, record_number, identity_kind, name, search_name, nik, birth_date, birth_date_estimated, phone, address, village_code, payer, consent_reminder, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, 'citizen', ?, ?, ?, ?, 0, ?, ?, ?, 'bpjs', 1, ?, 'bench', ?, 'bench')`);
  const add = db.transaction((piece: number, before: number): number => {
    const people = indonesianPatients({ people: Math.ceil(Math.min(PIECE, count - before) / 1.2), repeated: 0.2, mostErrors: 3 }, 9001 + piece).slice(0, count - before);
    people.forEach(({ row, person }, at) => {
      const time = Date.now() - 10 * 365 * 86_400_000 + (before + at) * 1000;
      const name = row.name === '' ? 'Tanpa Nama' : row.name;
      insert.run(uuidv7(time), `${piece}-${person}`, name, searchText(name), row.national_id || null, row.birth_date || null, normalisePhone(row.phone), row.address || null, row.village === '' ? null : villages[hash(row.village) % villages.length], time, time);
    });
    return people.length;
  });
  let loaded = 0;
  for (let piece = 0; loaded < count; piece++) loaded += add(piece, loaded);
  db.transaction(() => {
    db.exec(FILL_SEARCH_INDEX + SEARCH_INDEX_TRIGGERS);
    createCaptureTriggers(db, schemaVersion(db));
  })();
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Waits for the keeper; tells the most memory, and the longest time that this thread worked without a pause. */
async function watched(desk: TestCare, keeper: DuplicateKeeper, start: () => void): Promise<{ seconds: number; cpuSeconds: number; memoryMb: number; longestBlockMs: number }> {
  const [began, before, cpuBefore] = [performance.now(), process.memoryUsage.rss(), process.cpuUsage()];
  let most = before;
  let longest = 0;
  let cpu = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - cpu.user - cpu.system) / 1000);
    cpu = process.threadCpuUsage();
    most = Math.max(most, process.memoryUsage.rss());
  }, 1);
  start();
  while (keeper.status(desk.db()).running !== null) await setTimeout(20);
  clearInterval(timer);
  if (keeper.status(desk.db()).failed) throw new Error('Comparing failed');
  const { user, system } = process.cpuUsage(cpuBefore);
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, memoryMb: mb(most - before), longestBlockMs: longest };
}

const BASELINE = 'SELECT a.id, b.id FROM patient a JOIN patient b ON b.birth_date = a.birth_date AND b.search_name = a.search_name AND b.id > a.id';
/** Of `found`, a query of two columns of ids: how many, how many right. */
function quality(desk: TestCare, found: string, count: number): { pairs: number; precision: number | null; recall: number | null } {
  const one = (statement: string): number => desk.db().connection.prepare<[], { n: number }>(statement).get()?.n ?? 0;
  const truth = one('SELECT sum(n * (n - 1) / 2) AS n FROM (SELECT count(*) AS n FROM patient GROUP BY record_number)');
  const [pairs, right] = [one(`SELECT count(*) AS n FROM (${found})`), one(`WITH f (x, y) AS (${found}) SELECT count(*) AS n FROM f JOIN patient a ON a.id = f.x JOIN patient b ON b.id = f.y AND b.record_number = a.record_number`)];
  return { pairs, precision: count > PIECE ? null : right / pairs, recall: count > PIECE ? null : right / truth };
}

async function measure(count: number): Promise<void> {
  const desk = openTestCare();
  try {
    const file = desk.folder.current() ?? '';
    execFileSync(process.execPath, [import.meta.filename, '--load', file, desk.key.toString('hex'), String(count)], { stdio: 'inherit' });
    const keeper = new DuplicateKeeper({ get db() { return desk.db(); }, care: desk.care, session: { idleMs: () => 0 } }, (what, error) => { say(`${what}: ${String(error)}`); });
    const all = await watched(desk, keeper, () => { keeper.runNow(); });
    const began = performance.now();
    desk.db().connection.prepare(BASELINE).all();
    const baseline = { seconds: (performance.now() - began) / 1000, ...quality(desk, BASELINE, count) };
    const look = { ...all, ...quality(desk, 'SELECT a_id, b_id FROM duplicate_pair', count) };
    desk.db().write({ actor: 'system', requestId: null, call: 'bench' }, (tx) => { tx.run({ compile: () => ({ sql: `UPDATE patient SET phone = '+62811' || substr(record_number, -4) WHERE id IN (SELECT id FROM patient ORDER BY id LIMIT ${CHANGED})`, parameters: [] }) } as never); });
    const changed = await watched(desk, keeper, () => { keeper.look(); keeper.look(); });
    const people = desk.db().connection.prepare<[number], { name: string; birth_date: string | null; phone: string | null; nik: string | null; village_code: string | null }>('SELECT name, birth_date, phone, nik, village_code FROM patient WHERE rowid % ? = 0').all(Math.floor(count / TYPED));
    const typing = await timed(people.length, (round) => {
      const person = people[round % people.length];
      return person && patientHandlers['patients.candidates'](desk.context(), { name: person.name, nik: person.nik, bpjs: null, passport: null, phone: person.phone, birthDate: person.birth_date, villageCode: person.village_code, exceptId: null });
    });
    const figures = { patients: count, lookThroughAll: look, baseline, changed: { patients: CHANGED, ...changed }, candidatesMs: typing };
    say(JSON.stringify(figures, null, 2));
    const folder = join(import.meta.dirname, 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `duplicates-${count}-${new Date().toISOString().replaceAll(':', '-')}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await desk.close();
  }
}

const [mode = '20000', file = '', key = '', count = ''] = process.argv.slice(2);
if (mode === '--load') load(file, Buffer.from(key, 'hex'), Number(count));
else await measure(Number(mode));
