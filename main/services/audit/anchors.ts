/** Anchors: the head of this desk's audit chain, signed, so that a chain rewritten with the data key no longer fits. */
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { AuditAnchorTable } from '../../../db/desk/schema.ts';
import type { AnchorReason, AuditFingerprint } from '../../../shared/contract/audit.ts';
import { dayInZone } from '../../../shared/domain/calendar-day.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { DeskCare } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { SigningKey } from './signing-key.ts';

const HOUR_MS = 3_600_000;

/** What an anchor's signature stands under. */
export function anchorText(anchor: Omit<AuditAnchorTable, 'id' | 'signature'>): string {
  return JSON.stringify(['meja-depan anchor 1', anchor.key_id, anchor.device_id, anchor.number, anchor.at, anchor.last_entry, anchor.entries, anchor.head, anchor.reason]);
}

/** The newest anchor of this desk, in the order of writing: where entries were lost an older one counts more of them. `+`: no index, which would have to be sorted. */
export function newestAnchor(db: DeskDatabase): AuditAnchorTable | undefined {
  return db.first(db.build.selectFrom('audit_anchor').selectAll().where(sql<boolean>`+device_id = ${db.clock().device_id}`).orderBy(sql`rowid`, 'desc').limit(1));
}

/**
 * Signs the chain as it is now, in a transaction of its own; makes the signing key when there is none. Where nothing was
 * written since the newest anchor, that one is answered; a person's own wish (`actor`) is itself an entry. Null while the chain is empty or does not end where it should.
 */
export function anchorNow({ db, clock, folder }: Pick<DeskCare, 'db' | 'clock' | 'folder'>, reason: AnchorReason, actor = 'system'): AuditAnchorTable | null {
  const newest = newestAnchor(db);
  const head = newestEntry(db)?.hash;
  if (head === undefined || head !== db.clock().audit_hash) return null;
  const known = ownSigningKey(db, folder);
  if (known && actor === 'system' && newest?.head === head && newest.key_id === known.id) return newest;
  const key = known ?? SigningKey.make(folder, uuidv7(clock.now()));
  const anchor = db.write({ actor, requestId: null, call: 'audit.anchor' }, (tx) => {
    keepPublicHalf(db, tx, key);
    if (actor !== 'system') tx.audit('create', 'audit_anchor', null);
    return insertAnchor(db, tx, key, reason);
  });
  key.used(anchor.number);
  return anchor;
}

/** A key signs for one device. After a restore the desk is a new one and makes its own. */
function ownSigningKey(db: DeskDatabase, folder: DeskCare['folder']): SigningKey | null {
  const key = SigningKey.load(folder);
  const row = key && db.first(db.build.selectFrom('audit_key').select('device_id').where('id', '=', key.id));
  return row && row.device_id !== db.clock().device_id ? null : key;
}

/** Signs beside work that must not fail for it, such as a backup on a full disk; the next quarter of an hour tries again. */
export function anchorAside(care: Pick<DeskCare, 'db' | 'clock' | 'folder'>, reason: AnchorReason): AuditAnchorTable | null {
  try {
    return anchorNow(care, reason);
  } catch {
    return null;
  }
}

/** What the report of a closed day carries on paper; once for each closing. */
export function anchorClosing(care: Pick<DeskCare, 'db' | 'clock' | 'folder'>, closedAt: number): void {
  const newest = newestAnchor(care.db);
  if (newest && (newest.at > closedAt || (newest.at === closedAt && newest.reason === 'day_report'))) return;
  anchorAside(care, 'day_report');
}

/** A signed head as it leaves the desk: with the public half, so that the file proves it without the database. */
export interface SignedHead extends Omit<AuditAnchorTable, 'id'> { readonly fingerprint: string; readonly public_key: string }

/** Signs for a file that is about to leave; the newest signature where a new one cannot be written, null where there is none. */
export function sealForFile(care: Pick<DeskCare, 'db' | 'clock' | 'folder'>): SignedHead | null {
  const anchor = anchorAside(care, 'export') ?? newestAnchor(care.db);
  const key = anchor && care.db.first(care.db.build.selectFrom('audit_key').select('public_key').where('id', '=', anchor.key_id));
  if (!anchor || !key) return null;
  const { id: _, ...content } = anchor;
  return { fingerprint: shortHead(anchor.head), ...content, public_key: key.public_key };
}

/** Signs when a day was closed, a new clinic day began, or an hour passed since the newest anchor; also when the PC's clock went back by so much. */
export function anchorIfDue(care: Pick<DeskCare, 'db' | 'clock' | 'folder'>): void {
  const reason = reasonNow(care.db, care.clock.now());
  if (reason) anchorNow(care, reason);
}

