/** How this computer tells of what waits. */
import type { z } from 'zod';
import { attentionDeskSchema } from '../../../shared/contract/attention.ts';
import { type Handler, requireUser } from '../../kernel.ts';
import { type Preference, savePreference } from '../desk-preferences.ts';

/** Quiet until somebody wishes otherwise. */
export const DESK_ATTENTION: Preference<z.infer<typeof attentionDeskSchema>> = { key: 'attention', schema: attentionDeskSchema, otherwise: { sound: false } };

export const saveDeskAttention: Handler<'attention.saveDesk'> = (ctx, wanted) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'attention.saveDesk' }, (tx) => {
  savePreference(ctx.db, tx, DESK_ATTENTION, wanted);
  tx.audit('settings', 'desk_preference', null, DESK_ATTENTION.key);
  return {};
});
