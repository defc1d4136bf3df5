/** Carries the desk's events to open windows over WebSocket. Nothing is ever read from a window here. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Desk } from '../../desk-api.ts';
import type { ClientKind } from '../../kernel.ts';

const PING_MS = 30_000;
const GOING_AWAY = 1001;

export class EventSockets {
  readonly #desk: Desk;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  readonly #ping: NodeJS.Timeout;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#ping = setInterval(() => { for (const socket of this.#server.clients) socket.ping(); }, PING_MS);
    this.#ping.unref();
  }

  get count(): number {
    return this.#server.clients.size;
  }

  accept(kind: ClientKind, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (window) => { this.#serve(kind, window); });
  }

  close(): void {
    clearInterval(this.#ping);
    for (const socket of this.#server.clients) socket.close(GOING_AWAY);
    this.#server.close();
  }

  #serve(kind: ClientKind, window: WebSocket): void {
    const unsubscribe = this.#desk.subscribe(kind, (event) => { window.send(JSON.stringify(event)); });
    window.on('close', unsubscribe);
    window.on('error', () => { window.terminate(); });
  }
}
