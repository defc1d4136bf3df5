/** The desk's own state: its folder, its keyring, the open database, who sits at it. Opens, founds and replaces the database. */
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../db/desk/atomic-file.ts';
import { backupBeforeMigration } from '../db/desk/backup/index.ts';
import { DamagedSourceError } from '../db/desk/backup/make-backup.ts';
import { DataFolder } from '../db/desk/data-folder.ts';
import { removeDatabase } from '../db/desk/database-files.ts';
import { DeskDatabase, WrongKeyError, isDamage, openConnection } from '../db/desk/database.ts';
import { foundDatabase, isFoundedAs } from '../db/desk/found.ts';
import { switchKeys, tidyKeySwitch } from '../db/desk/key-switch.ts';
import { type DeskKeys, Keyring, type MasteredKeys, type Renewal } from '../db/desk/keyring.ts';
import { NewerDatabaseError, migrate, pendingMigrations } from '../db/desk/migrate.ts';
import type { DeskEvent } from '../shared/contract/core.ts';
import type { Phase } from '../shared/contract/clinic.ts';
import { uuidv7 } from '../shared/domain/uuid.ts';
import { Checkpoints, withCheckpoints } from './checkpoints.ts';
import type { DeskOptions } from './desk-api.ts';
import { clearSpool, readSpool } from './emergency-spool.ts';
import { guardSecrets } from './guarded-file.ts';
import { type DeskCare, Refusal } from './kernel.ts';
import type { Logger } from './log.ts';
import { settleSearches } from './services/audit/searches.ts';
import { PlaceProcesses } from './services/backup/place-process.ts';
import { stopCopiesWith } from './services/desk-work.ts';
import { insertEmergency } from './services/emergencies/index.ts';
import { type AtTheDoor, takePlace } from './services/rescue/take-place.ts';
import { WatchedDatabase } from './services/rescue/watched-database.ts';
import { findUser } from './services/users.ts';
import { tellFailedSignIn } from './services/users/sign-ins.ts';
import { Session, SignInDelay } from './session.ts';
import { readSyncState, refuseRevoked } from './sync/state.ts';

/** What a new database starts from. `fill` writes the first rows. */
export interface Founding {
  readonly clinicId: string;
  readonly deviceId: string;
  readonly admins: readonly { id: string; login: string; password: string }[];
  readonly fill: (db: DeskDatabase) => void | Promise<void>;
  /** What was filled before a break is kept, and filled on under the same administrator's password. */
  readonly goesOn?: boolean;
}

export class DeskCore {
  readonly options: DeskOptions;
  readonly folder: DataFolder;
  readonly session = new Session();
  readonly delay: SignInDelay;
  readonly places: PlaceProcesses;
  readonly emit: (event: DeskEvent) => void;
  readonly #log: Logger;
  #keyring: Keyring | null;
  #db: DeskDatabase | null = null;
  #keys: DeskKeys | null = null;
  #trouble: 'newer_database' | 'damaged' | null = null;
  #founding = false;
  #checkpoints: Checkpoints | null = null;
  /** Told whenever a database is open: at first, and when another took its place. */
  onOpen: () => void = () => undefined;

  constructor(options: DeskOptions, log: Logger, emit: (event: DeskEvent) => void) {
    this.options = options;
    this.emit = emit;
    this.#log = log;
    this.folder = new DataFolder(options.dataDir);
    guardSecrets(this.folder, options.shell.safeStorage);
    this.delay = new SignInDelay(options.dataDir, options.clock);
    tidyKeySwitch(this.folder);
    this.places = new PlaceProcesses(options.shell.startPlaceChild);
    stopCopiesWith(this.folder, () => { this.places.stop(); });
    this.#keyring = Keyring.load(options.dataDir, options.keyWork);
    this.#openWithStore();
  }

