import type { Migration } from '../migrate.ts';

/** What belongs to this computer and not to the clinic: its printer, its loudspeaker, its screens. Never synced. */
export const deskPreferences: Migration = {
  version: 13,
  name: 'desk-preferences',
  sql: `
CREATE TABLE desk_preference (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, updated_at INTEGER NOT NULL) STRICT;
`,
};
