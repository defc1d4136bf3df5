/** What comes with a complaint at its intake: the proposal that was made, similar earlier ones, codes of unnamed reporters, attachments. */
import { z } from 'zod';
import { complaintCategorySchema } from './complaint-categories.ts';
import { COMPLAINT_ROLES, complaintStateSchema } from './complaints.ts';
import { READ_ROLES, command, idSchema, instantSchema, nothing, query, versionSchema } from './core.ts';

export const MOST_ATTACHMENTS = 6;
/** Answers on one notice. */
export const MOST_POSTED = 20;
export const MOST_ATTACHMENT_BYTES = 5 * 1024 * 1024;
/** A piece of a file: base64 of at most this many bytes. */
export const ATTACHMENT_PIECE_BYTES = 384 * 1024;
const pieceSchema = z.base64().max(524_288);

/** Types that are taken, by what the file holds, whatever its name says. */
export const ATTACHMENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4', 'audio/aac', 'text/plain'] as const;
export const attachmentTypeSchema = z.enum(ATTACHMENT_TYPES);
export type AttachmentType = z.infer<typeof attachmentTypeSchema>;
export const attachmentSchema = z.object({ id: idSchema, name: z.string(), type: attachmentTypeSchema, size: z.int(), at: instantSchema, addedBy: z.string() });
export type Attachment = z.infer<typeof attachmentSchema>;

export const similarComplaintSchema = z.object({
  id: idSchema, number: z.string(), receivedAt: instantSchema, state: complaintStateSchema, unit: z.string().nullable(), category: complaintCategorySchema, summary: z.string(),
  because: z.array(z.enum(['words', 'unit', 'patient', 'phone'])),
});

export const complaintIntake = {
  /** Earlier complaints like the one being told, of the last year, the most alike first; only those this user may see. */
  'complaints.similar': query(COMPLAINT_ROLES, z.object({ text: z.string().max(4000), unitId: idSchema.nullable(), patientId: idSchema.nullable(), contact: z.string().max(120) }), z.array(similarComplaintSchema)),
  /** How things stand with the complaint of somebody who gives its code: no more than they may be told. */
  'complaints.byCode': query(COMPLAINT_ROLES, z.object({ code: z.string().max(40) }), z.object({ number: z.string(), receivedAt: instantSchema, state: complaintStateSchema, firstAnswerAt: instantSchema.nullable(), resolvedAt: instantSchema.nullable(),
    /** What hangs on the notice board for this code. */
    posted: z.object({ at: instantSchema, text: z.string() }).nullable() })),
  /** Anonymous complaints with an answer that does not hang on the notice board yet; the oldest answer first. */
  'complaints.toPost': query(COMPLAINT_ROLES, nothing, z.array(z.object({ id: idSchema, number: z.string(), code: z.string(), receivedAt: instantSchema, answeredAt: instantSchema, state: complaintStateSchema, version: versionSchema }))),
  /** Notes the answers as posted, word for word; what could tell who it was is refused. The sheet is printed after it. */
  'complaints.post': command(COMPLAINT_ROLES, ['complaints'], z.object({ entries: z.array(z.object({ id: idSchema, expectedVersion: versionSchema, text: z.string().trim().min(1, 'text_required').max(600) })).min(1).max(MOST_POSTED) }),
    z.object({ entries: z.array(z.object({ code: z.string(), receivedAt: instantSchema, text: z.string() })), postedAt: instantSchema })),
  'complaints.attachments': query(READ_ROLES, z.object({ complaintId: idSchema }), z.array(attachmentSchema)),
  /** A new attachment with its first piece. Refused: a type that is not taken (by its content), too large, too many. */
  'complaints.attach': command(COMPLAINT_ROLES, ['complaints'], z.object({ complaintId: idSchema, name: z.string().min(1).max(300), size: z.int().positive(), data: pieceSchema }), z.object({ id: idSchema, received: z.int() })),
  /** The next piece, in its order. */
  'complaints.attachPiece': command(COMPLAINT_ROLES, ['complaints'], z.object({ id: idSchema, number: z.int().positive(), data: pieceSchema }), z.object({ received: z.int() })),
  /** One piece of an attachment; the first is audited as a view. */
  'complaints.attachment': query(READ_ROLES, z.object({ id: idSchema, number: z.int().nonnegative() }), z.object({ name: z.string(), type: attachmentTypeSchema, size: z.int(), data: z.string(), last: z.boolean() })),
} as const;
