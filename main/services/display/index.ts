/** The waiting room's screen. */
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { readPreference, savePreference } from '../desk-preferences.ts';
import { readSettingRows, saveSettingRows } from '../setting-rows.ts';
import { CLINIC_DISPLAY, DESK_DISPLAY } from './settings.ts';
import { readDisplay } from './state.ts';

export const displayHandlers: HandlersOf<'display.state' | 'display.settings' | 'display.save' | 'display.saveDesk'> = {
  'display.state': (ctx, { screen }) => readDisplay(ctx.db, ctx.clock.now(), screen),
  'display.settings': (ctx) => ({ clinic: readSettingRows(ctx.db, CLINIC_DISPLAY), desk: readPreference(ctx.db, DESK_DISPLAY) }),

  'display.save': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'display.save' }, (tx) => {
    saveSettingRows(ctx.db, tx, CLINIC_DISPLAY, wanted);
    return {};
  }),

  'display.saveDesk': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'display.saveDesk' }, (tx) => {
    savePreference(ctx.db, tx, DESK_DISPLAY, wanted);
    tx.audit('settings', 'desk_preference', null, DESK_DISPLAY.key);
    return {};
  }),
};
