import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DisplayState } from '../../../shared/contract/display.ts';
import { useLink } from '../../app/client.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { dayOfInstant } from '../../ui/index.ts';
import { idOf } from '../patients/sample-people.ts';
import { piecesOf } from './RunningText.tsx';
import { pagesOf } from './UnitPages.tsx';
import { DisplayScreen } from './index.tsx';

/** A loudspeaker that the browser has not let sound. What is heard is tested in a real Chromium. */
class Mute extends EventTarget {
  state = 'suspended';
  destination = {};
  createGain() { return { gain: { value: 1 }, connect: (next: unknown) => next }; }
  resume(): Promise<void> { return Promise.resolve(); }
}

const NOW = Date.now();
const UNIT = { id: idOf(900), name: 'Poli Umum', room: 'Ruang 1', doctors: [{ name: 'dr. Ayu', hours: '08.00–12.00', away: false }], current: 'A-018', next: ['A-019', 'A-020', 'A-021'], waiting: 3 };
const callOf = (id: number, number: string, here = true) => ({ id: idOf(id), entryId: idOf(id + 1), number, unitId: UNIT.id, unit: 'Poli Umum', room: 'Ruang 1', at: NOW, here });
function stateOf(more: Partial<DisplayState> = {}): DisplayState {
  return {
    clinicName: 'Klinik Sehat Sentosa', zone: 'Asia/Jakarta', day: dayOfInstant(NOW, 'Asia/Jakarta'), now: NOW, runningText: 'Lansia didahulukan.', look: 'dark', showWaiting: true, waiting: 3,
    calls: [callOf(101, 'A-018'), callOf(103, 'B-007'), callOf(105, 'X-001', false)], units: [UNIT],
    sound: { speaks: true, volume: 80, chime: 'two', voice: 'system', numberReading: 'digits', repeats: 1 }, ...more,
  };
}
const refused = (): { ok: false; error: { code: 'not_signed_in' } } => ({ ok: false, error: { code: 'not_signed_in' } });

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('AudioContext', Mute);
  useLink.setState({ state: 'connected' });
});

test('the newest call is large, earlier ones stand below, units show who is next, which doctor and how many wait', async () => {
  void new DeskDouble({ 'display.state': () => ok(stateOf()) });
  renderAtDesk(<DisplayScreen />);
  const main = await screen.findByRole('main', { name: 'Layar antrean' });
  expect(within(main).getAllByText('A-018')).toHaveLength(2);
  expect(within(screen.getByRole('list', { name: 'Panggilan sebelumnya' })).getByText('B-007')).toBeVisible();
  expect(within(main).queryByText('X-001')).toBeNull();
  expect(within(main).getByText('Ruang 1 · dr. Ayu 08.00–12.00')).toBeVisible();
  expect(within(main).getByText('A-020')).toBeVisible();
  expect(within(main).queryByText('A-021')).toBeNull();
  expect(within(main).getByText('3 orang menunggu')).toBeVisible();
  expect(within(main).getByText('Lansia didahulukan.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Nyalakan suara' })).toBeVisible();
});

test('a doctor who is away today is named first, then who is there; nobody learns why', async () => {
  void new DeskDouble({ 'display.state': () => ok(stateOf({ units: [{ ...UNIT, doctors: [...UNIT.doctors, { name: 'dr. Bima', hours: null, away: true }] }] })) });
  renderAtDesk(<DisplayScreen />);
  const away = await screen.findByText('dr. Bima berhalangan');
  expect(away.parentElement).toHaveTextContent('dr. Bima berhalangan dr. Ayu 08.00–12.00');
});

test('a new call appears as soon as the desk tells of the queue', async () => {
  let state = stateOf();
  const desk = new DeskDouble({ 'display.state': () => ok(state) });
  renderAtDesk(<DisplayScreen />);
  await screen.findAllByText('A-018');
  state = stateOf({ calls: [callOf(201, 'C-003')] });
  act(() => { desk.tell({ type: 'changed', capabilities: ['queue'] }); });
  expect(await screen.findByText('C-003')).toBeVisible();
});

test('a lost connection and a desk that was not opened again are said with the time, and the last state stays', async () => {
  const desk = new DeskDouble({ 'display.state': () => ok(stateOf()) });
  const first = renderAtDesk(<DisplayScreen />);
  await screen.findAllByText('A-018');
  act(() => { useLink.setState({ state: 'lost' }); });
  expect(screen.getByRole('alert')).toHaveTextContent(/^Tidak tersambung ke meja\. Nomor di layar ini dari pukul \d\d\.\d\d/);
  expect(screen.getAllByText('A-018')).toHaveLength(2);
  act(() => { useLink.setState({ state: 'connected' }); });
  desk.handlers['display.state'] = refused;
  first.unmount();
  void new DeskDouble({ 'display.state': refused });
  renderAtDesk(<DisplayScreen />);
  expect(await screen.findByText('Meja belum dibuka lagi.')).toBeVisible();
  expect(screen.getAllByText('A-018')).toHaveLength(2);
});

test('yesterday’s numbers are not shown while the desk is closed', async () => {
  localStorage.setItem('meja-depan.display.state.1', JSON.stringify(stateOf({ day: '2026-01-05' })));
  void new DeskDouble({ 'display.state': refused });
  renderAtDesk(<DisplayScreen />);
  expect(await screen.findByText('Meja depan belum dibuka hari ini.')).toBeVisible();
  expect(screen.queryByText('A-018')).toBeNull();
});

test('nobody called yet', async () => {
  void new DeskDouble({ 'display.state': () => ok(stateOf({ calls: [], runningText: '' })) });
  renderAtDesk(<DisplayScreen />);
  expect(await screen.findByText('Silakan menunggu')).toBeVisible();
});

test.each([[1, [1]], [5, [5]], [6, [3, 3]], [9, [3, 3, 3]], [12, [4, 4, 4]], [20, [4, 4, 4, 4, 4]]])('%i units stand on pages of %j', (count, lengths) => {
  expect(pagesOf(Array.from({ length: count }, (_, at) => at)).map((page) => page.length)).toEqual(lengths);
});

test('long text is cut between words', () => {
  const pieces = piecesOf('Bila nomor Anda terlewat, lapor ke petugas. '.repeat(6).trim());
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(90);
});
