import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/** What a desk needs to be with a central: how an appointment stands there, what lost against what, how far it has read, what waits apart. */
export const syncTables: Migration = {
  version: 9,
  name: 'sync-tables',
  sql: `
ALTER TABLE clock ADD COLUMN applying INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointment ADD COLUMN standing TEXT;
CREATE TABLE sync_conflict (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, entity TEXT NOT NULL, row_id TEXT NOT NULL, column_name TEXT NOT NULL, asks INTEGER NOT NULL,
  kept_value TEXT NOT NULL, kept_actor TEXT NOT NULL, kept_device TEXT NOT NULL, kept_hlc TEXT NOT NULL,
  lost_value TEXT NOT NULL, lost_actor TEXT NOT NULL, lost_device TEXT NOT NULL, lost_hlc TEXT NOT NULL,
  settled_at INTEGER, settled_by TEXT, choice TEXT) STRICT;
CREATE INDEX sync_conflict_open ON sync_conflict (created_at) WHERE settled_at IS NULL;
CREATE INDEX sync_conflict_created ON sync_conflict (created_at);
CREATE INDEX appointment_displaced ON appointment (day) WHERE standing = 'displaced';
CREATE TABLE sync_state (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), url TEXT NOT NULL, proxy TEXT, ca TEXT, enrolled_at INTEGER NOT NULL, paused INTEGER NOT NULL, fault TEXT,
  epoch TEXT NOT NULL, seq INTEGER NOT NULL, chain TEXT NOT NULL, acked INTEGER NOT NULL, newest TEXT NOT NULL, snapshot TEXT,
  sent INTEGER NOT NULL, received INTEGER NOT NULL, schema INTEGER NOT NULL, last_success_at INTEGER, skew INTEGER,
  courier_seal TEXT, courier_sign TEXT) STRICT;
CREATE TABLE sync_desk (device_id TEXT NOT NULL PRIMARY KEY, last_change_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sync_parked (id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, entries TEXT NOT NULL) STRICT;
CREATE INDEX sync_parked_seq ON sync_parked (seq);
CREATE TABLE sync_rejected (id TEXT NOT NULL PRIMARY KEY, dev_seq INTEGER NOT NULL, at INTEGER NOT NULL, code TEXT NOT NULL, change TEXT NOT NULL) STRICT;
CREATE TABLE sync_courier (
  id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, device_id TEXT NOT NULL, file_name TEXT NOT NULL, changes INTEGER NOT NULL, last_dev_seq INTEGER NOT NULL, acknowledged_at INTEGER) STRICT;
`,
};
