import type { Migration } from '../migrate.ts';

/** Slips to other units and the note from one shift to the next. */
export const handOffs: Migration = {
  version: 23,
  name: 'hand-offs',
  sql: '',
};
