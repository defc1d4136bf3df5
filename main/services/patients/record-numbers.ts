/** Gives out medical record numbers from the blocks leased to this desk. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { recordNumberOf } from '../../../shared/domain/record-number.ts';
import { Refusal } from '../../kernel.ts';

/**
 * The next number of the oldest block that has one, in the caller's transaction: rolled back with it, so that no number
 * is lost, and never given twice. A number that an import brought along already is passed over.
 */
export function nextRecordNumber(db: DeskDatabase, tx: WriteTx): string {
  for (;;) {
    const block = tx.first(db.build.selectFrom('record_block').selectAll().whereRef('next', '<=', 'last').orderBy('id').limit(1));
    if (!block) throw new Refusal('record_numbers_exhausted');
    tx.run(db.build.updateTable('record_block').set({ next: block.next + 1 }).where('id', '=', block.id));
    const number = recordNumberOf(block.next);
    if (!tx.first(db.build.selectFrom('patient').select('id').where('record_number', '=', number).limit(1))) return number;
  }
}
