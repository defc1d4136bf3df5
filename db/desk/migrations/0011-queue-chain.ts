import type { Migration } from '../migrate.ts';

/**
 * A visit's way through the units, what was said at check-in about the wait, and visits written down later. Numbers are counted
 * per letter, not per unit: two units that swap their letters in the middle of a day never print a number twice.
 */
export const queueChain: Migration = {
  version: 11,
  name: 'queue-chain',
  sql: `
ALTER TABLE queue_entry ADD COLUMN from_entry_id TEXT;
ALTER TABLE queue_entry ADD COLUMN due_at INTEGER;
ALTER TABLE queue_entry ADD COLUMN came_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queue_entry ADD COLUMN skips INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queue_entry ADD COLUMN estimate_from INTEGER;
ALTER TABLE queue_entry ADD COLUMN estimate_to INTEGER;
CREATE INDEX queue_entry_from ON queue_entry (from_entry_id) WHERE from_entry_id IS NOT NULL;
ALTER TABLE visit ADD COLUMN written_later_at INTEGER;
ALTER TABLE queue_counter RENAME TO queue_counter_of_unit;
CREATE TABLE queue_counter (letter TEXT NOT NULL, day TEXT NOT NULL, desk_letter TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (letter, day, desk_letter)) STRICT, WITHOUT ROWID;
INSERT INTO queue_counter (letter, day, desk_letter, last)
  SELECT service_unit.letter, counted.day, counted.desk_letter, max(counted.last) FROM queue_counter_of_unit counted JOIN service_unit ON service_unit.id = counted.unit_id
  GROUP BY service_unit.letter, counted.day, counted.desk_letter;
DROP TABLE queue_counter_of_unit;
`,
};
