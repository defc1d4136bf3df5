/** What two desks made of one slot, as the day sheet, the list and the rebooking list tell it. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT } from '../patients/sample-people.ts';
import { AppointmentsScreen } from './index.tsx';
import { appointmentOf, deskWith } from './sample-day.ts';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => { vi.useRealTimers(); });

const CONFIRMED = appointmentOf(1, { standing: 'confirmed' });
const DISPLACED = appointmentOf(2, { standing: 'displaced' });
const TENTATIVE = appointmentOf(3, { standing: 'tentative', from: 615, to: 630 });

function Routed() { return <AppointmentsScreen path={useRoute((route) => route.path)} />; }

function at(path: string, more: Handlers = {}) {
  const kept: Appointment[] = [CONFIRMED, DISPLACED, TENTATIVE];
  const desk = new DeskDouble(deskWith(kept, 'receptionist', { 'appointments.stranded': () => ok([DISPLACED]), ...more }));
  useRoute.getState().go(path);
  renderAtDesk(<Routed />);
  return { desk, user: userEvent.setup() };
}

test('the sheet draws both, the confirmed one in its slot and the displaced one beside it', async () => {
  at('appointments');
  expect(await screen.findByRole('button', { name: /10\.00.*Pasien 1.*Dipesan/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /10\.00.*Pasien 2.*Perlu dijadwalkan ulang/ })).toHaveAttribute('data-standing', 'displaced');
  expect(screen.getByRole('button', { name: /10\.15.*Pasien 3.*Sementara/ })).toHaveAttribute('data-standing', 'tentative');
});

test('a slot that only a displaced appointment stands on can be given to somebody else', async () => {
  const desk = new DeskDouble(deskWith([DISPLACED]));
  renderAtDesk(<AppointmentsScreen path="appointments" />);
  expect(await screen.findByRole('button', { name: /Perlu dijadwalkan ulang/ })).toBeVisible();
  expect(screen.getByRole('button', { name: '10.00 kosong, dr. Ayu' })).toBeVisible();
  expect(desk.times('appointments.day')).toBe(1);
});

test('the list of who is expected tells it beside the name', async () => {
  const { user } = at('appointments');
  await screen.findByRole('button', { name: /Pasien 1.*Dipesan/ });
  await user.keyboard('l');
  const row = await screen.findByRole('row', { name: /Pasien 2/ });
  expect(within(row).getByText('Perlu dijadwalkan ulang')).toBeVisible();
  expect(within(screen.getByRole('row', { name: /Pasien 1/ })).queryByText('Perlu dijadwalkan ulang')).toBeNull();
});
