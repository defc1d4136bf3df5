import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Holiday, ScheduleException, ScheduleRule } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, DENTAL, GENERAL, idOf } from '../patients/sample-people.ts';
import { AYU, TODAY, TONO, deskWith } from './sample-day.ts';
import { TimetableSection } from './TimetableSection.tsx';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => { vi.useRealTimers(); });

const ROOM = { id: idOf(601), name: 'Ruang 1', active: true, version: 'v1' };
const PLAIN = { controlMinutes: null, telemedicineMinutes: null, capacity: 1, quotaOnline: null, quotaRelease: null, breaks: [] };
function ruleOf(part: Partial<ScheduleRule> = {}): ScheduleRule {
  return { id: idOf(501), practitionerId: AYU, unitId: GENERAL, roomId: null, weekday: 1, from: 480, to: 720, slotMinutes: 15, ...PLAIN, quotaBpjs: 10, quotaOther: null, validFrom: '2026-01-01', validTo: null, version: 'v1', ...part };
}
const EXTRA: ScheduleException = { id: idOf(701), practitionerId: TONO, unitId: DENTAL, roomId: null, from: 960, to: 1080, slotMinutes: 30, ...PLAIN, quotaBpjs: null, quotaOther: null, kind: 'extra', day: '2026-11-28', reason: 'Pengganti', pairId: null, version: 'v7' };
const CHRISTMAS: Holiday = { day: '2026-12-25', name: 'Hari Raya Natal', kind: 'national', closed: true };

function atTimetable(part: { rules?: ScheduleRule[]; exceptions?: ScheduleException[]; holidays?: Holiday[]; yearMissing?: boolean } = {}, more: Handlers = {}) {
  const desk = new DeskDouble(deskWith([], 'admin', {
    'appointments.timetable': ({ year }) => ok({ rules: part.rules ?? [], exceptions: part.exceptions ?? [], rooms: [ROOM], holidays: part.holidays ?? [], booking: { openingHours: [], noticeMinutes: 0, horizonDays: 0 }, yearMissing: year > 2027 || part.yearMissing === true }),
    'appointments.saveRule': () => ok({ id: idOf(501), stranded: 0, affected: [] }),
    'appointments.removeRule': () => ok({ stranded: 0, affected: [] }),
    'appointments.removeException': () => ok({ stranded: 0, affected: [] }),
    'appointments.saveRoom': () => ok({ id: idOf(602) }),
    'appointments.saveHoliday': () => ok({ stranded: 0, affected: [] }),
    'settings.save': () => ok({}),
    ...more,
  }));
  renderAtDesk(<TimetableSection />);
  return { desk, user: userEvent.setup() };
}

test('the week is read at a glance: sessions of each doctor under their weekday', async () => {
  atTimetable({ rules: [ruleOf(), ruleOf({ id: idOf(502), weekday: 3, from: 960, to: 1080, validTo: '2026-12-31' })] });
  const table = await screen.findByRole('table', { name: 'Sesi mingguan' });
  const cells = within(within(table).getByRole('row', { name: /dr\. Ayu/ })).getAllByRole('cell');
  expect(within(cells[0]!).getByRole('button', { name: 'dr. Ayu, Senin 08.00–12.00, Poli Umum' })).toBeVisible();
  expect(within(cells[2]!).getByText('sampai 31 Desember 2026')).toBeVisible();
  expect(within(table).getByRole('row', { name: /drg\. Tono/ })).toBeVisible();
});

test('a session is added: hours as they are said, slots counted, wrong hours marked at their field', async () => {
  const { desk, user } = atTimetable();
  await user.click(await screen.findByRole('button', { name: 'Tambah sesi' }));
  const dialog = await screen.findByRole('dialog', { name: 'Tambah sesi' });
  expect(within(dialog).getByText('16 slot tiap sesi')).toBeVisible();
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Hari' }), 'Jumat');
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Dokter' }), 'drg. Tono');
  expect(within(dialog).getByRole('combobox', { name: 'Unit' })).toHaveValue(DENTAL);
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Ruang' }), 'Ruang 1');
  const to = within(dialog).getByRole('textbox', { name: 'Selesai' });
  await user.clear(to);
  await user.type(to, '7{Enter}');
  expect(await screen.findByText('Jam selesai harus sesudah jam mulai.')).toBeVisible();
  await user.clear(to);
  await user.type(to, '11.30');
  await user.type(within(dialog).getByRole('textbox', { name: 'Kuota BPJS' }), '8{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveRule')).toEqual({ id: null, expectedVersion: null, practitionerId: TONO, unitId: DENTAL, roomId: ROOM.id, weekday: 5, from: 480, to: 690, slotMinutes: 15, quotaBpjs: 8, quotaOther: null, validFrom: TODAY, validTo: null }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});

