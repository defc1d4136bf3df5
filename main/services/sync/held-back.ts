/** What the central will not take, and what it gave out that this version cannot place: seen, tried again. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { Change, LogEntry } from '../../../shared/sync/change.ts';
import type { HeldBack } from '../../../shared/contract/sync.ts';
import { type HandlersOf, Refusal } from '../../kernel.ts';
import type { SyncEngine } from '../../sync/engine.ts';
import { placeParked } from '../../sync/incoming.ts';
import { sendAgain } from '../../sync/outgoing.ts';
import { titleOf } from './titles.ts';

const SHOWN = 200;

export function heldBackHandlers(engine: Pick<SyncEngine, 'nudge'>): HandlersOf<'sync.heldBack' | 'sync.retry'> {
  return {
    'sync.heldBack': ({ db }) => [...rejectedOf(db), ...parkedOf(db)].sort((one, other) => other.at - one.at),
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

function rejectedOf(db: DeskDatabase): HeldBack[] {
  return db.all(db.build.selectFrom('sync_rejected').selectAll().orderBy('at', 'desc').limit(SHOWN)).map(({ id, at, code, change }) => {
    const { entity, rowId } = JSON.parse(change) as Change;
    return { id, kind: 'rejected', at, entity, title: titleOf(db, entity, rowId), reason: code, content: pretty(change) };
  });
}

function parkedOf(db: DeskDatabase): HeldBack[] {
  return db.all(db.build.selectFrom('sync_parked').selectAll().orderBy('at', 'desc').limit(SHOWN)).map(({ id, at, reason, entries }) => {
    const [first] = JSON.parse(entries) as LogEntry[];
    return { id, kind: 'parked', at, entity: first?.entity ?? '', title: first ? titleOf(db, first.entity, first.rowId) : '', reason, content: pretty(entries) };
  });
}

function pretty(json: string): string { return JSON.stringify(JSON.parse(json), null, 2); }
