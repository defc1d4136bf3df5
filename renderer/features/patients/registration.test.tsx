import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useFrame, useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { PatientsScreen } from './index.tsx';
import { EMPTY_PATIENT } from './patient-form.ts';
import { AT, candidateOf, deskOf, hitOf, idOf, patientOf } from './sample-people.ts';

beforeEach(() => { lockShortcuts(false); });

async function registering(more = {}) {
  const desk = new DeskDouble(deskOf('receptionist', { 'patients.register': () => ok({ id: idOf(1), recordNumber: '000101' }), ...more }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path="patients/new" />);
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'NIK' })).toHaveFocus(); });
  return { desk, user };
}

test('NIK, one key for what it says, Enter from field to field, F2: registered and on to check-in within 12 presses', async () => {
  const { desk, user } = await registering();
  let presses = 0;
  const press = async (key: string): Promise<void> => { presses += 1; await user.keyboard(key); };
  await user.keyboard('3578 0141 0892 0003');
  expect(await screen.findByText(/Perempuan · 1 Agustus 1992 · Karang Pilang, Kota Surabaya, Jawa Timur/)).toBeVisible();
  await press('{Alt>}i{/Alt}');
  expect(screen.getByRole('radio', { name: 'Perempuan' })).toBeChecked();
  await press('{Enter}');
  await user.keyboard('Sri Wahjuni');
  // Sex and birth date came from the NIK: Enter walks past them.
  await press('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Tempat lahir' })).toHaveFocus();
  await press('{Enter}');
  await user.keyboard('0812 3456 7890');
  await press('{Enter}');
  await press('b');
  expect(screen.getByRole('radio', { name: 'BPJS' })).toBeChecked();
  await press('{Enter}');
  await press('{Enter}');
  await press('{Enter}');
  await user.keyboard('Jl. Mastrip No. 12');
  await press('{Enter}');
  await user.keyboard('kebra');
  await screen.findByText(/Kebraon — Karang Pilang/);
  await press('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Nama ibu' })).toHaveFocus();
  await press('{F2}');
  await waitFor(() => { expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: idOf(1) }); });
  expect(presses).toBeLessThanOrEqual(12);
  expect(desk.lastInput('patients.register')).toMatchObject({ patient: { name: 'Sri Wahjuni', nik: '3578014108920003', sex: 'female', birthDate: '1992-08-01', phone: '+6281234567890', payer: 'bpjs', villageCode: '35.78.01.1002' } });
  expect(desk.times('drafts.discard')).toBe(1);
  expect(useRoute.getState().path).toBe(`patients/${idOf(1)}`);
});

test('what disagrees with the NIK is a warning that is accepted with one key each before it is saved', async () => {
  const { desk, user } = await registering();
  await user.keyboard('3578014108920003');
  await user.type(screen.getByRole('textbox', { name: /^Nama lengkap/ }), 'Sri');
  await user.click(screen.getByRole('radio', { name: 'Laki-laki' }));
  await user.type(screen.getByRole('textbox', { name: 'Tanggal lahir' }), '1-8-1991');
  expect(screen.getByText(/NIK menyebut Perempuan/)).toBeVisible();
  expect(screen.getByText(/NIK menyebut 01-08-1992/)).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Ada 2 isian/)).toBeVisible();
  expect(desk.times('patients.register')).toBe(0);
  await user.keyboard('{Alt>}t{/Alt}{Alt>}t{/Alt}');
  expect(screen.getAllByText('sudah diperiksa')).toHaveLength(2);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.times('patients.register')).toBe(1); });
  const { patient } = desk.lastInput('patients.register') as { patient: { acceptedWarnings: string[] } };
  expect(patient.acceptedWarnings.map((token) => token.split(':')[0])).toEqual(['nik_sex', 'nik_birth_date']);
});

test('an accepted doubt is asked again once what it speaks of has changed', async () => {
  const { user } = await registering({ 'patients.nikOwners': () => ok([{ id: idOf(9), recordNumber: '000109', name: 'Budi Santoso' }]) });
  await user.keyboard('3578014108920003');
  expect(await screen.findByText(/NIK ini sudah dipakai Budi Santoso \(00-01-09\)/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Terima/ }));
  expect(screen.getByText('sudah diperiksa')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'NIK' })).toHaveFocus();
  await user.keyboard('{Backspace}4');
  expect(await screen.findByRole('button', { name: /^Terima/ })).toBeVisible();
});

test('a region that is not known is a warning, one that cannot be read is none', async () => {
  const { user } = await registering({ 'patients.regionOfNik': () => ok({ province: 'Jawa Timur', regency: null, district: null }) });
  await user.keyboard('3599014108920003');
  expect(await screen.findByText(/Kode wilayah NIK tidak dikenal/)).toBeVisible();
});

