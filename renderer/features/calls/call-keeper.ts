/**
 * Open calls survive a power cut: each is a draft of its own, saved 400 ms after its last change and never older than 1.5 s. They
 * belong to the user who has them open: whoever signs in finds their own, and nobody else's.
 */
import { useEffect } from 'react';
import { call } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { AWAY, readOpenCall, useOpenCalls, withKept, type OpenCall } from './open-calls.ts';

const FORM = 'call';
const QUIET_MS = 400;
const OLDEST_MS = 1500;
const AGAIN_MS = 3000;

interface Waiting { timer: ReturnType<typeof setTimeout>; readonly since: number }

class CallKeeper {
  readonly #waiting = new Map<string, Waiting>();
  #before: readonly OpenCall[] = [];

  see(calls: readonly OpenCall[]): void {
    const known = new Map(this.#before.map((each) => [each.id, each]));
    for (const each of calls) if (known.get(each.id) !== each) this.#later(each.id, known.has(each.id));
    for (const { id } of this.#before) if (!calls.some((each) => each.id === id)) this.#forget(id);
    this.#before = calls;
  }

  /** What is still to be saved is saved now. */
  flush(): void {
    for (const id of this.#waiting.keys()) void this.#save(id);
  }

  /** A call that has just begun is kept at once: its beginning is all there is of it. */
  #later(id: string, known: boolean): void {
    const since = this.#waiting.get(id)?.since ?? Date.now();
    this.#saveIn(id, known ? Math.max(0, Math.min(QUIET_MS, since + OLDEST_MS - Date.now())) : 0, since);
  }

  #saveIn(id: string, wait: number, since = Date.now()): void {
    this.#stop(id);
    this.#waiting.set(id, { since, timer: setTimeout(() => { void this.#save(id); }, wait) });
  }

  async #save(id: string): Promise<void> {
    this.#stop(id);
    const kept = this.#before.find((each) => each.id === id);
    if (!kept) return;
    const result = await call('drafts.save', { form: FORM, key: id, content: JSON.stringify(kept) });
    // Also by itself: under the lock nothing changes that would try again.
    if (!result.ok && this.#before.some((each) => each === kept) && result.error.code !== 'not_signed_in') this.#saveIn(id, AGAIN_MS);
  }

  #forget(id: string): void {
    this.#stop(id);
    void call('drafts.discard', { form: FORM, key: id });
  }

  #stop(id: string): void {
    const waiting = this.#waiting.get(id);
    if (waiting) clearTimeout(waiting.timer);
    this.#waiting.delete(id);
  }
}

/** Brings this user's calls back, and keeps them from here on. */
export function useKeptCalls(userId: string): void {
  useEffect(() => {
    const keeper = new CallKeeper();
    let gone = false;
    useOpenCalls.setState({ calls: [], face: AWAY });
    const stop = useOpenCalls.subscribe(({ calls }) => { keeper.see(calls); });
    void call('calls.open', {}).then((answer) => {
      if (gone || !answer.ok) return;
      const kept = answer.value.flatMap(({ content }) => readOpenCall(content) ?? []);
      if (kept.length > 0) useOpenCalls.getState().change((calls) => withKept(calls, kept, deskNow()));
    });
    return () => {
      gone = true;
      keeper.flush();
      stop();
      useOpenCalls.setState({ calls: [], face: AWAY });
    };
  }, [userId]);
}
