import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { ExportFacts } from '../../../shared/contract/imports.ts';
import { ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { ImportSection } from './index.tsx';
import { useInspections } from './inspection.ts';
import { INSPECTION, ImportDesk, JOB_ID, jobOf, rowOf } from './sample-import.ts';
import { dropUpload } from './upload.ts';

const ZIP = new File(['PK'], 'meja-depan-2026-11-22-bagian-2-dari-3.zip', { type: 'application/zip' });
const FACTS: ExportFacts = {
  clinic: 'Klinik Melati', madeAt: '2026-11-22T15:40:00+07:00', madeBy: 'Rina Hapsari', purpose: 'Pindah komputer', from: '2026-01-01', to: null, restricted: false, part: 2, parts: 3, files: [{ name: 'pasien-2.csv', rows: 1200 }],
};
const sendKeys = '{Control>}{Enter}{/Control}';
const session = (role: 'admin' | 'registrar'): Handlers => ({ 'users.session': () => ok({ user: { id: JOB_ID, login: 'rina', fullName: 'Rina Hapsari', role }, locked: false, waitMs: 0, autoLockMinutes: 10 }) });

beforeEach(() => {
  dropUpload();
  useInspections.setState({ byJob: {} });
  lockShortcuts(false);
  useRoute.getState().go('settings/import');
});

test('an export is offered to administrators alone', async () => {
  const desk = new ImportDesk(session('registrar'));
  renderAtDesk(<ImportSection />);
  await screen.findByText('Belum ada impor');
  expect(screen.queryByRole('radio', { name: /^Ekspor Meja Depan/ })).not.toBeInTheDocument();
  await userEvent.setup({ applyAccept: false }).upload(screen.getByLabelText('Berkas dari program lain'), ZIP);
  expect(await screen.findByText(/tidak dapat dibaca\. Simpan dahulu/)).toBeVisible();
  expect(desk.double.times('imports.begin')).toBe(0);
});

test('a ZIP is known for an export; its part is named, and its rows are told without ids', async () => {
  const desk = new ImportDesk({ ...session('admin'), 'imports.inspect': () => { desk.become({ state: 'inspected' }); return ok({ ...INSPECTION, format: 'export', mapping: {}, dateOrderUncertain: false, facts: FACTS }); } });
  desk.rows = [rowOf(1, {
    outcome: 'rejected', cells: ['pasien-2.csv', '7', '01890000-0000-7000-8000-000000000007', '000123', 'Siti Aminah', '2026-11-22T15:40:46.450+07:00', 'system'], problems: [{ field: null, code: 'record_differs', value: 'telepon, alamat' }],
  })];
  renderAtDesk(<ImportSection />);
  const user = userEvent.setup();
  await screen.findByRole('radio', { name: /^Ekspor Meja Depan/ });
  await user.upload(screen.getByLabelText('Berkas dari program lain'), ZIP);
  expect(screen.getByRole('radio', { name: /^Ekspor Meja Depan/ })).toBeChecked();
  await user.type(screen.getByLabelText(/^Kata sandi berkas/), `kenari teratai payung${sendKeys}`);
  expect(await screen.findByText(/^Ini bagian 2 dari 3/)).toBeVisible();
  expect(screen.getByText('1 Januari 2026 – …')).toBeVisible();
  expect(screen.getByRole('row', { name: /^Pasien pasien-2\.csv 1\.200/ })).toBeVisible();
  await user.keyboard(sendKeys);
  expect(await screen.findByText('Memeriksa setiap baris')).toBeVisible();
  expect(desk.double.lastInput('imports.check')).toMatchObject({ password: 'kenari teratai payung' });
  desk.tellsOf({ state: 'checked', counts: { new: 0, known: 0, rejected: 1, corrected: 0, applied: 0, voided: 0, kept: 0 } });
  expect(await screen.findByText('Pasien · 000123 · Siti Aminah · 2026-11-22 15.40')).toBeVisible();
  expect(screen.getByText(/^Sudah ada di sini dengan isi lain pada: telepon, alamat/)).toBeVisible();
  expect(screen.queryByText('Enter memperbaiki baris')).not.toBeInTheDocument();
  expect(JSON.stringify([desk.double.asked.filter(({ name }) => name.startsWith('drafts.')), [...desk.drafts]])).not.toContain('kenari');
});

test('a locked export waits for its password: not failed, and without a reproach when none was tried here', async () => {
  const desk = new ImportDesk(session('admin'));
  desk.job = jobOf({ kind: 'records', fileName: 'meja-depan.zip', state: 'failed', failure: 'export_password' });
  useRoute.getState().go(`settings/import/${JOB_ID}`);
  renderAtDesk(<ImportSection />);
  expect(await screen.findByText('Menunggu kata sandi')).toBeVisible();
  const field = screen.getByLabelText(/^Kata sandi berkas/);
  expect(field).toHaveFocus();
  expect(screen.queryByText(/^Kata sandi ini tidak membuka/)).not.toBeInTheDocument();
  await userEvent.setup().keyboard(sendKeys);
  expect(await screen.findByText('Tulis kata sandi berkasnya.')).toBeVisible();
  expect(desk.double.times('imports.inspect')).toBe(0);
});
