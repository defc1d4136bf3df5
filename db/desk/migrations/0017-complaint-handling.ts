import type { Migration } from '../migrate.ts';

/** The way of a complaint to its end. */
export const complaintHandling: Migration = {
  version: 17,
  name: 'complaint-handling',
  sql: `
`,
};
