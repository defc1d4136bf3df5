/** What of messages waits for a person. Counts only: the list may be seen over the counter. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import { readRecalls } from './recall.ts';
import { readOutbox } from './reminders.ts';

export function messageAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((desk) => desk === role)) return [];
  const { rows } = readOutbox(db, now);
  const recalls = readRecalls(db, now, '').filter(({ due }) => due).length;
  return [
    ...item('messages_due', rows.length, '/appointments/reminders', Math.min(now, ...rows.map(({ dueAt }) => dueAt))),
    ...item('recalls_due', recalls, '/appointments/recall', now),
  ];
}

function item(kind: 'messages_due' | 'recalls_due', count: number, target: string, at: number): AttentionItem[] {
  return count === 0 ? [] : [{ id: kind, kind, severity: 'info', params: { count }, target, at }];
}
