/** Slips that nobody accepts and slips that are late, for the attention inbox: of a nurse with a unit, those of that unit and their own. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { HAND_OFF_ROLES, type HandOff } from '../../../shared/contract/hand-offs.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { askerOf, openSlips } from './rows.ts';

const MINUTE_MS = 60_000;
const SHOWN = 20;

export function handOffAttention(db: DeskDatabase, now: number, user: SessionUser): AttentionItem[] {
  if (!HAND_OFF_ROLES.some((allowed) => allowed === user.role)) return [];
  const slips = openSlips(db, now, askerOf(db, user));
  return [...slips.flatMap((slip) => notAccepted(slip, now)), ...slips.flatMap((slip) => late(slip, now))].slice(0, SHOWN);
}

/** `minutes`: since it was sent. */
function notAccepted({ id, number, unit, priority, at, alarmAt }: HandOff, now: number): AttentionItem[] {
  if (alarmAt === null || alarmAt > now) return [];
  return [{ id: `hand_off_waiting:${id}`, kind: 'hand_off_waiting', severity: priority === 'routine' ? 'warning' : 'urgent', params: { number, unit, minutes: Math.floor((now - at) / MINUTE_MS) }, target: `/hand-offs/${id}`, at: alarmAt }];
}

/** Accepted, and not done when it was due. */
function late({ id, number, unit, dueAt, state }: HandOff, now: number): AttentionItem[] {
  if (dueAt === null || dueAt > now || state === 'sent') return [];
  return [{ id: `hand_off_overdue:${id}`, kind: 'hand_off_overdue', severity: 'warning', params: { number, unit, minutes: Math.floor((now - dueAt) / MINUTE_MS) }, target: `/hand-offs/${id}`, at: dueAt }];
}
