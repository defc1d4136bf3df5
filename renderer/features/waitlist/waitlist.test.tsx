/** The waiting list's screen and forms against a desk that answers from a table. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { setDeskClock } from '../../app/clock.ts';
import { AT, deskOf, idOf, patientOf } from '../patients/sample-people.ts';
import { AskDialog } from './AskDialog.tsx';
import { HeldNotice } from './HeldNotice.tsx';
import { WaitlistScreen } from './WaitlistScreen.tsx';

const SLOT = { day: '2026-11-23', from: 480, to: 500, practitionerId: idOf(801), practitioner: 'dr. Ayu', unitId: idOf(901), unit: 'Poli Umum', roomId: null, room: null, left: 1 };
const OFFER = { ...SLOT, id: idOf(700), offeredAt: AT, until: AT + 30 * 60_000, answer: null, reason: null };
function entryOf(number: number, more: Partial<WaitlistEntry> = {}): WaitlistEntry {
  return {
    id: idOf(600 + number), patientId: idOf(number), patientName: `Pasien ${number}`, recordNumber: '000123', birthDate: null, phone: '+6281234567890', practitionerId: SLOT.practitionerId, practitioner: 'dr. Ayu', unitId: null, unit: null, kind: 'visit', payer: 'general',
    weekdays: [1, 3], parts: ['morning'], earliestDay: '2026-11-22', latestDay: '2026-11-30', reach: 'call', priority: 'none', note: null, appointmentId: null, held: null, askedAt: AT, state: 'waiting', reason: null, unanswered: 0, proposal: null, offer: null, booked: [], version: `v${number}`, ...more,
  };
}
function deskWith(entries: readonly WaitlistEntry[], more: Handlers = {}): DeskDouble {
  return new DeskDouble({ ...deskOf('receptionist'), 'waitlist.list': () => ok([...entries]), 'clinic.get': () => ok({ id: idOf(1), name: 'Klinik Melati', address: 'Jl. Kenanga 5', phone: null, zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: true }), ...more });
}
beforeEach(() => { setDeskClock(AT, Date.now()); });

test('the first in order has the focus; Enter offers the slot that is the row’s turn, and says until when', async () => {
  const desk = deskWith([entryOf(1, { proposal: SLOT, priority: 'pregnant' }), entryOf(2, { unanswered: 2 })], { 'waitlist.offer': () => ok(OFFER) });
  renderAtDesk(<WaitlistScreen />);
  const row = await screen.findByRole('row', { name: /^Pasien 1, dr\. Ayu · Sen, Rab · pagi, Slot kosong$/ });
  await waitFor(() => { expect(row).toHaveFocus(); });
  expect(screen.getByText('2 kali tidak menjawab')).toBeInTheDocument();
  expect(within(screen.getByRole('region', { name: 'Pasien 1' })).getByText('0812-3456-7890')).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await screen.findByText(/Slot ditahan untuk Pasien 1 sampai/);
  expect(desk.lastInput('waitlist.offer')).toEqual({ id: idOf(601), practitionerId: SLOT.practitionerId, unitId: SLOT.unitId, roomId: null, day: SLOT.day, from: SLOT.from });
});

test.each([['y', 'accepted'], ['n', 'declined'], ['j', 'no_answer']])('%s notes the answer %s of an offer that runs', async (key, answer) => {
  const desk = deskWith([entryOf(1, { state: 'offered', offer: OFFER })], { 'waitlist.answer': () => ok({ appointment: null }) });
  renderAtDesk(<WaitlistScreen />);
  await waitFor(() => { expect(screen.getByRole('row', { name: /^Pasien 1/ })).toHaveFocus(); });
  expect((await screen.findByLabelText('Yang dikatakan')).textContent).toMatch(/Bapak\/Ibu Pasien 1\. Kami dari Klinik Melati\. .*Senin, 23 November 2026 pukul 08\.00 WIB dengan dr\. Ayu, Poli Umum/);
  await userEvent.keyboard(key);
  await waitFor(() => { expect(desk.lastInput('waitlist.answer')).toEqual({ id: idOf(601), offerId: OFFER.id, answer, reason: null }); });
});

test('WhatsApp opens with the message, without a record number; a refusal is told in words', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue({ opener: null } as Window);
  deskWith([entryOf(1, { state: 'offered', reach: 'whatsapp', offer: OFFER })], { 'waitlist.answer': () => ({ ok: false, error: { code: 'clash_doctor', params: { name: 'dr. Ayu', time: '08.00–08.20' } } }) });
  renderAtDesk(<WaitlistScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Buka WhatsApp' }));
  const address = new URL(String(opened.mock.lastCall?.[0]));
  expect([address.origin, address.pathname]).toEqual(['https://wa.me', '/6281234567890']);
  expect(address.searchParams.get('text')).toMatch(/YA atau TIDAK/);
  expect(address.searchParams.get('text')).not.toMatch(/000123|00-01-23/);
  await userEvent.click(screen.getByRole('button', { name: /^Menerima/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/dr\. Ayu/);
  opened.mockRestore();
});

test('nobody waits: it says how to begin; what is over is shown on demand, also who was booked twice', async () => {
  const place = { id: idOf(500), day: SLOT.day, from: 480, practitioner: 'dr. Ayu', unit: 'Poli Umum' };
  const over = [entryOf(3, { state: 'withdrawn', reason: 'Sudah sembuh' }), entryOf(4, { state: 'booked', booked: [place, { ...place, id: idOf(501), from: 540 }] })];
  deskWith([], { 'waitlist.list': ({ ended }) => ok(ended ? over : []) });
  renderAtDesk(<WaitlistScreen />);
  await screen.findByText('Tidak ada yang menunggu');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tampilkan yang sudah selesai' }));
  expect(await screen.findByText('Sudah sembuh')).toBeInTheDocument();
  expect(screen.getByText(/Dua meja memesankan janji/)).toBeInTheDocument();
});

test('a wish begins with what the booking form knew, is sent with Ctrl+Enter, and a wrong day is told in its field', async () => {
  const refused = { ok: false as const, error: { code: 'invalid_input' as const, fields: { latestDay: 'days_order' } } };
  let answers = 0;
  const desk = deskWith([], {
    'patients.get': () => ok(patientOf({ name: 'Siti Rahma', birthDate: '1950-01-01' })), 'appointments.ofPatient': () => ok([]), 'waitlist.ofPatient': () => ok([entryOf(1, { proposal: SLOT })]),
    'waitlist.ask': () => { answers += 1; return answers === 1 ? refused : ok({ id: idOf(601) }); },
  });
  renderAtDesk(<AskDialog patientId={idOf(1)} start={{ practitionerId: idOf(801), kind: 'control', payer: 'bpjs' }} onClose={() => undefined} />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('checkbox', { name: 'Senin' }));
  await user.click(screen.getByRole('checkbox', { name: /^sore/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Hari paling akhir tidak boleh sebelum hari ini atau hari paling awal.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/Sekarang pun ada slot yang cocok: Senin, 23 November 2026, 08\.00/);
  expect(desk.lastInput('waitlist.ask')).toMatchObject({ patientId: idOf(1), practitionerId: idOf(801), unitId: null, kind: 'control', payer: 'bpjs', weekdays: [1], parts: ['afternoon'], priority: 'elderly', appointmentId: null });
});

test('whoever books a slot that is being offered is warned, and told otherwise when it is the same patient', async () => {
  deskWith([], { 'waitlist.held': () => ok([{ practitionerId: SLOT.practitionerId, day: SLOT.day, from: SLOT.from, until: OFFER.until, patientId: idOf(1) }]) });
  renderAtDesk(<><HeldNotice slot={SLOT} patientId={idOf(2)} /><HeldNotice slot={SLOT} patientId={idOf(1)} /><HeldNotice slot={{ ...SLOT, from: 540 }} patientId={idOf(2)} /></>);
  expect(await screen.findByText(/Memesannya tetap bisa/)).toBeInTheDocument();
  expect(await screen.findByText(/Catat jawabannya di Daftar tunggu/)).toBeInTheDocument();
  expect(screen.getAllByRole('status')).toHaveLength(2);
});
