/** The audit log: who did what, newest first, and the proof that nobody changed it. */
import { sql } from 'kysely';
import { auditActionSchema } from '../../shared/contract/audit.ts';
import { auditHash, type DeskDatabase } from '../../db/desk/database.ts';
import type { AuditEntryTable } from '../../db/desk/schema.ts';
import type { HandlersOf } from '../kernel.ts';

/** Rows hashed before the event loop gets a turn: about 5 ms. */
const SLICE = 500;

export const auditHandlers: HandlersOf<'audit.list' | 'audit.verify'> = {
  'audit.list': (ctx, { before, limit, action, text }) => {
    const entries = (): ReturnType<typeof entriesOf> => {
      let query = entriesOf(ctx.db);
      if (action !== null) query = query.where('audit_entry.action', '=', action);
      if (text.trim() !== '') query = query.where(contains(text.trim()));
      return query;
    };
    const page = before === null ? entries() : entries().where('audit_entry.at', '<', before);
    const rows = ctx.db.all(page.orderBy('audit_entry.at', 'desc').orderBy('audit_entry.id', 'desc').limit(limit));
    const last = rows.at(-1);
    // The next page begins before the last entry's instant, so everything of that instant must stand on this one.
    const sameInstant = last && rows.length === limit
      ? ctx.db.all(entries().where('audit_entry.at', '=', last.at).where('audit_entry.id', '<', last.id).orderBy('audit_entry.id', 'desc'))
      : [];
    return [...rows, ...sameInstant].map((row) => ({ ...row, action: auditActionSchema.parse(row.action) }));
  },

  'audit.verify': (ctx) => verifyChain(ctx.db),
};

function entriesOf(db: DeskDatabase) {
  return db.build.selectFrom('audit_entry').leftJoin('user', 'user.id', 'audit_entry.actor').select([
    'audit_entry.id', 'audit_entry.at', sql<string>`coalesce(user.full_name, audit_entry.actor)`.as('actor'),
    'audit_entry.action', 'audit_entry.entity', 'audit_entry.row_id as rowId', 'audit_entry.detail',
  ]);
}

function contains(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(coalesce(user.full_name, audit_entry.actor) LIKE ${pattern} ESCAPE '\\' OR audit_entry.entity LIKE ${pattern} ESCAPE '\\'
    OR audit_entry.row_id LIKE ${pattern} ESCAPE '\\' OR audit_entry.detail LIKE ${pattern} ESCAPE '\\')`;
}

interface ChainCheck { readonly entries: number; readonly intact: boolean; readonly brokenAt: number | null }
type ChainEntry = AuditEntryTable & { readonly position: number };

/**
 * Walks this desk's entries in the order in which they were written, in slices, so that the desk stays quick meanwhile.
 * Broken: an entry that does not carry the hash of the one before it, whose own hash is not that of its content, or a
 * chain that does not end where the desk's clock row says (entries cut off at the end).
 */
export async function verifyChain(db: DeskDatabase): Promise<ChainCheck> {
  const { device_id: deviceId, audit_hash: end } = db.clock();
  const newest = db.first(db.build.selectFrom('audit_entry').select(sql<number | null>`max(rowid)`.as('position')))?.position ?? 0;
  let previous = '';
  let position = 0;
  let entries = 0;
  let lastAt: number | null = null;
  for (;;) {
    const slice = entriesAfter(db, deviceId, position, newest);
    for (const entry of slice) {
      if (entry.prev_hash !== previous || entry.hash !== auditHash(previous, entry)) return { entries, intact: false, brokenAt: entry.at };
      previous = entry.hash;
      position = entry.position;
      lastAt = entry.at;
      entries += 1;
    }
    if (slice.length < SLICE) break;
    await new Promise((next) => { setImmediate(next); });
  }
  return previous === end ? { entries, intact: true, brokenAt: null } : { entries, intact: false, brokenAt: lastAt };
}

/** By rowid, the order of writing: `at` and ids go back when the PC's clock is set back. */
function entriesAfter(db: DeskDatabase, deviceId: string, position: number, newest: number): ChainEntry[] {
  return db.all(db.build.selectFrom('audit_entry').selectAll().select(sql<number>`rowid`.as('position'))
    .where('device_id', '=', deviceId).where(sql<boolean>`rowid > ${position} AND rowid <= ${newest}`).orderBy(sql`rowid`).limit(SLICE));
}
