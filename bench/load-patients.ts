/** Fills a founded database with synthetic patients, past the services. */
import type Database from 'better-sqlite3';
import { createCaptureTriggers, dropCaptureTriggers } from '../db/desk/capture.ts';
import { schemaVersion } from '../db/desk/migrate.ts';
import { FILL_SEARCH_INDEX, SEARCH_INDEX_TRIGGERS, SEARCH_TRIGGERS } from '../db/desk/search-index/index-triggers.ts';
import { searchText } from '../shared/domain/person-name.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import { syntheticPatients } from './synthetic-patients.ts';

const DAY_MS = 86_400_000;
const YEARS_OF_PATIENTS = 10;
/** Nobody was registered in the last week, so that whoever is seen in it is alone in that. */
const QUIET_DAYS = 8;

/** Loads without capture and without triggers, then builds the search index in one go. Answers milliseconds. */
export function loadPatients(db: Database.Database, count: number): { loadMs: number; indexMs: number } {
  const started = performance.now();
  db.pragma('synchronous = OFF');
  dropCaptureTriggers(db);
  for (const name of SEARCH_TRIGGERS) db.exec(`DROP TRIGGER ${name}`);
  const insert = db.prepare(`INSERT INTO patient (id, record_number, identity_kind, name, search_name, nik, bpjs, sex, birth_date, birth_date_estimated, phone, village_code, payer, consent_reminder, created_at, created_by, updated_at, updated_by)
    VALUES (?, ?, 'citizen', ?, ?, ?, ?, ?, ?, 0, ?, ?, 'bpjs', 1, ?, 'bench', ?, 'bench')`);
  const first = Date.now() - (YEARS_OF_PATIENTS * 365 + QUIET_DAYS) * DAY_MS;
  const step = (YEARS_OF_PATIENTS * 365 * DAY_MS) / count;
  db.transaction(() => {
    for (const patient of syntheticPatients(count)) {
      const at = Math.floor(first + patient.index * step);
      insert.run(uuidv7(at), patient.recordNumber, patient.name, searchText(patient.name), patient.nik, patient.bpjs, patient.sex, patient.birthDate, patient.phone, patient.villageCode, at, at);
    }
    db.exec(`INSERT INTO row_clock (entity, row_id, base, exceptions) SELECT 'patient', id, (SELECT last_hlc FROM clock), '{}' FROM patient ORDER BY id`);
  })();
  const loadMs = performance.now() - started;
  db.transaction(() => {
    db.exec(FILL_SEARCH_INDEX + SEARCH_INDEX_TRIGGERS);
    createCaptureTriggers(db, schemaVersion(db));
  })();
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  return { loadMs, indexMs: performance.now() - started - loadMs };
}
