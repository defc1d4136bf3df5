/** What stands in an export: every set, read back from CSV and workbook, in full and without identities. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../main/kernel.ts';
import { transferHandlers } from '../../main/services/transfer.ts';
import { restoreText } from '../../main/services/transfer/csv.ts';
import { FileLimitError } from '../../main/services/transfer/stick-file.ts';
import { FILE_STEMS } from '../../main/services/transfer/sets.ts';
import { type ExportOrder, writeExport } from '../../main/services/transfer/write-export.ts';
import { EXPORT_SETS, type ExportJob } from '../../shared/contract/transfer.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { parseCsv } from '../support/csv.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { addPatients, addVisits } from '../support/patients.ts';
import { readEncryptedZip } from '../support/winzip-aes.ts';

const NAUGHTY: readonly string[] = createRequire(import.meta.url)('big-list-of-naughty-strings');
const SECRET = 'kenari teratai payung';

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

type Wanted = ParsedInput<'transfer.export'>;
async function exported(more: Partial<Wanted> = {}): Promise<{ files: Map<string, Buffer>; job: ExportJob }> {
  const wanted: Wanted = { driveId: stick, sets: [...EXPORT_SETS], from: null, to: null, purpose: 'Uji <isi> & "bentuk"', masked: false, restricted: false, password: SECRET };
  const { jobId } = await handlers['transfer.export'](desk.context(), { ...wanted, ...more });
  for (;;) {
    const job = await handlers['transfer.job'](desk.context(), { jobId });
    if (job.state === 'done') return { job, files: readEncryptedZip(readFileSync(join(stick, job.fileName ?? '')), more.password === null ? job.password ?? '' : SECRET) };
    if (job.state !== 'running') throw new Error(String(job.error));
    await new Promise((next) => { setTimeout(next, 10); });
  }
}
const lines = (bytes: Buffer | undefined): string[][] => parseCsv((bytes ?? Buffer.alloc(0)).toString('utf8').slice(1)).map((line) => line.map(restoreText));
const table = (bytes: Buffer | undefined): Record<string, string>[] => {
  const [header = [], ...rows] = lines(bytes);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
};

/** One row of everything; two complaints, one of them restricted. */
function fullClinic(): { patient: string } {
  const db = desk.db();
  const [patient = ''] = addPatients(db, [{ name: 'Siti Aminah', nik: '3174014202900001', bpjs: '0001234567123', phone: '+6281234567890', address: 'Jl. Kenanga 3', village_code: '3174011001', mother_name: 'Ibu Kartini', allergies: '-5', record_number: '000007' }]);
  const [visit = ''] = addVisits(db, [{ patient_id: patient, complaint: 'Demam <3> hari', payer: 'bpjs' }]);
  db.write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => {
    const kept = { created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null };
    const [unit, doctor] = [tx.newId(), tx.newId()];
    tx.run(db.build.insertInto('service_unit').values({ id: unit, name: 'Poli <Gigi> & Mulut', letter: 'G', kind: 'clinic', room: null, active: 1, position: 1, ...kept }));
    tx.run(db.build.insertInto('practitioner').values({ id: doctor, name: 'drg. Wati', unit_id: unit, hours: null, active: 1, ...kept }));
    tx.run(db.build.insertInto('queue_entry').values({
      id: tx.newId(), visit_id: visit, patient_id: patient, unit_id: unit, practitioner_id: doctor, day: '2026-11-22', desk_letter: 'A', number: 'G-001', number_value: 1, priority: 'none',
      state: 'done', state_at: tx.now, state_by: 'system', joined_at: tx.now, called_at: tx.now, served_at: tx.now, ended_at: tx.now, calls: 1, skips: 0, from_entry_id: null, due_at: null, came_back: 0, estimate_from: null, estimate_to: null, ...kept,
    }));
    tx.run(db.build.insertInto('appointment').values({
      id: tx.newId(), patient_id: patient, practitioner_id: doctor, unit_id: unit, room_id: null, day: '2026-11-23', from_minute: 570, to_minute: 600, payer: 'bpjs', kind: 'control', link: null,
      note: 'Bawa hasil', source: 'phone', state: 'booked', state_at: tx.now, state_by: 'system', reason: null, visit_id: null, external_id: null, ...kept,
    }));
    tx.run(db.build.insertInto('call_log').values({ id: tx.newId(), at: tx.now, day: '2026-11-22', caller_name: 'Joko Susilo', phone: '081298765432', patient_id: patient, topic: 'result', note: 'Tanya hasil', call_back_at: null, settled_at: null, outcome: null, ...kept }));
    for (const restricted of [0, 1] as const) {
      tx.run(db.build.insertInto('complaint').values({
        id: tx.newId(), number: `K-A-00${restricted + 1}`, channel: 'email', received_at: tx.now, anonymous: 0, reporter_name: 'Rina Hapsari', reporter_contact: 'rina@contoh.id', relation: 'family', patient_id: patient,
        unit_id: unit, category: 'attitude', grade: 'yellow', narrative: 'Menunggu lama', restricted, state: 'new', state_at: tx.now, state_by: 'system', outcome: null, first_answer_at: null, resolved_at: null, reopened: 2, ...kept,
      }));
    }
    tx.audit('view', 'patient', patient, 'Siti Aminah');
  });
  return { patient };
}

