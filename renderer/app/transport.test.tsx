import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, queryClient, setTransport, startEvents, useCall, useLink } from './client.ts';
import { renderAtDesk } from './desk-double.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { Providers } from './Providers.tsx';
import { pickTransport } from './transport.ts';

class Socket extends EventTarget {
  static opened: Socket[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Socket.opened.push(this);
  }
  close(): void {}
}

const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
let stop: () => void = () => undefined;

function answer(body: unknown, status = 200): Promise<Response> {
  return Promise.resolve(new Response(JSON.stringify(body), { status }));
}

function sent(index: number): unknown {
  const body = asked.mock.calls[index]?.[1].body;
  return typeof body === 'string' ? JSON.parse(body) : null;
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  Socket.opened = [];
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('fetch', asked);
  asked.mockReset();
  asked.mockImplementation(() => answer({ ok: true, value: [] }));
  queryClient.clear();
  useLink.setState({ state: 'connected' });
  setTransport(pickTransport());
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a call is one POST with its input and, when it changes data, a request id', async () => {
  await call('queue.board', { unitId: null });
  expect(asked.mock.calls[0]?.[0]).toBe('/api/queue.board');
  expect(sent(0)).toEqual({ input: { unitId: null }, requestId: null });
  await call('users.lock', {});
  expect(sent(1)).toEqual({ input: {}, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test('after the stream was down everything open is read again', async () => {
  stop = startEvents();
  renderHook(() => useCall('queue.board', { unitId: null }), { wrapper: Providers });
  renderAtDesk(<LinkNotice />);
  const boards = (): number => asked.mock.calls.filter(([path]) => path === '/api/queue.board').length;
  await waitFor(() => { expect(boards()).toBe(1); });
  act(() => { Socket.opened[0]?.dispatchEvent(new Event('close')); });
  expect(await screen.findByRole('alert')).toHaveTextContent('Program meja sedang tidak menjawab');
  await act(async () => { await vi.advanceTimersByTimeAsync(1100); });
  expect(Socket.opened).toHaveLength(2);
  act(() => { Socket.opened[1]?.dispatchEvent(new Event('open')); });
  await waitFor(() => { expect(boards()).toBe(2); });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a desk that was started again no longer knows this page, and the page says so', async () => {
  stop = startEvents();
  renderAtDesk(<LinkNotice />);
  asked.mockImplementation(() => answer({}, 401));
  act(() => { Socket.opened[0]?.dispatchEvent(new Event('close')); });
  expect(await screen.findByText(/Meja Depan sudah dibuka ulang/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Muat ulang' })).toBeVisible();
});

test('no answer at all is a refusal in words, not an exception', async () => {
  asked.mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await call('queue.board', { unitId: null })).toMatchObject({ ok: false, error: { code: 'internal' } });
});
