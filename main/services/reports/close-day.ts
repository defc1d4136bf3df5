/**
 * Closing a clinic day. Three things hold, whatever happens in between:
 *
 * 1. Only what still stands as the person saw it is changed: an entry or appointment that somebody has moved meanwhile
 *    keeps its new version, does not match, and is left alone. So doing it again changes nothing.
 * 2. No transaction captures more than 200 rows, and the desk answers other windows between two of them.
 * 3. The closing itself, with the figures as they stand then, is one last transaction under the request's id: a repeat
 *    gets the same answer.
 */
import { setImmediate } from 'node:timers/promises';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { QueueAction } from '../../../shared/contract/queue.ts';
import type { DayClosing } from '../../../shared/contract/reports.ts';
import { afterStep } from '../../../shared/domain/queue-states.ts';
import { type CallContext, Refusal, requireUser } from '../../kernel.ts';
import { markNoShow } from '../appointments/steps.ts';
import { clinicToday, kept } from '../clinic.ts';
import { takeStep } from '../queue-moves.ts';
import { readFigures } from './figures.ts';

/** Each step captures three or four rows (the row itself, its event and its audit entry), and as many of the appointment that follows it. */
const STEPS_PER_TRANSACTION = 25;

interface Seen { readonly id: string; readonly version: string }
/** Answers false when the row was changed meanwhile and is left alone. */
type Step = (tx: WriteTx) => boolean;

export async function closeDay(ctx: CallContext, { day, noShowAppointments, noShowEntries, finishEntries, note }: ParsedInput<'reports.closeDay'>): Promise<DayClosing> {
  const { db, clock, requestId } = ctx;
  const user = requireUser(ctx);
  if (day > clinicToday(db, clock.now())) throw new Refusal('invalid_input', { fields: { day: 'invalid' } });
  const taken = await takeAll(db, user.id, [
    ...noShowAppointments.map(({ id, version }): Step => (tx) => isAppointmentOf(db, id, day) && markNoShow(db, tx, id, version)),
    ...noShowEntries.map((entry): Step => (tx) => moveEntry(db, tx, day, entry, 'no_show')),
    ...finishEntries.map((entry): Step => (tx) => moveEntry(db, tx, day, entry, 'finish')),
  ]);
  return db.write({ actor: user.id, requestId, call: 'reports.closeDay' }, (tx) => {
    const closing: DayClosing = { day, at: tx.now, by: user.fullName, note: note === '' ? null : note, figures: readFigures(db, day, tx.now) };
    const id = tx.newId();
    tx.run(db.build.insertInto('day_closing').values({ id, day, note: closing.note, figures: JSON.stringify(closing.figures), ...kept(tx) }));
    tx.audit('create', 'day_closing', id, `${day}: ${taken} moved`);
    return closing;
  });
}

/** How many of these steps were taken. */
async function takeAll(db: DeskDatabase, actor: string, steps: readonly Step[]): Promise<number> {
  let taken = 0;
  for (let at = 0; at < steps.length; at += STEPS_PER_TRANSACTION) {
    const some = steps.slice(at, at + STEPS_PER_TRANSACTION);
    taken += db.write({ actor, requestId: null, call: 'reports.closeDay' }, (tx) => some.filter((step) => step(tx)).length);
    await setImmediate();
  }
  return taken;
}

function moveEntry(db: DeskDatabase, tx: WriteTx, day: string, { id, version }: Seen, action: Extract<QueueAction, 'no_show' | 'finish'>): boolean {
  if (db.version('queue_entry', id) !== version) return false;
  const entry = tx.first(db.build.selectFrom('queue_entry').select('state').where('id', '=', id).where('day', '=', day));
  if (!entry || !afterStep(entry.state, action)) return false;
  takeStep(db, tx, { entryId: id, action, reason: null });
  return true;
}

function isAppointmentOf(db: DeskDatabase, id: string, day: string): boolean {
  return db.first(db.build.selectFrom('appointment').select('id').where('id', '=', id).where('day', '=', day)) !== undefined;
}
