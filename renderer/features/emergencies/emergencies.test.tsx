import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Emergency } from '../../../shared/contract/emergencies.ts';
import { DeskDouble, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, deskOf, hitOf, idOf } from '../patients/sample-people.ts';
import { EmergenciesScreen, EmergencyDialog } from './index.tsx';

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
  expect(new Set(desk.asked.map(({ name }) => name))).toEqual(new Set(['settings.emergencyNumbers', 'emergencies.raise']));
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

test('the list opens one emergency with Enter: state, note, and who it was', async () => {
  const emergency: Emergency = { id: idOf(1), temporaryName: 'Pasien X-1', at: AT, state: 'raised', note: null, raisedBy: null, patientId: null, patientName: null, raisedWhileLocked: true };
  const desk = new DeskDouble(deskOf('nurse', {
    'emergencies.list': () => ok([emergency]),
    'emergencies.note': () => ok({}),
    'emergencies.identify': () => ok({}),
    'patients.recent': () => ok([]),
    'patients.search': () => ok([hitOf(2, 'Nur Hidayat')]),
  }));
  const user = userEvent.setup();
  renderAtDesk(<EmergenciesScreen />);
  const row = await screen.findByRole('row', { name: /Pasien X-1, 09\.44, Baru dicatat/ });
  expect(within(row).getByText('belum dikenali')).toBeVisible();
  row.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Catatan' })).toHaveFocus(); });
  await user.keyboard('Dibawa ke IGD');
  await user.click(screen.getByRole('radio', { name: 'Sudah ditangani' }));
  await user.type(screen.getByRole('textbox', { name: 'Pasiennya dikenali' }), 'nur');
  await screen.findByRole('row', { name: /Nur Hidayat/ });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(desk.lastInput('emergencies.identify')).toEqual({ id: idOf(1), patientId: idOf(2) }); });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('emergencies.note')).toEqual({ id: idOf(1), note: 'Dibawa ke IGD', state: 'handled' }); });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});
