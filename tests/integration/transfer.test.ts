import { createHash, randomBytes } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anchorText, newestAnchor } from '../../main/services/audit/anchors.ts';
import { signatureHolds } from '../../main/services/audit/signing-key.ts';
import { backupHandlers } from '../../main/services/backup.ts';
import { transferHandlers } from '../../main/services/transfer.ts';
import { linuxMounts, windowsDisks } from '../../main/services/transfer/drives.ts';
import { localTime } from '../../main/services/transfer/clinic-time.ts';
import { exportSet, FILE_STEMS } from '../../main/services/transfer/sets.ts';
import { restoreText } from '../../main/services/transfer/csv.ts';
import { stopDeskWork } from '../../main/services/desk-work.ts';
import { Refusal } from '../../main/kernel.ts';
import { type ExportJob } from '../../shared/contract/transfer.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { parseCsv } from '../support/csv.ts';
import { runWithFileLimit } from '../support/file-limit.ts';
import { readEncryptedZip } from '../support/winzip-aes.ts';
import { addPatients, addVisits } from '../support/patients.ts';

let desk: TestCare;
let handlers: ReturnType<typeof transferHandlers>;
let stick: string;
beforeEach(() => {
  desk = openTestCare();
  handlers = transferHandlers(desk.care);
  stick = join(desk.drivesDir, 'STIK KLINIK');
  mkdirSync(stick);
});
afterEach(() => desk.close());

const wanted: ParsedInput<'transfer.export'> = { driveId: '', sets: ['patients', 'visits'], from: null, to: null, purpose: 'Laporan bulanan dinas', masked: false, restricted: false, password: null };
async function ask(more: Partial<typeof wanted> = {}, requestId?: string): Promise<string> {
  const { jobId } = await handlers['transfer.export'](desk.context(requestId), { ...wanted, driveId: stick, ...more });
  return jobId;
}
async function ended(jobId: string): Promise<ExportJob> {
  for (;;) {
    const job = await handlers['transfer.job'](desk.context(), { jobId });
    if (job.state !== 'running') return job;
    await new Promise((next) => { setTimeout(next, 10); });
  }
}
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'no refusal', (error: unknown) => (error instanceof Refusal ? error.error.code : String(error)));

const unpack = (file: string, password: string): Map<string, Buffer> => readEncryptedZip(readFileSync(file), password);
const table = (bytes: Buffer | undefined): Record<string, string>[] => {
  const text = (bytes ?? Buffer.alloc(0)).toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [header = [], ...lines] = parseCsv(text.slice(1));
  return lines.map((line) => Object.fromEntries(header.map((name, index) => [name, restoreText(line[index] ?? '')])));
};
const auditDetails = (): unknown[] => desk.db().all(desk.db().build.selectFrom('audit_entry').select('detail').where('action', '=', 'export').orderBy(sql`rowid`)).map((row) => JSON.parse(row.detail ?? ''));

function clinicOfTheDay(): { patients: string[]; visits: string[] } {
  const patients = addPatients(desk.db(), [
    { name: 'Siti "Ti" Aminah', phone: '+6281234567890', address: 'Jl. Kenanga 3, RT 02;\r\n=HYPERLINK("http://x")', nik: '3174014202900001', allergies: '-5' },
    { name: '=1+1', address: "'sudah berpetik", birth_place: '@SUM(A1)', guardian_name: 'Ñandú 山田 👩‍⚕️' },
    { name: 'Budi', created_at: Date.UTC(2026, 5, 1), voided_at: Date.UTC(2026, 5, 2), void_reason: 'Salah orang' },
  ]);
  const visits = addVisits(desk.db(), [
    { patient_id: patients[0] ?? '', complaint: 'Demam 3 hari', priority: 'elderly' },
    { patient_id: patients[1] ?? '', day: '2026-10-31', arrived_at: Date.UTC(2026, 9, 31, 2), payer: 'bpjs' },
  ]);
  return { patients, visits };
}

