/** "Dokter berhalangan": what is proposed to those who lost their time, doing it, and telling them. */
import type { CallName } from '../../../shared/contract/index.ts';
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { MessageWriter } from '../messages/texts.ts';
import { applyRebooking } from './apply.ts';
import { readRebookingPlan } from './plan.ts';
import { readUntold, tell } from './told.ts';

export const absenceHandlers: HandlersOf<Extract<CallName, `absences.${string}`>> = {
  'absences.plan': (ctx, input) => readRebookingPlan(ctx.db, ctx.clock.now(), requireUser(ctx).fullName, input),
  'absences.untold': (ctx) => {
    const writer = new MessageWriter(ctx.db, requireUser(ctx).fullName);
    return readUntold(ctx.db, ctx.clock.now(), ({ row, appointment }, was) => (row.outcome === 'moved' ? writer.write('callAbsence', appointment, was) : writer.write('callLeft', appointment)).id);
  },
  'absences.apply': applyRebooking,
  'absences.tell': (ctx, input) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'absences.tell' }, (tx) => {
    tell(ctx.db, tx, input);
    return {};
  }),
};
