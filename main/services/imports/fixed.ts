/** Statements whose text never changes, written out: a hundred thousand rows do not wait for a query builder. */
import { CompiledQuery } from 'kysely';
import type { Compilable } from '../../../db/desk/database.ts';

type Value = string | number | null;

/** `O` is the row that the statement answers. */
export function fixed<O>(sql: string): (...values: readonly Value[]) => Compilable<O> {
  return (...values) => ({ compile: () => CompiledQuery.raw(sql, [...values]) });
}
