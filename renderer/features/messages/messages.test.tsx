import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HeldMessage, Message, MessageSettings, Recall } from '../../../shared/contract/messages.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useFrame } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AppointmentsScreen } from '../appointments/index.tsx';
import { AYU, deskWith } from '../appointments/sample-day.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { MessagesSection } from './MessagesSection.tsx';

let opened: string[] = [];
beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
  opened = [];
  Object.assign(document, { execCommand: () => true });
  window.open = ((address: string) => { opened.push(address); return { opener: window }; }) as unknown as typeof window.open;
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

const HOUR = 3_600_000;
function messageOf(last: number, part: Partial<Message> = {}): Message {
  return {
    id: null, version: null, patientId: idOf(last), patientName: `Pasien ${last}`, recordNumber: `00010${last}`, phone: '+6281234567890', recipient: '+6281234567890', channel: 'whatsapp', purpose: 'reminder_early', language: 'id',
    texts: { id: `Ingat ${last} & datang`, en: `Remember ${last}` }, aboutId: idOf(300 + last), day: '2026-11-23', from: 540, practitioner: 'dr. Ayu', dueAt: AT - HOUR, state: 'waiting', stateAt: null, by: null, note: null, openedAt: null, openedBy: null, ...part,
  };
}

const HELD: HeldMessage[] = [
  { key: 'h1', patientId: idOf(7), patientName: 'Pasien 7', recordNumber: '000107', purpose: 'reminder_early', why: 'stopped', note: 'Minta jangan diganggu' },
  { key: 'h2', patientId: idOf(8), patientName: 'Pasien 8', recordNumber: '000108', purpose: 'moved', why: 'unwanted', note: null },
];
/** An outbox that keeps what is opened and lets go of what is marked. */
function at(path: string, messages: Message[], more: Handlers = {}) {
  let rows = messages;
  const marked: Message[] = [];
  const desk = new DeskDouble(deskWith([], 'receptionist', {
    'absences.untold': () => ok([]), 'messages.recalls': () => ok([]), 'messages.marked': () => ok(marked),
    'messages.due': () => ok({ rows, later: 1, held: HELD }),
    'messages.open': ({ aboutId, channel, language }) => {
      rows = rows.map((row) => (row.aboutId === aboutId ? { ...row, id: idOf(700), version: 'v1', channel, language, openedAt: AT, openedBy: 'Rina' } : row));
      return ok(rows.find((row) => row.aboutId === aboutId) ?? messageOf(0));
    },
    'messages.mark': ({ aboutId, step }) => {
      const done = rows.find((row) => row.aboutId === aboutId) ?? messageOf(0);
      rows = rows.filter((row) => row.aboutId !== aboutId);
      if (step !== 'later') marked.unshift({ ...done, id: done.id ?? idOf(800), state: step, stateAt: AT, by: 'Rina' });
      return ok(done);
    },
    ...more,
  }));
  renderAtDesk(<AppointmentsScreen path={path} />);
  return { desk, user: userEvent.setup() };
}

test('reminders go out one after another: Enter opens WhatsApp, S says sent, and the next is chosen', async () => {
  const { desk, user } = at('appointments/reminders', [messageOf(1), messageOf(2), messageOf(3)]);
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1, Pengingat/ })).toHaveFocus(); });
  expect(screen.getByText(/1 menunggu waktunya\./)).toBeVisible();
  expect(screen.getByRole('row', { name: 'Pasien 7: Jangan dihubungi Minta jangan diganggu' })).toBeVisible();
  expect(screen.getByRole('row', { name: /Pasien 8: Tidak ingin pesan/ })).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Dibuka Rina 09\.44: terkirim\?/)).toBeVisible();
  expect(opened).toEqual([`https://wa.me/6281234567890?text=${encodeURIComponent('Ingat 1 & datang')}`]);
  await user.keyboard('s');
  await waitFor(() => { expect(screen.queryByRole('row', { name: /Pasien 1, Pengingat/ })).toBeNull(); });
  expect(screen.getByText('Pasien 1: terkirim.')).toBeVisible();
  expect(await within(screen.getByRole('table', { name: 'Ditandai hari ini' })).findByText('Terkirim')).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 2, Pengingat/ })).toHaveFocus(); });
  await user.keyboard('i');
  expect(screen.getByText('Remember 2')).toBeVisible();
  await user.keyboard('k{Enter}');
  await waitFor(() => { expect(desk.lastInput('messages.open')).toMatchObject({ aboutId: idOf(302), channel: 'phone', language: 'en' }); });
  expect(opened).toHaveLength(1);
  await user.keyboard('n');
  await user.keyboard('2');
  await waitFor(() => { expect(desk.lastInput('messages.mark')).toMatchObject({ aboutId: idOf(302), step: 'later', until: AT + HOUR }); });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 3, Pengingat/ })).toHaveFocus(); });
  await user.keyboard('g');
  expect(await screen.findByText('Tidak ada yang perlu dikirim')).toBeVisible();
});

