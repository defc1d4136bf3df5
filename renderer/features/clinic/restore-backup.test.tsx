import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { DeskStatus, RescueReport } from '../../../shared/contract/clinic.ts';
import { App } from '../../app/App.tsx';
import { formatInstant, zoneName } from '../../ui/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { doorZone } from './door-zone.ts';

const shown = (at: number): string => `${formatInstant(at, doorZone())} ${zoneName(doorZone())}`;
const ID = '01890000-0000-7000-8000-000000000001';
const CLINIC = { id: ID, name: 'Klinik Melati', zone: 'Asia/Jakarta' as const, deskLetter: 'A', day: '2026-11-22', now: 1_795_000_000_000 };
const NEW = { name: '20261122-010000-daily.db', at: Date.UTC(2026, 10, 22, 1), bytes: 1_000_000, patients: 3012, visits: 12_044 };
const OLD = { name: '20261121-010000-daily.db', at: Date.UTC(2026, 10, 21, 1), bytes: 900_000, patients: 3000, visits: 12_000 };
const REPORT: RescueReport = {
  kind: 'damaged', at: CLINIC.now, backupName: OLD.name, backupAt: OLD.at, putAside: 'damaged-20261122-024200.db', reportFile: 'rescue-20261122-024200.json', opened: true,
  tables: [{ table: 'patient', saved: 12, unreadable: 2, refused: 0 }, { table: 'visit', saved: 40, unreadable: 0, refused: 1 }], unreadChanges: 3, numbersSkipped: false, pages: { total: 1200, unreadable: 7 }, drafts: { saved: 2, complete: false },
};

