import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame, useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { PatientsScreen } from './index.tsx';
import { deskOf, idOf, patientOf } from './sample-people.ts';

const VISIT = { id: idOf(3), day: '2026-11-20', at: Date.UTC(2026, 10, 20, 2, 0), unit: 'Poli Gigi', practitioner: 'drg. Tono', number: 'B-007', payer: 'bpjs' as const, state: 'done' };
const APPOINTMENT: Appointment = {
  id: idOf(4), day: '2026-11-20', from: 570, to: 580, practitionerId: idOf(802), practitioner: 'drg. Tono', unitId: idOf(902), unit: 'Poli Gigi', roomId: null, room: null,
  patientId: idOf(1), patientName: 'Nur Hidayat', recordNumber: '00000001', birthDate: null, sex: null, phone: null, payer: 'general', kind: 'control', link: null, note: null, source: 'desk', state: 'booked', standing: null, stateAt: 1, reason: null, number: null, visitId: null, version: 'v1',
};
const COMPLAINT: ComplaintRow = {
  id: idOf(5), number: 'K-2026-0007', channel: 'in_person', receivedAt: Date.UTC(2026, 10, 21, 3, 0), grade: 'yellow', category: 'attitude', unit: 'Poli Gigi', summary: 'Menunggu terlalu lama', reporterName: null, anonymous: true, restricted: false,
  state: 'new', firstAnswerAt: null, resolvedAt: null, reopened: 0, clock: { limitAt: null, remainingMs: 1000, limitMs: 1000, state: 'running' }, version: 'v1',
};

function openPatient(role: Parameters<typeof deskOf>[0], more: Handlers = {}) {
  lockShortcuts(false);
  const desk = new DeskDouble(deskOf(role, {
    'patients.get': () => ok(patientOf({ visits: [VISIT] })), 'appointments.ofPatient': () => ok([APPOINTMENT]), 'complaints.ofPatient': () => ok([COMPLAINT]), ...more,
  }));
  useRoute.getState().go(`patients/${idOf(1)}`);
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}`} />);
  return desk;
}

test('visits, appointments and complaints stand in one list, newest first, each leading to its place', async () => {
  openPatient('receptionist');
  const user = userEvent.setup();
  await screen.findByRole('row', { name: /^Komplain/ });
  await screen.findByRole('row', { name: /^Janji temu/ });
  const rows = within(screen.getByRole('table', { name: 'Riwayat' })).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
    'Komplain, 21 November 2026, Kuning · Poli Gigi · Menunggu terlalu lama, 10.00', 'Janji temu, 20 November 2026, Poli Gigi · drg. Tono · Umum, 09.30', 'Kunjungan, 20 November 2026, Poli Gigi · drg. Tono · BPJS, 09.00',
  ]);
  expect(within(rows[0]!).getByText('K-2026-0007')).toBeVisible();
  rows[0]!.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('dialog')).toBeVisible();
  await user.keyboard('{Escape}');
  rows[0]!.focus();
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`complaints/${idOf(5)}`);
});

test('what is begun on the page is about this patient', async () => {
  openPatient('receptionist');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Buat janji temu' }));
  expect(useFrame.getState().dialog).toEqual({ kind: 'booking', patientId: idOf(1), slot: null });
  await user.click(screen.getByRole('button', { name: 'Catat telepon' }));
  expect(useFrame.getState().dialog).toEqual({ kind: 'call', patientId: idOf(1) });
  await user.click(screen.getByRole('button', { name: 'Komplain' }));
  expect(useFrame.getState().dialog).toEqual({ kind: 'complaint', patientId: idOf(1) });
});

test('public relations takes complaints, but books and calls nothing; a refusal leaves the visits on the page', async () => {
  openPatient('public_relations', { 'complaints.ofPatient': () => ({ ok: false, error: { code: 'forbidden' } }) });
  expect(await screen.findByRole('row', { name: /^Kunjungan/ })).toBeVisible();
  expect(await screen.findByText('Peran Anda tidak boleh melakukan ini.')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Komplain' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Buat janji temu' })).toBeNull();
});
