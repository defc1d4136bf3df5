import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Affected, Untold } from '../../../shared/contract/absences.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AppointmentsScreen } from '../appointments/index.tsx';
import { AYU, appointmentOf, deskWith, slotOf } from '../appointments/sample-day.ts';
import { AT, GENERAL, idOf } from '../patients/sample-people.ts';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

const TUESDAY = '2026-11-24';
function affectedOf(last: number, part: Partial<Affected> = {}): Affected {
  return { ...appointmentOf(last), why: 'away', proposal: slotOf(540 + last * 15, { day: TUESDAY }), script: `Halo Pasien ${last}`, ...part };
}
function untoldOf(last: number, part: Partial<Untold> = {}): Untold {
  return {
    id: idOf(600 + last), version: 'v1', appointmentId: idOf(300 + last), patientId: idOf(last), patientName: `Pasien ${last}`, recordNumber: `00010${last}`, phone: '+6281234567890', outcome: 'moved',
    was: { practitioner: 'dr. Ayu', day: '2026-11-22', from: 600 }, now: { practitioner: 'dr. Ayu', unit: 'Poli Umum', day: TUESDAY, from: 555 }, told: null, toldAt: null, toldBy: null, tries: 0, script: `Halo Pasien ${last}`, stopReason: null, ...part,
  };
}

/** A plan that follows what was fixed, and takes off the list what was applied. */
function at(path: string, affected: Affected[], more: Handlers = {}) {
  let left = affected;
  const desk = new DeskDouble(deskWith([], 'receptionist', {
    'absences.plan': ({ practitionerId, fixed = [] }) => ok({
      affected: left.filter((row) => practitionerId === null || row.practitionerId === practitionerId).map((row) => {
        const chosen = fixed.find(({ id }) => id === row.id);
        return chosen ? { ...row, proposal: chosen.place === null ? null : slotOf(chosen.place.from, { day: chosen.place.day }) } : row;
      }),
      doctors: [{ practitionerId: AYU, practitioner: 'dr. Ayu', count: left.length, waiting: 2 }], more: 0,
    }),
    'absences.apply': ({ items }) => {
      left = left.filter((row) => !items.some(({ id }) => id === row.id));
      const count = (step: string): number => items.filter((item) => item.step === step).length;
      return ok({ moved: count('move'), cancelled: count('cancel'), left: count('leave'), refused: [] });
    },
    'absences.untold': () => ok([]), 'messages.due': () => ok({ rows: [], later: 0, held: [] }), 'messages.recalls': () => ok([]), 'messages.marked': () => ok([]),
    ...more,
  }));
  renderAtDesk(<AppointmentsScreen path={path} />);
  return { desk, user: userEvent.setup() };
}

test('every proposal stands beside its patient; another time, a cancellation, one left out and one left over by key, then all at once', async () => {
  const { desk, user } = at('appointments/stranded', [1, 2, 3, 4, 5].map((n) => affectedOf(n)));
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1, dr\. Ayu, Selasa, 24 November 2026 09\.15/ })).toHaveFocus(); });
  expect(screen.getByText('Halo Pasien 1')).toBeVisible();
  expect(screen.getByText(/2 pasien menunggu di antrean dr\. Ayu/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Terapkan 5 perubahan/ })).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(() => { expect(screen.getByRole('radio', { name: /Selasa, 24 November 2026 09\.15/ })).toHaveFocus(); });
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('row', { name: /Pasien 1, dr\. Ayu, Minggu, 22 November 2026 10\.15/ })).toBeVisible();
  expect(screen.getByText(/pilihan Anda/)).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1/ })).toHaveFocus(); });
  await user.keyboard('{ArrowDown} {ArrowDown}b');
  await user.type(await screen.findByRole('textbox', { name: 'Alasan pembatalan' }), 'Pasien minta{Enter}');
  expect(await screen.findByRole('row', { name: /Pasien 3.*Dibatalkan: Pasien minta/ })).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 3/ })).toHaveFocus(); });
  await user.keyboard('{ArrowDown}l');
  expect(await screen.findByRole('row', { name: /Pasien 2.*Tidak diikutkan/ })).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('button', { name: /Terapkan 4 perubahan/ })).toBeEnabled(); });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/2 janji dipindahkan, 1 dibatalkan, 1 dibiarkan/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/2 dipindahkan, 1 dibatalkan, 1 dibiarkan\./)).toBeVisible();
  expect(desk.lastInput('absences.apply')).toEqual({ items: [
    { step: 'move', id: idOf(301), expectedVersion: 'v1', place: { practitionerId: AYU, unitId: GENERAL, roomId: null, day: '2026-11-22', from: 615 } },
    { step: 'cancel', id: idOf(303), expectedVersion: 'v1', reason: 'Pasien minta' }, { step: 'leave', id: idOf(304), expectedVersion: 'v1', reason: 'Dokter berhalangan' },
    { step: 'move', id: idOf(305), expectedVersion: 'v1', place: { practitionerId: AYU, unitId: GENERAL, roomId: null, day: TUESDAY, from: 615 } },
  ] });
  await user.click(screen.getByRole('button', { name: 'Beri tahu pasien' }));
  expect(useRoute.getState().path).toBe('appointments/untold');
});

