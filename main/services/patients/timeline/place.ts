/** Reading several tables as one list, the newest first, a page at a time. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DeskDatabase } from '../../../../db/desk/database.ts';
import { TIMELINE_KINDS, type TimelineEntryOf, type TimelineKind, type TimelinePlace } from '../../../../shared/contract/timeline.ts';
import type { Viewer } from '../../complaints/visible.ts';

/** One page of one kind. */
export interface Wish { readonly db: DeskDatabase; readonly ids: readonly string[]; readonly viewer: Viewer; readonly after: TimelinePlace | null; readonly limit: number }
export type Source<K extends TimelineKind> = (wish: Wish) => TimelineEntryOf<K>[];

/** What lies after the place for rows of this kind: entries of one instant stand in the order of the kinds, then of the keys. */
export function afterPlace(kind: TimelineKind, after: TimelinePlace | null, at: RawBuilder<number>, key: RawBuilder<string>): Expression<SqlBool> {
  if (after === null) return sql<SqlBool>`1`;
  const order = TIMELINE_KINDS.indexOf(kind) - TIMELINE_KINDS.indexOf(after.kind);
  if (order < 0) return sql<SqlBool>`${at} < ${after.at}`;
  if (order > 0) return sql<SqlBool>`${at} <= ${after.at}`;
  return sql<SqlBool>`(${at} < ${after.at} OR (${at} = ${after.at} AND ${key} < ${after.key}))`;
}

export const column = (name: string): RawBuilder<number> => sql<number>`${sql.ref(name)}`;
export const textColumn = (name: string): RawBuilder<string> => sql<string>`${sql.ref(name)}`;
/** The name of the user, or of the desk for what it did by itself. */
export function actorOf(name: string | null, actor: string): string { return name ?? (actor === 'system' ? 'Meja Depan' : actor); }
