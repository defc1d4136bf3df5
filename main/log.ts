/** Structured log lines on standard error without personal data: names of calls and errors, places, times. */
import pino from 'pino';

export interface Logger {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  /** The error's message is left out: it may hold what somebody typed. */
  failure(event: string, error: unknown): void;
}

export function createLogger(level = 'info'): Logger {
  const log = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, facts = {}) => { log.info(facts, event); },
    failure: (event, error) => { log.error(describe(error), event); },
  };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).map((line) => line.trim());
  return { error: error.name, code: 'code' in error ? String(error.code) : undefined, frames };
}
