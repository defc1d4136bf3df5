import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../shared/contract/core.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { ReportsScreen } from './index.tsx';
import { DAY, NOW, closing, idOf, openDay } from './sample-day.ts';

function desk(more: Handlers = {}, role: Role = 'receptionist'): DeskDouble {
  return new DeskDouble({
    'users.session': () => ok({ user: { id: idOf(1), login: 'rina', fullName: 'Rina', role }, locked: false, waitMs: 0, autoLockMinutes: 10 }),
    'drafts.load': () => ok(null), 'drafts.save': () => ok({ savedAt: NOW }), 'drafts.discard': () => ok({}),
    'reports.open': () => ok(openDay()), ...more,
  });
}

beforeEach(() => {
  setDeskClock(NOW, Date.now());
  lockShortcuts(false);
});

test('proposes what is safe, says it in one sentence, and closes exactly that after one confirmation', async () => {
  const double = desk({ 'reports.closeDay': () => ok(closing()) });
  renderAtDesk(<ReportsScreen path="reports/closing" />);
  const user = userEvent.setup();
  const sentence = /2 janji ditandai tidak hadir, 2 nomor ditandai tidak hadir, 3 dibiarkan terbuka/;
  expect(await screen.findByText(sentence)).toBeVisible();
  expect(screen.getByText(/mungkin masih duduk di ruang tunggu/)).toBeVisible();
  expect(screen.getByRole('row', { name: '16.00 (jamnya belum lewat), Pasien Janji 13, dr. Ayu: dibiarkan terbuka' })).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(sentence)).toBeVisible();
  expect(double.times('reports.closeDay')).toBe(0);
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(useRoute.getState().path).toBe(`reports/${DAY}`); });
  expect(double.lastInput('reports.closeDay')).toEqual({
    day: DAY, note: null, finishEntries: [], noShowAppointments: [{ id: idOf(11), version: 'v11' }, { id: idOf(12), version: 'v12' }], noShowEntries: [{ id: idOf(21), version: 'v21' }, { id: idOf(24), version: 'v24' }],
  });
  expect(double.times('reports.closeDay')).toBe(1);
});

test('rows are walked with the arrows and marked with Space; A marks or clears a whole list', async () => {
  const double = desk({ 'reports.closeDay': () => ok(closing()) });
  renderAtDesk(<ReportsScreen path="reports/closing" />);
  const user = userEvent.setup();
  (await screen.findByRole('row', { name: /A-21, .*: tidak hadir/ })).focus();
  await user.keyboard(' {ArrowDown} ');
  expect(screen.getByRole('row', { name: /A-21, .*: dibiarkan terbuka/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /A-22, .*: selesai/ })).toBeVisible();
  expect(screen.getByText(/1 nomor ditandai tidak hadir, 1 nomor ditandai selesai/)).toBeVisible();
  await user.keyboard('a');
  expect(screen.getByText(/3 nomor ditandai tidak hadir, 1 nomor ditandai selesai, 1 dibiarkan terbuka/)).toBeVisible();
  await user.keyboard('a');
  expect(screen.getByText(/2 janji ditandai tidak hadir, 5 dibiarkan terbuka/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Catatan penutupan' }), '  Genset menyala.  ');
  await user.click(screen.getByRole('button', { name: 'Tutup hari' }));
  await user.click(await screen.findByRole('button', { name: 'Ya, tutup hari' }));
  await waitFor(() => { expect(double.lastInput('reports.closeDay')).toMatchObject({ noShowEntries: [], finishEntries: [], note: 'Genset menyala.' }); });
});

test('what was being marked and typed comes back after a power cut', async () => {
  desk({ 'drafts.load': () => ok({ form: 'closing', key: DAY, content: JSON.stringify({ marks: { [idOf(23)]: true }, note: 'Setengah catatan' }), savedAt: NOW }) });
  renderAtDesk(<ReportsScreen path="reports/closing" />);
  expect(await screen.findByDisplayValue('Setengah catatan')).toBeVisible();
  expect(screen.getByRole('row', { name: /A-23, .*: tidak hadir/ })).toBeVisible();
});

test('a refusal stays in the dialog, with what was marked', async () => {
  desk({ 'reports.closeDay': () => ({ ok: false, error: { code: 'disk_full' } }) });
  renderAtDesk(<ReportsScreen path="reports/closing" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Tutup hari' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ya, tutup hari' }));
  expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeVisible();
  expect(useRoute.getState().path).toBe('home');
});

test('on a day that is over every appointment is proposed; who closed it before and which days are open are said', async () => {
  desk({ 'reports.open': () => ok(openDay({ closing: closing(), unclosed: ['2026-11-20'] })) });
  setDeskClock(NOW + 86_400_000, Date.now());
  renderAtDesk(<ReportsScreen path={`reports/closing/${DAY}`} />);
  expect(await screen.findByText(/3 janji ditandai tidak hadir/)).toBeVisible();
  expect(screen.getByText(/Sudah ditutup oleh Rina Wulandari, 22 November 2026, 15.00/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Jumat, 20 November 2026' }));
  expect(useRoute.getState().path).toBe('reports/closing/2026-11-20');
});

test('a nurse sees what is open and closes nothing; a day to come is not closed by anybody', async () => {
  desk({}, 'nurse');
  const { unmount } = renderAtDesk(<ReportsScreen path="reports/closing" />);
  expect(await screen.findByText(/Hanya petugas meja depan/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Tutup hari' })).not.toBeInTheDocument();
  unmount();
  desk({ 'reports.open': () => ok(openDay({ day: '2026-11-23' })) });
  renderAtDesk(<ReportsScreen path="reports/closing/2026-11-23" />);
  expect(await screen.findByText(/Hari ini belum tiba/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Tutup hari' })).not.toBeInTheDocument();
});
