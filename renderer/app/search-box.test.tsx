import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { PatientHit } from '../../shared/contract/patients.ts';
import type { Result } from '../../shared/contract/core.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from './desk-double.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useFrame, useRoute } from './routes.ts';
import { lockShortcuts } from './shortcuts.ts';
import { readPrefill } from '../features/patients/prefill.ts';
import { useTypedSearch } from './typed-search.ts';

const RINA = { id: '01890000-0000-7000-8000-0000000000aa', login: 'rina', fullName: 'Rina Hapsari', role: 'receptionist' as const };

function person(last: string, name: string, highlights: [number, number][] = []): PatientHit {
  return {
    id: `01890000-0000-7000-8000-00000000000${last}`, recordNumber: `00-00-0${last}`, name, sex: 'female', birthDate: '1992-08-01',
    phone: '+6281234567890', village: 'Mulyorejo', payer: 'bpjs', lastVisitDay: '2026-11-02', match: 'name', matched: null, former: false, similar: false, marks: [], highlights,
  };
}
const SITI = person('1', 'Siti Nurlaela', [[5, 8]]);
const NUR = person('2', 'Nur Hidayat', [[0, 3]]);

function desk(search: Handlers['patients.search'] = () => ok([SITI, NUR])): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: RINA, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'patients.recent': () => ok([]),
    'patients.search': search,
    'users.lock': () => ok({}),
  });
}

beforeEach(() => { lockShortcuts(false); });

async function open(fragment: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  renderAtDesk(<SearchBox />);
  await screen.findByRole('combobox');
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.getByRole('combobox')).toHaveFocus();
  await user.keyboard(fragment);
  return user;
}

test('a fragment finds, highlights, and F2 opens the check-in of that patient', async () => {
  desk();
  const user = await open('nur');
  const list = within(screen.getByRole('listbox', { name: 'Hasil pencarian' }));
  const first = await list.findByRole('option', { name: /Siti Nurlaela/ });
  expect(within(first).getByText('Nur').tagName).toBe('MARK');
  expect(first).toHaveAttribute('aria-selected', 'true');
  expect(first).toHaveTextContent('01-08-1992');
  await user.keyboard('{F2}');
  expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: SITI.id });
  expect(screen.getByRole('combobox')).toHaveValue('');
});

test('arrows walk, Enter opens the patient, Ctrl+Enter checks in', async () => {
  desk();
  const user = await open('nur');
  await screen.findByRole('option', { name: /Nur Hidayat/ });
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('combobox')).toHaveAttribute('aria-activedescendant', expect.stringContaining(NUR.id));
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${NUR.id}`);
  await user.keyboard('{Control>}k{/Control}nur');
  await screen.findByRole('option', { name: /Siti/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: SITI.id });
});

test('a key pressed before the answer waits for it instead of taking the row that stands first now', async () => {
  let answer: (result: Result<PatientHit[]>) => void = () => undefined;
  desk(({ text }) => (text === 'n' ? ok([SITI]) : new Promise((resolve) => { answer = resolve; })));
  const user = await open('n');
  await screen.findByRole('option', { name: /Siti/ });
  await user.keyboard('ur hi{Control>}{Enter}{/Control}');
  expect(useFrame.getState().dialog).toBeNull();
  // The old rows stay until the answer is here.
  expect(screen.getByRole('option', { name: /Siti/ })).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('combobox')).toHaveValue('nur hi'); });
  await new Promise((resolve) => { setTimeout(resolve, 80); });
  await act(async () => { answer(ok([NUR])); });
  await waitFor(() => { expect(useFrame.getState().dialog).toEqual({ kind: 'checkIn', patientId: NUR.id }); });
});

test('commands are found by their words and run with Enter', async () => {
  const double = desk(() => ok([]));
  const user = await open('kunci');
  await screen.findByRole('option', { name: /Kunci layar/ });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(double.times('users.lock')).toBe(1); });
});

test('nothing found: what to try, and F3 registers with the name that was typed; Esc leaves', async () => {
  desk(() => ok([]));
  const user = await open('budi baru');
  expect(await screen.findByText(/Tidak ada yang cocok dengan “budi baru”/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Daftarkan pasien baru: Budi Baru/ })).toBeVisible();
  await user.keyboard('{F3}');
  expect(useRoute.getState().path).toBe('patients/new');
  expect(readPrefill()).toEqual({ name: 'Budi Baru' });
  await user.keyboard('{Control>}k{/Control}3578014108920003');
  await screen.findByText(/Tidak ada yang cocok/);
  await user.keyboard('{F3}');
  expect(readPrefill()).toEqual({ nik: '3578014108920003' });
  await user.keyboard('{Control>}k{/Control}zzz');
  await screen.findByText(/Tidak ada yang cocok/);
  await user.keyboard('{Escape}');
  expect(screen.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false');
  expect(screen.getByRole('combobox')).not.toHaveFocus();
});

test('what is told later of the same search neither moves a row nor takes the chosen one away', async () => {
  let answer: PatientHit[] = [SITI, NUR];
  const double = desk(() => ok(answer));
  const user = await open('nur');
  await screen.findByRole('option', { name: /Nur Hidayat/ });
  answer = [person('3', 'Nur Baru'), NUR, SITI];
  double.tell({ type: 'changed', capabilities: ['patients'] });
  await screen.findByRole('option', { name: /Nur Baru/ });
  expect(screen.getAllByRole('option').map((row) => row.textContent?.slice(0, 8))).toEqual(['Siti Nur', 'Nur Hida', 'Nur Baru']);
  expect(screen.getByRole('option', { name: /Siti/ })).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${SITI.id}`);
});

test('an arrow pressed before the answer is there walks the answer, not the list that stood there before', async () => {
  let answer: (result: Result<PatientHit[]>) => void = () => undefined;
  const double = desk(({ text }) => (text === 'nu' ? ok([SITI, NUR]) : new Promise((resolve) => { answer = resolve; })));
  const user = await open('nu');
  await screen.findByRole('option', { name: /Nur Hidayat/ });
  await user.keyboard('r{ArrowDown}');
  await waitFor(() => { expect(double.lastInput('patients.search')).toMatchObject({ text: 'nur' }); });
  await act(async () => { answer(ok([person('3', 'Nur Lain'), NUR])); });
  await screen.findByRole('option', { name: /Nur Lain/ });
  expect(screen.getAllByRole('option').map((row) => row.textContent?.slice(0, 8))).toEqual(['Nur Lain', 'Nur Hida']);
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${NUR.id}`);
});

test('a row says why it was found, and similar names say that they are only that', async () => {
  desk(({ text }) => ok(text.startsWith('s') ? [{ ...SITI, similar: true }] : [{ ...SITI, match: 'nik', matched: '3578014108920003' }, { ...NUR, match: 'name', matched: 'Noer Hidajat', former: true }]));
  const user = await open('3578');
  expect(await screen.findByText('NIK 3578 0141 0892 0003')).toBeVisible();
  expect(screen.getByText('dulu bernama Noer Hidajat')).toBeVisible();
  await user.clear(screen.getByRole('combobox'));
  await user.keyboard('sitti');
  expect(await screen.findByText('Tidak ada yang persis “sitti”. Ini yang mirip:')).toBeVisible();
  expect(screen.getByText('mirip')).toBeVisible();
});

test('a number that something else asks for is looked up at once', async () => {
  desk();
  await open('x');
  act(() => { useTypedSearch.getState().type('3578014108920003'); });
  await waitFor(() => { expect(screen.getByRole('combobox')).toHaveValue('3578014108920003'); });
  await screen.findByRole('option', { name: /Siti/ });
});
