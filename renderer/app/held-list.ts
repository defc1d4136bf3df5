/**
 * A list that never moves under the eye: once the answer to what is typed is shown, its rows keep their places whatever is
 * told about them later, and the chosen row is chosen by its id. Arrows that are pressed before the answer is there walk the
 * answer once it is: a quick hand never takes somebody of the list that stood there a moment ago.
 */
import { useState } from 'react';

interface Row { readonly id: string }
/** `ahead`: steps taken before the answer to `text` was there. */
interface Held<R> { readonly text: string | null; readonly rows: readonly R[]; readonly chosen: string | null; readonly ahead: { readonly text: string; readonly steps: number } | null }

const NOTHING = { text: null, rows: [], chosen: null, ahead: null } as const;

export interface HeldList<R> {
  readonly rows: readonly R[];
  /** The rows answer what is typed. */
  readonly ready: boolean;
  /** Place of the chosen row; -1: there is none, or it is gone. */
  readonly at: number;
  readonly chosen: R | undefined;
  choose: (index: number) => R | undefined;
}

/** `found` are the rows to show for `text`, null: nothing is shown; `settled`: they are the answer to it. */
export function useHeldList<R extends Row>(text: string | null, found: readonly R[], settled: boolean): HeldList<R> {
  const [held, setHeld] = useState<Held<R>>(NOTHING);
  const begun = text !== null && held.text === text;
  let now = held;
  if (text === null) now = held.text === null ? held : NOTHING;
  else if (settled && !begun) now = { text, rows: found, chosen: found[within(stepsAhead(held, text), found.length)]?.id ?? null, ahead: null };
  else if (settled && begun) now = joined(held, found);
  if (now !== held) setHeld(now);
  const latest = new Map(settled ? found.map((row) => [row.id, row]) : []);
  const rows = now.rows.map((row) => latest.get(row.id) ?? row);
  const at = rows.findIndex((row) => row.id === now.chosen);
  return {
    rows, ready: text !== null && now.text === text, at, chosen: rows[at],
    choose: (index) => {
      if (text !== null && now.text !== text) {
        setHeld({ ...now, ahead: { text, steps: stepsAhead(now, text) + index - at } });
        return undefined;
      }
      const row = rows[within(index, rows.length)];
      if (row && row.id !== now.chosen) setHeld({ ...now, rows, chosen: row.id });
      return row;
    },
  };
}

/** Rows that are told of later stand below; nothing is taken away under the finger. */
function joined<R extends Row>(held: Held<R>, found: readonly R[]): Held<R> {
  const known = new Set(held.rows.map((row) => row.id));
  const more = found.filter((row) => !known.has(row.id));
  const rows = more.length === 0 ? held.rows : [...held.rows, ...more];
  const chosen = held.chosen ?? rows[0]?.id ?? null;
  return more.length === 0 && chosen === held.chosen ? held : { ...held, rows, chosen };
}

const within = (index: number, length: number): number => Math.max(0, Math.min(index, length - 1));
const stepsAhead = ({ ahead }: Held<Row>, text: string): number => (ahead?.text === text ? ahead.steps : 0);
