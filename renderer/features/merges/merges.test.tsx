import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { MergeSide, PatientMerge } from '../../../shared/contract/merges.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { PatientsScreen } from '../patients/index.tsx';
import { AT, deskOf, idOf, patientOf } from '../patients/sample-people.ts';

beforeEach(() => { lockShortcuts(false); });

const NOTHING = { visits: 0, appointments: 0, calls: 0, complaints: 0, emergencies: 0 };
function sideOf(last: number, values: MergeSide['values'], more: Partial<MergeSide> = {}): MergeSide {
  return {
    id: idOf(last), recordNumber: `00010${last}`, name: String(values['name']), version: `v${last}`, createdAt: AT + last, village: null, counts: NOTHING, lastVisitDay: null, others: [], ...more,
    values: { identity_kind: 'citizen', sex: 'female', birth_date: '1992-08-01', birth_date_estimated: 0, payer: 'general', consent_reminder: 1, ...values },
  };
}
const SITI = sideOf(1, { name: 'Siti Rahmawati', phone: '+6281230000001', allergies: 'Penisilin' }, { counts: { ...NOTHING, visits: 3, complaints: 1 }, lastVisitDay: '2026-11-20' });
const SITI_R = sideOf(2, { name: 'Siti R.', phone: null, allergies: 'Sulfa' });

async function merging(more: Handlers = {}, role: Role = 'registrar') {
  const desk = new DeskDouble(deskOf(role, {
    'merges.preview': () => ok({ from: SITI, into: SITI_R, sameQueue: [] }),
    'merges.merge': () => ok({ id: idOf(50), survivor: { id: idOf(1), recordNumber: '000101', name: 'Siti Rahmawati' }, sameQueue: [] }),
    ...more,
  }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path={`patients/merge/${idOf(1)}/${idOf(2)}`} />);
  if (role === 'registrar') await screen.findByRole('region', { name: 'Tetap dipakai: 00-01-01' });
  return { desk, user };
}

test('the older number is proposed, each field says whether it differs, and nothing that harms is lost', async () => {
  const { desk, user } = await merging();
  expect(within(screen.getByRole('region', { name: 'Tetap dipakai: 00-01-01' })).getByText(/3 kunjungan · 1 komplain/)).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Nama' })).getByRole('radio', { name: /Siti Rahmawati/ })).toHaveFocus();
  expect(within(screen.getByRole('group', { name: 'Telepon' })).getByRole('radio', { name: /0812-3000-0001/ })).toBeChecked();
  expect(within(screen.getByRole('group', { name: 'Alergi' })).getByRole('radio', { name: /Penisilin; Sulfa/ })).toBeChecked();
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/Tidak ada yang dihapus/)).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(useRoute.getState().path).toBe(`patients/${idOf(1)}`); });
  expect(desk.lastInput('merges.merge')).toEqual({ fromId: idOf(2), intoId: idOf(1), choices: { name: 'into', phone: 'into', allergies: 'both' }, expectedVersions: { from: 'v2', into: 'v1' }, note: null });
});

test('Alt+T swaps the number that stays; values that were chosen stay chosen', async () => {
  const { desk, user } = await merging();
  await user.keyboard('{Alt>}t{/Alt}');
  expect(await screen.findByRole('region', { name: 'Tetap dipakai: 00-01-02' })).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Nama' })).getByRole('radio', { name: /Siti Rahmawati/ })).toBeChecked();
  await user.click(within(screen.getByRole('group', { name: 'Nama' })).getByRole('radio', { name: /Siti R\./ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Gabungkan/ }));
  await waitFor(() => { expect(desk.times('merges.merge')).toBe(1); });
  expect(desk.lastInput('merges.merge')).toMatchObject({ fromId: idOf(1), intoId: idOf(2), choices: { name: 'into', phone: 'from', allergies: 'both' } });
});

test('says when both stand in one queue, and what a refusal means', async () => {
  const { user } = await merging({
    'merges.preview': () => ok({ from: SITI, into: SITI_R, sameQueue: [{ unit: 'Poli Umum', numbers: ['A-001', 'A-002'] }] }),
    'merges.merge': () => ({ ok: false, error: { code: 'changed_meanwhile' } }),
  });
  expect(screen.getByText(/Keduanya masih antre di Poli Umum hari ini \(A-001, A-002\)/)).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('dialog');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeVisible();
});

test('whoever may not merge is told who may, and nothing is asked of the desk', async () => {
  const { desk } = await merging({}, 'receptionist');
  expect(await screen.findByText(/Hanya petugas SIK dan administrator/)).toBeVisible();
  expect(desk.times('merges.preview')).toBe(0);
});

const MERGED: PatientMerge = {
  id: idOf(50), version: 'm1', at: AT, by: 'Rina Hapsari', note: null, from: { id: idOf(2), recordNumber: '000102', name: 'Siti R.' }, into: { id: idOf(1), recordNumber: '000101', name: 'Siti Nurlaela' },
  state: 'holds', changed: ['phone'], undone: null,
};

test('the page of the survivor names the other number; undoing asks why', async () => {
  const desk = new DeskDouble(deskOf('registrar', {
    'patients.get': () => ok(patientOf()), 'appointments.ofPatient': () => ok([]), 'complaints.ofPatient': () => ok([]), 'merges.ofPatient': () => ok([MERGED]),
    'merges.undo': () => ok({ from: MERGED.from, into: MERGED.into, kept: ['phone'] }),
  }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}`} />);
  expect(await screen.findByText(/Juga bernomor 00-01-02 \(Siti R\.\), digabungkan .* oleh Rina Hapsari/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Batalkan penggabungan' }));
  await user.keyboard('dua orang{Enter}');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(desk.lastInput('merges.undo')).toEqual({ id: idOf(50), expectedVersion: 'm1', reason: 'dua orang' });
});

test('a merge without effect says why, and readers see it without buttons', async () => {
  const readOnly = new DeskDouble(deskOf('receptionist', {
    'patients.get': () => ok(patientOf()), 'appointments.ofPatient': () => ok([]), 'complaints.ofPatient': () => ok([]), 'merges.ofPatient': () => ok([{ ...MERGED, state: 'circle' }, { ...MERGED, id: idOf(51), state: 'repeated' }]),
  }));
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}`} />);
  expect(await screen.findByText(/tidak berlaku: meja lain sudah menggabungkan ke arah sebaliknya/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Tarik' })).toBeNull();
  expect(readOnly.times('merges.ofPatient')).toBe(1);
});

test('the page of a merged record leads to the survivor’s', async () => {
  const desk = new DeskDouble(deskOf('registrar', { 'patients.get': () => ok(patientOf()), 'appointments.ofPatient': () => ok([]), 'complaints.ofPatient': () => ok([]) }));
  renderAtDesk(<PatientsScreen path={`patients/${idOf(2)}`} />);
  await waitFor(() => { expect(useRoute.getState().path).toBe(`patients/${idOf(1)}`); });
  expect(desk.lastInput('patients.get')).toEqual({ id: idOf(2) });
});
