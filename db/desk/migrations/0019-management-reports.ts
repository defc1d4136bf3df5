import type { Migration } from '../migrate.ts';

/** Reports to management about complaints. */
export const managementReports: Migration = {
  version: 19,
  name: 'management-reports',
  sql: `
`,
};
