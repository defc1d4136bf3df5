/** Complaints about the clinic, from whatever channel, with a running clock by grade. */
import { z } from 'zod';
import { type Role, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, roleSchema, versionSchema } from './core.ts';
import { complaintCategorySchema } from './complaint-categories.ts';
import { complaintSettingsSchema } from './complaint-settings.ts';

/** Who takes complaints in and works on them. */
export const COMPLAINT_ROLES = ['receptionist', 'operator', 'registrar', 'public_relations', 'admin'] as const satisfies readonly Role[];
/** Who may ever ask for a name that was told in confidence; which of them, the settings and the complaint say. */
export const IDENTITY_ROLES = [...COMPLAINT_ROLES, 'medical_executive', 'director'] as const satisfies readonly Role[];
/** Who says how complaints are worked on: limits, hours, escalation, causes, letters. */
export const COMPLAINT_SETTING_ROLES = ['public_relations', 'admin'] as const satisfies readonly Role[];
/** Who may see a restricted complaint (a whistle-blower's, or about a colleague); never the accused and whoever works in the unit that it is about. */
export const RESTRICTED_COMPLAINT_ROLES = ['public_relations', 'director', 'admin'] as const satisfies readonly Role[];

/** kotak saran, SMS, WhatsApp, email, langsung, telepon, media sosial, SP4N-LAPOR! */
export const COMPLAINT_CHANNELS = ['in_person', 'phone', 'whatsapp', 'sms', 'email', 'suggestion_box', 'social_media', 'sp4n'] as const;
export const complaintChannelSchema = z.enum(COMPLAINT_CHANNELS);
/** merah (ekstrem), kuning (tinggi), hijau (rendah): limits 1x24 hours, 3 days, 7 days. Indikator Nasional Mutu, KKK. */
export const COMPLAINT_GRADES = ['red', 'yellow', 'green'] as const;
export const complaintGradeSchema = z.enum(COMPLAINT_GRADES);
export type ComplaintGrade = z.infer<typeof complaintGradeSchema>;
/** baru, ditelaah, ditangani, menunggu unit, dijawab, selesai, dibuka lagi, digabung, ditolak */
export const COMPLAINT_STATES = ['new', 'reviewed', 'in_progress', 'waiting_unit', 'answered', 'resolved', 'reopened', 'merged', 'rejected'] as const;
/** Those that wait for somebody; the others are closed. */
export const OPEN_COMPLAINT_STATES = ['new', 'reviewed', 'in_progress', 'waiting_unit', 'answered', 'reopened'] as const satisfies readonly (typeof COMPLAINT_STATES)[number][];
export const complaintStateSchema = z.enum(COMPLAINT_STATES);
export type ComplaintState = z.infer<typeof complaintStateSchema>;
/** The only reasons for which the clock may stand still; each is named in the timeline. */
export const PAUSE_REASONS = ['waiting_for_reporter', 'with_authorities', 'waiting_for_insurer'] as const;
export const pauseReasonSchema = z.enum(PAUSE_REASONS);
/** teratasi, belum teratasi, diteruskan ke komite etik */
export const COMPLAINT_OUTCOMES = ['settled', 'not_settled', 'ethics_committee'] as const;
/** Why a complaint is not worked on: bukan wewenang klinik, sudah ada, bukan komplain, dicabut, tidak dapat ditelusuri */
export const REJECT_REASONS = ['not_ours', 'duplicate', 'not_a_complaint', 'withdrawn', 'untraceable'] as const;
/** How a letter of answer went out. */
export const LETTER_WAYS = ['print', 'whatsapp', 'email'] as const;
/** Units that a complaint is about beside its main one. */
export const MOST_OTHER_UNITS = 5;
export const MOST_VIEWERS = 10;
export const REPORTER_RELATIONS = ['self', 'family', 'visitor', 'staff', 'other'] as const;

/**
 * `receivedAt` may lie before now: a letter is found in the box. Anonymous: neither name nor contact is kept. Confidential: name, contact
 * and the patient are kept apart, and told only by `complaints.reveal`; at an edit null leaves them as they are.
 */
