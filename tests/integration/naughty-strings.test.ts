/**
 * The big list of naughty strings (github.com/minimaxir/big-list-of-naughty-strings) through a whole desk on an encrypted
 * file: what the contract takes comes back as it was typed, after the contract's own trim; what it does not take is named
 * at its field and changes nothing.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreText } from '../../main/services/transfer/csv.ts';
import type { Input } from '../../shared/contract/index.ts';
import { type PatientFields, patientFields } from '../../shared/contract/patients.ts';
import { parseCsv } from '../support/csv.ts';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { readEncryptedZip } from '../support/winzip-aes.ts';
import { somebody } from './patients-desk.ts';

const LIST = createRequire(import.meta.url).resolve('big-list-of-naughty-strings');
/** Beginnings of formulas after the signs at which a spreadsheet splits, line breaks of all kinds, and a NUL. */
const OURS = ['a;=1+1\t@SUM(A1)', 'baris satu\r\nbaris dua\n-tiga\rempat', "'", "''=1", ' ;"', '"', '\\', 'nol\u0000di tengah', '👩‍⚕️', 'x'.repeat(120)];
const NAUGHTY: readonly string[] = [...new Set([...(JSON.parse(readFileSync(LIST, 'utf8')) as string[]), ...OURS])];
const FIELDS = ['name', 'address', 'motherName'] as const;

let drives: string;
let desk: TestDesk;
beforeAll(async () => {
  drives = mkdtempSync(join(tmpdir(), 'meja-depan-drives-'));
  mkdirSync(join(drives, 'STIK'));
  desk = await openFoundedDesk({ drivesDir: drives });
});
afterAll(async () => {
  await desk.close();
  rmSync(drives, { recursive: true, force: true });
});

const takes = (field: (typeof FIELDS)[number], text: string): boolean => patientFields.shape[field].safeParse(text).success;
/** A person with the text in each of the fields that take it; the index keeps people apart. */
function personWith(text: string, index: number): PatientFields {
  return { ...somebody, name: takes('name', text) ? text : `Nama Panjang ${index}`, address: takes('address', text) ? text : null, motherName: takes('motherName', text) ? text : null };
}
const keptOf = (text: string | null): string | null => text?.trim() ?? null;

test('the list is the whole list', () => { expect(NAUGHTY.length).toBeGreaterThan(450); });

test('what a field does not take is named there and changes nothing', async () => {
  let refused = 0;
  for (const text of NAUGHTY) {
    for (const field of FIELDS.filter((each) => !takes(each, text))) {
      const error = await desk.refusal('patients.register', { patient: { ...somebody, [field]: text } });
      expect(error.code, JSON.stringify(text)).toBe('invalid_input');
      expect(Object.keys(error.fields ?? {}), JSON.stringify(text)).toEqual([`patient.${field}`]);
      refused += 1;
    }
  }
  // Nothing but white space is no name; some of the list are too long for one.
  expect(refused).toBeGreaterThan(20);
  expect(await desk.call('patients.recent', { limit: 50 })).toEqual([]);
});

