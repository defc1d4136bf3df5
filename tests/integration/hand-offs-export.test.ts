/** Slips in an export: what was written and each step, by when it was sent; without identities no free text and no name. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCsv } from '../support/csv.ts';
import { type TestCare, openTestCare } from '../support/desk-care.ts';
import { fillClinic, makeExport } from '../support/own-export.ts';

let desk: TestCare;
beforeAll(() => { desk = openTestCare(); });
afterAll(() => desk.close());

const rows = (file: Buffer | undefined): Record<string, string>[] => {
  const [head = [], ...lines] = parseCsv(String(file)).filter((line) => line.length > 1);
  return lines.map((line) => Object.fromEntries(head.map((name, index) => [name.replace(/^\uFEFF/, ''), line[index] ?? ''])));
};

it('has the slip and its steps, masks who and what when asked to, and leaves out other days', async () => {
  const { patient, unit } = fillClinic(desk, 'catatan');
  const db = desk.db();
  db.write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => {
    const id = tx.newId();
    tx.run(db.build.insertInto('hand_off').values({ id, number: 'SA-1', at: tx.now, actor: desk.userId, unit_id: unit, unit_name: 'Laboratorium', priority: 'urgent', patient_id: patient, visit_id: null, call_id: null, complaint_id: null, text: '=Rahasia', due_at: null }));
    tx.run(db.build.insertInto('hand_off_event').values({ id: tx.newId(), hand_off_id: id, action: 'accept', at: tx.now, actor: desk.userId, name: 'Ns. Sari Dewi', text: null, ref: null, by_phone: 1 }));
  });
  const full = (await makeExport(desk, { sets: ['visits'] })).files;
  expect(rows(full.get('slip-unit.csv'))).toMatchObject([{ nomor: 'SA-1', kepada: 'Laboratorium', prioritas: 'darurat', id_pasien: patient, isi: "'=Rahasia" }]);
  expect(rows(full.get('riwayat-slip.csv'))).toMatchObject([{ langkah: 'diterima', nama: 'Ns. Sari Dewi', lewat_telepon: 'ya' }]);
  const masked = (await makeExport(desk, { sets: ['visits'], masked: true })).files;
  for (const stem of ['slip-unit', 'riwayat-slip']) expect(String(masked.get(`${stem}.csv`))).not.toMatch(/Rahasia|Sari Dewi/);
  const elsewhere = (await makeExport(desk, { sets: ['visits'], from: '2025-01-01', to: '2025-12-31' })).files;
  for (const stem of ['slip-unit', 'riwayat-slip']) expect(rows(elsewhere.get(`${stem}.csv`))).toEqual([]);
});
