import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useCurrentExport } from './export-job.ts';
import { UsbSection } from './UsbSection.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const DRIVE = { id: 'stick', label: 'KINGSTON', path: '/media/stick', freeBytes: 14_000_000_000, totalBytes: 16_000_000_000, fileSystem: 'exFAT', writable: true };
const DONE = { id: ID, state: 'done' as const, done: 4, total: 4, fileName: 'meja-depan-2026-11-22.zip', bytes: 1000, files: [{ name: 'meja-depan-2026-11-22.zip', bytes: 1000 }], password: null, readBack: 'media' as const, error: null };

function deskOf(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'admin' }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'drafts.load': () => ok(null),
    'drafts.save': () => ok({ savedAt: 1 }),
    'drafts.discard': () => ok({}),
    'clinic.get': () => ok({ id: ID, name: 'Klinik Melati', address: '', phone: null, zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: true }),
    'transfer.drives': () => ok([DRIVE]),
    'transfer.export': () => ok({ jobId: ID }),
    'transfer.job': () => ok(DONE),
    ...more,
  });
}
beforeEach(() => { useCurrentExport.getState().forget(); });

test('begins without identities; in full only when asked for, and then it is said', async () => {
  const desk = deskOf();
  renderAtDesk(<UsbSection />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Tujuan/), 'Pindah sistem');
  const masked = screen.getByRole('switch', { name: /^Tanpa identitas/ });
  expect(masked).toBeChecked();
  await user.click(masked);
  expect(screen.getByText(/memuat identitas lengkap/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Ekspor/ }));
  await screen.findByText(/Ekspor selesai/);
  expect(desk.lastInput('transfer.export')).toMatchObject({ sets: ['patients', 'visits'], masked: false, restricted: false, password: null });
});

test('a period of typed days: read when they are left or sent, and never taken for “from the beginning” when they cannot be read', async () => {
  const desk = deskOf();
  renderAtDesk(<UsbSection />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Tujuan/), 'Laporan dinas');
  await user.click(screen.getByRole('radio', { name: 'Pilih sendiri' }));
  const [from, to] = [screen.getByLabelText('Dari tanggal'), screen.getByLabelText('Sampai tanggal')];
  await user.type(from, 'kapan-kapan{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/^Tanggal belum terbaca/)).toBeVisible();
  expect(desk.times('transfer.export')).toBe(0);
  await user.clear(from);
  await user.type(from, '1 feb 2026');
  await user.tab();
  expect(from).toHaveValue('1 Februari 2026');
  await user.type(to, '3/2/26{Control>}{Enter}{/Control}');
  await screen.findByText(/Ekspor selesai/);
  expect(desk.lastInput('transfer.export')).toMatchObject({ from: '2026-02-01', to: '2026-02-03' });
});

test('an export in parts names every file', async () => {
  deskOf({ 'transfer.job': () => ok({ ...DONE, files: [{ name: 'a-bagian-1-dari-2.zip', bytes: 4_000_000_000 }, { name: 'a-bagian-2-dari-2.zip', bytes: 1000 }] }) });
  renderAtDesk(<UsbSection />);
  await userEvent.setup().type(await screen.findByLabelText(/Tujuan/), 'Pindah sistem{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/a-bagian-2-dari-2\.zip/)).toBeVisible();
  expect(screen.getByText(/menjadi 2 bagian/)).toBeVisible();
});

test('restricted reports are a choice of their own, off at first, and only beside complaints', async () => {
  const desk = deskOf();
  renderAtDesk(<UsbSection />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Tujuan/), 'Rapat mutu');
  expect(screen.queryByRole('checkbox', { name: /^Termasuk laporan terbatas/ })).not.toBeInTheDocument();
  const sets = within(screen.getByRole('group', { name: 'Data yang dibawa' }));
  await user.click(sets.getByRole('checkbox', { name: 'Komplain' }));
  const restricted = screen.getByRole('checkbox', { name: /^Termasuk laporan terbatas/ });
  expect(restricted).not.toBeChecked();
  await user.click(restricted);
  // Taken along no more: the choice that hung on it falls too.
  await user.click(sets.getByRole('checkbox', { name: 'Komplain' }));
  await user.click(sets.getByRole('checkbox', { name: 'Staf' }));
  await user.click(screen.getByRole('button', { name: /^Ekspor/ }));
  await screen.findByText(/Ekspor selesai/);
  expect(desk.lastInput('transfer.export')).toMatchObject({ sets: ['patients', 'visits', 'staff'], masked: true, restricted: false });
});

test('an own password: long enough, not a common one, twice the same, never in a draft, and not shown at the end', async () => {
  const desk = deskOf();
  renderAtDesk(<UsbSection />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Tujuan/), 'Laporan dinas');
  await user.click(screen.getByRole('radio', { name: 'Buat sendiri' }));
  const [password, again] = [screen.getByLabelText(/^Kata sandi sendiri/), screen.getByLabelText(/^Ulangi kata sandi/)];
  const tryIt = async (first: string, second: string): Promise<void> => {
    await user.clear(password);
    await user.clear(again);
    await user.type(password, first);
    await user.type(again, `${second}{Control>}{Enter}{/Control}`);
  };
  await tryIt('pendek', 'pendek');
  await screen.findByText('Kata sandi berkas paling sedikit 12 huruf.');
  await tryIt('password1234', 'password1234');
  expect(password).toHaveAccessibleDescription(/paling sering dipakai/);
  await tryIt('kenari teratai payung', 'kenari teratai');
  await screen.findByText('Kedua kata sandi tidak sama.');
  expect(desk.times('transfer.export')).toBe(0);
  await tryIt('kenari teratai payung', 'kenari teratai payung');
  await screen.findByText(/kata sandi yang Anda buat/);
  expect(desk.lastInput('transfer.export')).toMatchObject({ password: 'kenari teratai payung' });
  expect(JSON.stringify(desk.lastInput('drafts.save'))).not.toContain('kenari');
  expect(screen.queryByRole('group', { name: 'Kata sandi berkas' })).not.toBeInTheDocument();
}, 20_000);
