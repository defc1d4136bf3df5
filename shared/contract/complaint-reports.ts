/** Reports to management about complaints: one for every 24 hours, signed and unchangeable; the month's evaluation; the indicator of response time. */
import { z } from 'zod';
import { complaintCategorySchema } from './complaint-categories.ts';
import { COMPLAINT_CHANNELS, COMPLAINT_GRADES, complaintStateSchema } from './complaints.ts';
import { type Role, command, daySchema, idSchema, instantSchema, nothing, query, roleSchema } from './core.ts';

/** Who reads reports about complaints. */
export const COMPLAINT_REPORT_ROLES = ['public_relations', 'medical_executive', 'director', 'admin'] as const satisfies readonly Role[];
/** Who signs one. */
export const REPORT_SIGNER_ROLES = ['public_relations', 'medical_executive', 'director'] as const satisfies readonly Role[];

export const REPORT_STATES = ['draft', 'signed'] as const;
/** Made at its hour; later, because no desk was on; on request; instead of one that was signed already. */
export const REPORT_OCCASIONS = ['due', 'caught_up', 'asked', 'correction'] as const;
export const reportOccasionSchema = z.enum(REPORT_OCCASIONS);
export type ReportOccasion = z.infer<typeof reportOccasionSchema>;
/** Periods in the trend of a daily report. */
export const TREND_PERIODS = 30;
/** What a report shows of each list; the rest is counted and lies in the list of complaints. */
export const MOST_SHOWN = 100;
export const MOST_REDS = 30;
/** Kecepatan waktu tanggap komplain: at least this share (percent) is the aim. */
export const RESPONSE_TARGET = 80;

const count = z.int().nonnegative();
/** `key`: a channel, category (a clinic's own by its name) or grade; the name of a unit, or empty where none was named. */
export const lineSchema = z.object({ key: z.string(), received: count, closed: count, open: count });
export type ReportLine = z.infer<typeof lineSchema>;
/** `openBefore + received + reopened - closed = open`. */
const totalsSchema = z.object({ openBefore: count, received: count, reopened: count, closed: count, open: count, overdue: count });
const namedCase = { id: idSchema, number: z.string(), grade: z.enum(COMPLAINT_GRADES), unit: z.string().nullable(), category: complaintCategorySchema, owner: z.string().nullable(), state: complaintStateSchema };
/** `met` of `met + late` were answered and settled within their limit; `pending`: the limit has not passed; `excluded`: merged or turned away. */
const responseSchema = z.object({ from: instantSchema, to: instantSchema, met: count, late: count, pending: count, excluded: count });
export type ResponseFigures = z.infer<typeof responseSchema>;

export const reportPartSchema = z.object({
  totals: totalsSchema,
  /** A complaint about several units is counted under each of them in `by.unit`, and once everywhere else; so many there are. */
  severalUnits: count.default(0),
  by: z.object({ channel: z.array(lineSchema), unit: z.array(lineSchema), category: z.array(lineSchema), grade: z.array(lineSchema) }),
  /** `overMs`: counted milliseconds over the limit. The longest first. */
  overdue: z.array(z.object({ ...namedCase, receivedAt: instantSchema, overMs: z.int() })),
  /** Received in the period and red at its end, or made red in it; in full. `recordedAt`: when the desk learnt of it. */
  reds: z.array(z.object({ ...namedCase, channel: z.enum(COMPLAINT_CHANNELS), receivedAt: instantSchema, recordedAt: instantSchema, narrative: z.string(), steps: z.array(z.object({ at: instantSchema, action: z.string(), text: z.string().nullable() })) })),
  newReds: count,
  /** What was promised and is not done: tasks of units, improvements; what is due first stands first. */
  promises: z.array(z.object({ id: idSchema, number: z.string(), kind: z.enum(['task', 'improvement']), text: z.string(), who: z.string().nullable(), dueAt: instantSchema, late: z.boolean() })),
  openPromises: count,
  /** Since the month began. */
  response: responseSchema,
  trend: z.array(z.object({ to: instantSchema, received: count, closed: count, open: count })),
  /** The complaints that were counted here. */
  cases: z.array(idSchema),
});
export type ReportPart = z.infer<typeof reportPartSchema>;

