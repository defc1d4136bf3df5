/**
 * The check of the audit log, on a connection of its own: every desk's chain entry by entry, every anchor's signature, every
 * anchor against the chain, and the numbers of the anchors. Synchronous and slow: main/workers/audit.ts runs it.
 *
 * It does not end at the first fault, because a fault that was acknowledged stays for good and must not hide another one.
 */
import { sql } from 'kysely';
import { auditHash, type DeskDatabase } from '../../../db/desk/database.ts';
import type { AuditAnchorTable, AuditEntryTable } from '../../../db/desk/schema.ts';
import type { AuditFault, AuditFinding } from '../../../shared/contract/audit.ts';
import { acknowledgedFaults, isAcknowledgement } from './acknowledged.ts';
import { anchorText } from './anchors.ts';
import { type Broken, broken, cutOff, missingAnchors, unfitAnchors } from './faults.ts';
import { InOrder, formerSelf } from './in-order.ts';
import { signatureHolds } from './signing-key.ts';

const SLICE = 2_000;
/** Faults that nobody has acknowledged; a log that is broken in more places is not walked to its end. */
const MOST_FAULTS = 50;

/** What this desk knows of its signing key from outside the database. */
export interface KnownKey { readonly id: string; readonly publicKey: string; readonly lastNumber: number }
/** `entries`: those that hold, up to the first fault that nobody has acknowledged; `fault` and `brokenAt` are of that one. */
export interface Verdict {
  readonly entries: number; readonly anchors: number; readonly fault: AuditFault | null; readonly brokenAt: number | null;
  readonly findings: readonly AuditFinding[];
  /** How far this desk's own chain reaches. */
  readonly ownEntries: number; readonly ownLast: string | null;
}

/** One desk's chain as far as it was walked. */
export interface Chain {
  readonly deviceId: string;
  /** The device that this one was before, where its chain goes on from that one's. */
  former: string | null;
  entries: number; head: string; last: AuditEntryTable | null;
  /** Entries are missing in it, so anchors behind the gap count others than are there. */
  torn: boolean;
  /** Which of its entries are restores, counted from 1. */
  readonly restores: number[];
  readonly anchors: AuditAnchorTable[];
  readonly anchorsAt: Map<string, AuditAnchorTable[]>;
  /** Anchor ids, and what stands where each was written: null when it fits. */
  readonly met: Map<string, string | null>;
  /** Entries up to here are under a signature. */
  signedTo: number;
  /** Where faults were acknowledged, counted from 1. */
  readonly acknowledged: { readonly key: string; readonly entry: number }[];
}
type Chains = Map<string, Chain>;

/** `pause` is called between slices with what is done: it may wait, and answers false to give up (then the verdict is null). */
export function verifyAudit(db: DeskDatabase, known: KnownKey | null, pause: (done: number, total: number) => boolean): Verdict | null {
  const { anchors, clock, newest, total } = snapshot(db);
  const chains: Chains = new Map();
  const forged = badSignatures(db, anchors, known);
  const unsigned = new Set(forged.map(({ anchorId }) => anchorId));
  // What is not signed says nothing about the chain.
  for (const anchor of anchors) if (!unsigned.has(anchor.id)) addAnchor(chainOf(chains, anchor.device_id), anchor);
  const walk = walkEntries(db, chains, newest, (done) => pause(done, total));
  if (!walk) return null;
  const own = chainOf(chains, clock.device_id);
  // Behind the place where the walk was given up, nothing is known.
  const atEnd = walk.whole ? [...unfitAnchors(chains), ...cutOff(chains, own, clock.audit_hash)] : [];
  const all = unique([...walk.found, ...forged.map(({ fault }) => fault), ...atEnd, ...missingAnchors(chains, anchors, known)]);
  const signed = signedAcknowledgements(chains);
  const first = all.find(({ key }) => !signed.has(key));
  return {
    entries: first?.held ?? walk.entries, anchors: anchors.length, fault: first?.fault ?? null, brokenAt: first?.at ?? null,
    findings: all.map(({ key, fault, at }) => ({ key, fault, brokenAt: at, acknowledged: signed.has(key) })),
    ownEntries: own.entries, ownLast: own.last?.id ?? null,
  };
}

interface Walk { readonly found: readonly Broken[]; readonly entries: number; readonly whole: boolean }

function walkEntries(db: DeskDatabase, chains: Chains, newest: number, pause: (done: number) => boolean): Walk | null {
  const excused = new Set(acknowledgedFaults(db).map(({ key }) => key));
  const order = new InOrder(db, db.clock().device_id, (deviceId) => chainOf(chains, deviceId));
  const found: Broken[] = [];
  let [open, entries, position] = [0, 0, 0];
  const followAll = (ready: Iterable<AuditEntryTable>): void => {
    for (const entry of ready) {
      for (const fault of follow(db, chains, entry)) {
        found.push({ ...fault, held: entries });
        if (!excused.has(fault.key)) open += 1;
      }
      entries += 1;
    }
  };
  for (;;) {
    const slice = entriesAfter(db, position, newest);
    for (const entry of slice) {
      followAll(order.take(entry));
      position = entry.position;
    }
    const whole = slice.length < SLICE;
    if (whole) followAll(order.rest());
    if (!pause(entries)) return null;
    if (open > MOST_FAULTS || whole) return { found, entries, whole };
  }
}

