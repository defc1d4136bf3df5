/** The slips' screen and form against a desk that answers from a table. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HandOff, HandOffSettings } from '../../../shared/contract/hand-offs.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { setDeskClock } from '../../app/clock.ts';
import { AT, deskOf, idOf, patientOf } from '../patients/sample-people.ts';
import { HandOffDialog } from './HandOffDialog.tsx';
import { HandOffsScreen } from './HandOffsScreen.tsx';
import { dueAt, emptySlip, readSlip } from './hand-off-form.ts';
import { slipActions } from './slip-actions.ts';

const MINUTE = 60_000;
const UNITS: Output<'handOffs.choices'>['units'] = [{ unitId: idOf(901), name: 'Laboratorium', kind: 'laboratory' }, { unitId: null, name: 'IGD', kind: 'other' }];
const TEMPLATES = { clinic: [], laboratory: ['Sampel dikirim'], radiology: [], pharmacy: [], cashier: [], registration: [], other: ['Mohon siapkan tempat tidur'] };
const SETTINGS: HandOffSettings = { alarmMinutes: { routine: 30, soon: 10, urgent: 3 }, sound: false, others: ['IGD'], templates: TEMPLATES };
function slipOf(number: number, more: Partial<HandOff> = {}): HandOff {
  return {
    id: idOf(600 + number), number: `A-${number}`, at: AT - 20 * MINUTE, sender: 'Rina', mine: false, forMe: true, unitId: idOf(901), unit: 'Laboratorium', priority: 'soon', patientId: idOf(1), patientName: 'Budi', recordNumber: '000123', birthDate: '1990-01-01',
    visitNumber: null, callId: null, complaintNumber: null, complaintId: null, text: 'Sampel dikirim', dueAt: null, state: 'sent', stateAt: AT, accepted: null, result: null, alarmAt: AT - 10 * MINUTE, undoUntil: null, version: `v${number}`, ...more,
  };
}
function deskWith(slips: readonly HandOff[], more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    ...deskOf('nurse'), 'handOffs.list': ({ ended }) => ok(ended ? [] : [...slips]), 'handOffs.choices': () => ok({ units: UNITS, templates: TEMPLATES, recent: [{ unit: 'IGD', text: 'Pasien diantar' }] }), 'handOffs.settings': () => ok(SETTINGS),
    'patients.get': () => ok(patientOf({ name: 'Budi' })), 'queue.board': () => ok([]), 'drafts.load': () => ok(null), ...more,
  });
}
beforeEach(() => { setDeskClock(AT, Date.now()); });

test('A asks for the read-back: without the tick nothing is sent, with it the receiver’s name is', async () => {
  const desk = deskWith([slipOf(1)], { 'handOffs.accept': () => ok(slipOf(1, { state: 'accepted', alarmAt: null, accepted: { at: AT, name: 'Ns. Dewi', byPhone: false, notedBy: 'Ns. Dewi' } })) });
  renderAtDesk(<HandOffsScreen path="hand-offs" />);
  const row = await screen.findByRole('row', { name: 'A-1, Segera, Laboratorium, Sampel dikirim, Terkirim' });
  await waitFor(() => { expect(row).toHaveFocus(); });
  expect(within(row).getByText('Belum diterima 20 m')).toBeInTheDocument();
  const user = userEvent.setup();
  await user.keyboard('a');
  const dialog = await screen.findByRole('dialog', { name: 'Terima slip A-1' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(dialog).findByText('Centang setelah dibacakan kembali.')).toBeInTheDocument();
  expect(desk.times('handOffs.accept')).toBe(0);
  await user.click(within(dialog).getByRole('checkbox'));
  await user.clear(within(dialog).getByLabelText('Nama penerima'));
  await user.type(within(dialog).getByLabelText('Nama penerima'), 'Ns. Dewi');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Slip A-1 diterima Ns. Dewi.');
  expect(desk.lastInput('handOffs.accept')).toEqual({ id: idOf(601), name: 'Ns. Dewi', byPhone: false, readBack: true });
});

test('a second one who accepts is told who was first', async () => {
  deskWith([slipOf(1, { mine: true })], { 'handOffs.accept': () => ({ ok: false, error: { code: 'hand_off_taken', params: { name: 'Ns. Wulan' } } }) });
  renderAtDesk(<HandOffsScreen path="hand-offs" />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /^Diterima lewat telepon/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Terima slip A-1' });
  expect(within(dialog).getByText(/hanya dapat dicatat lewat telepon/)).toBeInTheDocument();
  await user.type(within(dialog).getByLabelText('Nama penerima'), 'Ns. Sari');
  await user.click(within(dialog).getByRole('checkbox'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Sudah diterima Ns. Wulan.');
});

test('nothing is open: it says how to begin', async () => {
  deskWith([]);
  renderAtDesk(<HandOffsScreen path="hand-offs" />);
  expect(await screen.findByText('Tidak ada slip yang terbuka')).toBeInTheDocument();
});

test('a slip is written with few keys: part of the unit, a usual sentence, sent; the patient of the page is in it', async () => {
  const desk = deskWith([], { 'handOffs.send': () => ok(slipOf(2)) });
  renderAtDesk(<HandOffDialog about={{ patientId: idOf(1), callId: idOf(77) }} onClose={() => undefined} />);
  const user = userEvent.setup();
  const unit = await screen.findByRole('combobox', { name: 'Kepada' });
  await user.type(unit, 'laboratorium');
  await user.keyboard('{Alt>}1{/Alt}');
  expect(screen.getByLabelText('Isi')).toHaveValue('Sampel dikirim');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('handOffs.send')).toMatchObject({ unitId: idOf(901), unitName: null, priority: 'routine', text: 'Sampel dikirim', dueAt: null, patientId: idOf(1), callId: idOf(77) }); });
});

describe('what is typed', () => {
  const origin = { visitId: null, callId: null, complaintId: null };
  const typed = (more: object) => readSlip({ ...emptySlip(null), text: 'Mohon dibantu', ...more }, UNITS, origin, AT);
  test('a known unit is taken whatever its capitals, another name stands for a unit without a screen, none is missed', () => {
    expect(typed({ unit: ' laboratorium ' })).toMatchObject({ ok: true, slip: { unitId: idOf(901), unitName: null } });
    expect(typed({ unit: 'igd' })).toMatchObject({ ok: true, slip: { unitId: null, unitName: 'IGD' } });
    expect(typed({ unit: 'Bangsal Melati' })).toMatchObject({ ok: true, slip: { unitId: null, unitName: 'Bangsal Melati' } });
    expect(typed({ unit: '' })).toMatchObject({ ok: false, error: { fields: { unitName: 'unit_required' } } });
    expect(typed({ unit: 'IGD', due: 'typed', dueTime: 'nanti' })).toMatchObject({ ok: false, error: { fields: { dueAt: 'time_form' } } });
  });
  test('a time that has passed today is tomorrow’s', () => {
    expect(dueAt({ due: 'm30', dueTime: '' }, AT)).toBe(AT + 30 * MINUTE);
    const later = dueAt({ due: 'typed', dueTime: '23.59' }, AT)!;
    const passed = dueAt({ due: 'typed', dueTime: '00.01' }, AT)!;
    expect(later > AT && later - AT < 24 * 60 * MINUTE).toBe(true);
    expect(passed > AT && passed - AT < 24 * 60 * MINUTE).toBe(true);
  });
});

test('offers exactly the steps that its state and its reader allow', () => {
  expect(slipActions(slipOf(1), AT)).toEqual(['accept', 'reject', 'print', 'history']);
  expect(slipActions(slipOf(1, { mine: true, undoUntil: AT + 1 }), AT)).toEqual(['accept', 'reject', 'cancel', 'undo', 'print', 'history']);
  expect(slipActions(slipOf(1, { state: 'accepted' }), AT)).toEqual(['start', 'finish', 'reject', 'print', 'history']);
  expect(slipActions(slipOf(1, { state: 'done', mine: true, undoUntil: AT }), AT)).toEqual(['print', 'history']);
});
