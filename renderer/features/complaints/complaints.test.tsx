import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { COMPLAINT_CATEGORIES } from '../../../shared/contract/complaint-categories.ts';
import type { ComplaintSettings } from '../../../shared/contract/complaint-settings.ts';
import type { ComplaintDetail, ComplaintRow } from '../../../shared/contract/complaints.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { DeskDouble, type Handlers, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, GENERAL, deskOf, hitOf, idOf, patientOf } from '../patients/sample-people.ts';
import { ComplaintDialog, ComplaintsScreen } from './index.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeEach(() => {
  lockShortcuts(false);
  // Sunday 22 November 2026, 09.44 WIB; timers stay real except for the date.
  vi.useFakeTimers({ now: AT, toFake: ['Date'] });
});
afterEach(() => { vi.useRealTimers(); });

function rowOf(last: number, part: Partial<ComplaintRow> = {}): ComplaintRow {
  return {
    id: idOf(last), number: `KA-000${last}`, channel: 'phone', receivedAt: AT - HOUR, grade: 'green', category: 'schedule', unit: 'Poli Umum', summary: 'Menunggu dua jam', reporterName: 'Ibu Contoh',
    anonymous: false, confidential: false, otherUnits: [], restricted: false, state: 'new', firstAnswerAt: null, resolvedAt: null, reopened: 0, version: 'v1', ownerId: null, owner: null,
    clock: { limitAt: AT + 7 * DAY - HOUR, remainingMs: 7 * DAY - HOUR, limitMs: 7 * DAY, state: 'running' }, answerClock: { limitAt: AT + DAY, remainingMs: DAY, limitMs: 3 * DAY, state: 'running' }, ...part,
  };
}

function detailOf(part: Partial<ComplaintDetail> = {}): ComplaintDetail {
  return {
    ...rowOf(1), reporterContact: null, relation: 'self', patientId: null, unitId: GENERAL, otherUnitIds: [], mayReveal: false, viewers: [], posted: null, narrative: 'Menunggu dua jam tanpa kabar', patientName: null, patientRecordNumber: null, outcome: null, pausedFor: null, beneath: 'new', accusedId: null, accused: null, rejectReason: null, mergedInto: null, mergedFrom: [], pauses: [], cause: null, satisfaction: null, escalatedAt: null, tasks: [], improvements: [],
    events: [{ id: idOf(50), action: 'receive', at: AT - HOUR, actor: 'Rina Hapsari', text: null, grade: 'green', outcome: null, pause: null, subject: null, reason: null, score: null }], ...part,
  };
}

const DAILY = [{ from: 480, to: 960 }];
const SETTINGS: ComplaintSettings = {
  days: 'calendar', hours: [DAILY, DAILY, DAILY, DAILY, DAILY, [{ from: 480, to: 780 }], []], settleHours: { red: 24, yellow: 72, green: 168 }, answerHours: { red: 4, yellow: 24, green: 72 },
  escalateTo: { red: null, yellow: null, green: null }, categories: COMPLAINT_CATEGORIES.map((id) => ({ id, name: null, active: true, words: [] })), identityRoles: ['admin'], causes: [{ id: 'communication', name: null, active: true }], templates: [{ id: 'answer', name: 'Jawaban', language: 'id', text: 'Yth. {nama}, tentang {nomor}.' }],
};

function complaintDesk(role: Role, more: Handlers = {}): DeskDouble {
  return new DeskDouble(deskOf(role, {
    'clinic.status': () => ok({ phase: 'ready', demo: null, version: '0', shell: 'browser', clinic: { id: idOf(800), name: 'Klinik Sehat Sentosa', zone: 'Asia/Jakarta', deskLetter: 'A', day: '2026-11-22', now: AT } }),
    'complaints.receive': () => ok({ id: idOf(7), number: 'KA-0007', limitAt: AT + DAY, trackingCode: null }),
    'complaints.step': () => ok(detailOf({ version: 'v2' })),
    'patients.recent': () => ok([]),
    'complaints.settings': () => ok(SETTINGS),
    'complaints.people': () => ok([{ id: idOf(900), fullName: 'Dewi Contoh', role: 'public_relations' as const }]),
    ...more,
  }));
}

