import type { Migration } from '../migrate.ts';

/** A visit's way through the units. */
export const queueChain: Migration = {
  version: 11,
  name: 'queue-chain',
  sql: `
ALTER TABLE queue_entry ADD COLUMN from_entry_id TEXT;
ALTER TABLE queue_entry ADD COLUMN due_at INTEGER;
ALTER TABLE visit ADD COLUMN written_later_at INTEGER;
`,
};
