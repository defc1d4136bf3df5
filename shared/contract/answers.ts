/**
 * What is asked at the desk and on the telephone, and what is answered: services and their tariffs, articles in versions, live
 * answers to questions in everyday words, and the questions nobody could answer.
 */
import { z } from 'zod';
import { appointmentSchema, freeSlotSchema, minuteSchema, spanSchema } from './appointments.ts';
import { READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, roleSchema, shortText, versionSchema, type Role } from './core.ts';

/** Who writes services and articles, and settles questions. */
export const ANSWER_EDITORS = ['admin', 'public_relations', 'medical_executive', 'director'] as const satisfies readonly Role[];
/** `faq`: what patients ask; `sop`: how the clinic works, read by its staff. */
export const ARTICLE_KINDS = ['faq', 'sop'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];
export const QUESTION_SOURCES = ['desk', 'phone'] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];
export const QUESTION_OUTCOMES = ['article', 'other'] as const;
export type QuestionOutcome = (typeof QUESTION_OUTCOMES)[number];
/** What a question is after; see docs/answers.md. */
export const INTENTS = ['schedule', 'free', 'price', 'duration', 'preparation', 'payer', 'hours', 'appointment', 'place', 'emergency', 'article', 'unknown'] as const;
export type Intent = (typeof INTENTS)[number];

// ---- Services ----

const serviceFields = {
  name: shortText, unitId: idSchema.nullable(),
  /** Whole rupiah; null: not told. */
  tariff: z.int().min(0).max(1_000_000_000).nullable(), minutes: z.int().min(1).max(1440).nullable(),
  preparation: optionalText(1000), payerRules: optionalText(1000),
  /** Other names people use for it. */
  synonyms: z.array(shortText).max(20), active: z.boolean(),
};
export const serviceSchema = z.object({ ...serviceFields, id: idSchema, unit: z.string().nullable(), changedAt: instantSchema, version: versionSchema });
export type Service = z.infer<typeof serviceSchema>;

// ---- Articles ----

const articleAbout = {
  unitId: idSchema.nullable(), /** Whose it is to keep it right. */ ownerId: idSchema.nullable(), /** Empty: for everybody. */ audience: z.array(roleSchema).max(8), reviewDay: daySchema.nullable(),
};
const articleText = {
  title: z.string().trim().min(1, 'required').max(160), body: z.string().trim().min(1, 'text_required').max(20_000),
  /** Other ways to ask for it. */
  alsoAsked: z.array(shortText).max(20),
};
export const articleSchema = z.object({
  ...articleAbout, ...articleText, id: idSchema, kind: z.enum(ARTICLE_KINDS), active: z.boolean(), unit: z.string().nullable(), owner: z.string().nullable(),
  versionId: idSchema, /** Counts up from 1. */ number: z.int(), publishedAt: instantSchema, publishedBy: z.string(),
  overdue: z.boolean(), /** The one who asks has confirmed this version; null: nothing to confirm. */ readByMe: z.boolean().nullable(), version: versionSchema,
});
export type Article = z.infer<typeof articleSchema>;
const articleVersionSchema = z.object({ ...articleText, id: idSchema, number: z.int(), note: z.string().nullable(), at: instantSchema, actor: z.string() });
const readerSchema = z.object({ userId: idSchema, name: z.string(), role: roleSchema, at: instantSchema.nullable(), /** The newest version they have confirmed. */ number: z.int().nullable() });

// ---- Answers ----

const sessionSchema = z.object({ day: daySchema, from: minuteSchema, to: minuteSchema, unit: z.string(), room: z.string().nullable() });
export const doctorDaysSchema = z.object({
  practitionerId: idSchema, practitioner: z.string(), unit: z.string().nullable(), sessions: z.array(sessionSchema),
  /** Away in these days, with the reason given. */
  away: z.array(z.object({ day: daySchema, from: minuteSchema, to: minuteSchema, reason: z.string().nullable() })),
  /** The next session after these days, when there is none in them. */
  next: sessionSchema.nullable(),
});
export type DoctorDays = z.infer<typeof doctorDaysSchema>;
const closedDay = z.object({ day: daySchema, reason: z.string() });
const daysAsked = { from: daySchema, to: daySchema };
const appointmentTold = appointmentSchema.pick({ id: true, patientId: true, day: true, from: true, practitioner: true, unit: true, kind: true, state: true });

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('schedule'), ...daysAsked, closed: z.array(closedDay), doctors: z.array(doctorDaysSchema) }),
  /** `later`: the slots lie after the days asked for, in which nothing is free. */
  z.object({ kind: z.literal('free'), ...daysAsked, closed: z.array(closedDay), slots: z.array(freeSlotSchema), later: z.boolean() }),
  z.object({ kind: z.literal('service'), aspect: z.enum(['price', 'duration', 'preparation', 'payer', 'all']), services: z.array(serviceSchema) }),
  z.object({ kind: z.literal('hours'), days: z.array(z.object({ day: daySchema, closed: z.string().nullable(), spans: z.array(spanSchema) })), /** The spans are those of the doctors' sessions: no opening hours are set. */ fromSessions: z.boolean() }),
  z.object({ kind: z.literal('appointment'), appointments: z.array(appointmentTold) }),
  /** Whose appointment it is has to be made sure of first; never said of somebody who only gives a name. */
  z.object({ kind: z.literal('identity') }),
  z.object({ kind: z.literal('place'), name: z.string(), address: z.string(), phone: z.string().nullable(), article: articleSchema.nullable() }),
  /** No medical advice is given: the script of emergencies decides. `danger`: a sign of danger was named; else a complaint about health. */
  z.object({ kind: z.literal('emergency'), danger: z.boolean(), words: z.array(z.string()) }),
  z.object({ kind: z.literal('article'), article: articleSchema }),
  /** `missing`: a name of a doctor that is not in the directory. */
  z.object({ kind: z.literal('unknown'), missing: z.string().nullable() }),
]);
export type Answer = z.infer<typeof answerSchema>;
/** Where an answer comes from. `at`: as of when; of live data now. */
export const sourceSchema = z.object({ kind: z.enum(['schedule', 'service', 'article', 'calendar', 'clinic', 'appointments', 'script']), name: z.string(), at: instantSchema });
export type AnswerSource = z.infer<typeof sourceSchema>;
export const hitSchema = z.object({ kind: z.enum(['service', 'faq', 'sop', 'doctor']), id: idSchema, title: z.string(), line: z.string() });
export type AnswerHit = z.infer<typeof hitSchema>;
export const askedSchema = z.object({
  intent: z.enum(INTENTS), doctorIds: z.array(idSchema), unitIds: z.array(idSchema), serviceIds: z.array(idSchema), days: z.object(daysAsked).nullable(),
  answer: answerSchema, sources: z.array(sourceSchema), hits: z.array(hitSchema),
  /** Complaints about health that were named beside the question: the desk asks for signs of danger. */
  symptoms: z.array(z.string()),
});
export type Asked = z.infer<typeof askedSchema>;