describe('an export', () => {
  it('holds what the database holds, and says so in manifest, note and audit log', async () => {
    const { patients, visits } = clinicOfTheDay();
    const job = await ended(await ask());
    expect(job).toMatchObject({ state: 'done', fileName: 'meja-depan-2026-11-22.zip', done: 10, total: 10, error: null });
    expect(job.password).toMatch(/^([2-9a-hjkmnp-z]{5}-){3}[2-9a-hjkmnp-z]{5}$/);
    expect(['media', 'cache']).toContain(job.readBack);
    const file = join(stick, job.fileName ?? '');
    expect(readFileSync(file).length).toBe(job.bytes);
    const files = unpack(file, job.password ?? '');
    expect([...files.keys()]).toEqual([...['unit', 'pasien', 'nomor-lain', 'gabungan', 'persetujuan', 'cara-dihubungi', 'kunjungan', 'riwayat-antrean', 'slip-unit', 'riwayat-slip'].flatMap((stem) => [`${stem}.csv`, `${stem}.xlsx`]), 'kamus-data.csv', 'ringkasan.html', 'manifest.json', 'README.txt']);
    const exported = table(files.get('pasien.csv'));
    expect(exported.map((row) => row['id_pasien'])).toEqual(patients);
    expect(exported[0]).toMatchObject({ nama: 'Siti "Ti" Aminah', telepon: '+6281234567890', nik: '3174014202900001', alamat: 'Jl. Kenanga 3, RT 02;\r\n=HYPERLINK("http://x")', alergi: '-5', jenis_kelamin: 'P' });
    expect(exported[1]).toMatchObject({ nama: '=1+1', alamat: "'sudah berpetik", tempat_lahir: '@SUM(A1)', nama_wali: 'Ñandú 山田 👩‍⚕️' });
    expect(exported[2]).toMatchObject({ terdaftar_pada: '2026-06-01T07:00:00+07:00', alasan_batal: 'Salah orang' });
    const stays = table(files.get('kunjungan.csv'));
    expect(stays.map((row) => row['id_kunjungan'])).toEqual([visits[1], visits[0]]);
    expect(stays[1]).toMatchObject({ tanggal: '2026-11-22', datang_pada: localTime(desk.clock.at, 'Asia/Jakarta'), prioritas: 'lansia', keluhan: 'Demam 3 hari' });
    // In the file itself, before the escape is taken away, no cell can run as a formula.
    expect(files.get('pasien.csv')?.toString()).not.toMatch(/(^|[,;\n"])[=@]/m);
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    for (const note of manifest.files) expect(createHash('sha256').update(files.get(note.name) ?? '').digest('hex')).toBe(note.sha256);
    expect(manifest.files.map((note: { rows: number | null }) => note.rows)).toEqual([0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, null, null]);
    expect(files.get('README.txt')?.toString()).toContain('Laporan bulanan dinas');
    expect(auditDetails()).toEqual([
      { purpose: 'Laporan bulanan dinas', sets: ['patients', 'visits'], from: null, to: null, masked: false, restricted: false, own_password: false, drive: 'STIK KLINIK' },
      { state: 'done', file: job.fileName, rows: 5, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') },
    ]);
    expect(readdirSync(stick)).toEqual(['meja-depan-2026-11-22.zip']);
  });

  it('carries the audit log’s signed head, its own entry included: proof that a log rewritten later is another one', async () => {
    // The first signature of a desk adds the entry of its key.
    await ended(await ask({ sets: ['patients'] }));
    const job = await ended(await ask({ sets: ['patients'] }));
    const files = unpack(join(stick, job.fileName ?? ''), job.password ?? '');
    const { audit_seal: seal } = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(seal).toMatchObject({ reason: 'export', head: newestAnchor(desk.db())?.head });
    const under = desk.db().first(desk.db().build.selectFrom('audit_entry').select(['action', 'row_id']).where('hash', '=', seal.head));
    expect(under).toEqual({ action: 'export', row_id: job.id });
    expect(signatureHolds(seal.public_key, anchorText(seal), seal.signature)).toBe(true);
    expect(signatureHolds(seal.public_key, anchorText({ ...seal, head: '0'.repeat(64) }), seal.signature)).toBe(false);
    expect(files.get('README.txt')?.toString()).toContain(`Segel jejak audit: ${seal.fingerprint}`);
  });

  it('opens with the password only, in readers that know nothing of the writer', async () => {
    clinicOfTheDay();
    const job = await ended(await ask());
    const file = join(stick, job.fileName ?? '');
    expect(() => unpack(file, 'sandi-salah')).toThrow('Wrong password');
    expect(readFileSync(file).includes('Aminah')).toBe(false);
    // What the receiver will use. The continuous checks install it, and fail without it; the reader above is always there.
    if (process.env['CI'] === undefined && spawnSync('7z', ['i']).error) return;
    expect(execFileSync('7z', ['t', `-p${job.password}`, file], { encoding: 'utf8' })).toContain('Everything is Ok');
    expect(execFileSync('7z', ['l', '-slt', file], { encoding: 'utf8' })).toContain('AES-256 Deflate');
    expect(execFileSync('7z', ['x', '-so', `-p${job.password}`, file, 'pasien.csv'], { encoding: 'utf8' })).toContain('Siti ""Ti"" Aminah');
    expect(spawnSync('7z', ['t', '-psandi-salah', file]).status).not.toBe(0);
  });

  it('of a period holds its visits and whoever came or was registered in it', async () => {
    const { patients, visits } = clinicOfTheDay();
    const october = await ended(await ask({ from: '2026-10-01', to: '2026-10-31' }));
    const files = unpack(join(stick, october.fileName ?? ''), october.password ?? '');
    expect(table(files.get('kunjungan.csv')).map((row) => row['id_kunjungan'])).toEqual([visits[1]]);
    expect(table(files.get('pasien.csv')).map((row) => row['id_pasien'])).toEqual([patients[1]]);
    const june = await ended(await ask({ from: '2026-06-01', to: '2026-06-01', sets: ['patients'] }));
    expect(june.fileName).toBe('meja-depan-2026-11-22-2.zip');
    const again = unpack(join(stick, june.fileName ?? ''), june.password ?? '');
    expect([...again.keys()]).toEqual(['pasien.csv', 'pasien.xlsx', 'nomor-lain.csv', 'nomor-lain.xlsx', 'gabungan.csv', 'gabungan.xlsx', 'persetujuan.csv', 'persetujuan.xlsx', 'cara-dihubungi.csv', 'cara-dihubungi.xlsx', 'kamus-data.csv', 'ringkasan.html', 'manifest.json', 'README.txt']);
    expect(table(again.get('pasien.csv')).map((row) => row['nama'])).toEqual(['Budi']);
  });

  it('walks an index and sorts nothing in memory', () => {
    const db = desk.db();
    for (const period of [{ from: null, to: null }, { from: '2026-01-01', to: '2026-01-31' }]) {
      for (const name of FILE_STEMS) {
        const prepared: string[] = [];
        const connection = new Proxy(db.connection, { get: (target, key) => (key === 'prepare' ? (text: string) => { prepared.push(text); return target.prepare(text); } : Reflect.get(target, key)) });
        const rows = exportSet(Object.create(db, { connection: { value: connection }, build: { value: db.build } }), name, { period, masked: false, restricted: true, viewer: { id: '', role: 'admin' as const } }, 'Asia/Jakarta').rows();
        rows.next();
        rows.return?.();
        const plan = db.connection.prepare(`EXPLAIN QUERY PLAN ${prepared[0]}`).all(...(prepared[0]?.match(/\?/g) ?? []).map(() => '2026-01-01')) as { detail: string }[];
        expect(plan.map((step) => step.detail).join('\n'), name).not.toContain('TEMP B-TREE');
      }
    }
  });

  it('is started once for two clicks, and not twice at the same time', async () => {
    addPatients(desk.db(), Array.from({ length: 2000 }, () => ({})));
    const requestId = uuidv7(5);
    const first = await ask({}, requestId);
    expect(await ask({}, requestId)).toBe(first);
    expect(await refusal(ask())).toBe('busy');
    expect((await ended(first)).state).toBe('done');
    expect(desk.events.some((event) => event.type === 'progress')).toBe(true);
    expect(readdirSync(stick)).toHaveLength(1);
  });
});

describe('a drive that fails', () => {
  const many = (): void => { addPatients(desk.db(), Array.from({ length: 6000 }, () => ({ address: randomBytes(60).toString('hex') }))); };

  it('cancelled: no file stays, the job and the audit log say so', async () => {
    many();
    const jobId = await ask();
    await handlers['transfer.cancel'](desk.context(), { jobId });
    expect(await ended(jobId)).toMatchObject({ state: 'cancelled', error: 'export_cancelled', password: null });
    expect(readdirSync(stick)).toEqual([]);
    expect(auditDetails().at(-1)).toEqual({ state: 'cancelled', error: 'export_cancelled' });
  });

  it('pulled out in the middle: the job fails with a clear reason', async () => {
    many();
    const jobId = await ask();
    rmSync(stick, { recursive: true });
    expect(await ended(jobId)).toMatchObject({ state: 'failed', error: 'drive_missing' });
    expect(readdirSync(desk.drivesDir)).toEqual([]);
  });

  it('write-protected: shown as such and refused', async () => {
    // Linux lets nobody, not even root, make a file here.
    const guarded = transferHandlers(() => ({ ...desk.care(), drivesDir: '/proc/self' }));
    const drives = await guarded['transfer.drives'](desk.context(), {});
    expect(drives.length > 0 || process.platform !== 'linux').toBe(true);
    for (const drive of drives) {
      expect(drive.writable).toBe(false);
      expect(await refusal(Promise.resolve(guarded['transfer.export'](desk.context(), { ...wanted, driveId: drive.id })))).toBe('drive_read_only');
    }
  });

  it('a restore waits for nobody: it is refused while an export reads the database', async () => {
    many();
    const { name } = await backupHandlers(desk.care)['backup.now'](desk.context(), {});
    const jobId = await ask();
    expect(await refusal((async () => backupHandlers(desk.care)['backup.restore'](desk.context(), { name }))())).toBe('busy');
    expect((await ended(jobId)).state).toBe('done');
  });

  it('missing or not a drive: refused before anything is written', async () => {
    expect(await refusal(ask({ driveId: '/etc' }))).toBe('drive_missing');
    rmSync(stick, { recursive: true });
    expect(await refusal(ask())).toBe('drive_missing');
    expect(auditDetails()).toEqual([]);
  });

  it('closing the desk stops a running export and leaves no half file', async () => {
    many();
    const jobId = await ask();
    await stopDeskWork(desk.folder);
    expect(await ended(jobId)).toMatchObject({ state: 'cancelled' });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('full: the worker takes its half file away', async () => {
    many();
    const task = { database: desk.folder.current(), folder: stick, fileLimit: null as number | null, sets: ['patients'], extent: { period: { from: null, to: null }, masked: false, restricted: false, viewer: { id: '', role: 'admin' as const } }, purpose: 'uji', madeBy: 'Ratna Dewi', version: '1.0.0', exportId: 'x', seal: null, password: 'sandi-uji', now: desk.clock.at };
    const script = `
      import { Worker } from 'node:worker_threads';
      import { workerUrl } from './main/workers/spawn.ts';
      const worker = new Worker(workerUrl('export'), { workerData: { ...${JSON.stringify(task)}, key: Buffer.from('${desk.key.toString('hex')}', 'hex'), stop: new SharedArrayBuffer(4) } });
      worker.on('message', (message) => { if (message.type !== 'progress') console.log(message.code ?? message.type); });`;
    expect(runWithFileLimit(desk.folder.path, 100, script)).toBe('drive_full\n');
    expect(readdirSync(stick)).toEqual([]);
    expect(runWithFileLimit(desk.folder.path, 100_000, script)).toBe('written\n');
  });
});

describe('drives', () => {
  it('are the folders of the configured place, tried for writing', async () => {
    writeFileSync(join(desk.drivesDir, 'not-a-drive'), '');
    const drives = await handlers['transfer.drives'](desk.context(), {});
    expect(drives).toEqual([{ id: stick, label: 'STIK KLINIK', path: stick, freeBytes: expect.any(Number), totalBytes: expect.any(Number), fileSystem: '', writable: true }]);
    expect(drives[0]?.freeBytes).toBeGreaterThan(0);
    expect(readdirSync(stick)).toEqual([]);
  });

  it('Linux: media folders and removable disks, spaces decoded, nothing else', () => {
    const mounts = ['/dev/sda1 / ext4 rw 0 0', 'proc /proc proc rw 0 0', '/dev/sda2 /home ext4 rw 0 0', '/dev/sdb1 /media/ratna/STIK\\040KLINIK vfat rw 0 0', '/dev/sdc1 /mnt/cadangan exfat rw 0 0', '/dev/sdd1 /run/media/ratna/USB ntfs3 rw 0 0', ''].join('\n');
    expect(linuxMounts(mounts, (device) => device === 'sdc1')).toEqual([
      { path: '/media/ratna/STIK KLINIK', label: 'STIK KLINIK', fileSystem: 'vfat' },
      { path: '/mnt/cadangan', label: 'cadangan', fileSystem: 'exfat' },
      { path: '/run/media/ratna/USB', label: 'USB', fileSystem: 'ntfs3' },
    ]);
  });

  it('Windows: what PowerShell answers for none, one and two', () => {
    expect(windowsDisks('')).toEqual([]);
    expect(windowsDisks('{"DeviceID":"E:","VolumeName":"KLINIK","FileSystem":"FAT32"}')).toEqual([{ path: 'E:\\', label: 'KLINIK', fileSystem: 'FAT32' }]);
    expect(windowsDisks('[{"DeviceID":"E:","VolumeName":"","FileSystem":"exFAT"},{"DeviceID":"F:","VolumeName":null,"FileSystem":null}]')).toEqual([
      { path: 'E:\\', label: 'E:', fileSystem: 'exFAT' }, { path: 'F:\\', label: 'F:', fileSystem: '' },
    ]);
  });
});