function reasonNow(db: DeskDatabase, now: number): AnchorReason | null {
  const newest = newestAnchor(db);
  if (!newest) return 'daily';
  const closed = db.first(db.build.selectFrom('day_closing').select('id').where('created_at', '>', newest.at).limit(1));
  if (closed) return 'day_report';
  const { zone } = readClinic(db);
  if (dayInZone(zone, now) !== dayInZone(zone, newest.at)) return 'daily';
  return Math.abs(now - newest.at) >= HOUR_MS ? 'hourly' : null;
}

function keepPublicHalf(db: DeskDatabase, tx: WriteTx, key: SigningKey): void {
  if (tx.first(db.build.selectFrom('audit_key').select('id').where('id', '=', key.id))) return;
  tx.run(db.build.insertInto('audit_key').values({ id: key.id, device_id: tx.deviceId, at: tx.now, public_key: key.publicKey }));
  tx.audit('create', 'keyring', key.id);
}

function insertAnchor(db: DeskDatabase, tx: WriteTx, key: SigningKey, reason: AnchorReason): AuditAnchorTable {
  const last = newestEntry(db);
  if (!last) throw new Error('An anchor holds at least one entry');
  const before = newestAnchor(db);
  const number = Math.max(before?.key_id === key.id ? before.number : 0, key.lastNumber) + 1;
  const content = { key_id: key.id, device_id: tx.deviceId, number, at: tx.now, last_entry: last.id, entries: countTo(db, last.position), head: last.hash, reason };
  const anchor = { id: tx.newId(), ...content, signature: key.sign(anchorText(content)) };
  tx.run(db.build.insertInto('audit_anchor').values(anchor));
  return anchor;
}

/** Where this desk's chain ends. By rowid, the order of writing: instants and ids go back with the PC's clock. */
function newestEntry(db: DeskDatabase): { id: string; hash: string; position: number } | undefined {
  return db.first(db.build.selectFrom('audit_entry').select(['id', 'hash', sql<number>`rowid`.as('position')]).where('device_id', '=', db.clock().device_id).orderBy(sql`rowid`, 'desc').limit(1));
}

/** Entries of this desk's chain up to `position`: counted on from the newest anchor or check, because a whole log takes seconds. */
function countTo(db: DeskDatabase, position: number): number {
  const anchor = newestAnchor(db);
  const check = db.first(db.build.selectFrom('audit_check').select(['own_entries', 'own_last']));
  const bases = [{ entries: anchor?.entries ?? 0, last: anchor?.last_entry ?? null }, { entries: check?.own_entries ?? 0, last: check?.own_last ?? null }];
  const base = bases.sort((a, b) => b.entries - a.entries)[0];
  const from = base?.last ? db.first(db.build.selectFrom('audit_entry').select(sql<number>`rowid`.as('position')).where('id', '=', base.last))?.position : undefined;
  const more = db.first(db.build.selectFrom('audit_entry').select((eb) => eb.fn.countAll<number>().as('count'))
    .where('device_id', '=', db.clock().device_id).where(sql<boolean>`rowid > ${from ?? 0} AND rowid <= ${position}`))?.count ?? 0;
  return (from === undefined ? 0 : base?.entries ?? 0) + more;
}

/** Short form of a chain's head: the first 16 hex digits in groups of four. */
export function shortHead(head: string): string { return head.slice(0, 16).match(/.{4}/g)?.join(' ') ?? ''; }

/** The newest anchor as it is written on paper; null before the first. */
export function auditFingerprint(db: DeskDatabase): AuditFingerprint | null { return fingerprintOf(newestAnchor(db)); }

/** For the paper of a day: the anchor that was written when it was closed, else the newest. */
export function fingerprintOfDay(db: DeskDatabase, day: string): AuditFingerprint | null {
  const closing = db.first(db.build.selectFrom('day_closing').select('created_at').where('day', '=', day).where('voided_at', 'is', null).orderBy('created_at', 'desc').limit(1));
  const anchor = closing && db.first(db.build.selectFrom('audit_anchor').selectAll().where('device_id', '=', db.clock().device_id).where('at', '>=', closing.created_at).orderBy('at').orderBy(sql`rowid`).limit(1));
  return anchor ? fingerprintOf(anchor) : auditFingerprint(db);
}

function fingerprintOf(anchor: AuditAnchorTable | undefined): AuditFingerprint | null {
  return anchor ? { fingerprint: shortHead(anchor.head), at: anchor.at, entries: anchor.entries } : null;
}
