import { act, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Result } from '../../shared/contract/core.ts';
import type { Output } from '../../shared/contract/index.ts';
import { useCall, useCommand } from './client.ts';
import { DeskDouble, ok, renderAtDesk } from './desk-double.tsx';
import { Providers } from './Providers.tsx';
import { Unreachable } from './transport.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const raised = { id: ID, temporaryName: 'Tn. X 1', at: 1 };

test('a second submit of the same thing while it is under way gives the first answer', async () => {
  let answer: (result: Result<Output<'emergencies.raise'>>) => void = () => undefined;
  const desk = new DeskDouble({ 'emergencies.raise': () => new Promise((resolve) => { answer = resolve; }) });
  const { result } = renderHook(() => useCommand('emergencies.raise'), { wrapper: Providers });
  let both: Promise<unknown> = Promise.resolve();
  act(() => { both = Promise.all([result.current.run({}), result.current.run({})]); });
  await waitFor(() => { expect(desk.times('emergencies.raise')).toBe(1); });
  answer(ok(raised));
  await act(async () => { expect(await both).toEqual([ok(raised), ok(raised)]); });
  expect(desk.times('emergencies.raise')).toBe(1);
});

test('trying again after no answer keeps the request id, so nothing is done twice; a new intent has a new one', async () => {
  let reached = false;
  const desk = new DeskDouble({ 'emergencies.raise': () => { if (!reached) throw new Unreachable(false); return ok(raised); } });
  const { result } = renderHook(() => useCommand('emergencies.raise'), { wrapper: Providers });
  await act(async () => { expect((await result.current.run({})).ok).toBe(false); });
  reached = true;
  await act(async () => { await result.current.run({}); });
  await act(async () => { await result.current.run({}); });
  const ids = desk.asked.map(({ requestId }) => requestId);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test('a changed event reads open screens of that capability again and no others', async () => {
  const desk = new DeskDouble({
    'queue.board': () => ok([]),
    'emergencies.list': () => ok([]),
  });
  renderHook(() => [useCall('queue.board', { unitId: null }), useCall('emergencies.list', {})], { wrapper: Providers });
  await waitFor(() => { expect(desk.times('emergencies.list')).toBe(1); });
  act(() => { desk.tell({ type: 'changed', capabilities: ['queue'] }); });
  await waitFor(() => { expect(desk.times('queue.board')).toBe(2); });
  expect(desk.times('emergencies.list')).toBe(1);
});

test('a refusal reaches the screen as a value with its code and fields', async () => {
  const desk = new DeskDouble({ 'users.signIn': () => ({ ok: false, error: { code: 'wrong_credentials', fields: { password: 'password_wrong' } } }) });
  const seen = vi.fn<(error: unknown) => void>();
  function Button() {
    const signIn = useCommand('users.signIn');
    return <button type="button" onClick={() => { signIn.mutate({ login: 'rina', password: 'x' }, { onError: seen }); }}>masuk</button>;
  }
  renderAtDesk(<Button />);
  await userEvent.click(screen.getByRole('button', { name: 'masuk' }));
  await waitFor(() => { expect(seen).toHaveBeenCalled(); });
  expect(seen.mock.calls[0]?.[0]).toMatchObject({ code: 'wrong_credentials', fields: { password: 'password_wrong' } });
  expect(desk.times('users.signIn')).toBe(1);
});
