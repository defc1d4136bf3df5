import type { Migration } from '../migrate.ts';

/**
 * Reports to management about complaints, folded from events that are only ever added: `count` (what was counted, as JSON, the
 * restricted cases apart), `decide` (what is asked of management) and `sign` (both as they were signed, with their hashes).
 */
export const managementReports: Migration = {
  version: 19,
  name: 'management-reports',
  sql: `
CREATE TABLE complaint_report_event (
  id TEXT NOT NULL PRIMARY KEY, report_id TEXT NOT NULL, action TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
  period_from INTEGER NOT NULL, period_to INTEGER NOT NULL, occasion TEXT NOT NULL, replaces TEXT,
  content TEXT NOT NULL, restricted TEXT NOT NULL, content_hash TEXT, restricted_hash TEXT, hash TEXT) STRICT;
CREATE INDEX complaint_report_event_report ON complaint_report_event (report_id);
CREATE INDEX complaint_report_event_period ON complaint_report_event (period_to);
`,
};
