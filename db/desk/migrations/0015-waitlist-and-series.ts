import type { Migration } from '../migrate.ts';

/** Who waits for an earlier time, and control visits that repeat. */
export const waitlistAndSeries: Migration = {
  version: 15,
  name: 'waitlist-and-series',
  sql: `
`,
};