describe('every set', () => {
  it('holds its rows, in a file of its own, as CSV and workbook', async () => {
    const { patient } = fullClinic();
    const { files, job } = await exported();
    expect(job.password).toBeNull();
    expect([...files.keys()].filter((name) => name.endsWith('.csv'))).toEqual([...FILE_STEMS.map((stem) => `${stem}.csv`), 'kamus-data.csv']);
    expect(table(files.get('kunjungan.csv'))).toMatchObject([{ id_pasien: patient, unit: 'Poli <Gigi> & Mulut', dokter: 'drg. Wati', nomor_antrean: 'G-001', status: 'selesai', keluhan: 'Demam <3> hari' }]);
    expect(table(files.get('janji-temu.csv'))).toMatchObject([{ no_rm: '000007', tanggal: '2026-11-23', mulai: '09:30', sampai: '10:00', jenis: 'kontrol', asal: 'telepon', status: 'dipesan', catatan: 'Bawa hasil' }]);
    expect(table(files.get('telepon.csv'))).toMatchObject([{ nama_penelepon: 'Joko Susilo', telepon: '081298765432', pokok: 'hasil periksa', catatan: 'Tanya hasil' }]);
    expect(table(files.get('komplain.csv'))).toMatchObject([{ nomor: 'K-A-001', nama_pelapor: 'Rina Hapsari', tingkat: 'kuning', terbatas: 'tidak', dibuka_lagi: '2' }]);
    expect(table(files.get('staf.csv')).map(({ jenis, nama, peran }) => [jenis, nama, peran])).toEqual([['dokter', 'drg. Wati', ''], ['pengguna', 'Ratna Dewi', 'administrator']]);
    expect(table(files.get('jejak-audit.csv'))[0]).toMatchObject({ pelaku: 'Ratna Dewi', kejadian: 'view', bagian: 'patient', id_data: patient, rincian: 'Siti Aminah' });
  });

  it('restricted complaints come along only when asked for, and only for who may read them', async () => {
    fullClinic();
    const { files } = await exported({ sets: ['complaints'], restricted: true });
    expect(table(files.get('komplain.csv')).map((row) => row['terbatas'])).toEqual(['tidak', 'ya']);
    const { user, ...context } = desk.context();
    const receptionist = { ...context, user: { ...user!, role: 'receptionist' as const } };
    await expect((async () => handlers['transfer.export'](receptionist, { driveId: stick, sets: ['complaints'], from: null, to: null, purpose: 'Uji', masked: true, restricted: true, password: null }))())
      .rejects.toThrow(new Refusal('forbidden'));
  });

  it('of a period leaves out what lies outside it, except staff', async () => {
    fullClinic();
    const { files } = await exported({ from: '2026-11-23', to: '2026-11-23' });
    const rows = Object.fromEntries([...files.keys()].filter((name) => name.endsWith('.csv')).map((name) => [name, table(files.get(name)).length]));
    expect(rows).toMatchObject({ 'pasien.csv': 0, 'kunjungan.csv': 0, 'janji-temu.csv': 1, 'telepon.csv': 0, 'komplain.csv': 0, 'staf.csv': 2, 'jejak-audit.csv': 0 });
  });
});

