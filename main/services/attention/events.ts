/** What people did about items: rows of `attention_event`, read in the order of their stamps and folded. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AttentionItem, AttentionRow } from '../../../shared/contract/attention.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { type Attended, EVENTS_COUNT_FOR_MS, NOBODY_YET, foldAttention, ownerAt, snoozeAt, snoozeUntil } from '../../../shared/domain/attention-events.ts';
import { Refusal } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';

type Step = ParsedInput<'attention.step'>;

/** Those that can still have an effect, or were written since. */
export function eventsSince(db: DeskDatabase, since: number) {
  return db.all(db.build.selectFrom('attention_event')
    .innerJoin('row_clock', (join) => join.on('row_clock.entity', '=', 'attention_event').onRef('row_clock.row_id', '=', 'attention_event.id'))
    .leftJoin('user', 'user.id', 'attention_event.actor').selectAll('attention_event').select('user.full_name as by')
    .where('attention_event.at', '>=', since).orderBy('row_clock.base').orderBy('attention_event.id'));
}

export function readAttended(db: DeskDatabase, now: number): Map<string, Attended> {
  return foldAttention(eventsSince(db, now - EVENTS_COUNT_FOR_MS).map(({ item, action, at, actor, until_at: until, severity, instead_of: insteadOf }) => ({ item, action, at, actor, until, severity, insteadOf })));
}

export function withPeople(db: DeskDatabase, items: readonly AttentionItem[], user: SessionUser, now: number): AttentionRow[] {
  const attended = readAttended(db, now);
  const names = attended.size === 0 ? new Map<string, string>() : new Map(db.all(db.build.selectFrom('user').select(['id', 'full_name'])).map((row) => [row.id, row.full_name]));
  return items.map((item) => {
    const state = attended.get(item.id) ?? NOBODY_YET;
    const owner = ownerAt(state, now);
    const snooze = snoozeAt(state, user.id, item.severity, now);
    return { ...item, owner: owner && { ...owner, name: names.get(owner.id) ?? '' }, snoozed: snooze && { until: snooze.until } };
  });
}

/** `item`: as it stands now; what was done is kept with how severe it was. */
export function addStep(db: DeskDatabase, tx: WriteTx, item: AttentionItem, step: Step): void {
  const state = readAttended(db, tx.now).get(item.id) ?? NOBODY_YET;
  const owner = ownerAt(state, tx.now);
  if (step.step === 'take' && owner !== null && owner.id !== tx.actor && owner.id !== step.from) throw new Refusal('taken_by', { params: { name: nameOf(db, owner.id) } });
  if (step.step === 'release' && owner?.id !== tx.actor) throw new Refusal('changed_meanwhile');
  const until = step.step === 'snooze' ? snoozeUntil(step.choice, item.severity, tx.now, readClinic(db).zone) : null;
  if (step.step === 'snooze' && until === null) throw new Refusal('urgent_snooze');
  const id = tx.newId();
  tx.run(db.build.insertInto('attention_event').values({
    id, item: item.id, kind: item.kind, action: step.step, at: tx.now, actor: tx.actor, until_at: until, severity: step.step === 'snooze' ? item.severity : null, instead_of: step.step === 'take' ? step.from : null,
  }));
  tx.audit('create', 'attention_event', id, `${step.step} ${item.kind}`);
}

function nameOf(db: DeskDatabase, id: string): string { return db.first(db.build.selectFrom('user').select('full_name').where('id', '=', id))?.full_name ?? ''; }
