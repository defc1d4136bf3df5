/** Complaints about the clinic, from whatever channel, with a running clock by grade. */
import { z } from 'zod';
import { type Role, READ_ROLES, command, idSchema, instantSchema, optionalText, query, versionSchema } from './core.ts';

/** Who takes complaints in and works on them. */
export const COMPLAINT_ROLES = ['receptionist', 'operator', 'registrar', 'public_relations', 'admin'] as const satisfies readonly Role[];
/** Who may see a restricted complaint (a whistle-blower's): never the unit it is about. */
export const RESTRICTED_COMPLAINT_ROLES = ['public_relations', 'director', 'admin'] as const satisfies readonly Role[];

/** kotak saran, SMS, WhatsApp, email, langsung, telepon, media sosial, SP4N-LAPOR! */
export const COMPLAINT_CHANNELS = ['in_person', 'phone', 'whatsapp', 'sms', 'email', 'suggestion_box', 'social_media', 'sp4n'] as const;
export const complaintChannelSchema = z.enum(COMPLAINT_CHANNELS);
/** medis, keperawatan, administrasi, fasilitas, obat, biaya/BPJS, jadwal, sikap */
export const COMPLAINT_CATEGORIES = ['medical', 'nursing', 'administration', 'facility', 'medicine', 'cost', 'schedule', 'attitude'] as const;
/** merah (ekstrem), kuning (tinggi), hijau (rendah): limits 1x24 hours, 3 days, 7 days. Indikator Nasional Mutu, KKK. */
export const COMPLAINT_GRADES = ['red', 'yellow', 'green'] as const;
export const complaintGradeSchema = z.enum(COMPLAINT_GRADES);
export type ComplaintGrade = z.infer<typeof complaintGradeSchema>;
/** baru, sudah dijawab, selesai */
export const COMPLAINT_STATES = ['new', 'answered', 'resolved'] as const;
export const complaintStateSchema = z.enum(COMPLAINT_STATES);
export type ComplaintState = z.infer<typeof complaintStateSchema>;
/** The only reasons for which the clock may stand still; each is named in the timeline. */
export const PAUSE_REASONS = ['waiting_for_reporter', 'with_authorities', 'waiting_for_insurer'] as const;
export const pauseReasonSchema = z.enum(PAUSE_REASONS);
/** teratasi, belum teratasi, diteruskan ke komite etik */
export const COMPLAINT_OUTCOMES = ['settled', 'not_settled', 'ethics_committee'] as const;
export const REPORTER_RELATIONS = ['self', 'family', 'visitor', 'staff', 'other'] as const;

/** `receivedAt` may lie before now: a letter is found in the box. Anonymous: neither name nor contact. */
export const complaintFields = z.object({
  channel: complaintChannelSchema, receivedAt: instantSchema,
  anonymous: z.boolean(), reporterName: optionalText(120), reporterContact: optionalText(120), relation: z.enum(REPORTER_RELATIONS).nullable(),
  patientId: idSchema.nullable(), unitId: idSchema.nullable(), category: z.enum(COMPLAINT_CATEGORIES), grade: complaintGradeSchema,
  narrative: z.string().trim().min(1, 'narrative_required').max(4000),
  /** A whistle-blower's report: only `RESTRICTED_COMPLAINT_ROLES` see it once it is saved. */
  restricted: z.boolean(),
});
export type ComplaintFields = z.infer<typeof complaintFields>;
export const complaintInput = complaintFields.superRefine((complaint, issues) => {
  if (!complaint.anonymous && complaint.reporterName === null) issues.addIssue({ code: 'custom', path: ['reporterName'], message: 'reporter_required' });
});

/** What the program proposed while the complaint was typed; null: not sure. Kept beside what was decided. */
export const proposalSchema = z.object({ grade: complaintGradeSchema.nullable(), category: z.enum(COMPLAINT_CATEGORIES).nullable(), unitId: idSchema.nullable() });
export type Proposal = z.infer<typeof proposalSchema>;

