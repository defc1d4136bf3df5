import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkMonotonic, migrate, type Migration, NewerDatabaseError, pendingMigrations, schemaVersion } from '../../db/desk/migrate.ts';
import { MIGRATIONS } from '../../db/desk/migrations/index.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../support/desk-database.ts';
import { addPatients } from '../support/patients.ts';

let test: TestDatabase;
beforeEach(() => { test = openTestDatabase(); });
afterEach(() => { test.close(); });

const next = (sql: string, fill?: Migration['fill']): Migration[] => [...MIGRATIONS, { version: MIGRATIONS.length + 1, name: 'next', sql, ...(fill ? { fill } : {}) }];
const whole = (): unknown => [schemaVersion(test.db.connection), test.db.connection.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2').all(), test.db.connection.prepare('SELECT * FROM migration').all()];

describe('migrations', () => {
  it('are numbered one by one and named by their purpose', () => {
    checkMonotonic(MIGRATIONS);
    for (const { name } of MIGRATIONS) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(() => { checkMonotonic([...MIGRATIONS, { version: MIGRATIONS.length + 2, name: 'gap', sql: '' }]); }).toThrow('gap');
    expect(() => { checkMonotonic([...MIGRATIONS, ...MIGRATIONS]); }).toThrow('version 1');
  });

  it('are recorded, and run once', () => {
    expect(test.db.connection.prepare('SELECT name FROM migration').pluck().all()).toEqual(MIGRATIONS.map((migration) => migration.name));
    const before = whole();
    migrate(test.db.connection, TEST_NOW + 1);
    expect(whole()).toEqual(before);
    migrate(test.db.connection, TEST_NOW, next('CREATE TABLE later (id TEXT) STRICT'));
    expect(schemaVersion(test.db.connection)).toBe(MIGRATIONS.length + 1);
  });

  it('a newer database is refused and left as it is', () => {
    test.db.connection.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    const before = whole();
    expect(() => { migrate(test.db.connection, TEST_NOW); }).toThrow(NewerDatabaseError);
    expect(() => pendingMigrations(test.db.connection)).toThrow(NewerDatabaseError);
    expect(whole()).toEqual(before);
  });

  it.each<[string, Migration[]]>([
    ['in its SQL', next('CREATE TABLE later (id TEXT) STRICT; ALTER TABLE patient ADD COLUMN note TEXT; CREATE TABLE later (id TEXT)')],
    ['in its data', next('CREATE TABLE later (id TEXT) STRICT', () => { throw new Error('no'); })],
    ['in a foreign key', next('CREATE TABLE later (id TEXT REFERENCES clinic (id)) STRICT', (db) => { db.exec("INSERT INTO later VALUES ('nobody')"); })],
  ])('that fails %s leaves the old schema, its triggers and its foreign keys', (_, migrations) => {
    addPatients(test.db, [{}]);
    const before = whole();
    expect(() => { migrate(test.db.connection, TEST_NOW, migrations); }).toThrow();
    expect(whole()).toEqual(before);
    expect(test.db.connection.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => test.db.connection.exec('DELETE FROM patient')).toThrow('never deleted');
    addPatients(test.db, [{}]);
  });

  it('of several, those before the failing one stay', () => {
    const good: Migration = { version: MIGRATIONS.length + 1, name: 'good', sql: 'CREATE TABLE good (id TEXT) STRICT' };
    const bad: Migration = { version: MIGRATIONS.length + 2, name: 'bad', sql: 'CREATE TABLE bad (id TEXT) STRICT; nonsense' };
    expect(() => { migrate(test.db.connection, TEST_NOW, [...MIGRATIONS, good, bad]); }).toThrow();
    expect(schemaVersion(test.db.connection)).toBe(MIGRATIONS.length + 1);
    expect(test.db.connection.prepare("SELECT name FROM sqlite_schema WHERE name IN ('good', 'bad')").pluck().all()).toEqual(['good']);
  });
});
