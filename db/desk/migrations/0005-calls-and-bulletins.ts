import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/** What was said on the telephone with the call back that was promised, and announcements to the staff. */
export const callAndBulletinTables: Migration = {
  version: 5,
  name: 'calls-and-bulletins',
  sql: `
CREATE TABLE call_log (
  id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, day TEXT NOT NULL, caller_name TEXT NOT NULL, phone TEXT, patient_id TEXT, topic TEXT NOT NULL, note TEXT,
  call_back_at INTEGER, settled_at INTEGER, outcome TEXT, ${KEPT}) STRICT;
CREATE INDEX call_log_day ON call_log (day, at);
CREATE INDEX call_log_to_return ON call_log (call_back_at) WHERE call_back_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX call_log_patient ON call_log (patient_id) WHERE patient_id IS NOT NULL;
CREATE TABLE bulletin (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, urgent INTEGER NOT NULL, until_day TEXT, ${KEPT}) STRICT;
`,
};
