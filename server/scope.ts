/** The head of a scope's log: one row that every push locks first, so that the order of numbers is the order of commits. */
import { sql } from 'kysely';
import { type CentralContext, type Tx, newId } from './context.ts';
import { CentralError } from './errors.ts';
import type { ScopeHeadTable } from '../db/central/tables.ts';

/** The chain of a log without entries. */
const FIRST_CHAIN = '0'.repeat(64);

export async function addScope(context: CentralContext, tx: Tx, scope: string): Promise<void> {
  const node = context.random(8).toString('hex');
  await tx.insertInto('scope_head').values({
    scope, epoch: newId(context), head: 0, chain: FIRST_CHAIN, floor: 0, floor_chain: FIRST_CHAIN, node, hlc: `${'0'.repeat(12)}-0000-${node}`,
  }).execute();
}

/** Waits for its turn: the first statement of every transaction that adds to the log. */
export async function lockScope(tx: Tx, scope: string): Promise<ScopeHeadTable> {
  const head = await tx.updateTable('scope_head').set({ head: sql`head` }).where('scope', '=', scope).returningAll().executeTakeFirst();
  if (!head) throw new CentralError('scope_forbidden');
  return head;
}
