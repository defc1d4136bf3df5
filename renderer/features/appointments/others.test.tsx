import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, GENERAL, idOf } from '../patients/sample-people.ts';
import { AppointmentsScreen, ArrivalsPanel } from './index.tsx';
import { AYU, appointmentOf, deskWith } from './sample-day.ts';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  window.print = () => undefined;
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

function Routed() { return <AppointmentsScreen path={useRoute((route) => route.path)} />; }

function at(kept: Appointment[], children: React.ReactNode, more: Handlers = {}) {
  const desk = new DeskDouble(deskWith(kept, 'receptionist', more));
  useRoute.getState().go('appointments');
  renderAtDesk(children);
  return { desk, user: userEvent.setup() };
}

test('the list of who is expected: L, Space on each, the rest stays', async () => {
  const { desk, user } = at([appointmentOf(1, { from: 570, to: 585 }), appointmentOf(2), appointmentOf(3, { state: 'arrived', from: 540, to: 555 })], <Routed />);
  await waitFor(() => { expect(document.activeElement).toHaveTextContent(/09\.30 Pasien 1|09\.45/); });
  await user.keyboard('l');
  const table = await screen.findByRole('table', { name: 'Belum tiba hari ini' });
  expect(within(table).getAllByRole('row', { name: /Pasien \d/ }).map((row) => row.getAttribute('aria-label'))).toEqual(['09.30 Pasien 1, dr. Ayu', '10.00 Pasien 2, dr. Ayu']);
  expect(within(table).getByText('lewat 14 m')).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1/ })).toHaveFocus(); });
  await user.keyboard(' ');
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 2/ })).toHaveFocus(); });
  await user.keyboard(' ');
  expect(await screen.findByText('Semua sudah tiba')).toBeVisible();
  expect(desk.times('appointments.checkIn')).toBe(2);
});

test('Beranda’s panel shows at most eight, the late ones marked; Space checks in, Enter opens', async () => {
  const kept = Array.from({ length: 10 }, (_, n) => appointmentOf(n + 1, { from: 570 + n * 15, to: 585 + n * 15 }));
  const { desk, user } = at(kept, <ArrivalsPanel />);
  const table = await screen.findByRole('table', { name: 'Belum tiba hari ini' });
  expect(within(table).getAllByRole('row', { name: /Pasien \d/ })).toHaveLength(8);
  expect(screen.getByText('lewat 14 m')).toBeVisible();
  expect(screen.getByRole('button', { name: /2 lagi/ })).toBeVisible();
  within(table).getByRole('row', { name: /Pasien 1,/ }).focus();
  await user.keyboard(' ');
  expect(await screen.findByText('Pasien 1 terdaftar dengan nomor A-018.')).toBeVisible();
  expect(desk.lastInput('appointments.checkIn')).toMatchObject({ id: idOf(301) });
  screen.getByRole('row', { name: /Pasien 2,/ }).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Pasien 2' })).toBeVisible();
});

test('the details: every step by its letter, moving through the free slots', async () => {
  const { desk, user } = at([appointmentOf(1, { note: 'Bawa hasil lab' })], <ArrivalsPanel />);
  (await screen.findByRole('row', { name: /Pasien 1/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Pasien 1' });
  expect(await within(dialog).findByText('Bawa hasil lab')).toBeVisible();
  expect(within(dialog).getByText(/0812-3456-7890/)).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('button', { name: /Sudah tiba/ })).toHaveFocus(); });
  await user.keyboard('p');
  await waitFor(() => { expect(screen.getByRole('radio', { name: /10\.15, dr\. Ayu/ })).toHaveFocus(); });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.move')).toMatchObject({ id: idOf(301), expectedVersion: 'v1', from: 630, practitionerId: AYU, unitId: GENERAL }); });
  expect(await screen.findByText(/dipindahkan ke Minggu, 22 November 2026 10\.30/)).toBeVisible();
});

test('a doctor is away: the reason is kept day by day, and those to be called are one Enter away', async () => {
  const { desk, user } = at([appointmentOf(1)], <AppointmentsScreen path="appointments" />);
  await user.click(await screen.findByRole('button', { name: 'dr. Ayu berhalangan' }));
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Alasan' })).toHaveFocus(); });
  await user.type(screen.getByRole('textbox', { name: 'Sampai tanggal' }), 'besok');
  await user.click(screen.getByRole('radio', { name: 'Sebagian hari' }));
  await user.type(screen.getByRole('textbox', { name: 'Dari jam' }), '9');
  await user.type(screen.getByRole('textbox', { name: 'Sampai jam' }), '8');
  await user.type(screen.getByRole('textbox', { name: 'Alasan' }), 'Sakit{Enter}');
  expect(await screen.findByText('Jam selesai harus sesudah jam mulai.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Sampai jam' }), '{Backspace}1100{Enter}');
  expect(await screen.findByText('2 janji perlu dijadwalkan ulang.')).toBeVisible();
  expect(desk.times('appointments.saveException')).toBe(2);
  expect(desk.lastInput('appointments.saveException')).toMatchObject({ kind: 'away', practitionerId: AYU, day: '2026-11-23', from: 540, to: 660, reason: 'Sakit' });
  await waitFor(() => { expect(screen.getByRole('button', { name: /Hubungi dan jadwalkan ulang/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe('appointments/stranded');
});

test('those without a session are announced over the day, in English too', async () => {
  setLanguage('en');
  const { user } = at([], <AppointmentsScreen path="appointments" />, { 'appointments.stranded': () => ok([appointmentOf(1)]) });
  expect(await screen.findByText(/1 appointments need another slot/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'See and call' }));
  expect(useRoute.getState().path).toBe('appointments/stranded');
});