test('what another desk has sent meanwhile is refused in words and not opened', async () => {
  const { user } = at('appointments/reminders', [messageOf(1)], { 'messages.open': () => ({ ok: false, error: { code: 'changed_meanwhile' } }) });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(opened).toEqual([]);
});

const RECALL: Recall = {
  id: idOf(301), patientId: idOf(1), patientName: 'Pasien 1', recordNumber: '000101', phone: '+6281234567890', day: '2026-11-20', from: 540, practitionerId: AYU, practitioner: 'dr. Ayu', unit: 'Poli Umum',
  tries: 1, lastAt: AT - HOUR, lastBy: 'Rina', againAt: AT - 1, due: true, script: 'Halo Pasien 1', stopReason: null,
};

test('who did not come: booked with Enter, tried again with N, or answered by a letter', async () => {
  const { desk, user } = at('appointments/recall', [], { 'messages.recalls': () => ok([RECALL]), 'messages.recalled': () => ok({}) });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1, tidak hadir Jumat/ })).toHaveFocus(); });
  expect(screen.getByText(/1×, terakhir/)).toBeVisible();
  expect(screen.getByText('Halo Pasien 1')).toBeVisible();
  await user.keyboard('n');
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(desk.lastInput('messages.recalled')).toEqual({ id: idOf(301), outcome: 'not_reached', againAt: AT + 15 * 60_000, note: null }); });
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1/ })).toHaveFocus(); });
  await user.keyboard('j');
  await waitFor(() => { expect(desk.lastInput('messages.recalled')).toMatchObject({ outcome: 'declined', againAt: null }); });
  await user.keyboard('{Enter}');
  expect(useFrame.getState().dialog).toEqual({ kind: 'booking', patientId: idOf(1), slot: null });
});

const template = { id: 'Halo {nama}', en: 'Hello {nama}' };
const SETTINGS: MessageSettings = { earlyHours: 26, lateHours: 0, recallTries: 3, recallDays: 14, reminder: template, moved: template, cancelled: template, rebook: template, callAbsence: template, callLeft: template, callRecall: template, other: template, resultReady: template, followUp: template, complaintAnswer: template };

test('the texts of the clinic: days and hours, an example at once, an unknown placeholder told at its field', async () => {
  const desk = new DeskDouble(deskOf('admin', { 'messages.settings': () => ok(SETTINGS), 'messages.saveSettings': () => ok({}), 'drafts.load': () => ok(null) }));
  renderAtDesk(<MessagesSection />);
  const user = userEvent.setup();
  const days = await screen.findByRole('textbox', { name: /Pengingat pertama: Hari/ });
  expect(days).toHaveValue('1');
  expect(screen.getByRole('textbox', { name: /Pengingat pertama: Jam/ })).toHaveValue('2');
  await user.clear(days);
  await user.type(days, '2');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Teks' }), 'Janji dipindahkan');
  const field = screen.getByRole('textbox', { name: 'Janji dipindahkan, Indonesia' });
  await user.type(field, ', {{nma}');
  expect(screen.getByText('Isian {nma} tidak dikenal.')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(desk.times('messages.saveSettings')).toBe(0);
  await user.clear(field);
  await user.type(field, 'Yth. {{nama}: {{dokter_lama} berhalangan.');
  expect(screen.getByText('Yth. Siti Contoh: dr. Contoh berhalangan.')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('messages.saveSettings')).toEqual({ ...SETTINGS, earlyHours: 50, moved: { id: 'Yth. {nama}: {dokter_lama} berhalangan.', en: 'Hello {nama}' } }); });
});
