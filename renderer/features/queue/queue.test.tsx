import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { afterStep } from '../../../shared/domain/queue-states.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DENTAL, TICKET, deskOf, entryOf, idOf } from '../patients/sample-people.ts';
import { QueueScreen } from './index.tsx';

beforeEach(() => {
  lockShortcuts(false);
  localStorage.clear();
});

/** A board that takes steps as the desk does, and remembers the state before the last one. */
function boardOf(entries: QueueEntry[]): Handlers {
  const before = new Map<string, QueueEntry>();
  let versions = 1;
  const put = (entry: QueueEntry): QueueEntry => {
    const at = entries.findIndex((each) => each.id === entry.id);
    entries[at] = entry;
    return entry;
  };
  return {
    'queue.board': ({ unitId }) => ok(entries.filter((entry) => unitId === null || entry.unitId === unitId)),
    'queue.callNext': ({ unitId }) => {
      const next = entries.find((entry) => entry.state === 'waiting' && (unitId === null || entry.unitId === unitId));
      return next ? ok(put({ ...next, state: 'called', calls: 1, version: `v${(versions += 1)}` })) : { ok: false, error: { code: 'queue_empty' } };
    },
    'queue.step': ({ entryId, action, expectedVersion }) => {
      const entry = entries.find((each) => each.id === entryId)!;
      if (entry.version !== expectedVersion) return { ok: false, error: { code: 'changed_meanwhile' } };
      const version = `v${(versions += 1)}`;
      if (action === 'undo') return ok(put({ ...(before.get(entryId) ?? entry), version }));
      before.set(entryId, entry);
      return ok(put({ ...entry, state: afterStep(entry.state, action)!, version }));
    },
    'queue.move': ({ entryId, unitId }) => {
      const entry = entries.find((each) => each.id === entryId)!;
      const closed = put({ ...entry, state: 'moved', version: `v${(versions += 1)}` });
      const opened = entryOf(9, { number: entry.number, visitId: entry.visitId, unitId, unit: 'Poli Gigi', fromUnit: entry.unit });
      entries.push(opened);
      return ok({ closed, opened });
    },
    'queue.ticket': () => ok(TICKET),
    'queue.lastTicket': () => ok(null),
  };
}

async function atBoard(entries: QueueEntry[], role: Role = 'receptionist') {
  const desk = new DeskDouble(deskOf(role, boardOf(entries)));
  const user = userEvent.setup();
  renderAtDesk(<QueueScreen />);
  await screen.findByRole('table', { name: 'Antrean' });
  return { desk, user };
}
const row = (number: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`^${number},`) });

