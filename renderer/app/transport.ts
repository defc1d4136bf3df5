/**
 * How the page reaches the desk: through the preload in the Electron shell, or over HTTP and a WebSocket in the browser
 * shell (both described in shared/contract/window.ts). Everything above this file sees only `Transport`.
 */
import type { CallName, Input, Output } from '../../shared/contract/index.ts';
import type { DeskEvent, Result } from '../../shared/contract/core.ts';
import { DISPLAY_PATH, WINDOW_HEADER, type DeskWindow } from '../../shared/contract/window.ts';

/** `expired`: the desk was started again and no longer knows this page; only opening it anew helps. */
export type LinkState = 'connected' | 'lost' | 'expired';

export interface Transport {
  /** Never rejects for a refusal; rejects only when the desk could not be reached at all. */
  call<N extends CallName>(name: N, input: Input<N>, requestId: string | null): Promise<Result<Output<N>>>;
  /** Answers the unsubscribe function. */
  subscribe(onEvent: (event: DeskEvent) => void, onLink: (state: LinkState) => void): () => void;
}

/** The desk did not answer: whether it has done what was asked is not known. */
export class Unreachable extends Error {
  readonly expired: boolean;
  constructor(expired: boolean) {
    super('the desk did not answer');
    this.name = 'Unreachable';
    this.expired = expired;
  }
}

const RECONNECT_MS = 1000;

function isDisplay(): boolean {
  return location.pathname === DISPLAY_PATH;
}

function preloadTransport(desk: DeskWindow): Transport {
  return {
    call: (name, input, requestId) => desk.call[name](input, requestId),
    subscribe: (onEvent) => desk.subscribe(onEvent),
  };
}

// The desk has checked its answers against the contract before it sent them; here only their outer shape is looked at.
function isResult<N extends CallName>(_name: N, answer: unknown): answer is Result<Output<N>> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}
function isEvent(message: unknown): message is DeskEvent {
  return typeof message === 'object' && message !== null && 'type' in message;
}

async function post<N extends CallName>(name: N, input: Input<N>, requestId: string | null): Promise<Result<Output<N>>> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (isDisplay()) headers[WINDOW_HEADER] = 'display';
  const response = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify({ input, requestId }) })
    .catch(() => { throw new Unreachable(false); });
  if (!response.ok) throw new Unreachable(response.status === 401);
  const answer: unknown = await response.json();
  if (!isResult(name, answer)) throw new Unreachable(false);
  return answer;
}

function eventsAddress(): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/events${isDisplay() ? '?window=display' : ''}`;
}

/** Keeps one WebSocket open, opening it again a second after it closes. */
function listen(onEvent: (event: DeskEvent) => void, onLink: (state: LinkState) => void): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const open = (): void => {
    socket = new WebSocket(eventsAddress());
    socket.addEventListener('open', () => { onLink('connected'); });
    socket.addEventListener('message', (message) => {
      const event: unknown = JSON.parse(String(message.data));
      if (isEvent(event)) onEvent(event);
    });
    socket.addEventListener('close', () => {
      if (stopped) return;
      onLink('lost');
      timer = setTimeout(open, RECONNECT_MS);
    });
  };
  open();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    socket?.close();
  };
}

/** Picks the way by what the window offers. */
export function pickTransport(): Transport {
  return window.mejaDepan ? preloadTransport(window.mejaDepan) : { call: post, subscribe: listen };
}
