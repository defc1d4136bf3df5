/** Tickets that this computer's printer did not give out today. The check-in stands; only the paper is missing. */
import { z } from 'zod';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AttentionItem } from '../../../shared/contract/attention.ts';
import { DESK_ROLES, type Role } from '../../../shared/contract/core.ts';
import type { TicketOutcome, Unprinted } from '../../../shared/contract/tickets.ts';
import { clinicToday } from '../clinic.ts';
import { type Preference, readPreference, savePreference } from '../desk-preferences.ts';

const MOST_KEPT = 50;
const rowSchema = z.object({ entryId: z.string(), at: z.number(), reason: z.enum(['failed', 'printer_gone']) });
type Row = z.infer<typeof rowSchema>;
const KEPT: Preference<Row[]> = { key: 'tickets_unprinted', schema: z.array(rowSchema), otherwise: [] };

/** Oldest first. Who has been called meanwhile, or was sent away, needs no ticket any more. */
export function readUnprinted(db: DeskDatabase, now: number): Unprinted[] {
  const kept = readPreference(db, KEPT);
  if (kept.length === 0) return [];
  const waiting = db.all(db.build.selectFrom('queue_entry').select(['id', 'number']).where('id', 'in', kept.map((row) => row.entryId))
    .where('day', '=', clinicToday(db, now)).where('state', '=', 'waiting').where('voided_at', 'is', null));
  const numbers = new Map(waiting.map((entry) => [entry.id, entry.number]));
  return kept.flatMap((row) => {
    const number = numbers.get(row.entryId);
    return number === undefined ? [] : [{ ...row, number }];
  });
}

export function tellOutcome(db: DeskDatabase, tx: WriteTx, entryId: string, outcome: TicketOutcome): void {
  const before = readPreference(db, KEPT);
  const others = before.filter((row) => row.entryId !== entryId);
  const failed = outcome === 'failed' || outcome === 'printer_gone';
  if (!failed && others.length === before.length) return;
  savePreference(db, tx, KEPT, failed ? [...others, { entryId, at: tx.now, reason: outcome }].slice(-MOST_KEPT) : others);
}

export function ticketAttention(db: DeskDatabase, now: number, role: Role): AttentionItem[] {
  if (!DESK_ROLES.some((allowed) => allowed === role)) return [];
  const unprinted = readUnprinted(db, now);
  const last = unprinted.at(-1);
  if (!last) return [];
  return [{ id: 'tickets_unprinted', kind: 'tickets_unprinted', severity: 'warning', params: { count: unprinted.length, numbers: unprinted.map((each) => each.number).slice(-5).join(', ') }, target: '/queue', at: last.at }];
}
