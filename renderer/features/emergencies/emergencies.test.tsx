import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Emergency, EmergencyAlert, EmergencyDetail, EmergencyScript } from '../../../shared/contract/emergencies.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, deskOf, hitOf, idOf } from '../patients/sample-people.ts';
import { AlertBar } from './AlertBar.tsx';
import { EmergencyDialog } from './EmergencyDialog.tsx';
import { EmergenciesScreen } from './index.tsx';

beforeEach(() => { lockShortcuts(false); });

const raised = () => ok({ id: idOf(1), temporaryName: 'Pasien X-1', at: AT });

test('one Enter after F9 records it: time, name and numbers to dial at once, without asking for anybody’s data', async () => {
  const onClose = vi.fn<() => void>();
  const desk = new DeskDouble({ 'emergencies.raise': raised, 'settings.emergencyNumbers': () => ok([]) });
  const user = userEvent.setup();
  renderAtDesk(<EmergencyDialog onClose={onClose} />);
  await waitFor(() => { expect(screen.getByRole('button', { name: /Catat darurat sekarang/ })).toHaveFocus(); });
  // None are configured: the national numbers.
  expect(screen.getByRole('link', { name: '119' })).toHaveAttribute('href', 'tel:119');
  expect(screen.getByRole('link', { name: '112' })).toBeVisible();
  await user.keyboard('{Enter}');
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('Tercatat pukul 09.44')).toBeVisible();
  expect(within(alert).getByText('Pasien X-1')).toBeVisible();
  expect(new Set(desk.asked.map(({ name }) => name))).toEqual(new Set(['settings.emergencyNumbers', 'emergencies.raise', 'emergencies.script']));
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('the clinic’s own numbers stand in the place of the national ones', async () => {
  void new DeskDouble({ 'settings.emergencyNumbers': () => ok([{ label: 'IGD RS Rujukan', number: '031-555-0100' }]) });
  renderAtDesk(<EmergencyDialog onClose={() => undefined} />);
  expect(await screen.findByRole('link', { name: '031-555-0100' })).toBeVisible();
  expect(screen.queryByRole('link', { name: '119' })).toBeNull();
});

test('two presses record one emergency; a failure says what to do and can be tried again', async () => {
  let works = false;
  const desk = new DeskDouble({ 'emergencies.raise': () => (works ? raised() : { ok: false, error: { code: 'internal' } }), 'settings.emergencyNumbers': () => ok([]) });
  const user = userEvent.setup();
  renderAtDesk(<EmergencyDialog onClose={() => undefined} />);
  const button = screen.getByRole('button', { name: /Catat darurat sekarang/ });
  await user.click(button);
  expect(await screen.findByText(/Belum tercatat. Tolong pasiennya dahulu/)).toBeVisible();
  works = true;
  await user.dblClick(button);
  await screen.findByText('Tercatat pukul 09.44');
  expect(desk.times('emergencies.raise')).toBe(2);
});

const RAISED: Emergency = { id: idOf(1), temporaryName: 'Pasien X-1', at: AT, state: 'raised', note: null, raisedBy: null, patientId: null, patientName: null, raisedWhileLocked: true, acceptedAt: null, acceptedName: null };
const SCRIPT: EmergencyScript = { flags: ['Kejang', 'Nyeri dada'], alarmSeconds: 60, approval: null };
const detailOf = (more: Partial<EmergencyDetail> = {}): EmergencyDetail => ({ ...RAISED, version: 'v1', flags: [], log: [{ step: 'raised', at: AT, by: null, text: null }], ...more });

test('after it is recorded: a name and Enter take it, signs and dialled numbers are noted', async () => {
  const onClose = vi.fn<() => void>();
  const desk = new DeskDouble({
    'emergencies.raise': raised, 'settings.emergencyNumbers': () => ok([{ label: 'IGD', number: '031-555' }]), 'emergencies.script': () => ok(SCRIPT),
    'emergencies.accept': () => ok({}), 'emergencies.flag': () => ok({}), 'emergencies.dialled': () => ok({}),
  });
  const user = userEvent.setup();
  renderAtDesk(<EmergencyDialog onClose={onClose} />);
  await waitFor(() => { expect(screen.getByRole('button', { name: /Catat darurat sekarang/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Siapa yang menerima pasien ini?' })).toHaveFocus(); });
  await user.keyboard('dr. Rina{Enter}');
  expect(await screen.findByText(/Diterima oleh dr\. Rina/)).toBeVisible();
  expect(desk.lastInput('emergencies.accept')).toEqual({ id: idOf(1), name: 'dr. Rina' });
  await user.click(screen.getByRole('button', { name: 'Kejang' }));
  expect(screen.getByRole('button', { name: 'Kejang' })).toHaveAttribute('aria-pressed', 'true');
  expect(desk.lastInput('emergencies.flag')).toEqual({ id: idOf(1), flag: 'Kejang', present: true });
  await user.click(screen.getByRole('button', { name: 'Catat sudah ditelepon: IGD 031-555' }));
  expect(await screen.findByText(/sudah ditelepon/)).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
});

test('the list opens one emergency with Enter: note, and who it was', async () => {
  const desk = new DeskDouble(deskOf('receptionist', {
    'emergencies.list': () => ok([RAISED]),
    'emergencies.get': () => ok(detailOf()),
    'emergencies.script': () => ok(SCRIPT),
    'emergencies.note': () => ok({}),
    'emergencies.identify': () => ok({}),
    'patients.recent': () => ok([]),
    'patients.search': () => ok([hitOf(2, 'Nur Hidayat')]),
  }));
  const user = userEvent.setup();
  renderAtDesk(<AtPath />);
  const row = await screen.findByRole('row', { name: /Pasien X-1, 09\.44, Belum diterima/ });
  expect(within(row).getByText('belum dikenali')).toBeVisible();
  row.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Catatan' })).toBeVisible(); });
  await user.type(screen.getByRole('textbox', { name: 'Catatan' }), 'Dibawa ke IGD');
  await user.type(screen.getByRole('textbox', { name: 'Pasiennya dikenali' }), 'nur');
  await screen.findByRole('row', { name: /Nur Hidayat/ });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(desk.lastInput('emergencies.identify')).toEqual({ id: idOf(1), patientId: idOf(2) }); });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('emergencies.note')).toEqual({ id: idOf(1), note: 'Dibawa ke IGD', expectedVersion: 'v1' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});

test('what stands in its log is said in words, oldest first', async () => {
  const log: EmergencyDetail['log'] = [
    { step: 'raised', at: AT, by: null, text: null }, { step: 'flag', at: AT, by: 'Ibu Admin', text: 'Kejang' }, { step: 'dialled', at: AT, by: 'Ibu Admin', text: 'IGD 031-555' }, { step: 'accepted', at: AT + 60_000, by: 'Ibu Admin', text: 'dr. Rina' },
  ];
  void new DeskDouble(deskOf('nurse', { 'emergencies.list': () => ok([]), 'emergencies.get': () => ok(detailOf({ state: 'handled', acceptedAt: AT + 60_000, acceptedName: 'dr. Rina', log })), 'emergencies.script': () => ok(SCRIPT) }));
  useRoute.getState().go(`emergencies/${idOf(1)}`);
  renderAtDesk(<AtPath />);
  const list = await screen.findByRole('region', { name: 'Catatan waktu' });
  expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['09.44.00Darurat dicatat', '09.44.00Terlihat: Kejang · Ibu Admin', '09.44.00Menelepon IGD 031-555 · Ibu Admin', '09.45.00Diterima oleh dr. Rina · Ibu Admin']);
  // A nurse does not say who somebody is.
  expect(screen.queryByRole('textbox', { name: 'Pasiennya dikenali' })).toBeNull();
});

test('an exercise asks the desk for nothing but the signs and numbers, and keeps only its times', async () => {
  const desk = new DeskDouble(deskOf('nurse', { 'emergencies.list': () => ok([]), 'emergencies.script': () => ok(SCRIPT), 'settings.emergencyNumbers': () => ok([]), 'emergencies.exercised': () => ok({}) }));
  const user = userEvent.setup();
  renderAtDesk(<AtPath />);
  await user.click(await screen.findByRole('button', { name: /Latihan/ }));
  expect(await screen.findByText(/LATIHAN. Tidak ada yang dicatat/)).toBeVisible();
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /Catat darurat sekarang/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Siapa yang menerima pasien ini?' }), 'dr. Rina{Enter}');
  expect(await screen.findByText(/Diterima oleh dr\. Rina/)).toBeVisible();
  await user.keyboard('{Escape}');
  await user.click(await screen.findByRole('button', { name: /Catat latihan/ }));
  await waitFor(() => { expect(desk.times('emergencies.exercised')).toBe(1); });
  expect(desk.asked.map(({ name }) => name).filter((name) => ['emergencies.raise', 'emergencies.accept', 'emergencies.flag', 'emergencies.dialled'].includes(name))).toEqual([]);
});

test('the bar stands over everything until somebody takes it, then says who for a moment', async () => {
  setDeskClock(AT + 30_000, Date.now());
  let alerts: EmergencyAlert[] = [{ id: idOf(1), temporaryName: 'Pasien X-1', at: AT, acceptedAt: null, acceptedName: null }];
  const desk = new DeskDouble({ 'emergencies.alerts': () => ok(alerts), 'emergencies.script': () => ok(SCRIPT), 'emergencies.accept': () => { alerts = [{ id: idOf(1), temporaryName: 'Pasien X-1', at: AT, acceptedAt: AT + 31_000, acceptedName: 'dr. Rina' }]; return ok({}); } });
  const user = userEvent.setup();
  lockShortcuts(true);
  renderAtDesk(<AlertBar />);
  expect(await screen.findByText('Pasien X-1')).toBeVisible();
  expect(screen.getByText(/belum diterima, 0:3\d/)).toBeVisible();
  await user.keyboard('{Shift>}{F9}{/Shift}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Siapa yang menerima pasien ini?' })).toHaveFocus(); });
  await user.keyboard('dr. Rina{Enter}');
  expect(await screen.findByText('Diterima oleh dr. Rina')).toBeVisible();
  expect(desk.lastInput('emergencies.accept')).toEqual({ id: idOf(1), name: 'dr. Rina' });
});

function AtPath() { return <EmergenciesScreen path={useRoute((route) => route.path)} />; }
