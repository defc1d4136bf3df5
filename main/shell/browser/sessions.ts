/**
 * Who may talk to the browser shell: one-time tickets in an address, exchanged for a cookie of the same kind.
 * The desk's are kept in memory only: a restarted desk knows nobody. The display's outlive it (as hashes, in a file), so that
 * the waiting room's screen comes back by itself; it shows nothing but numbers.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { ClientKind } from '../../kernel.ts';
import type { KeptDisplays } from './kept-displays.ts';

const DISPLAY_TICKET_MS = 60_000;
/** A screen that was away for longer is opened from the desk again. */
const DISPLAY_COOKIE_SECONDS = 180 * 86_400;

export class Sessions {
  readonly #now: () => number;
  readonly #tickets = new Map<string, { kind: ClientKind; until: number }>();
  readonly #sessions = new Map<string, ClientKind>();

  readonly #displays: KeptDisplays;

  constructor(now: () => number, displays: KeptDisplays) {
    this.#now = now;
    this.#displays = displays;
    for (const session of displays.read()) this.#sessions.set(session, 'display');
  }

  /** The desk's own ticket waits for its window as long as it takes; the display's is used at once. */
  issueTicket(kind: ClientKind): string {
    const ticket = randomBytes(32).toString('base64url');
    this.#tickets.set(digest(ticket), { kind, until: kind === 'desk' ? Infinity : this.#now() + DISPLAY_TICKET_MS });
    return ticket;
  }

  /** A ticket is good once. Answers the cookie's value, or null. */
  exchange(kind: ClientKind, ticket: string): string | null {
    const key = digest(ticket);
    const found = this.#tickets.get(key);
    if (!found || found.kind !== kind) return null;
    this.#tickets.delete(key);
    if (found.until < this.#now()) return null;
    const session = randomBytes(32).toString('base64url');
    this.#sessions.set(digest(session), kind);
    if (kind === 'display') this.#displays.keep(digest(session));
    return session;
  }

  knows(kind: ClientKind, session: string | null): boolean {
    return session !== null && this.#sessions.get(digest(session)) === kind;
  }
}

/** Looked up by hash, so that no comparison's duration tells anything. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

/** Cookies do not know ports; the name does, so that two desks in one browser keep apart. */
export function cookieName(kind: ClientKind, port: number): string {
  return `meja_${kind}_${port}`;
}

export function sessionCookie(kind: ClientKind, port: number, session: string): string {
  return `${cookieName(kind, port)}=${session}; Path=/; HttpOnly; SameSite=Strict${kind === 'display' ? `; Max-Age=${DISPLAY_COOKIE_SECONDS}` : ''}`;
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
