/** A list of whole numbers that grows: four bytes each, outside of the heap. */
export class Numbers {
  #values: Int32Array;
  #length = 0;

  constructor(room = 1024) { this.#values = new Int32Array(room); }

  get length(): number { return this.#length; }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#length + Math.max(1024, this.#length >> 1));
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  at(place: number): number { return this.#values[place] ?? 0; }
}