describe('without identities', () => {
  it('names are initials, numbers their end, birth dates the year, addresses and free text nothing, in both files', async () => {
    const { patient } = fullClinic();
    const { files } = await exported({ masked: true, restricted: true });
    expect(table(files.get('pasien.csv'))).toMatchObject([{ id_pasien: patient, no_rm: '…007', nama: 'S. A.', nik: '…001', no_bpjs: '…123', telepon: '…890', tanggal_lahir: '1990', alamat: '', kode_desa: '', nama_ibu: 'I. K.', alergi: '', jenis_kelamin: 'P' }]);
    expect(table(files.get('kunjungan.csv'))).toMatchObject([{ id_pasien: patient, no_rm: '…007', keluhan: '', penjamin: 'bpjs', unit: 'Poli <Gigi> & Mulut' }]);
    expect(table(files.get('telepon.csv'))).toMatchObject([{ nama_penelepon: 'J. S.', telepon: '…432', catatan: '' }]);
    expect(table(files.get('komplain.csv'))[1]).toMatchObject({ nama_pelapor: 'R. H.', kontak_pelapor: '…', isi: '', terbatas: 'ya' });
    const everything = Buffer.concat([...files].map(([name, bytes]) => (name.endsWith('.xlsx') ? Buffer.alloc(0) : bytes))).toString('utf8');
    for (const told of ['Aminah', '3174014202900001', '81234567890', 'Kenanga', 'Kartini', 'Susilo', 'Hapsari', 'rina@', 'Demam', '1990-02-01']) expect(everything, told).not.toContain(told);
    for (const [name, bytes] of files) if (name.endsWith('.xlsx')) expect(JSON.stringify(await readXlsxFile(bytes)), name).not.toMatch(/Aminah|3174014202900001|81234567890|Kenanga|Kartini|Susilo|Hapsari|Demam/);
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ identity: 'masked', restricted_complaints: true });
    expect(table(files.get('kamus-data.csv')).find((row) => row['kolom'] === 'nik')).toMatchObject({ berkas: 'pasien', bentuk: 'hanya tiga tanda terakhir', format: 'last three signs only' });
  });

  it('the audit log tells which it was and what for, and never the password', async () => {
    await exported({ sets: ['patients'], masked: true, purpose: 'Laporan dinas' });
    const [asked] = desk.db().all(desk.db().build.selectFrom('audit_entry').select(['actor', 'detail']).where('action', '=', 'export'));
    expect(asked?.actor).toBe(desk.userId);
    expect(JSON.parse(asked?.detail ?? '')).toEqual({ purpose: 'Laporan dinas', sets: ['patients'], from: null, to: null, masked: true, restricted: false, own_password: true, drive: 'STIK KLINIK' });
    const kept = desk.db().connection.prepare("SELECT group_concat(coalesce(detail, '')) || (SELECT group_concat(result) FROM request_result) AS text FROM audit_entry").get() as { text: string };
    expect(kept.text).not.toContain(SECRET);
  });
});

