/** The desk's door: passwords are tried one at a time, counted against the name that was typed, and told to the audit. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { DeskCore } from '../../desk-core.ts';
import { Refusal } from '../../kernel.ts';
import { LoginLocks } from './login-locks.ts';
import { TOO_MANY_WRONG, userIdOf } from './sign-ins.ts';

export interface Door {
  readonly locks: LoginLocks;
  /**
   * Runs `work`, which refuses with `wrong_credentials` when the password is not the one of `login`. Refuses with
   * `login_locked` without looking at the password while the name is locked.
   */
  attempt<T>(login: string, work: () => Promise<T>): Promise<T>;
}

const doors = new WeakMap<DeskCore, Door>();

/** The one door of a desk: also the restore of a damaged database asks for a password there. */
export function doorOf(core: DeskCore): Door {
  const door = doors.get(core) ?? createDoor(core);
  doors.set(core, door);
  return door;
}

function createDoor(core: DeskCore): Door {
  const locks = new LoginLocks(core.options.dataDir, core.options.clock);
  // In turn: many attempts sent at once would all be looked at before the first of them is counted.
  let turn: Promise<unknown> = Promise.resolve();
  const wrong = (login: string): void => {
    const userId = core.db ? userIdOf(core.db, login) : null;
    const nowLocked = locks.failed(login, { known: userId !== null, told: core.db !== null });
    if (core.db && userId !== null && nowLocked) tell(core.db, 'lock', userId, TOO_MANY_WRONG);
  };
  const now = async <T>(login: string, work: () => Promise<T>): Promise<T> => {
    locks.check(login);
    try {
      const value = await work();
      locks.succeeded(login);
      if (core.db) tellMissed(core.db, locks);
      return value;
    } catch (error) {
      if (error instanceof Refusal && error.error.code === 'wrong_credentials') wrong(login);
      throw error;
    }
  };
  return {
    locks,
    attempt: (login, work) => {
      const mine = turn.then(() => now(login, work));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Before the first sign-in of the day the audit cannot be written; what was tried then is told once it can. */
function tellMissed(db: DeskDatabase, locks: LoginLocks): void {
  for (const { login, failures } of locks.takeUntold()) {
    const userId = userIdOf(db, login);
    if (userId !== null) tell(db, 'sign_in_failed', userId, `${failures} before the desk was opened`);
  }
}

function tell(db: DeskDatabase, action: 'lock' | 'sign_in_failed', userId: string, detail: string): void {
  db.write({ actor: 'system', requestId: null, call: 'users.signIn' }, (tx) => { tx.audit(action, 'user', userId, detail); });
}
