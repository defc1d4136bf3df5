/** The command `match` as a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCsv } from '../support/csv.ts';

const PROGRAM = join(import.meta.dirname, '../../main/commands/match.ts');
let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'meja-match-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

function match(content: string | Buffer | null, ...options: string[]): { status: number | null; error: string; pairs: string[][] | null } {
  const [from, to] = [join(folder, 'in.csv'), join(folder, 'pairs.csv')];
  if (content !== null) writeFileSync(from, content);
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, from, '--out', to, ...options], { encoding: 'utf8' });
  return { status, error: stderr, pairs: existsSync(to) ? parseCsv(readFileSync(to, 'utf8')) : null };
}

const PEOPLE = ['id, name, birth_date, national_id, phone, address, village, postcode',
  'a1, Sri Wahyuni, 1992-08-01, 3578014108920003, 081234567890, Jl. Melati 5, Wonokromo, 60243', 'a2, Hj. Sri Wahjuni, 01-08-1992, 3578014108920003, +62 812-3456-7890, Jl. Melati No. 5, Wonokromo, 60243',
  'a3, Budi Santoso, 1985-03-17, 3578011703850001, 085711112222, Jl. Kenanga 9, Sawahan, 60251'].join('\n');

test('writes the pairs, best first, with scores and reasons', () => {
  const { status, pairs } = match(PEOPLE);
  expect(status).toBe(0);
  expect(pairs?.[0]).toEqual(['id_a', 'id_b', 'score', 'reasons']);
  expect(pairs?.slice(1)).toEqual([['a1', 'a2', expect.stringMatching(/^\d+\.\d{3}$/), expect.stringMatching(/same_name.*same_birth_date.*same_national_id/)]]);
});

test('--without-id and --map, with semicolons and headers in capitals', () => {
  const theirs = PEOPLE.replace('id, name, birth_date, national_id', 'Rec_ID, Nama, DOB, KTP').replaceAll(',', ';');
  const { status, pairs } = match(theirs, '--without-id', '--map', 'rec_id=id,nama=name, dob=birth_date,ktp=national_id');
  expect(status).toBe(0);
  expect(pairs).toHaveLength(2);
  expect(pairs?.[1]?.[3]).not.toContain('national_id');
});

test("other programs' headers are understood where the file has none of ours", () => {
  const theirs = PEOPLE.replace('id, name, birth_date, national_id', 'rec_id, nama, date_of_birth, nik');
  expect(match(theirs).pairs).toHaveLength(2);
  expect(match(theirs.replace('phone', 'dob')).pairs).toHaveLength(2);
});

test('given name and surname in columns of their own; nothing alike is an empty table', () => {
  const { status, pairs } = match('id,given_name,surname,birth_date\n1,emily,waller,19081209\n2,jack,berry,19990219\n');
  expect([status, pairs]).toEqual([0, [['id_a', 'id_b', 'score', 'reasons']]]);
});

test.each<[string, string | Buffer | null, string[], RegExp]>([
  ['no file', null, [], /cannot be read/], ['an empty file', '', [], /empty/], ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), [], /no CSV/], ['no id', 'name,birth_date\nSri,1990-01-01\n', [], /no column "id"/],
  ['nothing to compare', 'id,colour\n1,red\n', [], /none of the columns/], ['a map to no column of ours', PEOPLE, ['--map', 'name=nickname'], /no column "nickname"/], ['a map from no column of theirs', PEOPLE, ['--map', 'nama=name'], /no column "nama"/],
  ['a map of another form', PEOPLE, ['--map', 'name'], /theirs=ours/], ['an option that does not exist', PEOPLE, ['--fast'], /--fast/], ['one id twice', 'id,name\n1,Sri\n1,Budi\n', [], /"1" stands in an earlier row/], ['a row without id', 'id,name\n,Sri\n', [], /Row 2 has no id/],
])('%s: says so, ends with 2 and writes nothing', (_, content, options, message) => {
  const { status, error, pairs } = match(content, ...options);
  expect(error).toMatch(message);
  expect([status, pairs]).toEqual([2, null]);
  expect(readdirSync(folder).filter((name) => name !== 'in.csv')).toEqual([]);
});

test('a folder that does not exist', () => {
  writeFileSync(join(folder, 'in.csv'), PEOPLE);
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, join(folder, 'in.csv'), '--out', join(folder, 'none', 'pairs.csv')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringMatching(/cannot be written/)]);
});
