import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame, useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, TICKET, idOf } from '../patients/sample-people.ts';
import { AppointmentsScreen } from './index.tsx';
import { TODAY, appointmentOf, deskWith, sheetOf } from './sample-day.ts';

const prints: string[] = [];
beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  prints.length = 0;
  window.print = () => { prints.push(document.querySelector('[data-print-sheet]')?.textContent ?? ''); };
});
afterEach(() => { vi.useRealTimers(); });

function Routed() {
  return <AppointmentsScreen path={useRoute((route) => route.path)} />;
}
async function atDay(kept: Appointment[], role: Role = 'receptionist', more: Handlers = {}) {
  const desk = new DeskDouble(deskWith(kept, role, more));
  useRoute.getState().go('appointments');
  renderAtDesk(<Routed />);
  await screen.findByRole('heading', { level: 1 });
  return { desk, user: userEvent.setup() };
}
const cell = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const SITI = 'Siti Nurlaela';

test('doctors stand side by side with their free slots from now on, appointments and absences; the first coming cell has the focus', async () => {
  await atDay([appointmentOf(1, { patientName: SITI })]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  const ayu = screen.getByRole('group', { name: 'Jadwal dr. Ayu' });
  expect(within(ayu).getAllByRole('button').map((button) => button.firstElementChild?.textContent)).toEqual([
    '09.45 kosong, dr. Ayu', '10.00 Siti Nurlaela, Dipesan, dr. Ayu, 34 th · Periksa · BPJS', '10.15 kosong, dr. Ayu', '10.30 kosong, dr. Ayu', '10.45 kosong, dr. Ayu',
  ]);
  expect(within(screen.getByRole('group', { name: 'Jadwal drg. Tono' })).getByText('Berhalangan: Rapat')).toBeVisible();
  expect(screen.getByText('09.00 BPJS 1/10')).toBeVisible();
  expect(within(ayu).getByText('Dipesan')).toBeVisible();
});

test('arrows walk the cells, Space checks in and prints once, the cell keeps the focus and tells the number', async () => {
  const { desk, user } = await atDay([appointmentOf(1, { patientName: SITI })]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{ArrowDown}');
  expect(cell(/10\.00 Siti/)).toHaveFocus();
  await user.keyboard(' ');
  expect(await screen.findByText('Siti Nurlaela terdaftar dengan nomor A-018.')).toBeVisible();
  await waitFor(() => { expect(prints).toHaveLength(1); });
  expect(prints[0]).toContain('A-018');
  expect(desk.lastInput('appointments.checkIn')).toMatchObject({ id: idOf(301), priority: null, clockConfirmed: false });
  expect(cell(/10\.00 Siti Nurlaela, Sudah tiba/)).toHaveFocus();
  expect(screen.getAllByText('Tiba A-018').length).toBeGreaterThan(0);
  await user.keyboard(' ');
  expect(desk.times('appointments.checkIn')).toBe(1);
});

test('left and right go to the doctor beside, at the nearest time', async () => {
  const { user } = await atDay([appointmentOf(1), appointmentOf(2, { practitionerId: idOf(802), practitioner: 'drg. Tono', from: 570, to: 600 })]);
  await waitFor(() => { expect(cell(/09\.30 Pasien 2/)).toHaveFocus(); });
  await user.keyboard('{ArrowLeft}');
  expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus();
  await user.keyboard('{End}');
  expect(cell('10.45 kosong, dr. Ayu')).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(cell(/09\.30 Pasien 2/)).toHaveFocus();
});

test('Enter on a free slot opens the booking with that slot; Enter on an appointment its details', async () => {
  const { user } = await atDay([appointmentOf(1)]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(useFrame.getState().dialog).toMatchObject({ kind: 'booking', patientId: null, slot: { day: TODAY, from: 585, to: 600, practitionerId: idOf(801) } });
  await user.keyboard('{ArrowDown}{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Pasien 1' });
  expect(await within(dialog).findByText('Minggu, 22 November 2026, 10.00–10.15')).toBeVisible();
  expect(within(dialog).getByText(/Rina Hapsari/)).toBeVisible();
});

test('P, arrow, Enter moves to another free slot; Esc leaves; it works over the days', async () => {
  const { desk, user } = await atDay([appointmentOf(1, { patientName: SITI })]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{ArrowDown}p');
  expect(await screen.findByText(/Memindahkan Siti Nurlaela dari Minggu, 22 November 2026 10\.00/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByText(/Memindahkan/)).toBeNull();
  cell(/10\.00 Siti/).focus();
  await user.keyboard('p{PageDown}');
  expect(await screen.findByRole('heading', { name: 'Senin, 23 November 2026' })).toBeVisible();
  await waitFor(() => { expect(document.activeElement).toHaveTextContent(/kosong, dr\. Ayu/); });
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.move')).toMatchObject({ id: idOf(301), day: '2026-11-23', practitionerId: idOf(801) }); });
  expect(await screen.findByText(/Siti Nurlaela dipindahkan ke Senin, 23 November 2026/)).toBeVisible();
  await waitFor(() => { expect(cell(/Siti Nurlaela, Dipesan/)).toHaveFocus(); });
});

test('B asks for the reason; what is cancelled is hidden until asked for, and can be taken back', async () => {
  const { desk, user } = await atDay([appointmentOf(1)]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{ArrowDown}b');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Alasan pembatalan' })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Tuliskan alasannya.')).toBeVisible();
  await user.keyboard('Pasien sakit{Enter}');
  expect(await screen.findByText('Janji Pasien 1 dibatalkan.')).toBeVisible();
  expect(desk.lastInput('appointments.cancel')).toMatchObject({ reason: 'Pasien sakit' });
  expect(cell('10.00 kosong, dr. Ayu')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Pasien 1, Batal/ })).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Tampilkan yang batal' }));
  cell(/10\.00 Pasien 1, Batal/).focus();
  await user.keyboard('k');
  expect(await screen.findByText('Janji Pasien 1 dikembalikan.')).toBeVisible();
});

test('days: PageUp and PageDown, H, a typed day, the calendar', async () => {
  const { user } = await atDay([]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{PageDown}{PageDown}');
  expect(useRoute.getState().path).toBe('appointments/2026-11-24');
  await screen.findByRole('heading', { name: 'Selasa, 24 November 2026' });
  await user.keyboard('h');
  expect(useRoute.getState().path).toBe(`appointments/${TODAY}`);
  const typed = screen.getByRole('textbox', { name: 'Ke tanggal' });
  await user.type(typed, 'kapan{Enter}');
  expect(await screen.findByText(/Tanggal belum terbaca/)).toBeVisible();
  await user.clear(typed);
  await user.type(typed, '1 desember{Enter}');
  expect(useRoute.getState().path).toBe('appointments/2026-12-01');
  await user.click(cell('Buka kalender'));
  await user.click(await screen.findByRole('button', { name: /^15 Desember 2026/ }));
  expect(useRoute.getState().path).toBe('appointments/2026-12-15');
});

test('a search says how many it found and Enter goes to the first', async () => {
  const { user } = await atDay([appointmentOf(1, { patientName: SITI }), appointmentOf(2, { from: 630, to: 645 })]);
  await screen.findByRole('button', { name: /Siti/ });
  await user.keyboard('{Control>}f{/Control}');
  await user.keyboard('siti');
  expect(await screen.findByText('1 cocok')).toBeVisible();
  expect(cell(/Pasien 2/)).toHaveAttribute('data-dim');
  await user.keyboard('{Enter}');
  expect(cell(/10\.00 Siti/)).toHaveFocus();
});

test('a step that somebody else took first is told; a clock set back is confirmed', async () => {
  const kept = [appointmentOf(1)];
  const { desk, user } = await atDay(kept);
  await screen.findByRole('button', { name: /10\.00 Pasien 1/ });
  kept[0] = { ...kept[0]!, version: 'other' };
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('d');
  expect(await screen.findByRole('alert')).toHaveTextContent('Orang lain baru saja mengubah data ini.');
  desk.handlers['appointments.checkIn'] = (input) => (input.clockConfirmed === true ? ok({ appointment: appointmentOf(1, { state: 'arrived' }), ticket: TICKET }) : { ok: false, error: { code: 'clock_set_back' } });
  await user.keyboard('d');
  await user.click(await screen.findByRole('button', { name: 'Jam sudah benar, lanjutkan' }));
  expect(await screen.findByText(/Pasien 1 terdaftar dengan nomor A-018/)).toBeVisible();
});

test('nurses look and change nothing', async () => {
  const { desk, user } = await atDay([appointmentOf(1)], 'nurse');
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('{Enter}{ArrowDown} dpb');
  expect(desk.times('appointments.checkIn') + desk.times('appointments.move')).toBe(0);
  expect(useFrame.getState().dialog).toBeNull();
  expect(screen.queryByRole('button', { name: /Batalkan/ })).toBeNull();
});

test.each([['admin', 'Isi jadwal praktik'], ['receptionist', null]] as const)('no timetable yet: %s learns the next step', async (role, button) => {
  const { user } = await atDay([], role, { 'appointments.day': ({ day }) => ok(sheetOf([], { day, columns: [] })) });
  expect(await screen.findByText('Jadwal praktik belum diisi')).toBeVisible();
  if (button === null) expect(screen.getByText(/Minta administrator/)).toBeVisible();
  else {
    await user.click(screen.getByRole('button', { name: button }));
    expect(useRoute.getState().path).toBe('settings/timetable');
  }
});
