/**
 * Signing freezes a report: both parts as canonical JSON, each with its SHA-256, and a hash over the two, so that whoever may not
 * see the restricted part can still prove the other. The restricted part carries a random salt: nobody can guess it by its hash.
 * The hash stands in the audit log, whose head is signed right after.
 */
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { canonicalJson } from '../../../shared/complaint-reports/canonical.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import { Refusal } from '../../kernel.ts';
import { asText } from './count.ts';
import { type FoldedReport, addEvent } from './events.ts';
import { contentOf, reportFor, signedContent } from './read.ts';

const FORM = 'meja-depan complaint report 1';
const SALT_BYTES = 16;
/** What the audit log's entry of a signature says. */
const SIGNED = 'signed sha256 ';

export function sha256(text: string): string { return createHash('sha256').update(text, 'utf8').digest('hex'); }
function hashOf(contentHash: string, restrictedHash: string): string { return sha256(canonicalJson([FORM, contentHash, restrictedHash])); }

/** A report that is a draft, as this person has just seen it. */
export function draftFor(db: DeskDatabase, id: string, expectedVersion: string): FoldedReport {
  const report = reportFor(db, id);
  if (report.signing) throw new Refusal('report_signed');
  if (report.version !== expectedVersion) throw new Refusal('changed_meanwhile');
  return report;
}

export function sign(db: DeskDatabase, tx: WriteTx, report: FoldedReport, user: SessionUser): void {
  const { head, open, restricted } = contentOf(report);
  const content = asText({ form: FORM, id: report.id, head, ...open, signed: { name: user.fullName, role: user.role, at: tx.now } });
  const apart = asText({ part: restricted.part, decisions: restricted.decisions, salt: randomBytes(SALT_BYTES).toString('hex') });
  const hashes = { content_hash: sha256(content), restricted_hash: sha256(apart) };
  const hash = hashOf(hashes.content_hash, hashes.restricted_hash);
  const { period_from, period_to, occasion, replaces } = report.count;
  addEvent(db, tx, { report_id: report.id, action: 'sign', period_from, period_to, occasion, replaces, content, restricted: apart, ...hashes, hash });
  tx.audit('update', 'complaint_report', report.id, `${SIGNED}${hash}`);
}

/** Counts every hash anew and compares it with what is kept, and that with the audit log. */
export function verify(db: DeskDatabase, id: string): Output<'complaintReports.verify'> {
  const { signing } = reportFor(db, id);
  if (!signing) throw new Refusal('step_not_allowed');
  const [contentHash, restrictedHash] = [sha256(signing.content), sha256(signing.restricted)];
  const entry = entryOf(db, id, signing.actor, signing.at);
  const hash = hashOf(contentHash, restrictedHash);
  const faults: Output<'complaintReports.verify'>['faults'] = [];
  if (contentHash !== signing.content_hash) faults.push('content_changed');
  if (restrictedHash !== signing.restricted_hash) faults.push('restricted_changed');
  if (signing.hash !== hashOf(signing.content_hash ?? '', signing.restricted_hash ?? '')) faults.push('hash_changed');
  if (!entry) faults.push('entry_missing');
  else if (entry.detail !== `${SIGNED}${signing.hash ?? ''}`) faults.push('entry_differs');
  if (!readable(signedContent.open, signing.content) || !readable(signedContent.restricted, signing.restricted)) faults.push('unreadable');
  return { faults, hash, contentHash, entryAt: entry?.at ?? null, anchoredAt: entry ? anchoredAt(db, entry.id) : null };
}

function readable(schema: { safeParse(value: unknown): { success: boolean } }, text: string): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** The entry of this signature; written in its transaction, so at its instant. */
function entryOf(db: DeskDatabase, reportId: string, actor: string, at: number) {
  return db.first(db.build.selectFrom('audit_entry').select(['id', 'at', 'detail']).where('entity', '=', 'complaint_report').where('row_id', '=', reportId).where('actor', '=', actor)
    .where('action', '=', 'update').where('detail', 'like', `${SIGNED}%`).where('at', '=', at).limit(1));
}

/** When the audit log was first signed with this entry in it. */
function anchoredAt(db: DeskDatabase, entryId: string): number | null {
  const rows = db.all(db.build.selectFrom('audit_anchor').innerJoin('audit_entry as last', 'last.id', 'audit_anchor.last_entry').innerJoin('audit_entry as own', 'own.device_id', 'audit_anchor.device_id')
    .select('audit_anchor.at').where('own.id', '=', entryId).where(sql<boolean>`last.rowid >= own.rowid`).orderBy('audit_anchor.at').limit(1));
  return rows[0]?.at ?? null;
}
