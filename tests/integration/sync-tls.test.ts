/** How a desk reaches a central over real TLS, straight and through a proxy: what it trusts, what it refuses, and how it names it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, type Server, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Connection, openTransport } from '../../main/sync/transport.ts';
import { SyncTrouble } from '../../main/sync/trouble.ts';
import { PATHS } from '../../shared/sync/protocol.ts';

const DAY_MS = 86_400_000;
let folder: string;
let ca: string;
let otherCa: string;
const servers: Server[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meja-depan-tls-'));
  [ca, otherCa] = [authority('klinik'), authority('lain')];
  certificate('valid', 2);
  certificate('expired', -1);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) (server as http.Server).closeAllConnections();
    await new Promise((closed) => { server.close(closed); });
  }
});

const openssl = (...args: string[]): void => { execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' }); };
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function authority(name: string): string {
  openssl('req', '-x509', ...KEY, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=Uji ${name}`, '-days', '2');
  return readFileSync(join(folder, `${name}.pem`), 'utf8');
}

/** Of a server on this computer, by the clinic's own authority. */
function certificate(name: string, days: number): void {
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1');
  openssl('req', ...KEY, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=127.0.0.1');
  openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'klinik.pem', '-CAkey', 'klinik.key', '-CAcreateserial', '-days', String(days), '-out', `${name}.pem`, '-extfile', 'names');
}

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers as a central would; `at`: what its clock says. */
async function central(name: string, at = Date.now()): Promise<string> {
  const read = (kind: string): string => readFileSync(join(folder, `${name}.${kind}`), 'utf8');
  return `https://${await listening(https.createServer({ key: read('key'), cert: read('pem') }, (_request, response) => {
    response.setHeader('date', new Date(at).toUTCString());
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true}');
  }))}`;
}

/** Passes on what it is asked to, or answers with `refusal`. */
async function proxy(passed: string[], refusal: number | null = null): Promise<string> {
  const server = http.createServer((request, response) => {
    passed.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(refusal ?? 200, { 'content-type': 'text/html' }).end('proxy');
  });
  server.on('connect', (request, desk, head) => {
    passed.push(`CONNECT ${request.url ?? ''}`);
    if (refusal !== null) {
      desk.end(`HTTP/1.1 ${refusal} No\r\nProxy-Authenticate: Basic realm="uji"\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [host = '', port] = (request.url ?? '').split(':');
    const there = connect(Number(port), host, () => {
      desk.write('HTTP/1.1 200 OK\r\n\r\n');
      there.write(head);
      there.pipe(desk).pipe(there);
    });
    for (const end of [desk, there]) end.on('error', () => { desk.destroy(); there.destroy(); });
  });
  return `http://${await listening(server)}`;
}

/** `ok`, or what it is told as. */
async function asked(connection: Partial<Connection> & { url: string }): Promise<string> {
  const transport = openTransport({ proxy: null, ca: null, ...connection });
  try {
    const { status, body } = await transport.send({ method: 'GET', path: PATHS.health });
    return status === 200 && body.toString() === '{"ok":true}' ? 'ok' : String(status);
  } catch (error) {
    return error instanceof SyncTrouble ? error.fault : String(error);
  } finally {
    transport.close();
  }
}

it('a certificate of the clinic’s own authority is accepted once that is set up, and by nobody else’s', async () => {
  const url = await central('valid');
  expect(await asked({ url, ca })).toBe('ok');
  expect(await asked({ url })).toBe('certificate');
  expect(await asked({ url, ca: otherCa })).toBe('certificate');
});

it('a certificate for another name is refused', async () => {
  const url = await central('valid');
  expect(await asked({ url: url.replace('127.0.0.1', 'localhost'), ca })).toBe('certificate');
});

it('an expired certificate is the certificate’s fault while both clocks agree', async () => {
  expect(await asked({ url: await central('expired'), ca })).toBe('certificate');
});

it('and this computer’s clock’s where the other side’s says another day', async () => {
  expect(await asked({ url: await central('expired', Date.now() - 3 * DAY_MS), ca })).toBe('clock_wrong');
});

it('where no TLS is spoken, nothing is sent', async () => {
  const plain = await listening(http.createServer((_request, response) => { response.end('{"ok":true}'); }));
  expect(await asked({ url: `https://${plain}`, ca })).toBe('certificate');
});

it('a proxy carries the connection through, sealed', async () => {
  const passed: string[] = [];
  const url = await central('valid');
  expect(await asked({ url, ca, proxy: await proxy(passed) })).toBe('ok');
  expect(passed).toEqual([`CONNECT ${new URL(url).host}`]);
  expect(await asked({ url, ca: otherCa, proxy: await proxy(passed) })).toBe('certificate');
});

it('a proxy that is away is no answer', async () => {
  const gone = http.createServer();
  const address = await listening(gone);
  servers.splice(servers.indexOf(gone), 1);
  await new Promise((closed) => { gone.close(closed); });
  expect(await asked({ url: await central('valid'), ca, proxy: `http://${address}` })).toBe('no_answer');
});

it('a proxy that wants a name and a password is named', async () => {
  expect(await asked({ url: await central('valid'), ca, proxy: await proxy([], 407) })).toBe('proxy_login');
  expect(await asked({ url: await central('valid'), ca, proxy: await proxy([], 502) })).toBe('no_answer');
});
