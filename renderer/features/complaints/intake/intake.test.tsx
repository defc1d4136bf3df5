import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawTrackingCode, showTrackingCode } from '../../../../shared/domain/tracking-code.ts';
import { DeskDouble, type Handlers, ok, renderAtDesk } from '../../../app/desk-double.tsx';
import { lockShortcuts } from '../../../app/shortcuts.ts';
import { AT, deskOf, idOf } from '../../patients/sample-people.ts';
import { ComplaintDialog } from '../index.tsx';
import { Attachments } from './Attachments.tsx';
import { CodeDialog } from './CodeDialog.tsx';

beforeEach(() => {
  lockShortcuts(false);
  // Sunday 22 November 2026, 09.44 WIB; timers stay real except for the date.
  vi.useFakeTimers({ now: AT, toFake: ['Date'] });
});
afterEach(() => { vi.useRealTimers(); });

function intakeDesk(more: Handlers = {}): DeskDouble {
  return new DeskDouble(deskOf('receptionist', {
    'clinic.status': () => ok({ phase: 'ready', demo: null, version: '0', shell: 'browser', clinic: { id: idOf(800), name: 'Klinik Sehat Sentosa', zone: 'Asia/Jakarta', deskLetter: 'A', day: '2026-11-22', now: AT } }),
    'complaints.receive': () => ok({ id: idOf(7), number: 'KA-0007', limitAt: AT + 86_400_000, trackingCode: null }), 'complaints.similar': () => ok([]), 'patients.recent': () => ok([]), ...more,
  }));
}

async function open(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  renderAtDesk(<ComplaintDialog patientId={null} onClose={() => undefined} />);
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Langsung/ })).toHaveFocus(); });
  return user;
}

