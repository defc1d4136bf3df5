/**
 * Files that came with a complaint. They lie in pieces in this computer's encrypted database: under its key, in its backups, re-keyed
 * with it, and nowhere else in plain. They do not sync. What a file is, its content says; its name is only shown.
 */
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ComplaintAttachmentTable } from '../../../db/desk/schema.ts';
import { ATTACHMENT_PIECE_BYTES, ATTACHMENT_TYPES, type AttachmentType, MOST_ATTACHMENTS, MOST_ATTACHMENT_BYTES } from '../../../shared/contract/complaint-intake.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { complaintFor } from './detail.ts';

/** What the same content is called by others. */
const ALSO: Readonly<Record<string, AttachmentType>> = { 'audio/x-m4a': 'audio/mp4', 'video/mp4': 'audio/mp4', 'audio/vnd.wave': 'audio/wav', 'audio/x-wav': 'audio/wav', 'audio/opus': 'audio/ogg', 'audio/ogg; codecs=opus': 'audio/ogg' };
const LONGEST_NAME = 120;
const AN_HOUR_MS = 3_600_000;

const isTaken = (type: string | undefined): type is AttachmentType => (ATTACHMENT_TYPES as readonly (string | undefined)[]).includes(type);

/** By its first piece; text is what has no sign of anything else and is whole UTF-8 without control characters. */
async function typeOf(head: Buffer, whole: boolean): Promise<AttachmentType | null> {
  const found = await fileTypeFromBuffer(head);
  if (found) return isTaken(found.mime) ? found.mime : ALSO[found.mime] ?? null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole });
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    return /[\u0000-\u0008\u000E-\u001F\u007F]/u.test(text) || /^\s*<(?:!doctype|html|svg|\?xml|script)/iu.test(text) ? null : 'text/plain';
  } catch {
    return null;
  }
}

/** Neither a path nor anything that a screen or a file system would read as something else. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  const clean = last.normalize('NFC').replaceAll(/[\p{C}<>:"|?*]/gu, '').replace(/^[.\s]+/u, '').trim();
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : '';
  return clean === '' ? 'lampiran' : clean.length <= LONGEST_NAME ? clean : clean.slice(0, LONGEST_NAME - ending.length) + ending;
}

function attachmentFor(ctx: CallContext, id: string): ComplaintAttachmentTable {
  const found = ctx.db.first(ctx.db.build.selectFrom('complaint_attachment').selectAll().where('id', '=', id));
  if (!found) throw new Refusal('not_found');
  complaintFor(ctx.db, requireUser(ctx), found.complaint_id);
  return found;
}

const bytesIn = (data: string): Buffer => Buffer.from(data, 'base64');

/** Four letters of base64 are three bytes, and what fills the last four is none. */
function receivedOf(db: DeskDatabase, id: string): { bytes: number; pieces: number } {
  return db.first(db.build.selectFrom('complaint_attachment_piece').select([sql<number>`coalesce(sum(length(rtrim(data, '=')) * 3 / 4), 0)`.as('bytes'), ({ fn }) => fn.countAll<number>().as('pieces')]).where('attachment_id', '=', id)) ?? { bytes: 0, pieces: 0 };
}

/** What never became whole, an hour later. */
function forgetBrokenOff(db: DeskDatabase, tx: WriteTx, complaintId: string): void {
  const broken = db.build.selectFrom('complaint_attachment').select('id').where('complaint_id', '=', complaintId).where('complete', '=', 0).where('at', '<', tx.now - AN_HOUR_MS);
  tx.run(db.build.deleteFrom('complaint_attachment_piece').where('attachment_id', 'in', broken));
  tx.run(db.build.deleteFrom('complaint_attachment').where('complaint_id', '=', complaintId).where('complete', '=', 0).where('at', '<', tx.now - AN_HOUR_MS));
}

export const attachmentHandlers: HandlersOf<'complaints.attachments' | 'complaints.attach' | 'complaints.attachPiece' | 'complaints.attachment'> = {
  'complaints.attachments': (ctx, { complaintId }) => {
    complaintFor(ctx.db, requireUser(ctx), complaintId);
    return ctx.db.all(ctx.db.build.selectFrom('complaint_attachment').leftJoin('user', 'user.id', 'complaint_attachment.added_by')
      .select(['complaint_attachment.id', 'complaint_attachment.name', 'complaint_attachment.type', 'complaint_attachment.size', 'complaint_attachment.at', 'user.full_name as addedBy'])
      .where('complaint_id', '=', complaintId).where('complete', '=', 1).orderBy('complaint_attachment.at').orderBy('complaint_attachment.id'))
      .flatMap(({ type, addedBy, ...file }) => (isTaken(type) ? [{ ...file, type, addedBy: addedBy ?? '' }] : []));
  },

  'complaints.attach': async (ctx, { complaintId, name, size, data }) => {
    const user = requireUser(ctx);
    complaintFor(ctx.db, user, complaintId);
    const head = bytesIn(data);
    if (size > MOST_ATTACHMENT_BYTES) throw new Refusal('attachment_too_large');
    if (head.length > size || (head.length < size && head.length !== ATTACHMENT_PIECE_BYTES)) throw new Refusal('invalid_input');
    const type = await typeOf(head, head.length === size);
    if (type === null) throw new Refusal('attachment_type');
    return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'complaints.attach' }, (tx) => {
      forgetBrokenOff(ctx.db, tx, complaintId);
      const others = tx.first(ctx.db.build.selectFrom('complaint_attachment').select(({ fn }) => fn.countAll<number>().as('count')).where('complaint_id', '=', complaintId).where('complete', '=', 1));
      if ((others?.count ?? 0) >= MOST_ATTACHMENTS) throw new Refusal('attachment_too_many');
      const id = tx.newId();
      const clean = cleanName(name);
      tx.run(ctx.db.build.insertInto('complaint_attachment').values({ id, complaint_id: complaintId, name: clean, type, size, at: tx.now, added_by: user.id, complete: head.length === size ? 1 : 0 }));
      tx.run(ctx.db.build.insertInto('complaint_attachment_piece').values({ attachment_id: id, number: 0, data }));
      tx.audit('update', 'complaint', complaintId, 'attach');
      return { id, received: head.length };
    });
  },

  'complaints.attachPiece': (ctx, { id, number, data }) => {
    const file = attachmentFor(ctx, id);
    return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'complaints.attachPiece' }, (tx) => {
      const before = receivedOf(ctx.db, id);
      const received = before.bytes + bytesIn(data).length;
      if (file.added_by !== tx.actor || file.complete === 1 || number !== before.pieces || received > file.size) throw new Refusal('step_not_allowed');
      tx.run(ctx.db.build.insertInto('complaint_attachment_piece').values({ attachment_id: id, number, data }));
      if (received === file.size) tx.run(ctx.db.build.updateTable('complaint_attachment').set({ complete: 1 }).where('id', '=', id));
      return { received };
    });
  },

  'complaints.attachment': (ctx, { id, number }) => {
    const { name, type, size, complaint_id: complaintId } = attachmentFor(ctx, id);
    const piece = ctx.db.first(ctx.db.build.selectFrom('complaint_attachment_piece').select('data').where('attachment_id', '=', id).where('number', '=', number));
    if (!piece || !isTaken(type)) throw new Refusal('attachment_damaged');
    if (number === 0) ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call: 'complaints.attachment' }, (tx) => { tx.audit('view', 'complaint', complaintId, 'attachment'); });
    return { name, type, size, data: piece.data, last: (number + 1) * ATTACHMENT_PIECE_BYTES >= size };
  },
};
