/** The log of the open database is emptied by another thread, and whatever becomes of that thread, nothing is lost and the log has a bound. */
import { existsSync, renameSync, statSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DeskDatabase, openConnection } from '../../db/desk/database.ts';
import { Checkpoints } from '../../main/checkpoints.ts';
import { startScript } from '../support/child-script.ts';
import { openTestDatabase, type TestDatabase } from '../support/desk-database.ts';

let test: TestDatabase;
beforeEach(() => {
  test = openTestDatabase();
  test.db.close();
});
afterEach(() => { test.close(); });

const PAGE = 4096;
const KEPT_AT_ONCE = 20;

interface Opened { readonly db: DeskDatabase; readonly log: Checkpoints }

function opened(key = test.key): Opened {
  const connection = openConnection(test.file, test.key);
  const log = new Checkpoints(connection, test.file, key);
  return { db: new DeskDatabase(connection, { now: () => Date.now(), log }), log };
}

let number = 0;
/** Adds about `pages` pages to the log. */
function fill({ db }: Opened, pages: number): void {
  for (let written = 0; written < pages; written += KEPT_AT_ONCE) {
    db.apply((tx) => {
      for (let row = 0; row < KEPT_AT_ONCE; row += 1) tx.run('INSERT INTO setting (id, value, updated_at, updated_by) VALUES (?, ?, 0, ?)', `s${number += 1}`, 'x'.repeat(3500), 'x');
    }, { durable: false });
  }
}

const waiting = ({ db }: Opened): number => {
  const [size] = db.connection.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
  return size!.log - size!.checkpointed;
};
const logBytes = (): number => (existsSync(`${test.file}-wal`) ? statSync(`${test.file}-wal`).size : 0);
const rows = (): number => {
  const db = openConnection(test.file, test.key);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(db.prepare('SELECT count(*) FROM setting').pluck().get());
  } finally {
    db.close();
  }
};

it('a log that has grown is brought into the file beside the work, and begins anew', async () => {
  const desk = opened();
  const before = number;
  fill(desk, 1500);
  await desk.db.logSettled();
  expect(waiting(desk)).toBeGreaterThan(1400);
  for (let turn = 0; turn < 6; turn += 1) {
    fill(desk, 1300);
    await desk.db.logSettled();
  }
  expect(waiting(desk)).toBeLessThan(3100);
  expect(logBytes()).toBeLessThan(8000 * PAGE);
  desk.db.close();
  await desk.log.ended;
  expect(logBytes()).toBe(0);
  expect(rows()).toBe(number - before);
});

it('closed in the middle of it: no other thread has the file open, and all of it is there', async () => {
  for (const pause of [0, 5, 40]) {
    const before = rows();
    const desk = opened();
    fill(desk, 3000);
    await new Promise((next) => { setTimeout(next, pause); });
    desk.db.close();
    // The last connection takes the log along.
    expect(logBytes()).toBe(0);
    renameSync(test.file, `${test.file}.moved`);
    renameSync(`${test.file}.moved`, test.file);
    await desk.log.ended;
    expect(rows()).toBe(before + 3000);
  }
});

it('a worker that cannot open the file leaves it to SQLite, and the log keeps its bound', async () => {
  const desk = opened(Buffer.alloc(32, 7));
  fill(desk, 12_000);
  await desk.db.logSettled();
  expect(logBytes()).toBeLessThan(9000 * PAGE);
  desk.db.close();
  await desk.log.ended;
});

it('a reader that holds the log is not asked about at every commit, and what it held goes afterwards', async () => {
  const desk = opened();
  const reader = openConnection(test.file, test.key, true);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM setting').get();
  fill(desk, 3000);
  await desk.db.logSettled();
  const held = waiting(desk);
  expect(held).toBeGreaterThan(2900);
  fill(desk, 200);
  // Nothing is under way.
  expect(await Promise.race([desk.db.logSettled().then(() => 'settled'), Promise.resolve('pending').then(() => 'pending')])).toBe('settled');
  reader.exec('COMMIT');
  reader.close();
  fill(desk, 3000);
  await desk.db.logSettled();
  expect(waiting(desk)).toBeLessThan(held);
  desk.db.close();
  await desk.log.ended;
});

it('kill -9 in the middle of it: whole actions only, and every one that was answered', async () => {
  for (const checkpoints of [1, 2]) {
    const child = startScript(test.folder, `
      import { writeSync } from 'node:fs';
      import { DeskDatabase, openConnection } from './db/desk/database.ts';
      import { Checkpoints } from './main/checkpoints.ts';
      const say = (text) => writeSync(1, text + '\\n');
      const key = Buffer.from('${test.key.toString('hex')}', 'hex');
      const connection = openConnection('${test.file}', key);
      const db = new DeskDatabase(connection, { now: () => Date.now(), log: new Checkpoints(connection, '${test.file}', key) });
      const start = db.clock().dev_seq;
      let asked = 0;
      for (let row = 0; ; row += 1) {
        const id = 'r' + String(start + row).padStart(8, '0');
        db.write({ actor: 'x', requestId: null, call: 'test' }, (tx) => tx.run(db.build.insertInto('setting').values({ id, value: 'x'.repeat(100000), updated_at: tx.now, updated_by: 'x' })));
        say(id);
        const settled = db.logSettled();
        const free = await Promise.race([settled.then(() => true), new Promise((next) => setImmediate(() => next(false)))]);
        if (!free && (asked += 1) === ${checkpoints}) say('in the middle');
        if (!free) await settled;
      }`);
    await child.line('in the middle');
    child.process.kill('SIGKILL');
    await child.ended;
    const said = child.output().split('\n').filter((line) => /^r\d{8}$/.test(line));
    const found = opened();
    expect(found.db.all(found.db.build.selectFrom('setting').select('id').orderBy('id')).map(({ id }) => id)).toEqual(expect.arrayContaining(said));
    expect(found.db.connection.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(found.db.clock().dev_seq);
    expect(found.db.connection.pragma('integrity_check', { simple: true })).toBe('ok');
    found.db.close();
  }
});
