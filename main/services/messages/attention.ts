/** What of messages waits for a person. Counts only: the list may be seen over the counter. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { readRecalls } from './recall.ts';
import { dueTimes } from './reminders.ts';

export function messageAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((desk) => desk === role)) return [];
  const due = dueTimes(db, now);
  return item('messages_due', due.length, '/appointments/reminders', due.reduce((first, at) => Math.min(first, at), now));
}

export function recallAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((desk) => desk === role)) return [];
  return item('recalls_due', readRecalls(db, now, '').filter(({ due }) => due).length, '/appointments/recall', now);
}

function item(kind: 'messages_due' | 'recalls_due', count: number, target: string, at: number): AttentionItem[] {
  return count === 0 ? [] : [{ id: kind, kind, severity: 'info', params: { count }, target, at }];
}
