import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/**
 * The way of a complaint to its end: who has it, tasks for units, its cause and what is improved. `ref` names what a step is
 * about (a user, a task, another complaint, a cause), `reason` why it was turned away or by which way a letter went.
 * A user's unit tells who must not see what is said about that unit.
 */
export const complaintHandling: Migration = {
  version: 17,
  name: 'complaint-handling',
  sql: `
ALTER TABLE user ADD COLUMN unit_id TEXT;
ALTER TABLE complaint ADD COLUMN owner_id TEXT;
ALTER TABLE complaint ADD COLUMN accused_id TEXT;
ALTER TABLE complaint ADD COLUMN merged_into TEXT;
ALTER TABLE complaint ADD COLUMN reject_reason TEXT;
ALTER TABLE complaint ADD COLUMN cause TEXT;
ALTER TABLE complaint ADD COLUMN satisfaction INTEGER;
CREATE INDEX complaint_owner ON complaint (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX complaint_merged ON complaint (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE complaint_event ADD COLUMN ref TEXT;
ALTER TABLE complaint_event ADD COLUMN reason TEXT;
ALTER TABLE complaint_event ADD COLUMN score INTEGER;
DROP INDEX complaint_event_moving;
CREATE TABLE complaint_task (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, complaint_id TEXT NOT NULL, unit_id TEXT NOT NULL, text TEXT NOT NULL, due_at INTEGER NOT NULL,
  reply TEXT, done_at INTEGER, done_by TEXT) STRICT;
CREATE INDEX complaint_task_complaint ON complaint_task (complaint_id);
CREATE INDEX complaint_task_open ON complaint_task (due_at) WHERE done_at IS NULL AND voided_at IS NULL;
CREATE TABLE complaint_improvement (
  id TEXT NOT NULL PRIMARY KEY, ${KEPT}, complaint_id TEXT NOT NULL, text TEXT NOT NULL, owner_id TEXT, due_day TEXT NOT NULL, check_day TEXT,
  done_at INTEGER, done_by TEXT, checked_at INTEGER, checked_by TEXT, effective INTEGER, result TEXT) STRICT;
CREATE INDEX complaint_improvement_complaint ON complaint_improvement (complaint_id);
CREATE INDEX complaint_improvement_due ON complaint_improvement (due_day) WHERE done_at IS NULL AND voided_at IS NULL;
`,
};
