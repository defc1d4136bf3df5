/** Coordination (koordinasi): slips to other units, from sending to the result. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { type CallContext, type HandlersOf, requireUser } from '../../kernel.ts';
import { saveSettingRows } from '../setting-rows.ts';
import { readChoices } from './choices.ts';
import { readFigures } from './figures.ts';
import { type Asker, askerOf, detailFor, endedSlips, openSlips, slipsOfPatient } from './rows.ts';
import { HAND_OFF_SETTINGS, readHandOffSettings } from './settings.ts';
import { accept, print, send, step, undo } from './steps.ts';

type HandOffCall = Extract<CallName, `handOffs.${string}`>;

function write<T>(ctx: CallContext, call: HandOffCall, change: (tx: WriteTx, asker: Asker) => T): T {
  const user = requireUser(ctx);
  return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call }, (tx) => change(tx, askerOf(ctx.db, user)));
}

const asking = (ctx: CallContext): Asker => askerOf(ctx.db, requireUser(ctx));

export const handOffHandlers: HandlersOf<HandOffCall> = {
  'handOffs.list': (ctx, { ended }) => (ended ? endedSlips : openSlips)(ctx.db, ctx.clock.now(), asking(ctx)),
  'handOffs.ofPatient': (ctx, { patientId }) => slipsOfPatient(ctx.db, ctx.clock.now(), asking(ctx), patientId),
  'handOffs.get': (ctx, { id }) => {
    const detail = detailFor(ctx.db, ctx.clock.now(), asking(ctx), id);
    write(ctx, 'handOffs.get', (tx) => { tx.audit('view', 'hand_off', id); });
    return detail;
  },
  'handOffs.count': (ctx) => {
    const now = ctx.clock.now();
    const asker = asking(ctx);
    const waiting = openSlips(ctx.db, now, asker).filter(({ state, forMe }) => state === 'sent' && (asker.unitId === null || forMe));
    const late = waiting.filter(({ alarmAt }) => alarmAt !== null && alarmAt <= now);
    const { sound } = readHandOffSettings(ctx.db);
    return { waiting: waiting.length, late: late.length, ringing: sound ? late.filter(({ priority }) => priority === 'urgent').length : 0 };
  },
  'handOffs.choices': (ctx) => readChoices(ctx.db, ctx.clock.now(), asking(ctx)),
  'handOffs.figures': (ctx, { from, to }) => readFigures(ctx.db, from, to),
  'handOffs.settings': (ctx) => readHandOffSettings(ctx.db),

  'handOffs.send': (ctx, input) => write(ctx, 'handOffs.send', (tx, asker) => send(ctx.db, tx, asker, input)),
  'handOffs.accept': (ctx, input) => write(ctx, 'handOffs.accept', (tx, asker) => accept(ctx.db, tx, asker, input)),
  'handOffs.start': (ctx, seen) => write(ctx, 'handOffs.start', (tx, asker) => step(ctx.db, tx, asker, 'start', seen)),
  'handOffs.finish': (ctx, { result, ...seen }) => write(ctx, 'handOffs.finish', (tx, asker) => step(ctx.db, tx, asker, 'finish', seen, { text: result })),
  'handOffs.reject': (ctx, { reason, name, ...seen }) => write(ctx, 'handOffs.reject', (tx, asker) => step(ctx.db, tx, asker, 'reject', seen, { text: reason, name })),
  'handOffs.cancel': (ctx, { reason, ...seen }) => write(ctx, 'handOffs.cancel', (tx, asker) => step(ctx.db, tx, asker, 'cancel', seen, { text: reason })),
  'handOffs.undo': (ctx, seen) => write(ctx, 'handOffs.undo', (tx, asker) => undo(ctx.db, tx, asker, seen)),
  'handOffs.slip': (ctx, { id }) => write(ctx, 'handOffs.slip', (tx, asker) => print(ctx.db, tx, asker, id)),
  'handOffs.saveSettings': (ctx, wanted) => write(ctx, 'handOffs.saveSettings', (tx) => {
    saveSettingRows(ctx.db, tx, HAND_OFF_SETTINGS, wanted);
    return {};
  }),
};