test('a pasted WhatsApp message fills channel, sender, time and text; Alt+U takes the proposal; Alt+N pastes it as it was', async () => {
  const desk = intakeDesk();
  const user = await open();
  await user.keyboard('1');
  const pasted = '[22/11/26 08.15.32] Ibu Contoh: Dokternya ramah tapi antrean lama sekali';
  await user.paste(pasted);
  const narrative = screen.getByRole('textbox', { name: 'Keluhannya' });
  expect(narrative).toHaveValue('Dokternya ramah tapi antrean lama sekali');
  expect(screen.getByRole('radio', { name: /WhatsApp/ })).toBeChecked();
  expect(screen.getByRole('textbox', { name: 'Nama pelapor' })).toHaveValue('Ibu Contoh');
  expect(screen.getByRole('textbox', { name: 'Jam' })).toHaveValue('08.15');
  const note = await screen.findByRole('region', { name: 'Usul dari isi keluhan' });
  expect(within(note).getByText('Jadwal')).toBeVisible();
  expect([...note.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(expect.arrayContaining(['ramah']));
  await user.keyboard('{Alt>}u{/Alt}');
  expect(screen.getByRole('radio', { name: /Jadwal/ })).toBeChecked();
  expect(screen.getByRole('radio', { name: /Hijau/ })).toBeChecked();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Komplain tersimpan');
  expect(desk.lastInput('complaints.receive')).toMatchObject({ complaint: { channel: 'whatsapp', reporterName: 'Ibu Contoh', receivedAt: Date.UTC(2026, 10, 22, 1, 15), category: 'schedule', grade: 'green' }, proposal: { category: 'schedule', grade: 'green' } });
});

test('Alt+N puts the text back as it was pasted', async () => {
  intakeDesk();
  const user = await open();
  await user.keyboard('1');
  await user.paste('[22/11/26 08.15.32] Ibu Contoh: Antre lama');
  await user.keyboard('{Alt>}n{/Alt}');
  expect(screen.getByRole('textbox', { name: 'Keluhannya' })).toHaveValue('[22/11/26 08.15.32] Ibu Contoh: Antre lama');
  expect(screen.getByRole('radio', { name: /Langsung/ })).toBeChecked();
  expect(screen.getByRole('textbox', { name: 'Nama pelapor' })).toHaveValue('');
});

test('praise is told, hints alone give no grade, and similar complaints are shown', async () => {
  intakeDesk({ 'complaints.similar': () => ok([{ id: idOf(3), number: 'KA-0003', receivedAt: AT - 86_400_000, state: 'answered', unit: 'Poli Umum', category: 'facility', summary: 'AC poli mati', because: ['words', 'unit'] }]) });
  const user = await open();
  await user.keyboard('1');
  const narrative = screen.getByRole('textbox', { name: 'Keluhannya' });
  narrative.focus();
  await user.paste('Terima kasih, dokternya sabar');
  expect(await screen.findByText(/tampaknya pujian/)).toBeVisible();
  await user.clear(narrative);
  await user.paste('Pasien hampir meninggal karena dokter telat');
  expect(await screen.findByText('Derajat: tidak yakin')).toBeVisible();
  const similar = await screen.findByRole('region', { name: 'Komplain serupa sebelumnya' });
  expect(similar).toHaveTextContent(/KA-0003.*isi serupa, unit sama.*AC poli mati/);
});

test('a chosen file goes along once the complaint is saved; one that is refused is told beside the number and the code', async () => {
  const code = drawTrackingCode(() => 4);
  const desk = intakeDesk({
    'complaints.receive': () => ok({ id: idOf(7), number: 'KA-0007', limitAt: AT + 86_400_000, trackingCode: code }),
    'complaints.attach': ({ name }) => (name === 'foto.png' ? ok({ id: idOf(20), received: 4 }) : { ok: false, error: { code: 'attachment_type' } }),
  });
  const user = await open();
  await user.keyboard('6Toilet kotor{Alt>}a{/Alt}{Alt>}u{/Alt}');
  await user.upload(screen.getByLabelText(/Lampirkan berkas/), [new File(['isi1'], 'foto.png', { type: 'image/png' }), new File(['isi2'], 'palsu.jpg', { type: 'image/jpeg' })]);
  await user.click(screen.getByRole('radio', { name: /Hijau/ }));
  await user.click(screen.getByRole('radio', { name: /Fasilitas/ }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(showTrackingCode(code))).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent(/palsu.jpg.*Jenis berkas ini tidak diterima/);
  expect(desk.times('complaints.attach')).toBe(2);
});

test('a code with a slip is told before the desk is asked; a right one tells number and state', async () => {
  const code = drawTrackingCode(() => 7);
  const desk = intakeDesk({ 'complaints.byCode': () => ok({ number: 'KA-0009', receivedAt: AT, state: 'answered', firstAnswerAt: AT, resolvedAt: null, posted: null }) });
  const user = userEvent.setup();
  renderAtDesk(<CodeDialog onClose={() => undefined} />);
  const field = screen.getByRole('textbox', { name: 'Kode dari pelapor' });
  await user.type(field, `${code.slice(0, 7)}${code.endsWith('3') ? '4' : '3'}`);
  expect(await screen.findByText(/Ada huruf yang keliru/)).toBeVisible();
  expect(desk.times('complaints.byCode')).toBe(0);
  await user.clear(field);
  await user.type(field, showTrackingCode(code).toLowerCase());
  expect(await screen.findByText('KA-0009')).toBeVisible();
  expect(desk.lastInput('complaints.byCode')).toEqual({ code });
});

test('an attachment is shown from memory; a damaged one says what to do', async () => {
  intakeDesk({
    'complaints.attachments': () => ok([{ id: idOf(30), name: 'catatan.txt', type: 'text/plain', size: 5, at: AT, addedBy: 'Rina' }, { id: idOf(31), name: 'rusak.png', type: 'image/png', size: 9, at: AT, addedBy: 'Rina' }]),
    'complaints.attachment': ({ id }) => (id === idOf(30) ? ok({ name: 'catatan.txt', type: 'text/plain', size: 5, data: btoa('kotor'), last: true }) : { ok: false, error: { code: 'attachment_damaged' } }),
  });
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
  const user = userEvent.setup();
  renderAtDesk(<Attachments complaintId={idOf(1)} mayAdd={false} />);
  await user.click(await screen.findByRole('button', { name: /catatan.txt/ }));
  expect(await screen.findByText('kotor')).toBeVisible();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: /rusak.png/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Berkas ini tidak utuh');
  vi.unstubAllGlobals();
});
