/** The form of recurring controls: what stands in the way of each visit, what is chosen, and what is sent. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Series, SeriesOccurrence } from '../../../shared/contract/series.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { appointmentOf } from '../appointments/sample-day.ts';
import { deskOf, idOf, patientOf } from '../patients/sample-people.ts';
import { SeriesDialog } from './SeriesDialog.tsx';
import { SeriesPart } from './SeriesPart.tsx';

const FIRST = appointmentOf(1, { day: '2026-11-23', from: 540, practitionerId: idOf(801), unitId: idOf(901), practitioner: 'dr. Ayu', payer: 'bpjs' });
const slot = (day: string, from: number) => ({ day, from, to: from + 20, practitionerId: idOf(801), practitioner: 'dr. Ayu', unitId: idOf(901), unit: 'Poli Umum', roomId: null, room: null, left: 1 });
const visit = (number: number, day: string, more: Partial<SeriesOccurrence> = {}): SeriesOccurrence => ({ number, day, from: 540, appointmentId: null, problem: null, proposal: null, ...more });
const OCCURRENCES = [
  visit(1, '2026-11-23', { appointmentId: FIRST.id }), visit(2, '2026-11-30'),
  visit(3, '2026-12-07', { problem: { code: 'clash_doctor', params: { name: 'dr. Ayu', time: '09.00–09.20' } }, proposal: slot('2026-12-07', 560) }),
  visit(4, '2026-12-14', { problem: { code: 'clinic_closed', params: { name: 'Libur klinik' } }, proposal: slot('2026-12-15', 540) }),
  visit(5, '2026-12-21', { problem: { code: 'outside_hours', params: {} } }),
];
function deskWith(more: Handlers = {}): DeskDouble {
  return new DeskDouble({ ...deskOf('receptionist'), 'patients.get': () => ok(patientOf()), 'series.preview': () => ok({ rule: 'FREQ=WEEKLY', occurrences: OCCURRENCES }), ...more });
}

test('clashes take the slot that is nearest, holidays by choice; Space changes one; Ctrl+Enter books what was chosen', async () => {
  const desk = deskWith({ 'series.apply': () => ok({ id: idOf(1), booked: 2, refused: [{ number: 3, day: '2026-12-07', from: 560, problem: { code: 'clash_doctor', params: { name: 'dr. Ayu', time: '09.20–09.40' } } }] }) });
  renderAtDesk(<SeriesDialog patientId={idOf(1)} appointment={FIRST} onClose={() => undefined} />);
  const user = userEvent.setup();
  const table = await screen.findByRole('table', { name: 'Kunjungan' });
  expect(within(table).getByText('Bentrok: dr. Ayu sudah ada janji 09.00–09.20')).toBeInTheDocument();
  expect(within(table).getByText('Tidak dipesan (tidak ada slot dekat)')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Pesan 3 janji/ })).toBeEnabled();
  await user.click(screen.getByRole('radio', { name: 'Lewati' }));
  expect(await screen.findByRole('button', { name: /Pesan 2 janji/ })).toBeInTheDocument();
  within(table).getByRole('row', { name: /^Ke-2/ }).focus();
  await user.keyboard(' ');
  expect(await screen.findByRole('button', { name: /Pesan 1 janji/ })).toBeInTheDocument();
  await user.keyboard(' ');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('2 janji dipesan.')).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent(/Ke-3, Senin, 7 Desember 2026, 09\.20: Bentrok/);
  expect(desk.lastInput('series.apply')).toMatchObject({
    patientId: idOf(1), appointmentId: FIRST.id, payer: 'bpjs', rule: { unit: 'week', every: 1, count: 6, until: null },
    visits: [{ number: 2, plannedDay: '2026-11-30', day: '2026-11-30', from: 540 }, { number: 3, plannedDay: '2026-12-07', day: '2026-12-07', from: 560 }],
  });
});

test('without an appointment nothing is asked before doctor, unit, day and time are there', async () => {
  const desk = deskWith();
  renderAtDesk(<SeriesDialog patientId={idOf(1)} appointment={null} onClose={() => undefined} />);
  const user = userEvent.setup();
  await screen.findByRole('option', { name: 'dr. Ayu' });
  expect(screen.getByRole('button', { name: /Tidak ada yang dipilih/ })).toBeDisabled();
  await user.selectOptions(screen.getByLabelText('Dokter'), 'dr. Ayu');
  await user.type(screen.getByLabelText('Kunjungan pertama'), '2027-01-04');
  expect(desk.times('series.preview')).toBe(0);
  await user.type(screen.getByLabelText('Jam'), '9.00');
  await waitFor(() => { expect(desk.lastInput('series.preview')).toMatchObject({ practitionerId: idOf(801), unitId: idOf(901), startDay: '2027-01-04', from: 540, appointmentId: null }); });
  await user.click(screen.getByRole('radio', { name: 'bulan' }));
  await waitFor(() => { expect(desk.lastInput('series.preview')).toMatchObject({ rule: { unit: 'month', monthly: 'weekday' } }); });
  expect(screen.getByRole('radio', { name: 'Hari yang sama (Senin ke-1)' })).toBeChecked();
});

test('an appointment says which control it is, and the rest is cancelled with a reason', async () => {
  const members = [1, 2, 3].map((number) => ({ number, plannedDay: `2099-01-0${number}`, appointment: appointmentOf(number, { day: `2099-01-0${number}`, state: 'booked' }) }));
  const series: Series = { id: idOf(700), patientId: idOf(1), practitioner: 'dr. Ayu', unit: 'Poli Umum', planned: 6, rule: '', note: null, stopReason: null, members, version: 'v9' };
  const told: string[] = [];
  const desk = deskWith({ 'series.of': () => ok(series), 'series.cancelRest': () => ok({ cancelled: 2 }) });
  renderAtDesk(<SeriesPart appointmentId={members[1]!.appointment.id} mayChange onTell={(text) => { told.push(text); }} />);
  const user = userEvent.setup();
  expect(await screen.findByText('Kontrol 2 dari 6')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Batalkan sisanya' }));
  expect(screen.getByText(/2 janji dibatalkan: 2 Januari 2099, 3 Januari 2099/)).toBeInTheDocument();
  await user.keyboard('Pindah kota{Enter}');
  await waitFor(() => { expect(told).toEqual(['2 janji dibatalkan.']); });
  expect(desk.lastInput('series.cancelRest')).toEqual({ id: series.id, expectedVersion: 'v9', fromNumber: 2, reason: 'Pindah kota' });
});
