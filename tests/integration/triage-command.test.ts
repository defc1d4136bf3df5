/** The command `triage` as a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCsv } from '../support/csv.ts';

const PROGRAM = join(import.meta.dirname, '../../main/commands/triage.ts');
let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-triage-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

function triage(content: string | Buffer | null, ...options: string[]): { status: number | null; error: string; rows: Record<string, string>[] | null } {
  const [from, to] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
  if (content !== null) writeFileSync(from, content);
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, from, '--out', to, ...options], { encoding: 'utf8' });
  const [header = [], ...lines] = existsSync(to) ? parseCsv(readFileSync(to, 'utf8')) : [];
  return { status, error: stderr, rows: existsSync(to) ? lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))) : null };
}

test('one row per row, own columns letter for letter, headers trimmed, quotes, line breaks and empty texts', () => {
  const { status, rows } = triage('\uFEFFid , text , kind\r\n1,"Dokternya ramah, tapi\nantre ""lama"" sekali",asli\r\n2,,\r\n3,=1+1 @contoh puskesmas bagus; ramah,\r\n4, "Jalan rusak, berlubang",\r\n');
  expect(status).toBe(0);
  expect(rows?.map(({ id, kind, health, kind_in: theirs }) => [id, kind, health, theirs])).toEqual([['1', 'complaint', 'yes', 'asli'], ['2', 'other', 'unsure', ''], ['3', 'praise', 'yes', ''], ['4', 'complaint', 'no', '']]);
  expect(rows?.[0]).toMatchObject({ text: 'Dokternya ramah, tapi\nantre "lama" sekali', category: 'schedule', grade: 'green', words: expect.stringContaining('blame: antre') });
  expect(rows?.[2]?.text).toBe('=1+1 @contoh puskesmas bagus; ramah');
  expect(rows?.[2]).toMatchObject({ category: 'praise', grade: '', unit: '' });
  expect(rows?.[3]?.category).toBe('not_health');
  for (const { confidence } of rows ?? []) expect(Number(confidence)).toBeGreaterThanOrEqual(0.5);
});

test('a single column of unquoted texts is not cut at commas, and empty lines keep their place', () => {
  const { rows } = triage('text\nObat kosong, apotek lambat; payah\n\n"Ramah, cepat"\n');
  expect(rows?.map(({ text, kind }) => [text, kind])).toEqual([['Obat kosong, apotek lambat; payah', 'complaint'], ['', 'other'], ['Ramah, cepat', 'praise']]);
});

test('--own-desk takes a text without a subject for health', () => {
  expect(triage('text\nlambat sekali\n').rows?.[0]?.health).toBe('unsure');
  expect(triage('text\nlambat sekali\n', '--own-desk').rows?.[0]?.health).toBe('yes');
});

test.each<[string, string | Buffer | null, string[], RegExp]>([
  ['no file', null, [], /cannot be read/], ['an empty file', '', [], /empty/], ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), [], /no CSV/], ['no column text', 'id,name\n1,a\n', [], /no column "text"/], ['an unknown option', 'text\na\n', ['--fast'], /--fast/],
])('%s: says so, ends with 2 and writes nothing', (_, content, options, message) => {
  const { status, error, rows } = triage(content, ...options);
  expect(error).toMatch(message);
  expect([status, rows]).toEqual([2, null]);
  expect(readdirSync(folder).filter((name) => name !== 'in.csv')).toEqual([]);
});
