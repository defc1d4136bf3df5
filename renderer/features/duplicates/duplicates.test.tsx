import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../shared/contract/core.ts';
import type { DuplicatePair, DuplicatePerson, DuplicateStatus } from '../../../shared/contract/duplicates.ts';
import { DeskDouble, type Handlers, ok, renderAtDesk } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { DuplicatesScreen } from './index.tsx';

beforeEach(() => { lockShortcuts(false); });

const person = (last: number, more: Partial<DuplicatePerson>): DuplicatePerson => ({
  id: idOf(last), recordNumber: `00000${last}`, name: 'Sri Wahyuni', sex: 'female', birthDate: '1992-08-01', birthDateEstimated: false, nik: '3578014108920003', passport: null, bpjs: null,
  phone: '+6281234567890', address: null, village: null, motherName: null, registeredAt: AT, lastVisitDay: null, ...more,
});
const PAIR: DuplicatePair = { a: person(1, {}), b: person(2, { name: 'Sri Wahjuni', nik: null, birthDate: '1992-01-08' }), score: 12, reasons: ['same_name', 'day_and_month_swapped', 'same_phone'], returned: false, dismissed: null };
const OTHER: DuplicatePair = { a: person(3, { name: 'Budi Santoso' }), b: person(4, { name: 'Budi Santosa' }), score: 2, reasons: ['similar_name'], returned: true, dismissed: null };
const STATUS: DuplicateStatus = { last: { at: AT, rows: 1200, tookMs: 900 }, running: null, progress: null, waiting: 0, due: false, failed: false, open: 2, dismissed: 0 };

function desk(role: Role, more: Handlers = {}): DeskDouble {
  return new DeskDouble(deskOf(role, {
    'duplicates.status': () => ok(STATUS), 'duplicates.list': ({ show }) => ok({ pairs: show === 'open' ? [PAIR, OTHER] : [], next: null }),
    'duplicates.dismiss': () => ok({}), 'duplicates.restore': () => ok({}), 'duplicates.runNow': () => ok({}), ...more,
  }));
}

test('a pair stands side by side with what is the same, similar and different in words', async () => {
  desk('registrar');
  renderAtDesk(<DuplicatesScreen />);
  const panel = await screen.findByRole('region', { name: 'Bandingkan' });
  const row = (name: string): HTMLElement => within(panel).getByRole('rowheader', { name }).closest('tr')!;
  expect(row('Nama')).toHaveTextContent('mirip');
  expect(row('Tanggal lahir')).toHaveTextContent('mirip');
  expect(row('NIK')).toHaveTextContent('kosong');
  expect(row('Telepon')).toHaveTextContent('sama');
  expect(within(row('Nama')).getAllByText(/^[yj]$/, { selector: 'mark' })).toHaveLength(2);
  expect(screen.getByText(/terakhir diperiksa/)).toBeVisible();
});

test('B says two people, Ctrl+Z takes it back, Enter leads to the merging', async () => {
  const double = desk('registrar');
  const user = userEvent.setup();
  renderAtDesk(<DuplicatesScreen />);
  const first = await screen.findByRole('row', { name: /^Sri Wahyuni, nomor/ });
  await waitFor(() => { expect(first).toHaveFocus(); });
  await user.keyboard('b');
  expect(await screen.findByText(/Sri Wahyuni dan Sri Wahjuni dinyatakan dua orang/)).toBeVisible();
  expect(double.lastInput('duplicates.dismiss')).toEqual({ aId: PAIR.a.id, bId: PAIR.b.id, note: null });
  await user.keyboard('{Control>}z{/Control}');
  expect(await screen.findByText(/kembali ke daftar/)).toBeVisible();
  screen.getByRole('row', { name: /^Budi Santoso, nomor/ }).focus();
  expect(await screen.findByText(/Pernah dinyatakan dua orang/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(useRoute.getState().path).toBe(`patients/merge/${OTHER.a.id}/${OTHER.b.id}`);
});

test('an empty list teaches, a failed look is told, and a receptionist is told whose it is', async () => {
  desk('admin', { 'duplicates.list': () => ok({ pairs: [], next: null }), 'duplicates.status': () => ok({ ...STATUS, last: null, failed: true, open: 0 }) });
  renderAtDesk(<DuplicatesScreen />);
  expect(await screen.findByText('Tidak ada yang perlu dilihat')).toBeVisible();
  expect(screen.getByText(/Data pasien aman/)).toBeVisible();
});

test('who does not decide is told who does', async () => {
  desk('receptionist');
  renderAtDesk(<DuplicatesScreen />);
  expect(await screen.findByText('Bukan untuk peran Anda')).toBeVisible();
});