  get db(): DeskDatabase | null { return this.#db; }

  phase(): Phase {
    if (this.#trouble) return this.#trouble;
    if (this.#db) return 'ready';
    if (!this.folder.current()) return 'first_start';
    return this.#keyring ? 'sign_in' : 'recovery';
  }

  requireKeyring(): Keyring {
    // Somebody may have put a copy of it back since the desk was started.
    this.#keyring ??= Keyring.load(this.folder.path, this.options.keyWork);
    if (!this.#keyring) throw new Refusal('keyring_missing');
    return this.#keyring;
  }

  care(): DeskCare {
    if (!this.#db || !this.#keys) throw new Refusal('not_signed_in');
    const { clock, drivesDir } = this.options;
    const { dataKey, earlierKeys } = this.#keys;
    return {
      db: this.#db, clock, folder: this.folder, dataKey, earlierKeys, drivesDir, places: this.places, emit: this.emit,
      damaged: () => { this.#damagedWhileOpen(); }, replaceDatabase: (file) => { this.#replaceDatabase(file); },
    };
  }

  /** Makes the first database of this folder. All or nothing: the file gets its name only when it is complete. */
  async found(founding: Founding): Promise<{ recoveryKey: string }> {
    if (this.phase() !== 'first_start') throw new Refusal('not_first_start');
    if (this.#founding) throw new Refusal('busy');
    this.#founding = true;
    try {
      return await this.#foundNow(founding);
    } finally {
      this.#founding = false;
    }
  }

  async #foundNow({ clinicId, deviceId, admins, fill, goesOn = false }: Founding): Promise<{ recoveryKey: string }> {
    const unfinished = join(this.folder.path, 'founding.db');
    const earlier = goesOn ? await this.#unfinished(unfinished, admins) : null;
    const { keyring, keys, recoveryKey } = earlier ? { ...earlier, recoveryKey: await earlier.keyring.renewRecoveryKey(earlier.keys.masterKey) } : await Keyring.create(this.folder.path, randomBytes(32), this.options.keyWork);
    const { dataKey, masterKey } = keys;
    if (earlier) keyring.removePassword(earlier.userId);
    for (const admin of admins) await keyring.setPassword(admin.id, admin.login, admin.password, masterKey);
    if (!earlier) removeDatabase(unfinished);
    let connection = openConnection(unfinished, dataKey);
    try {
      if (earlier && !isFoundedAs(connection, { deviceId, clinicId })) {
        connection.close();
        removeDatabase(unfinished);
        connection = openConnection(unfinished, dataKey);
      }
      if (!isFoundedAs(connection, { deviceId, clinicId })) foundDatabase(connection, { deviceId, clinicId, now: this.options.clock.now() });
      await withCheckpoints(connection, unfinished, dataKey, async (log) => { await fill(new DeskDatabase(connection, { now: () => this.options.clock.now(), log })); });
      connection.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      connection.close();
    }
    this.#keepInStore(keyring, keys);
    const file = this.folder.nextGeneration();
    renameSync(unfinished, file);
    syncFolder(this.folder.path);
    this.folder.switchTo(file);
    this.#keyring = keyring;
    this.#open(keys);
    return { recoveryKey };
  }

  /** The keys of a founding that broke off, if it is this administrator's and its file still opens. */
  async #unfinished(file: string, [admin]: Founding['admins']): Promise<{ keyring: Keyring; keys: MasteredKeys; userId: string } | null> {
    const keyring = existsSync(file) ? Keyring.load(this.folder.path, this.options.keyWork) : null;
    const opened = admin && keyring ? await keyring.unlockWithPassword(admin.login, admin.password) : null;
    if (!keyring || !opened) return null;
    try {
      openConnection(file, opened.dataKey).close();
      return { keyring, keys: opened, userId: opened.userId };
    } catch {
      return null;
    }
  }

  /** Opens the database if it is still locked, and signs the user in. Refuses with a growing delay. */
  async signIn(login: string, password: string): Promise<void> {
    this.delay.check();
    const opened = await this.requireKeyring().unlockWithPassword(login, password);
    if (!opened) {
      this.delay.failed();
      if (this.#db) tellFailedSignIn(this.#db, login);
      throw new Refusal('wrong_credentials');
    }
    this.#openWith(opened);
    this.signInAs(opened.userId);
    this.delay.succeeded();
  }

  /** Signs in a user whose proof was already checked. */
  signInAs(userId: string): void {
    const db = this.#db;
    const user = db ? findUser(db, userId) : null;
    if (!db || !user) throw new Refusal('wrong_credentials');
    refuseRevoked(db, user);
    db.write({ actor: user.id, requestId: null, call: 'users.signIn' }, (tx) => { tx.audit('sign_in', 'user', user.id); });
    this.session.signIn(user);
    this.emit({ type: 'session' });
  }

  /** Who sits here may have been changed or locked out elsewhere. */
  refreshSession(): void {
    const { user } = this.session;
    const db = this.#db;
    if (!user || !db) return;
    const known = findUser(db, user.id);
    const barred = known?.role !== 'admin' && readSyncState(db)?.fault === 'revoked';
    if (known && !barred) this.session.refresh(known);
    else this.session.signOut();
    if (!known || barred || known.role !== user.role || known.fullName !== user.fullName) this.emit({ type: 'session' });
  }

  lock(): void {
    const user = this.session.user;
    if (!this.session.lock() || !user) return;
    this.#db?.write({ actor: user.id, requestId: null, call: 'users.lock' }, (tx) => { tx.audit('lock', 'user', user.id); });
    this.emit({ type: 'session' });
  }

  async setPassword(userId: string, login: string, password: string): Promise<void> {
    await this.requireKeyring().setPassword(userId, login, password, this.masteredKeys().masterKey);
  }

  async renewRecoveryKey(): Promise<string> { return this.requireKeyring().renewRecoveryKey(this.masteredKeys().masterKey); }

  /** Whoever has signed in has shown the master key with the password; the system's store alone does not have it. */
  masteredKeys(): MasteredKeys {
    const keys = this.#keys;
    if (!keys?.masterKey) throw new Refusal('not_signed_in');
    return { ...keys, masterKey: keys.masterKey };
  }

  /** Opens the database with the printed recovery key; nothing is changed when the key is wrong. */
  async openWithRecoveryKey(typed: string): Promise<void> {
    this.delay.check();
    const opened = await this.requireKeyring().unlockWithRecoveryKey(typed);
    if (!opened) {
      this.delay.failed();
      throw new Refusal('wrong_recovery_key', { fields: { recoveryKey: 'recovery_key_wrong' } });
    }
    this.delay.succeeded();
    this.#openWith(opened);
  }

  /** The database under a new data key, complete and closed, takes the place of today's; everybody stays signed in. When it throws, nothing has changed. */
  adoptRenewal(renewal: Renewal): void {
    const before = this.#keys;
    if (!before) throw new Refusal('not_signed_in');
    const keyring = this.requireKeyring();
    this.#db?.close();
    this.#db = null;
    try {
      switchKeys(this.folder, { keyring, renewal, store: this.options.shell.safeStorage, now: this.options.clock.now() });
    } catch (error) {
      this.#open(before);
      throw error;
    }
    this.#keyring = Keyring.load(this.folder.path, this.options.keyWork);
    this.#open(renewal.keys);
    this.emit({ type: 'session' });
  }

  /** Makes a finished database the current one, opens it, and tells every window; everybody signs in again. */
  adoptAtDoor(door: AtTheDoor): void {
    takePlace(this.folder, door);
    this.#keyring = Keyring.load(this.folder.path, this.options.keyWork);
    this.session.signOut();
    this.#open(door.keys);
    this.emit({ type: 'session' });
  }

  /** Resolves when no thread of it is left. */
  async close(): Promise<void> {
    settleSearches(this.#db);
    this.#db?.close();
    this.#db = null;
    this.#keys = null;
    this.folder.close();
    await this.#checkpoints?.ended;
  }

  #openWithStore(): void {
    const store = this.options.shell.safeStorage;
    const keys = store && this.folder.current() ? this.#keyring?.unlockWithStore(store) : null;
    if (!keys) return;
    try {
      this.#open(keys);
    } catch (error) {
      // The keyring still opens with a password or the recovery key; the screen of the phase says what is wrong.
      this.#log.failure('open with the store', error);
    }
  }

  #keepInStore(keyring: Keyring, keys: DeskKeys): void {
    const store = this.options.shell.safeStorage;
    if (store) keyring.keepInStore(store, keys);
  }

  /** The keys that a secret has just opened; the database may be open already. */
  #openWith(keys: MasteredKeys): void {
    if (!this.#db) this.#open(keys);
    // A secret takes a moment to open: meanwhile there may be a new data key.
    else if (this.#keys?.dataKey.equals(keys.dataKey)) this.#keys = keys;
  }

  #open(keys: DeskKeys): void {
    const file = this.folder.current();
    if (!file) throw new Refusal('not_found');
    try {
      const connection = this.#connect(file, keys.dataKey);
      this.#checkpoints = new Checkpoints(connection, file, keys.dataKey);
      this.#db = new WatchedDatabase(connection, {
        now: () => this.options.clock.now(), log: this.#checkpoints, onDamage: () => { this.#damagedWhileOpen(); },
        onSlow: (sql, ms) => { this.#log.info('slow statement', { sql, ms: Math.round(ms) }); },
      });
    } catch (error) {
      this.#nameTrouble(error);
      throw error;
    }
    this.#keys = keys;
    this.#trouble = null;
    if (this.#keyring) this.#keepInStore(this.#keyring, keys);
    this.folder.removeOldGenerations();
    this.#takeInSpool();
    this.onOpen();
  }

  /** A connection on the newest schema, with a backup before anything is migrated. */
  #connect(file: string, dataKey: Buffer): ReturnType<typeof openConnection> {
    const connection = openConnection(file, dataKey);
    try {
      if (pendingMigrations(connection).length > 0) {
        backupBeforeMigration(connection, this.folder, dataKey, this.options.clock.now());
        migrate(connection, this.options.clock.now());
      }
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  #nameTrouble(error: unknown): void {
    if (error instanceof NewerDatabaseError) {
      this.#trouble = 'newer_database';
      this.emit({ type: 'session' });
      throw new Refusal('newer_database');
    }
    // The key is this database's own (a wrap has proved it), so a file that it does not open is no longer that database.
    if (error instanceof WrongKeyError || error instanceof DamagedSourceError || isDamage(error)) {
      this.#trouble = 'damaged';
      this.emit({ type: 'session' });
      throw new Refusal('database_damaged');
    }
  }

  /** A page cannot be read: writing on would make it worse. Calls under way end before the database is closed. */
  #damagedWhileOpen(): void {
    if (this.#trouble) return;
    this.#trouble = 'damaged';
    this.#log.failure('read the database', new Error('a page cannot be read'));
    setImmediate(() => {
      if (this.#trouble !== 'damaged') return;
      this.#db?.close();
      this.#db = null;
      this.#keys = null;
      this.session.signOut();
      this.emit({ type: 'session' });
    });
  }

  #takeInSpool(): void {
    const db = this.#db;
    if (!db || !this.#keys || !this.#keyring) return;
    for (const emergency of readSpool(this.folder.path, this.#keyring, this.#keys.dataKey)) {
      // One transaction each, with the emergency's own id as request id: a power cut in between takes none in twice.
      db.write({ actor: 'system', requestId: emergency.id, call: 'emergencies.raise' }, (tx) => {
        insertEmergency(tx, db, { ...emergency, raisedBy: null, whileLocked: true });
        return { id: emergency.id, temporaryName: emergency.temporaryName, at: emergency.at };
      });
    }
    clearSpool(this.folder.path);
  }

  #replaceDatabase(file: string): void {
    const keys = this.#keys;
    if (!keys) throw new Refusal('not_signed_in');
    const before = this.folder.current();
    // Migrated and read before the old one is let go, so that a file that cannot be used changes nothing.
    this.#connect(file, keys.dataKey).close();
    settleSearches(this.#db);
    this.#db?.close();
    this.#db = null;
    try {
      this.folder.switchTo(file);
    } catch (error) {
      if (before) this.folder.switchTo(before);
      this.#open(keys);
      throw error;
    }
    this.session.signOut();
    this.#open(keys);
    this.emit({ type: 'session' });
  }
}

/** Ids for a new clinic and its first desk. */
export function newIds(now: number): { clinicId: string; deviceId: string } {
  return { clinicId: uuidv7(now), deviceId: uuidv7(now) };
}

