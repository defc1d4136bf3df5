/** Who told a complaint in confidence: said to the few who may know, each time with a reason that stays in the timeline and in the audit log. */
import { type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { survivorOf } from '../patients/person.ts';
import { complaintFor } from './detail.ts';
import { keptReporter, mayReveal, partiesOfOne } from './parties.ts';
import { addEvent } from './steps.ts';

export const revealHandlers: HandlersOf<'complaints.reveal'> = {
  'complaints.reveal': (ctx, { id, reason }) => {
    const { db } = ctx;
    const user = requireUser(ctx);
    const row = complaintFor(db, user, id);
    if (!mayReveal(db, user, row, partiesOfOne(db, id))) throw new Refusal('forbidden');
    // The kept answer of the request holds no name: a repeat reads it anew, and is asked again who may.
    db.write({ actor: user.id, requestId: ctx.requestId, call: 'complaints.reveal' }, (tx) => {
      addEvent(db, tx, id, 'reveal', { text: reason });
      tx.audit('view', 'complaint', id, 'reporter');
      return {};
    });
    const told = keptReporter(db, id);
    const linked = told?.patientId ?? null;
    const patientId = linked === null ? null : survivorOf(db, db, linked);
    const patient = patientId === null ? undefined : db.first(db.build.selectFrom('patient').select('name').where('id', '=', patientId));
    return { reporterName: told?.name ?? null, reporterContact: told?.contact ?? null, patientId: patient ? patientId : null, patientName: patient?.name ?? null };
  },
};
