import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Holiday, ScheduleException, ScheduleRule } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, DENTAL, GENERAL, idOf } from '../patients/sample-people.ts';
import { AYU, TODAY, TONO, appointmentOf, deskWith } from './sample-day.ts';
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
  await waitFor(() => { expect(desk.lastInput('appointments.saveRule')).toEqual({ id: null, expectedVersion: null, practitionerId: TONO, unitId: DENTAL, roomId: ROOM.id, weekday: 5, from: 480, to: 690, slotMinutes: 15, ...PLAIN, quotaBpjs: 8, quotaOther: null, validFrom: TODAY, validTo: null }); });
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

test('a session with breaks, longer kinds, shared slots and three quotas is kept as it is typed', async () => {
  const { desk, user } = atTimetable({ rules: [ruleOf({ breaks: [{ from: 600, to: 615 }] })] });
  await user.click(await screen.findByRole('button', { name: /dr\. Ayu, Senin/ }));
  const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
  const breaks = await screen.findByRole('textbox', { name: 'Istirahat' });
  expect(breaks).toHaveValue('10.00–10.15');
  await user.type(breaks, ', makan siang{Enter}');
  expect(await screen.findByText('Tulis jamnya seperti 08.00–12.00, 13.00–17.00.')).toBeVisible();
  await user.clear(breaks);
  await user.type(breaks, '9.30-9.45; 11 s.d. 11.15');
  await user.clear(field('Pasien per slot'));
  await user.type(field('Pasien per slot'), '3');
  await user.type(field('Lama kontrol (menit)'), '10');
  await user.type(field('Kuota daring'), '4');
  await user.type(field('Lepas sisa kuota'), '120{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveRule')).toMatchObject({ breaks: [{ from: 570, to: 585 }, { from: 660, to: 675 }], capacity: 3, controlMinutes: 10, telemedicineMinutes: null, quotaBpjs: 10, quotaOnline: 4, quotaRelease: 120 }); });
});

test('opening hours are typed per day, with notice and horizon; whom that leaves out is named', async () => {
  const stranded = appointmentOf(1, { day: '2026-11-23', from: 1020, patientName: 'Siti Nurlaela' });
  const { desk, user } = atTimetable({}, {
    'appointments.saveBookingRules': () => ok({ stranded: 2, affected: [stranded.id] }), 'appointments.stranded': () => ok([stranded, appointmentOf(2)]),
  });
  await user.type(await screen.findByRole('textbox', { name: 'Senin' }), '8-12, 13-1{Enter}');
  expect(await screen.findByText('Jam selesai harus sesudah jam mulai.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Senin' }), '7');
  const notice = screen.getByRole('textbox', { name: 'Paling lambat dipesan (menit sebelumnya)' });
  await user.clear(notice);
  await user.type(notice, '60{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveBookingRules')).toEqual({ openingHours: [{ weekday: 1, from: 480, to: 720 }, { weekday: 1, from: 780, to: 1020 }], noticeMinutes: 60, horizonDays: 0 }); });
  expect(await screen.findByText('1 janji kehilangan sesinya karena perubahan ini')).toBeVisible();
  expect(screen.getByText(/Senin, 23 November 2026 17\.00 Siti Nurlaela, dr\. Ayu/)).toBeVisible();
});

test('a session of one day is cancelled, or takes place at another time', async () => {
  const { desk, user } = atTimetable({ rules: [ruleOf({ roomId: ROOM.id })] }, { 'appointments.moveSession': () => ok({ id: idOf(703), stranded: 0, affected: [] }) });
  const open = async (): Promise<HTMLElement> => {
    await user.click(await screen.findByRole('button', { name: 'Sesi dipindah atau ditiadakan' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sesi dipindah atau ditiadakan' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Tanggal' }), 'Senin');
    expect(within(dialog).getByRole('combobox', { name: 'Sesi' })).toHaveTextContent('08.00–12.00');
    return dialog;
  };
  const first = await open();
  await user.type(within(first).getByRole('textbox', { name: 'Alasan' }), 'Rapat{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.saveException')).toMatchObject({ kind: 'cancelled', practitionerId: AYU, day: '2026-11-23', from: 480, to: 720, reason: 'Rapat' }); });
  const second = await open();
  await user.click(within(second).getByText('Dipindahkan'));
  await user.type(within(second).getByRole('textbox', { name: 'Mulai' }), '13');
  await user.type(within(second).getByRole('textbox', { name: 'Selesai' }), '16{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.moveSession')).toMatchObject({ fromDay: '2026-11-23', fromSpan: { from: 480, to: 720 }, day: '2026-11-23', from: 780, to: 960, roomId: ROOM.id, slotMinutes: 15 }); });
});
