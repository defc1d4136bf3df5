/** Ten thousand changes of one desk go up to the central and down to another desk, with the longest time that each desk's event loop was held up. */
import { call } from '../call.ts';
import { syntheticPatients } from '../synthetic-patients.ts';
import { checkIn, firstUnit, register } from './patients.ts';
import { type Measure, blocksDuring } from './measure.ts';
import { type BenchDesk, emptyDesk, enrolFirst, foundedDesk, joinClinic, withStage } from './stage.ts';

const CHANGES = 10_000;
const MOST_SECONDS = 10;
const A_FRAME_MS = 16;

/** Registers and checks in until this many changes wait. */
async function fill({ desk }: BenchDesk): Promise<number> {
  const unit = await firstUnit(desk);
  for (const patient of syntheticPatients(CHANGES)) {
    await checkIn(desk, await register(desk, patient), unit);
    const { waiting } = await call(desk, 'sync.status', {});
    if (waiting >= CHANGES) return waiting;
  }
  return 0;
}

export async function measureUpAndDown(): Promise<Measure[]> {
  return withStage(async (stage) => {
    const [first, second] = [await foundedDesk(), await emptyDesk()];
    try {
      await enrolFirst(first, stage);
      await first.round();
      await joinClinic(first, second, stage);
      await second.round();
      const changes = await fill(first);
      // Their first seals, which would fall into what is measured.
      for (const { desk } of [first, second]) await call(desk, 'audit.anchor', {});
      const up = await blocksDuring(() => first.round());
      const down = await blocksDuring(() => second.round());
      const still = await blocksDuring(() => new Promise((next) => { setTimeout(next, 3000); }));
      const { waiting } = await call(first.desk, 'sync.status', {});
      const { received } = await call(second.desk, 'sync.page', {});
      if (waiting > 0 || received < changes) throw new Error('Not all of it arrived');
      return [
        { what: `${changes} changes up and down`, value: up.seconds + down.seconds, unit: 's', goal: MOST_SECONDS, note: `up ${up.seconds.toFixed(2)} s, down ${down.seconds.toFixed(2)} s` },
        { what: 'longest block of the event loop while sending', value: up.longestMs, unit: 'ms', goal: A_FRAME_MS, note: `p99 ${up.p99Ms.toFixed(1)} ms` },
        { what: 'longest block of the event loop while receiving', value: down.longestMs, unit: 'ms', goal: A_FRAME_MS, note: `p99 ${down.p99Ms.toFixed(1)} ms` },
        { what: 'longest block of the event loop of desks at rest', value: still.longestMs, unit: 'ms', note: `p99 ${still.p99Ms.toFixed(1)} ms; what this machine adds by itself` },
      ];
    } finally {
      await first.close();
      await second.close();
    }
  });
}
