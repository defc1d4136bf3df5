/** Free slots for people who wait, and people whom two desks booked twice, for the attention inbox. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { readTurns } from './offers.ts';

/** One item for all of them: the list says who. */
export function waitlistAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((allowed) => allowed === role)) return [];
  const count = readTurns(db, now).filter(({ proposal }) => proposal !== null).length;
  return count === 0 ? [] : [{ id: 'waitlist_slots', kind: 'waitlist_slots', severity: 'warning', params: { count }, target: '/appointments/waitlist', at: now }];
}
