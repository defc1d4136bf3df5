import type { Migration } from '../migrate.ts';
import { KEPT } from './kept.ts';

/** A closed day with its figures as JSON, as they stood; the newest closing of a day counts. */
export const dayClosingTable: Migration = {
  version: 6,
  name: 'day-closing',
  sql: `
CREATE TABLE day_closing (id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, note TEXT, figures TEXT NOT NULL, ${KEPT}) STRICT;
CREATE INDEX day_closing_day ON day_closing (day, created_at);
`,
};
