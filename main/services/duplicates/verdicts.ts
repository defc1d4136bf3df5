/** "Two people": remembered with what was known of them then, and shared with the other desks. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { Refusal } from '../../kernel.ts';
import { kept } from '../clinic.ts';
import { factsOf, patientsOf, type VillageName } from './compared-patients.ts';
import { evidenceFor } from './judge.ts';
import { KEPT_BITS } from './order.ts';

interface Pair { readonly aId: string; readonly bId: string }
const inOrder = ({ aId, bId }: Pair): Pair => (aId < bId ? { aId, bId } : { aId: bId, bId: aId });

export function dismiss(db: DeskDatabase, tx: WriteTx, pair: Pair, note: string | null, villageName: VillageName): void {
  const { aId, bId } = inOrder(pair);
  const people = patientsOf(db, [aId, bId]);
  const [a, b] = [people.find(({ id }) => id === aId), people.find(({ id }) => id === bId)];
  if (!a || !b || aId === bId) throw new Refusal('not_found');
  // Each decision is a row of its own: two desks may decide at one time, and what was decided before stays to be read.
  voidVerdicts(db, tx, { aId, bId }, 'decided_again');
  const id = tx.newId();
  tx.run(db.build.insertInto('duplicate_verdict').values({ id, a_id: aId, b_id: bId, note, evidence: Math.round(evidenceFor(a, b, villageName) * KEPT_BITS), a_facts: factsOf(a), b_facts: factsOf(b), ...kept(tx) }));
  tx.audit('create', 'duplicate_verdict', id);
}

export function restore(db: DeskDatabase, tx: WriteTx, pair: Pair): void {
  const ids = voidVerdicts(db, tx, inOrder(pair), 'restored');
  if (ids.length === 0) throw new Refusal('not_found');
  for (const id of ids) tx.audit('void', 'duplicate_verdict', id);
}

function voidVerdicts(db: DeskDatabase, tx: WriteTx, { aId, bId }: Pair, reason: string): string[] {
  const ids = tx.all(db.build.selectFrom('duplicate_verdict').select('id').where('a_id', '=', aId).where('b_id', '=', bId).where('voided_at', 'is', null)).map(({ id }) => id);
  for (const id of ids) tx.run(db.build.updateTable('duplicate_verdict').set({ voided_at: tx.now, void_reason: reason, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
  return ids;
}
