/** The schedule's views, dragging, the finder and the paper. Sunday 22 November 2026, 09.44. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame, useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, idOf } from '../patients/sample-people.ts';
import { AppointmentsScreen } from './index.tsx';
import { AYU, TODAY, TONO, appointmentOf, deskWith, sheetOf } from './sample-day.ts';

const prints: string[] = [];
let copied: string[] = [];
beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  prints.length = 0;
  copied = [];
  window.print = () => { prints.push(document.querySelector('[data-print-sheet]')?.textContent ?? ''); };
  document.execCommand = () => { copied.push(document.querySelector('textarea')?.value ?? ''); return true; };
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  setLanguage('id');
});

function Routed() { return <AppointmentsScreen path={useRoute((route) => route.path)} />; }
async function atSchedule(kept: Appointment[], path = 'appointments', more: Handlers = {}) {
  const desk = new DeskDouble(deskWith(kept, 'receptionist', { 'audit.printed': () => ok({}), ...more }));
  useRoute.getState().go(path);
  renderAtDesk(<Routed />);
  await screen.findByRole('heading', { level: 1 });
  return { desk, user: userEvent.setup() };
}
const cell = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const path = (): string => useRoute.getState().path;

/** jsdom lays nothing out: columns stand 100 px apart, and five minutes are as high as the grid says. */
function layOut(stepPx: number): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function measured(this: Element): DOMRect {
    const columns = [...document.querySelectorAll('[data-column]')];
    const own = this.closest('[data-column]');
    const at = columns.indexOf(own ?? this);
    if (at === -1) return new DOMRect(0, 0, 4000, 4000);
    const minute = Number(/^(\d\d)\.(\d\d)/.exec(this.firstElementChild?.textContent ?? '')?.slice(1, 3).reduce((sum, part) => String(Number(sum) * 60 + Number(part)), '0') ?? 540);
    return this === own ? new DOMRect(100 + at * 100, 200, 100, 24 * stepPx) : new DOMRect(100 + at * 100, 200 + ((minute - 540) / 5) * stepPx, 100, 3 * stepPx);
  });
}
/** The middle of a time in a column; the first hour shown is 09.00. */
const over = (column: number, minute: number, stepPx: number) => ({ clientX: 150 + column * 100, clientY: 201 + ((minute - 540) / 5) * stepPx, button: 0, pointerId: 1 });

