/**
 * The check of the audit log, on a connection of its own: every desk's chain entry by entry, every anchor's signature, every
 * anchor against the chain, and the numbers of the anchors. Synchronous and slow: main/workers/audit.ts runs it.
 */
import { sql } from 'kysely';
import { auditHash, type DeskDatabase } from '../../../db/desk/database.ts';
import type { AuditAnchorTable, AuditEntryTable } from '../../../db/desk/schema.ts';
import type { AuditFault } from '../../../shared/contract/audit.ts';
import { anchorText } from './anchors.ts';
import { signatureHolds } from './signing-key.ts';

const SLICE = 2_000;

/** What this desk knows of its signing key from outside the database. */
export interface KnownKey { readonly id: string; readonly publicKey: string; readonly lastNumber: number }
/** `entries`: those that hold, up to the fault. */
export interface Verdict {
  readonly entries: number; readonly anchors: number; readonly fault: AuditFault | null; readonly brokenAt: number | null;
  /** How far this desk's own chain reaches. */
  readonly ownEntries: number; readonly ownLast: string | null;
}

interface Broken { readonly fault: AuditFault; readonly at: number | null }
/** One desk's chain as far as it was walked. `restores`: which of its entries are restores, counted from 1. */
interface Chain { entries: number; start: string; head: string; last: AuditEntryTable | null; readonly anchors: Map<number, AuditAnchorTable[]>; readonly restores: number[] }

/** `pause` is called between slices with what is done: it may wait, and answers false to give up (then the verdict is null). */
export function verifyAudit(db: DeskDatabase, known: KnownKey | null, pause: (done: number, total: number) => boolean): Verdict | null {
  const { anchors, clock, newest, total } = snapshot(db);
  const chains = new Map<string, Chain>();
  const forged = badSignature(db, anchors, known);
  // What is not signed says nothing about the chain.
  if (!forged) for (const anchor of anchors) addAnchor(chainOf(chains, anchor.device_id), anchor);
  let broken: Broken | null = null;
  let entries = 0;
  let position = 0;
  while (!broken) {
    const slice = entriesAfter(db, position, newest);
    for (const entry of slice) {
      broken = follow(chains, entry);
      if (broken) break;
      position = entry.position;
      entries += 1;
    }
    if (!pause(entries, total)) return null;
    if (slice.length < SLICE) break;
  }
  const own = chainOf(chains, clock.device_id);
  broken ??= forged ?? cutOff(chains, own, clock.audit_hash) ?? missingAnchor(chains, anchors, known);
  return { entries, anchors: anchors.length, fault: broken?.fault ?? null, brokenAt: broken?.at ?? null, ownEntries: own.entries, ownLast: own.last?.id ?? null };
}

/** Of one instant, so that what is written meanwhile does not look like a fault. */
function snapshot(db: DeskDatabase) {
  return db.connection.transaction(() => {
    const { newest, total } = db.first(db.build.selectFrom('audit_entry').select([sql<number | null>`max(rowid)`.as('newest'), sql<number>`count(*)`.as('total')])) ?? { newest: 0, total: 0 };
    return { anchors: db.all(db.build.selectFrom('audit_anchor').selectAll().orderBy(sql`rowid`)), clock: db.clock(), newest: newest ?? 0, total };
  })();
}

function chainOf(chains: Map<string, Chain>, deviceId: string): Chain {
  const known = chains.get(deviceId);
  if (known) return known;
  const chain: Chain = { entries: 0, start: '', head: '', last: null, anchors: new Map(), restores: [] };
  chains.set(deviceId, chain);
  return chain;
}

function addAnchor(chain: Chain, anchor: AuditAnchorTable): void { chain.anchors.set(anchor.entries, [...(chain.anchors.get(anchor.entries) ?? []), anchor]); }

/** By rowid, the order of writing: `at` and ids go back when the PC's clock is set back. */
function entriesAfter(db: DeskDatabase, position: number, newest: number): (AuditEntryTable & { position: number })[] {
  return db.all(db.build.selectFrom('audit_entry').selectAll().select(sql<number>`rowid`.as('position'))
    .where(sql<boolean>`rowid > ${position} AND rowid <= ${newest}`).orderBy(sql`rowid`).limit(SLICE));
}

