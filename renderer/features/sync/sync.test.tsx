import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Role } from '../../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import type { SyncStatus } from '../../app/sync-words.ts';
import { AT, idOf } from '../patients/sample-people.ts';
import { SettingsScreen } from '../settings/index.tsx';
import { STICK, URL_OF_CENTRAL, carriedOf, conflictOf, heldOf, pageOf, statusOf, syncDesk } from './sample-sync.ts';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => { vi.useRealTimers(); });

function at(tab: string, status: SyncStatus, more: Handlers = {}, role: Role = 'admin') {
  const desk = new DeskDouble(syncDesk(role, status, more));
  useRoute.getState().go(`sync/${tab}`);
  renderAtDesk(<SettingsScreen section="sync" />);
  return { desk, user: userEvent.setup() };
}
const ALONE = statusOf({ state: 'no_central', waiting: 12, lastSuccessAt: null });
const found = (skewMs: number) => ok({ reachable: true, fault: null, skewMs });

test('before joining: what it means, the address looked at with the clocks compared, and the code sent', async () => {
  const { desk, user } = at('state', ALONE, { 'sync.look': () => found(3 * 3_600_000), 'sync.enrol': () => ok({}) });
  for (const words of ['Yang naik', 'Yang turun', 'Bila pusat sudah punya data klinik ini', 'Tanpa sambungan']) expect(await screen.findByText(words)).toBeVisible();
  expect(screen.getByText(/12 perubahan siap dikirim/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Alamat server pusat/ }), 'pusat.klinik.example');
  await user.tab();
  expect(await screen.findByText('Server pusat menjawab.')).toBeVisible();
  expect(screen.getByText('Jam 3 j 00 m terlalu cepat')).toBeVisible();
  expect(screen.getByText(/Betulkan jam komputer ini/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Kode pendaftaran/ }), 'abcd-efgh-1234{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('sync.enrol')).toEqual({ url: URL_OF_CENTRAL, proxy: null, ca: null, code: 'ABCD-EFGH-1234' }); });
});

