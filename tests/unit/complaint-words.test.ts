/** What may stand on a notice board, and the ids of a clinic's own categories. */
import { expect, it } from 'vitest';
import { COMPLAINT_CATEGORIES, newCategoryId } from '../../shared/contract/complaint-categories.ts';
import { tellsWho } from '../../shared/domain/notice-text.ts';

it.each([
  ['Toilet dibersihkan tiap dua jam sejak 22-11-2026, pukul 08.00–16.00.', []], ['Tarif baru Rp 25.000, lihat papan.', []],
  ['Hubungi 0812 3456 7890', ['0812 3456 7890']], ['NIK 3578014108920003 sudah dicatat', ['3578014108920003']], ['tulis ke humas@klinik.example', ['humas@klinik.example']],
  ['Ibu Ratna sudah dihubungi', ['ratna']], ['Ibu dan bapak yang melapor, terima kasih', []], ['Petugas Dewi ditegur', ['dewi']],
])('%s', (text, telling) => {
  expect(tellsWho(text, ['Ibu Ratna Dewanti', 'Bapak Al', 'dr. Dewi', null])).toEqual(telling);
});

it('a category’s id is readable, plain and its own', () => {
  expect(newCategoryId('Kebersihan & Toilet', COMPLAINT_CATEGORIES)).toBe('kebersihan-toilet');
  expect(newCategoryId('medical', COMPLAINT_CATEGORIES)).toBe('medical-2');
  expect(newCategoryId('日本', [])).toBe('kategori');
  expect(newCategoryId('É'.repeat(90), []).length).toBeLessThanOrEqual(40);
});
