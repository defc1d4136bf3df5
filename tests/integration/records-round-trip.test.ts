/** What one desk exports, another reads back: nothing is lost on the way, and nothing happens twice. */
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visitHandlers } from '../../main/services/visits.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { fillClinic, makeExport, ReadingBack, SECRET } from '../support/own-export.ts';
import { addPatients, addVisits } from '../support/patients.ts';

const NAUGHTY: readonly string[] = createRequire(import.meta.url)('big-list-of-naughty-strings');
const READ_BACK = ['unit', 'ruang', 'pasien', 'nomor-lain', 'gabungan', 'persetujuan', 'kunjungan', 'riwayat-antrean', 'janji-temu', 'riwayat-janji', 'panggil-ulang', 'pesan', 'waktu-pengganti', 'telepon', 'komplain', 'riwayat-komplain', 'tugas-komplain', 'perbaikan-komplain'];

let desk: TestCare;
let fresh: TestCare;
beforeEach(() => {
  desk = openTestCare();
  fresh = openTestCare();
});
afterEach(async () => {
  await desk.close();
  await fresh.close();
});

const csv = (files: Map<string, Buffer>, stem: string): string => String(files.get(`${stem}.csv`));
/** Doctors only: users are each desk's own. */
const doctors = (files: Map<string, Buffer>): string => csv(files, 'staf').split('\r\n').filter((line) => !line.startsWith('pengguna,')).join('\r\n');
function expectSame(left: Map<string, Buffer>, right: Map<string, Buffer>): void {
  for (const stem of READ_BACK) expect(csv(left, stem), stem).toBe(csv(right, stem));
  expect(doctors(left)).toBe(doctors(right));
}
const counted = (at: TestCare, table: string): unknown => at.db().connection.prepare(`SELECT count(*) AS count FROM ${table}`).get();

it('an export in full, read back into a fresh desk, is exported the same again, with any text in every column', async () => {
  const texts = [...new Set([...NAUGHTY, 'a\r\nb\tc;=1', ' mula dan akhir ', "''=1", 'nol\u0000di tengah', '-5', '+62812', 'x'.repeat(4000)])].filter((text) => text !== '');
  for (const [index, text] of texts.entries()) fillClinic(desk, text, { record_number: String(index + 1).padStart(6, '0') });
  const made = await makeExport(desk);
  const reading = new ReadingBack(fresh);
  const checked = await reading.check(made.zips[0]!);
  expect(await reading.rejections()).toEqual([]);
  // Eighteen tables, three steps of the queue; a line holds a visit with its stay.
  expect(checked).toMatchObject({ state: 'checked', counts: { new: texts.length * 21, known: 0, rejected: 0 } });
  expect(await reading.apply()).toMatchObject({ state: 'done', counts: { new: 0, applied: texts.length * 21, rejected: 0, known: 0 } });
  expectSame((await makeExport(fresh)).files, made.files);

  const again = new ReadingBack(fresh);
  expect((await again.check(made.zips[0]!)).counts).toMatchObject({ new: 0, known: texts.length * 21, rejected: 0 });
}, 240_000);

it('rows that are there with other values are named and left alone', async () => {
  const { patient } = fillClinic(desk, 'Siti Aminah');
  const made = await makeExport(desk);
  const before = new ReadingBack(fresh);
  await before.check(made.zips[0]!);
  await before.apply();
  fresh.db().write({ actor: 'system', requestId: null, call: 'test' }, (tx) => { tx.run(fresh.db().build.updateTable('patient').set({ address: 'Jl. Baru', phone: '+62811' }).where('id', '=', patient)); });
  const reading = new ReadingBack(fresh);
  expect((await reading.check(made.zips[0]!)).counts).toMatchObject({ new: 0, rejected: 1 });
  expect(await reading.rejections()).toEqual(['pasien.csv 2 record_differs telepon, alamat']);
  expect(fresh.db().connection.prepare('SELECT address FROM patient').get()).toEqual({ address: 'Jl. Baru' });
});

