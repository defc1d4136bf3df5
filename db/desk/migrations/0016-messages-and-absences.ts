import type { Migration } from '../migrate.ts';

/** Messages to patients, and work through the appointments of an absent doctor. */
export const messagesAndAbsences: Migration = {
  version: 16,
  name: 'messages-and-absences',
  sql: `
`,
};
