import type { Migration } from '../migrate.ts';

/** How somebody wishes to be reached, what was promised to them, and what was done about what waits for a person. */
export const contactsAndAttention: Migration = {
  version: 24,
  name: 'contacts-and-attention',
  sql: '',
};
