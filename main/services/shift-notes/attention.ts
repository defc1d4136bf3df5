/** Notes that wait to be accepted, for the attention inbox of everybody but who handed over. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { QUEUE_ROLES } from '../../../shared/contract/core.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { waitingNotes } from './rows.ts';

const MINUTE_MS = 60_000;
/** An older one has been overtaken by others. */
const SHOWN_MS = 3 * 86_400_000;

export function shiftNoteAttention(db: DeskDatabase, now: number, user: SessionUser): AttentionItem[] {
  if (!QUEUE_ROLES.some((allowed) => allowed === user.role)) return [];
  return waitingNotes(db, now - SHOWN_MS, user)
    .map(({ id, by, at }) => ({ id: `shift_note_waiting:${id}`, kind: 'shift_note_waiting', severity: 'warning', params: { by, minutes: Math.max(0, Math.floor((now - at) / MINUTE_MS)) }, target: `/hand-offs/shift/${id}`, at }));
}