describe('what explains the files', () => {
  it('manifest, dictionary and a page of counts without names', async () => {
    fullClinic();
    const { files } = await exported();
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest).toMatchObject({ app: 'Meja Depan', clinic: 'Klinik Melati', made_by: 'Ratna Dewi', purpose: 'Uji <isi> & "bentuk"', period: { from: null, to: null }, identity: 'full', restricted_complaints: false, too_long_for_a_workbook: [] });
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(manifest.files.map((file: { name: string }) => file.name)).toEqual([...files.keys()].slice(0, -2));
    const told = table(files.get('kamus-data.csv'));
    for (const [name, bytes] of files) {
      if (!name.endsWith('.csv') || name === 'kamus-data.csv') continue;
      expect(told.filter((row) => `${row['berkas']}.csv` === name).map((row) => row['kolom'])).toEqual(lines(bytes)[0]);
    }
    for (const row of told) for (const said of Object.values(row)) expect(said, JSON.stringify(row)).not.toBe('');
    const page = String(files.get('ringkasan.html'));
    expect(page).toContain('<td>Poli &lt;Gigi&gt; &amp; Mulut</td><td>bpjs</td><td class="n">1</td>');
    expect(page).toContain('Uji &lt;isi&gt; &amp; &quot;bentuk&quot;');
    expect(page).not.toMatch(/Aminah|<script|https?:|src=/);
  });
});

describe('the workbook', () => {
  /** A cell as the CSV has it. */
  const shown = (cell: unknown, csv: string): string => {
    if (cell === null || cell === undefined) return '';
    if (cell instanceof Date) return csv.length === 10 ? cell.toISOString().slice(0, 10) : `${cell.toISOString().slice(0, 19)}+07:00`;
    return typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell : 'neither text, number nor date';
  };

  it('holds cell by cell what the CSV holds, days and times as dates, ids as text', async () => {
    fullClinic();
    const { files } = await exported();
    for (const [name, bytes] of files) {
      if (!name.endsWith('.xlsx')) continue;
      const csv = lines(files.get(name.replace('.xlsx', '.csv')));
      const sheets = await readXlsxFile(bytes);
      const rows = sheets[0]?.data ?? [];
      expect(rows.map((row, index) => csv[index]?.map((text, column) => shown(row[column], text))), name).toEqual(csv);
    }
    const [, patient = []] = (await readXlsxFile(files.get('pasien.xlsx') ?? Buffer.alloc(0)))[0]?.data ?? [];
    expect(patient[1]).toBe('000007');
    expect(patient[4]).toBe('3174014202900001');
    expect(patient[8]).toBeInstanceOf(Date);
    expect(patient[22]).toBeInstanceOf(Date);
  });

  it('naughty strings come back unchanged from both', async () => {
    const texts = [...NAUGHTY, '+6281234567890', '007', '-5', 'a\r\nb\tc', '_x000D_ _x0041_', ' mula dan akhir ', '\u0001\u001f', '=1+1;=2'].filter((text) => text !== '');
    addPatients(desk.db(), texts.map((address) => ({ address })));
    const { files } = await exported({ sets: ['patients'] });
    expect(table(files.get('pasien.csv')).map((row) => row['alamat'])).toEqual(texts);
    const rows = (await readXlsxFile(files.get('pasien.xlsx') ?? Buffer.alloc(0), { trim: false }))[0]?.data ?? [];
    const column = rows[0]?.indexOf('alamat') ?? -1;
    expect(rows.slice(1).map((row) => String(row[column]))).toEqual(texts);
    // Readable where they are: no apostrophe before a plain number.
    for (const plain of ['+6281234567890', '007', '-5']) expect(String(files.get('pasien.csv'))).toContain(`,${plain},`);
  });
});

it('a file larger than the file system takes: a reason of its own, and no half file', async () => {
  addPatients(desk.db(), Array.from({ length: 300 }, () => ({ address: Math.random().toString(36).repeat(5) })));
  const order: ExportOrder = {
    database: desk.folder.current() ?? '', key: desk.key, folder: stick, fileLimit: 5000, sets: ['patients'], extent: { period: { from: null, to: null }, masked: false, restricted: false, viewer: { id: '', role: 'admin' as const } },
    purpose: 'Uji', madeBy: 'Ratna Dewi', version: '1.0.0', exportId: 'x', seal: null, password: SECRET, now: desk.clock.at,
  };
  const watch = { cancelled: () => false, progress: () => undefined };
  await expect(writeExport(order, watch)).rejects.toThrow(FileLimitError);
  expect(readdirSync(stick)).toEqual([]);
  expect((await writeExport({ ...order, fileLimit: 5_000_000 }, watch)).rows).toBe(300);
});
