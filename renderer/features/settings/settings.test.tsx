import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { ExportJob } from '../../../shared/contract/transfer.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRecoveryKey } from '../clinic/recovery-key.ts';
import { useCurrentExport } from './export-job.ts';
import { SettingsScreen } from './index.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const OTHER = '01890000-0000-7000-8000-000000000002';
const UNIT = { id: ID, name: 'Poli Umum', letter: 'A', kind: 'clinic' as const, room: null, active: true, version: 'v1' };
const BACKUP = { name: 'harian-1.mdb', at: 1_795_000_000_000, bytes: 2_400_000, kind: 'daily' as const, patients: 1200, visits: 3400 };
const DRIVE = { id: 'stick', label: 'KINGSTON', path: '/media/stick', freeBytes: 14_000_000_000, totalBytes: 16_000_000_000, fileSystem: 'exFAT', writable: true };
const SETTINGS = { ticketWidth: '58' as const, autoLockMinutes: 10, runningText: '', priorityRatio: 3, bookedRatio: 2, graceMinutes: 15, skippedAfterCalls: 3, skippedAfterMinutes: 15, skippedTimes: 2, carryNumber: true, closedOnCollectiveLeave: false, waitlistAnswerMinutes: 30, emergencyNumbers: [] };

function deskOf(role: Role, more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: ID, login: 'rina', fullName: 'Rina Hapsari', role }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'drafts.load': () => ok(null),
    'drafts.save': () => ok({ savedAt: 1 }),
    'drafts.discard': () => ok({}),
    'clinic.get': () => ok({ id: ID, name: 'Klinik Melati', address: 'Jl. Kenanga 5', phone: null, zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: false }),
    'clinic.directory': () => ok({ units: [UNIT], practitioners: [] }),
    'settings.get': () => ok(SETTINGS),
    'backup.list': () => ok({ folder: '/data/backups', lastAt: BACKUP.at, items: [BACKUP] }),
    'transfer.drives': () => ok([DRIVE]),
    ...more,
  });
}

beforeEach(() => {
  useCurrentExport.getState().forget();
  useRecoveryKey.setState({ recoveryKey: null, founding: false });
});

test('a name left empty is told next to its field, and the desk is not asked', async () => {
  const desk = deskOf('admin');
  renderAtDesk(<SettingsScreen section="clinic" />);
  const user = userEvent.setup();
  const name = await screen.findByLabelText(/Nama klinik/);
  await user.clear(name);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Isian ini wajib.');
  expect(name).toHaveAccessibleDescription(/Isian ini wajib/);
  expect(desk.times('clinic.update')).toBe(0);
});

test('the clinic is saved with the version that was read; who was too slow can read what is there now', async () => {
  let name = 'Klinik Melati';
  const desk = deskOf('admin', {
    'clinic.get': () => ok({ id: ID, name, address: '', phone: null, zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: true }),
    'clinic.update': () => ({ ok: false, error: { code: 'changed_meanwhile' } }),
  });
  renderAtDesk(<SettingsScreen section="clinic" />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Nama klinik/), ' Dua{Control>}{Enter}{/Control}');
  await screen.findByText('Orang lain baru saja mengubah data ini.');
  expect(desk.lastInput('clinic.update')).toMatchObject({ name: 'Klinik Melati Dua', expectedVersion: 'v1' });
  name = 'Klinik Mawar';
  await user.click(screen.getByRole('button', { name: 'Muat isi terbaru' }));
  await waitFor(() => { expect(screen.getByLabelText(/Nama klinik/)).toHaveValue('Klinik Mawar'); });
});

test('one’s own password: a wrong current one is told at its field, for every role', async () => {
  const desk = deskOf('nurse', { 'users.changeOwnPassword': () => ({ ok: false, error: { code: 'wrong_credentials', fields: { current: 'password_wrong' } } }) });
  renderAtDesk(<SettingsScreen section="look" />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Kata sandi sekarang/), 'bukan-ini');
  await user.type(screen.getByLabelText(/Kata sandi baru/), 'kuda lari di pantai');
  await user.type(screen.getByLabelText(/Ulangi kata sandi/), 'kuda lari di pantai{Enter}');
  await waitFor(() => { expect(screen.getByLabelText(/Kata sandi sekarang/)).toHaveAccessibleDescription('Kata sandi salah.'); });
  expect(desk.lastInput('users.changeOwnPassword')).toEqual({ current: 'bukan-ini', password: 'kuda lari di pantai' });
});

