import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bulletin } from '../../../shared/contract/bulletins.ts';
import type { Role } from '../../../shared/contract/core.ts';
import { setDeskClock } from '../../app/clock.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { BulletinPanel } from './BulletinPanel.tsx';

beforeEach(() => {
  lockShortcuts(false);
  setDeskClock(AT, Date.now());
});
afterEach(() => { setLanguage('id'); setDeskClock(0, 0); });

const POWER: Bulletin = { id: idOf(1), text: 'Listrik padam besok', urgent: true, until: '2026-11-23', at: AT, author: 'Ibu Admin', version: 'v1' };
const MINE: Bulletin = { id: idOf(2), text: 'Rapat pukul 13', urgent: false, until: null, at: AT, author: 'Rina Hapsari', version: 'v7' };

function atHome(list: Bulletin[], role: Role = 'nurse', more: Handlers = {}) {
  const desk = new DeskDouble(deskOf(role, { 'bulletins.current': () => ok(list), ...more }));
  const user = userEvent.setup();
  renderAtDesk(<BulletinPanel />);
  return { desk, user };
}

test('an important one is marked by word and shape; only one’s own can be withdrawn', async () => {
  atHome([POWER, MINE]);
  const [first, second] = await screen.findAllByRole('listitem');
  expect(within(first!).getByText('Penting')).toHaveTextContent('▲');
  expect(within(first!).getByText('Ibu Admin, 22 November 2026, 09.44 · berlaku sampai 23 November 2026')).toBeVisible();
  expect(within(first!).queryByRole('button')).toBeNull();
  expect(await within(second!).findByRole('button', { name: 'Cabut pengumuman: Rapat pukul 13' })).toBeVisible();
});

test('an administrator withdraws any, after seeing once more which', async () => {
  const { desk, user } = atHome([POWER], 'admin', { 'bulletins.withdraw': () => ok({}) });
  (await screen.findByRole('button', { name: 'Cabut pengumuman: Listrik padam besok' })).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Cabut pengumuman ini?' });
  expect(within(dialog).getByText('Listrik padam besok')).toBeVisible();
  await waitFor(() => { expect(within(dialog).getByRole('button', { name: 'Cabut' })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(desk.lastInput('bulletins.withdraw')).toEqual({ id: idOf(1), expectedVersion: 'v1' }); });
});

test('with none there is one quiet line, from which one is written by keyboard', async () => {
  const { desk, user } = atHome([], 'receptionist', { 'bulletins.post': () => ok({ id: idOf(3) }) });
  expect(await screen.findByText('Tidak ada pengumuman.')).toBeVisible();
  expect(screen.queryByRole('heading')).toBeNull();
  await user.tab();
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(screen.getByRole('textbox', { name: 'Isi pengumuman' })).toHaveFocus(); });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('Isi teksnya.')).toBeVisible();
  await user.keyboard('Vaksin sudah datang{Tab} {Tab}{ArrowRight}{ArrowRight}{ArrowRight}');
  expect(screen.getByText('Hari terakhir: Minggu, 29 November 2026')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('bulletins.post')).toEqual({ text: 'Vaksin sudah datang', urgent: true, until: '2026-11-29' }); });
  expect(desk.times('bulletins.post')).toBe(1);
  expect(desk.lastInput('drafts.discard')).toEqual({ form: 'bulletin', key: 'new' });
  await waitFor(() => { expect(screen.queryByRole('dialog')).toBeNull(); });
});

test('a last day is typed as it is said; one that has passed is not taken', async () => {
  const { desk, user } = atHome([], 'receptionist', { 'bulletins.post': () => ok({ id: idOf(3) }) });
  await user.click(await screen.findByRole('button', { name: 'Tulis pengumuman' }));
  await user.type(screen.getByRole('textbox', { name: 'Isi pengumuman' }), 'Libur');
  await user.click(screen.getByRole('radio', { name: 'Tanggal lain' }));
  await user.type(screen.getByRole('textbox', { name: 'Hari terakhir' }), 'kemarin{Control>}{Enter}{/Control}');
  expect(screen.getByText('Isian ini belum benar.')).toBeVisible();
  expect(desk.times('bulletins.post')).toBe(0);
  await user.clear(screen.getByRole('textbox', { name: 'Hari terakhir' }));
  await user.type(screen.getByRole('textbox', { name: 'Hari terakhir' }), 'Jumat{Control>}{Enter}{/Control}');
  await waitFor(() => { expect(desk.lastInput('bulletins.post')).toEqual({ text: 'Libur', urgent: false, until: '2026-11-27' }); });
});

test('in English', async () => {
  setLanguage('en');
  atHome([POWER]);
  expect(await screen.findByRole('heading', { name: 'Announcements' })).toBeVisible();
  expect(screen.getByText('Important')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Write an announcement' })).toBeVisible();
});
