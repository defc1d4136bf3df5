/** Seeded days: the order is the policy's, nobody starves, times add up, no number comes twice, and nothing answered is lost. */
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { longestTurn } from '../../shared/domain/queue-order.ts';
import { foldEntry } from '../../shared/domain/queue-states.ts';
import { startScript } from '../support/child-script.ts';
import { ADMIN, openTestDesk } from '../support/desk.ts';
import { converge, openTwoDesks } from '../support/sync-desks.ts';
import { liveDay, randomOf } from './queue-day.ts';
import { type VisitsDesk, openVisitsDesk, withVisits } from './visits-desk.ts';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => { for (const each of cleanUp.splice(0).toReversed()) await each(); });

/** The times of a visit's places follow each other without a gap, and add up to the time in house. */
async function expectTimesAddUp(desk: VisitsDesk, visits: readonly string[]): Promise<void> {
  for (const visitId of visits) {
    const way = (await desk.call('queue.history', { visitId })).filter(({ withdrawn }) => !withdrawn);
    const arrived = way[0]?.events[0]?.at ?? 0;
    const open = way.some(({ state }) => ['waiting', 'called', 'serving', 'skipped', 'held'].includes(state));
    const last = way.at(-1);
    const ended = last?.events.filter(({ took, undone, action, to }) => took && !undone && action !== 'undo' && to === last.state).at(-1)?.at ?? desk.clock.at;
    const sum = way.flatMap(({ times }) => times).reduce((total, { ms }) => total + ms, 0);
    expect(sum).toBe((open ? desk.clock.at : ended) - arrived);
    for (const [index, place] of way.entries()) if (index > 0) expect(way.slice(0, index).flatMap(({ events }) => events).some(({ action, at, undone }) => action === 'move' && !undone && at === place.events[0]?.at)).toBe(true);
  }
}

/** Calls that a walk-in saw pass between coming and being called, against what the policy promises. */
async function expectNobodyStarves(desk: VisitsDesk): Promise<void> {
  const board = await desk.call('queue.board', { unitId: null });
  const settings = await desk.call('settings.get', {});
  for (const ofUnit of Map.groupBy(board, ({ unitId }) => unitId).values()) {
    for (const entry of ofUnit) {
      if (entry.calledAt === null || entry.priority !== 'none' || entry.fromUnit !== null) continue;
      const { joinedAt, calledAt } = entry;
      const before = ofUnit.filter((other) => other.priority === 'none' && other.joinedAt < joinedAt && (other.calledAt === null || other.calledAt > joinedAt)).length;
      const passed = ofUnit.filter((other) => other.calledAt !== null && other.calledAt > joinedAt && other.calledAt <= calledAt).length;
      expect(passed).toBeLessThanOrEqual(longestTurn(before, settings) ?? Infinity);
    }
  }
}

/** Each row is what its events say. */
function expectFolded(rows: readonly { readonly id: string; readonly state: string; readonly state_at: number; readonly calls: number; readonly skips: number }[], events: readonly { readonly entry_id: string; readonly action: string; readonly at: number; readonly actor: string; readonly from_state: string | null }[]): void {
  const byEntry = Map.groupBy(events, ({ entry_id: entryId }) => entryId);
  for (const row of rows) {
    const folded = foldEntry((byEntry.get(row.id) ?? []).map(({ action, at, actor, from_state: from }) => ({ action, at, actor, from }) as Parameters<typeof foldEntry>[0][number]));
    expect({ state: row.state, stateAt: row.state_at, calls: row.calls, skips: row.skips }).toEqual({ state: folded?.state, stateAt: folded?.stateAt, calls: folded?.calls, skips: folded?.skips });
  }
}

describe('one desk', () => {
  it.each([11, 12])('calls in the order of the slow reference and keeps its promises (seed %i)', async (seed) => {
    const desk = await openVisitsDesk();
    cleanUp.push(() => desk.close());
    if (seed === 13) await desk.call('settings.save', { ...(await desk.call('settings.get', {})), carryNumber: false, priorityRatio: 1, skippedAfterCalls: 1 });
    const lived = await liveDay(desk, randomOf(seed), { people: 30, compare: true });
    expect(new Set(lived.numbers).size).toBe(lived.numbers.length);
    await expectTimesAddUp(desk, lived.visits);
    await expectNobodyStarves(desk);
  }, 240_000);
});

