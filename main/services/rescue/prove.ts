/** Who may open the door: the keyring answers for the secret, the backup for the person's role. */
import { keyOf } from '../../../db/desk/change-key.ts';
import { openConnection } from '../../../db/desk/database.ts';
import type { DeskKeys, Keyring } from '../../../db/desk/keyring.ts';
import type { DoorSecret } from '../../../shared/contract/clinic.ts';
import type { DeskCore } from '../../desk-core.ts';
import { Refusal } from '../../kernel.ts';
import { doorOf } from '../users/door.ts';
import { keyringBeside } from './backup-folders.ts';
import { readable } from './damaged-source.ts';

export interface Proof {
  readonly keys: DeskKeys;
  /** Null with the recovery key. */
  readonly userId: string | null;
  /** Of the keyring that came along; null: the desk's own. */
  readonly keyringText: string | null;
}

/**
 * On a damaged desk its own keyring counts; on a new computer the one that came with the backups. A wrong secret is refused
 * with a growing delay, and a name that was tried too often stays locked, as at the sign-in.
 */
export function prove(core: DeskCore, folder: string, secret: DoorSecret): Promise<Proof> {
  const look = (): Promise<Proof> => proveNow(core, folder, secret);
  return 'recoveryKey' in secret ? look() : doorOf(core).attempt(secret.login, look);
}

async function proveNow(core: DeskCore, folder: string, secret: DoorSecret): Promise<Proof> {
  core.delay.check();
  const brought = core.phase() === 'damaged' ? null : keyringBeside(folder);
  if (core.phase() !== 'damaged' && !brought) throw new Refusal('keyring_missing');
  const opened = await unlock(brought?.keyring ?? core.requireKeyring(), secret);
  if (!opened) {
    core.delay.failed();
    throw 'recoveryKey' in secret ? new Refusal('wrong_recovery_key', { fields: { 'secret.recoveryKey': 'recovery_key_wrong' } }) : new Refusal('wrong_credentials');
  }
  core.delay.succeeded();
  return { ...opened, keyringText: brought?.text ?? null };
}

async function unlock(keyring: Keyring, secret: DoorSecret): Promise<Pick<Proof, 'keys' | 'userId'> | null> {
  if ('recoveryKey' in secret) {
    const keys = await keyring.unlockWithRecoveryKey(secret.recoveryKey);
    return keys && { keys, userId: null };
  }
  const opened = await keyring.unlockWithPassword(secret.login, secret.password);
  return opened && { keys: opened, userId: opened.userId };
}

/** The role stands in the backup. Damaged, or of another clinic: refused here, before anything is done. */
export function requireAdmin(backup: string, { dataKey, earlierKeys }: DeskKeys, userId: string): void {
  const role = readable(() => {
    const db = openConnection(backup, keyOf(backup, [dataKey, ...earlierKeys]), true);
    try {
      return db.prepare('SELECT role FROM user WHERE id = ? AND active = 1 AND voided_at IS NULL').pluck().get(userId) ?? 'nobody';
    } finally {
      db.close();
    }
  });
  if (role === null) throw new Refusal('backup_damaged');
  if (role !== 'admin') throw new Refusal('forbidden');
}