it('a visit that moved comes back whole, and one without a stay too', async () => {
  const { patient, visit, unit } = fillClinic(desk, 'Poli Umum');
  addVisits(desk.db(), [{ patient_id: patient }]);
  desk.db().write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
    const first = tx.first(desk.db().build.selectFrom('queue_entry').selectAll())!;
    tx.run(desk.db().build.insertInto('queue_entry').values({ ...first, id: tx.newId(), visit_id: visit, unit_id: unit, number: 'G-002', number_value: 2 }));
  });
  const made = await makeExport(desk);
  const reading = new ReadingBack(fresh);
  await reading.check(made.zips[0]!);
  expect((await reading.apply()).counts).toMatchObject({ rejected: 0 });
  expect(counted(fresh, 'visit')).toEqual({ count: 2 });
  expect(counted(fresh, 'queue_entry')).toEqual({ count: 2 });
  expectSame((await makeExport(fresh)).files, made.files);
});

describe('a desk that is not fresh', () => {
  it('takes units, rooms and doctors of the same name for the same, and what refers to them follows', async () => {
    fillClinic(desk, 'Poli Umum');
    const there = fillClinic(fresh, 'poli UMUM ', { record_number: '900000' });
    const made = await makeExport(desk);
    const reading = new ReadingBack(fresh);
    const checked = await reading.check(made.zips[0]!);
    // The unit, the room and the doctor.
    expect(checked.counts).toMatchObject({ known: 3, rejected: 0, new: 18 });
    expect((await reading.apply()).counts).toMatchObject({ applied: 18, rejected: 0 });
    expect(counted(fresh, 'service_unit')).toEqual({ count: 1 });
    expect(fresh.db().connection.prepare('SELECT DISTINCT unit_id, practitioner_id FROM queue_entry').all()).toEqual([{ unit_id: there.unit, practitioner_id: there.doctor }]);
    const again = new ReadingBack(fresh);
    expect((await again.check(made.zips[0]!)).counts).toMatchObject({ known: 21, new: 0, rejected: 0 });
  });

  it('keeps two doctors of one name apart when both come from the export', async () => {
    fillClinic(desk, 'dr. Sama', { record_number: '000001' });
    fillClinic(desk, 'dr. Sama', { record_number: '000002', passport: null });
    const made = await makeExport(desk);
    const reading = new ReadingBack(fresh);
    await reading.check(made.zips[0]!);
    expect((await reading.apply()).counts).toMatchObject({ rejected: 0 });
    expectSame((await makeExport(fresh)).files, made.files);
  });

  it('names whoever has a number that belongs to somebody else here, and what hangs on that person', async () => {
    fillClinic(desk, 'Siti', { nik: '3174014202900001' });
    addPatients(fresh.db(), [{ nik: '3174014202900001', record_number: '900000' }]);
    const reading = new ReadingBack(fresh);
    await reading.check((await makeExport(desk)).zips[0]!);
    expect((await reading.rejections())[0]).toBe('pasien.csv 2 same_number_other_person 3174014202900001');
    expect((await reading.rejections()).slice(1).every((told) => /patient_unknown|reference_unknown/.test(told))).toBe(true);
    await reading.apply();
    expect(counted(fresh, 'visit')).toEqual({ count: 0 });
  });

  it('gives none of the numbers again that came along', async () => {
    const { patient, unit } = fillClinic(desk, 'Poli Gigi', { record_number: '000001' });
    const reading = new ReadingBack(fresh);
    await reading.check((await makeExport(desk)).zips[0]!);
    await reading.apply();
    const db = fresh.db();
    db.write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      const kept = { created_at: tx.now, created_by: 'system', updated_at: tx.now, updated_by: 'system', voided_at: null, void_reason: null };
      tx.run(db.build.insertInto('device').values({ id: tx.deviceId, clinic_id: db.clock().scope.slice('clinic:'.length), letter: 'A', name: 'Meja', record_from: 1, record_to: 999, ...kept }));
    });
    const second = addPatients(db, [{ record_number: '000002' }])[0]!;
    expect(second).not.toBe(patient);
    const answer = visitHandlers['visits.checkIn'](fresh.context(), { patientId: second, unitId: unit, practitionerId: null, payer: 'general', priority: 'none', priorityReason: null, complaint: null, clockConfirmed: false });
    expect(await answer).toMatchObject({ number: expect.stringMatching(/2$/) });
    expect(db.connection.prepare('SELECT desk_letter, last FROM complaint_counter').all()).toEqual([{ desk_letter: 'A', last: 7 }]);
  });
});

