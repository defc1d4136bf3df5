/**
 * The desk over loopback HTTP. Every request is checked for Host and Origin first, then for the cookie of its window;
 * the routes are listed in shared/contract/window.ts.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isCallName } from '../../../shared/contract/index.ts';
import { DISPLAY_PATH, WINDOW_HEADER } from '../../../shared/contract/window.ts';
import type { Desk } from '../../desk-api.ts';
import type { ClientKind } from '../../kernel.ts';
import { type Served, plain, securityHeaders, servePage } from '../page.ts';
import { readBody } from './body.ts';
import { EventSockets } from './event-sockets.ts';
import type { KeptDisplays } from './kept-displays.ts';
import { Sessions, cookieName, readCookie, sessionCookie } from './sessions.ts';

export const LOOPBACK = '127.0.0.1';

export interface BrowserServerOptions {
  readonly desk: Desk;
  readonly pageDir: string;
  readonly port: number;
  readonly now: () => number;
  readonly displays: KeptDisplays;
}

export class BrowserServer {
  readonly #options: BrowserServerOptions;
  readonly #sessions: Sessions;
  readonly #http: Server;
  readonly #sockets: EventSockets;
  readonly #running = new Set<Promise<void>>();

  private constructor(options: BrowserServerOptions) {
    this.#options = options;
    this.#sessions = new Sessions(options.now, options.displays);
    this.#sockets = new EventSockets(options.desk);
    this.#http = createServer((request, response) => { this.#track(this.#answer(request, response)); });
    this.#http.on('upgrade', (request, socket, head) => {
      const kind = this.#eventsWindow(request);
      if (kind === null) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      this.#sockets.accept(kind, request, socket, head);
    });
  }

  /** Listens on 127.0.0.1 only. */
  static async listen(options: BrowserServerOptions): Promise<BrowserServer> {
    const server = new BrowserServer(options);
    await new Promise<void>((resolve, reject) => {
      server.#http.once('error', reject);
      server.#http.listen(options.port, LOOPBACK, resolve);
    });
    return server;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.#http.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  get origin(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  /** An address that opens the desk once. */
  deskUrl(): string {
    return `${this.origin}/?token=${this.#sessions.issueTicket('desk')}`;
  }

  /** Windows that are connected now. */
  get windows(): number {
    return this.#sockets.count;
  }

  /** Takes no more requests, lets the running ones finish, lets every connection go. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => { this.#http.close(() => { resolve(); }); });
    await Promise.allSettled(this.#running);
    this.#sockets.close();
    this.#http.closeAllConnections();
    await closed;
  }

  #track(answer: Promise<void>): void {
    this.#running.add(answer);
    void answer.finally(() => this.#running.delete(answer));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, await this.#route(request), request.method === 'HEAD');
    } catch {
      send(response, plain(500, 'Error'), false);
    }
  }

  async #route(request: IncomingMessage): Promise<Served> {
    if (!this.#isOurs(request)) return plain(403, 'Forbidden');
    const url = new URL(request.url ?? '/', this.origin);
    if (request.method === 'POST') return this.#post(request, url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Method not allowed');
    return this.#get(request, url);
  }

  /** Host stops DNS rebinding. Browsers send Origin with every POST and WebSocket, and with no plain navigation. */
  #isOurs(request: IncomingMessage): boolean {
    if (request.headers.host !== `${LOOPBACK}:${this.port}`) return false;
    const origin = request.headers.origin;
    return origin === undefined ? request.method !== 'POST' : origin === this.origin;
  }

  #hasCookie(kind: ClientKind, request: IncomingMessage): boolean {
    return this.#sessions.knows(kind, readCookie(request.headers.cookie, cookieName(kind, this.port)));
  }

  async #get(request: IncomingMessage, url: URL): Promise<Served> {
    const isPage = url.pathname === '/' || url.pathname === DISPLAY_PATH;
    if (!isPage) {
      const known = this.#hasCookie('desk', request) || this.#hasCookie('display', request);
      return known ? servePage(this.#options.pageDir, url.pathname) : plain(403, 'Forbidden');
    }
    const kind: ClientKind = url.pathname === DISPLAY_PATH ? 'display' : 'desk';
    const ticket = url.searchParams.get(kind === 'desk' ? 'token' : 'ticket');
    if (ticket !== null) return this.#enter(kind, ticket, url.pathname, request);
    return this.#hasCookie(kind, request) ? servePage(this.#options.pageDir, url.pathname) : plain(403, CLOSED_TEXT);
  }

  /** Exchanges the ticket for a cookie and takes it out of the address. A reload of a used address works with the cookie. */
  #enter(kind: ClientKind, ticket: string, path: string, request: IncomingMessage): Served {
    const session = this.#sessions.exchange(kind, ticket);
    if (session === null && !this.#hasCookie(kind, request)) return plain(403, CLOSED_TEXT);
    const cookie = session === null ? {} : { 'Set-Cookie': sessionCookie(kind, this.port, session) };
    return { status: 303, headers: { ...securityHeaders(), ...cookie, Location: path, 'Cache-Control': 'no-store' }, body: '' };
  }

  async #post(request: IncomingMessage, url: URL): Promise<Served> {
    const kind: ClientKind = request.headers[WINDOW_HEADER.toLowerCase()] === 'display' ? 'display' : 'desk';
    if (!this.#hasCookie(kind, request)) return json(401, { error: 'no_session' });
    if (url.pathname === '/display-ticket') {
      return kind === 'desk' ? json(200, { url: `${DISPLAY_PATH}?ticket=${this.#sessions.issueTicket('display')}` }) : json(403, { error: 'forbidden' });
    }
    const name = url.pathname.startsWith('/api/') ? url.pathname.slice('/api/'.length) : '';
    if (!isCallName(name)) return json(404, { error: 'not_found' });
    const body = await readBody(request);
    if (body.status !== 200) return json(body.status, { error: 'bad_request' });
    return json(200, await this.#options.desk.invoke(kind, name, body.input, body.requestId));
  }

  #eventsWindow(request: IncomingMessage): ClientKind | null {
    if (request.headers.origin === undefined || !this.#isOurs(request)) return null;
    const url = new URL(request.url ?? '/', this.origin);
    if (url.pathname !== '/events') return null;
    const kind: ClientKind = url.searchParams.get('window') === 'display' ? 'display' : 'desk';
    return this.#hasCookie(kind, request) ? kind : null;
  }
}

const CLOSED_TEXT = [
  'Alamat ini sudah dipakai atau tidak berlaku. Jalankan Meja Depan lagi untuk mendapat alamat baru. Data yang tersimpan tidak berubah.',
  'This address has been used or is not valid. Start Meja Depan again for a new one. What was saved has not changed.',
].join('\n');

function json(status: number, value: unknown): Served {
  return {
    status, body: JSON.stringify(value),
    headers: { ...securityHeaders(), 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  };
}

function send(response: ServerResponse, served: Served, headOnly: boolean): void {
  response.writeHead(served.status, { ...served.headers, 'Content-Length': Buffer.byteLength(served.body) });
  response.end(headOnly ? undefined : served.body);
}
