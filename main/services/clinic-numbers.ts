/**
 * More record numbers for a clinic without a central. Only its single desk may take them: it alone knows every number that
 * was ever given. Desks beside each other get theirs from the central, which leases each block once.
 */
import { isDeepStrictEqual } from 'node:util';
import type { DeskDatabase, WriteTx } from '../../db/desk/database.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { readDesk } from './clinic.ts';
import { FURTHER_DESK_NUMBERS, LAST_RECORD_NUMBER } from './invitation.ts';
import { numbersLeft, replaceProvisionalNumbers } from './patients/record-numbers.ts';

type NumberCalls = 'clinic.numbers' | 'clinic.extendNumbers';

/** `central`: it renews them by itself; `other_desks`: they might take the same; `none_left`: all of the clinic's are given out. */
function extension(db: DeskDatabase): 'possible' | 'central' | 'other_desks' | 'none_left' {
  if (db.first(db.build.selectFrom('sync_state').select('id'))) return 'central';
  if (!readDesk(db).alone) return 'other_desks';
  return lastGiven(db) >= LAST_RECORD_NUMBER ? 'none_left' : 'possible';
}

/** No desk, also none that is gone, was leased a number after this one. */
function lastGiven(db: DeskDatabase): number {
  const devices = db.first(db.build.selectFrom('device').select((eb) => eb.fn.max('record_to').as('last')));
  return Math.max(numbersLeft(db).last, devices?.last ?? 0);
}

/**
 * The newest block grows where it ends at the clinic's last number, so that the device's row goes on telling what this desk
 * has; else there is a block of its own.
 */
function extend(db: DeskDatabase, tx: WriteTx): void {
  const first = lastGiven(db) + 1;
  const last = Math.min(first + FURTHER_DESK_NUMBERS - 1, LAST_RECORD_NUMBER);
  const device = tx.first(db.build.selectFrom('device').select(['record_from', 'record_to']).where('id', '=', tx.deviceId));
  const block = tx.first(db.build.selectFrom('record_block').selectAll().orderBy('id', 'desc').limit(1));
  const grows = block !== undefined && block.last === first - 1 && isDeepStrictEqual([device?.record_from, device?.record_to], [block.first, block.last]);
  if (grows) tx.run(db.build.updateTable('record_block').set({ last }).where('id', '=', block.id));
  else tx.run(db.build.insertInto('record_block').values({ id: (block?.id ?? 0) + 1, first, last, next: first }));
  tx.run(db.build.updateTable('device').set({ ...(grows ? {} : { record_from: first }), record_to: last, updated_at: tx.now, updated_by: tx.actor }).where('id', '=', tx.deviceId));
  tx.audit('update', 'device', tx.deviceId, `record numbers to ${last}`);
}

export const numberHandlers: HandlersOf<NumberCalls> = {
  'clinic.numbers': ({ db }) => {
    const { left, last, provisional } = numbersLeft(db);
    return { left, last, provisional, extension: extension(db) };
  },
  'clinic.extendNumbers': (ctx) => {
    const { db } = ctx;
    const answer = db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'clinic.extendNumbers' }, (tx) => {
      const can = extension(db);
      if (can !== 'possible') throw new Refusal('numbers_not_extended', { params: { why: can } });
      extend(db, tx);
      return { last: numbersLeft(db).last };
    });
    replaceProvisionalNumbers(db);
    return answer;
  },
};
