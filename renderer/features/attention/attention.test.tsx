import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AttentionRow } from '../../../shared/contract/attention.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { DeskDouble, ok, renderAtDesk, type Handlers } from '../../app/desk-double.tsx';
import { useRoute } from '../../app/routes.ts';
import { lockShortcuts } from '../../app/shortcuts.ts';
import { setLanguage } from '../../i18n/index.ts';
import { AT, deskOf, idOf } from '../patients/sample-people.ts';
import { Dialog } from '../../ui/index.ts';
import { InboxButton, InboxSheet } from './index.tsx';

beforeEach(() => {
  lockShortcuts(false);
  vi.useFakeTimers({ toFake: ['Date'], now: AT });
});
afterEach(() => {
  vi.useRealTimers();
  setLanguage('id');
});

const itemOf = (part: Partial<AttentionRow>): AttentionRow => ({ id: 'backup_old', kind: 'backup_old', severity: 'warning', params: { hours: 30 }, target: '/settings/backup', at: AT, owner: null, snoozed: null, ...part });
const CALL = itemOf({ id: `call_back_due:${idOf(1)}`, kind: 'call_back_due', severity: 'urgent', params: { name: 'Bu Uji', minutes: 75 }, target: '/calls' });
const TWINS = [1, 2, 3].map((n) => itemOf({ id: `same_nik:${idOf(n)}`, kind: 'same_nik', params: { first: `00000${n}`, second: `10000${n}`, count: 2 }, target: `/patients/${idOf(n)}` }));

/** A desk that keeps what is done with its items. */
function at(start: AttentionRow[], more: Handlers = {}) {
  let items = start;
  const change = (id: string, part: Partial<AttentionRow>): void => { items = items.map((item) => (item.id === id ? { ...item, ...part } : item)); };
  const step = (input: Input<'attention.step'>) => {
    if (input.step === 'take') change(input.id, { owner: { id: idOf(0), name: 'Rina', since: AT } });
    if (input.step === 'release') change(input.id, { owner: null });
    if (input.step === 'snooze') change(input.id, { snoozed: { until: AT + 900_000 } });
    if (input.step === 'wake') change(input.id, { snoozed: null });
    return ok({});
  };
  const desk = new DeskDouble(deskOf('receptionist', { 'attention.list': () => ok(items), 'attention.step': step, 'attention.desk': () => ok({ sound: false }), 'attention.saveDesk': () => ok({}), 'attention.history': () => ok([]), ...more }));
  return { desk, user: userEvent.setup(), setItems: (next: AttentionRow[]) => { items = next; } };
}

test('walked with the arrows: many of a kind are one line that opens; an item is put off, taken, and followed', async () => {
  const { desk, user } = at([CALL, ...TWINS]);
  const close = vi.fn<() => void>();
  renderAtDesk(<InboxSheet onClose={close} />);
  await waitFor(() => { expect(screen.getByRole('row', { name: 'Segera: Telepon balik Bu Uji' })).toHaveFocus(); });
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('row', { name: 'NIK yang sama: 3, tertutup' })).toHaveFocus();
  expect(screen.queryByText(/NIK yang sama: 000001/)).toBeNull();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(await screen.findByRole('row', { name: /Periksa: NIK yang sama: 000001 dan 100001/ })).toHaveFocus();
  await user.keyboard('u');
  await waitFor(() => { expect(desk.lastInput('attention.step')).toEqual({ step: 'take', id: TWINS[0]!.id, from: null }); });
  expect(await screen.findByText('Anda urus: NIK yang sama: 000001 dan 100001.')).toBeVisible();
  await user.keyboard('3');
  await waitFor(() => { expect(desk.lastInput('attention.step')).toEqual({ step: 'snooze', id: TWINS[0]!.id, choice: 'tomorrow' }); });
  // Two of a kind stand apart again; the next one is chosen.
  expect(await screen.findByRole('row', { name: /000002 dan 100002/ })).toHaveFocus();
  expect(screen.getByText('Ditunda (1)')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(close).toHaveBeenCalled();
  expect(useRoute.getState().path).toBe(`patients/${idOf(2)}`);
});