describe('taking back', () => {
  it('takes back what nobody has used, keeps what somebody has, and the same export brings it again', async () => {
    const first = fillClinic(desk, 'Siti', { record_number: '000001' });
    fillClinic(desk, 'Budi', { record_number: '000002' });
    const made = await makeExport(desk);
    const reading = new ReadingBack(fresh);
    await reading.check(made.zips[0]!);
    await reading.apply();
    fresh.clock.at += 5_000;
    fresh.db().write({ actor: 'system', requestId: null, call: 'test' }, (tx) => {
      tx.run(fresh.db().build.insertInto('complaint_event').values({ id: tx.newId(), complaint_id: first.complaint, action: 'note', at: tx.now, actor: 'system', text: 'Ditelepon', grade: null, outcome: null, pause: null }));
    });
    const after = await reading.takeBack();
    // The complaint with its step, and the patient and the unit that it names.
    expect((await reading.rows('kept')).map(({ cells }) => cells[0])).toEqual(['unit.csv', 'pasien.csv', 'komplain.csv', 'riwayat-komplain.csv']);
    expect(after).toMatchObject({ state: 'voided', counts: { applied: 0, kept: 4, voided: 38 } });
    expect(fresh.db().connection.prepare('SELECT count(*) AS count FROM visit WHERE voided_at IS NULL').get()).toEqual({ count: 0 });

    const again = new ReadingBack(fresh);
    expect((await again.check(made.zips[0]!)).counts).toMatchObject({ rejected: 0 });
    expect((await again.apply()).counts).toMatchObject({ rejected: 0 });
    const back = (await makeExport(fresh)).files;
    for (const stem of READ_BACK.filter((each) => each !== 'riwayat-komplain')) expect(csv(back, stem), stem).toBe(csv(made.files, stem));
  });
});

it('is for administrators alone, and its rows are not edited', async () => {
  fillClinic(desk, 'Siti');
  const reading = new ReadingBack(fresh);
  await reading.check((await makeExport(desk)).zips[0]!, SECRET);
  const { user, ...context } = fresh.context();
  const registrar = { ...context, user: { ...user!, role: 'registrar' as const } };
  const attempts = [
    () => reading.handlers['imports.begin'](registrar, { kind: 'records', fileName: 'a.zip', bytes: 5 }),
    () => reading.handlers['imports.rows'](registrar, { jobId: reading.jobId, outcome: null, corrected: false, after: 0, limit: 5 }),
    () => reading.handlers['imports.apply'](registrar, { jobId: reading.jobId }),
    () => reading.handlers['imports.rejects'](registrar, { jobId: reading.jobId, after: 0, language: 'id' }),
  ];
  for (const attempt of attempts) await expect((async () => attempt())()).rejects.toMatchObject({ error: { code: 'forbidden' } });
  expect(await reading.handlers['imports.list'](registrar, {})).toEqual([]);
  await expect((async () => reading.handlers['imports.correct'](fresh.context(), { jobId: reading.jobId, row: 1, cells: [] }))()).rejects.toMatchObject({ error: { code: 'import_step' } });
});