test('wrong fields are named beside the field, the first has the focus, nothing is sent and nothing is lost', async () => {
  const { desk, user } = await registering();
  await user.keyboard('123');
  await user.type(screen.getByRole('textbox', { name: 'Telepon / WA' }), '08');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('NIK terdiri atas 16 angka.')).toBeVisible();
  expect(screen.getByText('Isi nama pasien.')).toBeVisible();
  expect(screen.getByText('Pilih jenis kelamin.')).toBeVisible();
  expect(screen.getByText(/Nomor telepon belum benar/)).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'NIK' })).toHaveFocus(); });
  expect(screen.getByRole('textbox', { name: 'Telepon / WA' })).toHaveValue('08');
  expect(desk.times('patients.register')).toBe(0);
});

test('a refusal of the desk stays on the form with its field', async () => {
  const { user } = await registering({ 'patients.register': () => ({ ok: false, error: { code: 'invalid_input', fields: { 'patient.name': 'too_long' } } }) });
  await user.keyboard('{Alt>}x{/Alt}');
  await user.type(screen.getByRole('textbox', { name: /Sebutan/ }), 'Tn. X');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Isian ini terlalu panjang.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Sebutan/ })).toHaveValue('Tn. X');
});

test('Alt+B and Alt+X change the kind of identity and back', async () => {
  const { user } = await registering();
  await user.keyboard('{Alt>}b{/Alt}');
  expect(screen.getByRole('radio', { name: 'Bayi baru lahir' })).toBeChecked();
  await user.keyboard('{Alt>}x{/Alt}');
  expect(screen.getByRole('radio', { name: 'Tanpa identitas' })).toBeChecked();
  await user.keyboard('{Alt>}x{/Alt}');
  expect(screen.getByRole('radio', { name: 'WNI' })).toBeChecked();
});

test('people already registered are shown with reasons; Alt+1 goes to the check-in of that one', async () => {
  const { desk, user } = await registering({ 'patients.candidates': () => ok([candidateOf()]) });
  await user.type(screen.getByRole('textbox', { name: /^Nama lengkap/ }), 'Sri Wahjuni');
  expect(await screen.findByText('nama mirip · telepon sama')).toBeVisible();
  expect(screen.getByText('10-24-56 · 01-08-1992 · Kebraon')).toBeVisible();
  await user.keyboard('{Alt>}1{/Alt}');
  expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: idOf(7) });
  expect(desk.lastInput('patients.candidates')).toMatchObject({ name: 'Sri Wahjuni', exceptId: null });
});