/** Of one instant, so that what is written meanwhile does not look like a fault. */
function snapshot(db: DeskDatabase) {
  return db.connection.transaction(() => {
    const { newest, total } = db.first(db.build.selectFrom('audit_entry').select([sql<number | null>`max(rowid)`.as('newest'), sql<number>`count(*)`.as('total')])) ?? { newest: 0, total: 0 };
    return { anchors: db.all(db.build.selectFrom('audit_anchor').selectAll().orderBy(sql`rowid`)), clock: db.clock(), newest: newest ?? 0, total };
  })();
}

function chainOf(chains: Chains, deviceId: string): Chain {
  const known = chains.get(deviceId);
  if (known) return known;
  const chain: Chain = { deviceId, entries: 0, former: null, head: '', last: null, torn: false, restores: [], anchors: [], anchorsAt: new Map(), met: new Map(), signedTo: 0, acknowledged: [] };
  chains.set(deviceId, chain);
  return chain;
}

function addAnchor(chain: Chain, anchor: AuditAnchorTable): void {
  chain.anchors.push(anchor);
  chain.anchorsAt.set(anchor.last_entry, [...(chain.anchorsAt.get(anchor.last_entry) ?? []), anchor]);
}

/** By rowid, the order of writing: `at` and ids go back when the PC's clock is set back. */
function entriesAfter(db: DeskDatabase, position: number, newest: number): (AuditEntryTable & { position: number })[] {
  return db.all(db.build.selectFrom('audit_entry').selectAll().select(sql<number>`rowid`.as('position'))
    .where(sql<boolean>`rowid > ${position} AND rowid <= ${newest}`).orderBy(sql`rowid`).limit(SLICE));
}

/** What is wrong at this entry: it does not follow the one before, or is not what its hash says. The chain goes on from it. */
function follow(db: DeskDatabase, chains: Chains, entry: AuditEntryTable): Broken[] {
  const chain = chainOf(chains, entry.device_id);
  const found: Broken[] = [];
  const hash = auditHash(entry.prev_hash, entry);
  if (!joins(db, chain, entry.prev_hash)) {
    found.push(broken('entry', entry.at, ['gap', entry.device_id, chain.head, entry.prev_hash]));
    chain.torn = true;
  }
  if (entry.hash !== hash) found.push(broken('entry', entry.at, ['content', entry.id, entry.hash, hash]));
  chain.entries += 1;
  chain.head = entry.hash;
  chain.last = entry;
  if (entry.action === 'restore') chain.restores.push(chain.entries);
  if (isAcknowledgement(entry) && entry.row_id !== null && entry.hash === hash) chain.acknowledged.push({ key: entry.row_id, entry: chain.entries });
  for (const anchor of chain.anchorsAt.get(entry.id) ?? []) meet(chain, anchor, entry);
  return found;
}

function meet(chain: Chain, anchor: AuditAnchorTable, { id, hash }: AuditEntryTable): void {
  const fits = anchor.head === hash && (chain.torn || anchor.entries === chain.entries);
  chain.met.set(anchor.id, fits ? null : `${id} ${hash} ${chain.entries}`);
  if (fits) chain.signedTo = chain.entries;
}

function joins(db: DeskDatabase, chain: Chain, previous: string): boolean {
  if (chain.entries > 0 || previous === '') return previous === chain.head;
  chain.former = formerSelf(db, chain.deviceId, previous);
  return chain.former !== null;
}

function badSignatures(db: DeskDatabase, anchors: readonly AuditAnchorTable[], known: KnownKey | null): { readonly anchorId: string | null; readonly fault: Broken }[] {
  const keys = new Map(db.all(db.build.selectFrom('audit_key').select(['id', 'device_id', 'public_key'])).map((key) => [key.id, key]));
  const own = known ? keys.get(known.id) : undefined;
  const replaced = known && own && own.public_key !== known.publicKey ? [{ anchorId: null, fault: broken('signing_key', null, ['signing_key', known.id, own.public_key]) }] : [];
  const bad = anchors.filter((anchor) => {
    const key = keys.get(anchor.key_id);
    // Not with a public half that was put in place of this desk's own.
    const publicKey = known?.id === anchor.key_id ? known.publicKey : key?.public_key;
    return key?.device_id !== anchor.device_id || publicKey === undefined || !signatureHolds(publicKey, anchorText(anchor), anchor.signature);
  });
  return [...replaced, ...bad.map((anchor) => ({ anchorId: anchor.id, fault: broken('signature', anchor.at, ['signature', anchor.id, anchorText(anchor), anchor.signature]) }))];
}

/** An acknowledgement counts once it stands under a signature that fits. */
function signedAcknowledgements(chains: Chains): ReadonlySet<string> {
  return new Set([...chains.values()].flatMap(({ acknowledged, signedTo }) => acknowledged.filter(({ entry }) => entry <= signedTo).map(({ key }) => key)));
}

function unique(found: readonly Broken[]): Broken[] { return [...new Map(found.toReversed().map((fault) => [fault.key, fault])).values()].toReversed(); }
