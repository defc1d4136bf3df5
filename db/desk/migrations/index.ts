import type { Migration } from '../migrate.ts';
import { foundingTables } from './0001-founding-tables.ts';
import { patientSearchIndex } from './0002-patient-search-index.ts';

/** In order; versions count up by one. A released migration is never changed. */
export const MIGRATIONS: readonly Migration[] = [foundingTables, patientSearchIndex];
