import type { Migration } from '../migrate.ts';

/** What comes with a complaint. */
export const complaintIntake: Migration = {
  version: 18,
  name: 'complaint-intake',
  sql: `
`,
};