/** The clock as the desk counts it; the window lets it run on between two answers. */
export const complaintClockSchema = z.object({
  /** When the limit ends as things stand; null while the clock stands still. */
  limitAt: instantSchema.nullable(),
  /** Counted milliseconds left (negative: over the limit) and the limit itself. */
  remainingMs: z.int(), limitMs: z.int().positive(),
  state: z.enum(['running', 'paused', 'stopped']),
});

export const complaintRowSchema = z.object({
  id: idSchema, number: z.string(), channel: complaintChannelSchema, receivedAt: instantSchema,
  grade: complaintGradeSchema, category: z.enum(COMPLAINT_CATEGORIES), unit: z.string().nullable(),
  /** Beginning of the narrative. */
  summary: z.string(), reporterName: z.string().nullable(), anonymous: z.boolean(), restricted: z.boolean(),
  state: complaintStateSchema, firstAnswerAt: instantSchema.nullable(), resolvedAt: instantSchema.nullable(), reopened: z.int().nonnegative(),
  clock: complaintClockSchema, version: versionSchema,
});
export type ComplaintRow = z.infer<typeof complaintRowSchema>;

export const COMPLAINT_ACTIONS = ['receive', 'note', 'answer', 'resolve', 'reopen', 'regrade', 'pause', 'resume', 'edit'] as const;
export const complaintEventSchema = z.object({
  id: idSchema, action: z.enum(COMPLAINT_ACTIONS), at: instantSchema, actor: z.string(),
  text: z.string().nullable(), grade: complaintGradeSchema.nullable(), outcome: z.enum(COMPLAINT_OUTCOMES).nullable(), pause: pauseReasonSchema.nullable(),
});
export const complaintDetailSchema = complaintRowSchema.extend({
  ...complaintFields.shape, patientName: z.string().nullable(), patientRecordNumber: z.string().nullable(),
  outcome: z.enum(COMPLAINT_OUTCOMES).nullable(), pausedFor: pauseReasonSchema.nullable(), events: z.array(complaintEventSchema),
});
export type ComplaintDetail = z.infer<typeof complaintDetailSchema>;

const text = z.string().trim().min(1, 'text_required').max(4000);
/** One step of a complaint. The first `answer` is what the reporter is told first; `resolve` stops the clock. */
export const complaintStepSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('note'), text }),
  z.object({ action: z.literal('answer'), text }),
  z.object({ action: z.literal('resolve'), text, outcome: z.enum(COMPLAINT_OUTCOMES) }),
  z.object({ action: z.literal('reopen'), text }),
  z.object({ action: z.literal('regrade'), text, grade: complaintGradeSchema }),
  z.object({ action: z.literal('pause'), text, pause: pauseReasonSchema }),
  z.object({ action: z.literal('resume'), text: optionalText(4000) }),
]);
export type ComplaintStep = z.infer<typeof complaintStepSchema>;

export const complaints = {
  /** By urgency: least time left first, then those standing still; resolved ones newest first. */
  'complaints.list': query(READ_ROLES, z.object({ show: z.enum(['open', 'resolved']), text: z.string().max(80), limit: z.int().min(1).max(500) }), z.array(complaintRowSchema)),
  /** Audited as a view. */
  'complaints.get': query(READ_ROLES, z.object({ id: idSchema }), complaintDetailSchema),
  /** Of one patient, newest first; restricted ones only for those who may see them. */
  'complaints.ofPatient': query(READ_ROLES, z.object({ patientId: idSchema }), z.array(complaintRowSchema)),
  'complaints.receive': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports'], z.object({ complaint: complaintInput, proposal: proposalSchema.optional() }),
    /** `trackingCode`: of an anonymous reporter, who asks by it how things stand. */
    z.object({ id: idSchema, number: z.string(), limitAt: instantSchema, trackingCode: z.string().nullable() })),
  'complaints.edit': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, complaint: complaintInput }), complaintDetailSchema),
  'complaints.step': command(COMPLAINT_ROLES, ['complaints', 'attention', 'reports'], z.object({ id: idSchema, expectedVersion: versionSchema, step: complaintStepSchema }), complaintDetailSchema),
} as const;
