/** Why a round did not go through: told apart so that the person at the desk knows whether to wait or what to do. */
import type { SyncFault } from '../../shared/contract/sync.ts';
import type { ProtocolError } from '../../shared/sync/protocol.ts';

export class SyncTrouble extends Error {
  readonly fault: SyncFault;
  /** What the other side asked to wait. */
  readonly retryAfterMs: number | null;
  constructor(fault: SyncFault, retryAfterMs: number | null = null) {
    super(fault);
    this.name = 'SyncTrouble';
    this.fault = fault;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The central has understood, and refuses. */
export class CentralRefusal extends Error {
  readonly code: ProtocolError;
  constructor(code: ProtocolError) { super(code); this.name = 'CentralRefusal'; this.code = code; }
}

/** These wait for a person; all others pass by themselves. */
export const STOPPING: ReadonlySet<SyncFault> = new Set<SyncFault>(['revoked', 'retired', 'forked', 'key_missing', 'not_central']);

const NO_NETWORK = ['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'];
const CLOCK = ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED', 'CRL_NOT_YET_VALID', 'CRL_HAS_EXPIRED'];
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/;

export type NetworkFault = 'no_network' | 'no_answer' | 'certificate' | 'certificate_dates' | 'proxy_login';

/** What a proxy answers that wants a name and a password. */
export const PROXY_LOGIN_STATUS = 407;

/** What an error of the network means. `certificate_dates`: the certificate, or this computer's clock. */
export function networkFault(error: unknown): NetworkFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (CLOCK.includes(code)) return 'certificate_dates';
  if (CERTIFICATE.test(code)) return 'certificate';
  if (error instanceof Error && 'statusCode' in error && error.statusCode === PROXY_LOGIN_STATUS) return 'proxy_login';
  return NO_NETWORK.includes(code) ? 'no_network' : 'no_answer';
}

const FAULT_OF: Partial<Record<ProtocolError, SyncFault>> = {
  device_revoked: 'revoked', device_retiring: 'retired', signature_wrong: 'key_missing', other_clinic: 'key_missing', scope_forbidden: 'key_missing', fork: 'forked', gap: 'forked',
  desk_older: 'desk_older', central_older: 'central_older', too_many_requests: 'too_many_requests', not_found: 'not_central', invalid_request: 'not_central',
};

/** What a round that did not go through is told as; null: something that nobody foresaw. */
export function faultOf(error: unknown): SyncFault | null {
  if (error instanceof SyncTrouble) return error.fault;
  if (error instanceof CentralRefusal) return FAULT_OF[error.code] ?? 'server_trouble';
  if (error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC')) return 'disk_full';
  return null;
}
