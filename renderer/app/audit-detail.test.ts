import { afterEach, expect, test } from 'vitest';
import { setLanguage, textOf } from '../i18n/index.ts';
import { detailInWords } from './audit-detail.ts';

afterEach(() => { setLanguage('id'); });

const inWords = (detail: string | null, { action = 'view', entity = 'patient' } = {}): string => detailInWords({ action, entity, detail }, textOf('audit'));

test.each([
  [null, ''], ['ticket', 'tiket'], ['list', 'daftar'], ['list recent', 'daftar terakhir dilihat'], ['list to return', 'telepon yang dijanjikan'], ['list 2026-11-22', 'daftar 22 November 2026'],
  ['search: name, 8 characters', 'hasil pencarian'], ['search: name, phone, 4 characters, 1200 shown', 'hasil pencarian, 1.200 orang'], ['KA-0007', 'KA-0007'], ['went back 30 s', 'went back 30 s'],
])('%s: %s', (detail, words) => {
  expect(inWords(detail)).toBe(words);
});

test('what is kept as JSON is told by its purpose or cause; what cannot be read stays as it is', () => {
  expect(inWords('{"purpose":"Laporan dinas","sets":[]}', { action: 'export', entity: 'transfer' })).toBe('ekspor data klinik: Laporan dinas');
  expect(inWords('{"state":"done","file":"a.zip"}', { action: 'export', entity: 'transfer' })).toBe('ekspor data klinik: a.zip');
  expect(inWords('{"fault":"entry","brokenAt":1,"reason":"Cakram rusak"}', { action: 'acknowledge', entity: 'audit_fault' })).toBe('Cakram rusak');
  expect(inWords('{"fault', { action: 'acknowledge', entity: 'audit_fault' })).toBe('{"fault');
});

test('in English', () => {
  setLanguage('en');
  expect(inWords('list 2026-11-22')).toBe('list 22 November 2026');
});

test.each([
  ['caught_up', 'dibuat menyusul'], ['counted anew', 'dihitung ulang'], ['pdf with restricted part', 'PDF, dengan lampiran terbatas'], ['paper 2026-11', 'dicetak, 2026-11'], ['month 2026-11', 'CSV bulan, 2026-11'],
  [`signed sha256 ${'ab'.repeat(32)}`, `ditandatangani, SHA-256 ${'ab'.repeat(32)}`], ['something newer', 'something newer'],
])('of a report on complaints, %s: %s', (detail, words) => {
  expect(inWords(detail, { action: 'update', entity: 'complaint_report' })).toBe(words);
});

test.each([
  ['create', 'KA-0007', 'KA-0007'], ['update', 'reveal', 'Identitas pelapor dibuka'], ['update', 'letter', 'Surat kepada pelapor'], ['update', 'attach', 'berkas dilampirkan'], ['view', 'reporter', 'identitas pelapor dibuka'],
  ['view', 'attachment', 'lampiran dibuka'], ['print', 'notice', 'jawaban untuk papan'], ['view', 'list similar', 'komplain serupa'], ['update', 'settle', 'disusun ulang sesudah pertukaran data'],
])('of a complaint, %s %s: %s', (action, detail, words) => {
  expect(inWords(detail, { action, entity: 'complaint' })).toBe(words);
  setLanguage('en');
  expect(inWords(detail, { action, entity: 'complaint' })).not.toMatch(/^$|complaints:|details\./);
});
