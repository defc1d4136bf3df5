/** Reports to management about complaints: daily ones that are signed, the month's evaluation, the indicator of response time. */
import { setImmediate } from 'node:timers/promises';
import type { ComplaintReportEventTable } from '../../../db/desk/schema.ts';
import type { WriteTx } from '../../../db/desk/database.ts';
import type { ReportDetail } from '../../../shared/contract/complaint-reports.ts';
import type { CallName, ParsedInput } from '../../../shared/contract/index.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { anchorAside } from '../audit/anchors.ts';
import { readClinic } from '../clinic.ts';
import { readComplaintSettings } from '../complaints/settings.ts';
import { seesRestricted } from '../complaints/visible.ts';
import { saveSettingRows } from '../setting-rows.ts';
import { asText, countReport } from './count.ts';
import { REPORT_SETTINGS, endOfDay, makeDueReports, makeReport } from './due.ts';
import { type FoldedReport, addCount, addEvent, periodEnding, readReport, replacementOf, reportIdOf } from './events.ts';
import { causeWords, monthCsv } from './month-csv.ts';
import { monthAnswer, readIndicator, readMonth } from './month.ts';
import { contentOf, detailFor, listReports, reportFor } from './read.ts';
import { draftFor, sign, verify } from './sign.ts';

type ReportCall = Extract<CallName, `complaintReports.${string}`>;

export function complaintReportHandlers(care: () => DeskCare): HandlersOf<ReportCall> {
  return {
    'complaintReports.list': async (ctx, { before, limit }) => {
      // Whoever looks finds the period that has just ended, also before the desk's own round.
      if (before === null) await makeDueReports(ctx.db, ctx.clock.now(), () => setImmediate());
      return listReports(ctx.db, before, limit);
    },

    'complaintReports.get': (ctx, { id }) => {
      const user = requireUser(ctx);
      const detail = detailFor(ctx.db, user, id);
      ctx.db.write({ actor: user.id, requestId: null, call: 'complaintReports.get' }, (tx) => { tx.audit('view', 'complaint_report', id); });
      return detail;
    },

    'complaintReports.make': (ctx, { day }) => {
      const [to, now] = [endOfDay(ctx.db, day), ctx.clock.now()];
      if (to > now) throw new Refusal('report_too_early');
      const known = readReport(ctx.db, reportIdOf(readClinic(ctx.db).id, to));
      return known ? { id: known.id } : makeReport(ctx.db, requireUser(ctx).id, ctx.requestId, { period: periodEnding(ctx.db, to), now, occasion: 'asked' });
    },

    'complaintReports.recount': (ctx, { id, expectedVersion }) => change(ctx, 'complaintReports.recount', id, expectedVersion, (tx, { count }) => {
      addCount(ctx.db, tx, id, countReport(ctx.db, { period: { from: count.period_from, to: count.period_to }, now: tx.now, occasion: count.occasion, replaces: count.replaces }));
      tx.audit('update', 'complaint_report', id, 'counted anew');
    }),

    'complaintReports.decide': decide,

    'complaintReports.sign': (ctx, { id, expectedVersion }) => {
      const user = requireUser(ctx);
      const detail = change(ctx, 'complaintReports.sign', id, expectedVersion, (tx, report) => { sign(ctx.db, tx, report, user); });
      anchorAside(care(), 'complaint_report');
      return detail;
    },

    'complaintReports.correct': (ctx, { id }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaintReports.correct' }, (tx) => correct(ctx, tx, id)),

    'complaintReports.verify': (ctx, { id }) => verify(ctx.db, id),

    'complaintReports.month': (ctx, wanted) => monthAnswer(ctx.db, requireUser(ctx), ctx.clock.now(), wanted),

    'complaintReports.monthFile': (ctx, wanted) => {
      const user = requireUser(ctx);
      const text = monthCsv(readMonth(ctx.db, user, ctx.clock.now(), wanted), causeWords(readComplaintSettings(ctx.db).causes));
      ctx.db.write({ actor: user.id, requestId: null, call: 'complaintReports.monthFile' }, (tx) => { tx.audit('export', 'complaint_report', null, `month ${wanted.month}`); });
      return { fileName: `evaluasi-komplain-${wanted.month}.csv`, text: `\uFEFF${text}` };
    },

    'complaintReports.indicator': (ctx, wanted) => readIndicator(ctx.db, requireUser(ctx), ctx.clock.now(), wanted),

    'complaintReports.printed': (ctx, { id, month, restricted, as }) => {
      const user = requireUser(ctx);
      if (restricted && !seesRestricted(user.role)) throw new Refusal('forbidden');
      if (id !== null && restricted && detailFor(ctx.db, user, id).restricted === null) throw new Refusal('forbidden');
      return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'complaintReports.printed' }, (tx) => {
        if (id !== null) reportFor(ctx.db, id);
        tx.audit('print', 'complaint_report', id, `${as}${month === null ? '' : ` ${month}`}${restricted ? ' with restricted part' : ''}`);
        return {};
      });
    },

    'complaintReports.saveSettings': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaintReports.saveSettings' }, (tx) => {
      saveSettingRows(ctx.db, tx, REPORT_SETTINGS, wanted);
      return {};
    }),
  };
}

type Changing = 'complaintReports.recount' | 'complaintReports.decide' | 'complaintReports.sign';

/** One change of a draft that this person has seen as it is. */
function change(ctx: CallContext, call: Changing, id: string, expectedVersion: string, act: (tx: WriteTx, report: FoldedReport) => void): ReportDetail {
  const user = requireUser(ctx);
  return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call }, (tx) => {
    act(tx, draftFor(ctx.db, id, expectedVersion));
    return detailFor(ctx.db, user, id);
  });
}

function decide(ctx: CallContext, { id, expectedVersion, decisions, restricted }: ParsedInput<'complaintReports.decide'>): ReportDetail {
  return change(ctx, 'complaintReports.decide', id, expectedVersion, (tx, report) => {
    const before = contentOf(report);
    const mayWrite = restricted !== null && detailFor(ctx.db, requireUser(ctx), id).restricted !== null;
    const { count } = report;
    addEvent(ctx.db, tx, {
      ...frameOf(count), report_id: id, action: 'decide', content: asText({ decisions }), restricted: asText({ decisions: mayWrite ? restricted : before.restricted.decisions }),
    });
    tx.audit('update', 'complaint_report', id, 'decisions');
  });
}

/** A draft for the same period; the one that there is, when somebody has begun one already. */
function correct(ctx: CallContext, tx: WriteTx, id: string): { id: string } {
  const { signing, count } = reportFor(ctx.db, id);
  if (!signing || replacementOf(ctx.db, id) !== null) throw new Refusal('step_not_allowed');
  const begun = ctx.db.first(ctx.db.build.selectFrom('complaint_report_event').select('report_id').where('replaces', '=', id).limit(1));
  if (begun) return { id: begun.report_id };
  const correction = tx.newId();
  addCount(ctx.db, tx, correction, countReport(ctx.db, { period: { from: count.period_from, to: count.period_to }, now: tx.now, occasion: 'correction', replaces: id }));
  tx.audit('create', 'complaint_report', correction, 'correction');
  return { id: correction };
}

type Frame = Pick<ComplaintReportEventTable, 'period_from' | 'period_to' | 'occasion' | 'replaces'>;
function frameOf({ period_from, period_to, occasion, replaces }: Frame): Frame { return { period_from, period_to, occasion, replaces }; }