test('a draft comes back after a crash and can be thrown away; typing is kept again after that', async () => {
  const kept = { ...EMPTY_PATIENT, name: 'Sri Wahjuni' };
  let draft: string | null = JSON.stringify(kept);
  const desk = new DeskDouble(deskOf('receptionist', {
    'drafts.load': () => ok(draft === null ? null : { form: 'patient', key: 'new', content: draft, savedAt: AT }),
    'drafts.discard': () => { draft = null; return ok({}); },
  }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path="patients/new" />);
  expect(await screen.findByDisplayValue('Sri Wahjuni')).toBeVisible();
  expect(screen.getByText('Draf tersimpan 09.44')).toBeVisible();
  await user.keyboard('{Alt>}d{/Alt}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: /^Nama lengkap/ })).toHaveValue(''); });
  await user.type(screen.getByRole('textbox', { name: /^Nama lengkap/ }), 'Budi');
  await waitFor(() => { expect(JSON.stringify(desk.lastInput('drafts.save') ?? '')).toContain('Budi'); }, { timeout: 4000 });
});

test('when somebody else has changed the patient, reloading keeps what was changed here and takes the rest', async () => {
  let version = 'v1';
  const desk = new DeskDouble(deskOf('receptionist', {
    'patients.get': () => ok(patientOf(version === 'v1' ? {} : { version, phone: '+628999999999' })),
    'patients.update': (input) => (input.expectedVersion === 'v2' ? ok({ version: 'v3' }) : { ok: false, error: { code: 'changed_meanwhile' } }),
  }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}/edit`} />);
  const address = await screen.findByRole('textbox', { name: 'Alamat' });
  await user.clear(address);
  await user.type(address, 'Jl. Baru No. 9');
  version = 'v2';
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Muat data terbaru' }));
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Telepon / WA' })).toHaveValue('0899-999-9999'); });
  expect(address).toHaveValue('Jl. Baru No. 9');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('patients.update')).toMatchObject({ expectedVersion: 'v2', patient: { address: 'Jl. Baru No. 9', phone: '+628999999999' } }); });
});

test('the patients’ screen is searched by typing, walked by arrows, F2 checks in, Enter opens', async () => {
  void new DeskDouble(deskOf('receptionist', { 'patients.recent': () => ok([]), 'patients.search': () => ok([hitOf(1, 'Siti Nurlaela'), hitOf(2, 'Nur Hidayat')]) }));
  const user = userEvent.setup();
  renderAtDesk(<PatientsScreen path="patients" />);
  expect(await screen.findByText('Belum ada pasien')).toBeVisible();
  await user.keyboard('nur');
  expect(await screen.findByRole('row', { name: /Nur Hidayat/ })).toBeVisible();
  await user.keyboard('{ArrowDown}{F2}');
  expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: idOf(2) });
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${idOf(2)}`);
});

test('one patient: allergies stand out, and readers cannot change anything', async () => {
  void new DeskDouble(deskOf('director', { 'patients.get': () => ok(patientOf({ allergies: 'Penisilin' })), 'patients.timeline': () => ok({ entries: [], next: null }) }));
  renderAtDesk(<PatientsScreen path={`patients/${idOf(1)}`} />);
  expect(await screen.findByText(/Alergi: Penisilin/)).toBeVisible();
  expect(screen.queryByRole('button', { name: /Ubah/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Batasi/ })).toBeNull();
});

const MOTHER = patientOf({ id: idOf(5), recordNumber: '000105', name: 'Siti Rahmawati', familyCard: '3578010101010001', payer: 'bpjs', phone: '+6281234567890', villageCode: '35.78.01.1002', village: 'Kebraon' });

test('a newborn takes name, home, household and payer from the mother who is found, and a number as a twin', async () => {
  const { desk, user } = await registering({ 'patients.search': () => ok([{ ...hitOf(5, MOTHER.name), id: MOTHER.id }]), 'patients.recent': () => ok([]), 'patients.get': () => ok(MOTHER) });
  await user.keyboard('{Alt>}b{/Alt}');
  expect(screen.getByRole('textbox', { name: 'Nama ibu' })).toHaveFocus();
  await user.keyboard('{Alt>}m{/Alt}');
  await user.type(await screen.findByRole('textbox', { name: 'Siapa ibunya?' }), 'rahma{Enter}');
  expect(await screen.findByDisplayValue('By. Ny. Siti Rahmawati')).toBeVisible();
  expect(await screen.findByText('✓ Terdaftar: 00-01-05')).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Urutan lahir' }), '2');
  expect(screen.getByDisplayValue('By. Ny. Siti Rahmawati 2')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Perempuan' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.times('patients.register')).toBe(1); });
  expect(desk.lastInput('patients.register')).toMatchObject({ patient: {
    identityKind: 'newborn', name: 'By. Ny. Siti Rahmawati 2', motherId: MOTHER.id, motherName: MOTHER.name, birthOrder: 2, familyCard: MOTHER.familyCard, payer: 'bpjs', phone: MOTHER.phone,
    villageCode: MOTHER.villageCode, guardianRelation: 'mother', nik: null,
  } });
});

test('an unknown person is named by one key, and an age will do for a birth date', async () => {
  const { desk, user } = await registering();
  await user.keyboard('{Alt>}x{/Alt}n');
  expect(screen.getByRole('textbox', { name: /Sebutan/ })).toHaveDisplayValue(/^Ny\. X \d\d\/\d\d \d\d\.\d\d$/);
  await user.type(screen.getByRole('textbox', { name: 'Tanggal lahir' }), '40 th');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.times('patients.register')).toBe(1); });
  expect(desk.lastInput('patients.register')).toMatchObject({ patient: { identityKind: 'unknown', sex: 'female', birthDateEstimated: true, nik: null } });
});

test('a foreigner has a passport or a NIK, and a telephone of any country is shown in its groups', async () => {
  const { desk, user } = await registering();
  await user.click(screen.getByRole('radio', { name: 'Orang asing' }));
  await user.type(screen.getByRole('textbox', { name: 'Nomor paspor' }), 'e1234567k');
  await user.type(screen.getByRole('textbox', { name: /^Nama lengkap/ }), 'Jane Doe');
  await user.click(screen.getByRole('radio', { name: 'Perempuan' }));
  await user.type(screen.getByRole('textbox', { name: 'Tanggal lahir' }), '1-8-1991');
  await user.type(screen.getByRole('textbox', { name: 'Telepon / WA' }), '+6561234567');
  expect(screen.getByText('Singapura · +65 6123 4567')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('patients.register')).toMatchObject({ patient: { identityKind: 'foreigner', passport: 'E1234567K', phone: '+6561234567' } }); });
});

test('a member of the family begins with what the household shares, a newborn gets its own name in one step', async () => {
  const desk = new DeskDouble(deskOf('receptionist', { 'patients.get': () => ok({ ...MOTHER, identityKind: 'newborn' as const }), 'patients.update': () => ok({ version: 'v2' }) }));
  const user = userEvent.setup();
  const { unmount } = renderAtDesk(<PatientsScreen path={`patients/new/family/${MOTHER.id}`} />);
  expect(await screen.findByDisplayValue('3578 0101 0101 0001')).toBeVisible();
  expect(screen.getByText(/disalin dari Siti Rahmawati/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: /^Nama lengkap/ })).toHaveValue('');
  expect(screen.getByRole('textbox', { name: 'NIK' })).toHaveValue('');
  unmount();
  renderAtDesk(<PatientsScreen path={`patients/${MOTHER.id}/identify`} />);
  const name = await screen.findByRole('textbox', { name: /^Nama lengkap/ });
  expect(name).toHaveValue('');
  await user.type(name, 'Aisyah');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('patients.update')).toMatchObject({ expectedVersion: 'v1', patient: { identityKind: 'citizen', name: 'Aisyah' } }); });
});
