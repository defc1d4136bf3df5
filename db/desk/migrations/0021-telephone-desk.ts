import type { Migration } from '../migrate.ts';

/** What a call was: who rang, how long, what came of it. */
export const telephoneDesk: Migration = {
  version: 21,
  name: 'telephone-desk',
  sql: `
ALTER TABLE call_log ADD COLUMN direction TEXT;
ALTER TABLE call_log ADD COLUMN seconds INTEGER;
ALTER TABLE call_log ADD COLUMN relation TEXT;
ALTER TABLE call_log ADD COLUMN result TEXT;
CREATE INDEX call_log_phone ON call_log (phone) WHERE phone IS NOT NULL;
CREATE TABLE call_link (id TEXT NOT NULL PRIMARY KEY, call_id TEXT NOT NULL, kind TEXT NOT NULL, about_id TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, facts TEXT) STRICT;
CREATE INDEX call_link_call ON call_link (call_id);
`,
};