test('without a free slot one is left over, and one that was left before stays out', async () => {
  at('appointments/stranded', [affectedOf(1, { proposal: null }), affectedOf(2, { proposal: null, why: 'left' })]);
  expect(await screen.findByRole('row', { name: /Pasien 1.*Tidak ada slot kosong/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Pasien 2.*Tidak diikutkan/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /Terapkan 1 perubahan/ })).toBeVisible();
});

test('nobody has lost a time: the next step is said, and the parts of Jadwal are one key away', async () => {
  setLanguage('en');
  const { user } = at('appointments/stranded', []);
  expect(await screen.findByText('No appointment has lost its time')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Nothing is included' })).toBeDisabled();
  await user.keyboard('{Alt>}4{/Alt}');
  expect(useRoute.getState().path).toBe('appointments/reminders');
});

test('a refusal is told in words and changes nothing on the screen', async () => {
  const { user } = at('appointments/stranded', [affectedOf(1)], { 'absences.apply': () => ({ ok: false, error: { code: 'disk_full' } }) });
  await screen.findByRole('row', { name: /Pasien 1/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await user.click(await screen.findByRole('button', { name: /^Terapkan$/ }));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(screen.getByRole('row', { name: /Pasien 1/ })).toBeVisible();
});

test('who is to be told: called, not reached and by message, one key each', async () => {
  let rows = [untoldOf(1), untoldOf(2, { outcome: 'cancelled', now: null }), untoldOf(3, { outcome: 'left', now: null, told: 'not_reached', toldAt: AT, toldBy: 'Rina', tries: 2 })];
  const { desk, user } = at('appointments/untold', [], {
    'absences.untold': () => ok(rows),
    'absences.tell': ({ id, told }) => { rows = rows.flatMap((row) => (row.id !== id ? [row] : told === 'not_reached' ? [{ ...row, told, toldAt: AT, toldBy: 'Rina', tries: row.tries + 1 }] : [])); return ok({}); },
  });
  const table = await screen.findByRole('table', { name: 'Belum diberi tahu' });
  expect(within(table).getByText(/Tidak tersambung 2×/)).toBeVisible();
  expect(within(table).getByText('Dibatalkan')).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 1, semula/ })).toHaveFocus(); });
  await user.keyboard('n');
  expect(await within(table).findByText(/Tidak tersambung 1×/)).toBeVisible();
  expect(desk.lastInput('absences.tell')).toEqual({ id: idOf(601), expectedVersion: 'v1', told: 'not_reached' });
  await user.keyboard('t');
  await waitFor(() => { expect(screen.queryByRole('row', { name: /Pasien 1/ })).toBeNull(); });
  expect(screen.getByText('Pasien 1: sudah ditelepon.')).toBeVisible();
  await waitFor(() => { expect(screen.getByRole('row', { name: /Pasien 2/ })).toHaveFocus(); });
  await user.keyboard('p');
  await waitFor(() => { expect(desk.lastInput('absences.tell')).toMatchObject({ id: idOf(602), told: 'message' }); });
});