test('a complaint is taken in by keyboard alone; its number is for the reporter', async () => {
  const onClose = vi.fn<() => void>();
  const desk = complaintDesk('receptionist');
  const user = userEvent.setup();
  renderAtDesk(<ComplaintDialog patientId={null} onClose={onClose} />);
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Langsung/ })).toHaveFocus(); });
  await user.keyboard('2');
  expect(screen.getByRole('textbox', { name: 'Keluhannya' })).toHaveFocus();
  await user.keyboard('Petugas membentak');
  await user.tab();
  await user.tab();
  await user.keyboard('Bapak Contoh');
  within(screen.getByRole('group', { name: 'Kategori' })).getAllByRole('radio')[0]?.focus();
  await user.keyboard('8');
  expect(within(screen.getByRole('group', { name: 'Derajat' })).getAllByRole('radio')[0]).toHaveFocus();
  await user.keyboard('1');
  expect(await screen.findByText('Harus selesai sebelum Senin, 23 November 2026 09.44')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Nomor komplain KA-0007, berikan kepada pelapor')).toBeVisible();
  expect(desk.lastInput('complaints.receive')).toEqual({ complaint: {
    channel: 'phone', receivedAt: AT, anonymous: false, confidential: false, reporterName: 'Bapak Contoh', reporterContact: null, relation: null, patientId: null, unitId: null, otherUnitIds: [], category: 'attitude', grade: 'red',
    narrative: 'Petugas membentak', restricted: false,
  }, proposal: { grade: 'yellow', category: 'attitude', unitId: null } });
  expect(desk.times('drafts.discard')).toBe(1);
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('Alt+A leaves name and contact out; what is missing is marked and has the focus; two presses send once', async () => {
  const desk = complaintDesk('receptionist');
  const user = userEvent.setup();
  renderAtDesk(<ComplaintDialog patientId={null} onClose={() => undefined} />);
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Langsung/ })).toHaveFocus(); });
  await user.keyboard('6Kotor sekali');
  await user.type(screen.getByRole('textbox', { name: 'Nama pelapor' }), 'Orang Contoh');
  await user.keyboard('{Alt>}a{/Alt}');
  expect(screen.getByRole('textbox', { name: 'Nama pelapor' })).toBeDisabled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  const category = screen.getByRole('group', { name: 'Kategori' });
  expect(await within(category).findByText('Isian ini wajib.')).toBeVisible();
  await waitFor(() => { expect(within(category).getAllByRole('radio')[0]).toHaveFocus(); });
  expect(desk.times('complaints.receive')).toBe(0);
  await user.keyboard('43');
  await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
  await screen.findByText('Komplain tersimpan');
  expect(desk.times('complaints.receive')).toBe(1);
  expect(desk.lastInput('complaints.receive')).toMatchObject({ complaint: { channel: 'suggestion_box', anonymous: true, reporterName: null, reporterContact: null, category: 'facility', grade: 'green' } });
});

