/** The waiting room's window, as a journey opens it, and an ear on its loudspeaker: every sound that its audio clock was given. */
import type { BrowserContext, Page } from 'playwright-core';
import partsIndex from '../../renderer/assets/voice/parts.json' with { type: 'json' };

const PARTS: Readonly<Record<string, readonly number[]>> = partsIndex;

/** Seconds on the page's own audio clock. `part`: which word was played, `tone`: a note of the chime. */
export interface Heard { readonly what: string; readonly from: number; readonly to: number; readonly ended: boolean }
interface Started { kind: 'part' | 'tone'; when: number; offset: number; duration: number; ended: boolean }

/** Before any page is opened. The nodes are Chromium's own; starting one is written down, and so is its end. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const log: Started[] = [];
    Object.assign(window, { heard: log });
    const begin = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function start(when = 0, offset = 0, duration = 0) {
      const started: Started = { kind: 'part', when, offset, duration, ended: false };
      log.push(started);
      this.addEventListener('ended', () => { started.ended = true; });
      begin.call(this, when, offset, duration);
    };
    const { start, stop } = AudioScheduledSourceNode.prototype;
    const tones = new WeakMap<AudioScheduledSourceNode, Started>();
    AudioScheduledSourceNode.prototype.start = function startTone(when = 0) {
      const started: Started = { kind: 'tone', when, offset: 0, duration: 0, ended: false };
      log.push(started);
      tones.set(this, started);
      this.addEventListener('ended', () => { started.ended = true; });
      start.call(this, when);
    };
    AudioScheduledSourceNode.prototype.stop = function stopTone(when = 0) {
      const started = tones.get(this);
      if (started) started.duration = when - started.when;
      stop.call(this, when);
    };
  });
}

/** In the order in which they sounded. */
export async function heardBy(page: Page): Promise<Heard[]> {
  const log = await page.evaluate(() => (window as unknown as { heard: Started[] }).heard.map((each) => ({ ...each })));
  return log.map(({ kind, when, offset, duration, ended }) => ({ what: kind === 'tone' ? 'tone' : wordAt(offset), from: when, to: when + duration, ended }))
    .toSorted((left, right) => left.from - right.from);
}

function wordAt(offset: number): string {
  return Object.entries(PARTS).find(([, [begin]]) => Math.abs((begin ?? -1) - offset * 1000) < 0.5)?.[0] ?? `nothing at ${offset}`;
}

/** The words alone, call by call: a new one begins with its chime. */
export function callsHeard(heard: readonly Heard[]): string[] {
  const calls: string[][] = [];
  heard.forEach((each, at) => {
    if (each.what === 'tone' && heard[at - 1]?.what !== 'tone') calls.push([]);
    if (each.what !== 'tone') calls.at(-1)?.push(each.what);
  });
  return calls.map((words) => words.join(' '));
}

/** Opened by key from the queue, as a receptionist does; the one press that the browser wants included. */
export async function openDisplayByKey(desk: Page): Promise<Page> {
  const opened = desk.context().waitForEvent('page');
  await desk.keyboard.press('Control+d');
  const display = await opened;
  await display.getByRole('main', { name: 'Layar antrean' }).waitFor();
  return display;
}
