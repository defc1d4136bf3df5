import { afterEach, describe, expect, test } from 'vitest';
import { BOOKKEEPING, SYNCED } from '../../../shared/sync/tables.ts';
import { REJECTIONS } from '../../../shared/sync/change.ts';
import { setLanguage, textOf } from '../../i18n/index.ts';
import { columnWords, tableWords, valueWords } from './value-words.ts';

const t = textOf('sync');
const NONE = new Map<string, string>();
const words = (entity: string, column: string, value: unknown, names = NONE): string => valueWords(textOf('sync'), { entity, column }, JSON.stringify(value), names);
afterEach(() => { setLanguage('id'); });

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test('every table that can hold two values has a name, and each of its columns', () => {
    setLanguage(language);
    const nameless = Object.entries(SYNCED).filter(([name, { merge }]) => merge === 'fields' && name !== 'sync_conflict').flatMap(([name, { columns }]) => [
      ...(tableWords(textOf('sync'), name) === name ? [name] : []),
      ...Object.keys(columns).filter((column) => !BOOKKEEPING.includes(column) && columnWords(textOf('sync'), { column }) === column).map((column) => `${name}.${column}`),
    ]);
    expect(nameless).toEqual([]);
  });
  test('every rejection has its reason', () => {
    setLanguage(language);
    expect(REJECTIONS.filter((code) => textOf('sync')(`held.reasons.${code}`).startsWith('held.'))).toEqual([]);
  });
});

test.each([
  ['patient', 'phone', '+6281234567890', '0812-3456-7890'],
  ['patient', 'sex', 'female', 'Perempuan'],
  ['patient', 'birth_date', '1992-08-01', '01-08-1992'],
  ['patient', 'payer', 'bpjs', 'BPJS'],
  ['patient', 'guardian_relation', 'mother', 'Ibu'],
  ['patient', 'birth_date_estimated', 1, 'Ya'],
  ['patient', 'allergies', null, 'kosong'],
  ['patient', 'allergies', '', 'kosong'],
  ['appointment', 'from_minute', 570, '09.30'],
  ['appointment', 'day', '2026-11-22', '22 November 2026'],
  ['appointment', 'state', 'booked', 'Dipesan'],
  ['appointment', 'standing', 'displaced', 'Perlu dijadwalkan ulang'],
  ['queue_entry', 'state', 'serving', 'Dilayani'],
  ['complaint', 'grade', 'red', 'Merah'],
  ['complaint', 'resolved_at', Date.UTC(2026, 10, 22, 2, 44), '22 November 2026, 09.44'],
  ['schedule_rule', 'weekday', 1, 'Senin'],
  ['schedule_exception', 'kind', 'away', 'Berhalangan'],
  ['user', 'role', 'nurse', 'Perawat'],
  ['call_log', 'topic', 'cost', 'Biaya'],
  ['clinic', 'zone', 'Asia/Makassar', 'WITA'],
  ['setting', 'value', 'apa adanya', 'apa adanya'],
])('%s.%s %o is written %s', (entity, column, value, text) => { expect(words(entity, column, value)).toBe(text); });

test('a unit or a doctor is told by name, what is not known as another record, and broken text as it stands', () => {
  expect(words('appointment', 'unit_id', 'x1', new Map([['x1', 'Poli Umum']]))).toBe('Poli Umum');
  expect(words('appointment', 'patient_id', 'x2')).toBe('catatan lain');
  expect(valueWords(t, { entity: 'patient', column: 'name' }, 'bukan json', NONE)).toBe('bukan json');
  expect(valueWords(t, { entity: 'patient', column: 'name' }, null, NONE)).toBe('kosong');
});
