/**
 * Random times of three desks, a stranger and a central: work, rounds over a bad network, wrong clocks, power cuts, old
 * copies. `SIMULATION_RUNS` and `SIMULATION_SEED` choose how many and from which seed on; each run is one seed.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Promised, Violation } from './properties.ts';
import { runSteps } from './run.ts';
import { type Step, weekArbitrary } from './steps.ts';
import { World } from './world.ts';

const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 200);
const FIRST_SEED = Number(process.env['SIMULATION_SEED'] ?? 1);
const SHRINK_MS = 120_000;

interface Failed { readonly seed: number; readonly violations: readonly Violation[]; readonly steps: readonly Step[] }

let world: World;
const failed: Failed[] = [];
const counted = { runs: 0, steps: 0 };

beforeAll(async () => {
  world = await World.found();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS && failed.length < 3; seed += 1) {
    const [steps = []] = fc.sample(weekArbitrary, { seed, numRuns: 1 });
    const violations = await runSteps(world, steps);
    counted.runs += 1;
    counted.steps += steps.length;
    if (violations.length > 0) failed.push(await shrunk(seed, steps, violations));
  }
}, 60 * 60_000);
afterAll(async () => { await world.close(); });

/** The shortest steps that still break the same promise, as far as they can be found in a while. */
async function shrunk(seed: number, steps: readonly Step[], violations: readonly Violation[]): Promise<Failed> {
  const promise = violations[0]?.promise;
  let smallest: Failed = { seed, violations, steps };
  await fc.check(fc.asyncProperty(weekArbitrary, async (fewer) => {
    const told = (await runSteps(world, fewer)).filter((each) => each.promise === promise);
    if (told.length > 0 && fewer.length <= smallest.steps.length) smallest = { seed, violations: told, steps: fewer };
    return told.length === 0;
  }), { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_MS });
  return smallest;
}

describe('after any such time', () => {
  it('every seed was run', () => { expect(counted.runs, JSON.stringify(failed, null, 1)).toBe(RUNS); });

  const holds = (promise: Promised): void => { expect(failed.filter(({ violations }) => violations.some((each) => each.promise === promise)).map((each) => JSON.stringify(each, null, 1))).toEqual([]); };
  it('P1: all desks and the central hold the same rows and stamps', () => { holds('P1'); });
  it('P2: what a desk saved is in the log, a loss that is told, or a dead letter', () => { holds('P2'); });
  it('P3: a desk shows the log up to its cursor with its own work on top', () => { holds('P3'); });
  it('P4: no change takes hold twice', () => { holds('P4'); });
  it('P5: actions arrive whole', () => { holds('P5'); });
  it('P6: nothing of one clinic reaches another', () => { holds('P6'); });
  it('P7: confirmed bookings never clash, and no number is given twice', () => { holds('P7'); });
  it('P8: every value that lost can be found', () => { holds('P8'); });
  it('P9: the outbox of every desk empties', () => { holds('P9'); });
});
