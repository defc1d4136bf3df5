/**
 * A desk tells what it did. All of a push is one transaction, and each change is answered:
 *
 * 1. lock the scope, so that numbers are given in the order of commits;
 * 2. look at the device again: it may have been revoked a moment ago;
 * 3. changes that are already known are acknowledged again (same number, same change); the same number with another
 *    change is a history that has split; a number that leaves some out waits for them;
 * 4. merge, log, keep what lost, acknowledge. A change that can never be taken is kept among the dead letters and
 *    acknowledged too, so that the desk's queue goes on.
 */
import { z } from 'zod';
import type { DeviceAckTable, DeviceTable } from '../db/central/tables.ts';
import { type Change, LONGEST_VALUE, type Rejection, changeSchema } from '../shared/sync/change.ts';
import { MOST_CHANGES, type PushOutcome, SCHEMAS, clinicScope, type pushAnswer, pushRequest } from '../shared/sync/protocol.ts';
import { writeAudit } from './audit.ts';
import { type CentralContext, sha256 } from './context.ts';
import { CentralError } from './errors.ts';
import { Stamps } from './stamps.ts';
import { ScopeWork } from './scope-work.ts';
import { lockScope } from './scope.ts';
import { takeChange } from './take-change.ts';

/** What is needed to acknowledge a change, whatever else is wrong with it. */
const headSchema = z.looseObject({ id: z.uuid(), devSeq: z.int().positive() });
type Head = z.infer<typeof headSchema>;
export const pushEnvelope = pushRequest.extend({ changes: z.array(headSchema).min(1).max(MOST_CHANGES) });
type Push = z.infer<typeof pushEnvelope>;

export async function push(context: CentralContext, { id: deviceId, clinic_id }: DeviceTable, request: Push): Promise<z.infer<typeof pushAnswer>> {
  const scope = clinicScope(clinic_id);
  const now = context.clock.now();
  if (request.changes.some(({ schema }) => typeof schema === 'number' && schema > SCHEMAS.newest)) throw new CentralError('central_older');
  const { answers, lastDevSeq } = await context.db.transaction().execute(async (tx) => {
    const work = new ScopeWork(context, tx, await lockScope(tx, scope));
    const device = await tx.selectFrom('device').selectAll().where('id', '=', deviceId).forUpdate().executeTakeFirstOrThrow();
    if (device.state === 'revoked') throw new CentralError('device_revoked');
    return takeAll(context, work, device, request);
  });
  return { answers, lastDevSeq, serverTime: now };
}

async function takeAll(context: CentralContext, work: ScopeWork, device: DeviceTable, { changes, wall }: Push): Promise<{ answers: PushOutcome[]; lastDevSeq: number }> {
  const known = await knownAcks(work, device, changes);
  const parsed = changes.map((head) => ({ head, parsed: changeSchema.safeParse(head) }));
  await work.load(parsed.flatMap(({ parsed: { data } }) => (data ? [data] : [])));
  const stamps = await Stamps.of(work, device, wall, parsed.flatMap(({ parsed: { data } }) => (data ? [data] : [])));
  const answers: PushOutcome[] = [];
  let last = device.last_dev_seq;
  for (const { head, parsed: { data } } of parsed) {
    const before = known.bySeq.get(head.devSeq);
    if (head.devSeq <= last) {
      if (before?.change_id !== head.id) throw new CentralError('fork');
      answers.push(answerAgain(before));
      continue;
    }
    if (head.devSeq !== last + 1) throw new CentralError('gap');
    last = head.devSeq;
    // Known under another number: its desk came back as a new device and tells again what it had told before.
    const told = known.byId.get(head.id);
    const ack = told ? { ...told, device_id: device.id, dev_seq: head.devSeq, at: work.now } : ackOf(work, device, head, await outcomeOf(work, device, stamps, head, data));
    work.acks.push(ack);
    known.bySeq.set(ack.dev_seq, ack);
    known.byId.set(ack.change_id, ack);
    answers.push(told ? answerAgain(told) : answerFirst(ack));
  }
  await work.save();
  await stamps.saveDevice(last);
  const rejected = answers.filter((answer) => answer.outcome === 'rejected').length;
  if (rejected > 0) await writeAudit(context, work.tx, 'changes_rejected', { clinicId: device.clinic_id, deviceId: device.id, detail: String(rejected) });
  return { answers, lastDevSeq: last };
}

interface Outcome { readonly outcome: PushOutcome['outcome']; readonly code: Rejection | null; readonly hlc: string | null }

async function outcomeOf(work: ScopeWork, device: DeviceTable, stamps: Stamps, head: Head, change: Change | undefined): Promise<Outcome> {
  const taken = change ? await takeChange(work, device, stamps, change) : { rejected: isTooLarge(head) ? 'too_large' as const : 'form' as const };
  if (!('rejected' in taken)) return { outcome: taken.outcome, code: null, hlc: taken.hlc };
  const text = JSON.stringify(head);
  work.deadLetters.push({
    scope: work.scope, device_id: device.id, change_id: head.id, dev_seq: head.devSeq, code: taken.rejected, at: work.now,
    change: text.length <= LONGEST_VALUE * 4 ? text : JSON.stringify({ id: head.id, characters: text.length, sha256: sha256(text) }),
  });
  return { outcome: 'rejected', code: taken.rejected, hlc: null };
}

function isTooLarge(head: Head): boolean {
  const patch = head['patch'];
  return typeof patch === 'object' && patch !== null && Object.values(patch).some((given) => {
    const value: unknown = Array.isArray(given) ? given[0] : given;
    return typeof value === 'string' && value.length > LONGEST_VALUE;
  });
}

function ackOf({ scope, now }: ScopeWork, device: DeviceTable, { id, devSeq }: Head, outcome: Outcome): DeviceAckTable {
  return { scope, device_id: device.id, dev_seq: devSeq, change_id: id, ...outcome, at: now };
}

function answerFirst({ change_id, outcome, code, hlc }: DeviceAckTable): PushOutcome {
  return { id: change_id, outcome, ...(code === null ? {} : { code }), ...(hlc === null ? {} : { hlc }) };
}

/** What was rejected once stays rejected: the desk may not have heard it the first time. */
function answerAgain(ack: DeviceAckTable): PushOutcome {
  return ack.outcome === 'rejected' ? answerFirst(ack) : { ...answerFirst(ack), outcome: 'duplicate' };
}

async function knownAcks({ tx, scope }: ScopeWork, device: DeviceTable, changes: readonly Head[]): Promise<{ bySeq: Map<number, DeviceAckTable>; byId: Map<string, DeviceAckTable> }> {
  const repeated = changes.map(({ devSeq }) => devSeq).filter((devSeq) => devSeq <= device.last_dev_seq);
  const bySeq = repeated.length === 0 ? [] : await tx.selectFrom('device_ack').selectAll().where('device_id', '=', device.id).where('dev_seq', 'in', repeated).execute();
  const byId = await tx.selectFrom('device_ack').selectAll().where('scope', '=', scope).where('change_id', 'in', changes.map(({ id }) => id)).execute();
  return { bySeq: new Map(bySeq.map((ack) => [ack.dev_seq, ack])), byId: new Map(byId.map((ack) => [ack.change_id, ack])) };
}
