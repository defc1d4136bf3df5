/** Why the central refuses a request. The code is stable; the desk has the words for it. */
import type { ProtocolError } from '../shared/sync/protocol.ts';

const STATUS: Readonly<Record<ProtocolError, number>> = {
  invalid_request: 400, code_wrong: 403, other_clinic: 403, clinic_empty: 409, letters_exhausted: 409, numbers_exhausted: 409,
  signature_wrong: 401, nonce_unknown: 401, token_missing: 401, device_retiring: 403, device_revoked: 403, scope_forbidden: 403,
  fork: 409, gap: 409, diverged: 409, snapshot_needed: 410, snapshot_gone: 410, desk_older: 426, central_older: 409,
  too_large: 413, too_many_requests: 429, not_found: 404, internal: 500,
};

export class CentralError extends Error {
  readonly code: ProtocolError;
  constructor(code: ProtocolError) {
    super(code);
    this.name = 'CentralError';
    this.code = code;
  }
}

export const statusOf = (code: ProtocolError): number => STATUS[code];