function follow(chains: Map<string, Chain>, entry: AuditEntryTable): Broken | null {
  const chain = chainOf(chains, entry.device_id);
  if (!joins(chains, chain, entry.prev_hash) || entry.hash !== auditHash(entry.prev_hash, entry)) return { fault: 'entry', at: entry.at };
  if (chain.entries === 0) chain.start = entry.prev_hash;
  chain.entries += 1;
  chain.head = entry.hash;
  chain.last = entry;
  if (entry.action === 'restore') chain.restores.push(chain.entries);
  const misfit = chain.anchors.get(chain.entries)?.find((anchor) => anchor.head !== entry.hash || anchor.last_entry !== entry.id);
  return misfit ? { fault: 'rewritten', at: misfit.at } : null;
}

/** A desk that goes on under a new identity begins where another one's chain ended. */
function joins(chains: ReadonlyMap<string, Chain>, chain: Chain, previous: string): boolean {
  if (chain.entries > 0 || previous === '') return previous === chain.head;
  return [...chains.values()].some((other) => other.head === previous);
}

/** This desk's chain ends where its clock row says, and no chain ends before its newest anchor. */
function cutOff(chains: ReadonlyMap<string, Chain>, own: Chain, end: string): Broken | null {
  // A desk with a new identity that has written nothing yet ends where the other one's chain ended.
  const ends = own.entries > 0 ? own.head === end : [...chains.values()].some((chain) => chain.head === end);
  if (!ends) return { fault: 'end', at: own.last?.at ?? null };
  for (const chain of chains.values()) {
    const beyond = [...chain.anchors.values()].flat().find((anchor) => anchor.entries > chain.entries);
    if (beyond) return { fault: 'end', at: beyond.at };
  }
  return null;
}

function badSignature(db: DeskDatabase, anchors: readonly AuditAnchorTable[], known: KnownKey | null): Broken | null {
  const keys = new Map(db.all(db.build.selectFrom('audit_key').select(['id', 'device_id', 'public_key'])).map((key) => [key.id, key]));
  const own = known ? keys.get(known.id) : undefined;
  if (known && own && own.public_key !== known.publicKey) return { fault: 'signing_key', at: null };
  const bad = anchors.find((anchor) => {
    const key = keys.get(anchor.key_id);
    return key?.device_id !== anchor.device_id || !signatureHolds(key.public_key, anchorText(anchor), anchor.signature);
  });
  return bad ? { fault: 'signature', at: bad.at } : null;
}

/** Numbers of one key's anchors run from 1 to the last one that the key signed. A gap is right only where a backup was restored. */
function missingAnchor(chains: ReadonlyMap<string, Chain>, anchors: readonly AuditAnchorTable[], known: KnownKey | null): Broken | null {
  const byKey = Map.groupBy(anchors, (anchor) => anchor.key_id);
  if (known && known.lastNumber > 0 && !byKey.has(known.id)) byKey.set(known.id, []);
  for (const [keyId, ofKey] of byKey) {
    let last: AuditAnchorTable | null = null;
    for (const anchor of ofKey.sort((a, b) => a.number - b.number)) {
      if (anchor.number !== (last?.number ?? 0) + 1 && !restoredBetween(chains, last, anchor)) return { fault: 'anchor_missing', at: anchor.at };
      last = anchor;
    }
    if (known?.id === keyId && (last?.number ?? 0) < known.lastNumber && !restoredBetween(chains, last, null)) return { fault: 'anchor_missing', at: last?.at ?? null };
  }
  return null;
}

function restoredBetween(chains: ReadonlyMap<string, Chain>, from: AuditAnchorTable | null, to: AuditAnchorTable | null): boolean {
  const upTo = to?.entries ?? Number.POSITIVE_INFINITY;
  const restores = to ?? from ? (chains.get((to ?? from)?.device_id ?? '')?.restores ?? []) : [...chains.values()].flatMap((chain) => chain.restores);
  return restores.some((entry) => entry > (from?.entries ?? 0) && entry <= upTo) || (to === null && from !== null && restoredAfter(chains, from));
}

/** A restored database goes on as a new desk: its chain begins with the restore, where the other one's ends. */
function restoredAfter(chains: ReadonlyMap<string, Chain>, from: AuditAnchorTable): boolean {
  const head = chains.get(from.device_id)?.head;
  return [...chains.values()].some((chain) => chain.start === head && chain.restores[0] === 1);
}