test('a letter’s date counts; a patient is linked by Alt+P; a refusal keeps what was typed', async () => {
  const desk = complaintDesk('receptionist', {
    'complaints.receive': () => ({ ok: false, error: { code: 'invalid_input', fields: { 'complaint.receivedAt': 'invalid' } } }),
    'patients.search': () => ok([hitOf(2, 'Nur Hidayat')]),
  });
  const user = userEvent.setup();
  renderAtDesk(<ComplaintDialog patientId={null} onClose={() => undefined} />);
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Langsung/ })).toHaveFocus(); });
  await user.keyboard('6Surat dari kotak{Alt>}p{/Alt}');
  await user.type(await screen.findByRole('textbox', { name: 'Pasien yang bersangkutan' }), 'nur');
  await screen.findByRole('row', { name: /Nur Hidayat/ });
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Nur Hidayat')).toBeVisible();
  const received = screen.getByRole('textbox', { name: 'Tanggal diterima' });
  await user.type(received, '20-11-2026');
  await user.type(screen.getByRole('textbox', { name: 'Jam' }), '08.00');
  await user.click(screen.getByRole('radio', { name: /Merah/ }));
  expect(await screen.findByText('Sudah lewat tenggat: Sabtu, 21 November 2026 08.00')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /Medis/ }));
  await user.keyboard('{Alt>}a{/Alt}{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Ada isian yang belum benar.');
  expect(received).toHaveAccessibleDescription(/Isian ini belum benar/);
  expect(screen.getByRole('textbox', { name: 'Keluhannya' })).toHaveValue('Surat dari kotak');
  expect(desk.lastInput('complaints.receive')).toMatchObject({ complaint: { patientId: idOf(2), receivedAt: Date.UTC(2026, 10, 20, 1) } });
});

test('opened from a patient it is about them; working days are counted as the clinic counts them', async () => {
  complaintDesk('receptionist', {
    'patients.get': () => ok(patientOf()),
    'complaints.settings': () => ok({ ...SETTINGS, days: 'working' as const }),
    'appointments.timetable': ({ year }) => ok({ rules: [], exceptions: [], rooms: [], booking: { openingHours: [], noticeMinutes: 0, horizonDays: 0 }, yearMissing: false, holidays: year === 2026 ? [{ day: '2026-11-24', name: 'Libur uji', kind: 'own', closed: true }] : [] }),
  });
  const user = userEvent.setup();
  renderAtDesk(<ComplaintDialog patientId={idOf(1)} onClose={() => undefined} />);
  expect(await screen.findByText('Siti Nurlaela')).toBeVisible();
  await user.click(screen.getByRole('radio', { name: /Kuning/ }));
  // Monday, Wednesday and Thursday: the clinic closes at 16.00.
  expect(await screen.findByText('Harus selesai sebelum Kamis, 26 November 2026 16.00')).toBeVisible();
});

test('the list shows the desk’s order; a clock runs on without asking again', async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ now: AT, toFake: ['Date', 'setInterval', 'clearInterval'] });
  const rows = [rowOf(1, { grade: 'red', clock: { limitAt: AT + 30 * 60_000, remainingMs: 30 * 60_000, limitMs: DAY, state: 'running' } }), rowOf(2, { restricted: true }), rowOf(3, { clock: { limitAt: null, remainingMs: -HOUR, limitMs: DAY, state: 'paused' } })];
  const desk = complaintDesk('director', { 'audit.printed': () => ok({}), 'complaints.list': () => ok(rows) });
  renderAtDesk(<ComplaintsScreen path="complaints" />);
  const first = await screen.findByRole('row', { name: 'KA-0001, Merah, sisa 30 menit, Baru' });
  await waitFor(() => { expect(first).toHaveFocus(); });
  expect(screen.getAllByRole('row').slice(1).map((row) => row.getAttribute('aria-label'))).toEqual(['KA-0001, Merah, sisa 30 menit, Baru', 'KA-0002, Hijau, sisa 6 hari 23 jam, Baru', 'KA-0003, Hijau, dijeda, lewat 1 jam 0 menit, Baru']);
  expect(within(screen.getByRole('row', { name: /KA-0002/ })).getByText('Terbatas')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Komplain baru/ })).toBeNull();
  await act(async () => { await vi.advanceTimersByTimeAsync(32 * 60_000); });
  expect(first).toHaveAttribute('aria-label', expect.stringMatching(/^KA-0001, Merah, lewat [12] menit, Baru$/));
  expect(screen.getByRole('row', { name: /KA-0003/ })).toHaveTextContent('dijeda, lewat 1 jam 0 menit');
  expect(desk.times('complaints.list')).toBe(1);
});

