/** What was done today about what waits, and what came and went. Kinds and times only: the list may be seen over the counter. */
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { ATTENTION_KINDS, type AttentionNote } from '../../../shared/contract/attention.ts';
import { dayInZone, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type CallContext, requireUser } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import type { DayLog } from './day-log.ts';
import { eventsSince } from './events.ts';

const NOTES_SHOWN = 100;
const kindSchema = z.enum(ATTENTION_KINDS);

/** What others did is told of items only that this user was shown. A kind that a newer desk knows is passed over. */
export function historyOf(ctx: CallContext, log: DayLog): AttentionNote[] {
  const { id: reader } = requireUser(ctx);
  const done = eventsSince(ctx.db, todayFrom(ctx.db, ctx.clock.now())).flatMap(({ id, item, kind, action, at, actor, by, until_at: until }) => {
    const known = kindSchema.safeParse(kind);
    if (!known.success || (actor !== reader && !log.hasSeen(reader, item))) return [];
    return [{ key: id, at, kind: known.data, action, by: by ?? '', until }];
  });
  return [...done, ...log.notes(reader)].toSorted((one, other) => other.at - one.at || (one.key < other.key ? 1 : -1)).slice(0, NOTES_SHOWN);
}

export function todayFrom(db: DeskDatabase, now: number): number {
  const { zone } = readClinic(db);
  return startOfDay(zone, dayInZone(zone, now));
}
