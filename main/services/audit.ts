/** The audit log: who did what, newest first, and the proof that nobody changed it. */
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { AuditPlace } from '../../shared/contract/audit.ts';
import type { CallName } from '../../shared/contract/index.ts';
import { type DeskCare, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { acknowledge, acknowledgedFaults } from './audit/acknowledged.ts';
import { anchorIfDue, anchorNow, auditFingerprint, fingerprintOfDay, newestAnchor, sealForFile, shortHead } from './audit/anchors.ts';
import { checkAnew, checkAudit, checkIsDue, checkRunning, lastCheck, lastFindings } from './audit/check.ts';
import { csvHead, csvOf } from './audit/csv.ts';
import { notePaper } from './audit/papers.ts';
import { acknowledgements, findEntries } from './audit/search.ts';
import { readTrail } from './audit/trail.ts';
import { verifyAudit } from './audit/verify.ts';
import { dayInZone } from '../../shared/domain/calendar-day.ts';
import { readClinic } from './clinic.ts';
import { restoreRunning } from './desk-work.ts';

/** What the audit log needs of an open desk. */
interface AuditDesk { care(): DeskCare; readonly folder: DeskCare['folder'] }
type AuditCall = Extract<CallName, `audit.${string}`>;

const PIECE = 2_000;

export function auditHandlers(desk: AuditDesk): HandlersOf<AuditCall> {
  return {
    'audit.list': async (ctx, { before, limit, ...filter }) => {
      // Ids sort after '' : everything of the instant `before` itself was on the page before.
      const found = await findEntries(ctx.db, requireUser(ctx), filter, before === null ? null : { at: before, id: '' }, limit, true);
      return found.map(({ id, at, actor, action, entity, rowId, detail }) => ({ id, at, actor, action, entity, rowId, detail }));
    },

    'audit.export': async (ctx, { after, ...filter }) => {
      const { zone } = readClinic(ctx.db);
      const now = ctx.clock.now();
      if (after === null) ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'audit.export' }, (tx) => { tx.audit('export', 'audit_entry', null, JSON.stringify(filter)); });
      const always = acknowledgements(ctx.db);
      const found = await findEntries(ctx.db, requireUser(ctx), filter, after, PIECE);
      // A fault that was acknowledged stands at the head of every file, whatever was asked for, and only there.
      const rest = found.filter(({ action }) => action !== 'acknowledge');
      return { text: (after === null ? csvHead(sealForFile(desk.care()), always, zone) : '') + csvOf(rest, zone), rows: found.length, fileName: `jejak-audit-${dayInZone(zone, now)}.csv`, next: nextPlace(found, PIECE) };
    },

    'audit.ofPatient': (ctx, wish) => readTrail(ctx.db, requireUser(ctx), wish),

    'audit.state': (ctx) => {
      const anchor = newestAnchor(ctx.db);
      return {
        check: lastCheck(ctx.db), checking: checkRunning(desk.folder),
        anchor: anchor ? { fingerprint: shortHead(anchor.head), at: anchor.at, entries: anchor.entries, reason: anchor.reason } : null,
        findings: lastFindings(ctx.db), acknowledged: acknowledgedFaults(ctx.db),
      };
    },

    'audit.verify': async () => {
      const check = await checkAudit(desk.care());
      if (!check) throw new Refusal('busy');
      return check;
    },

    'audit.acknowledge': async (ctx, { key, reason }) => {
      const care = desk.care();
      const finding = lastFindings(ctx.db)?.find((each) => each.key === key && !each.acknowledged);
      ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'audit.acknowledge' }, (tx) => {
        if (!finding) throw new Refusal('changed_meanwhile');
        acknowledge(tx, finding, reason);
        return {};
      });
      anchorNow(care, 'manual');
      const check = await checkAnew(care);
      if (!check) throw new Refusal('busy');
      return check;
    },

    'audit.printed': (ctx, printed) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'audit.printed' }, (tx) => {
      notePaper(ctx, tx, printed);
      return {};
    }),

    'audit.sealOfDay': (ctx, { day }) => fingerprintOfDay(ctx.db, day),

    'audit.anchor': (ctx) => {
      if (!anchorNow(desk.care(), 'manual', requireUser(ctx).id)) throw new Refusal('step_not_allowed');
      const fingerprint = auditFingerprint(ctx.db);
      if (!fingerprint) throw new Refusal('not_found');
      return fingerprint;
    },
  };
}

/** Every chain and anchor of this database, here and now: for a worker, or a small database. Says nothing of a signing key kept outside it. */
export function verifyChain(db: DeskDatabase): Promise<{ entries: number; intact: boolean; brokenAt: number | null }> {
  const verdict = verifyAudit(db, null, () => true);
  return Promise.resolve({ entries: verdict?.entries ?? 0, intact: verdict?.fault === null, brokenAt: verdict?.brokenAt ?? null });
}

/** The desk's care for its log, to be called every quarter of an hour: a check in the background once a day, then an anchor where one is due. */
export async function keepAudit(care: DeskCare): Promise<void> {
  if (restoreRunning(care.folder)) return;
  try {
    if (checkIsDue(care.db, care.clock.now())) await checkAudit(care, true);
  } finally {
    // Also after a check that failed; not in a database that was closed or replaced meanwhile.
    if (care.db.connection.open) anchorIfDue(care);
  }
}

function nextPlace(found: readonly { at: number; id: string }[], limit: number): AuditPlace | null {
  const last = found.at(-1);
  return last && found.length >= limit ? { at: last.at, id: last.id } : null;
}
