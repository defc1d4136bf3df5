/** Files that were made to harm: refused with a reason, and nothing in the records changed. */
import { deepEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { fillClinic, makeExport, ReadingBack, SECRET } from '../support/own-export.ts';

let desk: TestCare;
let fresh: TestCare;
let files: Map<string, Buffer>;
let zip: Buffer;
beforeAll(async () => {
  desk = openTestCare();
  fillClinic(desk, 'Siti Aminah');
  const made = await makeExport(desk);
  files = made.files;
  zip = made.zips[0]!;
});
afterAll(() => desk.close());
beforeEach(() => { fresh = openTestCare(); });
afterEach(async () => {
  const left = contents(fresh);
  await fresh.close();
  deepEqual(left, { patients: 0, visits: 0, units: 0, audit: 0 });
});

const contents = (at: TestCare): unknown => at.db().connection.prepare(`SELECT (SELECT count(*) FROM patient) AS patients, (SELECT count(*) FROM visit) AS visits, (SELECT count(*) FROM service_unit) AS units,
  (SELECT count(*) FROM audit_entry) AS audit`).get();
const refused = (bytes: Buffer, password: string | null = SECRET): Promise<string> => new ReadingBack(fresh).refusal(bytes, password);

async function packed(content: Iterable<readonly [string, Buffer]>, password: string | null = SECRET): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...(password === null ? {} : { password, encryptionStrength: 3 as const }) });
  for (const [name, bytes] of content) await writer.add(name, new Uint8ArrayReader(bytes));
  return Buffer.from(await writer.close());
}
/** The export with its manifest, or other files, changed. */
function changed(more: Readonly<Record<string, Buffer>>, manifest: (about: Record<string, unknown>) => void = () => undefined): Map<string, Buffer> {
  const all = new Map([...files, ...Object.entries(more)]);
  const about = JSON.parse(String(files.get('manifest.json'))) as Record<string, unknown>;
  manifest(about);
  return all.set('manifest.json', Buffer.from(JSON.stringify(about)));
}
interface Note { name: string; bytes: number; sha256: string; rows: number | null }
const noteOf = (about: Record<string, unknown>, name: string): Note => (about['files'] as Note[]).find((note) => note.name === name)!;
/** What somebody does who knows the format: the manifest fits the changed file. */
const honestly = (name: string, bytes: Buffer, rows?: number) => changed({ [name]: bytes }, (about) => {
  Object.assign(noteOf(about, name), { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...(rows === undefined ? {} : { rows }) });
});

it('the same archive packed anew is read', async () => { expect(await refused(await packed(changed({})))).toBe('none'); });

describe('an archive', () => {
  it('with a wrong password, with none, and torn at any place', async () => {
    expect(await refused(zip, 'sandi yang salah')).toBe('export_password');
    expect(await refused(zip, null)).toBe('export_password');
    for (const length of [3, 40, Math.floor(zip.length / 2), zip.length - 30]) expect(await refused(zip.subarray(0, length)), String(length)).toBe('file_unreadable');
  });
  it('with a byte changed', async () => {
    const torn = Buffer.from(zip);
    torn[Math.floor(zip.length / 3)]! ^= 1;
    expect(await refused(torn)).toMatch(/^(file_unreadable|export_altered)$/);
  });
  it.each(['../../desk.db', '/etc/passwd', 'C:\\Windows\\x.csv', '..\\x.csv', 'a/pasien.csv', 'pasien.csv\u0000.csv', 'x.exe'])('with the name %j', async (name) => {
    expect(await refused(await packed([...changed({}), [name, Buffer.from('x')]]))).toMatch(/^(export_foreign|file_unreadable)$/);
  });
  it('with a file that its manifest does not name, or without one that it names', async () => {
    expect(await refused(await packed(changed({ 'pasien-2.csv': files.get('pasien.csv')! })))).toBe('export_altered');
    const less = changed({});
    less.delete('kunjungan.xlsx');
    expect(await refused(await packed(less))).toBe('export_altered');
  });
  it('of another kind', async () => {
    expect(await refused(await packed([['catatan.txt', Buffer.from('x')]]))).toBe('export_foreign');
    expect(await refused(await packed([['manifest.json', Buffer.from('{"app":"Lain"}')]]))).toBe('export_foreign');
    expect(await refused(files.get('pasien.xlsx')!)).toBe('export_foreign');
    expect(await refused(files.get('pasien.csv')!)).toBe('file_unreadable');
    expect(await refused(gzipSync(files.get('pasien.csv')!))).toBe('file_unreadable');
  });
  it('that unpacks to a thousand times its size', async () => {
    const bomb = Buffer.alloc(400_000_000, 0x61);
    const small = await packed(changed({ 'pasien.csv': bomb }, (about) => { Object.assign(noteOf(about, 'pasien.csv'), { bytes: bomb.length }); }));
    expect(small.length).toBeLessThan(1_500_000);
    expect(await refused(small)).toBe('file_too_large');
    // Said to be small, it is not even unpacked so far.
    expect(await refused(await packed(changed({ 'pasien.csv': bomb.subarray(0, 50_000_000) })))).toBe('export_altered');
    const manifest = await packed(changed({}, (about) => { about['purpose'] = 'x'.repeat(5_000_000); }));
    expect(await refused(manifest)).toBe('export_altered');
  });
});

