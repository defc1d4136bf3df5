/** Contacts with patients: how they wish to be reached, what was promised to them, short notes. The last contacts are part of their story (patients/timeline). */
import type { DeskDatabase, WriteTx } from '../../../db/desk/database.ts';
import { CONTACT_ROLES } from '../../../shared/contract/contacts.ts';
import type { CallName, ParsedInput } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { recordToWriteOn, recordsOf } from '../patients/person.ts';
import { addFollowUp, editFollowUp, finishFollowUp, listFollowUps } from './follow-ups.ts';
import { readPreference, savePreference } from './preferences.ts';

type ContactCall = Extract<CallName, `contacts.${string}`>;

function write<T>(ctx: CallContext, call: ContactCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const contactHandlers: HandlersOf<ContactCall> = {
  'contacts.preference': ({ db }, { patientId }) => readPreference(db, patientId),
  'contacts.savePreference': (ctx, input) => write(ctx, 'contacts.savePreference', (tx) => savePreference(ctx.db, tx, input)),
  'contacts.followUps': ({ db, clock }, input) => listFollowUps(db, clock.now(), input),
  'contacts.addFollowUp': (ctx, input) => write(ctx, 'contacts.addFollowUp', (tx) => addFollowUp(ctx.db, tx, input)),
  'contacts.editFollowUp': (ctx, input) => write(ctx, 'contacts.editFollowUp', (tx) => editFollowUp(ctx.db, tx, input)),
  'contacts.finishFollowUp': (ctx, input) => write(ctx, 'contacts.finishFollowUp', (tx) => finishFollowUp(ctx.db, tx, input)),
  'contacts.addNote': (ctx, input) => write(ctx, 'contacts.addNote', (tx) => addNote(ctx.db, tx, input)),
  'contacts.owners': ({ db }) => db.all(db.build.selectFrom('user').select(['id', 'full_name as name', 'role']).where('active', '=', 1).where('voided_at', 'is', null).where('role', 'in', [...CONTACT_ROLES]).orderBy('full_name').orderBy('id')),
};

/** A note that was corrected already is corrected through its newest one. */
function addNote(db: DeskDatabase, tx: WriteTx, { patientId, text, corrects }: ParsedInput<'contacts.addNote'>): Record<string, never> {
  const person = recordToWriteOn(db, tx, patientId);
  if (corrects !== null) {
    const own = tx.first(db.build.selectFrom('contact_note').select('id').where('id', '=', corrects).where('patient_id', 'in', recordsOf(db, person)));
    if (!own) throw new Refusal('not_found');
    if (tx.first(db.build.selectFrom('contact_note').select('id').where('corrects', '=', corrects).where('patient_id', 'in', recordsOf(db, person)))) throw new Refusal('changed_meanwhile');
  }
  const id = tx.newId();
  tx.run(db.build.insertInto('contact_note').values({ id, patient_id: person, at: tx.now, actor: tx.actor, text, corrects }));
  tx.audit('create', 'contact_note', id, corrects === null ? 'note' : 'correction');
  return {};
}
