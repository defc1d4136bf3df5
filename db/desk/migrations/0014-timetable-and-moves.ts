import type { Migration } from '../migrate.ts';

const SESSION_COLUMNS = (table: string): string => `
ALTER TABLE ${table} ADD COLUMN capacity INTEGER;
ALTER TABLE ${table} ADD COLUMN control_minutes INTEGER;
ALTER TABLE ${table} ADD COLUMN telemedicine_minutes INTEGER;
ALTER TABLE ${table} ADD COLUMN quota_online INTEGER;
ALTER TABLE ${table} ADD COLUMN quota_release INTEGER;
ALTER TABLE ${table} ADD COLUMN breaks TEXT;`;

/**
 * What the timetable knows beyond weekly sessions: breaks (JSON, [[from, to], …]), several patients per slot, lengths per kind
 * of visit, a third quota and when quotas are given up. All may be null, also in rows of desks that know nothing of them: no
 * breaks, one patient per slot, as long as the slot. `pair_id`: the two halves of a session that was moved.
 * An appointment that is moved is two rows: the old one says where it went, the new one where it came from.
 */
export const timetableAndMoves: Migration = {
  version: 14,
  name: 'timetable-and-moves',
  sql: `
${SESSION_COLUMNS('schedule_rule')}
${SESSION_COLUMNS('schedule_exception')}
ALTER TABLE schedule_exception ADD COLUMN pair_id TEXT;
ALTER TABLE appointment ADD COLUMN capacity INTEGER;
ALTER TABLE appointment ADD COLUMN moved_to TEXT;
ALTER TABLE appointment ADD COLUMN moved_from TEXT;
CREATE INDEX appointment_moved_from ON appointment (moved_from) WHERE moved_from IS NOT NULL;
`,
};
