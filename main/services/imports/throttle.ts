/** Lets through one of many at most every so many milliseconds. */
export class Throttle {
  readonly #everyMs: number;
  #last = performance.now();

  constructor(everyMs: number) { this.#everyMs = everyMs; }

  due(): boolean {
    const now = performance.now();
    if (now - this.#last < this.#everyMs) return false;
    this.#last = now;
    return true;
  }
}
