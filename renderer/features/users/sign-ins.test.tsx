import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Output } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { UsersSection } from '../settings/UsersSection.tsx';

const ADMIN = '01890000-0000-7000-8000-000000000001';
const RINA = '01890000-0000-7000-8000-000000000002';
const NOW = Date.UTC(2026, 10, 22, 2, 42);
const eventId = (number: number): string => `01890000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`;

function signIns(lockedSince: number | null): Output<'users.signIns'> {
  return {
    now: { id: ADMIN, fullName: 'Ratna Dewanti', since: NOW },
    users: [
      { id: ADMIN, fullName: 'Ratna Dewanti', lastSignInAt: NOW, failures: 0, lockedSince: null },
      { id: RINA, fullName: 'Rina Hapsari', lastSignInAt: null, failures: 10, lockedSince },
    ],
    recent: [
      { id: eventId(1), at: NOW, event: 'sign_in', name: 'Ratna Dewanti', about: null },
      { id: eventId(2), at: NOW - 60_000, event: 'lock', name: 'Rina Hapsari', about: 'too_many_wrong' },
      { id: eventId(3), at: NOW - 90_000, event: 'sign_in_failed', name: null, about: null },
    ],
  };
}

function desk(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'clinic.status': () => ok({ phase: 'ready', version: '0.1.0', shell: 'browser', demo: null, clinic: { id: ADMIN, name: 'Klinik Kenanga Indah', zone: 'Asia/Jakarta', deskLetter: 'A', day: '2026-11-22', now: NOW } }),
    'users.list': () => ok([{ id: RINA, login: 'rina', fullName: 'Rina Hapsari', role: 'receptionist', unitId: null, active: true, onThisDesk: true, version: 'v1' }]),
    'users.signIns': () => ok(signIns(NOW - 60_000)),
    'drafts.load': () => ok(null),
    'drafts.save': () => ok({ savedAt: 1 }),
    'drafts.discard': () => ok({}),
    ...more,
  });
}

test('a locked user is shown with since when, and is unlocked without losing the place', async () => {
  let lockedSince: number | null = NOW - 60_000;
  const double = desk({
    'users.signIns': () => ok(signIns(lockedSince)),
    'users.openLogin': () => { lockedSince = null; return ok({}); },
  });
  renderAtDesk(<UsersSection />);
  expect(await screen.findByText(/^Sekarang Ratna Dewanti, sejak 22 Nov.* 09\.42/)).toBeVisible();
  const table = within(screen.getByRole('table', { name: 'Masuk di meja ini' }));
  const row = table.getByRole('row', { name: /^Rina Hapsari, terakhir masuk Belum pernah, kata sandi salah sesudahnya 10, Terkunci sejak .*09\.41/ });
  await userEvent.click(within(row).getByRole('button', { name: 'Buka kunci Rina Hapsari' }));
  await waitFor(() => { expect(table.queryByRole('button')).not.toBeInTheDocument(); });
  expect(double.lastInput('users.openLogin')).toEqual({ id: RINA });
  expect(table.getByRole('row', { name: /^Rina Hapsari/ })).toHaveFocus();
  expect(table.getByRole('row', { name: /^Rina Hapsari/ })).toHaveTextContent('Terbuka');
});

test('the last events are told in words, also when nobody knows who it was', async () => {
  desk();
  renderAtDesk(<UsersSection />);
  const table = within(await screen.findByRole('table', { name: 'Kejadian terakhir' }));
  const rows = table.getAllByRole('row').slice(1).map((row) => row.textContent);
  expect(rows[0]).toMatch(/Ratna DewantiMasuk$/);
  expect(rows[1]).toMatch(/Rina HapsariPengguna terkunci: sepuluh kata sandi salah$/);
  expect(rows[2]).toMatch(/Tidak diketahuiKata sandi salah$/);
});

test('a password that everybody guesses is refused at its field, without asking the desk', async () => {
  const double = desk({ 'users.setPassword': () => ok({}) });
  renderAtDesk(<UsersSection />);
  const user = userEvent.setup();
  await screen.findByRole('table', { name: 'Kejadian terakhir' });
  await user.click(screen.getByRole('button', { name: /^Kata sandi baru untuk Rina/ }));
  const dialog = within(await screen.findByRole('dialog'));
  const password = await dialog.findByLabelText(/^Kata sandi baru/, { selector: 'input' });
  const again = dialog.getByLabelText(/^Ulangi kata sandi/);
  const tries: readonly [string, RegExp][] = [['Bismillah2026', /paling sering dipakai orang/], ['rina-2026', /sama dengan nama masuk/], ['kenangaindah', /sama dengan nama klinik/]];
  for (const [typed, told] of tries) {
    await user.clear(password);
    await user.clear(again);
    await user.type(password, typed);
    await user.type(again, `${typed}{Control>}{Enter}{/Control}`);
    await waitFor(() => { expect(password).toHaveAccessibleDescription(told); });
  }
  expect(double.times('users.setPassword')).toBe(0);
  await user.clear(password);
  await user.clear(again);
  await user.type(password, 'kuda lari di pantai');
  await user.type(again, 'kuda lari di pantai{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(double.lastInput('users.setPassword')).toEqual({ id: RINA, password: 'kuda lari di pantai' }); });
});
