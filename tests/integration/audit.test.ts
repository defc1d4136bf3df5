import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditHandlers as auditHandlersOf } from '../../main/services/audit.ts';
import type { AuditAction } from '../../shared/contract/audit.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { parse } from 'csv-parse/sync';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { addPatients, addVisits } from '../support/patients.ts';

let desk: TestCare;
let auditHandlers: ReturnType<typeof auditHandlersOf>;
beforeEach(() => {
  desk = openTestCare();
  auditHandlers = auditHandlersOf({ care: desk.care, folder: desk.folder });
});
afterEach(() => desk.close());

const note = (action: AuditAction, detail: string, actor = desk.userId): void => {
  desk.db().write({ actor, requestId: null, call: 'test' }, (tx) => { tx.audit(action, 'patient', null, detail); });
};
const everything: ParsedInput<'audit.list'> = { before: null, limit: 50, action: null, text: '', patientId: null, userId: null, from: null, to: null };
const list = async (input: Partial<typeof everything> = {}): Promise<string[]> =>
  (await auditHandlers['audit.list'](desk.context(), { ...everything, ...input })).map((entry) => entry.detail ?? '');

it('lists newest first, with the name of who did it', async () => {
  note('view', 'one');
  desk.clock.at += 1000;
  note('backup', 'two', 'system');
  const entries = await auditHandlers['audit.list'](desk.context(), everything);
  expect(entries.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([['system', 'backup', 'two'], ['Ratna Dewi', 'view', 'one']]);
});

it('finds by action and by text in names, details and entities; signs of LIKE are letters', async () => {
  note('view', 'Laporan 100%');
  note('export', 'bulanan_dinas');
  expect(await list({ action: 'export' })).toEqual(['bulanan_dinas']);
  expect(await list({ text: '100%' })).toEqual(['Laporan 100%']);
  expect(await list({ text: '%' })).toEqual(['Laporan 100%']);
  expect(await list({ text: '_' })).toEqual(['bulanan_dinas']);
  expect(await list({ text: 'ratna' })).toHaveLength(2);
  expect(await list({ text: 'tidak ada' })).toEqual([]);
});

it('finds by user and by clinic days, both included', async () => {
  note('view', 'today');
  note('view', 'by the desk', 'system');
  desk.clock.at -= 24 * 3_600_000;
  note('view', 'yesterday');
  expect(await list({ userId: desk.userId })).toEqual(['today', 'yesterday']);
  expect(await list({ from: '2026-11-22' })).toHaveLength(2);
  expect(await list({ to: '2026-11-21' })).toEqual(['yesterday']);
  expect(await list({ from: '2026-11-21', to: '2026-11-21', userId: desk.userId })).toEqual(['yesterday']);
  expect(await list({ from: '2026-11-23' })).toEqual([]);
});

it('finds what concerns a person: the patient and the visits, and of nobody else', async () => {
  const [patient = '', other = ''] = addPatients(desk.db(), [{}, {}]);
  const [visit = '', othersVisit = ''] = addVisits(desk.db(), [{ patient_id: patient }, { patient_id: other }]);
  desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => {
    tx.audit('view', 'patient', patient, 'seen');
    tx.audit('create', 'visit', visit, 'came');
    tx.audit('view', 'patient', other, 'other seen');
    tx.audit('create', 'visit', othersVisit, 'other came');
    tx.audit('view', 'complaint', patient, 'not the same kind');
  });
  expect((await list({ patientId: patient })).sort()).toEqual(['came', 'seen']);
});

it('is exported piece by piece as CSV, with the formulas neutralised, and leaves one entry', async () => {
  for (let entry = 0; entry < 11; entry += 1) {
    desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => { for (let each = 0; each < 199; each += 1) tx.audit('view', 'patient', null, `=HYPERLINK("${entry}")`); });
  }
  const filter = { action: 'view' as const, text: '', patientId: null, userId: null, from: null, to: null };
  const first = await auditHandlers['audit.export'](desk.context(), { ...filter, after: null });
  const second = await auditHandlers['audit.export'](desk.context(), { ...filter, after: first.next });
  expect([first.rows, second.rows, second.next]).toEqual([2000, 189, null]);
  expect(first.fileName).toBe('jejak-audit-2026-11-22.csv');
  const rows = parse<Record<string, string>>(first.text + second.text, { bom: true, columns: true });
  expect(rows).toHaveLength(2189);
  expect(new Set(rows.map((row) => row['id_catatan'])).size).toBe(2189);
  expect(rows[0]).toMatchObject({ waktu: '2026-11-22 09:42:00', oleh: 'Ratna Dewi', kejadian: 'view', rincian: '\'=HYPERLINK("10")' });
  expect(await list({ action: 'export' })).toEqual([JSON.stringify({ action: 'view', text: '', patientId: null, userId: null, from: null, to: null })]);
});

it('pages without losing or repeating an entry, also where several share an instant', async () => {
  for (let entry = 0; entry < 40; entry += 1) {
    if (entry % 7 === 0) desk.clock.at += 1000;
    note('view', String(entry));
  }
  const seen: string[] = [];
  let before: number | null = null;
  for (;;) {
    const page = await auditHandlers['audit.list'](desk.context(), { ...everything, limit: 5, before });
    seen.push(...page.map((entry) => entry.detail ?? ''));
    const last = page.at(-1);
    if (!last) break;
    before = last.at;
  }
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
});

it('verifies the chain, also after the PC clock went back', async () => {
  note('view', 'one');
  desk.clock.at -= 10 * 365 * 86_400_000;
  note('view', 'two');
  expect(await auditHandlers['audit.verify'](desk.context(), {})).toMatchObject({ entries: 2, intact: true, fault: null, brokenAt: null });
});
