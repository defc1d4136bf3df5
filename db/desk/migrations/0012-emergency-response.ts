import type { Migration } from '../migrate.ts';

/** Who took an emergency, and each step of it with its time. */
export const emergencyResponse: Migration = {
  version: 12,
  name: 'emergency-response',
  sql: `
ALTER TABLE emergency ADD COLUMN accepted_at INTEGER;
ALTER TABLE emergency ADD COLUMN accepted_by TEXT;
ALTER TABLE emergency ADD COLUMN accepted_name TEXT;
CREATE TABLE emergency_event (
  id TEXT NOT NULL PRIMARY KEY, emergency_id TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, text TEXT) STRICT;
CREATE INDEX emergency_event_emergency ON emergency_event (emergency_id);
`,
};
