import { expect, it } from 'vitest';
import { minutesLeft } from '../../renderer/features/settings/export-time-left.ts';

it.each([
  ['nothing written yet', 0, 0, 10_000, 1000, null], ['too early to tell', 0, 100, 1000, 1000, null],
  ['half of it in two minutes', 0, 500, 120_000, 1000, 2], ['a little more than a minute', 0, 400, 60_000, 1000, 2], ['the rest of a second', 0, 999, 60_000, 1000, 1], ['seen from the middle on', 500, 600, 60_000, 1000, 4],
])('%s', (_, from, done, ms, total, minutes) => { expect(minutesLeft({ at: 5000, done: from }, { at: 5000 + ms, done }, total)).toBe(minutes); });
