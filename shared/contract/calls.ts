/** The telephone: what was asked and answered, what was done while it was asked, and who is to be called back. */
import { z } from 'zod';
import { CALL_SCRIPTS, unknownInScript } from '../domain/call-script.ts';
import { appointmentSchema } from './appointments.ts';
import { ADMIN_ROLES, DESK_ROLES, READ_ROLES, command, daySchema, idSchema, instantSchema, nothing, optionalText, periodSchema, query, shortText, versionSchema } from './core.ts';

export const CALL_TOPICS = ['schedule', 'appointment', 'service', 'cost', 'result', 'complaint', 'emergency', 'other'] as const;
export const callTopicSchema = z.enum(CALL_TOPICS);
export const CALL_DIRECTIONS = ['in', 'out'] as const;
/** What the caller is to the patient. */
export const CALL_RELATIONS = ['self', 'mother', 'father', 'spouse', 'child', 'sibling', 'neighbour', 'institution', 'other'] as const;
export const callRelationSchema = z.enum(CALL_RELATIONS);
/** What came of the call itself; how a promise to call back ended is `outcome`. */
export const CALL_RESULTS = ['answered', 'scheduled', 'moved', 'cancelled', 'complaint', 'emergency', 'forwarded', 'call_back', 'not_reached', 'wrong_number', 'other'] as const;
export const callResultSchema = z.enum(CALL_RESULTS);
export type CallResult = z.infer<typeof callResultSchema>;
/**
 * What happened while somebody was on the telephone. `booked`, `moved`, `cancelled`: an appointment; `complaint`, `emergency`:
 * one that was taken in; `handed_off`: a slip to another unit; `verified`, `not_verified`: the patient whose facts the caller was asked for; `returns`: the earlier
 * call that this one returns.
 */
export const CALL_LINKS = ['booked', 'moved', 'cancelled', 'complaint', 'emergency', 'handed_off', 'verified', 'not_verified', 'returns'] as const;
export const callLinkKindSchema = z.enum(CALL_LINKS);
export type CallLinkKind = z.infer<typeof callLinkKindSchema>;
/** Those that a window tells of when a step that began in a call has ended well. */
export const CALL_STEPS = ['booked', 'moved', 'cancelled', 'complaint', 'emergency', 'handed_off'] as const satisfies readonly CallLinkKind[];
export type CallStep = (typeof CALL_STEPS)[number];
/** Facts that the caller was asked for. Two that match, the name among them, are enough. */
export const IDENTITY_FACTS = ['name', 'birth_date', 'record_number', 'nik', 'address', 'mother_name'] as const;
export const identityFactSchema = z.enum(IDENTITY_FACTS);
export type IdentityFact = z.infer<typeof identityFactSchema>;
export const FACTS_NEEDED = 2;
/** At most so many rows are listed; `total` says how many there are. */
export const MOST_CALLS_LISTED = 500;

const phone = z.string().regex(/^(\+\d{8,15}|\d{3,5})$/, 'phone_form');

export const callLinkSchema = z.object({ kind: callLinkKindSchema, aboutId: idSchema, at: instantSchema, actor: z.string(), facts: z.array(identityFactSchema) });
export const callSchema = z.object({
  id: idSchema, at: instantSchema, direction: z.enum(CALL_DIRECTIONS),
  /** From the first ring to the saving, held times included; null where it was not measured. */
  seconds: z.int().nullable(),
  callerName: z.string(), phone: z.string().nullable(), relation: callRelationSchema.nullable(), patientId: idSchema.nullable(), patientName: z.string().nullable(),
  topic: callTopicSchema, note: z.string().nullable(), result: callResultSchema.nullable(), actor: z.string(),
  /** When to call back; null when nothing was promised. */
  callBackAt: instantSchema.nullable(),
  /** How the promise ended; null while it is open. */
  settledAt: instantSchema.nullable(), outcome: z.string().nullable(),
  /** What was done during the call, in order of time; complaints only for those who may see them. */
  links: z.array(callLinkSchema),
  version: versionSchema,
});
export type PhoneCall = z.infer<typeof callSchema>;

/** `median`: seconds, of those that were measured; null when none was. */
const loadSchema = z.object({ key: z.string(), name: z.string(), count: z.int(), incoming: z.int(), median: z.number().nullable() });
export type CallLoad = z.infer<typeof loadSchema>;
export const callFiguresSchema = z.object({
  from: daySchema, to: daySchema, total: loadSchema, byTopic: z.array(loadSchema), byResult: z.array(loadSchema), byHour: z.array(loadSchema), byOperator: z.array(loadSchema),
  /** `inTime`: settled by the minute that was promised. */
  promised: z.object({ made: z.int(), settled: z.int(), inTime: z.int(), open: z.int() }),
});
export type CallFigures = z.infer<typeof callFiguresSchema>;