test('an address that is no central says so, in words, before anything is sent', async () => {
  const { desk, user } = at('state', ALONE, { 'sync.look': () => ok({ reachable: true, fault: 'captive_portal', skewMs: null }) });
  await user.type(await screen.findByRole('textbox', { name: /Alamat server pusat/ }), 'hotel.example');
  await user.click(screen.getByRole('button', { name: 'Periksa alamat' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/halaman masuk jaringan.*Belum ada yang berubah.*masuk ke jaringannya/);
  expect(desk.times('sync.enrol')).toBe(0);
});

test('what is missing is marked at its field, and a refused code too', async () => {
  const { desk, user } = at('state', ALONE, { 'sync.look': () => found(0), 'sync.enrol': () => ({ ok: false, error: { code: 'enrolment_code_wrong', fields: { code: 'enrolment_code_wrong' } } }) });
  await user.click(await screen.findByRole('button', { name: /^Gabung/ }));
  expect(await screen.findByText(/Alamat dimulai dengan https/)).toBeVisible();
  expect(screen.getByText(/paling sedikit 8/)).toBeVisible();
  expect(desk.times('sync.enrol')).toBe(0);
  await user.type(screen.getByRole('textbox', { name: /Alamat server pusat/ }), 'pusat.klinik.example');
  await user.type(screen.getByRole('textbox', { name: /Kode pendaftaran/ }), 'ABCDEFGH{Enter}');
  expect(await screen.findByText('Kode ini tidak berlaku, atau sudah dipakai.')).toBeVisible();
});

test('proxy and own certificate lie behind the advanced settings', async () => {
  const { desk, user } = at('state', ALONE, { 'sync.look': () => found(0), 'sync.enrol': () => ok({}) });
  await user.type(await screen.findByRole('textbox', { name: /Alamat server pusat/ }), 'pusat.klinik.example');
  await user.click(screen.getByText('Pengaturan lanjutan'));
  await user.type(screen.getByRole('textbox', { name: /Proksi/ }), '10.0.0.1:3128');
  const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  const input = document.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file field');
  await user.upload(input, new File([pem], 'klinik.pem'));
  await user.type(screen.getByRole('textbox', { name: /Kode pendaftaran/ }), 'ABCDEFGH{Enter}');
  await waitFor(() => { expect(desk.lastInput('sync.enrol')).toEqual({ url: URL_OF_CENTRAL, proxy: 'http://10.0.0.1:3128', ca: pem, code: 'ABCDEFGH' }); });
});

test('a receptionist reads what joining means and is told to ask', async () => {
  at('state', ALONE, {}, 'receptionist');
  expect(await screen.findByText('Minta administrator menggabungkan meja ini.')).toBeVisible();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('the whole truth: state, why, figures, desks; F5 syncs now', async () => {
  const { desk, user } = at('state', statusOf({ state: 'offline', fault: 'no_answer', waiting: 7 }));
  expect(await screen.findByText(/Data meja lain per 09\.12/)).toBeVisible();
  expect(screen.getByText(/Server pusat tidak menjawab\./)).toBeVisible();
  expect(screen.getByText('7')).toBeVisible();
  expect(screen.getByText('1 m lagi')).toBeVisible();
  expect(screen.getByText('1.204 dikirim · 3.310 diterima')).toBeVisible();
  expect(screen.getByText('Jam cocok')).toBeVisible();
  expect(screen.getByRole('row', { name: 'Meja A, Loket depan, 22 November 2026, 09.12' })).toBeVisible();
  expect(within(screen.getByRole('row', { name: /Meja B/ })).getByText('meja ini')).toBeVisible();
  await user.keyboard('{F5}');
  await waitFor(() => { expect(desk.times('sync.now')).toBe(1); });
});

test('a running round shows how far it is; nothing can be started twice', async () => {
  at('state', statusOf({ state: 'running' }), { 'sync.page': () => ok(pageOf({ round: { stage: 'sending', done: 500, total: 2000 } })) });
  expect(await screen.findByRole('progressbar', { name: 'Mengirim catatan meja ini' })).toHaveAttribute('aria-valuenow', '25');
  expect(screen.getByText('500 dari 2.000')).toBeVisible();
  expect(screen.getByRole('button', { name: /Sinkronkan sekarang/ })).toBeDisabled();
});

test('two values side by side: the arrows find the row, Enter compares, 2 brings the other back', async () => {
  const { desk, user } = at('conflicts', statusOf({ toSettle: 1 }), { 'sync.settle': () => ok({}) });
  const row = await screen.findByRole('row', { name: 'Nomor telepon Siti Nurlaela: dipakai 0812-3456-7890, tidak dipakai 0857-1111-2222' });
  expect(within(row).getByText('Rina Hapsari · meja A')).toBeVisible();
  row.focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('row', { name: /^Tanggal lahir Siti Nurlaela: dipakai 01-08-1992, tidak dipakai kosong/ })).toHaveFocus();
  await user.keyboard('{ArrowUp}{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Nomor telepon: mana yang benar?' }));
  await waitFor(() => { expect(dialog.getByRole('button', { name: 'Pakai yang ini: 0812-3456-7890' })).toHaveFocus(); });
  await user.keyboard('2');
  await waitFor(() => { expect(desk.lastInput('sync.settle')).toEqual({ id: idOf(501), choice: 'lost' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});

test('a choice that somebody else has made meanwhile is told, and the dialog stays', async () => {
  const { user } = at('conflicts', statusOf(), { 'sync.settle': () => ({ ok: false, error: { code: 'conflict_settled' } }) });
  (await screen.findByRole('row', { name: /^Nomor telepon/ })).focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Pakai yang ini: 0812-3456-7890' }));
  expect(await screen.findByText(/Orang lain baru saja memilih/)).toBeVisible();
});

test('the time of an appointment is not put back here: it is moved by its own step', async () => {
  const moved = conflictOf(4, { entity: 'appointment', column: 'from_minute', title: 'Siti Nurlaela', kept: { value: '570', by: 'Rina Hapsari', desk: 'A' }, lost: { value: '600', by: 'Bagus Pratama', desk: 'B' } });
  const { desk, user } = at('conflicts', statusOf(), { 'sync.conflicts': () => ok([moved]), 'sync.settle': () => ok({}) });
  (await screen.findByRole('row', { name: 'Mulai Siti Nurlaela: dipakai 09.30, tidak dipakai 10.00' })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/lewat langkahnya sendiri/)).toBeVisible();
  expect(dialog.getAllByRole('button', { name: /^Pakai yang ini/ })).toHaveLength(1);
  await user.keyboard('2');
  expect(desk.times('sync.settle')).toBe(0);
});

test('who may only look sees both values and no button; what was chosen is told with who chose it', async () => {
  const settled = conflictOf(3, { settled: { at: AT, by: 'Rina Hapsari', choice: 'lost' } });
  const { user } = at('conflicts', statusOf(), { 'sync.conflicts': (input) => ok(input.settled ? [settled] : []) }, 'nurse');
  expect(await screen.findByText('Tidak ada isian yang berbeda')).toBeVisible();
  await user.click(screen.getByText('Sudah dipilih'));
  (await screen.findByRole('row', { name: /^Nomor telepon/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Dipilih Rina Hapsari.*yang dikembalikan/)).toBeVisible();
  expect(dialog.queryByRole('button', { name: /Pakai yang/ })).toBeNull();
});

test('what was refused: why, its content to keep, and another try', async () => {
  const answers = [false, true];
  const { desk, user } = at('held', statusOf(), { 'sync.retry': () => ok({ placed: answers.shift() ?? true }) });
  (await screen.findByRole('row', { name: 'Ditolak pusat: Komplain · K-2026-0007, Catatan ini terlalu besar untuk dikirim.' })).focus();
  await user.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Komplain · K-2026-0007' }));
  expect(dialog.getByLabelText('Isinya')).toHaveTextContent('panjang');
  expect(dialog.getByRole('button', { name: 'Simpan isinya' })).toBeEnabled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await dialog.findByText(/Masih belum dapat/)).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(desk.lastInput('sync.retry')).toEqual({ id: heldOf().id });
});

test('an unknown reason is told as it is', async () => {
  at('held', statusOf(), { 'sync.heldBack': () => ok([heldOf({ kind: 'parked', reason: 'baru_sekali', title: '' })]) });
  expect(await screen.findByRole('row', { name: 'Menunggu pembaruan: Komplain, Alasan: baru_sekali' })).toBeVisible();
});

test('the courier: the only stick is chosen, Enter writes, and the answer is read; each file is listed with how it stands', async () => {
  const { desk, user } = at('courier', statusOf({ state: 'offline', waiting: 1200 }), { 'sync.courierOut': () => ok([carriedOf(0)]), 'sync.courierIn': () => ok({ acknowledged: 1200 }) });
  expect(await screen.findByRole('row', { name: 'meja-depan-changes-0193-1.json, Belum ada jawaban' })).toBeVisible();
  expect(screen.getByRole('row', { name: /^meja-depan-changes-0193-26\.json, Diterima/ })).toBeVisible();
  expect(screen.getByText('1.200 perubahan menunggu.')).toBeVisible();
  expect(await screen.findByRole('radio', { name: /KINGSTON/ })).toBeChecked();
  screen.getByRole('button', { name: 'Tulis ke USB' }).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('✓ 1.200 perubahan tertulis: changes-0193-0.json.')).toBeVisible();
  expect(desk.lastInput('sync.courierOut')).toEqual({ driveId: 'k' });
  await user.click(screen.getByRole('button', { name: 'Baca jawaban' }));
  expect(await screen.findByText('✓ 1.200 perubahan sudah diterima server pusat.')).toBeVisible();
  expect(desk.lastInput('sync.courierIn')).toEqual({ driveId: 'k' });
});

test('the courier: an answer read before says so, another desk’s is refused in words, and of two sticks one must be chosen', async () => {
  const answers = [ok({ acknowledged: 0 }), { ok: false, error: { code: 'courier_other' } }] as const;
  let asked = 0;
  const { desk, user } = at('courier', statusOf(), { 'transfer.drives': () => ok([STICK, { ...STICK, id: 's', label: 'SANDISK' }]), 'sync.courierIn': () => { asked += 1; return answers[asked - 1] ?? answers[0]; } });
  const read = await screen.findByRole('button', { name: 'Baca jawaban' });
  await screen.findByRole('radio', { name: /SANDISK/ });
  await user.click(read);
  expect(screen.getByText('Pilih penyimpan USB.')).toBeVisible();
  expect(desk.times('sync.courierIn')).toBe(0);
  await user.click(screen.getByRole('radio', { name: /SANDISK/ }));
  await user.click(read);
  expect(await screen.findByText(/Tidak ada yang baru/)).toBeVisible();
  await user.click(read);
  expect(await screen.findByRole('alert')).toHaveTextContent(/untuk meja lain.*Tidak ada yang berubah.*meja yang menulis/);
  expect(desk.lastInput('sync.courierIn')).toEqual({ driveId: 's' });
});

test('the courier without a stick, without files, and when the list cannot be read', async () => {
  const { desk, user } = at('courier', statusOf(), { 'transfer.drives': () => ok([]), 'sync.courierReceipts': () => ok([]) });
  expect(await screen.findByText('Belum ada yang dibawa')).toBeVisible();
  expect(await screen.findByText('Belum ada USB yang terpasang')).toBeVisible();
  const before = desk.times('transfer.drives');
  await user.keyboard('{F5}');
  await waitFor(() => { expect(desk.times('transfer.drives')).toBe(before + 1); });
});

test('a list of carried files that cannot be read says so', async () => {
  at('courier', statusOf(), { 'sync.courierReceipts': () => ({ ok: false, error: { code: 'internal' } }) });
  expect(await screen.findByRole('alert')).toHaveTextContent(/tidak beres/);
});

test('pause, a new address, and leaving with a reason', async () => {
  const { desk, user } = at('connection', statusOf({ state: 'waiting', waiting: 4 }), { 'sync.pause': () => ok({}), 'sync.saveConnection': () => ok({}), 'sync.leave': () => ok({}), 'sync.look': () => found(0) });
  await user.click(await screen.findByRole('button', { name: 'Jeda sinkronisasi' }));
  await waitFor(() => { expect(desk.lastInput('sync.pause')).toEqual({ paused: true }); });
  const address = screen.getByRole('textbox', { name: /Alamat server pusat/ });
  await user.clear(address);
  await user.type(address, 'https://baru.klinik.example{Enter}');
  await waitFor(() => { expect(desk.lastInput('sync.saveConnection')).toEqual({ url: 'https://baru.klinik.example', proxy: null, ca: null }); });
  await user.click(screen.getByRole('button', { name: 'Keluar…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Keluar dari server pusat?' }));
  expect(dialog.getByText(/4 perubahan belum terkirim/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await dialog.findByText('Tuliskan alasannya.')).toBeVisible();
  await user.keyboard('Pindah server{Enter}');
  await waitFor(() => { expect(desk.lastInput('sync.leave')).toEqual({ reason: 'Pindah server' }); });
});

test('a desk whose history has split is joined again where the address is', async () => {
  at('connection', statusOf({ state: 'stopped', fault: 'forked' }));
  expect(await screen.findByRole('heading', { name: 'Gabungkan lagi' })).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Alamat server pusat/ })).toHaveValue(URL_OF_CENTRAL);
  expect(screen.getByRole('textbox', { name: /Kode pendaftaran/ })).toBeEnabled();
});

test('where only a new code helps, the page leads an administrator to it instead of trying again', async () => {
  const { user } = at('state', statusOf({ state: 'stopped', fault: 'key_missing' }));
  await user.click(await screen.findByRole('button', { name: 'Gabungkan lagi' }));
  expect(useRoute.getState().path).toBe('sync/connection');
  expect(screen.queryByRole('button', { name: /Sinkronkan sekarang/ })).toBeNull();
});

test('a page that cannot be read says so, once', async () => {
  at('state', statusOf(), { 'sync.page': () => ({ ok: false, error: { code: 'internal' } }) });
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
});

test('other roles see the state and the differing values, not what only an administrator may change', async () => {
  at('connection', statusOf(), {}, 'receptionist');
  const tabs = within(await screen.findByRole('navigation', { name: 'Bagian sinkronisasi' }));
  await waitFor(() => { expect(tabs.getAllByRole('link').map((link) => link.textContent)).toEqual(['Keadaan', 'Isian berbeda1']); });
  expect(tabs.getByRole('link', { name: 'Keadaan' })).toHaveAttribute('aria-current', 'page');
});

test('a stick that cannot be written to can still be read', async () => {
  const { desk, user } = at('courier', statusOf({ waiting: 3 }), { 'transfer.drives': () => ok([{ ...STICK, writable: false }]), 'sync.courierIn': () => ok({ acknowledged: 3 }) });
  expect(await screen.findByRole('radio', { name: /KINGSTON/ })).toBeEnabled();
  expect(screen.getByText(/tidak dapat ditulisi/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Tulis ke USB' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Baca jawaban' }));
  expect(await screen.findByText(/3 perubahan sudah diterima server pusat/)).toBeVisible();
  expect(desk.lastInput('sync.courierIn')).toEqual({ driveId: STICK.id });
});

test('the next page of conflicts begins after the last one shown, time and all', async () => {
  const many = Array.from({ length: 50 }, (_, index) => conflictOf(index + 1, { at: AT }));
  const { desk, user } = at('conflicts', statusOf(), { 'sync.conflicts': () => ok(many) });
  await user.click(await screen.findByRole('button', { name: /lebih lama/i }));
  await waitFor(() => { expect(desk.lastInput('sync.conflicts')).toMatchObject({ before: { at: AT, id: many.at(-1)?.id } }); });
});
