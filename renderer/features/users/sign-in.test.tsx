import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { App } from '../../app/App.tsx';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const NOW = Date.UTC(2026, 10, 22, 2, 42);
const RINA = { id: ID, login: 'rina', fullName: 'Rina Hapsari', role: 'receptionist' as const };
const CLINIC = { id: ID, name: 'Klinik Melati', zone: 'Asia/Jakarta' as const, deskLetter: 'A', day: '2026-11-22', now: NOW };
const TODAY = { day: '2026-11-22', waiting: 3, called: 0, serving: 1, done: 5, skipped: 0, noShow: 0, cancelled: 0, held: 0, left: 0, longestWaitMinutes: 41, averageWaitMinutes: 26, within60Percent: 91, emergencies: 0, hours: [] };

interface Standing { signedIn: boolean; locked: boolean; waitMs: number }

function desk(standing: Standing, more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'clinic.status': () => ok({ phase: standing.signedIn ? 'ready' : 'sign_in', version: '0.1.0', shell: 'browser', demo: { login: 'rina', password: 'contoh-123' }, clinic: standing.signedIn ? CLINIC : null }),
    'users.session': () => ok({ user: standing.signedIn ? RINA : null, locked: standing.locked, waitMs: standing.waitMs, autoLockMinutes: 10 }),
    'users.signIn': ({ password }) => {
      if (password !== 'contoh-123') return { ok: false, error: { code: 'wrong_credentials' } };
      standing.signedIn = true;
      return ok({});
    },
    'users.lock': () => { standing.locked = true; return ok({}); },
    'users.unlock': ({ password }) => {
      if (password !== 'contoh-123') return { ok: false, error: { code: 'wrong_credentials' } };
      standing.locked = false;
      return ok({});
    },
    'users.active': () => ok({}),
    'queue.today': () => ok(TODAY),
    'queue.board': () => ok([]),
    'attention.list': () => ok([]),
    'sync.status': () => ok({ state: 'no_central', fault: null, waiting: 0, clockWrong: false, lastBackupAt: NOW - 3_600_000, lastSuccessAt: null, toSettle: 0 }),
    'settings.emergencyNumbers': () => ok([{ label: 'PSC', number: '119' }]),
    'patients.recent': () => ok([]),
    'patients.search': () => ok([]),
    ...more,
  });
}

test('a wrong password says what to do and keeps the name; the right one opens the desk', async () => {
  desk({ signedIn: false, locked: false, waitMs: 0 });
  renderAtDesk(<App />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Nama masuk/), 'RINA');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'salah{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Tidak ada yang berubah. Periksa Caps Lock');
  expect(screen.getByLabelText(/Nama masuk/)).toHaveValue('rina');
  expect(screen.getByLabelText(/^Kata sandi/)).toHaveValue('');
  expect(screen.getByLabelText(/^Kata sandi/)).toHaveFocus();
  await user.keyboard('contoh-123{Enter}');
  await screen.findByRole('heading', { name: 'Minggu, 22 November 2026' });
  expect(screen.getByText('09.42 WIB')).toBeVisible();
});

test('the sample clinic’s sign-in takes one press', async () => {
  desk({ signedIn: false, locked: false, waitMs: 0 });
  renderAtDesk(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Masuk sebagai rina' }));
  expect(await screen.findByRole('navigation', { name: 'Bagian' })).toBeVisible();
});

test('after too many attempts the button waits and says how long', async () => {
  desk({ signedIn: false, locked: false, waitMs: 30_000 });
  renderAtDesk(<App />);
  expect(await screen.findByText(/dalam 30 detik/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Masuk' })).toBeDisabled();
});

test('a locked name says how long, and that others can still sign in', async () => {
  desk({ signedIn: false, locked: false, waitMs: 0 }, { 'users.signIn': () => ({ ok: false, error: { code: 'login_locked', params: { minutes: 12 } } }) });
  renderAtDesk(<App />);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText(/Nama masuk/), 'rina');
  await user.type(screen.getByLabelText(/^Kata sandi/), 'contoh-123{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('pengguna lain tetap dapat masuk');
  expect(alert).toHaveTextContent('Tunggu 12 menit');
});

test('F9 reaches the emergency before anybody has signed in', async () => {
  const raised = { id: ID, temporaryName: 'Tidak dikenal 1', at: NOW };
  const double = desk({ signedIn: false, locked: false, waitMs: 0 }, { 'emergencies.raise': () => ok(raised) });
  renderAtDesk(<App />);
  const user = userEvent.setup();
  await screen.findByLabelText(/Nama masuk/);
  await user.keyboard('{F9}');
  await screen.findByRole('dialog');
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(double.times('emergencies.raise')).toBe(1); });
});

test('the lock hides the desk, keeps what was typed, and gives the focus back', async () => {
  const standing: Standing = { signedIn: true, locked: false, waitMs: 0 };
  const double = desk(standing);
  renderAtDesk(<App />);
  const user = userEvent.setup();
  const box = await screen.findByRole('combobox', { name: 'Cari pasien atau perintah' });
  await user.type(box, 'Siti Nur');
  await user.keyboard('{Control>}l{/Control}');
  const password = await screen.findByLabelText(/Kata sandi Rina Hapsari/);
  expect(password).toHaveFocus();
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  expect(box.closest('[inert]')).not.toBeNull();
  expect(box).toHaveValue('Siti Nur');
  expect(screen.queryByText('Siti Nur')).not.toBeInTheDocument();

  // Keys of the desk do nothing under the lock.
  await user.keyboard('{F3}');
  expect(useRoute.getState().path).toBe('home');

  await user.type(password, 'contoh-123{Enter}');
  await waitFor(() => { expect(screen.getByRole('combobox')).toHaveFocus(); });
  expect(box).toHaveValue('Siti Nur');
  expect(double.times('users.unlock')).toBe(1);
});

test('the desk that locks by itself is covered at once', async () => {
  const standing: Standing = { signedIn: true, locked: false, waitMs: 0 };
  const double = desk(standing);
  renderAtDesk(<App />);
  await screen.findByRole('navigation', { name: 'Bagian' });
  standing.locked = true;
  act(() => { double.tell({ type: 'session' }); });
  await screen.findByRole('heading', { name: 'Layar terkunci' });
  expect(screen.queryByRole('navigation', { name: 'Bagian' })).not.toBeInTheDocument();
});
