/** A seeded clinic day lived through at a real desk: arrivals, calls, moves, priorities, absences, holds and undos. */
import type { Priority } from '../../shared/contract/visits.ts';
import type { QueueAction, QueueEntry } from '../../shared/contract/queue.ts';
import { allowedActions } from '../../shared/domain/queue-states.ts';
import { referenceOrder } from '../support/queue-reference.ts';
import type { VisitsDesk } from './visits-desk.ts';

export interface Random { next(): number; between(low: number, high: number): number; pick<T>(of: readonly T[]): T; chance(share: number): boolean }

/** Mulberry32: the same seed, the same day. */
export function randomOf(seed: number): Random {
  let state = seed * 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return { next, between, pick: (of) => of[between(0, of.length - 1)]!, chance: (share) => next() < share };
}

export interface QueueDay {
  readonly day: string;
  readonly visits: string[];
  /** Numbers given at check-in. */
  readonly numbers: string[];
  readonly told: Map<string, readonly [number, number]>;
  /** How many calls each walk-in of no priority saw pass. */
  readonly steps: number;
}

const PRIORITIES: readonly Priority[] = ['none', 'none', 'none', 'none', 'none', 'elderly', 'pregnant', 'toddler'];

export interface DayOptions {
  readonly people: number;
  /** Told of each step that was answered. */
  readonly onStep?: () => Promise<void>;
  /** Is the order compared with the slow reference at each call? */
  readonly compare?: boolean;
}

/** Lives until everybody has come and the seed has had its fun; whoever is still there stays. */
export async function liveDay(desk: VisitsDesk, random: Random, { people, onStep = async () => undefined, compare = false }: DayOptions): Promise<QueueDay> {
  const { day } = await desk.call('queue.today', {});
  const units = (await desk.call('clinic.directory', {})).units.map(({ id }) => id);
  const lived: { -readonly [K in keyof QueueDay]: QueueDay[K] } = { day, visits: [], numbers: [], told: new Map(), steps: 0 };
  let came = 0;
  while (came < people || lived.steps < people * 5) {
    desk.clock.at += random.between(1, 120) * 1000;
    const kind = random.next();
    if (came < people && kind < 0.3) {
      const { entryId, visitId, number, ticket } = await desk.call('visits.checkIn', desk.visitOf(await desk.register(), { unitId: random.pick(units), priority: random.pick(PRIORITIES) }));
      came += 1;
      lived.visits.push(visitId);
      lived.numbers.push(number);
      if (ticket.estimate) lived.told.set(entryId, ticket.estimate);
    } else if (kind < 0.55) {
      await callNext(desk, random.pick(units), compare);
    } else {
      const moved = await anyStep(desk, random, units);
      if (moved?.told) lived.told.set(moved.id, moved.told);
    }
    lived.steps += 1;
    await onStep();
  }
  return lived;
}

/** F4, and whether it took whom the reference takes. */
async function callNext(desk: VisitsDesk, unitId: string, compare: boolean): Promise<void> {
  const expected = compare ? await expectedNext(desk, unitId) : undefined;
  const called = await desk.invoke('queue.callNext', { unitId });
  const found = called.ok ? called.value.id : null;
  if (expected !== undefined && found !== expected) throw new Error(`F4 took ${String(found)}, the policy says ${String(expected)}`);
}

/** From what the board shows of calls and people alone. */
async function expectedNext(desk: VisitsDesk, unitId: string): Promise<string | null> {
  const board = (await desk.call('queue.board', { unitId: null })).filter((entry) => entry.unitId === unitId);
  const settings = await desk.call('settings.get', {});
  const cameBack = async (entry: QueueEntry): Promise<boolean> => {
    if (entry.fromUnit === null) return false;
    const way = await desk.call('queue.history', { visitId: entry.visitId });
    const own = way.findIndex(({ entryId }) => entryId === entry.id);
    // Called in this unit before, in a place that the visit left.
    return way.slice(0, own).some((place) => place.unit === entry.unit && !place.withdrawn && calledIn(place.events));
  };
  const skips = async (entry: QueueEntry): Promise<number> => {
    const place = (await desk.call('queue.history', { visitId: entry.visitId })).find(({ entryId }) => entryId === entry.id);
    return place?.events.filter(({ action, took, undone }) => action === 'skip' && took && !undone).length ?? 0;
  };
  const rows = await Promise.all(board.map(async (entry) => ({ ...entry, cameBack: await cameBack(entry), skips: await skips(entry) })));
  const called = rows.filter(({ calledAt }) => calledAt !== null).toSorted((one, other) => (other.calledAt ?? 0) - (one.calledAt ?? 0));
  const others = called.filter((entry) => !entry.cameBack);
  const generals = others.filter(({ priority }) => priority === 'none');
  const run = <T>(among: readonly T[], is: (one: T) => boolean): number => (among.findIndex((one) => !is(one)) + among.length + 1) % (among.length + 1);
  const order = referenceOrder(
    rows.filter(({ state }) => state === 'waiting' || state === 'skipped').map((entry) => ({
      ...entry, skipped: entry.state === 'skipped' ? { times: entry.skips, at: entry.stateAt, calls: called.filter((other) => other.id !== entry.id && (other.calledAt ?? 0) > entry.stateAt).length } : null,
    })),
    { back: run(called, (entry) => entry.cameBack), priority: run(others, ({ priority }) => priority !== 'none'), booked: run(generals, () => false) }, settings, desk.clock.at,
  );
  return order[0] ?? null;
}

function calledIn(events: readonly { readonly action: string }[]): boolean {
  const standing: { readonly action: string }[] = [];
  for (const event of events) if (event.action === 'undo') standing.pop(); else standing.push(event);
  return standing.some(({ action }) => action === 'call' || action === 'serve');
}

const LIKELY: Readonly<Partial<Record<QueueAction, number>>> = { serve: 6, finish: 5, move: 4, skip: 1.2, hold: 0.7, resume: 2, return: 0.8, no_show: 0.3, left: 0.3, cancel: 0.15, recall: 0.5, call: 0.3 };

/** Some step of somebody; a refusal is an answer. Answers the place that a move opened. */
async function anyStep(desk: VisitsDesk, random: Random, units: readonly string[]): Promise<QueueEntry | null> {
  const board = await desk.call('queue.board', { unitId: null });
  if (board.length === 0) return null;
  const busy = board.filter(({ state }) => state === 'called' || state === 'serving');
  const entry = random.pick(busy.length > 0 && random.chance(0.75) ? busy : board);
  if (random.chance(0.12)) {
    await desk.invoke('queue.step', { entryId: entry.id, action: 'undo', reason: null, expectedVersion: entry.version });
    return null;
  }
  const actions = allowedActions(entry.state);
  const weights = actions.map((action) => LIKELY[action] ?? 0);
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const action = actions.find((_, index) => (left -= weights[index] ?? 0) < 0);
  if (!action) return null;
  if (action !== 'move') {
    await desk.invoke('queue.step', { entryId: entry.id, action, reason: 'alasan', expectedVersion: entry.version });
    return null;
  }
  const moved = await desk.invoke('queue.move', { entryId: entry.id, unitId: random.pick(units), practitionerId: null, reason: null, expectedVersion: entry.version });
  return moved.ok ? moved.value.opened : null;
}