test('views by key and by click, with the date and the doctor carried along; PgDn goes by the view’s step', async () => {
  const { desk, user } = await atSchedule([appointmentOf(1)]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('2');
  expect(path()).toBe(`appointments/week/${TODAY}`);
  expect(await screen.findByRole('heading', { name: '16–22 November 2026' })).toBeVisible();
  expect(desk.lastInput('appointments.days')).toEqual({ from: '2026-11-16', days: 7 });
  expect(screen.getByRole('combobox', { name: 'Dokter' })).toHaveDisplayValue('dr. Ayu');
  await user.keyboard('{PageDown}');
  expect(path()).toBe('appointments/week/2026-11-29');
  await user.keyboard('3');
  expect(await screen.findByRole('heading', { name: 'November 2026', level: 1 })).toBeVisible();
  await user.keyboard('{PageDown}');
  expect(path()).toBe('appointments/month/2026-12-29');
  await user.click(screen.getByRole('radio', { name: 'Daftar 4' }));
  expect(path()).toBe('appointments/list/2026-12-29');
  await user.click(screen.getByRole('radio', { name: 'Pekan' }));
  await waitFor(() => { expect(desk.lastInput('appointments.list')).toMatchObject({ from: '2026-12-28', to: '2027-01-03' }); });
  screen.getByRole('heading', { level: 1 }).closest<HTMLElement>('[data-screen]')?.focus();
  await user.keyboard('{PageUp}h1');
  expect(path()).toBe(`appointments/${TODAY}`);
});

test('a week: days side by side, arrows go from day to day, P moves to another day and U takes it back', async () => {
  const kept = [appointmentOf(1), appointmentOf(2, { day: '2026-11-20', from: 540, to: 555 })];
  const { desk, user } = await atSchedule(kept, `appointments/week/${TODAY}`);
  const sunday = await screen.findByRole('group', { name: 'Minggu, 22 November 2026 · dr. Ayu' });
  expect(within(sunday).getByRole('button', { name: /Minggu, 22 November 2026 10\.00 Pasien 1, Dipesan/ })).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Jumat, 20 November 2026 · dr. Ayu' })).getByRole('button', { name: /Pasien 2/ })).toBeVisible();
  cell(/Pasien 1/).focus();
  await user.keyboard('{ArrowLeft}');
  expect(cell(/Pasien 2/)).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(cell('Minggu, 22 November 2026 09.45 kosong, dr. Ayu')).toHaveFocus();
  await user.keyboard('{ArrowDown}p{PageDown}');
  expect(await screen.findByRole('heading', { name: '23–29 November 2026' })).toBeVisible();
  await waitFor(() => { expect(document.activeElement).toHaveTextContent(/kosong/); });
  cell('Senin, 23 November 2026 09.00 kosong, dr. Ayu').focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Pasien 1 dipindahkan ke Senin, 23 November 2026 09\.00/)).toBeVisible();
  expect(desk.lastInput('appointments.move')).toMatchObject({ day: '2026-11-23', from: 540 });
  await user.keyboard('u');
  await waitFor(() => { expect(desk.lastInput('appointments.move')).toMatchObject({ day: TODAY, from: 600 }); });
  expect(await screen.findByText(/Pasien 1 kembali ke Minggu, 22 November 2026 10\.00/)).toBeVisible();
});

test('dragged: the clash is told before it is dropped, a drop there changes nothing, Esc leaves it, a free place takes it', async () => {
  const kept = [appointmentOf(1), appointmentOf(2, { from: 630, to: 645 }), appointmentOf(3, { patientId: idOf(1), practitionerId: TONO, practitioner: 'drg. Tono', from: 570, to: 600, state: 'arrived' })];
  const { desk } = await atSchedule(kept);
  await screen.findByRole('button', { name: /10\.00 Pasien 1/ });
  const step = 11;
  layOut(step);
  const hold = (): void => { fireEvent.pointerDown(cell(/10\.00 Pasien 1/), over(0, 600, step)); };
  const status = (): string => document.querySelector('[data-verdict][role=status]')?.textContent ?? '';

  hold();
  fireEvent.pointerMove(window, over(0, 630, step));
  expect(status()).toContain('dr. Ayu sudah punya janji pukul 10.30–10.45.');
  expect(screen.getByText('10.30 · Pasien 1')).toHaveAttribute('data-verdict', 'refused');
  fireEvent.pointerUp(window);
  expect(await screen.findByText(/Pasien 1 tidak dipindahkan\. dr\. Ayu sudah punya janji/)).toBeVisible();

  hold();
  fireEvent.pointerMove(window, over(1, 600, step));
  expect(status()).toContain('Waktu ini di luar jam praktik.');
  fireEvent.pointerMove(window, over(0, 540, step));
  expect(status()).toContain('Waktu itu sudah lewat.');
  fireEvent.pointerMove(window, over(0, 615, step));
  expect(status()).toContain('Lepas: Minggu, 22 November 2026 10.15, dr. Ayu');
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(status()).toBe('');
  fireEvent.pointerUp(window);
  expect(desk.times('appointments.move')).toBe(0);

  hold();
  fireEvent.pointerMove(window, over(0, 615, step));
  fireEvent.pointerUp(window);
  await waitFor(() => { expect(desk.lastInput('appointments.move')).toMatchObject({ id: idOf(301), day: TODAY, from: 615, practitionerId: AYU }); });
  expect(await screen.findByRole('button', { name: /Urungkan/ })).toBeVisible();
});

