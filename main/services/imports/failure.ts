/** Why a whole file cannot be imported, and that somebody stopped it. */
import type { ImportJob } from '../../../shared/contract/imports.ts';

export type ImportFailure = NonNullable<ImportJob['failure']>;

export class ImportFailureError extends Error {
  readonly failure: ImportFailure;
  constructor(failure: ImportFailure) {
    super(failure);
    this.name = 'ImportFailureError';
    this.failure = failure;
  }
}

/** The user asked to stop. */
export class StoppedError extends Error {
  constructor() { super('Stopped'); this.name = 'StoppedError'; }
}