export const complaintFields = z.object({
  channel: complaintChannelSchema, receivedAt: instantSchema,
  anonymous: z.boolean(), confidential: z.boolean().default(false), reporterName: optionalText(120), reporterContact: optionalText(120), relation: z.enum(REPORTER_RELATIONS).nullable(),
  patientId: idSchema.nullable(), unitId: idSchema.nullable(), otherUnitIds: z.array(idSchema).max(MOST_OTHER_UNITS).default([]), category: complaintCategorySchema, grade: complaintGradeSchema,
  narrative: z.string().trim().min(1, 'narrative_required').max(4000),
  /** A whistle-blower's report: only `RESTRICTED_COMPLAINT_ROLES` see it once it is saved. */
  restricted: z.boolean(),
  /** A user of this clinic whom it is about: then it is restricted, and hidden from that user and their unit. Left out: as it was. */
  accusedId: idSchema.nullable().optional(),
});
export type ComplaintFields = z.infer<typeof complaintFields>;
export const complaintInput = complaintFields.superRefine((complaint, issues) => {
  if (!complaint.anonymous && !complaint.confidential && complaint.reporterName === null) issues.addIssue({ code: 'custom', path: ['reporterName'], message: 'reporter_required' });
});

/** What the program proposed while the complaint was typed; null: not sure. Kept beside what was decided. */
export const proposalSchema = z.object({ grade: complaintGradeSchema.nullable(), category: complaintCategorySchema.nullable(), unitId: idSchema.nullable() });
export type Proposal = z.infer<typeof proposalSchema>;

/** A clock as the desk counts it; the window lets it run on between two answers. */
export const complaintClockSchema = z.object({
  /** When the limit ends as things stand; null while the clock stands still. */
  limitAt: instantSchema.nullable(),
  /** Counted milliseconds left (negative: over the limit) and the limit itself; in working time a day's hours count as 24. */
  remainingMs: z.int(), limitMs: z.int().positive(),
  state: z.enum(['running', 'paused', 'stopped']),
});

export const complaintRowSchema = z.object({
  id: idSchema, number: z.string(), channel: complaintChannelSchema, receivedAt: instantSchema,
  grade: complaintGradeSchema, category: complaintCategorySchema, unit: z.string().nullable(),
  /** Further units that it is about, by name. */
  otherUnits: z.array(z.string()),
  /** Beginning of the narrative. */
  summary: z.string(),
  /** Null of whoever is anonymous or told it in confidence. */
  reporterName: z.string().nullable(), anonymous: z.boolean(), confidential: z.boolean(), restricted: z.boolean(),
  state: complaintStateSchema, firstAnswerAt: instantSchema.nullable(), resolvedAt: instantSchema.nullable(), reopened: z.int().nonnegative(),
  ownerId: idSchema.nullable(), owner: z.string().nullable(),
  /** Until it is settled, and until the first answer. */
  clock: complaintClockSchema, answerClock: complaintClockSchema, version: versionSchema,
});
export type ComplaintRow = z.infer<typeof complaintRowSchema>;

