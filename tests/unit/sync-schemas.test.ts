/** A central refuses desks of a schema that it does not know: a migration without a word to the central would stop every exchange. */
import { expect, test } from 'vitest';
import { newestSchema } from '../../db/desk/migrate.ts';
import { SCHEMAS } from '../../shared/sync/protocol.ts';

test('the central knows the newest schema of the desk', () => {
  expect(SCHEMAS.newest).toBe(newestSchema());
});
