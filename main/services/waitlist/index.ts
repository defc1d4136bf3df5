/** The waiting list (daftar tunggu): who wants an earlier or another slot, and the offers that are made to them. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, requireUser } from '../../kernel.ts';
import { readEnded, readOfPatient, readWaiting } from './entries.ts';
import { readTurns } from './offers.ts';
import { answer, ask, edit, offer, withdraw } from './steps.ts';

type WaitlistCall = Extract<CallName, `waitlist.${string}`>;

function write<T>(ctx: CallContext, call: WaitlistCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const waitlistHandlers: HandlersOf<WaitlistCall> = {
  'waitlist.list': ({ db, clock }, { ended }) => [...readWaiting(db, clock.now()), ...(ended ? readEnded(db, clock.now()) : [])],
  'waitlist.ofPatient': ({ db, clock }, { patientId }) => readOfPatient(db, clock.now(), patientId),
  'waitlist.count': ({ db, clock }) => {
    const turns = readTurns(db, clock.now());
    return { waiting: turns.length, offers: turns.filter(({ proposal }) => proposal !== null).length };
  },
  'waitlist.held': ({ db, clock }) => readTurns(db, clock.now()).flatMap(({ entry, running }) => (running === null ? []
    : [{ practitionerId: running.practitioner_id, day: running.day, from: running.from_minute, until: running.until_at, patientId: entry.person }])),

  'waitlist.ask': (ctx, input) => write(ctx, 'waitlist.ask', (tx) => ask(ctx.db, tx, input)),
  'waitlist.edit': (ctx, input) => write(ctx, 'waitlist.edit', (tx) => edit(ctx.db, tx, input)),
  'waitlist.offer': (ctx, input) => write(ctx, 'waitlist.offer', (tx) => offer(ctx.db, tx, input)),
  'waitlist.answer': (ctx, input) => write(ctx, 'waitlist.answer', (tx) => answer(ctx.db, tx, input)),
  'waitlist.withdraw': (ctx, input) => write(ctx, 'waitlist.withdraw', (tx) => withdraw(ctx.db, tx, input)),
};