test('the first free slot in three keys: S, the part of the day, Enter; T only shows it', async () => {
  const { desk, user } = await atSchedule([appointmentOf(1)]);
  await waitFor(() => { expect(cell('09.45 kosong, dr. Ayu')).toHaveFocus(); });
  await user.keyboard('s');
  await waitFor(() => { expect(screen.getByRole('radio', { name: /^Pagi: .*10\.15, dr\. Ayu/ })).toHaveFocus(); });
  expect(desk.lastInput('appointments.firstFree')).toMatchObject({ practitionerId: AYU, from: TODAY, days: 14, kind: 'visit' });
  expect(screen.getByRole('radio', { name: 'Sore: tidak ada slot kosong' })).toBeDisabled();
  await user.keyboard('2');
  expect(screen.getByRole('radio', { name: /^Siang/ })).toBeChecked();
  await user.keyboard('{Enter}');
  expect(useFrame.getState().dialog).toMatchObject({ kind: 'booking', slot: { day: TODAY, from: 690 }, appointmentKind: 'visit' });
  act(() => { useFrame.getState().closeDialog(); });
  await user.keyboard('s');
  await waitFor(() => { expect(screen.getByRole('radio', { name: /^Pagi/ })).toHaveFocus(); });
  await user.keyboard('t');
  await waitFor(() => { expect(cell('10.15 kosong, dr. Ayu')).toHaveFocus(); });
});

test('a refused move offers the nearest free slots, and Enter takes the first', async () => {
  const { desk, user } = await atSchedule([appointmentOf(1)]);
  await screen.findByRole('button', { name: /10\.00 Pasien 1/ });
  const moved = desk.handlers['appointments.move'];
  desk.handlers['appointments.move'] = () => ({ ok: false, error: { code: 'clash_doctor', params: { name: 'dr. Ayu', time: '10.15–10.30' } } });
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('p{ArrowDown}{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('dr. Ayu sudah punya janji pukul 10.15–10.30.');
  const nearest = await screen.findByRole('group', { name: 'Slot kosong terdekat' });
  await waitFor(() => { expect(within(nearest).getAllByRole('button')[0]).toHaveFocus(); });
  if (moved) desk.handlers['appointments.move'] = moved;
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Pasien 1 dipindahkan ke/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a shared time tells how many there are, and everybody behind it is reached', async () => {
  const kept = Array.from({ length: 5 }, (_, n) => appointmentOf(n + 1, { capacity: 6 }));
  const sheet = sheetOf(kept);
  const shared = { ...sheet, columns: sheet.columns.map((column) => ({ ...column, sessions: column.sessions.map((session) => ({ ...session, capacity: 6 })) })) };
  const { user } = await atSchedule(kept, 'appointments', { 'appointments.day': () => ok(shared) });
  expect(await screen.findByRole('button', { name: '10.00 kosong, dr. Ayu, 5 dari 6 tempat terisi' })).toBeVisible();
  cell('10.00 4 janji lagi, dr. Ayu').focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getAllByRole('row', { name: /Pasien \d/ })).toHaveLength(5);
  expect(within(dialog).getByRole('button', { name: 'Tambah janji di jam ini' })).toBeVisible();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Pasien 2' })).toBeVisible();
});

test('Y confirms; R puts a state right with a reason', async () => {
  const kept = [appointmentOf(1)];
  const { desk, user } = await atSchedule(kept, 'appointments', {
    'appointments.confirm': () => { kept[0] = appointmentOf(1, { state: 'confirmed', version: 'v2' }); return ok(kept[0]); },
    'appointments.correct': ({ to }) => { kept[0] = appointmentOf(1, { state: to, version: 'v3' }); return ok(kept[0]); },
  });
  await screen.findByRole('button', { name: /10\.00 Pasien 1/ });
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('y');
  expect(await screen.findByText('Pasien 1 memastikan akan datang.')).toBeVisible();
  await waitFor(() => { expect(cell(/Pasien 1, Dikonfirmasi/)).toHaveFocus(); });
  await user.keyboard('r');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Alasan ralat' })).toHaveFocus(); });
  await user.keyboard('Salah orang{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.correct')).toMatchObject({ id: idOf(301), to: 'booked', reason: 'Salah orang' }); });
});

