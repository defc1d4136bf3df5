/** Structured log lines on standard error without personal data: what was asked, how it ended, how long it took. */
import pino, { type Logger } from 'pino';

export type CentralLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export function createCentralLog(level = 'info'): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** What may be told of an error. Its message is left out: a database quotes values in it. */
export function factsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).map((line) => line.trim());
  return { error: error.name, code: 'code' in error ? String(error.code) : undefined, frames };
}
