import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK } from '../../main/services/transfer/csv.ts';
import { type TestDesk, openFoundedDesk } from '../support/desk.ts';
import { applied, checked, rejections, rowsOf, send, settled } from './imports-desk.ts';

let desk: TestDesk;
beforeEach(async () => { desk = await openFoundedDesk(); });
afterEach(() => desk.close());

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** What a name can be: some text, not longer than the record allows, and nothing that stands for an empty cell. */
const names = naughty.map((text) => text.trim()).filter((text) => text !== '' && text.length <= 120 && !/^(?:tn|ny|nn|sdr|sdri|bpk)\./i.test(text));
const distinct = [...new Set(names)];
const birthOf = (index: number): string => new Date(Date.UTC(1950, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);

async function recordedNames(count: number): Promise<string[]> {
  const found: string[] = [];
  for (let index = 0; index < count; index++) {
    const [hit] = await desk.call('patients.search', { text: String(500_000 + index), limit: 1 });
    found.push(hit?.name ?? '');
  }
  return found;
}

describe('texts that break programs go in unchanged', () => {
  it('from CSV', async () => {
    const file = ['No. RM,Nama,Tgl Lahir,L/P', ...distinct.map((name, index) => `${500_000 + index},${quoted(name)},${birthOf(index)},P`)].join('\r\n');
    const job = await checked(desk, 'patients', file);
    expect(job.counts).toMatchObject({ new: distinct.length, rejected: 0 });
    expect((await applied(desk, job.id)).counts.applied).toBe(distinct.length);
    expect(await recordedNames(distinct.length)).toEqual(distinct);
    expect((await checked(desk, 'patients', file)).counts).toMatchObject({ known: distinct.length });
  });

  it('from a workbook', async () => {
    // XML knows no control letters; a workbook cannot hold them.
    // oxlint-disable-next-line no-control-regex -- that is what is left out
    const holdable = distinct.filter((name) => !/[\u0000-\u001F\uFFFE\uFFFF]/.test(name)).slice(0, 150);
    const data = [['No. RM', 'Nama', 'Tgl Lahir', 'L/P'], ...holdable.map((name, index) => [String(500_000 + index), name, birthOf(index), 'P'])].map((row) => row.map((value) => ({ value, type: String })));
    const job = await checked(desk, 'patients', await writeXlsxFile(data as never).toBuffer(), {}, 'data.xlsx');
    expect(job.counts).toMatchObject({ new: holdable.length, rejected: 0 });
    await applied(desk, job.id);
    expect(await recordedNames(holdable.length)).toEqual(holdable);
  });
});

const HEADERS = 'No. RM;NIK;Nama Pasien;Tgl Lahir;L/P;Alamat';

describe('the rejected rows', () => {
  it('come back as a file that can be corrected and imported', async () => {
    const job = await checked(desk, 'patients', [HEADERS, '1;123;=1+1;17-08-1990;P;"@SUM(A1); baris\ndua"', '2;;Budi;17-08-1990;L;', '3;"rusak"x;Cici;17-08-1990;P;'].join('\n'), {}, 'pasien lama.csv');
    expect(await rejections(desk, job.id)).toEqual({ 2: ['nik:nik_form'], 4: [':too_many_cells', 'nik:nik_form'] });
    const { fileName, text, next } = await desk.call('imports.rejects', { jobId: job.id, after: 0, language: 'id' });
    expect({ fileName, next }).toEqual({ fileName: 'pasien lama-ditolak.csv', next: null });
    expect(text.startsWith(`${BYTE_ORDER_MARK}No. RM,NIK,Nama Pasien,Tgl Lahir,L/P,Alamat,Alasan\r\n`)).toBe(true);
    expect(text).toContain("'=1+1");
    expect(text).toContain('NIK: NIK harus 16 angka (123)');

    const corrected = await checked(desk, 'patients', text.replace('1,123,', '1,3578015708900003,').replace('"""rusak""x"', ''));
    expect(corrected.counts).toMatchObject({ new: 2, rejected: 0 });
    await applied(desk, corrected.id);
    const [odd] = await desk.call('patients.search', { text: '000001' });
    expect(odd?.name).toBe('=1+1');
    expect((await desk.call('patients.get', { id: odd?.id ?? '' })).address).toBe('@SUM(A1); baris\ndua');
    expect((await desk.call('audit.list', { before: null, limit: 50, action: 'export', text: '' })).map(({ entity }) => entity)).toContain('import');
  });

  it('can be corrected one by one', async () => {
    const job = await checked(desk, 'patients', [HEADERS, '1;;Budi;17-08-1990;L;', '2;12;Cici;17-08-1991;P;'].join('\n'));
    const cells = ['2', '', 'Cici', '17-08-1991', 'P', ''];
    expect(await desk.call('imports.correct', { jobId: job.id, row: 3, cells })).toMatchObject({ outcome: 'new', problems: [] });
    expect((await desk.call('imports.job', { jobId: job.id })).counts).toMatchObject({ new: 2, rejected: 0 });
    expect((await desk.refusal('imports.correct', { jobId: job.id, row: 3, cells })).code).toBe('import_step');
    expect((await desk.refusal('imports.correct', { jobId: job.id, row: 99, cells })).code).toBe('not_found');
    expect((await applied(desk, job.id)).counts.applied).toBe(2);
  });
});

it('what was taken meanwhile is found out when it is added', async () => {
  const job = await checked(desk, 'patients', [HEADERS, '900001;;Budi;17-08-1990;L;', '900002;;Cici;17-08-1991;P;'].join('\n'));
  const other = await checked(desk, 'patients', [HEADERS, '900001;;Dodo;01-01-1970;L;'].join('\n'));
  await applied(desk, other.id);
  expect((await applied(desk, job.id)).counts).toMatchObject({ applied: 1, rejected: 1, new: 0 });
  expect(await rejections(desk, job.id)).toEqual({ 2: ['record_number:record_number_taken'] });
});

it('remembers what the columns of a file meant, and asks when dates can be read in two ways', async () => {
  const file = ['Kolom A,Kolom B,Kolom C', 'Budi,03/04/1990,L'].join('\n');
  const mapping = { 0: 'name', 1: 'birth_date', 2: 'sex' };
  const job = await checked(desk, 'patients', file, { mapping, options: { dateOrder: 'month_first' } });
  expect(job.counts.new).toBe(1);
  const again = await desk.call('imports.inspect', { jobId: await send(desk, 'patients', file), sheet: null });
  expect(again).toMatchObject({ remembered: true, mapping, dateOrderUncertain: true, options: { dateOrder: 'month_first' } });
});

it('takes ages for birth dates only when told to', async () => {
  const file = ['Nama,Umur,JK', 'Budi,34,L', 'Cici,-1,P', 'Dedi,115 th,L', 'Ela,130,P'].join('\n');
  const strict = await checked(desk, 'patients', file);
  expect(await rejections(desk, strict.id)).toEqual({ 2: ['age:age_only'], 3: ['age:age_impossible'], 4: ['age:age_only'], 5: ['age:age_impossible'] });
  const loose = await checked(desk, 'patients', file, { options: { estimateFromAge: true } });
  expect((await rowsOf(desk, loose.id, 'new')).map(({ row, corrections }) => [row, corrections.map(({ code, value }) => `${code} ${value}`)])).toEqual([
    [2, ['sex_word male', 'birth_date_from_age 1992-01-01']], [4, ['sex_word male', 'birth_date_from_age 1911-01-01']],
  ]);
  await desk.call('imports.apply', { jobId: loose.id });
  await settled(desk, loose.id);
  const [budi] = await desk.call('patients.search', { text: 'Budi' });
  expect(await desk.call('patients.get', { id: budi?.id ?? '' })).toMatchObject({ birthDate: '1992-01-01', birthDateEstimated: true });
});
