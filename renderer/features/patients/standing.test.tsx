import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { CheckInDialog } from '../visits/index.tsx';
import { PatientsScreen } from './index.tsx';
import { deskOf, hitOf, idOf, patientOf, TICKET } from './sample-people.ts';

beforeEach(() => { lockShortcuts(false); });

function showing(part: Parameters<typeof patientOf>[0], more = {}): { desk: DeskDouble; user: ReturnType<typeof userEvent.setup> } {
  const desk = new DeskDouble(deskOf('receptionist', { 'patients.get': () => ok(patientOf(part)), 'appointments.ofPatient': () => ok([]), 'complaints.ofPatient': () => ok([]), ...more }));
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}/identity`} />);
  return { desk, user: userEvent.setup() };
}

test('a death is noted with its day, and a day that is refused is named beside the field', async () => {
  let answers = 0;
  const { desk, user } = showing({}, { 'patients.recordDeath': () => { answers += 1; return answers === 1 ? { ok: false, error: { code: 'invalid_input', fields: { on: 'death_in_future' } } } : ok({ version: 'v2' }); } });
  await user.click(await screen.findByRole('button', { name: 'Catat meninggal' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: /^Catat meninggal/ }));
  expect(within(dialog).getByText('Isi tanggalnya.')).toBeVisible();
  const day = within(dialog).getByRole('textbox', { name: 'Tanggal meninggal' });
  await user.type(day, 'besok{Enter}');
  expect(await within(dialog).findByText('Tanggal meninggal tidak boleh sesudah hari ini.')).toBeVisible();
  await user.clear(day);
  await user.type(day, '20-11-2026{Enter}');
  await waitFor(() => { expect(desk.lastInput('patients.recordDeath')).toEqual({ id: idOf(1), expectedVersion: 'v1', on: '2026-11-20' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});

test('who died is marked on the page, and it can be taken back', async () => {
  const { desk, user } = showing({ deceasedOn: '2026-11-20' }, { 'patients.recordDeath': () => ok({ version: 'v2' }) });
  expect(await screen.findByText(/Meninggal 20 November 2026/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Catat pindah' })).toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Ambil kembali' }));
  await waitFor(() => { expect(desk.lastInput('patients.recordDeath')).toEqual({ id: idOf(1), expectedVersion: 'v1', on: null }); });
});

test('somebody unknown is identified as a new person or as one who is registered', async () => {
  const { user } = showing({ identityKind: 'unknown', name: 'Tn. X 22/11 14.05' }, { 'patients.recent': () => ok([]), 'patients.search': () => ok([hitOf(1, 'Tn. X'), hitOf(2, 'Budi Santoso')]) });
  expect(await screen.findByText(/Belum dikenal/)).toBeVisible();
  await user.keyboard('{Alt>}i{/Alt}');
  await user.type(await screen.findByRole('textbox', { name: 'Sudah terdaftar sebagai' }), 'budi');
  expect(await screen.findByRole('row', { name: /Budi Santoso/ })).toBeVisible();
  expect(screen.queryByRole('row', { name: /Tn\. X/ })).toBeNull();
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(useRoute.getState().path).toBe(`patients/merge/${idOf(1)}/${idOf(2)}`); });
});

test('mother, twins and household stand together and lead to each other', async () => {
  const person = { id: idOf(6), recordNumber: '000106', name: 'By. Ny. Siti 2', sex: 'female' as const, birthDate: '2026-11-20', birthOrder: 2, marks: [], relation: 'child' as const, sameCard: true };
  const { user } = showing({ family: [person, { ...person, id: idOf(7), name: 'Budi Santoso', birthDate: '1990-01-01', birthOrder: null, relation: null, marks: ['deceased'] }] });
  expect(await screen.findByText(/Anak · kembar ke-2/)).toBeVisible();
  expect(screen.getByText(/No\. KK sama/)).toBeVisible();
  expect(screen.getByText('meninggal')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lihat By. Ny. Siti 2' }));
  expect(useRoute.getState().path).toBe(`patients/${idOf(6)}`);
});

test('who moved away is asked about once and received all the same', async () => {
  const desk = new DeskDouble(deskOf('receptionist', {
    'patients.get': () => ok(patientOf({ movedOn: '2026-11-01', movedTo: 'Malang' })), 'appointments.ofPatient': () => ok([]),
    'visits.checkIn': () => ok({ visitId: idOf(301), entryId: idOf(101), number: 'A-018', ticket: TICKET }),
  }));
  const user = userEvent.setup();
  renderAtDesk(<CheckInDialog patientId={idOf(1)} onClose={() => undefined} />);
  expect(await screen.findByText(/Pindah 1 November 2026 ke Malang/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Daftarkan/ }));
  expect(await screen.findByText(/Tetap lanjutkan/)).toBeVisible();
  expect(desk.times('visits.checkIn')).toBe(0);
  await user.click(screen.getByRole('button', { name: 'Ya, lanjutkan' }));
  await waitFor(() => { expect(desk.times('visits.checkIn')).toBe(1); });
});
