import type { Migration } from '../migrate.ts';

/** Several units of one complaint, reporters whose name is kept back, categories of the clinic's own. */
export const complaintParties: Migration = {
  version: 20,
  name: 'complaint-parties',
  sql: '',
};
