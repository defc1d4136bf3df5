/**
 * A process, not a worker thread: does one thing in the second place and ends. A network folder whose server is away can
 * hold a call for ever, and nobody can take a thread away from it; a process can be left behind.
 */
import { writeSync } from 'node:fs';
import type { PlaceOrder } from '../services/backup/place-order.ts';
import { ANSWER, GOES_ON } from '../services/backup/place-order.ts';
import { workInPlace } from '../services/backup/place-work.ts';

const STANDARD_OUTPUT = 1;
const TOLD_EVERY_MS = 250;

const say = (line: string): void => { writeSync(STANDARD_OUTPUT, `${line}\n`); };
let told = 0;
const goesOn = (): void => {
  const now = performance.now();
  if (now - told < TOLD_EVERY_MS) return;
  told = now;
  say(GOES_ON);
};

say(GOES_ON);
const answer = workInPlace(JSON.parse(process.argv.at(-1) ?? '') as PlaceOrder, goesOn);
say(ANSWER + JSON.stringify(answer));
