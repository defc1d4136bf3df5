/** What the central will not take, and what it gave out that this version cannot place: seen, tried again. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Change, LogEntry } from '../../../shared/sync/change.ts';
import type { HeldBack } from '../../../shared/contract/sync.ts';
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { type Viewer, complaintKnownTo, isOfComplaint } from '../complaints/visible.ts';
import type { SyncEngine } from '../../sync/engine.ts';
import { placeParked } from '../../sync/incoming.ts';
import { sendAgain } from '../../sync/outgoing.ts';
import { titleOf } from './titles.ts';

const SHOWN = 200;

export function heldBackHandlers(engine: Pick<SyncEngine, 'nudge'>): HandlersOf<'sync.heldBack' | 'sync.retry'> {
  return {
    'sync.heldBack': (ctx) => {
      const { db } = ctx;
      const viewer = requireUser(ctx);
      return [...rejectedOf(db, viewer), ...parkedOf(db, viewer)].sort((one, other) => other.at - one.at);
    },
    'sync.retry': ({ db, clock }, { id }) => {
      if (sendAgain(db, id, uuidv7(clock.now()))) {
        engine.nudge();
        return { placed: true };
      }
      if (!db.first(db.build.selectFrom('sync_parked').select('id').where('id', '=', id))) throw new Refusal('not_found');
      return { placed: placeParked(db, id) > 0 };
    },
  };
}

function rejectedOf(db: DeskDatabase, viewer: Viewer): HeldBack[] {
  return db.all(db.build.selectFrom('sync_rejected').selectAll().orderBy('at', 'desc').limit(SHOWN)).map(({ id, at, code, change }) => {
    const { entity, rowId } = JSON.parse(change) as Change;
    if (!mayTell(db, viewer, entity, rowId)) return { id, kind: 'rejected', at, entity, title: '', reason: code, content: '' };
    return { id, kind: 'rejected', at, entity, title: titleOf(db, entity, rowId), reason: code, content: pretty(change) };
  });
}

function parkedOf(db: DeskDatabase, viewer: Viewer): HeldBack[] {
  return db.all(db.build.selectFrom('sync_parked').selectAll().orderBy('at', 'desc').limit(SHOWN)).map(({ id, at, reason, entries }) => {
    const all = JSON.parse(entries) as LogEntry[];
    const [first] = all;
    if (all.some((entry) => !mayTell(db, viewer, entry.entity, entry.rowId))) return { id, kind: 'parked', at, entity: first?.entity ?? '', title: '', reason, content: '' };
    return { id, kind: 'parked', at, entity: first?.entity ?? '', title: first ? titleOf(db, first.entity, first.rowId) : '', reason, content: pretty(entries) };
  });
}

/** What is said about a complaint only to those who may see it; of one that is not here yet nobody knows who may. */
function mayTell(db: DeskDatabase, viewer: Viewer, entity: string, rowId: string): boolean { return !isOfComplaint(entity) || complaintKnownTo(db, viewer, entity, rowId); }

function pretty(json: string): string { return JSON.stringify(JSON.parse(json), null, 2); }
