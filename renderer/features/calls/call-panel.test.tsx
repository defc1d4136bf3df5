/** F7 by keyboard alone, while the caller talks: one call, several, and what is done out of them. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, hitOf, idOf, patientOf, userOf } from '../patients/sample-people.ts';
import { CallLayer } from './index.tsx';
import { heldOf, newCall, readOpenCall, runningOf, useOpenCalls, withHeld, withKept, withNew, withResumed, without, type OpenCall } from './open-calls.ts';

beforeEach(() => {
  lockShortcuts(false);
  setDeskClock(AT, Date.now());
});
afterEach(() => { setLanguage('id'); setDeskClock(0, 0); });

const SCRIPT = { id: '“{salam}, {klinik}, dengan {petugas}.”', en: '“{salam}, {klinik}, this is {petugas}.”' };
const SCRIPTS = { greeting: SCRIPT, identity: { id: 'Cocokkan dua data.', en: 'Check two facts.' }, angry: { id: 'Dengarkan.', en: 'Listen.' }, panicked: { id: 'Tekan F9 sekarang.', en: 'Press F9 now.' }, closing: { id: 'Terima kasih.', en: 'Thank you.' } };
const saved = (input: Input<'calls.log'>) => ok<PhoneCall>({
  id: input.id ?? idOf(1), at: AT, direction: 'in', seconds: null, callerName: input.callerName, phone: input.phone, relation: input.relation ?? null, patientId: input.patientId, patientName: null, topic: input.topic,
  note: input.note, result: input.result ?? null, actor: 'Rina Hapsari', callBackAt: input.callBackAt, settledAt: null, outcome: null, links: [], version: 'v1',
});
const drafts: Handlers = { 'drafts.save': () => ok({ savedAt: AT }), 'drafts.discard': () => ok({}), 'drafts.load': () => ok(null) };

async function ringing(handlers: Handlers = {}, patientId: string | null = null) {
  const desk = new DeskDouble(deskOf('receptionist', {
    'calls.log': saved, 'calls.open': () => ok([]), 'calls.scripts': () => ok(SCRIPTS), 'calls.earlier': () => ok([]), 'calls.verify': () => ok({}), 'calls.link': () => ok({}), 'calls.appointments': () => ok([]), 'patients.search': () => ok([]),
    'clinic.get': () => ok({ id: idOf(900), name: 'Klinik Sehat Sentosa', address: 'Jl. Mastrip', phone: null, zone: 'Asia/Jakarta', version: 'v1', recoveryKeyConfirmed: true }), ...drafts, ...handlers,
  }));
  const user = userEvent.setup();
  renderAtDesk(<CallLayer userId={userOf('receptionist').id} />);
  act(() => { useFrame.getState().openCall(patientId); });
  await screen.findByRole('dialog', { name: /Telepon masuk/ });
  if (patientId === null) await waitFor(() => { expect(nameField()).toHaveFocus(); });
  return { desk, user };
}
const nameField = () => screen.getByRole('textbox', { name: 'Nama penelepon' });
const logged = (desk: DeskDouble) => desk.lastInput('calls.log') as Input<'calls.log'>;
const F7 = () => { act(() => { useFrame.getState().openCall(null); }); };

test('name, number, relation, a digit for the topic, the answer, Ctrl+Enter', async () => {
  const { desk, user } = await ringing();
  expect(screen.getByRole('timer')).toHaveTextContent(/Berjalan 00\.0\d/);
  await user.keyboard('Bu Ratna{Enter}0812 3456 7890{Enter}');
  expect(screen.getByRole('combobox', { name: 'Hubungan dengan pasien' })).toHaveFocus();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Hubungan dengan pasien' }), 'Ibu');
  await user.keyboard('{Enter}1{Enter}Jadwal poli gigi{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  expect(logged(desk)).toMatchObject({ callerName: 'Bu Ratna', phone: '+6281234567890', relation: 'mother', patientId: null, topic: 'schedule', note: 'Jadwal poli gigi', result: 'answered', callBackAt: null, direction: 'in', returns: null });
  expect(desk.lastInput('drafts.discard')).toEqual({ form: 'call', key: logged(desk).id });
  expect(useOpenCalls.getState().calls).toEqual([]);
});

test('patients and earlier callers with the number are offered while it is typed or pasted; a key takes one', async () => {
  const { desk, user } = await ringing({
    'patients.search': () => ok([{ ...hitOf(2, 'Dewi Larasati'), phone: '+6281234567890', match: 'phone' as const }, { ...hitOf(4, 'Orang Lain'), phone: null, match: 'record_number' as const }]),
    'calls.earlier': () => ok([{ id: idOf(8), at: AT - 86_400_000, callerName: 'Bayu', phone: '+6281234567890', relation: 'spouse' as const, patientId: idOf(2), patientName: 'Dewi Larasati', topic: 'cost' as const }]),
  });
  await user.keyboard('{Enter}0812345');
  expect(desk.times('patients.search')).toBe(1);
  await user.paste('67890');
  await screen.findByRole('button', { name: /Dewi Larasati · 01-08-1992/ });
  expect(screen.queryByRole('button', { name: /Orang Lain/ })).toBeNull();
  await user.keyboard('{Alt>}2{/Alt}');
  expect(nameField()).toHaveValue('Bayu');
  expect(screen.getByRole('combobox', { name: 'Hubungan dengan pasien' })).toHaveValue('spouse');
  expect(screen.getByText('Dewi Larasati', { selector: 'strong' })).toBeVisible();
  await user.keyboard('{Alt>}0{/Alt}');
  expect(screen.getByText('Belum ada pasien yang dikaitkan.')).toBeVisible();
});

test('what is missing is said at its field, and the first one gets the focus; a promise is read as it is said', async () => {
  const { desk, user } = await ringing();
  await user.keyboard('{Enter}12ab{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Nomor telepon belum benar, misalnya 0812 3456 7890.')).toBeVisible();
  expect(screen.getAllByText('Isian ini wajib.')).toHaveLength(2);
  expect(nameField()).toHaveFocus();
  expect(desk.times('calls.log')).toBe(0);
  await user.keyboard('Pak Eko');
  await user.clear(screen.getByRole('textbox', { name: 'Nomor telepon' }));
  await user.click(screen.getByRole('radio', { name: /Biaya/ }));
  await user.click(screen.getByRole('radio', { name: 'Jam lain' }));
  await user.type(screen.getByRole('textbox', { name: 'Jam telepon balik' }), 'besok 10.30');
  expect(screen.getByText('Akan ditelepon balik besok 10.30')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(logged(desk)).toMatchObject({ callBackAt: Date.UTC(2026, 10, 23, 3, 30), result: 'call_back' }); });
});

test('trying again after no answer is the same call: the same promise under the same request', async () => {
  let works = false;
  const { desk, user } = await ringing({ 'calls.log': (input) => { if (!works) throw new Error('no answer'); return saved(input); } });
  await user.keyboard('Bu Ratna{Enter}{Enter}{Enter}6');
  screen.getByRole('radio', { name: 'Tidak' }).focus();
  await user.keyboard('{ArrowRight}{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toBeVisible();
  works = true;
  setDeskClock(AT + 5000, Date.now());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
  const [first, second] = desk.asked.filter(({ name }) => name === 'calls.log');
  expect(second).toEqual(first);
});

test('Esc leaves the call running in the bar; F7 comes back; F7 again holds it for a new one; Shift+F7 takes up who waits', async () => {
  const { desk, user } = await ringing();
  await user.keyboard('Bu Ratna{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  const bar = await screen.findByRole('region', { name: 'Telepon yang terbuka' });
  expect(within(bar).getByRole('button', { name: /Bu Ratna.*berjalan/ })).toBeVisible();
  F7();
  expect(await screen.findByRole('textbox', { name: 'Nama penelepon' })).toHaveValue('Bu Ratna');
  F7();
  await waitFor(() => { expect(screen.getByRole('button', { name: /Tahan, lalu telepon baru/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(nameField()).toHaveValue(''); });
  await user.type(nameField(), 'Pak Eko');
  expect(within(bar).getByRole('button', { name: /Bu Ratna.*ditahan/ })).toBeVisible();
  await user.keyboard('{Shift>}{F7}{/Shift}');
  await waitFor(() => { expect(nameField()).toHaveValue('Bu Ratna'); });
  expect(within(bar).getByRole('button', { name: /Pak Eko.*ditahan/ })).toBeVisible();
  await waitFor(() => { expect(desk.asked.filter(({ name }) => name === 'drafts.save').map(({ input }) => (input as { content: string }).content).some((content) => readOpenCall(content)?.values.callerName === 'Pak Eko' && readOpenCall(content)?.heldAt !== null)).toBe(true); });
});

test('calls come back as they were kept, and are saved as the same calls', async () => {
  const kept = newCall(AT - 120_000, { callerName: 'Bu Ratna', phone: '', relation: null, patient: null, topic: 'cost', note: 'Biaya', result: null, callBack: 'none', callBackTime: '' });
  const { desk, user } = await ringing({ 'calls.open': () => ok([{ id: kept.id, patientId: null, content: JSON.stringify(kept) }, { id: idOf(5), patientId: null, content: '{"other":1}' }]) });
  // F7 came first here: what ran before waits.
  const bar = await screen.findByRole('region', { name: 'Telepon yang terbuka' });
  await user.click(await within(bar).findByRole('button', { name: /Bu Ratna/ }));
  expect(screen.getByRole('timer')).toHaveTextContent(/Berjalan 02\.0\d/);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(logged(desk)).toMatchObject({ id: kept.id, callerName: 'Bu Ratna', note: 'Biaya', startedAt: AT - 120_000 }); });
  expect(logged(desk).seconds).toBeGreaterThanOrEqual(120);
});

test('two facts, the name among them, before anything is told; then what is to come', async () => {
  const { desk, user } = await ringing({ 'patients.get': () => ok(patientOf()) }, idOf(1));
  expect(screen.getByRole('combobox', { name: 'Hubungan dengan pasien' })).toHaveValue('self');
  await screen.findByRole('checkbox', { name: /Tanggal lahir/ });
  expect(desk.times('calls.appointments')).toBe(0);
  await user.keyboard('{Alt>}v{/Alt}');
  expect(screen.getByRole('checkbox', { name: /Nama: Siti Nurlaela/ })).toHaveFocus();
  await user.keyboard('2{Enter}');
  expect(desk.times('calls.verify')).toBe(0);
  await user.keyboard('1{Enter}');
  expect(await screen.findByText(/Cocok .*tanggal lahir, nama/)).toBeVisible();
  expect(desk.lastInput('calls.verify')).toMatchObject({ patientId: idOf(1), matches: true, facts: ['birth_date', 'name'] });
  expect(await screen.findByText('Tidak ada janji temu yang akan datang.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Buang/ })).toBeNull();
});

test('the script follows the call; Alt+S and a digit choose another; panic leads to F9; in English too', async () => {
  const { user } = await ringing();
  expect(await screen.findByText('“Selamat pagi, Klinik Sehat Sentosa, dengan Rina Hapsari.”')).toBeVisible();
  await user.keyboard('{Alt>}s{/Alt}5');
  expect(screen.getByText('Terima kasih.')).toBeVisible();
  await user.keyboard('4');
  await user.click(screen.getByRole('button', { name: /Laporkan keadaan darurat/ }));
  expect(useFrame.getState().emergency).toBe(true);
  act(() => { setLanguage('en'); });
  expect(await screen.findByRole('dialog', { name: /Incoming call/ })).toBeVisible();
  expect(screen.getByText('Press F9 now.')).toBeVisible();
});

test('a call in which nothing was done can be thrown away with one key', async () => {
  const { desk, user } = await ringing();
  await user.keyboard('Salah sambung{Alt>}d{/Alt}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(useOpenCalls.getState().calls).toEqual([]);
  await waitFor(() => { expect(desk.times('drafts.discard')).toBe(1); });
  expect(desk.times('calls.log')).toBe(0);
});

describe('open calls', () => {
  const step = fc.oneof(fc.record({ do: fc.constant('new' as const) }), fc.record({ do: fc.constantFrom('resume' as const, 'hold' as const, 'end' as const), which: fc.nat(5) }));
  test('at most one runs, nobody is lost, whatever is pressed in whatever order', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let calls: readonly OpenCall[] = [];
      let expected = 0;
      for (const [index, each] of steps.entries()) {
        const now = AT + index * 1000;
        if (each.do === 'new') { calls = withNew(calls, newCall(now), now); expected += 1; continue; }
        const id = calls[each.which]?.id ?? 'none';
        if (each.do === 'end' && calls[each.which]) expected -= 1;
        calls = each.do === 'resume' ? withResumed(calls, id, now) : each.do === 'hold' ? withHeld(calls, id, now) : without(calls, id);
        if (each.do === 'resume' && id !== 'none') expect(runningOf(calls)?.id).toBe(id);
      }
      expect(calls).toHaveLength(expected);
      expect(calls.filter(({ heldAt }) => heldAt === null).length).toBeLessThanOrEqual(1);
      expect(heldOf(calls).length + (runningOf(calls) ? 1 : 0)).toBe(expected);
      // What was kept reads back to the same, and comes back once.
      const back = calls.flatMap((call) => readOpenCall(JSON.stringify(call)) ?? []);
      expect(back).toEqual(calls);
      expect(withKept(calls, back, AT)).toEqual(calls);
      expect(withKept([], back, AT)).toHaveLength(expected);
    }));
  });
});
