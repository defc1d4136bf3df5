import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { ImportSection } from './index.tsx';
import { useInspections } from './inspection.ts';
import { ImportDesk, JOB_ID } from './sample-import.ts';
import { dropUpload } from './upload.ts';

const CSV = new File(['Nama Pasien;Tgl Lahir;JK;Kode\nSari Dewi;03/04/1990;P;x1\n'], 'pasien.csv', { type: 'text/csv' });

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
const CHECKED = { state: 'checked' as const, counts: { new: 1, known: 1, rejected: 1, corrected: 0, applied: 0, voided: 0, kept: 0 } };

test('a file becomes records: columns, check, a row put right, adding, and taking back', async () => {
  const desk = new ImportDesk();
  const user = openAt('settings/import');
  await screen.findByText('Belum ada impor');
  await user.upload(screen.getByLabelText('Berkas dari program lain'), CSV);
  expect(screen.getByText(/pasien.csv · \d+ B/)).toBeVisible();
  await user.keyboard(sendKeys);

  await screen.findByRole('table', { name: 'Arti setiap kolom' });
  expect(atob(desk.pieces.join(''))).toContain('Sari Dewi');
  expect(screen.getByLabelText('Arti kolom Nama Pasien')).toHaveValue('name');
  expect(screen.getByLabelText('Arti kolom Kode')).toHaveValue('');
  expect(screen.getByText('titik koma')).toBeVisible();
  // The file does not tell the order of its dates: nobody guesses.
  await user.keyboard(sendKeys);
  expect(await screen.findByText('Pilih urutan tanggalnya.')).toBeVisible();
  expect(desk.double.times('imports.check')).toBe(0);
  expect(screen.getByText('03/04/1990 berarti 4 Maret 1990')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Hari dahulu' }));
  await user.keyboard(sendKeys);

  expect(await screen.findByText('Memeriksa setiap baris')).toBeVisible();
  expect(desk.double.lastInput('imports.check')).toEqual({ jobId: JOB_ID, mapping: { 0: 'name', 1: 'birth_date', 2: 'sex' }, options: { dateOrder: 'day_first', estimateFromAge: false, payer: 'general' } });
  desk.double.tell({ type: 'progress', jobId: JOB_ID, done: 2, total: 3 });
  expect(await screen.findByText(/2 dari 3 baris · 66%/)).toBeVisible();
  desk.tellsOf(CHECKED);

  const row = await screen.findByRole('row', { name: 'Baris 2, Nama: Nama belum ada.' });
  expect(screen.getByText('Belum ada yang masuk ke data klinik.')).toBeVisible();
  row.focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Perbaiki baris 2' }));
  const name = await dialog.findByLabelText(/^Nama Pasien/);
  expect(name).toHaveAccessibleDescription(/Nama belum ada/);
  expect(name).toHaveFocus();
  await user.keyboard(`Ab${sendKeys}`);
  expect(await dialog.findByText('Nama terlalu panjang.')).toBeVisible();
  await user.keyboard(`di Wijaya${sendKeys}`);
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(desk.double.lastInput('imports.correct')).toEqual({ jobId: JOB_ID, row: 2, cells: ['Abdi Wijaya', '05/06/1985', 'L', 'x2'] });

  await screen.findByRole('button', { name: /Masukkan 2 baris/ });
  await user.keyboard(sendKeys);
  expect(await screen.findByText('Boleh bekerja terus; impor berjalan di samping.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Hentikan' }));
  await user.click(await screen.findByRole('button', { name: 'Lanjutkan' }));
  expect(desk.double.times('imports.apply')).toBe(2);
  await screen.findByText('Memasukkan baris');
  desk.tellsOf({ state: 'done', counts: { ...CHECKED.counts, new: 0, rejected: 0, applied: 2 } });

  expect(await screen.findByText(/2 baris masuk, 1 sudah ada, 0 ditolak/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Batalkan hasil impor ini…' }));
  const sure = within(await screen.findByRole('dialog', { name: 'Batalkan hasil impor pasien.csv?' }));
  expect(sure.getByText(/Yang sudah dipakai sesudahnya/)).toBeVisible();
  await user.keyboard(sendKeys);
  expect(await sure.findByText('Tuliskan alasannya.')).toBeVisible();
  expect(desk.double.times('imports.void')).toBe(0);
  await user.type(sure.getByLabelText(/^Alasan/), `Berkas salah${sendKeys}`);
  expect(await screen.findByText('1 baris diambil kembali, 1 tetap ada karena sudah dipakai.')).toBeVisible();
  expect(desk.double.lastInput('imports.void')).toEqual({ jobId: JOB_ID, reason: 'Berkas salah' });
});

test.each([
  ['surat.pdf', 'Berkas surat.pdf tidak dapat dibaca. Simpan dahulu sebagai XLSX atau CSV di program asalnya.'],
  ['lama.xls', 'lama.xls adalah berkas Excel lama (.xls). Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx.'],
])('a wrong file (%s) is told next to the field and never sent', async (name, text) => {
  const desk = new ImportDesk();
  useRoute.getState().go('settings/import');
  renderAtDesk(<ImportSection />);
  const user = userEvent.setup({ applyAccept: false });
  const field = screen.getByLabelText('Berkas dari program lain');
  await user.upload(field, new File(['x'], name));
  expect(field).toHaveAccessibleDescription(new RegExp(text.replaceAll(/[.()]/g, String.raw`\$&`)));
  await user.keyboard(sendKeys);
  expect(screen.getByText(text)).toBeVisible();
  expect(desk.double.times('imports.begin')).toBe(0);
});

test('without a file the field says so', async () => {
  const desk = new ImportDesk();
  const user = openAt('settings/import');
  await user.keyboard(sendKeys);
  expect(await screen.findByText('Pilih berkasnya dahulu.')).toBeVisible();
  expect(desk.double.times('imports.begin')).toBe(0);
});

test('what is missing among the columns is named, and nothing is checked', async () => {
  const desk = new ImportDesk();
  desk.become({ state: 'inspected' });
  const user = openAt(`settings/import/${JOB_ID}`);
  await user.selectOptions(await screen.findByLabelText('Arti kolom Nama Pasien'), 'Jangan diimpor');
  await user.selectOptions(screen.getByLabelText('Arti kolom Kode'), 'Jenis kelamin');
  expect(screen.getByText('nama')).toBeVisible();
  expect(screen.getByLabelText('Arti kolom Kode')).toHaveAccessibleDescription(/Satu arti hanya untuk satu kolom/);
  await user.click(screen.getByRole('radio', { name: 'Hari dahulu' }));
  await user.keyboard(sendKeys);
  expect(screen.getByRole('alert')).toHaveTextContent('Belum ada kolom untuk:nama');
  expect(desk.double.times('imports.check')).toBe(0);
});
