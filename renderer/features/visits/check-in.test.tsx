import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { DENTAL, GENERAL, TICKET, deskOf, entryOf, hitOf, idOf, patientOf } from '../patients/sample-people.ts';
import { dayOfInstant } from '../../ui/index.ts';
import { forgetPrints } from '../tickets/print-ticket.tsx';
import { CheckInDialog } from './index.tsx';

const prints: string[] = [];
beforeEach(() => {
  lockShortcuts(false);
  prints.length = 0;
  forgetPrints();
  window.print = () => { prints.push(document.querySelector('[data-print-sheet]')?.textContent ?? ''); };
});

function arriving(patientId: string | null, more: Handlers = {}) {
  const onClose = vi.fn<() => void>();
  const desk = new DeskDouble(deskOf('receptionist', {
    'patients.get': () => ok(patientOf()),
    'patients.search': () => ok([hitOf(1, 'Siti Nurlaela'), hitOf(2, 'Nur Hidayat')]),
    'patients.recent': () => ok([]),
    'queue.board': () => ok([entryOf(5)]),
    'visits.checkIn': () => ok({ visitId: idOf(201), entryId: idOf(101), number: 'A-018', ticket: TICKET }),
    ...more,
  }));
  renderAtDesk(<CheckInDialog patientId={patientId} onClose={onClose} />);
  return { desk, onClose, user: userEvent.setup() };
}
async function atUnits(): Promise<HTMLElement> { return screen.findByRole('radio', { name: /Poli Umum/ }); }

test('Enter checks in, the number is shown large and the ticket printed once, without name or NIK; Enter closes', async () => {
  const { desk, onClose, user } = arriving(idOf(1));
  expect(await atUnits()).toBeChecked();
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Poli Umum/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  const ticket = await screen.findByRole('article', { name: 'Tiket antrean' });
  for (const text of ['Klinik Sehat Sentosa', 'A-018', 'Poli Umum', 'Ruang 1', /^dr\. AyuPraktik 08\.00–12\.00$/, /22 November 2026 · 09\.44/, 'BPJS', 'Di depan Anda: 3 orang', 'Perkiraan tunggu 20–35 menit', 'Bila terlewat, lapor petugas.']) expect(within(ticket).getByText(text)).toBeVisible();
  expect(within(ticket).getByRole('img', { name: 'Kode kunjungan' })).toBeVisible();
  await waitFor(() => { expect(prints).toHaveLength(1); });
  expect(prints[0]).toContain('A-018');
  expect(prints[0]).not.toMatch(/Siti|3578/);
  expect(desk.lastInput('visits.checkIn')).toMatchObject({ patientId: idOf(1), unitId: GENERAL, payer: 'bpjs', priority: 'none', clockConfirmed: false });
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('a double press gives one check-in', async () => {
  let answer: () => void = () => undefined;
  const { desk, user } = arriving(idOf(1), { 'visits.checkIn': () => new Promise((resolve) => { answer = () => { resolve(ok({ visitId: idOf(201), entryId: idOf(101), number: 'A-018', ticket: TICKET })); }; }) });
  await atUnits();
  await user.dblClick(screen.getByRole('button', { name: /Daftarkan dan cetak/ }));
  await user.keyboard('{Enter}');
  answer();
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.times('visits.checkIn')).toBe(1);
});

test('a unit is chosen by its letter, its own doctors are offered, and the choice is sent', async () => {
  const { desk, user } = arriving(idOf(1));
  await atUnits();
  await user.keyboard('b');
  expect(screen.getByRole('radio', { name: /Poli Gigi/ })).toBeChecked();
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Poli Gigi/ })).toHaveFocus(); });
  const doctor = screen.getByRole('combobox', { name: 'Dokter' });
  expect(within(doctor).getAllByRole('option').map((option) => option.textContent)).toEqual(['Siapa saja', 'drg. Tono']);
  await user.selectOptions(doctor, 'drg. Tono');
  await user.keyboard('{Enter}');
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.lastInput('visits.checkIn')).toMatchObject({ unitId: DENTAL, practitionerId: idOf(802) });
});

