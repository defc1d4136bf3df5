/** Messages to patients: the outbox, what is due, templates, and the list of those who did not come. */
import { z } from 'zod';
import { ADMIN_ROLES, DESK_ROLES, type Role, command, daySchema, idSchema, instantSchema, nothing, optionalText, query, versionSchema } from './core.ts';
import { type TemplateName, unknownPlaceholder } from '../domain/message-template.ts';

export const MESSAGE_CHANNELS = ['whatsapp', 'phone', 'sms', 'email'] as const;
export const messageChannelSchema = z.enum(MESSAGE_CHANNELS);
export type MessageChannel = z.infer<typeof messageChannelSchema>;
/** Pengingat pertama dan kedua; janji dipindahkan, dibatalkan, atau belum ada gantinya karena dokter berhalangan; lain-lain; hasil sudah dapat diambil; tindak lanjut; jawaban komplain. */
export const MESSAGE_PURPOSES = ['reminder_early', 'reminder_late', 'moved', 'cancelled', 'rebook', 'other', 'result_ready', 'follow_up', 'complaint_answer'] as const;
export const messagePurposeSchema = z.enum(MESSAGE_PURPOSES);
export type MessagePurpose = z.infer<typeof messagePurposeSchema>;
export const REMINDER_PURPOSES = ['reminder_early', 'reminder_late'] as const satisfies readonly MessagePurpose[];
/** Written by a person, freely or from a template; the others are made by the desk and speak of an appointment. */
export const WRITTEN_PURPOSES = ['other', 'result_ready', 'follow_up', 'complaint_answer'] as const satisfies readonly MessagePurpose[];
export type WrittenPurpose = (typeof WRITTEN_PURPOSES)[number];
export function isWritten(purpose: MessagePurpose): purpose is WrittenPurpose { return WRITTEN_PURPOSES.some((each) => each === purpose); }
/** menunggu, terkirim, gagal atau tidak tersambung, tidak jadi */
export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'cancelled'] as const;
export const messageStateSchema = z.enum(MESSAGE_STATES);
export type MessageState = z.infer<typeof messageStateSchema>;
export const MESSAGE_LANGUAGES = ['id', 'en'] as const;
export const messageLanguageSchema = z.enum(MESSAGE_LANGUAGES);
export type MessageLanguage = z.infer<typeof messageLanguageSchema>;
/** What a message may be about: `about_id` is the appointment's, the patient's own, the follow-up's or the complaint's. */
export const MESSAGE_SUBJECTS = ['appointment', 'patient', 'follow_up', 'complaint'] as const;
export type MessageSubject = (typeof MESSAGE_SUBJECTS)[number];
/** Why somebody is not written to: asked not to be contacted, has died, has not agreed, wishes no messages, has no number or address. */
export const WHY_HELD = ['stopped', 'deceased', 'consent', 'unwanted', 'phone'] as const;
export type WhyHeld = (typeof WHY_HELD)[number];
/** What a person says of a message: it went out, it did not, later, not at all. */
export const MESSAGE_STEPS = ['sent', 'failed', 'later', 'cancelled'] as const;
export type MessageStep = (typeof MESSAGE_STEPS)[number];

/** A reminder that is due has no row (`id` null) before somebody opens or marks it. */
export const messageSchema = z.object({
  id: idSchema.nullable(), version: versionSchema.nullable(),
  patientId: idSchema, patientName: z.string(), recordNumber: z.string(), phone: z.string().nullable(),
  /** Where it goes by that channel: a number, or an e-mail address. */
  recipient: z.string().nullable(),
  channel: messageChannelSchema, purpose: messagePurposeSchema, language: messageLanguageSchema,
  /** As it would be written in each language; of a message that was written, that. */
  texts: z.object({ id: z.string(), en: z.string() }),
  aboutId: idSchema, day: daySchema.nullable(), from: z.int().nullable(), practitioner: z.string().nullable(),
  dueAt: instantSchema, state: messageStateSchema, stateAt: instantSchema.nullable(), by: z.string().nullable(), note: z.string().nullable(),
  /** Somebody has opened it and not said yet whether it went out. */
  openedAt: instantSchema.nullable(), openedBy: z.string().nullable(),
});
export type Message = z.infer<typeof messageSchema>;
/** Due, but not to be sent. `reason`: of somebody who asked not to be contacted. */
export const heldMessageSchema = z.object({
  key: z.string(), patientId: idSchema, patientName: z.string(), recordNumber: z.string(), purpose: messagePurposeSchema, why: z.enum(WHY_HELD), note: z.string().nullable(),
});
export type HeldMessage = z.infer<typeof heldMessageSchema>;

/** Which message: a row, or (`id` null) the reminder of an appointment as it stands now. */
const messageRef = { id: idSchema.nullable(), aboutId: idSchema, purpose: messagePurposeSchema, channel: messageChannelSchema, language: messageLanguageSchema };

