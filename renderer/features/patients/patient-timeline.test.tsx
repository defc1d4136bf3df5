import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../shared/contract/timeline.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { PatientsScreen } from './index.tsx';
import { deskOf, idOf, patientOf } from './sample-people.ts';

const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour - 7);
const common = (last: number, instant: number) => ({ key: idOf(last), at: instant, actor: 'Rina Hapsari', desk: 'A' });
const STORY: readonly TimelineEntry[] = [
  { kind: 'complaint', ...common(5, at(21, 10)), id: idOf(5), number: 'K-2026-0007', grade: 'yellow', state: 'new', unit: 'Poli Gigi', summary: 'Menunggu terlalu lama', restricted: false },
  { kind: 'appointment', ...common(4, at(20, 11)), id: idOf(4), action: 'book', day: '2026-11-25', from: 570, practitioner: 'drg. Tono', unit: 'Poli Gigi', reason: null, state: 'booked' },
  { kind: 'visit', ...common(3, at(20, 9)), id: idOf(3), day: '2026-11-20', number: 'B-007', unit: 'Poli Gigi', practitioner: 'drg. Tono', payer: 'bpjs', complaint: null, state: 'done', steps: [{ at: at(20, 9), action: 'join', to: 'waiting', number: 'B-007', unit: 'Poli Gigi', actor: 'Rina Hapsari', reason: null }] },
  { kind: 'record', ...common(2, Date.UTC(2025, 0, 3, 2)), what: 'update', reason: null, fields: [{ column: 'phone', before: '"+6281211110000"', after: '"+6281211110001"', known: 'both' }, { column: 'sex', before: null, after: '"female"', known: 'after' }] },
  { kind: 'record', ...common(1, Date.UTC(2025, 0, 2, 2)), what: 'update', reason: null, fields: [] },
];

function openPatient(role: Parameters<typeof deskOf>[0], more: Handlers = {}, tab = '') {
  lockShortcuts(false);
  const desk = new DeskDouble(deskOf(role, {
    'patients.get': () => ok(patientOf()), 'patients.timeline': () => ok({ entries: [...STORY], next: null }), 'restricted.openings': () => ok([]), ...more,
  }));
  useRoute.getState().go(`patients/${idOf(1)}${tab}`);
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}${tab}`} />);
  return desk;
}
const table = async () => within(await screen.findByRole('table', { name: 'Riwayat' }));

test('entries stand under their year and day, with words for what happened and who did it', async () => {
  openPatient('receptionist');
  const story = await table();
  expect(story.getAllByRole('row').map((row) => row.getAttribute('aria-label')).filter((label) => label !== null)).toEqual([
    'Komplain, K-2026-0007 · Menunggu terlalu lama, Sabtu, 21 November 2026, 10.00', 'Janji temu, Dibuat untuk 25 November 2026, 09.30, Jumat, 20 November 2026, 11.00',
    'Kunjungan, B-007 · Poli Gigi · drg. Tono · BPJS, Jumat, 20 November 2026, 09.00', 'Perubahan data, Data diubah, Jumat, 3 Januari 2025, 09.00', 'Perubahan data, Data diubah, Kamis, 2 Januari 2025, 09.00',
  ]);
  expect(story.getByText('Tahun 2025')).toBeVisible();
  expect(story.getAllByText('Rina Hapsari · Meja A')).toHaveLength(5);
});

test('a change says the value before and after where both are kept, and is honest where they are not', async () => {
  openPatient('receptionist');
  const story = await table();
  expect(story.getByText('Nomor telepon: 0812-1111-0000 → 0812-1111-0001')).toBeVisible();
  expect(story.getByText('Jenis kelamin: menjadi Perempuan')).toBeVisible();
  expect(story.getByText('Isian mana yang berubah tidak lagi tersimpan di meja ini.')).toBeVisible();
});

test('arrows walk over days, Enter opens', async () => {
  openPatient('receptionist');
  const user = userEvent.setup();
  const rows = (await table()).getAllByRole('row').filter((row) => row.hasAttribute('data-index'));
  rows[0]!.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(rows[2]).toHaveFocus();
  await user.keyboard('{End}');
  expect(rows[4]).toHaveFocus();
  await user.keyboard('{Home}{Enter}');
  expect(useRoute.getState().path).toBe(`complaints/${idOf(5)}`);
});

test('one kind alone is asked for; views only for those who answer for them', async () => {
  const desk = openPatient('receptionist');
  const user = userEvent.setup();
  await table();
  expect(screen.queryByRole('option', { name: 'Dilihat' })).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Tampilkan' }), 'Komplain');
  expect(desk.asked.findLast(({ name }) => name === 'patients.timeline')?.input).toMatchObject({ kinds: ['complaint'], after: null });
});

test('a story without entries says what to do', async () => {
  openPatient('receptionist', { 'patients.timeline': () => ok({ entries: [], next: null }) });
  expect(await screen.findByText('Belum ada riwayat')).toBeVisible();
});

test('a record that is not for this role shows nothing of the person and how to go on', async () => {
  openPatient('receptionist', { 'patients.get': () => ({ ok: false, error: { code: 'record_restricted' } }) });
  expect(await screen.findByText('Data orang ini dibatasi')).toBeVisible();
  expect(screen.queryByText('Siti Nurlaela')).toBeNull();
  const user = userEvent.setup();
  await user.keyboard('{Alt>}o{/Alt}');
  expect(await screen.findByLabelText('No. RM atau NIK, seluruhnya')).toBeVisible();
});

test('an opened record says until when', async () => {
  openPatient('receptionist', { 'patients.get': () => ok(patientOf({ restriction: { reason: 'Pegawai sendiri', openUntil: Date.now() + 900_000 } })) });
  expect(await screen.findByText(/Terbuka untuk Anda sampai/)).toBeVisible();
});

test('consents stand with their explanation, and a withdrawn one says until when its use must have stopped', async () => {
  openPatient('receptionist', { 'consents.ofPatient': () => ok({ reminders: false, consents: [{ id: idOf(8), kind: 'reminder', how: 'spoken', givenAt: at(1, 9), givenBy: 'Bapak Contoh', relation: 'father', note: null, recordedBy: 'Rina Hapsari', version: 'v1',
    withdrawn: { at: at(20, 9), reason: 'Terlalu sering', recordedBy: 'Rina Hapsari', stopBy: at(23, 9) } }] }) }, '/consents');
  const row = within(await screen.findByRole('row', { name: /^Pengingat/ }));
  expect(row.getByText(/mengingatkan janji temu dan kontrol/)).toBeVisible();
  expect(row.getByText('Bapak Contoh (Ayah)')).toBeVisible();
  expect(row.getByText(/23 November 2026, 09\.00/)).toHaveTextContent('Pengingat berhenti saat itu juga.');
  expect(screen.getByText('Jangan dikirimi pengingat')).toBeVisible();
});
