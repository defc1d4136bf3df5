/** The keys of the clinic's data: a new data key, with or without everything that opens it, and a new recovery key. */
import type { DeskCore } from '../desk-core.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../kernel.ts';
import { afterBackups, asRestore, exportsRunning } from './desk-work.ts';
import { copyToSecondPlace } from './backup/copy-second.ts';
import { runBackup } from './backup/run.ts';
import { markRecoveryKey, recoveryKeyConfirmed } from './recovery-key.ts';
import { RenewalWork, megabytes } from './keys/renewal.ts';
import { freeBytes, neededBytes } from './keys/room.ts';
import { provePassword } from './users/prove-password.ts';

type KeyCalls = 'keys.state' | 'keys.renew' | 'keys.progress' | 'keys.cancel' | 'keys.renewRecovery';

/** `free` says how much room a folder's disk has. */
export function keyHandlers(core: DeskCore, free: (folder: string) => Promise<number | null> = freeBytes): HandlersOf<KeyCalls> {
  let running: RenewalWork | null = null;
  return {
    'keys.state': async (ctx) => {
      const keyring = core.requireKeyring();
      return {
        dataKeyAt: keyring.dataKeyAt, earlierKeys: core.care().earlierKeys.length, layered: keyring.layered,
        neededBytes: neededBytes(core), freeBytes: await free(core.folder.path), recoveryKeyConfirmed: recoveryKeyConfirmed(ctx.db),
        others: othersHere(core, ctx),
      };
    },

    'keys.renew': async (ctx, { password, scope }) => {
      const user = requireUser(ctx);
      if (running || exportsRunning(core.folder)) throw new Refusal('busy');
      const work = new RenewalWork(core);
      running = work;
      try {
        await provePassword(core, ctx, { user, password, field: 'password' });
        if (scope === 'data' && !core.requireKeyring().layered) throw new Refusal('rekey_all_only');
        await refuseWithoutRoom(core, free);
        const answer = await asRestore(core.folder, () => work.run({ user, password, scope }));
        backUpAnew(core);
        return answer;
      } finally {
        running = null;
      }
    },

    'keys.progress': () => running?.progress() ?? null,
    'keys.cancel': () => { running?.cancel(); return {}; },

    'keys.renewRecovery': async (ctx, { password }) => {
      const user = requireUser(ctx);
      if (running) throw new Refusal('busy');
      await provePassword(core, ctx, { user, password, field: 'password' });
      // Before: after a power cut between the two, a key that nobody has seen must not count as kept.
      ctx.db.write({ actor: user.id, requestId: null, call: 'keys.renewRecovery' }, (tx) => {
        markRecoveryKey(tx, ctx.db, false);
        tx.audit('settings', 'keyring', null, 'recovery key');
      });
      return { recoveryKey: await core.renewRecoveryKey() };
    },
  };
}

async function refuseWithoutRoom(core: DeskCore, free: (folder: string) => Promise<number | null>): Promise<void> {
  const [needed, there] = [neededBytes(core), await free(core.folder.path)];
  if (there !== null && there < needed) throw new Refusal('rekey_no_room', { params: { needed: megabytes(needed), free: megabytes(there) } });
}

/** The newest backup must be one under the new key. How it went is told where backups are; nobody waits for it. */
function backUpAnew(core: DeskCore): void {
  const desk = core.care();
  const made = afterBackups(desk.folder, async () => {
    const { name } = await runBackup(desk, 'manual');
    desk.db.write({ actor: 'system', requestId: null, call: 'keys.renew' }, (tx) => { tx.audit('backup', 'backup', null, name); });
    desk.emit({ type: 'changed', capabilities: ['backup', 'attention', 'sync'] });
  });
  // A full disk: the inbox tells of backups that have become old.
  void made.then(() => copyToSecondPlace(desk), () => undefined);
}

function othersHere(core: DeskCore, ctx: CallContext): number {
  const keyring = core.requireKeyring();
  const users = ctx.db.all(ctx.db.build.selectFrom('user').select('id').where('active', '=', 1).where('voided_at', 'is', null).where('id', '!=', requireUser(ctx).id));
  return users.filter(({ id }) => keyring.hasPassword(id)).length;
}
