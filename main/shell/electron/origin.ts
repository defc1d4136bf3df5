/** The one origin that windows show, and the few addresses that may leave for the system's browser. */
export const SCHEME = 'app';
export const HOST = 'desk';
export const DESK_URL = `${SCHEME}://${HOST}/`;
/** Shown when the page has crashed too often; needs no script. */
export const SAFE_PATH = '/halaman-aman';

const OUTSIDE_HOSTS: readonly string[] = ['wa.me'];
const OUTSIDE_SCHEMES: readonly string[] = ['tel:', 'mailto:'];

/** Compares parsed parts, never substrings. */
export function isOurs(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST && parsed.username === '' && parsed.password === '';
}

/** A WhatsApp chat, a telephone number, a mail: nothing else is opened outside. */
export function mayOpenOutside(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  if (OUTSIDE_SCHEMES.includes(parsed.protocol)) return true;
  return parsed.protocol === 'https:' && OUTSIDE_HOSTS.includes(parsed.host) && parsed.username === '';
}
