import type { Migration } from '../migrate.ts';

/** What a call was: who rang, how long, what came of it. */
export const telephoneDesk: Migration = {
  version: 21,
  name: 'telephone-desk',
  sql: '',
};
