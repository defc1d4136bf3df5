/**
 * Which calls are spoken, and in which order. Calls wait for each other. What has been spoken is remembered beside the page,
 * so that neither a reload nor a power cut has the whole morning called out again; what was still waiting to be spoken and is
 * fresh is spoken after it.
 */
import type { DisplayCall, DisplaySound } from '../../../shared/contract/display.ts';

/** Older calls are history: the patient has gone in, or was called again. */
const FRESH_MS = 2 * 60_000;
const MOST_REMEMBERED = 300;
const REMEMBERED = 'meja-depan.display.spoken';

type Play = (call: DisplayCall, sound: DisplaySound) => Promise<void>;

export class Announcer {
  readonly #play: Play;
  readonly #onSpeaking: (call: DisplayCall | null) => void;
  #waiting: DisplayCall[] = [];
  #sound: DisplaySound | null = null;
  #running = false;
  #stopped = false;

  constructor(play: Play, onSpeaking: (call: DisplayCall | null) => void) {
    this.#play = play;
    this.#onSpeaking = onSpeaking;
  }

  /** What stands on the screen now, newest first, and the desk's time. */
  offer(calls: readonly DisplayCall[], now: number, sound: DisplaySound): void {
    this.#sound = sound;
    const spoken = new Set(readSpoken());
    const standing = new Set(calls.map((call) => call.id));
    // A call that was taken back is not spoken; one that was repeated before its turn is spoken once.
    this.#waiting = this.#waiting.filter((call) => standing.has(call.id));
    const known = new Set(this.#waiting.map((call) => call.id));
    const fresh = calls.filter((call) => !spoken.has(call.id) && !known.has(call.id) && Math.abs(now - call.at) <= FRESH_MS);
    this.#waiting.push(...fresh.toReversed());
    void this.#run();
  }

  /** The call that sounds now is finished, nothing after it begins. */
  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let call = this.#waiting.shift(); call && this.#sound && !this.#stopped; call = this.#waiting.shift()) {
      rememberSpoken(call.id);
      this.#onSpeaking(call);
      // A call that cannot be played never stops the next.
      await this.#play(call, this.#sound).catch(() => undefined);
      this.#onSpeaking(null);
    }
    this.#running = false;
  }
}

/** Read anew each time: another window of this computer may have spoken meanwhile. */
function readSpoken(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function rememberSpoken(id: string): void {
  localStorage.setItem(REMEMBERED, JSON.stringify([...readSpoken(), id].slice(-MOST_REMEMBERED)));
}
