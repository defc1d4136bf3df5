/** Short ways to look at a desk's keys from outside. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openConnection, WrongKeyError } from '../../db/desk/database.ts';
import { Keyring, type MasteredKeys } from '../../db/desk/keyring.ts';
import { ADMIN, type TestDesk } from '../support/desk.ts';
import { readSqlCipherPage } from '../support/sqlcipher-page.ts';

export const PASSWORD = { login: ADMIN.login, password: ADMIN.password };
export const SARI = { login: 'sari', password: 'kata-sandi-sari' };
export const MAYA = { identityKind: 'citizen', name: 'Maya Uji', nik: null, bpjs: null, passport: null, sex: 'female', birthDate: '1990-01-01', birthDateEstimated: false, birthPlace: null, phone: null, address: null, villageCode: null, motherName: null, motherId: null, payer: 'general', insurer: null, guardianName: null, guardianRelation: null, guardianPhone: null, allergies: null, consentReminder: false } as const;

export async function keysOf(dataDir: string): Promise<MasteredKeys> {
  const keys = await Keyring.load(dataDir)?.unlockWithPassword(PASSWORD.login, PASSWORD.password);
  if (!keys) throw new Error('The password does not open the keyring');
  return keys;
}

export function databaseOf(dataDir: string): string { return join(dataDir, readFileSync(join(dataDir, 'CURRENT'), 'utf8').trim()); }
export function generations(dataDir: string): string[] { return readdirSync(dataDir).filter((name) => /^(desk-\d+|rekey)\.db/.test(name) || name.startsWith('keyring-next')).filter((name) => !/-(wal|shm)$/.test(name)); }

export function opensWith(file: string, key: Buffer): boolean {
  try {
    openConnection(file, key, true).close();
    return true;
  } catch (error) {
    if (error instanceof WrongKeyError) return false;
    throw error;
  }
}

/**
 * Patients in the file, as two strangers find them: every page is decrypted by the independent reader of SQLCipher's format,
 * and SQLite's own program code, without encryption, reads what comes of it.
 */
export function patientsForStrangers(file: string, key: Buffer, scratch: string): number {
  const bytes = readFileSync(file);
  const pages = Array.from({ length: bytes.length / 4096 }, (_, index) => readSqlCipherPage(bytes, index + 1, key));
  const plain = join(scratch, 'plain.db');
  // Bytes 18 and 19 say that there is a log beside it: here there is none.
  const whole = Buffer.concat(pages);
  whole.fill(1, 18, 20);
  writeFileSync(plain, whole);
  const db = new DatabaseSync(plain, { readOnly: true });
  try {
    if (db.prepare('PRAGMA quick_check').get()?.['quick_check'] !== 'ok') throw new Error('quick_check');
    return Number(db.prepare('SELECT count(*) AS count FROM patient').get()?.['count']);
  } finally {
    db.close();
    rmSync(plain);
  }
}

export async function backupNames(test: TestDesk): Promise<string[]> { return (await test.call('backup.list', {})).items.map(({ name }) => name); }

/** The backup that follows a new data key is made beside the desk's work. */
export async function moreBackups(test: TestDesk, than: number): Promise<string[]> {
  for (;;) {
    const names = await backupNames(test);
    if (names.length > than) return names;
    await new Promise((next) => { setTimeout(next, 20); });
  }
}