test('a session ends on a day, or is deleted after a second question', async () => {
  const { desk, user } = atTimetable({ rules: [ruleOf()] });
  await user.click(await screen.findByRole('button', { name: /dr\. Ayu, Senin/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Berlaku sampai' }), '31 des{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveRule')).toMatchObject({ id: idOf(501), expectedVersion: 'v1', validTo: '2026-12-31', from: 480 }); });
  await user.click(await screen.findByRole('button', { name: /dr\. Ayu, Senin/ }));
  await user.click(await screen.findByRole('button', { name: 'Hapus sesi' }));
  expect(desk.times('appointments.removeRule')).toBe(0);
  await user.click(screen.getByRole('button', { name: 'Ya, hapus' }));
  await waitFor(() => { expect(desk.lastInput('appointments.removeRule')).toEqual({ id: idOf(501), expectedVersion: 'v1' }); });
});

test('overlapping hours are refused in words', async () => {
  const { user } = atTimetable({}, { 'appointments.saveRule': () => ({ ok: false, error: { code: 'rule_overlaps' } }) });
  await user.click(await screen.findByRole('button', { name: 'Tambah sesi' }));
  await user.click(await screen.findByRole('button', { name: /Simpan/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Jam ini bertumpuk dengan sesi lain dari dokter yang sama.');
});

test('exceptions: an extra session is added, another is deleted', async () => {
  const { desk, user } = atTimetable({ exceptions: [EXTRA] });
  await user.click(await screen.findByRole('button', { name: 'Hapus Sesi tambahan drg. Tono, Sabtu, 28 November 2026' }));
  await waitFor(() => { expect(desk.lastInput('appointments.removeException')).toEqual({ id: EXTRA.id, expectedVersion: 'v7' }); });
  await user.click(screen.getByRole('button', { name: 'Sesi tambahan' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sesi tambahan' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Tanggal' }), 'Sabtu');
  await user.type(within(dialog).getByRole('textbox', { name: 'Alasan' }), 'Bakti sosial{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveException')).toMatchObject({ kind: 'extra', practitionerId: AYU, day: '2026-11-28', from: 480, to: 720, slotMinutes: 15, reason: 'Bakti sosial' }); });
});

test('holidays: a day is opened, an own day added, cuti bersama switched, a year without list said', async () => {
  const { desk, user } = atTimetable({ holidays: [CHRISTMAS] });
  await user.click(await screen.findByRole('switch', { name: 'Klinik buka pada Hari Raya Natal, Jumat, 25 Desember 2026' }));
  await waitFor(() => { expect(desk.lastInput('appointments.saveHoliday')).toEqual({ day: '2026-12-25', name: 'Hari Raya Natal', closed: false }); });
  const own = screen.getByRole('form', { name: 'Tambah hari tutup' });
  await user.type(within(own).getByRole('textbox', { name: 'Tanggal' }), '30/11');
  await user.type(within(own).getByRole('textbox', { name: 'Nama' }), 'Ulang tahun klinik{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveHoliday')).toEqual({ day: '2026-11-30', name: 'Ulang tahun klinik', closed: true }); });
  await user.click(screen.getByRole('switch', { name: /^Klinik tutup pada cuti bersama/ }));
  await waitFor(() => { expect(desk.lastInput('settings.save')).toMatchObject({ closedOnCollectiveLeave: true, ticketWidth: '58' }); });
  await user.click(screen.getByRole('button', { name: 'Tahun berikutnya' }));
  await user.click(screen.getByRole('button', { name: 'Tahun berikutnya' }));
  expect(await screen.findByText(/Daftar libur tahun 2028 belum ada/)).toBeVisible();
});

test('rooms are named and put out of use', async () => {
  const { desk, user } = atTimetable();
  await user.click(await screen.findByRole('button', { name: 'Ubah Ruang 1' }));
  await user.click(await screen.findByRole('switch', { name: 'Dipakai' }));
  await user.click(screen.getByRole('button', { name: /Simpan/ }));
  await waitFor(() => { expect(desk.lastInput('appointments.saveRoom')).toEqual({ id: ROOM.id, expectedVersion: 'v1', name: 'Ruang 1', active: false }); });
});
