/** Announcements of the clinic to its own staff. One that is withdrawn is voided, like everything else. */
import type { CallName } from '../../shared/contract/index.ts';
import { type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { clinicToday, kept } from './clinic.ts';

export const bulletinHandlers: HandlersOf<Extract<CallName, `bulletins.${string}`>> = {
  'bulletins.current': ({ db, clock }) => {
    const today = clinicToday(db, clock.now());
    return db.all(db.build.selectFrom('bulletin').leftJoin('user', 'user.id', 'bulletin.created_by')
      .select((eb) => ['bulletin.id', 'bulletin.text', 'bulletin.urgent', 'bulletin.until_day as until', 'bulletin.created_at as at', eb.fn.coalesce('user.full_name', 'bulletin.created_by').as('author')])
      .where('bulletin.voided_at', 'is', null).where((eb) => eb.or([eb('bulletin.until_day', 'is', null), eb('bulletin.until_day', '>=', today)]))
      .orderBy('bulletin.urgent', 'desc').orderBy('bulletin.created_at', 'desc').orderBy('bulletin.id', 'desc'))
      .map((row) => ({ ...row, urgent: row.urgent === 1, version: db.version('bulletin', row.id) ?? '' }));
  },

  'bulletins.post': (ctx, { text, urgent, until }) => ctx.db.write({ actor: requireUser(ctx).id, requestId: ctx.requestId, call: 'bulletins.post' }, (tx) => {
    // It would be gone before anybody has read it.
    if (until !== null && until < clinicToday(ctx.db, tx.now)) throw new Refusal('invalid_input', { fields: { until: 'invalid' } });
    const id = tx.newId();
    tx.run(ctx.db.build.insertInto('bulletin').values({ id, text, urgent: urgent ? 1 : 0, until_day: until, ...kept(tx) }));
    tx.audit('create', 'bulletin', id);
    return { id };
  }),

  'bulletins.withdraw': (ctx, { id, expectedVersion }) => {
    const user = requireUser(ctx);
    return ctx.db.write({ actor: user.id, requestId: ctx.requestId, call: 'bulletins.withdraw' }, (tx) => {
      const bulletin = tx.first(ctx.db.build.selectFrom('bulletin').select('created_by').where('id', '=', id).where('voided_at', 'is', null));
      if (!bulletin) throw new Refusal('not_found');
      if (bulletin.created_by !== user.id && user.role !== 'admin') throw new Refusal('forbidden');
      if (ctx.db.version('bulletin', id) !== expectedVersion) throw new Refusal('changed_meanwhile');
      tx.run(ctx.db.build.updateTable('bulletin').set({ voided_at: tx.now, void_reason: 'withdrawn', updated_at: tx.now, updated_by: tx.actor }).where('id', '=', id));
      tx.audit('void', 'bulletin', id);
      return {};
    });
  },
};
