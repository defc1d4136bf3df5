/** `app://desk/`: the only place a window's page comes from. */
import { type Protocol, protocol } from 'electron';
import { type Served, contentSecurityPolicy, plain, securityHeaders, servePage } from '../page.ts';
import { HOST, SAFE_PATH, SCHEME } from './origin.ts';

/** Must run before Electron is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

export function servePages(sessionProtocol: Protocol, pageDir: string): void {
  sessionProtocol.handle(SCHEME, async (request) => asResponse(await answer(request, pageDir)));
}

async function answer(request: Request, pageDir: string): Promise<Served> {
  const url = URL.parse(request.url);
  if (request.method !== 'GET') return plain(405, 'Method not allowed');
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== HOST) return plain(403, 'Forbidden');
  if (url.pathname === SAFE_PATH) return safePage();
  return servePage(pageDir, url.pathname);
}

function asResponse(served: Served): Response {
  const body = typeof served.body === 'string' ? served.body : new Uint8Array(served.body);
  return new Response(body, { status: served.status, headers: { ...served.headers } });
}

function safePage(): Served {
  const body = `<!doctype html><html lang="id"><meta charset="utf-8"><title>Meja Depan</title>
<h1>Layar berhenti beberapa kali</h1>
<p>Data yang sudah tersimpan aman, dan isian yang belum disimpan ada di draf. Tutup Meja Depan, lalu buka lagi. Jika tetap terjadi, mulai ulang komputer dan beri tahu administrator.</p>
<hr><h2>The screen stopped several times</h2>
<p>What was saved is safe, and what was typed is kept as a draft. Close Meja Depan and open it again. If it goes on, restart the computer and tell your administrator.</p></html>`;
  return {
    status: 200, body,
    headers: { ...securityHeaders(), 'Content-Security-Policy': contentSecurityPolicy(null), 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  };
}