test.each([['1961-11-22', 'elderly', 'Lansia'], ['2021-11-23', 'toddler', 'Balita']])('born %s: priority %s is proposed with its reason', async (birthDate, priority, word) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 3) });
  try {
    const { desk, user } = arriving(idOf(1), { 'patients.get': () => ok(patientOf({ birthDate })) });
    await atUnits();
    expect(screen.getByText(`Usulan dari umur: ${word}`)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Daftarkan dan cetak/ }));
    await waitFor(() => { expect(desk.lastInput('visits.checkIn')).toMatchObject({ priority }); });
  } finally {
    vi.useRealTimers();
  }
});

test('without a patient the dialog finds one first: fragment, arrow, Enter, Enter', async () => {
  const { desk, user } = arriving(null);
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Siapa yang datang?' })).toHaveFocus(); });
  await user.keyboard('nur');
  await screen.findByRole('row', { name: /Nur Hidayat/ });
  await user.keyboard('{ArrowDown}{Enter}');
  await atUnits();
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Poli/, checked: true })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.lastInput('visits.checkIn')).toMatchObject({ patientId: idOf(2) });
});

test('a refusal is told in words and stays until another unit is chosen', async () => {
  const { user } = arriving(idOf(1), { 'visits.checkIn': () => ({ ok: false, error: { code: 'already_in_queue', params: { number: 'A-049' } } }) });
  await atUnits();
  await user.keyboard('a{Enter}');
  expect(await screen.findByText(/sudah ada di antrean dengan nomor A-049/)).toBeVisible();
  await user.keyboard('b');
  expect(screen.queryByText(/sudah ada di antrean/)).toBeNull();
});

test('a clock that went back is confirmed before a number is given', async () => {
  const { desk, user } = arriving(idOf(1), { 'visits.checkIn': (input) => (input.clockConfirmed === true ? ok({ visitId: idOf(201), entryId: idOf(101), number: 'A-018', ticket: TICKET }) : { ok: false, error: { code: 'clock_set_back' } }) });
  await atUnits();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Jam sudah benar, lanjutkan' }));
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.times('visits.checkIn')).toBe(2);
});

test('a printer that fails is said, and the visit stays', async () => {
  window.print = () => { throw new Error('no printer'); };
  const { user } = arriving(idOf(1));
  await atUnits();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Tiket tidak tercetak\. Kunjungan dan nomornya tetap tersimpan/)).toBeVisible();
});

const APPOINTMENT: Appointment = {
  id: idOf(951), patientId: idOf(1), patientName: 'Siti Nurlaela', recordNumber: '102456', birthDate: '1992-08-01', sex: 'female', phone: null,
  practitionerId: idOf(802), practitioner: 'drg. Tono', unitId: DENTAL, unit: 'Poli Gigi', roomId: null, room: null, day: dayOfInstant(Date.now()), from: 560, to: 580,
  payer: 'general', kind: 'visit', link: null, note: null, source: 'phone', state: 'booked', standing: null, stateAt: 1, reason: null, number: null, visitId: null, capacity: 1, movedTo: null, movedFrom: null, version: 'a1',
};

test('who has an appointment today is checked in from it, so that it does not stay open', async () => {
  const { desk, user } = arriving(idOf(1), {
    'appointments.ofPatient': () => ok([{ ...APPOINTMENT, id: idOf(952), day: '2020-01-01' }, { ...APPOINTMENT, id: idOf(953), state: 'cancelled' }, APPOINTMENT]),
    'appointments.checkIn': () => ok({ appointment: APPOINTMENT, ticket: TICKET }),
  });
  expect(await screen.findByRole('radio', { name: /Janji pukul 09\.20.*drg\. Tono/ })).toBeChecked();
  expect(screen.getAllByRole('radio', { name: /Janji pukul/ })).toHaveLength(1);
  expect(screen.getByRole('combobox', { name: 'Dokter' })).toBeDisabled();
  await user.keyboard('{Enter}');
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.lastInput('appointments.checkIn')).toMatchObject({ id: idOf(951), expectedVersion: 'a1', payer: 'general' });
  expect(desk.times('visits.checkIn')).toBe(0);
});

test('who has an appointment may still come for something else', async () => {
  const { desk, user } = arriving(idOf(1), { 'appointments.ofPatient': () => ok([APPOINTMENT]) });
  const appointment = await screen.findByRole('radio', { name: /Janji pukul/ });
  await waitFor(() => { expect(appointment).toHaveFocus(); });
  await user.keyboard('a');
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Poli Umum/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await screen.findByRole('article', { name: 'Tiket antrean' });
  expect(desk.lastInput('visits.checkIn')).toMatchObject({ unitId: GENERAL, payer: 'bpjs' });
});
