/** What is being typed and not yet saved: one draft per user, form and key, durable within 2 s of typing. */
import type { HandlersOf } from '../kernel.ts';
import { requireUser } from '../kernel.ts';

export const draftHandlers: HandlersOf<'drafts.save' | 'drafts.load' | 'drafts.discard'> = {
  'drafts.save': (ctx, { form, key, content }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'drafts.save' }, (tx) => {
    const draft = { user_id: tx.actor, form, key, content, saved_at: tx.now };
    tx.run(ctx.db.build.insertInto('draft').values(draft).onConflict((conflict) => conflict.columns(['user_id', 'form', 'key']).doUpdateSet({ content, saved_at: tx.now })));
    return { savedAt: tx.now };
  }),
  'drafts.load': (ctx, { form, key }) => ctx.db.first(
    ctx.db.build.selectFrom('draft').select(['form', 'key', 'content', 'saved_at as savedAt'])
      .where('user_id', '=', requireUser(ctx).id).where('form', '=', form).where('key', '=', key),
  ) ?? null,
  'drafts.discard': (ctx, { form, key }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'drafts.discard' }, (tx) => {
    tx.run(ctx.db.build.deleteFrom('draft').where('user_id', '=', tx.actor).where('form', '=', form).where('key', '=', key));
    return {};
  }),
};