test('a moved appointment names its other end and leads there', async () => {
  const old = appointmentOf(1, { state: 'rescheduled', movedTo: idOf(302) });
  const { user } = await atSchedule([old], 'appointments', {
    'appointments.get': ({ id }) => ok(id === idOf(301)
      ? { ...old, steps: [], movedToPlace: { id: idOf(302), day: '2026-11-26', from: 550, practitioner: 'dr. Ayu', state: 'booked' }, movedFromPlace: null }
      : { ...appointmentOf(2, { patientName: 'Pasien 1', day: '2026-11-26', from: 550, movedFrom: idOf(301) }), steps: [], movedToPlace: null, movedFromPlace: { id: idOf(301), day: TODAY, from: 600, practitioner: 'dr. Ayu', state: 'rescheduled' } }),
  });
  await user.click(await screen.findByRole('checkbox', { name: 'Tampilkan yang batal' }));
  cell(/10\.00 Pasien 1, Dijadwalkan ulang/).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Dipindah ke Kamis, 26 November 2026 09\.10, dr\. Ayu/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Buka' }));
  expect(await screen.findByText(/Dipindah dari Minggu, 22 November 2026 10\.00/)).toBeVisible();
});

test('telemedicine: the link is opened and copied, the instructions in either language', async () => {
  const { user } = await atSchedule([appointmentOf(1, { kind: 'telemedicine', link: 'https://temu.contoh.id/r/1' })]);
  await screen.findByRole('button', { name: /10\.00 Pasien 1.*Telemedisin/ });
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('link', { name: 'Buka tautan' })).toHaveAttribute('href', 'https://temu.contoh.id/r/1');
  await user.click(screen.getByRole('button', { name: 'Salin tautan' }));
  await user.click(await screen.findByRole('button', { name: 'Salin petunjuk (Indonesia)' }));
  await user.click(screen.getByRole('button', { name: 'Salin petunjuk (Inggris)' }));
  expect(copied[0]).toBe('https://temu.contoh.id/r/1');
  expect(copied[1]).toMatch(/^Yth\. Bapak\/Ibu Pasien 1,\n\nPertemuan daring Anda dengan dr\. Ayu \(Klinik Sehat Sentosa\):\nMinggu, 22 November 2026 pukul 10\.00 WIB\n\nTautan: https:\/\/temu/);
  expect(copied[2]).toMatch(/^Dear Pasien 1,\n\n.*\nSunday,? 22 November 2026 at 10\.00 WIB/);
  expect(copied.join()).not.toContain('000101');
});

