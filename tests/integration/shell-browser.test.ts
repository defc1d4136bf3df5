/** The browser shell's door: who gets in, as which window, and what is turned away. Real HTTP on 127.0.0.1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { KeptDisplays } from '../../main/shell/browser/kept-displays.ts';
import { BrowserServer } from '../../main/shell/browser/server.ts';
import { RecordingDesk } from '../support/recording-desk.ts';

interface Answer { status: number; headers: IncomingHttpHeaders; text: string }

let folder: string;
let desk: RecordingDesk;
let server: BrowserServer;
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meja-browser-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><meta name="style-nonce" content="__STYLE_NONCE__"><div id="root"></div>');
  writeFileSync(join(folder, 'page', 'assets', 'main-1.js'), 'export {};');
  writeFileSync(join(folder, 'rahasia.js'), 'secret');
  desk = new RecordingDesk();
  now = 1_000_000;
  server = await BrowserServer.listen({ desk, pageDir: join(folder, 'page'), port: 0, now: () => now, displays: new KeptDisplays(join(folder, 'displays.json')) });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Node's own fetch may set neither Host nor Cookie, and it tidies paths; this sends what it is given. */
function ask(path: string, options: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method: options.method ?? 'GET', headers: options.headers ?? {} }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, text }); });
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

async function signIn(): Promise<string> {
  const answer = await ask(new URL(server.deskUrl()).pathname + new URL(server.deskUrl()).search);
  return cookieOf(answer);
}

function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

function call(name: string, cookie: string, more: { headers?: OutgoingHttpHeaders; body?: string } = {}): Promise<Answer> {
  return ask(`/api/${name}`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: server.origin, 'Content-Type': 'application/json', ...more.headers },
    body: more.body ?? JSON.stringify({ input: { text: 'sari' }, requestId: null }),
  });
}

async function displayCookie(deskCookie: string): Promise<string> {
  const ticket = await ask('/display-ticket', { method: 'POST', headers: { Cookie: deskCookie, Origin: server.origin } });
  const { url } = JSON.parse(ticket.text) as { url: string };
  return cookieOf(await ask(url));
}

describe('the one-time address', () => {
  test('gives a cookie that scripts and other sites cannot use, and leaves the address bar', async () => {
    const answer = await ask(new URL(server.deskUrl()).search.replace(/^/, '/'));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^meja_desk_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('opens once; a reload works with the cookie', async () => {
    const path = new URL(server.deskUrl()).search.replace(/^/, '/');
    const cookie = cookieOf(await ask(path));
    expect((await ask(path)).status).toBe(403);
    expect((await ask(path, { headers: { Cookie: cookie } })).status).toBe(303);
    expect((await ask('/', { headers: { Cookie: cookie } })).status).toBe(200);
  });

  test('a wrong, an empty and a missing token open nothing', async () => {
    for (const path of ['/?token=abc', '/?token=', '/', '/display', '/display?ticket=abc', '/assets/main-1.js']) {
      expect((await ask(path)).status, path).toBe(403);
    }
  });

  test('a desk token does not open the display, nor a display ticket the desk', async () => {
    const token = new URL(server.deskUrl()).searchParams.get('token');
    expect((await ask(`/display?ticket=${token}`)).status).toBe(403);
    const cookie = await signIn();
    const { url } = JSON.parse((await ask('/display-ticket', { method: 'POST', headers: { Cookie: cookie, Origin: server.origin } })).text) as { url: string };
    expect((await ask(`/?token=${new URL(url, server.origin).searchParams.get('ticket')}`)).status).toBe(403);
  });

  test('a display ticket is good for a minute', async () => {
    const cookie = await signIn();
    const { url } = JSON.parse((await ask('/display-ticket', { method: 'POST', headers: { Cookie: cookie, Origin: server.origin } })).text) as { url: string };
    now += 60_001;
    expect((await ask(url)).status).toBe(403);
  });
});

describe('Host and Origin', () => {
  test('a request under another name is refused, whatever its cookie', async () => {
    const cookie = await signIn();
    for (const host of ['evil.example', `localhost:${server.port}`, `127.0.0.1:${server.port + 1}`, '127.0.0.1', `127.0.0.1:${server.port}.evil.example`]) {
      expect((await ask('/', { headers: { Cookie: cookie, Host: host } })).status, host).toBe(403);
    }
    expect((await call('patients.search', cookie, { headers: { Host: 'evil.example' } })).status).toBe(403);
    expect(desk.calls).toEqual([]);
  });

  test('a call from another origin, or from none, is refused', async () => {
    const cookie = await signIn();
    for (const origin of ['http://evil.example', 'null', `http://localhost:${server.port}`, `https://127.0.0.1:${server.port}`]) {
      expect((await call('patients.search', cookie, { headers: { Origin: origin } })).status, origin).toBe(403);
    }
    const without = await ask('/api/patients.search', { method: 'POST', headers: { Cookie: cookie, 'Content-Type': 'application/json' }, body: '{}' });
    expect(without.status).toBe(403);
    expect((await ask('/', { headers: { Cookie: cookie, Origin: 'http://evil.example' } })).status).toBe(403);
    expect(desk.calls).toEqual([]);
  });

  test('it listens on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces()).flat().filter((one) => one?.family === 'IPv4' && !one.internal).map((one) => one?.address ?? '');
    for (const address of outside) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect(server.port, address, () => { socket.destroy(); resolve(false); });
        socket.on('error', () => { resolve(true); });
      });
      expect(refused, address).toBe(true);
    }
    expect(server.origin).toBe(`http://127.0.0.1:${server.port}`);
  });
});

