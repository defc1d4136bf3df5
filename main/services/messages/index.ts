/** Messages to patients: what is due, what was sent, templates, and those who are called because they did not come. */
import type { WriteTx } from '../../../db/desk/database.ts';
import type { CallName } from '../../../shared/contract/index.ts';
import { daysAfter, startOfDay } from '../../../shared/domain/calendar-day.ts';
import { type CallContext, type HandlersOf, requireUser } from '../../kernel.ts';
import { readClinic } from '../clinic.ts';
import { saveSettingRows } from '../setting-rows.ts';
import { markMessage, openMessage } from './mark.ts';
import { asMessage, messagesQuery, readMessages } from './outbox.ts';
import { addRecall, readRecalls } from './recall.ts';
import { readOutbox } from './reminders.ts';
import { MESSAGE_SETTINGS, readMessageSettings } from './settings.ts';
import { composeMessage, writeMessage } from './write.ts';

type MessageCall = Extract<CallName, `messages.${string}`>;

function write<T>(ctx: CallContext, call: MessageCall, change: (tx: WriteTx) => T): T {
  return ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call }, change);
}

export const messageHandlers: HandlersOf<MessageCall> = {
  'messages.due': ({ db, clock }) => readOutbox(db, clock.now()),
  'messages.marked': ({ db }, { day }) => {
    const { zone } = readClinic(db);
    return readMessages(db, messagesQuery(db).where('message.state', '!=', 'waiting').where('message.state_at', '>=', startOfDay(zone, day)).where('message.state_at', '<', startOfDay(zone, daysAfter(day, 1)))
      .orderBy('message.state_at', 'desc').orderBy('message.id', 'desc')).map(asMessage);
  },
  'messages.compose': (ctx, input) => composeMessage(ctx.db, requireUser(ctx).fullName, input),
  'messages.write': (ctx, input) => write(ctx, 'messages.write', (tx) => writeMessage(ctx.db, tx, requireUser(ctx), input)),
  'messages.open': (ctx, ref) => write(ctx, 'messages.open', (tx) => openMessage(ctx.db, tx, ref)),
  'messages.mark': (ctx, input) => write(ctx, 'messages.mark', (tx) => markMessage(ctx.db, tx, input)),

  'messages.recalls': (ctx) => readRecalls(ctx.db, ctx.clock.now(), requireUser(ctx).fullName),
  'messages.recalled': (ctx, input) => write(ctx, 'messages.recalled', (tx) => {
    addRecall(ctx.db, tx, input);
    return {};
  }),

  'messages.settings': ({ db }) => readMessageSettings(db),
  'messages.saveSettings': (ctx, wanted) => write(ctx, 'messages.saveSettings', (tx) => {
    saveSettingRows(ctx.db, tx, MESSAGE_SETTINGS, wanted);
    return {};
  }),
};