test('Enter opens a complaint; every step has its key; text stays when the desk refuses', async () => {
  let refuse = true;
  const desk = complaintDesk('public_relations', {
    'complaints.list': () => ok([rowOf(1)]), 'complaints.get': () => ok(detailOf()),
    'complaints.step': () => (refuse ? { ok: false, error: { code: 'changed_meanwhile' } } : ok(detailOf({ version: 'v2' }))),
  });
  const user = userEvent.setup();
  function AtRoute() { return <ComplaintsScreen path={useRoute((route) => route.path)} />; }
  act(() => { useRoute.getState().go('complaints'); });
  renderAtDesk(<AtRoute />);
  await waitFor(() => { expect(screen.getByRole('row', { name: /KA-0001/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  const panel = await screen.findByRole('region', { name: 'Komplain KA-0001' });
  await waitFor(() => { expect(panel).toHaveFocus(); });
  expect(within(panel).getByText(/Harus selesai sebelum Minggu, 29 November 2026 08.44/)).toBeVisible();
  expect(within(panel).queryByRole('button', { name: /Buka lagi/ })).toBeNull();
  await user.keyboard('{Alt>}j{/Alt}');
  const words = await screen.findByRole('textbox', { name: 'Yang disampaikan kepada pelapor' });
  await waitFor(() => { expect(words).toHaveFocus(); });
  await user.keyboard('Kami mohon maaf{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('Orang lain baru saja mengubah data ini.');
  expect(words).toHaveValue('Kami mohon maaf');
  refuse = false;
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(screen.queryByRole('textbox', { name: 'Yang disampaikan kepada pelapor' })).toBeNull(); });
  expect(desk.lastInput('complaints.step')).toEqual({ id: idOf(1), expectedVersion: 'v1', step: { action: 'answer', text: 'Kami mohon maaf' } });
  await waitFor(() => { expect(panel).toHaveFocus(); });
  // Resolving asks for the outcome: a digit, then the words.
  await user.keyboard('{Alt>}s{/Alt}');
  await screen.findByRole('form', { name: 'Selesaikan' });
  await user.keyboard('3');
  expect(screen.getByRole('textbox', { name: 'Penyelesaian' })).toHaveFocus();
  await user.keyboard('Diteruskan{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('complaints.step')).toMatchObject({ step: { action: 'resolve', text: 'Diteruskan', outcome: 'ethics_committee' } }); });
  // Esc leaves the step first, then the complaint.
  await user.keyboard('{Alt>}t{/Alt}');
  await screen.findByRole('form', { name: 'Jeda' });
  await user.keyboard('{Escape}');
  await waitFor(() => { expect(screen.queryByRole('form', { name: 'Jeda' })).toBeNull(); });
  await user.keyboard('{Escape}');
  await waitFor(() => { expect(screen.queryByRole('region', { name: 'Komplain KA-0001' })).toBeNull(); });
  expect(screen.getByRole('row', { name: /KA-0001/ })).toHaveFocus();
});

test('an answered complaint that the patient told openly is answered to the patient, too; any other is not', async () => {
  const openly = detailOf({ patientId: idOf(3), patientName: 'Bu Uji', firstAnswerAt: AT, state: 'resolved' });
  const desk = complaintDesk('public_relations', {
    'complaints.list': () => ok([]), 'complaints.get': () => ok(openly), 'drafts.load': () => ok(null), 'drafts.save': () => ok({ savedAt: AT }), 'drafts.discard': () => ok({}), 'messages.write': () => ({ ok: false, error: { code: 'not_found' } }),
    'messages.compose': () => ok({ patientName: 'Bu Uji', texts: { id: 'Yth. Bu Uji,', en: 'Dear Bu Uji,' }, language: 'id' as const, channel: 'whatsapp' as const, ways: [{ channel: 'whatsapp' as const, recipient: '+6281234567890' }], why: null, note: null }),
  });
  const user = userEvent.setup();
  const shown = (): HTMLElement | null => screen.queryByRole('button', { name: /Pesan pasien/ });
  const { unmount } = renderAtDesk(<ComplaintsScreen path={`complaints/${idOf(1)}`} />);
  await screen.findByRole('button', { name: /Pesan pasien/ });
  await user.keyboard('{Alt>}y{/Alt}');
  expect(await screen.findByLabelText('Teks pesan')).toHaveFocus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('messages.write')).toMatchObject({ patientId: idOf(3), purpose: 'complaint_answer', about: 'complaint', aboutId: idOf(1), channel: 'whatsapp' }); });
  unmount();
  for (const other of [{ relation: 'family' as const }, { confidential: true }, { anonymous: true }, { restricted: true }, { firstAnswerAt: null }, { patientId: null }]) {
    complaintDesk('public_relations', { 'complaints.list': () => ok([]), 'complaints.get': () => ok({ ...openly, ...other }) });
    const again = renderAtDesk(<ComplaintsScreen path={`complaints/${idOf(1)}`} />);
    await screen.findByRole('region', { name: 'Komplain KA-0001' });
    expect(shown(), JSON.stringify(other)).toBeNull();
    again.unmount();
  }
});

test('the director reads and prints, and is offered no step; a hidden one says who may open it', async () => {
  const desk = complaintDesk('director', { 'audit.printed': () => ok({}), 'complaints.list': () => ok([]), 'complaints.get': ({ id }) => (id === idOf(1) ? ok(detailOf()) : { ok: false, error: { code: 'not_found' } }) });
  const print = vi.spyOn(window, 'print').mockImplementation(() => { expect(document.querySelector('[data-print-sheet="page"]')).toHaveTextContent('Menunggu dua jam tanpa kabar'); });
  const user = userEvent.setup();
  const { unmount } = renderAtDesk(<ComplaintsScreen path={`complaints/${idOf(1)}`} />);
  const panel = await screen.findByRole('region', { name: 'Komplain KA-0001' });
  expect(within(within(panel).getByRole('group', { name: 'Langkah lain' })).getAllByRole('button')).toHaveLength(1);
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => { expect(print).toHaveBeenCalledOnce(); });
  expect(desk.lastInput('audit.printed')).toEqual({ paper: 'complaint', id: idOf(1) });
  await waitFor(() => { expect(document.querySelector('[data-print-sheet]')).toBeNull(); });
  unmount();
  renderAtDesk(<ComplaintsScreen path={`complaints/${idOf(9)}`} />);
  expect(await screen.findByText(/hanya dapat dibuka oleh humas/)).toBeVisible();
  expect(desk.times('complaints.step')).toBe(0);
});

test('fields are put right without touching the grade or the seconds of the received time', async () => {
  const complaint = detailOf({ receivedAt: AT - HOUR + 12_345 });
  const desk = complaintDesk('receptionist', { 'complaints.list': () => ok([]), 'complaints.get': () => ok(complaint), 'complaints.edit': () => ok(complaint) });
  const user = userEvent.setup();
  renderAtDesk(<ComplaintsScreen path={`complaints/${idOf(1)}`} />);
  await screen.findByRole('region', { name: 'Komplain KA-0001' });
  await user.keyboard('{Alt>}u{/Alt}');
  const narrative = await screen.findByRole('textbox', { name: 'Keluhannya' });
  expect(screen.queryByRole('group', { name: 'Derajat' })).toBeNull();
  await user.clear(narrative);
  await user.type(narrative, 'Menunggu tiga jam');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('complaints.edit')).toMatchObject({ id: idOf(1), expectedVersion: 'v1', complaint: { narrative: 'Menunggu tiga jam', grade: 'green', receivedAt: AT - HOUR + 12_345, channel: 'phone' } }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});