test('a letter that another unit has is told at the letter', async () => {
  deskOf('admin', { 'clinic.saveUnit': () => ({ ok: false, error: { code: 'letter_taken', fields: { letter: 'letter_taken' } } }) });
  renderAtDesk(<SettingsScreen section="units" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Tambah unit' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Tambah unit' }));
  await user.type(dialog.getByLabelText(/Nama unit/), 'Poli Gigi');
  // The first free letter is proposed.
  expect(dialog.getByLabelText(/Huruf antrean/)).toHaveValue('B');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(dialog.getByLabelText(/Huruf antrean/)).toHaveAccessibleDescription(/Huruf ini sudah dipakai unit lain/); });
});

test('the last administrator cannot be made inactive', async () => {
  const desk = deskOf('admin', {
    'users.list': () => ok([{ id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'admin', unitId: null, active: true, onThisDesk: true, version: 'v1' }]),
    'users.update': () => ({ ok: false, error: { code: 'last_admin' } }),
  });
  renderAtDesk(<SettingsScreen section="users" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Ubah Rina Hapsari' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ubah pengguna' }));
  await user.click(await dialog.findByRole('switch', { name: /^Aktif: boleh masuk/ }));
  await user.click(dialog.getByRole('button', { name: 'Simpan' }));
  await dialog.findByText('Ini administrator terakhir.');
  expect(desk.lastInput('users.update')).toMatchObject({ id: ID, active: false, expectedVersion: 'v1' });
});

test('passwords of a new user never reach a draft', async () => {
  const desk = deskOf('admin', { 'users.list': () => ok([]), 'users.create': () => ok({ id: OTHER }) });
  renderAtDesk(<SettingsScreen section="users" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Tambah pengguna' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Tambah pengguna' }));
  await user.type(dialog.getByLabelText(/Nama lengkap/), 'Bima Saputra');
  await user.type(dialog.getByLabelText(/Nama masuk/), 'bima');
  await user.type(dialog.getByLabelText(/^Kata sandi baru/), 'anggrek-77');
  await user.type(dialog.getByLabelText(/^Ulangi kata sandi/), 'anggrek-78');
  await waitFor(() => { expect(desk.times('drafts.save')).toBeGreaterThan(0); }, { timeout: 3000 });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await dialog.findByText('Kedua kata sandi tidak sama.');
  await user.type(dialog.getByLabelText(/^Ulangi kata sandi/), '{Backspace}7{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('users.create')).toEqual({ fullName: 'Bima Saputra', login: 'bima', role: 'receptionist', unitId: null, password: 'anggrek-77' }); });
  expect(JSON.stringify(desk.asked.filter(({ name }) => name === 'drafts.save'))).not.toContain('anggrek');
});

test('a restore waits for the typed word', async () => {
  const desk = deskOf('admin', { 'backup.restore': () => ok({ safetyBackup: 'sebelum.mdb' }) });
  renderAtDesk(<SettingsScreen section="backup" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Pulihkan cadangan/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Data sekarang disimpan dahulu/)).toBeVisible();
  const restore = dialog.getByRole('button', { name: 'Pulihkan' });
  expect(restore).toBeDisabled();
  await user.type(dialog.getByRole('textbox'), 'PULIH{Control>}{Enter}{/Control}');
  expect(restore).toBeDisabled();
  expect(desk.times('backup.restore')).toBe(0);
  await user.type(dialog.getByRole('textbox'), 'kan');
  await user.click(restore);
  await waitFor(() => { expect(desk.lastInput('backup.restore')).toEqual({ name: 'harian-1.mdb' }); });
});

const RUNNING: ExportJob = { id: OTHER, state: 'running', done: 1, total: 4, fileName: null, files: [], bytes: null, password: null, readBack: null, error: null };