/** What a report says of itself. `days`: how yellow and green count. */
export const reportHeadSchema = z.object({
  clinic: z.object({ name: z.string(), address: z.string(), zone: z.string() }), from: instantSchema, to: instantSchema, countedAt: instantSchema, desk: z.string(),
  occasion: reportOccasionSchema, replaces: idSchema.nullable(), days: z.enum(['calendar', 'working']),
});
export type ReportHead = z.infer<typeof reportHeadSchema>;
export const signedBySchema = z.object({ name: z.string(), role: roleSchema, at: instantSchema });

export const reportRowSchema = z.object({
  id: idSchema, from: instantSchema, to: instantSchema, state: z.enum(REPORT_STATES), occasion: reportOccasionSchema, countedAt: instantSchema,
  signed: signedBySchema.nullable(), replaces: idSchema.nullable(), replacedBy: idSchema.nullable(),
  /** Null when the text was changed behind the desk's back and cannot be read. */
  totals: totalsSchema.nullable(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const reportDetailSchema = z.object({
  id: idSchema, state: z.enum(REPORT_STATES), head: reportHeadSchema, part: reportPartSchema, decisions: z.string(),
  /** Only for those who may see restricted complaints, and none that is about them or their unit. */
  restricted: z.object({ part: reportPartSchema, decisions: z.string() }).nullable(),
  /** Entries that were taken out for this reader, because their complaint was restricted after the report was made. */
  withheld: count,
  signed: signedBySchema.extend({ hash: z.string(), contentHash: z.string() }).nullable(),
  /** A second signature from another desk, made before it knew of the first; it counts for nothing. */
  alsoSigned: z.array(signedBySchema), replacedBy: idSchema.nullable(),
  /** The newest step that this reader has seen; for `expectedVersion`. */
  version: idSchema,
});
export type ReportDetail = z.infer<typeof reportDetailSchema>;

/** What a check of a signed report found. `anchored`: the audit log's signature covers its entry. */
export const REPORT_FAULTS = ['content_changed', 'restricted_changed', 'hash_changed', 'entry_missing', 'entry_differs', 'unreadable'] as const;
export const reportCheckSchema = z.object({ faults: z.array(z.enum(REPORT_FAULTS)), hash: z.string(), contentHash: z.string(), entryAt: instantSchema.nullable(), anchoredAt: instantSchema.nullable() });

const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const decisionsText = z.string().trim().max(4000);
/** A share in tenths of a percent, so that no fraction is lost to rounding on the way. */
const share = z.int().min(0).max(1000);
export const paretoRowSchema = z.object({ key: z.string(), count, share, running: share });
export const improvementRowSchema = z.object({
  complaintId: idSchema, number: z.string(), text: z.string(), owner: z.string().nullable(), dueDay: daySchema, state: z.enum(['open', 'overdue', 'done', 'effective', 'not_effective']), result: z.string().nullable(),
});
export const repeatSchema = z.object({ key: z.string(), category: complaintCategorySchema, count, cases: z.array(z.object({ id: idSchema, number: z.string(), receivedAt: instantSchema })) });
export const monthFiguresSchema = z.object({
  month: monthSchema, from: instantSchema, to: instantSchema, countedAt: instantSchema, received: count, closed: count, open: count, reopened: count,
  byCause: z.array(paretoRowSchema), withoutCause: count,
  /** As in a daily report. */
  severalUnits: count,
  byUnit: z.array(lineSchema), byCategory: z.array(lineSchema), byGrade: z.array(lineSchema), byChannel: z.array(lineSchema),
  /** More than one complaint about the same unit and category in the month. */
  repeats: z.array(repeatSchema),
  improvements: z.array(improvementRowSchema),
  /** Reporters' answers, 1 to 4, given in the month. */
  satisfaction: z.object({ answers: count, average: z.number().nullable(), scores: z.array(z.object({ score: z.int(), count })) }),
  response: responseSchema,
});
export type MonthFigures = z.infer<typeof monthFiguresSchema>;
const clinicHead = { clinicName: z.string(), clinicAddress: z.string() };

export const VERDICTS = ['met', 'late', 'pending', 'excluded'] as const;
export const indicatorCaseSchema = z.object({
  id: idSchema, number: z.string(), grade: z.enum(COMPLAINT_GRADES), unit: z.string().nullable(), receivedAt: instantSchema, settledAt: instantSchema.nullable(), verdict: z.enum(VERDICTS), overMs: z.int().nullable(),
});
export type IndicatorCase = z.infer<typeof indicatorCaseSchema>;
const scope = { restricted: z.boolean().default(false) };

export const complaintReports = {
  /** The newest first. `periodEnd`: minutes from midnight. */
  'complaintReports.list': query(COMPLAINT_REPORT_ROLES, z.object({ before: instantSchema.nullable().default(null), limit: z.int().min(1).max(100).default(40) }), z.object({ rows: z.array(reportRowSchema), periodEnd: z.int() })),
  /** Audited as a view. */
  'complaintReports.get': query(COMPLAINT_REPORT_ROLES, z.object({ id: idSchema }), reportDetailSchema),
  /** For the period that ends on this day, when there is none yet; else the one there is. */
  'complaintReports.make': command(COMPLAINT_REPORT_ROLES, ['complaintReports', 'attention'], z.object({ day: daySchema }), z.object({ id: idSchema })),
  /** Counts a draft anew, with what has become known meanwhile. */
  'complaintReports.recount': command(COMPLAINT_REPORT_ROLES, ['complaintReports'], z.object({ id: idSchema, expectedVersion: idSchema }), reportDetailSchema),
  /** What is asked of management. `restricted`: for those who may see restricted complaints; null leaves it. */
  'complaintReports.decide': command(COMPLAINT_REPORT_ROLES, ['complaintReports'], z.object({ id: idSchema, expectedVersion: idSchema, decisions: decisionsText, restricted: decisionsText.nullable() }), reportDetailSchema),
  'complaintReports.sign': command(REPORT_SIGNER_ROLES, ['complaintReports', 'attention'], z.object({ id: idSchema, expectedVersion: idSchema }), reportDetailSchema),
  /** A new draft that names the signed report which it replaces. */
  'complaintReports.correct': command(COMPLAINT_REPORT_ROLES, ['complaintReports', 'attention'], z.object({ id: idSchema }), z.object({ id: idSchema })),
  'complaintReports.verify': query(COMPLAINT_REPORT_ROLES, z.object({ id: idSchema }), reportCheckSchema),
  'complaintReports.month': query(COMPLAINT_REPORT_ROLES, z.object({ month: monthSchema, ...scope }), z.object({ ...clinicHead, restricted: z.boolean(), figures: monthFiguresSchema })),
  /** The same as a table for a spreadsheet. */
  'complaintReports.monthFile': query(COMPLAINT_REPORT_ROLES, z.object({ month: monthSchema, ...scope }), z.object({ fileName: z.string(), text: z.string() })),
  /** Twelve months up to this one, and the complaints of this one. */
  'complaintReports.indicator': query(COMPLAINT_REPORT_ROLES, z.object({ month: monthSchema, ...scope }), z.object({
    ...clinicHead, month: monthSchema, days: z.enum(['calendar', 'working']), restricted: z.boolean(), months: z.array(z.object({ month: monthSchema, response: responseSchema })), cases: z.array(indicatorCaseSchema),
  })),
  /** Audited as a print, also when it becomes a PDF. `id`: a daily report; else a month. `restricted`: with what only a few may read. */
  'complaintReports.printed': command(COMPLAINT_REPORT_ROLES, [], z.object({ id: idSchema.nullable(), month: monthSchema.nullable(), restricted: z.boolean(), as: z.enum(['paper', 'pdf']) }), nothing),
  'complaintReports.saveSettings': command(['director', 'admin'], ['complaintReports'], z.object({ periodEnd: z.int().min(0).max(1439) }), nothing),
} as const;
