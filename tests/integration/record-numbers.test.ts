/** Medical record numbers: provisional ones where there are none left, their replacement, and more of them without a central. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from '../../db/desk/database.ts';
import { replaceProvisionalNumbers } from '../../main/services/patients/record-numbers.ts';
import { ADMIN, openFoundedDesk, type TestDesk } from '../support/desk.ts';
import { runOn } from '../support/run-on.ts';
import { startScript } from '../support/child-script.ts';
import { openPatientsDesk, somebody } from './patients-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(async () => { await desk.close(); });

const sql = (statement: string): Promise<unknown[]> => runOn(desk.dataDir, statement);
const register = async (name = 'Uji Nomor'): Promise<{ id: string; recordNumber: string }> => desk.call('patients.register', { patient: { ...somebody, name } });
const exhaust = (): Promise<unknown> => sql('UPDATE record_block SET next = last + 1');

describe('a desk without numbers', () => {
  it('gives provisional ones, and says so in the inbox', async () => {
    await exhaust();
    expect([(await register()).recordNumber, (await register()).recordNumber]).toEqual(['S-A-0001', 'S-A-0002']);
    expect((await desk.call('attention.list', {})).find(({ kind }) => kind === 'record_numbers_low')).toMatchObject({ severity: 'urgent', params: { left: 0, provisional: 2 }, target: '/settings/devices' });
    expect(await desk.call('clinic.numbers', {})).toEqual({ left: 0, last: 200_000, provisional: 2, extension: 'possible' });
    expect((await desk.call('patients.search', { text: 's-a-2' }))[0]).toMatchObject({ recordNumber: 'S-A-0002', match: 'record_number', former: false });
  });

  it('extends its block by its administrator: everybody waiting gets a real number, and the paper still finds them', async () => {
    await exhaust();
    const people = [await register('Satu Sementara'), await register('Dua Sementara')];
    expect(await desk.call('clinic.extendNumbers', {})).toEqual({ last: 250_000 });
    for (const [index, { id, recordNumber }] of people.entries()) {
      const detail = await desk.call('patients.get', { id });
      expect(detail.recordNumber).toBe(String(200_001 + index));
      expect((await desk.call('patients.search', { text: recordNumber }))[0]).toMatchObject({ id, match: 'record_number', matched: recordNumber, former: true });
    }
    expect((await register()).recordNumber).toBe('200003');
    expect(await sql('SELECT record_from, record_to FROM device')).toEqual([{ record_from: 1, record_to: 250_000 }]);
    expect(await sql('SELECT first, last FROM record_block')).toEqual([{ first: 1, last: 250_000 }]);
    expect((await desk.call('attention.list', {})).some(({ kind }) => kind === 'record_numbers_low')).toBe(false);
  });

  it('is not extended where there are other desks, nor beyond six digits', async () => {
    await desk.call('clinic.invite', {});
    expect(await desk.refusal('clinic.extendNumbers', {})).toEqual({ code: 'numbers_not_extended', params: { why: 'other_desks' } });
  });

  it('takes at most what six digits hold', async () => {
    await sql('UPDATE record_block SET last = 999990, next = 999991');
    expect(await desk.call('clinic.extendNumbers', {})).toEqual({ last: 999_999 });
    expect((await register()).recordNumber).toBe('999991');
    expect(await desk.refusal('clinic.extendNumbers', {})).toEqual({ code: 'numbers_not_extended', params: { why: 'none_left' } });
  });

  it('is replaced after a restart as well, when the desk was cut off in between', async () => {
    await exhaust();
    const { id } = await register();
    await sql('INSERT INTO record_block (id, first, last, next) VALUES (2, 300001, 300100, 300001)');
    const provisional = await sql("SELECT record_number FROM patient WHERE record_number LIKE 'S-%'");
    expect(provisional).toHaveLength(1);
    desk = await desk.restart();
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
    await expect.poll(async () => (await desk.call('patients.get', { id })).recordNumber, { timeout: 15_000, interval: 250 }).toBe('300001');
  });

  it('never gives a provisional number again after an older backup came back', async () => {
    await exhaust();
    await register();
    const { name } = await desk.call('backup.now', {});
    const given = [(await register()).recordNumber, (await register()).recordNumber];
    await desk.call('backup.restore', { name });
    await desk.call('users.signIn', { login: ADMIN.login, password: ADMIN.password });
    expect(given).toEqual(['S-A-0002', 'S-A-0003']);
    expect((await register()).recordNumber).toBe('S-A-0004');
  });
});

describe('numbers that others brought along', () => {
  it('are passed over, whether somebody has them or had them on a folder', () => {
    const test = openPatientsDesk({ first: 1, last: 6 });
    const write = (value: string): void => {
      test.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
        tx.run(test.db.build.insertInto('patient_alias').values({ id: tx.newId(), patient_id: tx.newId(), kind: 'record_number', value, created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
      });
    };
    for (const value of ['000002', '000004', 'S-A-0001']) write(value);
    return (async () => {
      const given = [];
      for (let index = 0; index < 6; index++) given.push((await test.register({ name: `Uji ${index}` })).recordNumber);
      expect(given).toEqual(['000001', '000003', '000005', '000006', 'S-A-0002', 'S-A-0003']);
      test.close();
    })();
  });
});

it('whatever happens to a desk, no number is given twice and nobody stays without a real one for want of trying', async () => {
  const step = fc.oneof(
    fc.record({ what: fc.constant('register' as const) }), fc.record({ what: fc.constant('replace' as const) }),
    fc.record({ what: fc.constant('block' as const), size: fc.integer({ min: 1, max: 4 }) }), fc.record({ what: fc.constant('import' as const), number: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ what: fc.constant('rolledBack' as const) }),
  );
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
    const test = openPatientsDesk({ first: 1, last: 3 });
    try {
      const papers = new Map<string, string>();
      let next = 4;
      for (const one of steps) {
        if (one.what === 'register') {
          const { id, recordNumber } = await test.register({ name: 'Uji Acak' });
          expect(papers.get(recordNumber)).toBeUndefined();
          papers.set(recordNumber, id);
        } else if (one.what === 'replace') replaceProvisionalNumbers(test.db);
        else if (one.what === 'block') {
          test.db.connection.prepare('INSERT INTO record_block (id, first, last, next) SELECT max(id) + 1, ?, ?, ? FROM record_block').run(next, next + one.size - 1, next);
          next += one.size;
        } else if (one.what === 'import') {
          // A file brings a number that this desk has not given yet.
          const number = String(one.number).padStart(6, '0');
          const known = test.db.connection.prepare('SELECT count(*) FROM patient WHERE record_number = ?').pluck().get(number);
          if (known === 0 && !papers.has(number)) {
            const { id } = await test.register({ name: 'Uji Impor' });
            const own = test.db.connection.prepare('SELECT record_number FROM patient WHERE id = ?').pluck().get(id) as string;
            test.db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => { tx.run(test.db.build.updateTable('patient').set({ record_number: number }).where('id', '=', id)); });
            papers.set(own, '');
            papers.set(number, id);
          }
        } else {
          const before = test.db.connection.prepare('SELECT * FROM record_block').all();
          await expect(test.call('patients.register', { patient: { ...somebody, name: 'x'.repeat(500) } })).rejects.toThrow();
          expect(test.db.connection.prepare('SELECT * FROM record_block').all()).toEqual(before);
        }
      }
      const numbers = test.db.connection.prepare('SELECT record_number FROM patient').pluck().all() as string[];
      expect(new Set(numbers).size).toBe(numbers.length);
      replaceProvisionalNumbers(test.db);
      const left = test.db.connection.prepare('SELECT coalesce(sum(last - next + 1), 0) FROM record_block WHERE next <= last').pluck().get() as number;
      const waiting = test.db.connection.prepare("SELECT count(*) FROM patient WHERE record_number LIKE 'S-%'").pluck().get() as number;
      expect(left === 0 || waiting === 0).toBe(true);
      // Every paper that was ever handed out finds its patient.
      for (const [number, id] of papers) if (id !== '') expect((await test.call('patients.search', { text: number, limit: 50 })).map((hit) => hit.id)).toContain(id);
    } finally {
      test.close();
    }
  }), { numRuns: 10 });
}, 120_000);

it('a desk that is killed while it registers and replaces gives no number twice', async () => {
  const test = openPatientsDesk({ first: 1, last: 5 });
  test.db.close();
  try {
    for (let round = 0; round < 4; round++) {
      const child = startScript(test.folder, `
        import { openConnection, DeskDatabase } from './db/desk/database.ts';
        import { nextRecordNumber, replaceProvisionalNumbers } from './main/services/patients/record-numbers.ts';
        import { searchText } from './shared/domain/person-name.ts';
        const db = new DeskDatabase(openConnection(${JSON.stringify(test.file)}, Buffer.from('${test.key.toString('hex')}', 'hex')), { now: () => Date.now() });
        const last = db.connection.prepare('SELECT coalesce(max(last), 0) FROM record_block').pluck().get();
        for (let index = 0; index < 400; index++) {
          db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
            const number = nextRecordNumber(db, tx);
            tx.run(db.build.insertInto('patient').values({ id: tx.newId(), record_number: number, identity_kind: 'unknown', name: 'Tn. X', search_name: searchText('Tn. X'), birth_date_estimated: 0, payer: 'general', consent_reminder: 0, restricted: 0,
              created_at: tx.now, created_by: tx.actor, updated_at: tx.now, updated_by: tx.actor, voided_at: null, void_reason: null }));
          });
          if (index === 20) { db.connection.prepare('INSERT INTO record_block (id, first, last, next) SELECT max(id) + 1, ?, ?, ? FROM record_block').run(last + 1, last + 30, last + 1); replaceProvisionalNumbers(db); }
          if (index === 10) console.log('working');
        }
        console.log('done');`);
      await child.line('working');
      await new Promise((next) => { setTimeout(next, 20 + 35 * round); });
      child.process.kill('SIGKILL');
      await child.ended;
    }
    const connection = openConnection(test.file, test.key);
    const given = connection.prepare("SELECT record_number FROM patient UNION ALL SELECT value FROM patient_alias WHERE kind = 'record_number'").pluck().all() as string[];
    connection.close();
    expect(given.length).toBeGreaterThan(40);
    expect(new Set(given).size).toBe(given.length);
  } finally {
    rmSync(test.folder, { recursive: true, force: true });
  }
}, 60_000);
