import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FreeSlot } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, GENERAL, idOf, patientOf } from '../patients/sample-people.ts';
import { BookingDialog } from './index.tsx';
import { AYU, TODAY, TONO, appointmentOf, deskWith, slotOf } from './sample-day.ts';

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
  setLanguage('id');
});

function booking(patientId: string | null, slot: FreeSlot | null = null, more: Handlers = {}) {
  const onClose = vi.fn<() => void>();
  const desk = new DeskDouble(deskWith([], 'receptionist', { 'audit.printed': () => ok({}), ...more }));
  renderAtDesk(<BookingDialog patientId={patientId} slot={slot} onClose={onClose} />);
  return { desk, onClose, user: userEvent.setup() };
}
const slotButton = (name: RegExp): HTMLElement => screen.getByRole('radio', { name });

test('a fragment, Enter, Enter: the first free slot is booked and the day told in words', async () => {
  const { desk, onClose, user } = booking(null);
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Untuk siapa?' })).toHaveFocus(); });
  await user.keyboard('nur');
  await screen.findByRole('row', { name: /Nur Hidayat/ });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(slotButton(/22 November 2026 10\.15, dr\. Ayu/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Minggu, 22 November 2026 pukul 10.15')).toBeVisible();
  expect(desk.lastInput('appointments.book')).toEqual({ patientId: idOf(1), practitionerId: AYU, unitId: GENERAL, roomId: null, day: TODAY, from: 615, payer: 'bpjs', kind: 'visit', link: null, note: null, source: 'desk' });
  await waitFor(() => { expect(screen.getByRole('button', { name: /Selesai/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('slots are walked by day with the arrows, narrowed by doctor, unit and a typed day', async () => {
  const { desk, user } = booking(idOf(1));
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  expect(screen.getByText('Senin, 23 November 2026')).toBeVisible();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(slotButton(/Senin, 23 November 2026 09\.00, drg\. Tono, Poli Gigi/)).toBeChecked();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Dokter' }), 'drg. Tono');
  await waitFor(() => { expect(desk.lastInput('appointments.freeSlots')).toMatchObject({ practitionerId: TONO, unitId: null, from: TODAY }); });
  await user.type(screen.getByRole('textbox', { name: 'Mulai tanggal' }), 'lusa');
  await waitFor(() => { expect(desk.lastInput('appointments.freeSlots')).toMatchObject({ practitionerId: TONO, from: '2026-11-24' }); });
});

test('a quick hand that names another day never books a slot of the day before it, nor one for a day that cannot be read', async () => {
  let answer: () => void = () => undefined;
  const { desk, user } = booking(idOf(1), null, {
    'appointments.freeSlots': ({ from }) => (from === TODAY ? ok([slotOf(615)]) : new Promise((resolve) => { answer = () => { resolve(ok([{ ...slotOf(540), day: from }])); }; })),
    'appointments.book': () => ok(appointmentOf(1)),
  });
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  const day = screen.getByRole('textbox', { name: 'Mulai tanggal' });
  await user.type(day, 'bsok{Enter}');
  expect(screen.getByText(/Tanggal belum terbaca/)).toBeVisible();
  await user.clear(day);
  await user.type(day, 'besok{Enter}');
  expect(desk.times('appointments.book')).toBe(0);
  answer();
  await waitFor(() => { expect(desk.lastInput('appointments.book')).toMatchObject({ day: '2026-11-23', from: 540 }); });
  expect(desk.times('appointments.book')).toBe(1);
});

test('more slots are asked for', async () => {
  const { desk, user } = booking(idOf(1), null, { 'appointments.freeSlots': ({ limit }) => ok(Array.from({ length: limit }, (_, at) => slotOf(480 + at * 5))) });
  await user.click(await screen.findByRole('button', { name: 'Lebih banyak slot' }));
  await waitFor(() => { expect(desk.lastInput('appointments.freeSlots')).toMatchObject({ limit: 72 }); });
});

test('the slot chosen on the grid is taken, also when it is not among the first', async () => {
  const { desk, user } = booking(idOf(1), slotOf(660));
  await waitFor(() => { expect(slotButton(/11\.00, dr\. Ayu/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await screen.findByText('Minggu, 22 November 2026 pukul 11.00');
  expect(desk.lastInput('appointments.book')).toMatchObject({ from: 660 });
});

test('a clash names who and when, and the slots are read anew', async () => {
  const { desk, user } = booking(idOf(1), null, { 'appointments.book': () => ({ ok: false, error: { code: 'clash_doctor', params: { name: 'dr. Ayu', time: '10.15' } } }) });
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  const before = desk.times('appointments.freeSlots');
  desk.handlers['appointments.freeSlots'] = () => ok([slotOf(630)]);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('dr. Ayu sudah punya janji pukul 10.15.');
  await waitFor(() => { expect(slotButton(/10\.30/)).toBeChecked(); });
  expect(desk.times('appointments.freeSlots')).toBe(before + 1);
  expect(screen.queryByRole('radio', { name: /10\.15/ })).toBeNull();
});

test('telemedicine wants a link that can be opened; other kinds have none', async () => {
  const { desk, user } = booking(idOf(1));
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  expect(screen.queryByRole('textbox', { name: 'Tautan telemedisin' })).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Jenis' }), 'Telemedisin');
  await user.type(screen.getByRole('textbox', { name: 'Tautan telemedisin' }), 'meet.example/1{Enter}');
  expect(await screen.findByText('Tautan dimulai dengan https://')).toBeVisible();
  expect(desk.times('appointments.book')).toBe(0);
  await user.clear(screen.getByRole('textbox', { name: 'Tautan telemedisin' }));
  await user.type(screen.getByRole('textbox', { name: 'Tautan telemedisin' }), 'https://meet.example/1{Enter}');
  expect(await screen.findByText(/daring melalui https:\/\/meet\.example\/1/)).toBeVisible();
});

test('the slip is printed without record number or NIK; the message is Indonesian in either language', async () => {
  setLanguage('en');
  const { desk, user } = booking(idOf(1));
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Print slip' }));
  await waitFor(() => { expect(prints).toHaveLength(1); });
  expect(desk.lastInput('audit.printed')).toMatchObject({ paper: 'appointment_slip' });
  expect(prints[0]).toMatch(/Klinik Sehat Sentosa.*10\.15 WIB.*dr\. Ayu/);
  expect(prints[0]).not.toMatch(/3578|000101/);
  await user.click(screen.getByRole('button', { name: 'Copy WhatsApp message' }));
  expect(copied[0]).toMatch(/^Yth\. Bapak\/Ibu Siti Nurlaela,\n\nKami mengingatkan janji temu Anda di Klinik Sehat Sentosa:\nMinggu, 22 November 2026 pukul 10\.15 WIB\ndr\. Ayu, Poli Umum/);
  expect(copied[0]).toContain('mohon kabari kami di 031-5551234');
  expect(await screen.findByText(/Message copied/)).toBeVisible();
});

test.each([[{ phone: null }, 'Pasien ini tidak punya nomor telepon.'], [{ consentReminder: false }, 'Pasien ini tidak setuju dikirimi pengingat.']])('no message for %o', async (part, why) => {
  const { user } = booking(idOf(1), null, { 'patients.get': () => ok(patientOf(part)), 'appointments.book': () => ok(appointmentOf(9)) });
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByText(why)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Salin pesan WhatsApp' })).toBeNull();
});

test('the finder from within the form: Alt+S, a part of the day, Enter, and its slot is the chosen one', async () => {
  const { desk, user } = booking(idOf(1));
  await waitFor(() => { expect(slotButton(/10\.15/)).toHaveFocus(); });
  await user.keyboard('{Alt>}s{/Alt}');
  await waitFor(() => { expect(slotButton(/^Pagi/)).toHaveFocus(); });
  await user.keyboard('2{Enter}');
  await waitFor(() => { expect(slotButton(/22 November 2026 11\.30, dr\. Ayu/)).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(desk.lastInput('appointments.book')).toMatchObject({ day: TODAY, from: 690, practitionerId: AYU }); });
});

test('what was chosen survives a power cut', async () => {
  booking(idOf(1), null, { 'drafts.load': ({ form, key }) => ok({ form, key, savedAt: AT, content: JSON.stringify({ practitionerId: TONO, unitId: null, fromText: 'besok', kind: 'control', payer: 'general', source: 'whatsapp', note: 'Kontrol gigi', link: '' }) }) });
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => { expect(within(dialog).getByRole('textbox', { name: 'Catatan' })).toHaveValue('Kontrol gigi'); });
  expect(within(dialog).getByRole('combobox', { name: 'Jenis' })).toHaveValue('control');
  expect(within(dialog).getByRole('radio', { name: 'Umum' })).toBeChecked();
});