export const COMPLAINT_ACTIONS = [
  'receive', 'note', 'answer', 'resolve', 'reopen', 'regrade', 'pause', 'resume', 'edit',
  'review', 'handle', 'merge', 'reject', 'assign', 'task', 'task_done', 'task_cancel', 'letter', 'mediate', 'cause', 'improve', 'improve_done', 'improve_check', 'satisfaction', 'escalate', 'restrict',
  'reveal', 'viewers', 'post',
] as const;
export const complaintEventSchema = z.object({
  id: idSchema, action: z.enum(COMPLAINT_ACTIONS), at: instantSchema, actor: z.string(),
  text: z.string().nullable(), grade: complaintGradeSchema.nullable(), outcome: z.enum(COMPLAINT_OUTCOMES).nullable(), pause: pauseReasonSchema.nullable(),
  /** Whom or what it is about, by name: a user, a unit, another complaint's number; of a cause its id. */
  subject: z.string().nullable(), reason: z.string().nullable(), score: z.int().nullable(),
});
export const complaintTaskSchema = z.object({
  id: idSchema, unitId: idSchema, unit: z.string(), text: z.string(), dueAt: instantSchema, givenBy: z.string(),
  reply: z.string().nullable(), doneAt: instantSchema.nullable(), doneBy: z.string().nullable(), cancelled: z.boolean(),
});
export const improvementSchema = z.object({
  id: idSchema, text: z.string(), ownerId: idSchema.nullable(), owner: z.string().nullable(), dueDay: daySchema, checkDay: daySchema.nullable(),
  doneAt: instantSchema.nullable(), doneBy: z.string().nullable(), checkedAt: instantSchema.nullable(), checkedBy: z.string().nullable(), effective: z.boolean().nullable(), result: z.string().nullable(),
});
const otherComplaintSchema = z.object({ id: idSchema, number: z.string() });
export const complaintDetailSchema = complaintRowSchema.extend({
  ...complaintFields.shape, accusedId: idSchema.nullable(), accused: z.string().nullable(),
  /** Of one told in confidence: whether this user may ask for the name, and who else may. */
  mayReveal: z.boolean(), viewers: z.array(z.object({ id: idSchema, name: z.string() })),
  /** Of an anonymous reporter: the answer that hangs on the notice board. */
  posted: z.object({ at: instantSchema, text: z.string() }).nullable(),
  patientName: z.string().nullable(), patientRecordNumber: z.string().nullable(),
  /** The state without its open tasks: what steps are asked of. */
  beneath: complaintStateSchema.exclude(['waiting_unit']),
  outcome: z.enum(COMPLAINT_OUTCOMES).nullable(), rejectReason: z.enum(REJECT_REASONS).nullable(), mergedInto: otherComplaintSchema.nullable(), mergedFrom: z.array(otherComplaintSchema),
  pausedFor: pauseReasonSchema.nullable(), pauses: z.array(z.object({ reason: pauseReasonSchema, from: instantSchema, to: instantSchema.nullable() })),
  cause: z.string().nullable(), satisfaction: z.int().nullable(), escalatedAt: instantSchema.nullable(),
  tasks: z.array(complaintTaskSchema), improvements: z.array(improvementSchema), events: z.array(complaintEventSchema),
});
export type ComplaintDetail = z.infer<typeof complaintDetailSchema>;

const text = z.string().trim().min(1, 'text_required').max(4000);
const remark = optionalText(4000);
const scoreSchema = z.int().min(1).max(4);
/** One step of a complaint. The first `answer` or `letter` is what the reporter is told first; `resolve`, `merge` and `reject` stop the clocks. */
export const complaintStepSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('note'), text }),
  z.object({ action: z.literal('review'), text: remark }),
  z.object({ action: z.literal('handle'), text: remark }),
  z.object({ action: z.literal('answer'), text }),
  /** `score`: how satisfied the reporter is, 1 not at all to 4 very; null when it could not be asked. */
  z.object({ action: z.literal('resolve'), text, outcome: z.enum(COMPLAINT_OUTCOMES), score: scoreSchema.nullable().optional() }),
  z.object({ action: z.literal('merge'), intoId: idSchema, text: remark }),
  z.object({ action: z.literal('reject'), reason: z.enum(REJECT_REASONS), text }),
  z.object({ action: z.literal('reopen'), text }),
  z.object({ action: z.literal('regrade'), text, grade: complaintGradeSchema }),
  z.object({ action: z.literal('pause'), text, pause: pauseReasonSchema }),
  z.object({ action: z.literal('resume'), text: remark }),
  z.object({ action: z.literal('assign'), userId: idSchema.nullable(), text: remark }),
  z.object({ action: z.literal('task'), unitId: idSchema, text, dueAt: instantSchema }),
  z.object({ action: z.literal('task_done'), taskId: idSchema, text }),
  z.object({ action: z.literal('task_cancel'), taskId: idSchema, text }),
  /** `text` is what was sent, word for word. */
  z.object({ action: z.literal('letter'), way: z.enum(LETTER_WAYS), text }),
  z.object({ action: z.literal('mediate'), text }),
  z.object({ action: z.literal('cause'), causeId: z.string().max(60), text: remark }),
  z.object({ action: z.literal('improve'), text, ownerId: idSchema.nullable(), dueDay: daySchema, checkDay: daySchema.nullable() }),
  z.object({ action: z.literal('improve_done'), improvementId: idSchema, text: remark }),
  z.object({ action: z.literal('improve_check'), improvementId: idSchema, effective: z.boolean(), text }),
  z.object({ action: z.literal('satisfaction'), score: scoreSchema, text: remark }),
  /** Who beside the roles of the settings and the owner may ask for a name that was told in confidence. */
  z.object({ action: z.literal('viewers'), userIds: z.array(idSchema).max(MOST_VIEWERS), text }),
  /** `accusedId` without `restricted` makes no sense: it is restricted then. */
  z.object({ action: z.literal('restrict'), restricted: z.boolean(), accusedId: idSchema.nullable(), text }),
]);
export type ComplaintStep = z.infer<typeof complaintStepSchema>;

