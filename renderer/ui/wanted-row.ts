/**
 * A row that somebody asked for from elsewhere: the table that has it walks there once it is shown. Asked for by a key press a
 * moment ago; after that nothing takes the focus away from whoever has begun to type.
 */
import { create } from 'zustand';

const WANTED_FOR_MS = 4000;

export const useWantedRow = create<{ readonly key: string | null; readonly until: number }>(() => ({ key: null, until: 0 }));

export function wantRow(key: string): void { useWantedRow.setState({ key, until: performance.now() + WANTED_FOR_MS }); }

/** Whether this is the row; asked for once. */
export function takeWanted(has: (key: string) => boolean): string | null {
  const { key, until } = useWantedRow.getState();
  if (key === null || !has(key)) return null;
  useWantedRow.setState({ key: null });
  return performance.now() < until ? key : null;
}
