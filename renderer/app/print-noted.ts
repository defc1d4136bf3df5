/** Prints a paper with somebody's data or a secret on it. What cannot be noted in the audit log is not printed. */
import type { Input } from '../../shared/contract/index.ts';
import { call } from './client.ts';

export async function printNoted(what: Input<'audit.printed'>, print: () => Promise<'printed' | 'failed'>): Promise<'printed' | 'failed'> {
  const noted = await call('audit.printed', what);
  return noted.ok ? print() : 'failed';
}
