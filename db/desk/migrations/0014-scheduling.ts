import type { Migration } from '../migrate.ts';

/** What the timetable knows beyond weekly sessions. */
export const scheduling: Migration = {
  version: 14,
  name: 'scheduling',
  sql: `
`,
};