describe('two desks apart for hours', () => {
  it.each([21, 22])('never print the same number, fold the same states, and lose nothing (seed %i)', async (seed) => {
    const two = await openTwoDesks();
    cleanUp.push(() => two.close());
    const [random, other] = [randomOf(seed), randomOf(seed + 1000)];
    const [here, there] = [await withVisits(two.a), await withVisits(two.b)];
    const morning = await liveDay(here, random, { people: 8 });
    const sameTime = (): void => { const at = Math.max(two.a.clock.at, two.b.clock.at, two.central.clock.at); two.a.clock.at = at; two.b.clock.at = at; two.central.clock.at = at; };
    sameTime();
    await converge(two.a, two.b);
    const numbers = [...morning.numbers];
    const visits = [...morning.visits];
    for (let turn = 0; turn < 2; turn += 1) {
      [two.a.network.up, two.b.network.up] = [false, false];
      // Both have the same people before them, and neither knows what the other does.
      for (const lived of [await liveDay(here, random, { people: 6 }), await liveDay(there, other, { people: 6 })]) {
        numbers.push(...lived.numbers);
        visits.push(...lived.visits);
      }
      [two.a.network.up, two.b.network.up] = [true, true];
      sameTime();
      await converge(two.a, two.b);
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const desk of [two.a, two.b]) {
      const rows = await desk.sql<Parameters<typeof expectFolded>[0][number]>('SELECT id, state, state_at, calls, skips FROM queue_entry');
      const events = await desk.sql<Parameters<typeof expectFolded>[1][number]>("SELECT e.* FROM queue_event e JOIN row_clock c ON c.entity = 'queue_event' AND c.row_id = e.id ORDER BY c.base, e.id");
      expectFolded(rows, events);
    }
    const [one, two_] = await Promise.all([here, there].map(async (desk) => Promise.all(visits.map((visitId) => desk.call('queue.history', { visitId })))));
    expect(one?.map((way) => way.map(({ events }) => events))).toEqual(two_?.map((way) => way.map(({ events }) => events)));
    // Somebody did collide: else this test shows nothing.
    expect(one?.flat().flatMap(({ events }) => events).some(({ took }) => !took)).toBe(true);
  }, 240_000);
});

describe('kill -9 of a desk in the middle of a day', () => {
  it.each([31, 32])('loses nothing that was answered, and gives no number twice (seed %i)', async (seed) => {
    const founded = await openVisitsDesk();
    const { dataDir } = founded;
    await founded.desk.close();
    cleanUp.push(() => { rmSync(dataDir, { recursive: true, force: true }); });
    const random = randomOf(seed);
    const printed: string[] = [];
    const seen = new Map<string, string>();
    let now = founded.clock.at;
    for (let cut = 0; cut < 3; cut += 1) {
      const child = startScript(dataDir, `
        import { writeSync } from 'node:fs';
        import { ADMIN, openTestDesk } from './tests/support/desk.ts';
        import { liveDay, randomOf } from './tests/integration/queue-day.ts';
        import { withVisits } from './tests/integration/visits-desk.ts';
        const test = await openTestDesk({ dataDir: ${JSON.stringify(dataDir)}, now: ${now} });
        await test.call('users.signIn', ADMIN);
        const say = (what) => writeSync(1, JSON.stringify(what) + '\\n');
        const told = (answer) => {
          if (!answer.ok) return answer;
          const { value } = answer;
          if (value.ticket) say({ number: value.number, at: test.clock.at });
          for (const entry of [value, value.opened, value.closed]) if (entry?.version && entry.unitId) say({ entry: entry.id, version: entry.version, at: test.clock.at });
          return answer;
        };
        const invoke = async (name, input, options) => told(await test.invoke(name, input, options));
        const call = async (name, input) => { const answer = await invoke(name, input); if (!answer.ok) throw new Error(name + JSON.stringify(answer.error)); return answer.value; };
        await liveDay(await withVisits({ ...test, invoke, call }), randomOf(${seed * 100 + cut}), { people: 400 });`);
      const wanted = random.between(15, 60);
      while (child.output().split('\n').length < wanted && child.process.exitCode === null) await new Promise((next) => { setTimeout(next, 1); });
      child.process.kill('SIGKILL');
      await child.ended;
      const lines = child.output().split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'));
      expect(lines.length, child.output()).toBeGreaterThanOrEqual(wanted - 2);
      for (const line of lines) {
        const said = JSON.parse(line) as { number?: string; entry?: string; version?: string; at: number };
        if (said.number) printed.push(said.number);
        if (said.entry && said.version) seen.set(said.entry, said.version);
        now = Math.max(now, said.at);
      }
      now += 600_000;
      const again = await openTestDesk({ dataDir, now });
      try {
        await again.call('users.signIn', ADMIN);
        const board = new Map((await again.call('queue.board', { unitId: null })).map((entry) => [entry.id, entry]));
        // At least as new as what was answered; a step that was written and not yet answered may be there too.
        for (const [id, version] of seen) if (board.has(id)) expect(board.get(id)!.version >= version).toBe(true);
        const numbers = [...board.values()].map(({ number }) => number);
        for (const number of printed) expect(numbers).toContain(number);
      } finally {
        await again.desk.close();
      }
    }
    expect(new Set(printed).size).toBe(printed.length);
  }, 240_000);
});