describe('a manifest that lies', () => {
  it.each([
    ['of the sum', (about: Record<string, unknown>) => { noteOf(about, 'pasien.csv').sha256 = '0'.repeat(64); }, 'export_altered'],
    ['of the bytes', (about: Record<string, unknown>) => { noteOf(about, 'pasien.csv').bytes -= 1; }, 'export_altered'],
    ['of a workbook', (about: Record<string, unknown>) => { noteOf(about, 'kunjungan.xlsx').sha256 = '0'.repeat(64); }, 'export_altered'],
    ['about its files', (about: Record<string, unknown>) => { about['files'] = 'semua'; }, 'export_altered'],
    ['and was made by an older version', (about: Record<string, unknown>) => { delete about['format']; }, 'export_version'],
    ['and was made by a newer version', (about: Record<string, unknown>) => { about['format'] = 99; }, 'export_version'],
    ['and says that people are masked', (about: Record<string, unknown>) => { about['identity'] = 'masked'; }, 'export_masked'],
  ])('%s', async (_, lie, reason) => { expect(await refused(await packed(changed({}, lie)))).toBe(reason); });

  it('of the rows: found when they are looked at', async () => {
    const reading = new ReadingBack(fresh);
    expect(await reading.check(await packed(changed({}, (about) => { noteOf(about, 'pasien.csv').rows = 5; })))).toMatchObject({ state: 'failed', failure: 'export_altered' });
  });
});

it('an export without identities is not read back, and says so', async () => {
  expect(await refused((await makeExport(desk, { masked: true })).zips[0]!)).toBe('export_masked');
});

describe('a file within the archive', () => {
  const patients = (): string => String(files.get('pasien.csv'));
  it('with other columns: nothing is made up', async () => {
    const reading = new ReadingBack(fresh);
    const bytes = Buffer.from(patients().replace(',nik,', ',nik_baru,'));
    expect(await reading.check(await packed(honestly('pasien.csv', bytes)))).toMatchObject({ state: 'failed', failure: 'export_version' });
  });
  it('with a cell of 50 MB: given up before it fills the memory', async () => {
    const bytes = Buffer.from(patients().replace(',Siti Aminah,', `,${'a'.repeat(50_000_000)},`));
    const reading = new ReadingBack(fresh);
    expect(await reading.check(await packed(honestly('pasien.csv', bytes)))).toMatchObject({ state: 'failed', failure: 'file_too_large' });
  }, 60_000);
  it('with values that say nothing: each is named by its column', async () => {
    const bytes = Buffer.from(patients().replace(',wni,', ',robot,').replace('1990-02-01', '1990-02-31').replace(/T\d\d:\d\d:\d\d/, 'T99:99:99'));
    const reading = new ReadingBack(fresh);
    await reading.check(await packed(honestly('pasien.csv', bytes)));
    expect((await reading.rejections()).slice(0, 3)).toEqual(['pasien.csv 2 record_form jenis_identitas', 'pasien.csv 2 record_form tanggal_lahir', 'pasien.csv 2 record_form terdaftar_pada']);
  });
  it('with letters that are none', async () => {
    const reading = new ReadingBack(fresh);
    const bytes = Buffer.concat([Buffer.from(patients()), Buffer.from([0xff, 0xfe])]);
    expect(await reading.check(await packed(honestly('pasien.csv', bytes)))).toMatchObject({ state: 'failed', failure: 'export_altered' });
  });
});
