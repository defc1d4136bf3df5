import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DisplayState } from '../../../shared/contract/queue.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useLink } from '../../app/client.ts';
import { AT, GENERAL, idOf } from '../patients/sample-people.ts';
import { DisplayScreen } from './index.tsx';

/** A loudspeaker that notes when each note starts. */
const notes: number[] = [];
class Loudspeaker extends EventTarget {
  state = 'running';
  destination = {};
  get currentTime(): number { return performance.now() / 1000; }
  createOscillator() { return { frequency: { value: 0 }, connect: (next: unknown) => next, start: () => { notes.push(performance.now()); }, stop: () => undefined }; }
  createGain() { return { gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, connect: (next: unknown) => next }; }
  resume(): Promise<void> { return Promise.resolve(); }
}

function stateOf(number: string | null, runningText = 'Lansia didahulukan.'): DisplayState {
  return {
    clinicName: 'Klinik Sehat Sentosa', day: '2026-11-22', zone: 'Asia/Jakarta', runningText,
    current: number === null ? null : { entryId: idOf(101), number, unit: 'Poli Umum', room: 'Ruang 1', at: AT, calls: 1 },
    units: [{ id: GENERAL, name: 'Poli Umum', room: 'Ruang 1', doctors: [{ name: 'dr. Ayu', hours: '08.00–12.00' }], current: number, next: ['A-019', 'A-020'], waiting: 2 }],
  };
}
const status = () => ok({ phase: 'ready' as const, version: '0.1.0', shell: 'browser' as const, demo: null, clinic: { id: idOf(1), name: 'Klinik Sehat Sentosa', zone: 'Asia/Jakarta' as const, deskLetter: 'A', day: '2026-11-22', now: AT } });

beforeEach(() => {
  notes.length = 0;
  vi.stubGlobal('AudioContext', Loudspeaker);
  useLink.setState({ state: 'connected' });
});

test('the current call is large, units show doctor, hours and who is next', async () => {
  void new DeskDouble({ 'clinic.status': status, 'queue.display': () => ok(stateOf('A-018')) });
  renderAtDesk(<DisplayScreen />);
  const main = await screen.findByRole('main', { name: 'Layar antrean' });
  expect(within(main).getAllByText('A-018')).toHaveLength(2);
  expect(within(main).getByText('Poli Umum · Ruang 1')).toBeVisible();
  expect(within(main).getByText('dr. Ayu 08.00–12.00')).toBeVisible();
  expect(within(main).getByText('lalu A-019, A-020')).toBeVisible();
  expect(within(main).getByText('Minggu, 22 November 2026')).toBeVisible();
  expect(within(main).getByText('Lansia didahulukan.')).toBeVisible();
});

test('a new call appears at once and sounds; two calls never sound together', async () => {
  let number = 'A-018';
  const desk = new DeskDouble({ 'clinic.status': status, 'queue.display': () => ok(stateOf(number)) });
  renderAtDesk(<DisplayScreen />);
  await screen.findAllByText('A-018');
  number = 'A-019';
  const call = { entryId: idOf(102), number, unit: 'Poli Umum', room: 'Ruang 1', at: AT };
  act(() => {
    desk.tell({ type: 'changed', capabilities: ['queue'] });
    desk.tell({ type: 'call', call });
    desk.tell({ type: 'call', call: { ...call, number: 'B-001' } });
  });
  await waitFor(() => { expect(screen.getAllByText('A-019').length).toBeGreaterThan(0); });
  await waitFor(() => { expect(notes).toHaveLength(2); });
  await waitFor(() => { expect(notes).toHaveLength(4); }, { timeout: 4000 });
  // The second chime begins after the first has sounded to its end.
  expect((notes[2] ?? 0) - (notes[0] ?? 0)).toBeGreaterThan(900);
});

test('nobody called yet, and a lost connection, are said', async () => {
  void new DeskDouble({ 'clinic.status': status, 'queue.display': () => ok(stateOf(null)) });
  renderAtDesk(<DisplayScreen />);
  expect(await screen.findByText('Silakan menunggu')).toBeVisible();
  act(() => { useLink.setState({ state: 'lost' }); });
  expect(screen.getByRole('alert')).toHaveTextContent(/terputus/);
});

test('before the desk has been opened nothing but that is shown', async () => {
  void new DeskDouble({ 'clinic.status': status, 'queue.display': () => ({ ok: false, error: { code: 'locked' } }) });
  renderAtDesk(<DisplayScreen />);
  expect(await screen.findByText('Meja depan belum dibuka hari ini.')).toBeVisible();
});
