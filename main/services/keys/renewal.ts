/** One new data key, from the copy beside the desk's work to the switch. */
import { statSync } from 'node:fs';
import { syncFile } from '../../../db/desk/backup/make-backup.ts';
import { removeDatabase } from '../../../db/desk/database-files.ts';
import { DeskDatabase, openConnection } from '../../../db/desk/database.ts';
import { newDataKey, type Renewal } from '../../../db/desk/keyring.ts';
import { unfinishedDatabase } from '../../../db/desk/key-switch.ts';
import type { ResealStage } from '../../../db/desk/reseal.ts';
import type { RenewalProgress, RenewalScope } from '../../../shared/contract/keys.ts';
import type { SessionUser } from '../../../shared/contract/users.ts';
import type { DeskCore } from '../../desk-core.ts';
import { Refusal } from '../../kernel.ts';
import { markRecoveryKey } from '../recovery-key.ts';
import { runRekey } from './run.ts';

/** So often the copy is made again because somebody saved while it was made. */
const ATTEMPTS = 5;
const MIB = 1024 * 1024;

export interface RenewalOrder { readonly user: SessionUser; readonly password: string; readonly scope: RenewalScope }

export class RenewalWork {
  readonly #core: DeskCore;
  readonly #flag = new SharedArrayBuffer(4);
  readonly #target: string;
  #stage: ResealStage = 'copying';

  constructor(core: DeskCore) {
    this.#core = core;
    this.#target = unfinishedDatabase(core.folder);
  }

  cancel(): void { Atomics.store(new Int32Array(this.#flag), 0, 1); }
  get #cancelled(): boolean { return Atomics.load(new Int32Array(this.#flag), 0) === 1; }

  progress(): RenewalProgress {
    const size = (file: string | null): number => (file === null ? 0 : statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    const total = this.#stage === 'copying' ? size(this.#core.folder.current()) : 0;
    return { stage: this.#stage, done: total === 0 ? 0 : Math.min(total, size(this.#target)), total, cancelling: this.#cancelled };
  }

  /**
   * 1. A worker writes and checks the copy while the desk goes on working.
   * 2. Was anything saved meanwhile? Then the copy is made again.
   * 3. From here nothing is awaited, so nobody can save in between: the audit entry goes into the copy, and the copy with its
   *    keyring takes the place of today's.
   */
  async run(order: RenewalOrder): Promise<{ recoveryKey: string | null }> {
    const renewal = await this.#renewal(order);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = changes(this.#core);
      const damaged = await this.#copy(renewal);
      if (this.#cancelled) {
        removeDatabase(this.#target);
        throw new Refusal('rekey_cancelled');
      }
      if (changes(this.#core) !== before) continue;
      if (damaged !== null) throw new Error(damaged);
      this.#adopt(renewal, order);
      return { recoveryKey: renewal.recoveryKey };
    }
    removeDatabase(this.#target);
    throw new Refusal('rekey_disturbed');
  }

  #renewal({ user, password, scope }: RenewalOrder): Renewal | Promise<Renewal> {
    const keys = this.#core.masteredKeys();
    return scope === 'all' ? this.#core.requireKeyring().allKeysNew(keys, { id: user.id, login: user.login, password }) : newDataKey(keys);
  }

  /** Answers why the copy does not hold what the database holds: perhaps only because somebody saved. */
  async #copy({ keys: { dataKey: newKey } }: Renewal): Promise<string | null> {
    const source = this.#core.folder.current();
    if (source === null) throw new Refusal('not_signed_in');
    const { dataKey: key } = this.#core.masteredKeys();
    const end = await runRekey({ source, target: this.#target, key, newKey, stop: this.#flag }, (stage) => { this.#stage = stage; });
    if (end.type === 'resealed' || end.code === 'rekey_cancelled') return null;
    if (end.code === 'damaged') return end.message;
    if (end.code === 'disk_full') throw new Refusal('rekey_no_room', { params: { needed: megabytes(statSync(source).size), free: 0 } });
    throw new Error(end.message);
  }

  #adopt(renewal: Renewal, { user, scope }: RenewalOrder): void {
    const { now } = this.#core.options.clock;
    try {
      const copy = new DeskDatabase(openConnection(this.#target, renewal.keys.dataKey), { now: () => now.call(this.#core.options.clock) });
      try {
        // Without the request's id: its stored answer would hold the recovery key.
        copy.write({ actor: user.id, requestId: null, call: 'keys.renew' }, (tx) => {
          tx.audit('settings', 'keyring', null, scope === 'all' ? 'all keys' : 'data key');
          if (scope === 'all') markRecoveryKey(tx, copy, false);
        });
        copy.connection.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        copy.close();
      }
      syncFile(this.#target);
    } catch (error) {
      removeDatabase(this.#target);
      throw error;
    }
    this.#core.adoptRenewal(renewal);
  }
}

/** Grows with every row that this process changes; nobody else writes. */
function changes(core: DeskCore): string {
  const { connection } = core.care().db;
  return `${core.folder.current()} ${String(connection.prepare('SELECT total_changes()').pluck().get())}`;
}

export function megabytes(bytes: number): number { return Math.ceil(bytes / MIB); }
