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

export type NetworkFault = 'no_network' | 'no_answer' | 'certificate' | 'certificate_dates';

/** What an error of the network means. `certificate_dates`: the certificate, or this computer's clock. */
export function networkFault(error: unknown): NetworkFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (CLOCK.includes(code)) return 'certificate_dates';
  if (CERTIFICATE.test(code)) return 'certificate';
  return NO_NETWORK.includes(code) ? 'no_network' : 'no_answer';
}
