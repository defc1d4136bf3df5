/**
 * Faults of the audit log, each with a key that says what exactly was found: an acknowledgement is of that and of nothing
 * else, so whoever changes the same place once more makes a new fault of it.
 */
import { createHash } from 'node:crypto';
import type { AuditAnchorTable } from '../../../db/desk/schema.ts';
import type { AuditFault } from '../../../shared/contract/audit.ts';
import type { Chain, KnownKey } from './verify.ts';

/** `at`: where, as far as it is known; `held`: entries before it that hold. */
export interface Broken { readonly key: string; readonly fault: AuditFault; readonly at: number | null; readonly held?: number }

export function broken(fault: AuditFault, at: number | null, evidence: readonly unknown[]): Broken {
  return { key: createHash('sha256').update(JSON.stringify(evidence)).digest('hex'), fault, at };
}

/** Anchors that do not fit their chain; those that follow each other are one fault, because one change breaks all after it. */
export function unfitAnchors(chains: ReadonlyMap<string, Chain>): Broken[] {
  return [...chains.values()].flatMap((chain) => {
    const runs: AuditAnchorTable[][] = [];
    let run: AuditAnchorTable[] | null = null;
    for (const anchor of chain.anchors) {
      if (chain.met.get(anchor.id) === null) run = null;
      else if (run) run.push(anchor);
      else runs.push(run = [anchor]);
    }
    return runs.flatMap((unfit) => (unfit[0] ? [unfitRun(chain, unfit[0], unfit)] : []));
  });
}

function unfitRun(chain: Chain, first: AuditAnchorTable, run: readonly AuditAnchorTable[]): Broken {
  const beyond = !chain.met.has(first.id) && first.entries > chain.entries;
  return broken(beyond ? 'end' : 'rewritten', first.at, ['anchors', ...run.map((anchor) => [anchor.signature, chain.met.get(anchor.id) ?? 'absent'])]);
}

/** This desk's chain ends where its clock row says. The next entry would follow that place, so both faults are the same one. */
export function cutOff(chains: ReadonlyMap<string, Chain>, own: Chain, end: string): Broken[] {
  // A desk with a new identity that has written nothing yet ends where the other one's chain ended.
  const ends = own.entries > 0 ? own.head === end : [...chains.values()].some((chain) => chain.head === end);
  return ends ? [] : [broken('end', own.last?.at ?? null, ['gap', own.deviceId, own.head, end])];
}

/** Numbers of one key's anchors run from 1 to the last one that the key signed. A gap is right only where a backup was restored. */
export function missingAnchors(chains: ReadonlyMap<string, Chain>, anchors: readonly AuditAnchorTable[], known: KnownKey | null): Broken[] {
  const byKey = Map.groupBy(anchors, (anchor) => anchor.key_id);
  if (known && known.lastNumber > 0 && !byKey.has(known.id)) byKey.set(known.id, []);
  return [...byKey].flatMap(([keyId, ofKey]) => {
    const gap = (from: AuditAnchorTable | null, upTo: number, to: AuditAnchorTable | null): Broken[] =>
      (restoredBetween(chains, from, to) ? [] : [broken('anchor_missing', to?.at ?? from?.at ?? null, ['numbers', keyId, from?.number ?? 0, upTo])]);
    const found: Broken[] = [];
    let last: AuditAnchorTable | null = null;
    for (const anchor of ofKey.sort((a, b) => a.number - b.number)) {
      if (anchor.number !== (last?.number ?? 0) + 1) found.push(...gap(last, anchor.number - 1, anchor));
      last = anchor;
    }
    if (known?.id === keyId && (last?.number ?? 0) < known.lastNumber) found.push(...gap(last, known.lastNumber, null));
    return found;
  });
}

function restoredBetween(chains: ReadonlyMap<string, Chain>, from: AuditAnchorTable | null, to: AuditAnchorTable | null): boolean {
  const upTo = to?.entries ?? Number.POSITIVE_INFINITY;
  const restores = to ?? from ? (chains.get((to ?? from)?.device_id ?? '')?.restores ?? []) : [...chains.values()].flatMap((chain) => chain.restores);
  return restores.some((entry) => entry > (from?.entries ?? 0) && entry <= upTo) || (to === null && from !== null && restoredAfter(chains, from));
}

/** A restored database goes on as a new desk: its chain begins with the restore, at an entry of the other one's. */
function restoredAfter(chains: ReadonlyMap<string, Chain>, from: AuditAnchorTable): boolean {
  return [...chains.values()].some((chain) => chain.former === from.device_id && chain.restores[0] === 1);
}