test('the first row has the focus; Space takes the usual step, the row keeps it, S finishes', async () => {
  const { desk, user } = await atBoard([entryOf(1), entryOf(2)]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard(' ');
  expect(await screen.findByText('A-001 dipanggil.')).toBeVisible();
  expect(await within(row('A-001')).findByText('Dipanggil')).toBeVisible();
  await user.keyboard('{ArrowDown}');
  expect(row('A-002')).toHaveFocus();
  await user.keyboard('{ArrowUp} ');
  expect(await screen.findByText('A-001 sedang dilayani.')).toBeVisible();
  await waitFor(() => { expect(within(row('A-001')).getByText('Dilayani')).toBeVisible(); });
  await user.keyboard('s');
  expect(await screen.findByText('A-001 selesai.')).toBeVisible();
  // It has left the list; the next one is selected and has the focus.
  await waitFor(() => { expect(row('A-002')).toHaveFocus(); });
  expect(desk.lastInput('queue.step')).toMatchObject({ entryId: idOf(101), action: 'finish', expectedVersion: 'v3' });
});

test('Ctrl+Z takes back this screen’s last step even when its row has left the list', async () => {
  const { user } = await atBoard([entryOf(1, { state: 'serving' }), entryOf(2)]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard('s');
  await screen.findByText('A-001 selesai.');
  await waitFor(() => { expect(screen.queryByRole('row', { name: /^A-001,/ })).toBeNull(); });
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText('Langkah terakhir A-001 diurungkan.')).toBeVisible();
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  expect(within(row('A-001')).getByText('Dilayani')).toBeVisible();
});

test('only the steps that the state allows are shown', async () => {
  await atBoard([entryOf(1, { state: 'serving' })]);
  await screen.findByRole('button', { name: /^Selesai/ });
  const shown = screen.getAllByRole('button').map((button) => button.textContent ?? '');
  for (const word of ['Selesai', 'Batalkan', 'Urungkan']) expect(shown.some((text) => text.startsWith(word))).toBe(true);
  for (const word of ['Panggil ulang', 'Lewati', 'Tidak hadir', 'Kembalikan']) expect(shown.some((text) => text.startsWith(word))).toBe(false);
});

test('F4 calls the next of the selected unit, and the selection follows', async () => {
  const { desk, user } = await atBoard([entryOf(1), entryOf(2, { unitId: DENTAL, unit: 'Poli Gigi', number: 'B-002' }), entryOf(3, { unitId: DENTAL, unit: 'Poli Gigi', number: 'B-003' })]);
  await user.click(await screen.findByRole('radio', { name: 'Poli Gigi 2' }));
  await waitFor(() => { expect(screen.queryByRole('row', { name: /^A-001,/ })).toBeNull(); });
  await user.keyboard('{F4}');
  expect(await screen.findByText('B-002 dipanggil.')).toBeVisible();
  expect(desk.lastInput('queue.callNext')).toEqual({ unitId: DENTAL });
  await user.keyboard('{F4}');
  expect(await screen.findByText('B-003 dipanggil.')).toBeVisible();
  expect(row('B-003')).toHaveAttribute('data-selected');
  await user.keyboard('{F4}');
  expect(await screen.findByRole('alert')).toBeVisible();
});

test('cancelling asks for the reason and Esc leaves everything as it was', async () => {
  const { desk, user } = await atBoard([entryOf(1)]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard('b');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Alasan pembatalan' })).toHaveFocus(); });
  await user.keyboard('{Escape}');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(desk.times('queue.step')).toBe(0);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard('b');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Alasan pembatalan' })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Tuliskan alasannya.')).toBeVisible();
  await user.keyboard('Pasien pulang{Enter}');
  await waitFor(() => { expect(desk.lastInput('queue.step')).toMatchObject({ action: 'cancel', reason: 'Pasien pulang' }); });
});