const spoken = z.string().trim().min(1, 'text_required').max(1500).refine((text) => unknownInScript(text) === null, 'placeholder_unknown');
const scriptText = z.object({ id: spoken, en: spoken });
export const callScriptsSchema = z.object(Object.fromEntries(CALL_SCRIPTS.map((name) => [name, scriptText])) as Record<(typeof CALL_SCRIPTS)[number], typeof scriptText>);
export type CallScripts = z.infer<typeof callScriptsSchema>;

const TOUCHED = ['calls', 'attention', 'reports'] as const;

export const calls = {
  /** The calls of a period of clinic days, the newest first. `actorId` null: anybody's; `promised`: only those with an open promise. */
  'calls.list': query(READ_ROLES, periodSchema.safeExtend({
    topic: callTopicSchema.nullable().default(null), result: callResultSchema.nullable().default(null), direction: z.enum(CALL_DIRECTIONS).nullable().default(null),
    actorId: z.string().max(60).nullable().default(null), promised: z.boolean().default(false),
  }), z.object({ rows: z.array(callSchema), total: z.int(), /** Who took calls in the period. */ operators: z.array(z.object({ id: z.string(), name: z.string() })) })),
  /** Promised and not yet made, the most overdue first, whatever day they are from. */
  'calls.toReturn': query(READ_ROLES, nothing, z.array(callSchema)),
  /** Whoever called from a number that begins so, the newest call of each caller. */
  'calls.earlier': query(DESK_ROLES, z.object({ start: z.string().regex(/^\+?\d{6,15}$/) }), z.array(callSchema.pick({ id: true, at: true, callerName: true, phone: true, relation: true, patientId: true, patientName: true, topic: true }))),
  /** The calls that this user has open: running or held, as the window last kept them (`draft`). */
  'calls.open': query(DESK_ROLES, nothing, z.array(z.object({ id: idSchema, patientId: idSchema.nullable(), content: z.string() }))),
  /** `id`: made by the window when the call began, so that whatever happened meanwhile is known as its; a second saving of the same call changes nothing. */
  'calls.log': command(DESK_ROLES, TOUCHED, z.object({
    id: idSchema.optional(), startedAt: instantSchema.nullable().default(null), seconds: z.int().min(0).max(86_400).nullable().default(null), direction: z.enum(CALL_DIRECTIONS).default('in'),
    callerName: shortText, phone: phone.nullable(), relation: callRelationSchema.nullable().default(null), patientId: idSchema.nullable(), topic: callTopicSchema, note: optionalText(1000),
    result: callResultSchema.nullable().default(null), callBackAt: instantSchema.nullable(),
    /** The promise that this call keeps; settled with it unless somebody else was first. */
    returns: z.object({ id: idSchema, outcome: z.string().trim().min(1, 'text_required').max(300) }).nullable().default(null),
  }), callSchema),
  /** A step that began in a call was saved. Once per call, kind and row. */
  'calls.link': command(DESK_ROLES, ['calls'], z.object({ callId: idSchema, kind: z.enum(CALL_STEPS), aboutId: idSchema }), nothing),
  /** What the caller was asked for matches the record, or does not. */
  'calls.verify': command(DESK_ROLES, ['calls'], z.object({ callId: idSchema, patientId: idSchema, matches: z.boolean(), facts: z.array(identityFactSchema).max(IDENTITY_FACTS.length) })
    .refine(({ matches, facts }) => !matches || (facts.includes('name') && new Set(facts).size >= FACTS_NEEDED), { path: ['facts'], error: 'facts_needed' }), nothing),
  /** The patient's appointments to come. Refused with `caller_not_verified` before this user has verified the caller in this call. */
  'calls.appointments': query(DESK_ROLES, z.object({ callId: idSchema, patientId: idSchema }), z.array(appointmentSchema)),
  /** The call back was made, or is not wanted any more: what came of it. */
  'calls.settle': command(DESK_ROLES, TOUCHED, z.object({ id: idSchema, expectedVersion: versionSchema, outcome: z.string().trim().min(1, 'text_required').max(300) }), callSchema),
  /** Nobody answered: try again later. */
  'calls.postpone': command(DESK_ROLES, TOUCHED, z.object({ id: idSchema, expectedVersion: versionSchema, callBackAt: instantSchema }), callSchema),
  /** Calls by topic, result, hour and operator in a period of clinic days, and what became of promises. */
  'calls.report': query(READ_ROLES, periodSchema, z.object({ clinicName: z.string(), clinicAddress: z.string(), figures: callFiguresSchema })),
  /** The same as a table for a spreadsheet. */
  'calls.reportFile': query(READ_ROLES, periodSchema, z.object({ fileName: z.string(), text: z.string() })),
  /** What is said on the telephone, in both languages. */
  'calls.scripts': query(DESK_ROLES, nothing, callScriptsSchema),
  'calls.saveScripts': command(ADMIN_ROLES, ['calls'], callScriptsSchema, nothing),
} as const;
