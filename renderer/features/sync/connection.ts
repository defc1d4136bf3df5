/** How the desk is to reach the central server, while it is being typed. */
import { connectionSchema, type SyncFault } from '../../../shared/contract/sync.ts';
import type { Input } from '../../../shared/contract/index.ts';

export interface ConnectionDraft { url: string; proxy: string; ca: string | null }
export type Connection = Input<'sync.look'>;

export const NO_CONNECTION: ConnectionDraft = { url: '', proxy: '', ca: null };

/** An address typed without its beginning is meant to be the encrypted one. */
const withScheme = (text: string, scheme: string): string => (text === '' || text.includes('://') ? text : `${scheme}://${text}`);

export function connectionOf({ url, proxy, ca }: ConnectionDraft): Connection {
  const through = withScheme(proxy.trim(), 'http');
  return { url: withScheme(url.trim(), 'https').replace(/\/+$/, ''), proxy: through === '' ? null : through, ca };
}

export const isConnection = (draft: ConnectionDraft): boolean => connectionSchema.safeParse(connectionOf(draft)).success;

/** Without encryption, and not within this computer. */
export function isPlain({ url }: ConnectionDraft): boolean { return /^http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(url.trim()); }

/** Only a new code from whoever keeps the central server mends this. */
export function needsCode(fault: SyncFault | null): boolean { return fault === 'forked' || fault === 'key_missing' || fault === 'revoked' || fault === 'retired'; }
