/** How this computer prints queue tickets. The tickets themselves are made in visits.ts. */
import { z } from 'zod';
import type { DeskDatabase } from '../../../db/desk/database.ts';
import { type DeskPrinter, deskPrinterSchema } from '../../../shared/contract/tickets.ts';
import { type HandlersOf, requireUser } from '../../kernel.ts';
import { type Preference, readPreference, savePreference } from '../desk-preferences.ts';
import { type SettingRows, readSettingRows, saveSettingRows } from '../setting-rows.ts';
import { readSettings } from '../settings.ts';
import { readUnprinted, tellOutcome } from './unprinted.ts';

const CLINIC_TICKETS: SettingRows<{ qr: boolean }> = { schema: z.object({ qr: z.boolean() }), rowOf: { qr: 'ticket_qr' }, defaults: { qr: true } };

/** Until this computer has a paper of its own, the clinic's. */
function deskPrinter(db: DeskDatabase): Preference<DeskPrinter> {
  return { key: 'tickets', schema: deskPrinterSchema, otherwise: { printer: null, width: readSettings(db).ticketWidth, copies: 1 } };
}

export const ticketHandlers: HandlersOf<'tickets.settings' | 'tickets.save' | 'tickets.saveDesk' | 'tickets.told'> = {
  'tickets.settings': (ctx) => ({ ...readSettingRows(ctx.db, CLINIC_TICKETS), desk: readPreference(ctx.db, deskPrinter(ctx.db)), unprinted: readUnprinted(ctx.db, ctx.clock.now()) }),

  'tickets.save': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'tickets.save' }, (tx) => {
    saveSettingRows(ctx.db, tx, CLINIC_TICKETS, wanted);
    return {};
  }),

  'tickets.saveDesk': (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'tickets.saveDesk' }, (tx) => {
    const preference = deskPrinter(ctx.db);
    savePreference(ctx.db, tx, preference, wanted);
    tx.audit('settings', 'desk_preference', null, preference.key);
    return {};
  }),

  'tickets.told': (ctx, { entryId, outcome }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'tickets.told' }, (tx) => {
    tellOutcome(ctx.db, tx, entryId, outcome);
    return {};
  }),
};
