/** Shift hand-over (serah terima sif): lines during the day, the frozen note, its acceptance by who comes. */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import type { ShiftNoteTable } from '../../../db/desk/schema.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { canonicalJson } from '../../../shared/complaint-reports/canonical.ts';
import { type CallContext, type DeskCare, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { shiftContent } from './content.ts';
import { readsComplaints, acceptances, hashOf, lineById, noteRow, readNote, readNotes } from './rows.ts';

type ShiftNoteCall = Extract<CallName, `shiftNotes.${string}`>;

function write<T>(ctx: CallContext, call: ShiftNoteCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

function add(db: DeskDatabase, tx: WriteTx, row: Pick<ShiftNoteTable, 'action'> & Partial<ShiftNoteTable>): string {
  const id = tx.newId();
  tx.run(db.build.insertInto('shift_note').values({ note_id: null, text: null, content: null, hash: null, ...row, id, at: tx.now, actor: tx.actor }));
  return id;
}

export function shiftNoteHandlers(care: () => DeskCare): HandlersOf<ShiftNoteCall> {
  return {
    'shiftNotes.draft': (ctx) => {
      const user = requireUser(ctx);
      const content = shiftContent(ctx.db, care(), ctx.clock.now(), user);
      return readsComplaints(user) ? content : { ...content, complaints: { count: 0, rows: [] } };
    },

    'shiftNotes.addLine': (ctx, { text }) => write(ctx, 'shiftNotes.addLine', (tx) => {
      const id = add(ctx.db, tx, { action: 'line', text });
      tx.audit('create', 'shift_note', id, 'line');
      return lineById(ctx.db, id);
    }),

    'shiftNotes.handOver': (ctx, { words }) => write(ctx, 'shiftNotes.handOver', (tx) => {
      const text = words === '' ? null : words;
      const content = canonicalJson(shiftContent(ctx.db, care(), tx.now, requireUser(ctx)));
      const hash = hashOf(content, text);
      const id = add(ctx.db, tx, { action: 'hand_over', text, content, hash });
      tx.audit('create', 'shift_note', id, `handed over sha256 ${hash}`);
      return { id };
    }),

    'shiftNotes.accept': (ctx, { id, remark }) => write(ctx, 'shiftNotes.accept', (tx) => {
      if (noteRow(ctx.db, id).actor === tx.actor) throw new Refusal('shift_own');
      const taken = acceptances(ctx.db, [id]).get(id);
      if (taken) throw new Refusal('hand_off_taken', { params: { name: taken.full_name ?? '' } });
      add(ctx.db, tx, { action: 'accept', note_id: id, text: remark === '' ? null : remark });
      tx.audit('update', 'shift_note', id, 'accepted');
      return { id };
    }),

    'shiftNotes.list': (ctx) => readNotes(ctx.db, ctx.clock.now(), requireUser(ctx)),

    'shiftNotes.get': (ctx, { id }) => {
      const note = readNote(ctx.db, id, requireUser(ctx));
      write(ctx, 'shiftNotes.get', (tx) => { tx.audit('view', 'shift_note', id); });
      return note;
    },
  };
}
