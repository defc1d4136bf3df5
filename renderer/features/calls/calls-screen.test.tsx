/** Calling back, and looking up what was said, by keyboard alone. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { CallsScreen } from './index.tsx';

const MINUTE = 60_000;
beforeEach(() => {
  lockShortcuts(false);
  setDeskClock(AT, Date.now());
});
afterEach(() => { setLanguage('id'); setDeskClock(0, 0); });

function callOf(last: number, part: Partial<PhoneCall> = {}): PhoneCall {
  return { id: idOf(last), at: AT - last * MINUTE, callerName: `Penelepon ${last}`, phone: `+628123456789${last}`, direction: 'in', seconds: null, relation: null, patientId: null, patientName: null, topic: 'schedule', note: null, actor: 'Rina Hapsari', callBackAt: null, settledAt: null, outcome: null, result: null, links: [], version: 'v1', ...part };
}
const LATE = callOf(1, { callerName: 'Pak Bambang', callBackAt: AT - 65 * MINUTE, note: 'Hasil laboratorium' });
const DUE = callOf(2, { callerName: 'Bu Wati', callBackAt: AT - 12 * MINUTE });
const SOON = callOf(3, { callerName: 'Nurul', callBackAt: AT + 30 * MINUTE, phone: null });

const listOf = (rows: PhoneCall[]) => ({ rows, total: rows.length, operators: [{ id: idOf(999), name: 'Rina Hapsari' }] });

async function atTelephone(handlers: Handlers = {}, role: Role = 'operator') {
  const desk = new DeskDouble(deskOf(role, { 'calls.toReturn': () => ok([LATE, DUE, SOON]), 'calls.list': () => ok(listOf([])), ...handlers }));
  const user = userEvent.setup();
  renderAtDesk(<CallsScreen />);
  return { desk, user, list: await screen.findByRole('heading', { name: /Perlu ditelepon balik/ }) };
}

test('the most overdue is chosen, its lateness said in words, its number large', async () => {
  await atTelephone();
  const first = await screen.findByRole('row', { name: 'Pak Bambang, 0812-3456-7891, lewat 1 jam 5 menit' });
  await waitFor(() => { expect(first).toHaveFocus(); });
  expect(screen.getByRole('row', { name: /Bu Wati.*lewat 12 menit/ })).toBeVisible();
  expect(screen.getByRole('row', { name: 'Nurul, tanpa nomor, hari ini 10.14' })).toBeVisible();
  expect(screen.getByText('Jadwal dokter · Hasil laboratorium')).toBeVisible();
});

test('Enter settles with what came of it; the next in the list goes on', async () => {
  let left = [LATE, DUE];
  const { desk, user } = await atTelephone({
    'calls.toReturn': () => ok(left),
    'calls.settle': ({ outcome }) => { left = [DUE]; return ok({ ...LATE, settledAt: AT, outcome, version: 'v2' }); },
  });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pak Bambang/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  const outcome = await screen.findByRole('textbox', { name: 'Hasilnya' });
  await waitFor(() => { expect(outcome).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(screen.getByText('Isi teksnya.')).toBeVisible();
  expect(desk.times('calls.settle')).toBe(0);
  await user.keyboard('Hasil sudah dibacakan{Enter}');
  await waitFor(() => { expect(desk.lastInput('calls.settle')).toEqual({ id: idOf(1), expectedVersion: 'v1', outcome: 'Hasil sudah dibacakan' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Bu Wati/ })).toHaveFocus(); });
});

test('T and a digit put it off; somebody else’s change is met with the newest version', async () => {
  let version = 'v1';
  const { desk, user } = await atTelephone({
    'calls.toReturn': () => ok([{ ...LATE, version }]),
    'calls.postpone': ({ expectedVersion, callBackAt }) => (expectedVersion === 'v2' ? ok({ ...LATE, callBackAt, version: 'v3' }) : { ok: false, error: { code: 'changed_meanwhile' } }),
  });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pak Bambang/ })).toHaveFocus(); });
  await user.keyboard('t');
  await waitFor(() => { expect(screen.getByRole('button', { name: /\+15 menit/ })).toHaveFocus(); });
  version = 'v2';
  await user.keyboard('2');
  expect(await screen.findByText('Orang lain baru saja mengubah data ini.')).toBeVisible();
  desk.tell({ type: 'changed', capabilities: ['calls'] });
  await waitFor(() => { expect(desk.times('calls.toReturn')).toBeGreaterThan(1); });
  await user.keyboard('3');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(desk.lastInput('calls.postpone')).toEqual({ id: idOf(1), expectedVersion: 'v2', callBackAt: Date.UTC(2026, 10, 23, 2) });
});

test('C copies the number as it is dialled', async () => {
  const { user } = await atTelephone();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pak Bambang/ })).toHaveFocus(); });
  await user.keyboard('{ArrowDown}c');
  await waitFor(async () => { expect(await navigator.clipboard.readText()).toBe('0812-3456-7892'); });
});

test('the calls of a day: newest first, found by any word or number, days walked by Page Up and Page Down', async () => {
  const today = [callOf(4, { callerName: 'Bu Ratna', note: 'Jadwal poli gigi', settledAt: AT, outcome: 'Sudah dijawab', callBackAt: AT - MINUTE }), callOf(5, { callerName: 'Pak Eko', topic: 'cost', patientName: 'Siti Nurlaela', patientId: idOf(9) })];
  const { desk, user } = await atTelephone({ 'calls.toReturn': () => ok([]), 'calls.list': ({ to }) => ok(listOf(to === '2026-11-22' ? today : [])) });
  const table = await screen.findByRole('table', { name: 'Telepon Minggu, 22 November 2026' });
  expect(within(table).getByText('Selesai')).toBeVisible();
  await user.keyboard('{Control>}f{/Control}biaya siti');
  expect(screen.getByRole('searchbox', { name: 'Cari telepon' })).toHaveFocus();
  expect(within(table).getAllByRole('row')).toHaveLength(2);
  expect(within(table).getByRole('row', { name: /Pak Eko/ })).toBeVisible();
  await user.clear(screen.getByRole('searchbox'));
  await user.keyboard('0812 3456 7894');
  expect(within(table).getByRole('row', { name: /Bu Ratna/ })).toBeVisible();
  expect(within(table).queryByRole('row', { name: /Pak Eko/ })).toBeNull();
  within(table).getByRole('row', { name: /Bu Ratna/ }).focus();
  await user.keyboard('{Enter}');
  expect(within(await screen.findByRole('dialog', { name: 'Telepon dari Bu Ratna' })).getByText('Sudah dijawab')).toBeVisible();
  await user.keyboard('{Escape}');
  await user.clear(screen.getByRole('searchbox'));
  await user.keyboard('zzz');
  expect(screen.getByText('Tidak ada yang cocok')).toBeVisible();
  await user.keyboard('{PageUp}');
  expect(await screen.findByText('Telepon Sabtu, 21 November 2026')).toBeVisible();
  expect(await screen.findByText('Belum ada telepon pada hari ini')).toBeVisible();
  await user.keyboard('{PageDown}{PageDown}');
  expect(screen.getByText('Telepon Minggu, 22 November 2026')).toBeVisible();
  expect(desk.asked.some(({ name, input }) => name === 'calls.list' && (input as { to: string }).to > '2026-11-22')).toBe(false);
});

test('empty lists say what to do; the button of F7 opens the dialog', async () => {
  const { user } = await atTelephone({ 'calls.toReturn': () => ok([]) });
  expect(await screen.findByText('Tidak ada janji telepon balik')).toBeVisible();
  expect(await screen.findByText('Belum ada telepon pada hari ini')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Catat telepon' }));
  expect(useFrame.getState().callAsked).toEqual({ patientId: null });
});

test('who may only read sees the list without its steps; English when chosen', async () => {
  setLanguage('en');
  void new DeskDouble(deskOf('director', { 'calls.toReturn': () => ok([LATE]), 'calls.list': () => ok(listOf([])) }));
  const user = userEvent.setup();
  renderAtDesk(<CallsScreen />);
  const row = await screen.findByRole('row', { name: 'Pak Bambang, 0812-3456-7891, 1 h 5 min late' });
  await waitFor(() => { expect(row).toHaveFocus(); });
  await user.keyboard('{Enter}t');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('button', { name: /Note the outcome|Put off|Log a call/ })).toBeNull();
  expect(screen.getByRole('button', { name: /Copy number/ })).toBeVisible();
});