/** tersambung: dijadwalkan lagi, akan datang, tidak ingin; tidak tersambung; nomor salah */
export const RECALL_OUTCOMES = ['rebooked', 'will_come', 'declined', 'not_reached', 'wrong_number'] as const;
export const recallOutcomeSchema = z.enum(RECALL_OUTCOMES);
export type RecallOutcome = z.infer<typeof recallOutcomeSchema>;
export const recallSchema = z.object({
  id: idSchema, patientId: idSchema, patientName: z.string(), recordNumber: z.string(), phone: z.string().nullable(),
  day: daySchema, from: z.int(), practitionerId: idSchema, practitioner: z.string(), unit: z.string(),
  /** Tries so far, when the last one was, and when to try again; null: now. */
  tries: z.int(), lastAt: instantSchema.nullable(), lastBy: z.string().nullable(), againAt: instantSchema.nullable(), due: z.boolean(),
  script: z.string(),
  /** Asked not to be contacted: why. Then never due. */
  stopReason: z.string().nullable(),
});
export type Recall = z.infer<typeof recallSchema>;

const LONGEST_TEXT = 1000;
const templateText = (name: TemplateName) => z.string().trim().min(1, 'text_required').max(LONGEST_TEXT, 'text_long')
  .superRefine((text, issues) => { if (unknownPlaceholder(name, text) !== null) issues.addIssue({ code: 'custom', message: 'placeholder_unknown' }); });
const templateSchema = (name: TemplateName) => z.object({ id: templateText(name), en: templateText(name) });
export const messageSettingsSchema = z.object({
  /** Hours before the appointment; 0: none. */
  earlyHours: z.int().min(0).max(336), lateHours: z.int().min(0).max(48),
  /** Most tries to reach somebody who did not come, and how many days back the list goes. */
  recallTries: z.int().min(1).max(10), recallDays: z.int().min(1).max(90),
  reminder: templateSchema('reminder'), moved: templateSchema('moved'), cancelled: templateSchema('cancelled'), rebook: templateSchema('rebook'),
  callAbsence: templateSchema('callAbsence'), callLeft: templateSchema('callLeft'), callRecall: templateSchema('callRecall'),
  other: templateSchema('other'), resultReady: templateSchema('resultReady'), followUp: templateSchema('followUp'), complaintAnswer: templateSchema('complaintAnswer'),
});
/** As it is saved: the second reminder comes after the first. Two desks may still have set them apart, so what is read need not. */
export const savedMessageSettingsSchema = messageSettingsSchema.superRefine(({ earlyHours, lateHours }, issues) => {
  if (earlyHours > 0 && lateHours >= earlyHours) issues.addIssue({ code: 'custom', path: ['lateHours'], message: 'reminder_order' });
});
export type MessageSettings = z.infer<typeof messageSettingsSchema>;

/** Who writes to patients: the desk, and public relations who answer complaints. */
export const WRITE_ROLES = [...DESK_ROLES, 'public_relations'] as const satisfies readonly Role[];

export const messages = {
  /** A message that a person writes, as the clinic's template begins it in both languages, and the ways there are. `why` null: it may be sent. */
  'messages.compose': query(WRITE_ROLES, z.object({ patientId: idSchema, purpose: z.enum(WRITTEN_PURPOSES) }), z.object({
    patientName: z.string(), texts: z.object({ id: z.string(), en: z.string() }), language: messageLanguageSchema, channel: messageChannelSchema.nullable(),
    ways: z.array(z.object({ channel: messageChannelSchema, recipient: z.string() })), why: z.enum(WHY_HELD).nullable(), note: z.string().nullable(),
  })),
  /**
   * Into the outbox. Refused: to somebody who has died or asked not to be contacted, without consent (but an answer to a complaint is owed), with
   * `text_tells` on `text` when it names the NIK, a card's or record's number, or a complaint's. About a restricted complaint nothing is written.
   */
  'messages.write': command(WRITE_ROLES, ['messages', 'patients', 'attention'], z.object({
    patientId: idSchema, purpose: z.enum(WRITTEN_PURPOSES), about: z.enum(['patient', 'follow_up', 'complaint']), aboutId: idSchema, channel: messageChannelSchema, language: messageLanguageSchema,
    text: z.string().trim().min(1, 'text_required').max(LONGEST_TEXT, 'text_long'),
  }), messageSchema),
  /** What is to be sent now, by due time: reminders whose time has come, and the outbox. `held`: due, but not to be sent, and why. */
  'messages.due': query(DESK_ROLES, nothing, z.object({ rows: z.array(messageSchema), later: z.int(), held: z.array(heldMessageSchema) })),
  /** What was marked on a clinic day, newest first. */
  'messages.marked': query(DESK_ROLES, z.object({ day: daySchema }), z.array(messageSchema)),
  /** Keeps the message as it is opened, so that another desk sees it and a power cut does not hide it. Refused with `changed_meanwhile` when it went out already. */
  'messages.open': command(DESK_ROLES, ['messages'], z.object(messageRef), messageSchema),
  /** `until`: of `later`. */
  'messages.mark': command(DESK_ROLES, ['messages', 'absences', 'attention'], z.object({ ...messageRef, step: z.enum(MESSAGE_STEPS), until: instantSchema.nullable().default(null), note: optionalText(200).default(null) }), messageSchema),
  /** Did not come, has no later appointment, and was not reached yet. */
  'messages.recalls': query(DESK_ROLES, nothing, z.array(recallSchema)),
  'messages.recalled': command(DESK_ROLES, ['messages', 'attention'], z.object({ id: idSchema, outcome: recallOutcomeSchema, againAt: instantSchema.nullable(), note: optionalText(200) }), nothing),
  'messages.settings': query(DESK_ROLES, nothing, messageSettingsSchema),
  'messages.saveSettings': command(ADMIN_ROLES, ['messages', 'attention'], savedMessageSettingsSchema, nothing),
} as const;