test('Enter opens the patient; a step taken elsewhere meanwhile is said', async () => {
  const entries = [entryOf(1)];
  const { user } = await atBoard(entries);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  entries[0] = { ...entries[0]!, version: 'other' };
  await user.keyboard('c');
  expect(await screen.findByRole('alert')).toBeVisible();
  row('A-001').focus();
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${idOf(1)}`);
});

test('Ctrl+P prints the last ticket again, or says that there is none', async () => {
  const { desk, user } = await atBoard([entryOf(1)]);
  await user.keyboard('{Control>}p{/Control}');
  expect(await screen.findByText('Belum ada tiket yang dicetak hari ini.')).toBeVisible();
  let printed = 0;
  window.print = () => { printed += 1; };
  desk.handlers['queue.lastTicket'] = () => ok(TICKET);
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => { expect(printed).toBe(1); });
});

test('a nurse moves the queue but prints no ticket', async () => {
  await atBoard([entryOf(1)], 'nurse');
  expect(await screen.findByRole('button', { name: /Panggil berikutnya/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Cetak/ })).toBeNull();
});

test('a director sees the board and no steps', async () => {
  const { desk, user } = await atBoard([entryOf(1)], 'director');
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard(' c{F4}');
  expect(desk.times('queue.step') + desk.times('queue.callNext')).toBe(0);
  expect(screen.queryByRole('button', { name: /Panggil/ })).toBeNull();
});

test('an empty board teaches the next step', async () => {
  void new DeskDouble(deskOf('receptionist', boardOf([])));
  renderAtDesk(<QueueScreen />);
  expect(await screen.findByText('Belum ada antrean')).toBeVisible();
  expect(screen.getByText(/Tekan F2/)).toBeVisible();
});

test('fast hands: the next key acts on the answer of the last one, not on what the board showed before', async () => {
  const entries = [entryOf(1)];
  const { desk, user } = await atBoard(entries);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  // The board's next reading takes its time.
  const read = desk.handlers['queue.board']!;
  desk.handlers['queue.board'] = async (input, requestId) => { await new Promise((resolve) => { setTimeout(resolve, 500); }); return read(input, requestId); };
  await user.keyboard('c');
  await screen.findByText('A-001 dipanggil.');
  await user.keyboard('m');
  await screen.findByText('A-001 sedang dilayani.');
  await user.keyboard('z');
  expect(await screen.findByText('Langkah terakhir A-001 diurungkan.')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('D moves to the unit whose digit is pressed, and the selection follows', async () => {
  const { desk, user } = await atBoard([entryOf(1, { state: 'serving' }), entryOf(2)]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard('d');
  const dialog = await screen.findByRole('dialog', { name: 'Pindahkan A-001 · Pasien 1' });
  expect(within(dialog).queryByRole('radio', { name: /Poli Umum/ })).toBeNull();
  await waitFor(() => { expect(within(dialog).getByRole('radio', { name: /Poli Gigi/ })).toHaveFocus(); });
  await user.keyboard('1');
  await user.selectOptions(within(dialog).getByLabelText('Dokter'), 'drg. Tono');
  await user.type(within(dialog).getByLabelText('Catatan untuk unit tujuan'), 'cabut 1 gigi{Enter}');
  expect(await screen.findByText('A-001 pindah ke Poli Gigi.')).toBeVisible();
  expect(desk.lastInput('queue.move')).toMatchObject({ entryId: idOf(101), unitId: DENTAL, practitionerId: idOf(802), reason: 'cabut 1 gigi', expectedVersion: 'v1' });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  await waitFor(() => { expect(screen.getByRole('row', { name: /^A-001, Pasien 9, Poli Gigi/ })).toHaveFocus(); });
});

test('a hold asks why; G says that somebody left; each place says why it stands there', async () => {
  const { desk, user } = await atBoard([
    entryOf(1, { priority: 'elderly', place: 1, why: { reason: 'priority', turn: 2, of: 3, at: null } }),
    entryOf(2, { place: 2, why: { reason: 'booked', turn: null, of: null, at: Date.UTC(2026, 10, 22, 2, 20) } }), entryOf(3, { state: 'held', heldReason: 'menunggu hasil' }),
  ]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  expect(within(row('A-001')).getByText('1. prioritas lansia, giliran 2 dari 3')).toBeVisible();
  expect(within(row('A-002')).getByText('2. janji 09.20')).toBeVisible();
  expect(within(row('A-003')).getByText('menunggu hasil')).toBeVisible();
  await user.keyboard('h');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: /Alasan ditunda/ })).toHaveFocus(); });
  await user.keyboard('ke bank{Enter}');
  await waitFor(() => { expect(desk.lastInput('queue.step')).toMatchObject({ action: 'hold', reason: 'ke bank' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  row('A-002').focus();
  await user.keyboard('g');
  expect(await screen.findByText('A-002 pergi sebelum dilayani.')).toBeVisible();
});

test('R shows the visit’s whole way, with the step that did not take hold', async () => {
  const { desk, user } = await atBoard([entryOf(1)]);
  const step = { at: Date.UTC(2026, 10, 22, 2, 20), by: 'Rina', reason: null, took: true, undone: false };
  desk.handlers['queue.history'] = () => ok([{ entryId: idOf(101), number: 'A-001', unit: 'Poli Umum', practitioner: null, state: 'serving', withdrawn: false, times: [{ state: 'waiting', ms: 300_000 }], events: [
    { ...step, id: idOf(1), action: 'join', to: 'waiting' }, { ...step, id: idOf(2), action: 'skip', to: 'serving', took: false },
  ] }]);
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
  await user.keyboard('r');
  const dialog = await screen.findByRole('dialog', { name: /Riwayat A-001/ });
  expect(await within(dialog).findByText('Masuk antrean')).toBeVisible();
  expect(within(dialog).getByText('Tidak berlaku: meja lain lebih dahulu')).toBeVisible();
  expect(within(dialog).getByText(/^Menunggu 5/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => { expect(row('A-001')).toHaveFocus(); });
});

test('the unit that was chosen here is chosen again the next time', async () => {
  localStorage.setItem('meja-depan.queue-unit', DENTAL);
  await atBoard([entryOf(1), entryOf(2, { unitId: DENTAL, unit: 'Poli Gigi', number: 'B-002' })]);
  expect(await screen.findByRole('row', { name: /^B-002,/ })).toBeVisible();
  expect(screen.queryByRole('row', { name: /^A-001,/ })).toBeNull();
  expect(await screen.findByRole('radio', { name: 'Poli Gigi 1' })).toBeChecked();
});
