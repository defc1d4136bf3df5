import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeskDouble, ok, type Handlers } from './desk-double.tsx';
import { useDraft } from './drafts.ts';

const SAVED_AT = 1_000;

function desk(kept: string | null, more: Handlers = {}): DeskDouble {
  return new DeskDouble({
    'drafts.load': ({ form, key }) => ok(kept === null ? null : { form, key, content: kept, savedAt: SAVED_AT }),
    'drafts.save': () => ok({ savedAt: 2_000 }),
    'drafts.discard': () => ok({}),
    ...more,
  });
}

interface Form { name: string }

function open(apply: (draft: Form) => void = () => undefined) {
  return renderHook(({ name }: Form) => useDraft('patients', 'new', { name }, apply), { initialProps: { name: '' } });
}

beforeEach(() => { vi.useFakeTimers({ shouldAdvanceTime: true }); });
afterEach(() => { vi.useRealTimers(); });

/** The draft has been asked for and answered. */
async function settle(double: DeskDouble): Promise<void> {
  await waitFor(() => { expect(double.times('drafts.load')).toBe(1); });
  await act(async () => { await vi.advanceTimersByTimeAsync(1); });
}

test('what is typed is kept 800 ms after the last key, once', async () => {
  const double = desk(null);
  const { rerender, result } = open();
  await settle(double);
  rerender({ name: 'S' });
  await act(async () => { await vi.advanceTimersByTimeAsync(500); });
  rerender({ name: 'Siti' });
  await act(async () => { await vi.advanceTimersByTimeAsync(700); });
  expect(double.times('drafts.save')).toBe(0);
  await act(async () => { await vi.advanceTimersByTimeAsync(150); });
  expect(double.lastInput('drafts.save')).toEqual({ form: 'patients', key: 'new', content: '{"name":"Siti"}' });
  expect(double.times('drafts.save')).toBe(1);
  expect(result.current.savedAt).toBe(2_000);
});

test('somebody who never stops typing loses at most two seconds', async () => {
  const double = desk(null);
  const { rerender } = open();
  await settle(double);
  for (let typed = 1; typed <= 5; typed += 1) {
    rerender({ name: 'x'.repeat(typed) });
    await act(async () => { await vi.advanceTimersByTimeAsync(500); });
  }
  expect(double.times('drafts.save')).toBeGreaterThan(0);
});

test('a kept draft is put back into the form and is not saved again', async () => {
  const double = desk('{"name":"Siti Nur"}');
  const apply = vi.fn<(draft: Form) => void>();
  const { rerender, result } = open(apply);
  await waitFor(() => { expect(apply).toHaveBeenCalledWith({ name: 'Siti Nur' }); });
  expect(result.current).toMatchObject({ restored: true, savedAt: SAVED_AT });
  rerender({ name: 'Siti Nur' });
  await act(async () => { await vi.advanceTimersByTimeAsync(3_000); });
  expect(double.times('drafts.save')).toBe(0);
});

test('leaving the form keeps the last second of typing', async () => {
  const double = desk(null);
  const { rerender, unmount } = open();
  await settle(double);
  rerender({ name: 'Siti' });
  unmount();
  await waitFor(() => { expect(double.lastInput('drafts.save')).toMatchObject({ content: '{"name":"Siti"}' }); });
});

test('a discarded draft is not saved by a late key', async () => {
  const double = desk(null);
  const { rerender, result, unmount } = open();
  await settle(double);
  rerender({ name: 'Siti' });
  await act(async () => { await result.current.discard(); });
  unmount();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(double.times('drafts.discard')).toBe(1);
  expect(double.times('drafts.save')).toBe(0);
});

test('a save that failed is tried again with the next key', async () => {
  let full = true;
  const double = desk(null, { 'drafts.save': () => (full ? { ok: false, error: { code: 'disk_full' } } : ok({ savedAt: 3_000 })) });
  const { rerender, result } = open();
  await settle(double);
  rerender({ name: 'Siti' });
  await act(async () => { await vi.advanceTimersByTimeAsync(900); });
  expect(result.current.savedAt).toBeNull();
  full = false;
  rerender({ name: 'Siti N' });
  await act(async () => { await vi.advanceTimersByTimeAsync(900); });
  expect(result.current.savedAt).toBe(3_000);
});

test('after a draft was thrown away, new typing is kept again; taking everything back removes the draft', async () => {
  const double = desk(null);
  const { rerender, result } = open();
  await settle(double);
  rerender({ name: 'Siti' });
  await act(async () => { await vi.advanceTimersByTimeAsync(900); });
  await act(async () => { await result.current.discard(); });
  rerender({ name: '' });
  rerender({ name: 'Budi' });
  await act(async () => { await vi.advanceTimersByTimeAsync(900); });
  expect(double.lastInput('drafts.save')).toEqual({ form: 'patients', key: 'new', content: '{"name":"Budi"}' });
  rerender({ name: '' });
  await act(async () => { await vi.advanceTimersByTimeAsync(900); });
  expect(double.times('drafts.discard')).toBe(2);
  expect(result.current.savedAt).toBeNull();
});

test('a draft of an older form that lacks a field is left alone', async () => {
  const apply = vi.fn<(draft: Form) => void>();
  const double = desk('{"surname":"Nur"}');
  open(apply);
  await settle(double);
  expect(apply).not.toHaveBeenCalled();
});
