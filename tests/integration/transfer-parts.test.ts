/** An export that is larger than a file of the drive may be: several archives, each of which opens by itself, and all of which are read back. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ExportOrder, writeExport, type WrittenExport } from '../../main/services/transfer/write-export.ts';
import { parseCsv } from '../support/csv.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { ReadingBack, SECRET } from '../support/own-export.ts';
import { addPatients, addVisits } from '../support/patients.ts';
import { readEncryptedZip } from '../support/winzip-aes.ts';

const LIMIT = 5_500_000;
let desk: TestCare;
let fresh: TestCare;
let stick: string;
beforeEach(() => {
  desk = openTestCare();
  fresh = openTestCare();
  stick = join(desk.drivesDir, 'FAT');
  mkdirSync(stick);
});
afterEach(async () => {
  await desk.close();
  await fresh.close();
});

const noise = (seed: number): string => Array.from({ length: 8 }, (_, index) => createHash('sha512').update(`${seed} ${index}`).digest('base64')).join('');
const orderOf = (at: TestCare, fileLimit: number | null): ExportOrder => ({
  database: at.folder.current() ?? '', key: at.key, folder: stick, fileLimit, sets: ['patients', 'visits'], extent: { period: { from: null, to: null }, masked: false, restricted: false, viewer: { id: '', role: 'admin' as const } },
  purpose: 'Uji', madeBy: 'Ratna Dewi', version: '1.0.0', exportId: 'ekspor-1', seal: null, password: SECRET, now: at.clock.at,
});
const write = (at: TestCare, fileLimit: number | null, cancelled = () => false): Promise<WrittenExport> => writeExport(orderOf(at, fileLimit), { cancelled, progress: () => undefined });
const archiveOf = (name: string): Map<string, Buffer> => readEncryptedZip(readFileSync(join(stick, name)), SECRET);
const linesOf = (archives: readonly Map<string, Buffer>[], stem: string): string[][] =>
  archives.flatMap((files) => [...files].filter(([name]) => new RegExp(`^${stem}(-\\d+)?\\.csv$`).test(name)).flatMap(([, bytes]) => parseCsv(bytes.toString('utf8').slice(1)).slice(1)));

it('goes on in further archives, loses no row, and is read back part by part', async () => {
  const patients = addPatients(desk.db(), Array.from({ length: 4000 }, (_, index) => ({ address: noise(index) })));
  addVisits(desk.db(), patients.map((patient) => ({ patient_id: patient })));
  const { files, rows } = await write(desk, LIMIT);
  const of = files.length;
  expect(of).toBeGreaterThan(2);
  expect(files.map(({ name }) => name)).toEqual(files.map((_, index) => `meja-depan-2026-11-22-bagian-${index + 1}-dari-${of}.zip`));
  expect(readdirSync(stick).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  for (const { name, bytes, sha256 } of files) {
    const zip = readFileSync(join(stick, name));
    expect(zip.length).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(LIMIT);
    expect(createHash('sha256').update(zip).digest('hex')).toBe(sha256);
    if (process.env['CI'] !== undefined || !spawnSync('7z', ['i']).error) expect(execFileSync('7z', ['t', `-p${SECRET}`, join(stick, name)], { encoding: 'utf8' })).toContain('Everything is Ok');
  }
  const parts = files.map(({ name }) => archiveOf(name));
  for (const [index, part] of parts.entries()) {
    const manifest = JSON.parse(String(part.get('manifest.json'))) as { part: unknown; files: { name: string; sha256: string }[] };
    expect(manifest.part).toEqual({ number: index + 1, of, export_id: 'ekspor-1' });
    expect(manifest.files.map(({ name }) => name)).toEqual([...part.keys()].slice(0, -2));
    for (const { name, sha256 } of manifest.files) expect(createHash('sha256').update(part.get(name)!).digest('hex'), name).toBe(sha256);
    expect(String(part.get('README.txt'))).toContain(`Bagian ${index + 1} dari ${of}`);
    for (const [name, bytes] of part) if (/^pasien.*xlsx$/.test(name)) expect((await readXlsxFile(bytes))[0]?.data[0]?.[0]).toBe('id_pasien');
  }
  await write(desk, null);
  const whole = archiveOf('meja-depan-2026-11-22.zip');
  for (const stem of ['pasien', 'kunjungan']) expect(linesOf(parts, stem)).toEqual(linesOf([whole], stem));
  expect(rows).toBe(8000);

  for (const { name } of files) {
    const reading = new ReadingBack(fresh);
    await reading.send(readFileSync(join(stick, name)), name);
    const inspected = await reading.inspect().catch(() => null);
    // A part with workbooks alone has nothing to read back.
    if (inspected === null) {
      expect(await reading.job()).toMatchObject({ failure: 'file_empty' });
      continue;
    }
    expect(inspected.facts).toMatchObject({ parts: of });
    await reading.handlers['imports.check'](fresh.context(), { jobId: reading.jobId, mapping: {}, options: inspected.options, password: SECRET });
    expect((await reading.job()).counts).toMatchObject({ rejected: 0, known: 0 });
    await reading.apply();
  }
  await writeExport({ ...orderOf(fresh, null), folder: fresh.drivesDir }, { cancelled: () => false, progress: () => undefined });
  const back = readEncryptedZip(readFileSync(join(fresh.drivesDir, 'meja-depan-2026-11-22.zip')), SECRET);
  for (const name of ['pasien.csv', 'kunjungan.csv']) expect(back.get(name)?.equals(whole.get(name)!), name).toBe(true);
}, 240_000);

it('cancelled in a later archive: none of them stays', async () => {
  addPatients(desk.db(), Array.from({ length: 3000 }, (_, index) => ({ address: noise(index) })));
  await expect(write(desk, LIMIT, () => readdirSync(stick).length > 1)).rejects.toThrow('Cancelled');
  expect(readdirSync(stick)).toEqual([]);
});
