import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContactPreference, FollowUp } from '../../../shared/contract/contacts.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { WriteDialog } from '../messages/WriteDialog.tsx';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { FollowUpsScreen } from './FollowUpsScreen.tsx';
import { PreferenceDialog } from './PreferenceDialog.tsx';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

const DRAFTS: Handlers = { 'drafts.load': () => ok(null), 'drafts.save': () => ok({ savedAt: AT }), 'drafts.discard': () => ok({}) };
const followUpOf = (n: number, part: Partial<FollowUp> = {}): FollowUp => ({
  id: idOf(500 + n), version: 'v1', patientId: idOf(n), patientName: `Pasien ${n}`, recordNumber: `00010${n}`, phone: '+6281234567890', todo: `Hubungi ${n}`, dueAt: AT - 60_000, ownerId: null, owner: null,
  outcome: null, doneAt: null, doneBy: null, note: null, madeAt: AT - 1, madeBy: 'Rina', stopReason: null, ...part,
});
const NOTHING_SAID: ContactPreference = { patientId: idOf(1), version: null, channel: null, language: null, dayParts: [], email: null, stop: null, savedAt: null, savedBy: null };

test('follow-ups say how late they are and that somebody is not to be contacted; Enter finishes, dropping asks why', async () => {
  const desk = new DeskDouble(deskOf('receptionist', {
    ...DRAFTS, 'contacts.followUps': () => ok([followUpOf(1, { stopReason: 'Sedang berduka' }), followUpOf(2, { dueAt: AT + 86_400_000, owner: 'Rina' })]), 'contacts.finishFollowUp': () => ok(followUpOf(1, { outcome: 'done' })), 'contacts.owners': () => ok([]),
  }));
  renderAtDesk(<FollowUpsScreen />);
  const user = userEvent.setup();
  const row = await screen.findByRole('row', { name: /Pasien 1: Hubungi 1, .*, Terlambat/ });
  await waitFor(() => { expect(row).toHaveFocus(); });
  expect(within(row).getByText('Jangan dihubungi: Sedang berduka')).toBeVisible();
  expect(screen.getByRole('row', { name: /Pasien 2.*Nanti/ })).toBeVisible();
  await user.keyboard('b');
  await screen.findByLabelText('Alasan tidak jadi');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Tuliskan alasannya.')).toBeVisible();
  expect(desk.times('contacts.finishFollowUp')).toBe(0);
  await user.type(screen.getByLabelText('Alasan tidak jadi'), 'Sudah datang sendiri');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('contacts.finishFollowUp')).toEqual({ id: idOf(501), expectedVersion: 'v1', outcome: 'dropped', note: 'Sudah datang sendiri' }); });
  expect(await screen.findByText('Pasien 1: tidak jadi.')).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1/ })).toHaveFocus(); });
  await user.keyboard('p');
  expect(useRoute.getState().path).toBe(`patients/${idOf(1)}/contacts`);
});

test('wishes: an e-mail wish wants an address, “do not contact” a reason', async () => {
  const saved = vi.fn<() => void>();
  const desk = new DeskDouble(deskOf('receptionist', { ...DRAFTS, 'contacts.savePreference': () => ok(NOTHING_SAID) }));
  renderAtDesk(<PreferenceDialog name="Bu Uji" preference={NOTHING_SAID} onClose={vi.fn<() => void>()} onSaved={saved} />);
  const user = userEvent.setup();
  await user.selectOptions(await screen.findByLabelText('Lewat'), 'Surel');
  await user.click(screen.getByRole('checkbox', { name: /Jangan dihubungi/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Isi alamat surelnya.')).toBeVisible();
  await user.type(screen.getByLabelText('Alamat surel'), 'uji@contoh.id');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Tuliskan alasannya.')).toBeVisible();
  expect(desk.times('contacts.savePreference')).toBe(0);
  await user.type(screen.getByLabelText('Alasan'), 'Minta jangan diganggu');
  await user.click(screen.getByRole('checkbox', { name: /Sore/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('contacts.savePreference')).toEqual({ patientId: idOf(1), expectedVersion: null, channel: 'email', language: null, dayParts: ['evening'], email: 'uji@contoh.id', stop: 'Minta jangan diganggu' }); });
  await waitFor(() => { expect(saved).toHaveBeenCalled(); });
});

const BEGUN: Output<'messages.compose'> = { patientName: 'Bu Uji', texts: { id: 'Yth. Bu Uji,', en: 'Dear Bu Uji,' }, language: 'id', channel: 'whatsapp', ways: [{ channel: 'whatsapp', recipient: '+6281234567890' }, { channel: 'phone', recipient: '+6281234567890' }], why: null, note: null };

test('a message begins from the template, follows the language until it is changed, and tells what must not stand in it', async () => {
  const desk = new DeskDouble(deskOf('receptionist', { ...DRAFTS, 'messages.compose': () => ok(BEGUN), 'messages.write': () => ({ ok: false, error: { code: 'invalid_input', fields: { text: 'text_tells' } } }) }));
  renderAtDesk(<WriteDialog patientId={idOf(1)} about={null} onClose={vi.fn<() => void>()} onSaved={vi.fn<() => void>()} />);
  const user = userEvent.setup();
  const text = await screen.findByLabelText('Teks pesan');
  expect(text).toHaveValue('Yth. Bu Uji,');
  await user.click(screen.getByText('Inggris'));
  expect(text).toHaveValue('Dear Bu Uji,');
  await user.type(text, ' your NIK is 317');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('messages.write')).toMatchObject({ purpose: 'other', about: 'patient', aboutId: idOf(1), language: 'en', channel: 'whatsapp' }); });
  expect(await screen.findByText(/Teks ini memuat NIK/)).toBeVisible();
});

test('to somebody who asked not to be contacted nothing is sent, and the screen says why', async () => {
  setLanguage('en');
  const desk = new DeskDouble(deskOf('receptionist', { ...DRAFTS, 'messages.compose': () => ok({ ...BEGUN, why: 'stopped' as const, note: 'Moved away' }) }));
  renderAtDesk(<WriteDialog patientId={idOf(1)} about={null} onClose={vi.fn<() => void>()} onSaved={vi.fn<() => void>()} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('Cannot be written to: Do not contact. Moved away');
  expect(screen.getByRole('button', { name: /Put into the outbox/ })).toBeDisabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.times('messages.write')).toBe(0);
});
