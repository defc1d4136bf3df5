import type { Migration } from '../migrate.ts';

/**
 * Signed anchors of the audit chain and the public halves of the keys that sign them (both only ever added); what this
 * desk's last check of the chain found; and the orders in which the log is searched.
 */
export const auditAnchors: Migration = {
  version: 8,
  name: 'audit-anchors',
  sql: `
CREATE TABLE audit_key (id TEXT NOT NULL PRIMARY KEY, device_id TEXT NOT NULL, at INTEGER NOT NULL, public_key TEXT NOT NULL) STRICT;
CREATE TABLE audit_anchor (
  id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, device_id TEXT NOT NULL, key_id TEXT NOT NULL, number INTEGER NOT NULL,
  last_entry TEXT NOT NULL, entries INTEGER NOT NULL, head TEXT NOT NULL, reason TEXT NOT NULL, signature TEXT NOT NULL) STRICT;
CREATE INDEX audit_anchor_device ON audit_anchor (device_id, entries);
CREATE TABLE audit_check (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, entries INTEGER NOT NULL, anchors INTEGER NOT NULL,
  own_entries INTEGER NOT NULL, own_last TEXT, fault TEXT, broken_at INTEGER) STRICT;
CREATE INDEX audit_entry_actor ON audit_entry (actor, at);
CREATE INDEX audit_entry_action ON audit_entry (action, at);
`,
};
