/** F7 by keyboard alone, while the caller talks. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, hitOf, idOf, patientOf } from '../patients/sample-people.ts';
import { setDeskClock } from '../../app/clock.ts';
import { CallDialog } from './index.tsx';

beforeEach(() => {
  lockShortcuts(false);
  setDeskClock(AT, Date.now());
});
afterEach(() => { setLanguage('id'); setDeskClock(0, 0); });

const saved = (input: Input<'calls.log'>) => ok<PhoneCall>({ id: idOf(1), at: AT, ...input, note: input.note, patientName: null, actor: 'Rina Hapsari', settledAt: null, outcome: null, version: 'v1' });

async function ringing(handlers: Handlers = {}, patientId: string | null = null) {
  const onClose = vi.fn<() => void>(() => { useFrame.getState().closeDialog(); });
  const desk = new DeskDouble(deskOf('receptionist', { 'calls.log': saved, 'patients.search': () => ok([]), ...handlers }));
  const user = userEvent.setup();
  renderAtDesk(<CallDialog patientId={patientId} onClose={onClose} />);
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Nama penelepon' })).toHaveFocus(); });
  return { desk, user, onClose };
}
const logged = (desk: DeskDouble) => desk.lastInput('calls.log') as Input<'calls.log'>;

test('name, number, a digit for the topic, the answer, Ctrl+Enter', async () => {
  const { desk, user, onClose } = await ringing();
  expect(screen.getByRole('timer')).toHaveTextContent('Berjalan 00.00');
  await user.keyboard('Bu Ratna{Enter}0812 3456 7890{Enter}1{Enter}Jadwal poli gigi{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
  expect(logged(desk)).toEqual({ callerName: 'Bu Ratna', phone: '+6281234567890', patientId: null, topic: 'schedule', note: 'Jadwal poli gigi', callBackAt: null });
  expect(desk.lastInput('drafts.discard')).toEqual({ form: 'call', key: 'new' });
});

test('the patients with the number are offered while it is typed, one key picks, one lets go', async () => {
  const { desk, user } = await ringing({ 'patients.search': () => ok([
    { ...hitOf(2, 'Dewi Larasati'), phone: '+6281234567890', match: 'phone' as const }, { ...hitOf(3, 'Bayu Larasati'), phone: '+6281234567891', match: 'phone' as const },
    { ...hitOf(4, 'Orang Lain'), phone: null, match: 'record_number' as const },
  ]) });
  await user.keyboard('{Enter}0812345');
  expect(desk.times('patients.search')).toBe(1);
  await user.keyboard('67');
  await screen.findByRole('button', { name: 'Bayu Larasati · 01-08-1992' });
  expect(screen.queryByRole('button', { name: /Orang Lain/ })).toBeNull();
  await user.keyboard('{Alt>}2{/Alt}');
  expect(screen.getByRole('textbox', { name: 'Nama penelepon' })).toHaveValue('Bayu Larasati');
  expect(screen.getByRole('textbox', { name: 'Nomor telepon' })).toHaveFocus();
  expect(screen.queryByRole('group', { name: 'Pasien dengan nomor ini' })).toBeNull();
  await user.keyboard('{Alt>}0{/Alt}');
  // Whoever is calling is still called so; only the link is gone, and is offered again.
  await user.keyboard('{Alt>}1{/Alt}890{Enter}8{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(logged(desk)).toMatchObject({ callerName: 'Bayu Larasati', phone: '+6281234567890', patientId: idOf(2), topic: 'other', note: null }); });
});

test('from a patient’s page the name and number are there already', async () => {
  const { desk, user } = await ringing({ 'patients.get': () => ok(patientOf()) }, idOf(1));
  expect(screen.getByRole('textbox', { name: 'Nomor telepon' })).toHaveValue('0812-3456-7890');
  await user.keyboard('{Enter}{Enter}5{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(logged(desk)).toMatchObject({ callerName: 'Siti Nurlaela', phone: '+6281234567890', patientId: idOf(1), topic: 'result' }); });
});

test('a promise to call back: a usual one by the arrows, or a time as it is said', async () => {
  const { desk, user } = await ringing();
  await user.keyboard('Pak Eko{Enter}{Enter}4');
  screen.getByRole('radio', { name: 'Tidak' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByText('Akan ditelepon balik hari ini 09.59')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Jam lain' }));
  await user.click(screen.getByRole('textbox', { name: 'Jam telepon balik' }));
  await user.keyboard('nanti{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Jam belum terbaca, misalnya 09.30.')).toBeVisible();
  expect(desk.times('calls.log')).toBe(0);
  await user.clear(screen.getByRole('textbox', { name: 'Jam telepon balik' }));
  await user.type(screen.getByRole('textbox', { name: 'Jam telepon balik' }), 'besok 10.30');
  expect(screen.getByText('Akan ditelepon balik besok 10.30')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(logged(desk).callBackAt).toBe(Date.UTC(2026, 10, 23, 3, 30)); });
});

test('what is missing is said at its field, and the first one gets the focus', async () => {
  const { desk, user } = await ringing();
  await user.keyboard('{Enter}12ab{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Nomor telepon belum benar, misalnya 0812 3456 7890.')).toBeVisible();
  expect(screen.getAllByText('Isian ini wajib.')).toHaveLength(2);
  expect(screen.getByRole('textbox', { name: 'Nama penelepon' })).toHaveFocus();
  expect(desk.times('calls.log')).toBe(0);
});

test('Alt+J and Alt+K save first, then open the appointment or the complaint of that patient', async () => {
  const { desk, user, onClose } = await ringing({ 'patients.get': () => ok(patientOf()) }, idOf(1));
  await user.keyboard('{Enter}{Enter}2{Alt>}j{/Alt}');
  await waitFor(() => { expect(useFrame.getState().dialog).toEqual({ kind: 'booking', patientId: idOf(1), slot: null }); });
  expect(desk.times('calls.log')).toBe(1);
  expect(onClose).toHaveBeenCalledOnce();
});

test('a call that was not saved opens nothing and keeps what was typed', async () => {
  const { user, onClose } = await ringing({ 'calls.log': () => ({ ok: false, error: { code: 'disk_full' } }) });
  await user.keyboard('Bu Ratna{Enter}{Enter}6{Alt>}k{/Alt}');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(useFrame.getState().dialog).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox', { name: 'Nama penelepon' })).toHaveValue('Bu Ratna');
});

test('trying again after no answer is the same call: the same promise under the same request', async () => {
  let works = false;
  const { desk, user, onClose } = await ringing({ 'calls.log': (input) => { if (!works) throw new Error('no answer'); return saved(input); } });
  await user.keyboard('Bu Ratna{Enter}{Enter}6');
  screen.getByRole('radio', { name: 'Tidak' }).focus();
  await user.keyboard('{ArrowRight}{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toBeVisible();
  works = true;
  setDeskClock(AT + 5000, Date.now());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(onClose).toHaveBeenCalledOnce(); });
  const [first, second] = desk.asked.filter(({ name }) => name === 'calls.log');
  expect(second).toEqual(first);
});

test('a draft comes back and can be thrown away with one key', async () => {
  const content = JSON.stringify({ callerName: 'Bu Ratna', phone: '', patient: null, topic: 'cost', note: 'Biaya', callBack: 'none', callBackTime: '' });
  let kept: string | null = content;
  const { user } = await ringing({ 'drafts.load': () => ok(kept === null ? null : { form: 'call', key: 'new', content: kept, savedAt: AT }), 'drafts.discard': () => { kept = null; return ok({}); } });
  expect(await screen.findByText(/Draf yang belum selesai dikembalikan/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Catatan' })).toHaveValue('Biaya');
  await user.keyboard('{Alt>}d{/Alt}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Catatan' })).toHaveValue(''); });
});

test('an emergency on the telephone points to F9; in English too', async () => {
  const { user } = await ringing();
  setLanguage('en');
  expect(await screen.findByRole('dialog', { name: /Incoming call/ })).toBeVisible();
  await user.keyboard('{Enter}{Enter}7');
  expect(within(screen.getByRole('alert')).getByText(/Press F9 now/)).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Emergency' })).toBeChecked();
});