test('a name, an address, a mother: registered, read, found by number, searched for, changed, exported', async () => {
  const kept = new Map<string, PatientFields>();
  for (const [index, text] of NAUGHTY.entries()) {
    const patient = personWith(text, index);
    const { id, recordNumber } = await desk.call('patients.register', { patient });
    const expected = { name: patient.name.trim(), address: keptOf(patient.address), motherName: keptOf(patient.motherName) };
    const read = await desk.call('patients.get', { id });
    expect(read, JSON.stringify(text)).toMatchObject(expected);

    expect((await desk.call('patients.search', { text: recordNumber, limit: 50 })).find((hit) => hit.id === id), JSON.stringify(text)).toMatchObject({ name: expected.name });
    const searched = await desk.invoke('patients.search', { text, limit: 12 });
    expect(searched.ok || (text.length > 100 && searched.error.code === 'invalid_input'), JSON.stringify(text)).toBe(true);

    // The other way round: what was a plain name becomes naughty and the naughty one somewhere else.
    const changed = { ...patient, name: `Ubah ${index}`, birthPlace: text.length <= 80 ? text : null, guardianName: patient.motherName, allergies: patient.address };
    await desk.call('patients.update', { id, expectedVersion: read.version, patient: changed });
    const again = await desk.call('patients.get', { id });
    expect(again, JSON.stringify(text)).toMatchObject({ ...expected, name: `Ubah ${index}`, birthPlace: keptOf(changed.birthPlace), guardianName: expected.motherName, allergies: expected.address });
    await desk.call('patients.update', { id, expectedVersion: again.version, patient: { ...changed, name: patient.name } });
    kept.set(id, { ...changed, ...expected, birthPlace: keptOf(changed.birthPlace), guardianName: expected.motherName, allergies: expected.address });
  }
  const rows = await exported();
  expect(rows.size).toBe(kept.size);
  for (const [id, patient] of kept) {
    const { name, address, motherName, birthPlace, guardianName, allergies } = patient;
    expect(rows.get(id), JSON.stringify(name)).toMatchObject({
      nama: name, alamat: address ?? '', nama_ibu: motherName ?? '', tempat_lahir: birthPlace ?? '', nama_wali: guardianName ?? '', alergi: allergies ?? '',
    });
  }
}, 300_000);

/** The exported patients by id, as a reader sees them who undoes the documented escape. */
async function exported(): Promise<Map<string, Record<string, string>>> {
  const [drive] = await desk.call('transfer.drives', {});
  const { jobId } = await desk.call('transfer.export', { driveId: drive?.id ?? '', sets: ['patients'], from: null, to: null, purpose: 'Uji teks ganjil', masked: false });
  let job = await desk.call('transfer.job', { jobId });
  while (job.state === 'running') {
    await new Promise((next) => { setTimeout(next, 20); });
    job = await desk.call('transfer.job', { jobId });
  }
  expect(job).toMatchObject({ state: 'done', error: null });
  const csv = readEncryptedZip(readFileSync(join(drive?.path ?? '', job.fileName ?? '')), job.password ?? '').get('pasien.csv')?.toString('utf8') ?? '';
  const [header = [], ...lines] = parseCsv(csv.replace(/^\uFEFF/, ''));
  return new Map(lines.map((line) => {
    const row = Object.fromEntries(header.map((name, index) => [name, restoreText(line[index] ?? '')]));
    return [row['id_pasien'] ?? '', row];
  }));
}

test('a caller, what was said on the telephone, and an announcement', async () => {
  const bulletins: string[] = [];
  const notes = new Map<string, string | null>();
  for (const text of NAUGHTY) {
    const call: Input<'calls.log'> = { callerName: text, phone: null, patientId: null, topic: 'other', note: text, callBackAt: null };
    const logged = await desk.invoke('calls.log', call);
    const empty = text.trim() === '';
    const long = text.trim().length > 200;
    if (empty || long) expect(logged, JSON.stringify(text)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    else expect(logged, JSON.stringify(text)).toMatchObject({ ok: true, value: { callerName: text.trim(), note: text.trim() } });
    // A longer text fits into the note alone.
    const noted = await desk.call('calls.log', { ...call, callerName: 'Penelepon', topic: 'cost' });
    notes.set(noted.id, text.trim() || null);

    const posted = await desk.invoke('bulletins.post', { text, urgent: false, until: null });
    if (empty) expect(posted).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { text: 'text_required' } } });
    else bulletins.push(text.trim());
  }
  const { rows, total } = await desk.call('calls.list', { from: '2026-11-22', to: '2026-11-22', topic: 'cost' });
  expect([rows.length, total]).toEqual([notes.size, notes.size]);
  const listed = new Map(rows.map((each) => [each.id, each.note]));
  for (const [id, note] of notes) expect(listed.get(id)).toBe(note);
  expect((await desk.call('bulletins.current', {})).map((each) => each.text).toSorted()).toEqual(bulletins.toSorted());
}, 300_000);