function deskIn(first: DeskStatus['phase'], more: Handlers = {}): DeskDouble {
  let phase = first;
  let report: RescueReport | null = null;
  return new DeskDouble({
    'clinic.status': () => ok({ phase, version: '0.1.0', shell: 'browser', demo: null, clinic: phase === 'ready' ? CLINIC : null }),
    'users.session': () => ok({ user: null, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'clinic.backupPlaces': () => ok([{ folder: '/media/STIK/backups', label: 'STIK', own: false, backups: 2 }]),
    'clinic.findBackups': ({ folder }) => ok({ folder: folder ?? '/data/backups', keyring: folder !== '/tanpa-kunci', items: [NEW, OLD] }),
    'clinic.restoreProgress': () => ok({ stage: 'saving', done: 1, total: 4 }),
    'clinic.restoreReport': () => ok(report),
    'clinic.confirmReport': () => { report = null; return ok({}); },
    'clinic.restoreBackup': ({ secret }) => {
      if ('password' in secret && secret.password === 'salah') return { ok: false, error: { code: 'wrong_credentials' } };
      phase = 'ready';
      report = REPORT;
      return ok(REPORT);
    },
    ...more,
  });
}

test('a damaged database: the backups are listed and tried, the newest that opens is restored, the report stays until it was read', async () => {
  const user = userEvent.setup();
  const desk = deskIn('damaged', { 'clinic.tryBackups': () => ok([{ name: NEW.name, fitness: 'damaged' }, { name: OLD.name, fitness: 'whole' }]) });
  renderAtDesk(<App />);
  expect(await screen.findByRole('heading', { name: 'Data klinik tidak dapat dibaca' })).toBeVisible();
  const table = await screen.findByRole('table', { name: 'Cadangan yang ditemukan' });
  expect(within(table).getByRole('radio', { name: shown(NEW.at) })).toBeChecked();
  expect(within(table).getByText('3.012')).toBeVisible();
  const restore = screen.getByRole('button', { name: 'Pulihkan cadangan ini' });
  expect(restore).toBeDisabled();
  await user.type(screen.getByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/, { selector: 'input[type=password]' }), 'anggrek-77');
  await user.click(screen.getByRole('button', { name: 'Periksa semua' }));
  expect(await within(table).findByText('▲ Rusak')).toBeVisible();
  expect(within(table).getByRole('radio', { name: shown(NEW.at) })).toBeDisabled();
  expect(within(table).getByRole('radio', { name: shown(OLD.at) })).toBeChecked();
  await user.click(restore);
  const report = await screen.findByRole('region', { name: 'Data klinik dipulihkan dari cadangan 21 November 2026, 08.00' });
  expect(desk.lastInput('clinic.restoreBackup')).toEqual({ folder: null, name: OLD.name, secret: { login: 'rina', password: 'anggrek-77' } });
  expect(within(report).getByText('Pasien: terselamatkan 12, tidak terbaca 2')).toBeVisible();
  expect(within(report).getByText('Kunjungan: terselamatkan 40, tidak dapat dipakai 1')).toBeVisible();
  expect(within(report).getByText(/tidak terbaca: 3/)).toBeVisible();
  expect(within(report).getByText('Halaman berkas yang tidak terbaca: 7 dari 1.200.')).toBeVisible();
  expect(within(report).getByText(/ikut terbawa: 2/)).toBeVisible();
  expect(within(report).getByText('Sebagian isian yang belum disimpan tidak terbaca.')).toBeVisible();
  expect(within(report).queryByText(/diperiksa satu per satu/)).toBeNull();
  await user.click(within(report).getByRole('button', { name: 'Sudah saya baca' }));
  await waitFor(() => { expect(screen.queryByRole('region', { name: /dipulihkan dari cadangan/ })).toBeNull(); });
});

test('a wrong password is told and changes nothing; the recovery key is the other way', async () => {
  const user = userEvent.setup();
  const desk = deskIn('damaged');
  renderAtDesk(<App />);
  await user.type(await screen.findByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/, { selector: 'input[type=password]' }), 'salah{Enter}');
  expect(await screen.findByRole('alert')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Kunci pemulihan' }));
  await user.type(screen.getByRole('textbox', { name: /^Kunci pemulihan/ }), 'abcd-efgh');
  await user.click(screen.getByRole('button', { name: 'Pulihkan cadangan ini' }));
  await waitFor(() => { expect(desk.lastInput('clinic.restoreBackup')).toMatchObject({ name: NEW.name, secret: { recoveryKey: 'ABCD-EFGH' } }); });
});

test('a new computer: the fourth door, a folder found or typed, and the word that the old computer rests', async () => {
  const user = userEvent.setup();
  const desk = deskIn('first_start');
  renderAtDesk(<App />);
  await screen.findByRole('heading', { name: 'Selamat datang' });
  await user.keyboard('4');
  expect(await screen.findByText(/Komputer lama tidak boleh dipakai lagi/)).toBeVisible();
  expect(desk.times('clinic.findBackups')).toBe(0);
  await user.type(screen.getByLabelText(/Alamat map/), '/tanpa-kunci{Enter}');
  expect(await screen.findByText(/tidak ada keyring.json/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'STIK, 2 cadangan' }));
  await waitFor(() => { expect(screen.queryByText(/tidak ada keyring.json/)).toBeNull(); });
  await user.type(screen.getByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/, { selector: 'input[type=password]' }), 'anggrek-77');
  const restore = screen.getByRole('button', { name: 'Pulihkan cadangan ini' });
  expect(restore).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Komputer lama tidak akan dipakai lagi' }));
  await user.click(restore);
  await waitFor(() => { expect(desk.lastInput('clinic.restoreBackup')).toMatchObject({ folder: '/media/STIK/backups', name: NEW.name }); });
});

test.each([
  ['page by page, without its table of contents', { opened: false, unreadChanges: 0, drafts: null }, /diperiksa satu per satu/, /tidak dapat dibawa; ketik lagi/],
  ['not at all', { opened: false, unreadChanges: null, tables: [], drafts: null }, /tidak dapat dibuka sama sekali/, /tidak dapat dibawa; ketik lagi/],
])('the report says in plain words when the damaged file was read %s', async (_, part, how, drafts) => {
  deskIn('sign_in', { 'clinic.restoreReport': () => ok({ ...REPORT, ...part }) });
  renderAtDesk(<App />);
  const report = await screen.findByRole('region', { name: /dipulihkan dari cadangan/ });
  for (const text of [how, drafts]) expect(within(report).getByText(text)).toBeVisible();
});
