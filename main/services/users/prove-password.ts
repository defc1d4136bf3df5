/** A password typed again by the one who is signed in. */
import type { SessionUser } from '../../../shared/contract/users.ts';
import type { DeskCore } from '../../desk-core.ts';
import { type CallContext, Refusal } from '../../kernel.ts';
import { doorOf } from './door.ts';

/** Refuses unless it is the user's own password; `field` is where it was typed. */
export function provePassword(core: DeskCore, ctx: CallContext, { user, password, field }: { user: SessionUser; password: string; field: 'password' | 'current' }): Promise<void> {
  return doorOf(core).attempt(user.login, async () => {
    core.delay.check();
    const opened = await core.requireKeyring().unlockWithPassword(user.login, password);
    if (opened?.userId !== user.id) {
      core.delay.failed();
      ctx.db.write({ actor: user.id, requestId: null, call: 'users.sign_in_failed' }, (tx) => { tx.audit('sign_in_failed', 'user', user.id, user.login); });
      throw new Refusal('wrong_credentials', { fields: { [field]: 'password_wrong' } });
    }
    core.delay.succeeded();
  });
}
