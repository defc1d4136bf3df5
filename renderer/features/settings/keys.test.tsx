import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRecoveryKey } from '../clinic/recovery-key.ts';
import { KeysSection } from './KeysSection.tsx';

const STATE = { dataKeyAt: null, earlierKeys: 0, layered: true, neededBytes: 80_000_000, freeBytes: 9_000_000_000, recoveryKeyConfirmed: true, others: 3 };

function deskOf(more: Handlers = {}): DeskDouble {
  return new DeskDouble({ 'keys.state': () => ok(STATE), 'keys.progress': () => ok(null), ...more });
}
beforeEach(() => { useRecoveryKey.setState({ recoveryKey: null, founding: false }); });

async function openDialog(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: 'Ganti kunci data…' }));
  return within(await screen.findByRole('dialog', { name: 'Ganti kunci data' }));
}

test('the data key alone: what will happen is told, the password is typed again, passwords stay', async () => {
  const desk = deskOf({ 'keys.renew': () => ok({ recoveryKey: null }) });
  renderAtDesk(<KeysSection />);
  const user = userEvent.setup();
  const dialog = await openDialog(user);
  expect(dialog.getByRole('radio', { name: 'Kunci data saja' })).toBeChecked();
  expect(dialog.getByText(/Semua kata sandi dan lembar kunci pemulihan tetap berlaku/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Ganti sekarang' })).toBeDisabled();
  await user.type(dialog.getByLabelText(/Ketik lagi kata sandi/), 'kata-sandi{Enter}');
  await screen.findByText(/Kunci data sudah diganti/);
  expect(desk.lastInput('keys.renew')).toEqual({ password: 'kata-sandi', scope: 'data' });
  expect(useRecoveryKey.getState().recoveryKey).toBeNull();
});

test('everything new: says how many others lose their password, and shows the new recovery key', async () => {
  const desk = deskOf({ 'keys.renew': () => ok({ recoveryKey: 'AAAA-BBBB' }) });
  renderAtDesk(<KeysSection />);
  const user = userEvent.setup();
  const dialog = await openDialog(user);
  await user.click(dialog.getByRole('radio', { name: 'Semua kunci baru' }));
  expect(dialog.getByText(/Kata sandi 3 orang lain/)).toBeVisible();
  await user.type(dialog.getByLabelText(/Ketik lagi kata sandi/), 'kata-sandi');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(useRecoveryKey.getState().recoveryKey).toBe('AAAA-BBBB'); });
  expect(desk.lastInput('keys.renew')).toEqual({ password: 'kata-sandi', scope: 'all' });
});

test('a wrong password is told at its field; the dialog stays', async () => {
  deskOf({ 'keys.renew': () => ({ ok: false, error: { code: 'wrong_credentials', fields: { password: 'password_wrong' } } }) });
  renderAtDesk(<KeysSection />);
  const user = userEvent.setup();
  const dialog = await openDialog(user);
  await user.type(dialog.getByLabelText(/Ketik lagi kata sandi/), 'salah{Enter}');
  await waitFor(() => { expect(dialog.getByLabelText(/Ketik lagi kata sandi/)).toHaveAccessibleDescription('Kata sandi salah.'); });
});

test('while it runs the stage is told, it can be cancelled, and Esc does not leave it alone', async () => {
  let end: (answer: Result<{ recoveryKey: null }>) => void = () => undefined;
  let running = false;
  let cancelling = false;
  const desk = deskOf({
    'keys.progress': () => ok(running ? { stage: 'copying', done: 40, total: 100, cancelling } : null),
    'keys.renew': () => new Promise((resolve) => { running = true; end = resolve; }),
    'keys.cancel': () => { cancelling = true; end({ ok: false, error: { code: 'rekey_cancelled' } }); return ok({}); },
  });
  renderAtDesk(<KeysSection />);
  const user = userEvent.setup();
  const dialog = await openDialog(user);
  await user.type(dialog.getByLabelText(/Ketik lagi kata sandi/), 'kata-sandi{Enter}');
  await dialog.findByText('Menyalin data…');
  await user.keyboard('{Escape}');
  await user.click(dialog.getByRole('button', { name: 'Batalkan' }));
  await dialog.findByText('Penggantian kunci data dibatalkan.');
  expect(desk.times('keys.cancel')).toBe(1);
});

test('a desk without layers offers all keys only; without room nothing can be begun', async () => {
  deskOf({ 'keys.state': () => ok({ ...STATE, layered: false }) });
  const { unmount } = renderAtDesk(<KeysSection />);
  const dialog = await openDialog(userEvent.setup());
  expect(dialog.getByRole('radio', { name: /Kunci data saja/ })).toBeDisabled();
  expect(dialog.getByRole('radio', { name: /Semua kunci baru/ })).toBeChecked();
  unmount();
  deskOf({ 'keys.state': () => ok({ ...STATE, freeBytes: 1_000_000 }) });
  renderAtDesk(<KeysSection />);
  await screen.findByText(/Ruang simpan belum cukup/);
  expect(screen.getByRole('button', { name: 'Ganti kunci data…' })).toBeDisabled();
});

test('a new recovery key needs the password, and goes to the screen that shows it once', async () => {
  const desk = deskOf({ 'keys.renewRecovery': () => ok({ recoveryKey: 'AAAA-BBBB' }) });
  renderAtDesk(<KeysSection />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Buat kunci baru…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Buat kunci pemulihan baru?' }));
  expect(dialog.getByText(/masih terbuka dengan lembar lama/)).toBeVisible();
  expect(dialog.getByRole('button', { name: 'Buat kunci baru' })).toBeDisabled();
  await user.type(dialog.getByLabelText(/Ketik lagi kata sandi/), 'kata-sandi{Enter}');
  await waitFor(() => { expect(useRecoveryKey.getState().recoveryKey).toBe('AAAA-BBBB'); });
  expect(desk.lastInput('keys.renewRecovery')).toEqual({ password: 'kata-sandi' });
});

test('what is left when something is lost is told plainly', async () => {
  deskOf();
  renderAtDesk(<KeysSection />);
  await screen.findByText('Semua kata sandi dan lembar hilang');
  expect(screen.getByText(/tidak ada pintu belakang/)).toBeVisible();
});
