import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { setDeskClock } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { HomeScreen } from './index.tsx';

const ID = '01890000-0000-7000-8000-000000000001';
const NOW = Date.UTC(2026, 10, 22, 2, 42);
const TODAY = {
  day: '2026-11-22', waiting: 23, called: 1, serving: 5, done: 48, skipped: 1, noShow: 2, cancelled: 0, longestWaitMinutes: 41, averageWaitMinutes: 26, within60Percent: 91, emergencies: 0,
  hours: [{ hour: 8, arrivals: 12, usual: 9.4 }, { hour: 9, arrivals: 7, usual: 11 }],
};

function entry(part: Partial<QueueEntry>): QueueEntry {
  return {
    id: ID, visitId: ID, patientId: ID, patientName: 'Siti Nurlaela', recordNumber: '00-00-01', number: 'A-019', unitId: ID, unit: 'Poli Umum', practitioner: null,
    payer: 'bpjs', priority: 'pregnant', priorityReason: null, state: 'waiting', joinedAt: NOW - 12 * 60_000, stateAt: NOW, calls: 0, version: 'v1', ...part,
  };
}

function home(more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: ID, login: 'rina', fullName: 'Rina', role: 'receptionist' }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'queue.today': () => ok(TODAY),
    'queue.board': () => ok([entry({})]),
    'attention.list': () => ok([]),
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
  home({ 'attention.list': () => ok([{ id: 'b', kind: 'backup_old', severity: 'urgent', params: { hours: 0 }, target: '/settings/backup', at: NOW }]) });
  renderAtDesk(<HomeScreen />);
  const item = await screen.findByRole('button', { name: /Belum pernah ada cadangan/ });
  expect(within(item).getByText('Segera')).toBeVisible();
  await userEvent.click(item);
  expect(useRoute.getState().path).toBe('settings/backup');
});