test('the list: narrowed by state and text, sorted, printed as it stands', async () => {
  const kept = [appointmentOf(1, { patientName: 'Wati' }), appointmentOf(2, { patientName: 'Andi', from: 615, state: 'arrived', number: 'A-002' }), appointmentOf(3, { patientName: 'Budi', from: 630, state: 'cancelled' })];
  const { desk, user } = await atSchedule(kept, `appointments/list/${TODAY}`);
  const names = (): (string | null)[] => screen.getAllByRole('row', { name: /dr\. Ayu/ }).map((row) => row.getAttribute('aria-label'));
  await waitFor(() => { expect(names()).toEqual(['10.00 Wati, dr. Ayu', '10.15 Andi, dr. Ayu']); });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Urutan' }), 'Menurut nama');
  expect(names()).toEqual(['10.15 Andi, dr. Ayu', '10.00 Wati, dr. Ayu']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Batal');
  await waitFor(() => { expect(names()).toEqual(['10.30 Budi, dr. Ayu']); });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Semua status');
  await waitFor(() => { expect(names()).toHaveLength(2); });
  await user.type(screen.getByRole('textbox', { name: 'Cari di hari ini' }), 'wat{Enter}');
  expect(names()).toEqual(['10.00 Wati, dr. Ayu']);
  await user.keyboard('c');
  await waitFor(() => { expect(prints).toHaveLength(1); });
  expect(prints[0]).toMatch(/Wati.*Periksa.*BPJS.*dr\. Ayu.*Dipesan/);
  expect(prints[0]).not.toMatch(/Andi|Budi/);
  expect(desk.lastInput('audit.printed')).toEqual({ paper: 'appointment_list', id: null });
});

test('the day’s paper: a sheet per doctor, or one doctor’s; nothing is printed that was not noted', async () => {
  const kept = [appointmentOf(1, { note: 'Bawa hasil lab' }), appointmentOf(2, { practitionerId: TONO, practitioner: 'drg. Tono', from: 570, to: 600 }), appointmentOf(3, { from: 630, state: 'cancelled' })];
  const { desk, user } = await atSchedule(kept);
  await screen.findByRole('button', { name: /10\.00 Pasien 1/ });
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('c');
  await user.click(await screen.findByRole('button', { name: /Semua dokter/ }));
  await waitFor(() => { expect(prints).toHaveLength(1); });
  expect(prints[0]).toMatch(/dr\. Ayu · Minggu, 22 November 2026.*10\.00Pasien 1.*Bawa hasil lab.*drg\. Tono · Minggu.*09\.30Pasien 2/);
  expect(prints[0]).not.toContain('Pasien 3');
  expect(await screen.findByText('Daftar dikirim ke pencetak.')).toBeVisible();
  desk.handlers['audit.printed'] = () => ({ ok: false, error: { code: 'forbidden' } });
  cell(/10\.00 Pasien 1/).focus();
  await user.keyboard('c');
  await waitFor(() => { expect(screen.getByRole('button', { name: /Hanya dr\. Ayu/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Daftar tidak tercetak/)).toBeVisible();
  expect(prints).toHaveLength(1);
});

test('a month: full days, closed days and holidays are told in words; arrows walk, Enter opens the day', async () => {
  const load = (day: string, part: object) => ({ day, closed: null, doctors: 2, slots: 20, taken: 5, appointments: 5, stranded: 0, ...part });
  const { user } = await atSchedule([], 'appointments/month/2026-12-24', {
    'appointments.load': ({ from, days }) => ok(Array.from({ length: days }, (_, at) => new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)).map((day) => load(day, day === '2026-12-25' ? { closed: 'Hari Raya Natal', doctors: 0, slots: 0, taken: 0, appointments: 1, stranded: 1 } : day === '2026-12-23' ? { taken: 20, appointments: 20 } : {}))),
    'appointments.timetable': () => ok({ rules: [], exceptions: [], rooms: [], holidays: [{ day: '2026-12-24', name: 'Cuti bersama Natal', kind: 'collective', closed: false }], booking: { openingHours: [], noticeMinutes: 0, horizonDays: 0 }, yearMissing: false }),
  });
  await waitFor(() => { expect(cell(/^Kamis, 24 Desember 2026: libur Cuti bersama Natal, 5 janji, 5 terisi, 15 kosong, 2 dokter$/)).toHaveFocus(); });
  expect(cell(/^Jumat, 25 Desember 2026: tutup, Hari Raya Natal, 1 perlu jadwal baru$/)).toHaveAttribute('data-closed');
  expect(within(cell(/^Rabu, 23 Desember/)).getByText('Penuh')).toBeVisible();
  await user.keyboard('{ArrowDown}');
  await waitFor(() => { expect(cell(/^Kamis, 31 Desember/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(path()).toBe('appointments/2026-12-31');
});
