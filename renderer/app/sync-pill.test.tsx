import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SYNC_FAULTS, SYNC_STATES } from '../../shared/contract/sync.ts';
import { AT } from '../features/patients/sample-people.ts';
import { statusOf } from '../features/sync/sample-sync.ts';
import { setLanguage } from '../i18n/index.ts';
import { DeskDouble, ok, renderAtDesk } from './desk-double.tsx';
import { Footer } from './Footer.tsx';
import { useRoute } from './routes.ts';
import { SyncPill } from './SyncPill.tsx';
import type { SyncStatus } from './sync-words.ts';

const CLINIC = { id: '01890000-0000-7000-8000-000000000001', name: 'Klinik Melati', zone: 'Asia/Jakarta' as const, deskLetter: 'B', day: '2026-11-22', now: AT };

beforeEach(() => { vi.useFakeTimers({ toFake: ['Date'], now: AT }); });
afterEach(() => { vi.useRealTimers(); setLanguage('id'); });

async function pillOf(status: SyncStatus): Promise<HTMLElement> {
  void new DeskDouble({ 'sync.status': () => ok(status) });
  renderAtDesk(<><SyncPill /><Footer clinic={CLINIC} /></>);
  return screen.findByRole('button');
}

test.each([
  [statusOf(), 'Tersambung'],
  [statusOf({ state: 'waiting', waiting: 3 }), '3 menunggu dikirim'],
  [statusOf({ state: 'running' }), 'Menyinkronkan…'],
  [statusOf({ state: 'offline', fault: 'no_answer' }), 'Luring · per 09.12'],
  [statusOf({ state: 'paused' }), 'Dijeda · per 09.12'],
  [statusOf({ state: 'stopped', fault: 'forked', lastSuccessAt: null }), 'Sinkronisasi berhenti · belum pernah lengkap'],
  [statusOf({ state: 'no_central', lastSuccessAt: null }), 'Luring, belum ada server pusat'],
  [statusOf({ clockWrong: true }), 'Jam komputer perlu diperiksa'],
  [statusOf({ toSettle: 2 }), '2 perlu dilihat'],
])('%o reads %s', async (status, words) => {
  const pill = await pillOf(status);
  expect([...pill.children].map((tag) => tag.textContent.replace(/^[^\p{L}\d]+/u, ''))).toContain(words);
});

test('the footer tells how old the others’ data are, and the pill opens the page', async () => {
  const pill = await pillOf(statusOf({ state: 'offline', fault: 'no_network' }));
  expect(screen.getByText('Data meja lain per 09.12')).toBeVisible();
  await userEvent.setup().click(pill);
  expect(useRoute.getState().path).toBe('sync');
});

test('data of another day are told by the day', async () => {
  await pillOf(statusOf({ state: 'offline', fault: 'no_answer', lastSuccessAt: AT - 86_400_000 }));
  expect(screen.getByText('Data meja lain per 21 November 2026')).toBeVisible();
});

describe.each(['id', 'en'] as const)('in %s', (language) => {
  test.each(SYNC_FAULTS)('%s is told with what is safe and what to do, in no code', async (fault) => {
    setLanguage(language);
    const title = (await pillOf(statusOf({ state: fault === 'revoked' || fault === 'forked' ? 'stopped' : 'offline', fault }))).getAttribute('title') ?? '';
    if (fault.includes('_')) expect(title).not.toContain(fault);
    expect(title).not.toContain('faults.');
    expect(title.split('.').length).toBeGreaterThan(3);
  });
  test.each(SYNC_STATES)('%s has its words', async (state) => {
    setLanguage(language);
    const pill = await pillOf(statusOf({ state }));
    expect(`${pill.textContent} ${pill.getAttribute('title')}`).not.toMatch(/pill\.|state\./);
  });
});
