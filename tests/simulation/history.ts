/** What desks told their users was saved, kept outside of all of them. */
import type { CentralDatabase } from '../../db/central/open.ts';
import type { Change } from '../../shared/sync/change.ts';
import type { SimDesk } from './world.ts';

export interface Written { readonly id: string; readonly desk: string; readonly entity: string; readonly rowId: string; readonly hlc: string; readonly patch: Change['patch'] }
interface OutboxRow { readonly id: string; readonly entity: string; readonly row_id: string; readonly hlc: string; readonly patch: string }

export class History {
  readonly written = new Map<string, Written>();
  /** Ids of changes that the central once acknowledged. */
  readonly acknowledged = new Set<string>();
  /** One desk's files lived twice, or came back from the past: numbers given meanwhile may have been given twice. */
  hadCopies = false;
  /** The log no longer holds everything from its first entry, or another past than desks have read. */
  logWasCut = false;

  note(desk: SimDesk): void {
    for (const { id, entity, row_id: rowId, hlc, patch } of desk.rows<OutboxRow>('SELECT id, entity, row_id, hlc, patch FROM outbox')) {
      if (!this.written.has(id)) this.written.set(id, { id, desk: desk.name, entity, rowId, hlc, patch: JSON.parse(patch) as Change['patch'] });
    }
  }

  async noteAcknowledged(db: CentralDatabase): Promise<void> {
    for (const { change_id: id } of await db.selectFrom('device_ack').select('change_id').execute()) this.acknowledged.add(id);
  }
}
