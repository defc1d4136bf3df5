import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { setDeskClock } from '../../app/clock.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { HomeScreen } from './index.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const NOW = Date.UTC(2026, 10, 22, 2, 42);
const TODAY = {
  day: '2026-11-22', waiting: 23, called: 1, serving: 5, done: 48, skipped: 1, noShow: 2, cancelled: 0, held: 0, left: 0, longestWaitMinutes: 41, averageWaitMinutes: 26, within60Percent: 91, emergencies: 0,
  hours: [{ hour: 8, arrivals: 12, usual: 9.4 }, { hour: 9, arrivals: 7, usual: 11 }],
};

const DESK = { appointments: { open: 9, late: 2 }, complaints: { open: 4, red: 1, urgent: 1, next: { number: 'KA-0006', remainingMs: 192 * 60_000 } }, callBacks: { open: 2, due: 1 } };

function entry(part: Partial<QueueEntry>): QueueEntry {
  return {
    id: ID, visitId: ID, patientId: ID, patientName: 'Siti Nurlaela', recordNumber: '00-00-01', number: 'A-019', unitId: ID, unit: 'Poli Umum', practitioner: null,
    payer: 'bpjs', priority: 'pregnant', priorityReason: null, state: 'waiting', joinedAt: NOW - 12 * 60_000, stateAt: NOW, calls: 0, calledAt: null, servedAt: null, fromUnit: null, practitionerId: null, dueAt: null, told: null, heldReason: null, place: null, why: null, disputed: false, version: 'v1', ...part,
  };
}

function home(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: ID, login: 'rina', fullName: 'Rina', role: 'receptionist' }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'queue.today': () => ok(TODAY),
    'queue.board': () => ok([entry({})]),
    'attention.list': () => ok([]),
    'reports.now': () => ok(DESK),
    'bulletins.current': () => ok([]),
    'appointments.day': ({ day }) => ok({ day, closed: null, columns: [], appointments: [] }),
    ...more,
  });
}

beforeEach(() => { setDeskClock(NOW, Date.now()); });

test('the day at a glance: counters, who waits and how long, priority in words', async () => {
  home();
  renderAtDesk(<HomeScreen />);
  const row = await screen.findByRole('row', { name: /A-019, Siti Nurlaela/ });
  expect(row).toHaveTextContent('Hamil');
  expect(row).toHaveTextContent('12 m');
  expect(row).toHaveTextContent('Menunggu');
  expect(await screen.findByText('terlama 41 m')).toBeVisible();
  expect(screen.getByText('91%')).toBeVisible();
  expect(screen.getByText(/Pukul 08: 12 datang, biasanya 9/)).toBeInTheDocument();
});

test('Space does the usual step with the version that was seen; Enter opens the patient', async () => {
  const desk = home({ 'queue.step': () => ok(entry({ state: 'called' })) });
  renderAtDesk(<HomeScreen />);
  const user = userEvent.setup();
  (await screen.findByRole('row', { name: /A-019/ })).focus();
  await user.keyboard(' ');
  await waitFor(() => { expect(desk.lastInput('queue.step')).toEqual({ entryId: ID, action: 'call', reason: null, expectedVersion: 'v1' }); });
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/${ID}`);
});

test('an empty morning teaches the next step', async () => {
  home({ 'queue.board': () => ok([]) });
  renderAtDesk(<HomeScreen />);
  expect(await screen.findByText('Belum ada yang menunggu')).toBeVisible();
  expect(screen.getByText('Tidak ada yang menunggu keputusan')).toBeVisible();
});

test('what needs attention says what and leads there', async () => {
  home({ 'attention.list': () => ok([{ id: 'b', kind: 'backup_old', severity: 'urgent', params: { hours: 0 }, target: '/settings/backup', at: NOW, owner: null, snoozed: null }]) });
  renderAtDesk(<HomeScreen />);
  const item = await screen.findByRole('button', { name: /Belum pernah ada cadangan/ });
  expect(within(item).getByText('Segera')).toBeVisible();
  await userEvent.click(item);
  expect(useRoute.getState().path).toBe('settings/backup');
});

test('appointments, complaints and no-shows stand among the counters; what is urgent is marked', async () => {
  home({ 'queue.today': () => ok({ ...TODAY, emergencies: 1 }) });
  renderAtDesk(<HomeScreen />);
  expect(await screen.findByText('2 lewat jam')).toBeVisible();
  expect(screen.getByText('1 merah, sisa 3 j 12 m')).toBeVisible();
  expect(screen.getByText('Komplain terbuka').parentElement).toHaveAttribute('data-urgent');
  expect(screen.getByText('2 tidak hadir · 0 batal')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Gawat darurat hari ini: 1' }));
  expect(useRoute.getState().path).toBe('emergencies');
});

test('a complaint over its limit and one whose clock stands still are told apart', async () => {
  home({ 'reports.now': () => ok({ ...DESK, complaints: { open: 1, red: 0, urgent: 1, next: { number: 'KA-1', remainingMs: -27 * 3_600_000 } } }) });
  const { unmount } = renderAtDesk(<HomeScreen />);
  expect(await screen.findByText('lewat batas 1 hari 3 j')).toBeVisible();
  unmount();
  home({ 'reports.now': () => ok({ ...DESK, complaints: { open: 1, red: 0, urgent: 0, next: null } }) });
  renderAtDesk(<HomeScreen />);
  expect(await screen.findByText('jamnya berhenti')).toBeVisible();
});

test('the counters and panels are in their places before anything has been answered', () => {
  home();
  renderAtDesk(<HomeScreen />);
  const counters = screen.getByLabelText('Keadaan hari ini');
  expect(within(counters).getAllByRole('term')).toHaveLength(6);
  expect(within(counters).getAllByText('—')).toHaveLength(6);
  for (const title of ['Antrean sekarang', 'Perlu perhatian', 'Beban per jam']) expect(screen.getByRole('heading', { name: title })).toBeVisible();
});

test.each([
  ['complaint_due', { number: 'KA-1', grade: 'red', minutes: 75 }, 'Komplain KA-1: sisa 1 j 15 m'],
  ['complaint_due', { number: 'KA-1', grade: 'red', minutes: -1500 }, 'Komplain KA-1: lewat batas 1 hari 1 j'],
  ['appointment_clash', { time: '10.00–10.20', name: 'dr. Ayu', day: '2026-11-23' }, 'Dua janji berbenturan: dr. Ayu, 10.00–10.20'],
  ['appointments_stranded', { count: 3 }, '3 janji tanpa jadwal praktik'],
  ['call_back_due', { name: 'Pak Contoh', minutes: 12 }, 'Telepon balik Pak Contoh'],
  ['day_not_closed', { day: '2026-11-21' }, 'Sabtu, 21 November 2026 belum ditutup'],
  ['holidays_missing', { year: 2028 }, 'Hari libur 2028 belum diketahui'],
  ['audit_broken', {}, 'Jejak audit tidak utuh'],
] as const)('%s is said in words', async (kind, params, text) => {
  home({ 'attention.list': () => ok([{ id: kind, kind, severity: 'warning', params, target: '/reports', at: NOW, owner: null, snoozed: null }]) });
  renderAtDesk(<HomeScreen />);
  expect(await screen.findByText(text)).toBeVisible();
});

test('a new appointment is one button away', async () => {
  home();
  renderAtDesk(<HomeScreen />);
  await userEvent.click(await screen.findByRole('button', { name: 'Buat janji temu' }));
  expect(useFrame.getState().dialog).toEqual({ kind: 'booking', patientId: null, slot: null });
});
