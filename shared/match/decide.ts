/** Which of the weighed pairs are shown: those above the threshold, and weaker ones that a third row speaks for. */
import { LIFTED, SHOWN_FROM } from './weights.ts';

export interface ScoredPair { readonly a: number; readonly b: number; readonly score: number }
export interface ShownPair extends ScoredPair { /** Shown because of a third row. */ readonly lifted: boolean }

/** With more rows than this surely the same as one, something else is shared (a clinic's own telephone), not a person. */
const MOST_OF_ONE = 30;

/**
 * Where b is surely the person of a and of c, a and c are one person too unless their own comparison says otherwise: it may
 * be weak, but not below LIFTED.from. Only sure pairs are bridges and a lifted pair is none, so nothing spreads along a chain.
 */
export function decide(scored: readonly ScoredPair[], score: (a: number, b: number) => number): ShownPair[] {
  const keyOf = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const shown = new Map<string, ShownPair>();
  const sure = new Map<number, number[]>();
  for (const pair of scored) {
    if (pair.score < SHOWN_FROM) continue;
    shown.set(keyOf(pair.a, pair.b), { ...pair, lifted: false });
    if (pair.score < LIFTED.bridge) continue;
    for (const [row, other] of [[pair.a, pair.b], [pair.b, pair.a]] as const) sure.set(row, [...sure.get(row) ?? [], other]);
  }
  const lifted: ShownPair[] = [];
  const asked = new Set<string>();
  for (const partners of sure.values()) {
    if (partners.length > MOST_OF_ONE) continue;
    partners.forEach((a, at) => {
      for (const b of partners.slice(at + 1)) {
        const key = keyOf(a, b);
        if (shown.has(key) || asked.has(key)) continue;
        asked.add(key);
        const own = score(Math.min(a, b), Math.max(a, b));
        if (own >= LIFTED.from) lifted.push({ a: Math.min(a, b), b: Math.max(a, b), score: own, lifted: true });
      }
    });
  }
  return [...shown.values(), ...lifted];
}
