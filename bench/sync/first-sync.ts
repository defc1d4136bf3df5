/**
 * A new desk gets a clinic of 200,000 rows as a snapshot, against the same rows with their clocks inserted in one
 * transaction by prepared statements into the same encrypted schema, search index and all.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from '../../db/desk/database.ts';
import { foundDatabase } from '../../db/desk/found.ts';
import { snapshotManifestOf } from '../../server/snapshot.ts';
import { formatHlc } from '../../shared/domain/hlc.ts';
import { searchText } from '../../shared/domain/person-name.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { Value } from '../../shared/sync/change.ts';
import { clinicScope } from '../../shared/sync/protocol.ts';
import { SYNCED, type SyncedName } from '../../shared/sync/tables.ts';
import { call } from '../call.ts';
import { syntheticPatients } from '../synthetic-patients.ts';
import { type Measure, blocksDuring, secondsOf } from './measure.ts';
import { type Stage, emptyDesk, enrolFirst, foundedDesk, joinClinic, withStage } from './stage.ts';

const PEOPLE = 50_000;
const TIMES_SLOWER = 3;
const AT_ONCE = 2000;
const DAY = 86_400_000;

interface Row { readonly entity: SyncedName; readonly id: string; readonly values: Record<string, Value>; readonly base: string }

/** Of each person: the patient, a visit, its place in a queue, and how that ended. */
function* rows(): Generator<Row> {
  const now = Date.now();
  for (const { index, name, recordNumber, nik, bpjs, phone, birthDate, sex } of syntheticPatients(PEOPLE)) {
    const at = now - 400 * DAY + index * 600;
    const day = new Date(at).toISOString().slice(0, 10);
    const kept = { created_at: at, created_by: 'bench', updated_at: at, updated_by: 'bench' };
    const [patient_id, visit_id, entry_id] = [uuidv7(at), uuidv7(at), uuidv7(at)];
    const row = (entity: SyncedName, id: string, values: Record<string, Value>): Row => ({
      entity, id, base: formatHlc({ ms: at, counter: index % 1000, node: '00000000000000b7' }),
      values: Object.fromEntries(Object.keys(SYNCED[entity].columns).map((column) => [column, values[column] ?? null])),
    });
    yield row('patient', patient_id, { ...kept, record_number: recordNumber, identity_kind: 'citizen', name, nik, bpjs, phone, birth_date: birthDate, sex, birth_date_estimated: 0, payer: 'bpjs', consent_reminder: 1, restricted: 0 });
    yield row('visit', visit_id, { ...kept, patient_id, day, arrived_at: at, payer: 'bpjs', priority: 'none' });
    yield row('queue_entry', entry_id, {
      ...kept, visit_id, patient_id, unit_id: 'bench', day, desk_letter: 'A', number: `A${index % 300}`, number_value: index % 300, priority: 'none', state: 'done', state_at: at, state_by: 'bench', joined_at: at, calls: 1,
    });
    yield row('queue_event', uuidv7(at), { entry_id, action: 'finish', from_state: 'serving', to_state: 'done', at, actor: 'bench' });
  }
}

function* portions<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** As if they had been pushed: a snapshot is made of them alone. */
async function fillCentral({ beside }: Stage, scope: string): Promise<void> {
  for (const some of portions(rows(), AT_ONCE)) {
    await beside.db.insertInto('row_state').values(some.map(({ entity, id, values, base }) => ({ scope, entity, row_id: id, data: JSON.stringify(values), base, exceptions: '{}', seq: 1 }))).execute();
  }
}

/** Answers seconds. */
async function insertBare(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'meja-depan-bare-'));
  const db = openConnection(join(folder, 'bare.db'), randomBytes(32));
  foundDatabase(db, { deviceId: uuidv7(Date.now()), clinicId: uuidv7(Date.now()), now: Date.now() });
  const all = [...rows()].map((row) => ({ ...row, values: Object.values({ id: row.id, ...row.values, ...(row.entity === 'patient' ? { search_name: searchText(String(row.values['name'])) } : {}) }) }));
  const insert = Object.fromEntries((['patient', 'visit', 'queue_entry', 'queue_event'] as const).map((entity) => {
    const columns = ['id', ...Object.keys(SYNCED[entity].columns), ...(entity === 'patient' ? ['search_name'] : [])];
    return [entity, db.prepare(`INSERT INTO ${entity} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)];
  }));
  const clock = db.prepare(`INSERT INTO row_clock (entity, row_id, base, exceptions) VALUES (?, ?, ?, '{}')`);
  const seconds = await secondsOf(() => {
    db.transaction(() => {
      db.exec('UPDATE clock SET applying = 1');
      for (const { entity, id, values, base } of all) {
        insert[entity]?.run(...values);
        clock.run(entity, id, base);
      }
      db.exec('UPDATE clock SET applying = 0');
    })();
  });
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}

export async function measureFirstSync(): Promise<Measure[]> {
  return withStage(async (stage) => {
    const bare = await insertBare();
    const [first, second] = [await foundedDesk(), await emptyDesk()];
    try {
      await enrolFirst(first, stage);
      await first.round();
      const { id } = await call(first.desk, 'clinic.get', {});
      await fillCentral(stage, clinicScope(id));
      const device = await stage.beside.db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
      stage.beside.clock.at = Date.now();
      const build = await secondsOf(() => snapshotManifestOf(stage.beside.context, device));
      const { data } = await stage.beside.db.selectFrom('snapshot_part').select(({ fn }) => fn.sum<number>('bytes').as('data')).executeTakeFirstOrThrow();
      const joined = await blocksDuring(() => joinClinic(first, second, stage));
      const found = await call(second.desk, 'patients.recent', { limit: 1 });
      if (found.length !== 1) throw new Error('The second desk has no patients');
      return [
        { what: 'first sync of 200,000 rows: the desk joins', value: joined.seconds, unit: 's', note: 'enrolment, download, rows, clocks, search index, keyring' },
        { what: 'the same rows inserted bare in one transaction', value: bare, unit: 's', note: 'one block of that length, nothing can go on where it broke off' },
        { what: 'first sync against the bare insert', value: joined.seconds / bare, unit: 'times', goal: TIMES_SLOWER },
        { what: 'longest block of the event loop while joining', value: joined.longestMs, unit: 'ms', note: `p99 ${joined.p99Ms.toFixed(1)} ms` },
        { what: 'the central builds the snapshot (once a day at most)', value: build, unit: 's' },
        { what: 'snapshot on the wire', value: data / 1e6, unit: 'MB' },
      ];
    } finally {
      await first.close();
      await second.close();
    }
  });
}
