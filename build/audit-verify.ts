/**
 * `npm run audit:verify -- --data=DIR`: checks the audit log of a closed data folder without opening the desk, for whoever
 * wants to know before anybody works on it. Changes nothing. Ends with 0 when nothing is wrong that nobody knows of, with 1
 * for a new fault, with 2 when it could not look.
 *
 * The secret is asked for on the terminal: an argument would stay in the shell's history and be seen by other programs.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataFolder } from '../db/desk/data-folder.ts';
import { DeskDatabase, openConnection } from '../db/desk/database.ts';
import { Keyring } from '../db/desk/keyring.ts';
import { acknowledgedFaults } from '../main/services/audit/acknowledged.ts';
import { auditFingerprint } from '../main/services/audit/anchors.ts';
import { SigningKey } from '../main/services/audit/signing-key.ts';
import { type KnownKey, verifyAudit } from '../main/services/audit/verify.ts';
import { refusalOf, reasonText } from '../main/shell/refused-start.ts';

const FAULTS = {
  entry: 'sebuah catatan diubah atau hilang / an entry was changed or is missing',
  end: 'catatan terakhir hilang / the last entries are missing',
  rewritten: 'catatan lama ditulis ulang / old entries were written anew',
  signature: 'sebuah segel tidak ditandatangani meja ini / a seal was not signed by this desk',
  anchor_missing: 'ada segel yang hilang / a seal is missing',
  signing_key: 'kunci segel di basis data bukan kunci meja ini / the seal key in the database is not this desk’s',
} as const;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const instant = (at: number | null): string => (at === null ? '?' : new Date(at).toISOString());

/** Why the log could not be looked at, in words. */
class CannotLook extends Error {}

/** Asks on the terminal without showing what is typed; from a pipe it reads lines. */
class Terminal {
  #hidden = false;
  readonly #lines;
  readonly #answers: AsyncIterator<string>;

  constructor() {
    const output = new Writable({ write: (chunk: Buffer, _, done) => { if (!this.#hidden) process.stderr.write(chunk); done(); } });
    this.#lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  async ask(question: string, hidden = false): Promise<string> {
    process.stderr.write(question);
    this.#hidden = hidden;
    const answer = await this.#answers.next();
    this.#hidden = false;
    if (hidden) process.stderr.write('\n');
    return answer.done === true ? '' : answer.value.trim();
  }

  close(): void { this.#lines.close(); }
}

async function dataKeyOf(folder: DataFolder, terminal: Terminal): Promise<Buffer> {
  const keyring = Keyring.load(folder.path);
  if (!keyring) throw new CannotLook('Gantungan kunci (keyring.json) tidak ditemukan. / The keyring (keyring.json) was not found.');
  const login = await terminal.ask('Nama masuk, atau kosong untuk kunci pemulihan / Sign-in name, or empty for the recovery key: ');
  const secret = await terminal.ask(login === '' ? 'Kunci pemulihan / Recovery key: ' : 'Kata sandi / Password: ', true);
  const keys = login === '' ? await keyring.unlockWithRecoveryKey(secret) : await keyring.unlockWithPassword(login, secret);
  if (!keys) throw new CannotLook('Tidak cocok. Tidak ada yang diubah. / It does not fit. Nothing was changed.');
  return keys.dataKey;
}

function knownKey(folder: DataFolder): KnownKey | null {
  const key = SigningKey.load(folder);
  if (key) return { id: key.id, publicKey: key.publicKey, lastNumber: key.lastNumber };
  const file = join(folder.path, 'audit-key.json');
  const there = existsSync(file) && readFileSync(file, 'utf8').includes('"guard":"os"');
  say(there
    ? 'Kunci segel dijaga sistem operasi dan hanya dibuka oleh aplikasi: hilangnya segel-segel terbaru tidak dapat diketahui di sini. / The seal key is guarded by the operating system and opens in the application only: the loss of the newest seals cannot be told here.'
    : 'Kunci segel meja ini tidak ada: hilangnya segel-segel terbaru tidak dapat diketahui. / This desk’s seal key is not here: the loss of the newest seals cannot be told.');
  return null;
}

/** Answers the exit code. */
function report(db: DeskDatabase, known: KnownKey | null): number {
  const verdict = verifyAudit(db, known, () => true);
  if (!verdict) throw new CannotLook('Pemeriksaan terhenti. / The check was given up.');
  const fingerprint = auditFingerprint(db);
  if (fingerprint) say(`Segel terakhir / Last seal: ${fingerprint.fingerprint}, ${instant(fingerprint.at)}, ${fingerprint.entries} catatan / entries`);
  for (const { fault, brokenAt, at, by, reason } of acknowledgedFaults(db)) {
    say(`Kerusakan yang diakui / Acknowledged fault: ${FAULTS[fault]}, ${instant(brokenAt)}; ${by}, ${instant(at)}: ${reason}`);
  }
  const fresh = verdict.findings.filter(({ acknowledged }) => !acknowledged);
  for (const { fault, brokenAt } of fresh) say(`PUTUS / BROKEN: ${FAULTS[fault]}, ${instant(brokenAt)}`);
  const known0 = verdict.findings.length - fresh.length;
  if (fresh.length === 0) {
    say(known0 === 0 ? `UTUH / INTACT: ${verdict.entries} catatan / entries, ${verdict.anchors} segel / seals`
      : `TIDAK ADA KERUSAKAN BARU / NO NEW FAULT: ${verdict.entries} catatan / entries, ${verdict.anchors} segel / seals, ${known0} diakui / acknowledged`);
  }
  return fresh.length === 0 ? 0 : 1;
}

function openFolder(path: string): DataFolder {
  // A folder that is not there would be made.
  if (!existsSync(join(path, 'CURRENT'))) throw new CannotLook(`Tidak ada data klinik di ${path} / There is no clinic’s data in ${path}`);
  try {
    return new DataFolder(path);
  } catch (error) {
    throw new CannotLook(reasonText(refusalOf(error)));
  }
}

async function run(): Promise<number> {
  const { data } = parseArgs({ options: { data: { type: 'string' } } }).values;
  if (!data) throw new CannotLook('npm run audit:verify -- --data=FOLDER');
  const folder = openFolder(data);
  const terminal = new Terminal();
  try {
    const file = folder.current();
    if (!file) throw new CannotLook(`Tidak ada basis data di ${data} / There is no database in ${data}`);
    const db = new DeskDatabase(openConnection(file, await dataKeyOf(folder, terminal), true), { now: () => Date.now() });
    try {
      return report(db, knownKey(folder));
    } finally {
      db.close();
    }
  } finally {
    terminal.close();
    folder.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  // What a file says of itself may hold personal data; the kind of the error does not.
  process.stderr.write(`${error instanceof CannotLook ? error.message : `Basis data tidak dapat dibaca. / The database cannot be read. (${error instanceof Error && 'code' in error ? String(error.code) : 'error'})`}\n`);
  process.exitCode = 2;
}
