/** How this desk stands with the central: the one line of the pill, and the whole truth behind it. */
import { sql } from 'kysely';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { SyncStateTable } from '../../../db/desk/schema.ts';
import type { SyncState } from '../../../shared/contract/sync.ts';
import { syncFaultSchema } from '../../../shared/contract/sync.ts';
import { parseHlc } from '../../../shared/domain/hlc.ts';
import { MOST_AHEAD_MS } from '../../../shared/sync/stamp.ts';
import type { DeskCare, HandlersOf } from '../../kernel.ts';
import type { RoundNow } from '../../sync/engine.ts';
import { changesWaiting } from '../../sync/outgoing.ts';
import { readSyncState } from '../../sync/state.ts';
import { lastBackupAt } from '../backup.ts';
import { countConflicts } from './conflicts.ts';

const CLOCK_TOLERANCE_MS = 120_000;
const QUIET: RoundNow = { running: false, round: null, fault: null, lastTryAt: null, nextTryAt: null };

/** Is this PC's clock behind a time that the desk has already seen? */
export function clockSetBack(db: DeskDatabase, now: number): boolean {
  return now < db.clock().latest_wall - CLOCK_TOLERANCE_MS;
}

/** How far this PC's clock is from the central's, where that is too far to be let pass; null: near enough, or not known. */
export function clockOff(db: DeskDatabase): number | null {
  const skew = readSyncState(db)?.skew ?? null;
  return skew !== null && Math.abs(skew) > MOST_AHEAD_MS ? skew : null;
}

/** Changes that the central will not take, and those of others that this version cannot place. */
export function countHeldBack(db: DeskDatabase): { rejected: number; parked: number } {
  const count = (table: 'sync_rejected' | 'sync_parked'): number => db.first(db.build.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
  return { rejected: count('sync_rejected'), parked: count('sync_parked') };
}

function stateOf(state: SyncStateTable | null, now: RoundNow, waiting: number): SyncState {
  if (!state) return 'no_central';
  if (now.running) return 'running';
  if (state.paused === 1) return 'paused';
  if (state.fault !== null) return 'stopped';
  if (now.fault !== null) return 'offline';
  return waiting > 0 || state.last_success_at === null ? 'waiting' : 'synced';
}

export function statusHandlers(care: () => DeskCare, roundNow: () => RoundNow = () => QUIET): HandlersOf<'sync.status' | 'sync.page'> {
  return {
    'sync.status': ({ db, clock }) => {
      const [state, now, waiting, held] = [readSyncState(db), roundNow(), changesWaiting(db), countHeldBack(db)];
      const lasting = syncFaultSchema.safeParse(state?.fault);
      return {
        state: stateOf(state, now, waiting), fault: state ? (lasting.data ?? now.fault) : null, waiting, clockWrong: clockSetBack(db, clock.now()) || clockOff(db) !== null,
        lastBackupAt: lastBackupAt(care()), lastSuccessAt: state?.last_success_at ?? null, toSettle: countConflicts(db, 'asking') + held.rejected + held.parked,
      };
    },
    'sync.page': ({ db }) => {
      const [state, now] = [readSyncState(db), roundNow()];
      return {
        url: state?.url ?? null, proxy: state?.proxy ?? null, ownCa: (state?.ca ?? null) !== null, enrolledAt: state?.enrolled_at ?? null, paused: state?.paused === 1,
        round: now.round, lastTryAt: now.lastTryAt, nextTryAt: now.nextTryAt, skewMs: state?.skew ?? null, sent: state?.sent ?? 0, received: state?.received ?? 0,
        conflicts: countConflicts(db, 'open'), ...countHeldBack(db), desks: desksOf(db),
      };
    },
  };
}

/** All desks of the clinic, with the moment of the newest change of each that is here. */
function desksOf(db: DeskDatabase): { letter: string; name: string; own: boolean; lastChangeAt: number | null }[] {
  const ownId = db.clock().device_id;
  const newest = db.first(db.build.selectFrom('outbox').select('hlc').orderBy('dev_seq', 'desc').limit(1))?.hlc;
  return db.all(db.build.selectFrom('device').leftJoin('sync_desk', 'sync_desk.device_id', 'device.id')
    .select(['device.id', 'device.letter', 'device.name', sql<number | null>`last_change_at`.as('lastChangeAt')]).where('device.voided_at', 'is', null).orderBy('device.letter').orderBy('device.id'))
    .map(({ id, lastChangeAt, ...desk }) => ({ ...desk, own: id === ownId, lastChangeAt: id === ownId ? (parseHlc(newest ?? '')?.ms ?? null) : lastChangeAt }));
}