test('an export asks for its purpose, shows its progress, and its password once it is done', async () => {
  let job = RUNNING;
  const desk = deskOf('admin', { 'transfer.export': () => ok({ jobId: OTHER }), 'transfer.job': () => ok(job) });
  renderAtDesk(<SettingsScreen section="usb" />);
  const user = userEvent.setup();
  await screen.findByRole('radio', { name: 'KINGSTON' });
  await user.click(screen.getByRole('button', { name: 'Ekspor' }));
  await screen.findByText('Tuliskan tujuannya, paling sedikit 3 huruf.');
  expect(desk.times('transfer.export')).toBe(0);
  await user.type(screen.getByLabelText(/Tujuan/), 'Laporan dinas{Control>}{Enter}{/Control}');
  await screen.findByRole('progressbar', { name: 'Kemajuan ekspor' });
  expect(screen.getByText('25%')).toBeVisible();
  expect(desk.lastInput('transfer.export')).toMatchObject({ driveId: 'stick', sets: ['patients', 'visits'], purpose: 'Laporan dinas' });
  job = { ...RUNNING, state: 'done', done: 4, fileName: 'meja-depan-2026-11-22.zip', bytes: 1_500_000, password: 'kenari-7-teratai-4', readBack: 'cache' };
  const secret = await screen.findByRole('group', { name: 'Kata sandi berkas' });
  expect(within(secret).getByText('kenari-7-teratai-4')).toBeVisible();
  expect(screen.getByText(/belum diperiksa dari media/)).toBeVisible();
  expect(screen.getByText(/Sesudah itu USB aman dicabut/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Sudah dicatat, selesai' }));
  await screen.findByLabelText(/Tujuan/);
  expect(screen.queryByText('kenari-7-teratai-4')).not.toBeInTheDocument();
});

test('a drive that was pulled out is told in words', async () => {
  deskOf('admin', { 'transfer.export': () => ok({ jobId: OTHER }), 'transfer.job': () => ok({ ...RUNNING, state: 'failed', error: 'drive_missing' }) });
  renderAtDesk(<SettingsScreen section="usb" />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Tujuan/), 'Pindah sistem');
  await user.click(screen.getByRole('button', { name: 'Ekspor' }));
  await screen.findByText('Penyimpan USB tidak ditemukan.');
});

test('no drive: the screen says what to do and looks again', async () => {
  let drives: typeof DRIVE[] = [];
  deskOf('admin', { 'transfer.drives': () => ok(drives) });
  renderAtDesk(<SettingsScreen section="usb" />);
  await screen.findByText('Belum ada USB yang terpasang');
  drives = [DRIVE];
  await userEvent.click(screen.getByRole('button', { name: 'Cari lagi' }));
  await screen.findByText(/14 GB kosong dari 16 GB/);
});

test('an emergency number without a number is told at its row, and is saved once it is right', async () => {
  const desk = deskOf('admin', { 'settings.save': () => ok({}) });
  renderAtDesk(<SettingsScreen section="desk" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Tambah nomor' }));
  const row = within(screen.getByRole('group', { name: 'Nomor darurat 1' }));
  await user.type(row.getByLabelText('Sebutan'), 'IGD RSUD{Control>}{Enter}{/Control}');
  await row.findByText(/Isian ini/);
  expect(desk.times('settings.save')).toBe(0);
  await user.type(row.getByLabelText('Nomor telepon'), '0411 123456{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('settings.save')).toEqual({ ...SETTINGS, emergencyNumbers: [{ label: 'IGD RSUD', number: '0411 123456' }] }); });
});

test('a broken audit chain is told with its time', async () => {
  deskOf('admin', { 'audit.list': () => ok([]), 'audit.verify': () => ok({ at: 1_795_000_100_000, entries: 10, anchors: 1, intact: false, fault: 'entry', brokenAt: 1_795_000_000_000, acknowledged: 0 }) });
  renderAtDesk(<SettingsScreen section="audit" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Periksa keutuhan' }));
  await screen.findByText(/Rantai putus pada/);
});

test('who is no administrator sees the look and the own password only', async () => {
  deskOf('nurse');
  renderAtDesk(<SettingsScreen section="users" />);
  await screen.findByRole('form', { name: 'Kata sandi saya' });
  const links = within(screen.getByRole('navigation', { name: 'Bagian pengaturan' })).getAllByRole('link');
  expect(links.map((link) => link.textContent)).toEqual(['Sinkronisasi', 'Tampilan dan akun']);
});
