/** The page and its files as both shells serve them: contained in one folder, with the security headers. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { extname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DISPLAY_PATH } from '../../shared/contract/window.ts';

const here = import.meta.url;
/** Where the built page lies, seen from the bundle or from source. */
export const PAGE_DIR = fileURLToPath(new URL(here.endsWith('.ts') ? '../../dist/renderer/' : '../renderer/', here));
const NONCE_PLACE = '__STYLE_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.woff': 'font/woff', '.mp3': 'audio/mpeg', '.ogg': 'audio/ogg', '.wav': 'audio/wav',
};

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** The network lives in the main process: the page may load from its own origin only. */
export function contentSecurityPolicy(styleNonce: string | null): string {
  const style = styleNonce === null ? "'self'" : `'self' 'nonce-${styleNonce}'`;
  return [
    "default-src 'none'", "script-src 'self'", `style-src ${style}`, "img-src 'self' data: blob:", "media-src 'self' blob:",
    "font-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
}

export function securityHeaders(styleNonce: string | null = null): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(styleNonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

export function pageExists(pageDir: string): boolean {
  return existsSync(join(pageDir, 'index.html'));
}

/** The page for `/` and `/display`, a file of the page for anything else; 404 when there is none or it lies outside. */
export async function servePage(pageDir: string, pathname: string): Promise<Served> {
  if (pathname === '/' || pathname === DISPLAY_PATH) return serveHtml(pageDir);
  const file = containedFile(pageDir, pathname);
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined || extname(file) === '.html') return plain(404, 'Not found');
  try {
    const body = await readFile(file);
    // Built files carry a hash of their content in their name.
    return { status: 200, headers: { ...securityHeaders(), 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }, body };
  } catch {
    return plain(404, 'Not found');
  }
}

export function plain(status: number, text: string): Served {
  return { status, headers: { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, body: text };
}

async function serveHtml(pageDir: string): Promise<Served> {
  const nonce = randomBytes(18).toString('base64');
  const html = await readFile(join(pageDir, 'index.html'), 'utf8');
  return {
    status: 200,
    headers: { ...securityHeaders(nonce), 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
    body: html.replaceAll(NONCE_PLACE, nonce),
  };
}

/** The file that a URL path names, or null when it would lie outside the folder, however the dots and slashes are written. */
export function containedFile(folder: string, pathname: string): string | null {
  const path = decoded(pathname);
  if (path === null || path.includes('\0') || path.includes('\\') || path.includes(':')) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  const outside = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return outside ? null : file;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