describe('the page', () => {
  test('a fresh style nonce per load, the same in header and page; nothing is kept', async () => {
    const cookie = await signIn();
    const nonces = new Set<string>();
    for (const answer of [await ask('/', { headers: { Cookie: cookie } }), await ask('/', { headers: { Cookie: cookie } })]) {
      const policy = answer.headers['content-security-policy'] as string;
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(answer.text).toContain(`content="${nonce}"`);
      expect(policy).toBe(`default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  test('files of the page and no others', async () => {
    const headers = { Cookie: await signIn() };
    expect(await ask('/assets/main-1.js', { headers })).toMatchObject({ status: 200, text: 'export {};', headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    const outside = [
      '/../rahasia.js', '/..%2frahasia.js', '/%2e%2e/rahasia.js', '/%2e%2e%2frahasia.js', '/assets/../../rahasia.js', '/assets/..%5c..%5crahasia.js',
      '/..\\rahasia.js', '//../rahasia.js', '/%252e%252e/rahasia.js', `/${encodeURIComponent(join(folder, 'rahasia.js'))}`, '/assets/main-1.js%00', '/assets', '/index.html', '/%E0%A4%A',
    ];
    for (const path of outside) {
      const answer = await ask(path, { headers });
      expect([403, 404], path).toContain(answer.status);
      expect(answer.text, path).not.toContain('secret');
    }
  });

  test('other methods are turned away', async () => {
    const headers = { Cookie: await signIn() };
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) expect((await ask('/', { method, headers })).status, method).toBe(405);
  });
});

describe('calls', () => {
  test('reach the desk with input and request id, and the answer comes back as it is', async () => {
    const answer = await call('patients.search', await signIn(), { body: JSON.stringify({ input: { text: 'sari' }, requestId: 'r-1' }) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { client: 'desk', name: 'patients.search', input: { text: 'sari' }, requestId: 'r-1' } });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('only names of the contract', async () => {
    const cookie = await signIn();
    for (const name of ['patients.drop', 'constructor', '__proto__', '', 'patients.search/..', 'toString']) {
      expect((await call(name, cookie)).status, name).toBe(404);
    }
    expect(desk.calls).toEqual([]);
  });

  test('without the cookie: 401', async () => {
    expect((await call('users.session', '')).status).toBe(401);
    expect((await call('users.session', `meja_desk_${server.port}=guess`)).status).toBe(401);
  });

  test('only well-formed JSON of at most 2 MB', async () => {
    const cookie = await signIn();
    expect((await call('patients.search', cookie, { body: '{' })).status).toBe(400);
    expect((await call('patients.search', cookie, { body: '[]' })).status).toBe(400);
    expect((await call('patients.search', cookie, { body: '{"requestId":5}' })).status).toBe(400);
    expect((await call('patients.search', cookie, { headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
    const big = JSON.stringify({ input: 'x'.repeat(2_000_001) });
    expect((await call('patients.search', cookie, { body: big })).status).toBe(413);
    expect((await call('patients.search', cookie, { body: big, headers: { 'Transfer-Encoding': 'chunked' } })).status).toBe(413);
    expect(desk.calls).toEqual([]);
  });
});

describe('the waiting-room display', () => {
  test('in one browser with both cookies, the header decides which window asks', async () => {
    const deskCookie = await signIn();
    const both = `${deskCookie}; ${await displayCookie(deskCookie)}`;
    await call('display.state', both, { headers: { 'X-Desk-Window': 'display' } });
    await call('display.state', both);
    expect(desk.calls.map((one) => one.client)).toEqual(['display', 'desk']);
  });

  test('its cookie alone is never the desk', async () => {
    const cookie = await displayCookie(await signIn());
    expect((await ask('/display', { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await ask('/', { headers: { Cookie: cookie } })).status).toBe(403);
    expect((await call('display.state', cookie)).status).toBe(401);
    expect((await ask('/display-ticket', { method: 'POST', headers: { Cookie: cookie, Origin: server.origin, 'X-Desk-Window': 'display' } })).status).toBe(403);
    expect(desk.calls).toEqual([]);
  });
});

describe('events', () => {
  function open(path: string, headers: Record<string, string>): Promise<WebSocket | number> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      socket.on('open', () => { resolve(socket); });
      socket.on('unexpected-response', (_request, response) => { resolve(response.statusCode ?? 0); });
      socket.on('error', () => undefined);
    });
  }
  const nextMessage = (socket: WebSocket): Promise<unknown> => new Promise((resolve) => { socket.once('message', (data: Buffer) => { resolve(JSON.parse(data.toString('utf8'))); }); });

  test('each window hears what is meant for its kind', async () => {
    const cookie = await signIn();
    const both = `${cookie}; ${await displayCookie(cookie)}`;
    const deskSocket = await open('/events', { Cookie: both, Origin: server.origin }) as WebSocket;
    const displaySocket = await open('/events?window=display', { Cookie: both, Origin: server.origin }) as WebSocket;
    const heard = Promise.all([nextMessage(deskSocket), nextMessage(displaySocket)]);
    desk.tell('desk', { type: 'session' });
    desk.tell('display', { type: 'changed', capabilities: ['queue'] });
    expect(await heard).toEqual([{ type: 'session' }, { type: 'changed', capabilities: ['queue'] }]);
    deskSocket.close();
    await expect.poll(() => desk.listeners.size).toBe(1);
  });

  test('no socket without cookie, with a foreign origin or without one, under another name or path', async () => {
    const Cookie = await signIn();
    const Origin = server.origin;
    expect(await open('/events', { Origin })).toBe(403);
    expect(await open('/events', { Cookie, Origin: 'http://evil.example' })).toBe(403);
    expect(await open('/events', { Cookie })).toBe(403);
    expect(await open('/events', { Cookie, Origin, Host: 'evil.example' })).toBe(403);
    expect(await open('/other', { Cookie, Origin })).toBe(403);
    expect(await open('/events?window=display', { Cookie, Origin })).toBe(403);
    expect(desk.listeners.size).toBe(0);
  });
});

test('closing lets a running call finish and ends the windows', async () => {
  const cookie = await signIn();
  let release = (): void => undefined;
  desk.before = () => new Promise((resolve) => { release = resolve; });
  const running = call('visits.checkIn', cookie);
  await expect.poll(() => desk.calls.length).toBe(1);
  const closed = server.close();
  release();
  expect((await running).status).toBe(200);
  await closed;
  await expect(ask('/')).rejects.toThrow();
  server = await BrowserServer.listen({ desk, pageDir: join(folder, 'page'), port: 0, now: () => now, displays: new KeptDisplays(join(folder, 'displays.json')) });
});