export const COMPLAINT_DUES = ['overdue', 'today'] as const;
const complaintList = z.object({
  /** `resolved`: whatever is closed. */
  show: z.enum(['open', 'resolved']), text: z.string().max(80), limit: z.int().min(1).max(500),
  grade: complaintGradeSchema.nullable().optional(), state: complaintStateSchema.nullable().optional(), category: complaintCategorySchema.nullable().optional(), unitId: idSchema.nullable().optional(),
  /** `mine`: of whoever asks; `nobody`: nobody has it. */
  owner: z.union([z.enum(['mine', 'nobody']), idSchema]).nullable().optional(),
  /** Of open ones: one of the limits is over, or ends before the clinic's midnight. */
  due: z.enum(COMPLAINT_DUES).nullable().optional(),
});

export const complaints = {
  /** By urgency: the limit that ends first, then those standing still; closed ones newest first. */
  'complaints.list': query(READ_ROLES, complaintList, z.array(complaintRowSchema)),
  /** Audited as a view. */
  'complaints.get': query(READ_ROLES, z.object({ id: idSchema }), complaintDetailSchema),
  /** Of one patient, newest first; restricted ones only for those who may see them. */
  'complaints.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(complaintRowSchema)),
  'complaints.receive': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports'], z.object({ complaint: complaintInput, proposal: proposalSchema.optional() }),
    /** `trackingCode`: of an anonymous reporter, who asks by it how things stand. */
    z.object({ id: idSchema, number: z.string(), limitAt: instantSchema, trackingCode: z.string().nullable() })),
  'complaints.edit': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports', 'messages'], z.object({ id: idSchema, expectedVersion: versionSchema, complaint: complaintInput }), complaintDetailSchema),
  'complaints.step': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports', 'messages'], z.object({ id: idSchema, expectedVersion: versionSchema, step: complaintStepSchema }), complaintDetailSchema),
  /** Name, contact and patient of whoever told it in confidence, for the few who may know; an audited step with its reason. */
  'complaints.reveal': command(IDENTITY_ROLES, ['complaints'], z.object({ id: idSchema, reason: z.string().trim().min(5, 'reason_required').max(300) }),
    z.object({ reporterName: z.string().nullable(), reporterContact: z.string().nullable(), patientId: idSchema.nullable(), patientName: z.string().nullable() })),
  /** Whom a complaint, a task or an improvement can be given to, and who may be the accused. */
  'complaints.people': query(COMPLAINT_ROLES, nothing, z.array(z.object({ id: idSchema, fullName: z.string(), role: roleSchema }))),
  'complaints.settings': query(READ_ROLES, nothing, complaintSettingsSchema),
  'complaints.saveSettings': command(COMPLAINT_SETTING_ROLES, ['complaints', 'attention', 'settings', 'reports'], complaintSettingsSchema, nothing),
} as const;
