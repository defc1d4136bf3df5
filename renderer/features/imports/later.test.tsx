/** An import that is found again: after a reload, a power cut, or at another time. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { IMPORT_STATES } from '../../../shared/contract/imports.ts';
import { renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { ImportSection } from './index.tsx';
import { useInspections } from './inspection.ts';
import { ImportDesk, JOB_ID, jobOf, rowOf } from './sample-import.ts';
import { dropUpload } from './upload.ts';

beforeEach(() => {
  dropUpload();
  useInspections.setState({ byJob: {} });
  lockShortcuts(false);
});

function openAt(path: string): UserEvent {
  useRoute.getState().go(path);
  renderAtDesk(<ImportSection />);
  return userEvent.setup();
}
const sendKeys = '{Control>}{Enter}{/Control}';
const COUNTS = { new: 1, known: 1, rejected: 1, corrected: 0, applied: 0, voided: 0, kept: 0 };
const SHOWS: Record<(typeof IMPORT_STATES)[number], string> = {
  receiving: 'Berkas ini belum lengkap diterima', inspected: 'Yang ditemukan di berkas', checking: 'Memeriksa setiap baris', checked: 'Ubah arti kolom', applying: 'Memasukkan baris', paused: 'Impor berhenti sementara',
  done: 'Impor selesai', voiding: 'Membatalkan hasil impor', voided: 'Hasil impor sudah dibatalkan', cancelled: 'Impor dihentikan', failed: 'Impor tidak dapat dilanjutkan',
};

test.each(IMPORT_STATES)('a job that is %s opens at its own step', async (state) => {
  const desk = new ImportDesk();
  desk.become({ state, counts: COUNTS, failure: state === 'failed' ? 'sheet_protected' : null });
  openAt(`settings/import/${JOB_ID}`);
  expect(await screen.findByText(SHOWS[state])).toBeVisible();
  if (state === 'failed') expect(screen.getByText(/dilindungi kata sandi/)).toBeVisible();
});

test('the list says what became of every import; Enter opens one, its buttons do the rest', async () => {
  const desk = new ImportDesk();
  desk.become({ state: 'done', counts: { ...COUNTS, new: 0, applied: 2 } });
  const user = openAt('settings/import');
  const row = await screen.findByRole('row', { name: 'pasien.csv, Selesai' });
  expect(within(row).getByText('2 masuk · 1 sudah ada · 1 ditolak')).toBeVisible();
  expect(within(row).getByRole('button', { name: 'Batalkan hasil pasien.csv' })).toBeVisible();
  row.focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Impor selesai')).toBeVisible();
  expect(useRoute.getState().path).toBe(`settings/import/${JOB_ID}`);
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: 'Lupakan pasien.csv' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Lupakan pasien.csv?' }));
  expect(dialog.getByText(/tetap ada; yang ditolak tidak dapat diperbaiki lagi/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Lupakan' }));
  await waitFor(() => { expect(desk.double.lastInput('imports.discard')).toEqual({ jobId: JOB_ID }); });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a file that was left in the middle is sent from the start in the place of the old job', async () => {
  const desk = new ImportDesk();
  desk.become({ kind: 'appointments' });
  const user = openAt(`settings/import/${JOB_ID}`);
  await user.upload(await screen.findByLabelText('Berkas dari program lain'), new File(['a;b\n1;2\n'], 'janji.csv'));
  expect(await screen.findByText('Yang ditemukan di berkas')).toBeVisible();
  expect(desk.double.times('imports.discard')).toBe(1);
  expect(desk.double.lastInput('imports.begin')).toEqual({ kind: 'appointments', fileName: 'janji.csv', bytes: 8 });
});

test('rejected rows become one CSV file, put together from its pieces', async () => {
  const desk = new ImportDesk();
  const kept: Blob[] = [];
  // jsdom cannot make an address for a blob; what would be downloaded is looked at instead.
  Object.assign(URL, { createObjectURL: (blob: Blob) => { kept.push(blob); return location.href; }, revokeObjectURL: () => undefined });
  desk.become({ state: 'checked', counts: COUNTS });
  const user = openAt(`settings/import/${JOB_ID}`);
  await screen.findByRole('row', { name: /^Baris 2/ });
  await user.keyboard('{Alt>}s{/Alt}');
  expect(await screen.findByText(/Berkas baris yang ditolak sudah tersimpan/)).toBeVisible();
  const reader = new FileReader();
  reader.readAsText(kept[0]!);
  await waitFor(() => { expect(reader.result).toBe('Nama;Alasan\n;Nama belum ada\n'); });
  expect(desk.double.asked.filter(({ name }) => name === 'imports.rejects').map(({ input }) => input)).toEqual([{ jobId: JOB_ID, after: 0, language: 'id' }, { jobId: JOB_ID, after: 2, language: 'id' }]);
});

test('rows come a page at a time; what was put right is told in words', async () => {
  const desk = new ImportDesk();
  desk.rows = Array.from({ length: 120 }, (_, at) => rowOf(at + 1, at === 0 ? { corrections: [{ field: 'phone', code: 'phone_prefix', value: '812' }] } : {}));
  desk.become({ state: 'checked', counts: { ...COUNTS, new: 120, corrected: 1, rejected: 0 } });
  const user = openAt(`settings/import/${JOB_ID}`);
  await screen.findByRole('row', { name: 'Baris 1' });
  expect(screen.queryByRole('row', { name: 'Baris 51' })).toBeNull();
  await user.keyboard('{PageDown}');
  await screen.findByRole('row', { name: 'Baris 51' });
  await user.keyboard('{PageDown}');
  await screen.findByRole('row', { name: 'Baris 120' });
  expect(screen.getByRole('button', { name: /Baris berikutnya/ })).toBeDisabled();
  await user.keyboard('{PageUp}');
  await screen.findByRole('row', { name: 'Baris 51' });
  await user.click(screen.getByRole('button', { name: /^Diperbaiki/ }));
  expect(await screen.findByRole('row', { name: 'Baris 1, Telepon / WA: Awalan nomor telepon dilengkapi “812”' })).toBeVisible();
});

test('reasons and readings are told in the desk’s own words', async () => {
  const desk = new ImportDesk();
  desk.rows = [
    rowOf(1, { outcome: 'rejected', problems: [{ field: 'nik', code: 'twice_in_file', value: '12' }, { field: 'day', code: 'visit_before_booking', value: '2026-11-20 < 2026-11-22' }] }),
    rowOf(2, { corrections: [{ field: 'sex', code: 'sex_word', value: 'female' }, { field: 'birth_date', code: 'date_form', value: '1990-04-03' }] }),
  ];
  desk.become({ state: 'checked', counts: { ...COUNTS, corrected: 1 } });
  const user = openAt(`settings/import/${JOB_ID}`);
  expect(await screen.findByText('NIK: Orang atau hal yang sama sudah ada di baris 12 berkas ini.')).toBeVisible();
  expect(screen.getByText('Hari: Kunjungan ini tertulis sebelum janjinya dibuat. “20 November 2026 < 22 November 2026”')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Diperbaiki/ }));
  expect(await screen.findByText('Jenis kelamin: Jenis kelamin dibaca dari kata “Perempuan”')).toBeVisible();
  expect(screen.getByText('Tanggal lahir: Tanggal dibaca dari bentuk lain “3 April 1990”')).toBeVisible();
});

test('a row that is put right after the end can still be added', async () => {
  const desk = new ImportDesk();
  desk.become({ state: 'done', counts: { ...COUNTS, new: 0, applied: 1 } });
  const user = openAt(`settings/import/${JOB_ID}`);
  (await screen.findByRole('row', { name: /^Baris 2/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Perbaiki baris 2' }));
  await user.type(dialog.getByLabelText('Kolom 1'), `Abdi Wijaya${sendKeys}`);
  await user.click(await screen.findByRole('button', { name: /Masukkan \d baris/ }));
  expect(await screen.findByText('Memasukkan baris')).toBeVisible();
});

test('nothing new: nothing can be added, and the columns can be changed', async () => {
  const desk = new ImportDesk();
  desk.become({ state: 'checked', counts: { ...COUNTS, new: 0 } });
  const user = openAt(`settings/import/${JOB_ID}`);
  expect(await screen.findByRole('button', { name: /Masukkan 0 baris/ })).toBeDisabled();
  await user.keyboard(sendKeys);
  expect(desk.double.times('imports.apply')).toBe(0);
  await user.keyboard('{Alt>}k{/Alt}');
  expect(await screen.findByText('Yang ditemukan di berkas')).toBeVisible();
});

test('what the desk refuses is told where it was asked', async () => {
  const desk = new ImportDesk({ 'imports.apply': () => ({ ok: false, error: { code: 'import_busy' } }) });
  desk.become(jobOf({ state: 'checked', counts: COUNTS }));
  const user = openAt(`settings/import/${JOB_ID}`);
  await user.click(await screen.findByRole('button', { name: /Masukkan 1 baris/ }));
  expect(await screen.findByText('Impor lain sedang berjalan.')).toBeVisible();
});
