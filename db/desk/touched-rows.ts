/**
 * Which rows have changed since somebody last looked, whether this desk wrote them or the central told them: for whatever
 * keeps in memory what it has read. One per open database, told after each commit; what was kept is read anew after a start.
 */
export interface TouchedRow { readonly entity: string; readonly rowId: string }

/** So many changes are an import or a first download: reading anew costs less than looking through them. */
const KEPT_ROWS = 5000;

export class TouchedRows {
  #rows: TouchedRow[] = [];
  #end = 0;

  /** Where the list ends now; to be given to `since` the next time. */
  get end(): number { return this.#end; }

  add(rows: readonly TouchedRow[]): void {
    this.#end += rows.length;
    this.#rows.push(...rows.slice(-KEPT_ROWS));
    if (this.#rows.length > 2 * KEPT_ROWS) this.#rows = this.#rows.slice(-KEPT_ROWS);
  }

  /** Ids of the rows of a table that changed, each once; null when it was too long ago to say. */
  since(end: number, entity: string): readonly string[] | null {
    const missed = this.#end - end;
    if (missed > Math.min(KEPT_ROWS, this.#rows.length)) return null;
    const rows = missed === 0 ? [] : this.#rows.slice(-missed);
    return [...new Set(rows.filter((row) => row.entity === entity).map((row) => row.rowId))];
  }

  /** Tables in which a row changed; null when it was too long ago to say. */
  tablesSince(end: number): ReadonlySet<string> | null {
    const missed = this.#end - end;
    if (missed > Math.min(KEPT_ROWS, this.#rows.length)) return null;
    return new Set(missed === 0 ? [] : this.#rows.slice(-missed).map((row) => row.entity));
  }
}