test('what is urgent offers no tomorrow; what was put off can be shown again', async () => {
  const { desk, user } = at([{ ...CALL, snoozed: { until: AT + 900_000 } }, itemOf({ severity: 'urgent' })]);
  renderAtDesk(<InboxSheet onClose={vi.fn<() => void>()} />);
  await screen.findByText('Yang segera paling lama ditunda 1 jam.');
  expect(screen.queryByRole('button', { name: /Besok pagi/ })).toBeNull();
  await user.click(screen.getByText('Ditunda (1)'));
  const row = await screen.findByRole('row', { name: /Telepon balik Bu Uji, ditunda sampai/ });
  act(() => { row.focus(); });
  await user.keyboard('0');
  await waitFor(() => { expect(desk.lastInput('attention.step')).toEqual({ step: 'wake', id: CALL.id }); });
  expect(await screen.findByText('Tidak ada yang Anda tunda.')).toBeVisible();
});

test('over an open form nothing is torn away: Esc closes the sheet alone, and what it leads to waits', async () => {
  const { user } = at([CALL]);
  const [closeForm, closeSheet] = [vi.fn<() => void>(), vi.fn<() => void>()];
  function Both({ sheet }: { sheet: boolean }) {
    return <><Dialog title="Formulir" onClose={closeForm}><input aria-label="isian" /></Dialog>{sheet && <InboxSheet onClose={closeSheet} />}</>;
  }
  const { rerender } = renderAtDesk(<Both sheet={false} />);
  await screen.findByLabelText('isian');
  const { Providers } = await import('../../app/Providers.tsx');
  rerender(<Providers><Both sheet /></Providers>);
  const sheet = await screen.findByRole('dialog', { name: 'Perlu perhatian' });
  expect(within(sheet).getByText(/Formulir di bawah ini masih terbuka/)).toBeVisible();
  await waitFor(() => { expect(within(sheet).getByRole('row', { name: /Bu Uji/ })).toHaveFocus(); });
  await user.keyboard('{Enter}');
  expect(closeSheet).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(closeSheet).toHaveBeenCalledOnce();
  expect(closeForm).not.toHaveBeenCalled();
});

test('the button counts what is not put off; a sound comes once, only for something urgent that is new, and only where it is wished', async () => {
  let sounds = 0;
  class Sound {
    state = 'running'; currentTime = 0; destination = {};
    createOscillator() { sounds += 1; return { frequency: {}, connect: () => ({ connect: () => undefined }), start: () => undefined, stop: () => undefined }; }
    createGain() { return { gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined } }; }
  }
  vi.stubGlobal('AudioContext', Sound);
  const { desk, setItems } = at([itemOf({}), { ...CALL, snoozed: { until: AT + 1 } }], { 'attention.desk': () => ok({ sound: true }) });
  renderAtDesk(<InboxButton />);
  expect(await screen.findByRole('button', { name: 'Perlu perhatian: 1' })).toBeVisible();
  expect(sounds).toBe(0);
  setItems([itemOf({}), itemOf({ id: 'audit_broken', kind: 'audit_broken', severity: 'urgent', params: {} })]);
  act(() => { desk.tell({ type: 'changed', capabilities: ['attention'] }); });
  expect(await screen.findByRole('button', { name: 'Perlu perhatian: 2, 1 segera' })).toBeVisible();
  // Two tones, once.
  await waitFor(() => { expect(sounds).toBe(2); });
  act(() => { desk.tell({ type: 'changed', capabilities: ['attention'] }); });
  await waitFor(() => { expect(desk.times('attention.list')).toBeGreaterThan(2); });
  expect(sounds).toBe(2);
  vi.stubGlobal('AudioContext', undefined);
});

test('today’s history in English', async () => {
  setLanguage('en');
  const { user } = at([CALL], { 'attention.history': () => ok([{ key: 'a', at: AT, kind: 'call_back_due', action: 'snooze', by: 'Rina', until: AT + 900_000 }, { key: 'b', at: AT - 1, kind: 'call_back_due', action: 'came', by: null, until: null }]) });
  renderAtDesk(<InboxSheet onClose={vi.fn<() => void>()} />);
  await user.click(await screen.findByText('Today’s history'));
  expect(await screen.findByRole('row', { name: /Call back: put off until/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /Call back: appeared/ })).toBeVisible();
});