const questionSchema = z.object({
  /** Equal questions have one. */
  folded: z.string(), text: z.string(), count: z.int(), firstAt: instantSchema, lastAt: instantSchema, by: z.string(), sources: z.array(z.enum(QUESTION_SOURCES)), callIds: z.array(idSchema),
  settled: z.object({ outcome: z.enum(QUESTION_OUTCOMES), articleId: idSchema.nullable(), article: z.string().nullable(), note: z.string().nullable(), at: instantSchema, by: z.string() }).nullable(),
});
export type CollectedQuestion = z.infer<typeof questionSchema>;

const TOUCHED = ['answers', 'attention'] as const;
const guarded = { id: idSchema.nullable(), expectedVersion: versionSchema.nullable() };

export const answers = {
  /** A question in everyday words, or words to look for. `patientId`: about whom the call is; their appointments are told once this user has verified the caller in it (`calls.verify`). */
  'answers.ask': query(READ_ROLES, z.object({ text: z.string().trim().min(1).max(300), callId: idSchema.nullable(), patientId: idSchema.nullable() }), askedSchema),
  /** Today: whether the clinic is open, who practises, and each doctor's next session. */
  'answers.overview': query(READ_ROLES, nothing, z.object({ day: daySchema, closed: z.string().nullable(), doctors: z.array(doctorDaysSchema.extend({ /** Of today, from now on. */ free: z.int() })) })),
  'answers.services': query(READ_ROLES, nothing, z.array(serviceSchema)),
  'answers.saveService': command(ANSWER_EDITORS, TOUCHED, z.object({ ...guarded, ...serviceFields }), z.object({ id: idSchema })),
  /** Of each the newest version; those that are no longer in use last. */
  'answers.articles': query(READ_ROLES, nothing, z.array(articleSchema)),
  /** With all versions, newest first, and who has read it; `readers` is empty for an FAQ. */
  'answers.article': query(READ_ROLES, z.object({ id: idSchema }), articleSchema.extend({ versions: z.array(articleVersionSchema), readers: z.array(readerSchema) })),
  /** A new article, or the next version of one. What was published is never changed. Closes the question that it was written for. */
  'answers.publish': command(ANSWER_EDITORS, TOUCHED, z.object({ ...guarded, kind: z.enum(ARTICLE_KINDS), ...articleAbout, ...articleText, note: optionalText(200), question: z.string().max(400).nullable().default(null) }), z.object({ id: idSchema, versionId: idSchema })),
  /** What is kept about it; not what it says. */
  'answers.editArticle': command(ANSWER_EDITORS, TOUCHED, z.object({ id: idSchema, expectedVersion: versionSchema, ...articleAbout, active: z.boolean() }), z.object({ id: idSchema })),
  /** The one who asks has read this version. */
  'answers.confirmRead': command(READ_ROLES, TOUCHED, z.object({ articleId: idSchema, versionId: idSchema }), z.object({ id: idSchema })),
  /** Who may own an article. */
  'answers.people': query(ANSWER_EDITORS, nothing, z.array(z.object({ id: idSchema, name: z.string(), role: roleSchema }))),
  /** Open ones, asked most often first; or those of the last 90 days that were settled. */
  'answers.questions': query(READ_ROLES, z.object({ settled: z.boolean() }), z.array(questionSchema)),
  /** Nobody at the desk knew. `count`: how often it has been asked since it was last settled. */
  'answers.collect': command(READ_ROLES, TOUCHED, z.object({ text: z.string().trim().min(3, 'text_required').max(300), source: z.enum(QUESTION_SOURCES), callId: idSchema.nullable() }), z.object({ folded: z.string(), count: z.int() })),
  /** By an article that answers it, or otherwise, with a note. Asked again, it is open again. */
  'answers.settleQuestion': command(ANSWER_EDITORS, TOUCHED, z.object({ folded: z.string().min(1).max(400), articleId: idSchema.nullable(), note: optionalText(300) }), nothing),
} as const;
