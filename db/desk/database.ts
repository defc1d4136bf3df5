/**
 * The desk's database: one encrypted SQLite file, one connection, used synchronously.
 *
 * Kysely builds and types the SQL and never runs it: its asynchronous transactions over one connection let another
 * handler's write slip in between. Reads go through `all` and `first`; everything that changes goes through `write`,
 * which is one durable transaction with a stamp for the change capture.
 */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { type CompiledQuery, type DatabaseConnection, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { AuditAction } from '../../shared/contract/audit.ts';
import { formatHlc, parseHlc, tick } from '../../shared/domain/hlc.ts';
import { IdSequence, uuidv7 } from '../../shared/domain/uuid.ts';
import type { SyncedName } from '../../shared/sync/tables.ts';
import { keepPatientRoots } from './patient-roots.ts';
import type { DeskTables } from './schema.ts';
import { type TouchedRow, TouchedRows } from './touched-rows.ts';

/** Anything of Kysely's that can be compiled; `O` is its row type. */
export interface Compilable<O> { compile(): CompiledQuery<O> }

export interface Readable {
  all<O>(query: Compilable<O>): O[];
  first<O>(query: Compilable<O>): O | undefined;
}

/** The writable view: only `write` hands one out. */
export interface WriteTx extends Readable {
  /** Runs an INSERT or UPDATE; answers the number of rows it touched. */
  run(query: Compilable<unknown>): number;
  /** UTC milliseconds of this transaction, the same for all its rows. */
  readonly now: number;
  readonly actor: string;
  readonly deviceId: string;
  newId(): string;
  /** A person says that the wall clock is right although it went back: later times seen before are forgotten. */
  trustClock(): void;
  /** Adds an audit entry in this transaction. `detail` holds no personal data. */
  audit(action: AuditAction, entity: string, rowId: string | null, detail?: string): void;
}

/** What `apply` hands out: for what comes from the central, and for what this desk notes about it. Nothing of it is captured. */
export interface ApplyTx {
  /** UTC milliseconds. */
  readonly now: number;
  run(sql: string, ...values: readonly (string | number | null)[]): number;
  get<R>(sql: string, ...values: readonly (string | number | null)[]): R | undefined;
  /** All of it or nothing, within the transaction. */
  together(work: () => void): void;
  /** Said of every row that was written. */
  touch(entity: SyncedName, rowId: string): void;
  /** Said of every stamp that came: this desk's next one is greater. */
  seen(hlc: string): void;
}

export interface ApplyOptions {
  /**
   * False, for what the central tells again: the commit does not wait for the disk. A power cut may take the newest of it,
   * whole transactions and the last ones first; what is written durably afterwards makes all before it durable too.
   */
  readonly durable?: boolean;
}

export interface WriteRequest {
  /** Id of the user who acts; `system` for what the desk does by itself. */
  readonly actor: string;
  /** Of a call that changes data: a repeat answers the stored result and changes nothing. */
  readonly requestId: string | null;
  /** Name of the call. */
  readonly call: string;
}

/** Who brings the write-ahead log into the file, beside the connection. */
export interface LogKeeper {
  /** Told after each commit. */
  wrote(): void;
  /** Resolves when nothing is brought over just now. */
  settled(): Promise<void>;
  /** Nobody but the connection has the file open when it returns. */
  close(): void;
}

export interface OpenOptions {
  /** 32 bytes. */
  readonly key: Buffer;
  readonly now: () => number;
  readonly readonly?: boolean;
  /** Told of statements slower than 40 ms: SQL text without values. */
  readonly onSlow?: (sql: string, ms: number) => void;
  /** Without one SQLite does it inside the commits, about every 1,000 pages. */
  readonly log?: LogKeeper;
}

const SLOW_MS = 40;
const FORGOTTEN_AT_ONCE = 500;

/** The key does not open this file (or the file is no database). Nothing was changed. */
export class WrongKeyError extends Error {
  constructor() { super('The key does not open this database'); this.name = 'WrongKeyError'; }
}

/** Opens the file with every pragma set and read back; makes it when it is missing and `readonly` is not set. */
export function openConnection(file: string, key: Buffer, readonly = false): Database.Database {
  if (key.length !== 32) throw new Error('The data key has 32 bytes');
  const db = new Database(file, { readonly, timeout: 5000 });
  try {
    setKey(db, key);
    if (!readonly) pragma(db, 'journal_mode', 'wal');
    pragma(db, 'synchronous', 2, 'FULL');
    pragma(db, 'foreign_keys', 1, 'ON');
    pragma(db, 'recursive_triggers', 1, 'ON');
    pragma(db, 'temp_store', 2, 'MEMORY');
    pragma(db, 'trusted_schema', 0, 'OFF');
    pragma(db, 'cache_size', -32_000);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLCipher's version 4 format with a raw key; throws `WrongKeyError` when it does not open the file. */
export function setKey(db: Database.Database, key: Buffer): void {
  pragma(db, 'cipher', 'sqlcipher');
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key.toString('hex')}'"`);
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    throw isSqlite(error, 'SQLITE_NOTADB') ? new WrongKeyError() : error;
  }
}

function pragma(db: Database.Database, name: string, expected: string | number, word: string | number = expected): void {
  db.pragma(`${name} = ${word}`);
  const found: unknown = db.pragma(name, { simple: true });
  if (found !== expected) throw new Error(`PRAGMA ${name} is ${String(found)}, wanted ${expected}`);
}

export function isSqlite(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith(code);
}

/** A page whose content is wrong, or that the disk does not give: either way the rows on it are out of reach. Failed writes are something else. */
export function isDamage(error: unknown): boolean {
  return ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ'].some((code) => isSqlite(error, code));
}

export class DeskDatabase implements Readable {
  /** Builds queries. Executing them through Kysely is impossible: its driver here has no connection. */
  readonly build = new Kysely<DeskTables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new RefusingDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  readonly #db: Database.Database;
  readonly #now: () => number;
  readonly #onSlow: (sql: string, ms: number) => void;
  readonly #log: LogKeeper | null;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #ids = new IdSequence();
  #writing = false;
  /** Which rows changed, by this desk or by the central. */
  readonly touched = new TouchedRows();

  constructor(db: Database.Database, options: Pick<OpenOptions, 'now' | 'onSlow' | 'log'>) {
    this.#db = db;
    this.#log = options.log ?? null;
    this.#now = options.now;
    this.#onSlow = options.onSlow ?? (() => undefined);
  }

  /** The bare connection: for migrations, backup, temporary indexes and tests. */
  get connection(): Database.Database { return this.#db; }

  all<O>(query: Compilable<O>): O[] {
    return this.#timed(query, (statement, values) => {
      if (!statement.readonly) throw new Error('A read must not change anything: use write()');
      return statement.all(...values) as O[];
    });
  }

  first<O>(query: Compilable<O>): O | undefined {
    return this.#timed(query, (statement, values) => {
      if (!statement.readonly) throw new Error('A read must not change anything: use write()');
      return statement.get(...values) as O | undefined;
    });
  }

  /**
   * One action, one transaction, durable when it returns. Whatever `change` throws rolls everything back. When
   * `requestId` was answered before (by the same actor and call), that answer is returned and `change` is not run.
   */
  write<T>(request: WriteRequest, change: (tx: WriteTx) => T): T {
    if (this.#writing) throw new Error('write() inside write(): pass the tx on instead');
    this.#writing = true;
    try {
      const { value, touched } = this.#db.transaction(() => this.#writeStamped(request, change)).immediate();
      this.touched.add(touched);
      this.#log?.wrote();
      return value;
    } finally {
      this.#writing = false;
    }
  }

  /** Writes what the central has told, in one transaction; `write` is impossible meanwhile. */
  apply<T>(change: (tx: ApplyTx) => T, { durable = true }: ApplyOptions = {}): T {
    if (this.#writing) throw new Error('apply() inside write() or apply()');
    this.#writing = true;
    const touched: TouchedRow[] = [];
    if (!durable) this.#db.pragma('synchronous = NORMAL');
    try {
      const value = this.#db.transaction(() => this.#applyUncaptured(change, touched)).immediate();
      this.touched.add(touched);
      this.#log?.wrote();
      return value;
    } finally {
      if (!durable) this.#db.pragma('synchronous = FULL');
      this.#writing = false;
    }
  }

  #applyUncaptured<T>(change: (tx: ApplyTx) => T, touched: TouchedRow[]): T {
    this.#run('UPDATE clock SET applying = 1', []);
    let newest = '';
    const value = change({
      now: this.#now(),
      run: (sql, ...values) => this.#statement(sql).run(...values).changes,
      get: <R>(sql: string, ...values: readonly (string | number | null)[]) => this.#statement(sql).get(...values) as R | undefined,
      together: (work) => { this.#db.transaction(work)(); },
      touch: (entity, rowId) => { touched.push({ entity, rowId }); },
      seen: (hlc) => { if (hlc > newest) newest = hlc; },
    });
    keepPatientRoots(this.#db, touched);
    this.#followStamp(newest);
    this.#run('UPDATE clock SET applying = 0', []);
    return value;
  }

  /** The clock never stays behind a stamp that this desk has seen. */
  #followStamp(seen: string): void {
    const [theirs, clock] = [parseHlc(seen), this.clock()];
    const own = parseHlc(clock.last_hlc);
    if (!theirs || (own && (own.ms > theirs.ms || (own.ms === theirs.ms && own.counter >= theirs.counter)))) return;
    this.#run('UPDATE clock SET last_hlc = ?', [formatHlc({ ...theirs, node: clock.node })]);
  }

  #writeStamped<T>(request: WriteRequest, change: (tx: WriteTx) => T): { value: T; touched: TouchedRow[] } {
    const earlier = this.#earlierAnswer<T>(request);
    if (earlier) return { value: earlier.value, touched: [] };
    const wall = this.#now();
    const clock = this.clock();
    const last = parseHlc(clock.last_hlc) ?? { ms: 0, counter: 0, node: clock.node };
    const stamp = formatHlc(tick(last, wall));
    this.#run('UPDATE clock SET stamp = ?, last_hlc = ?, tx = ?, actor = ?, captured = 0, latest_wall = max(latest_wall, ?)', [stamp, stamp, uuidv7(wall), request.actor, wall]);
    const value = change(this.#tx(wall, request.actor, clock.device_id));
    if (request.requestId) {
      this.#run('INSERT INTO request_result (request_id, call, actor, result, at) VALUES (?, ?, ?, ?, ?)', [request.requestId, request.call, request.actor, JSON.stringify(value ?? null), wall]);
    }
    const touched = this.#statement('SELECT entity, row_id AS rowId FROM outbox WHERE dev_seq > ?').all(clock.dev_seq) as TouchedRow[];
    keepPatientRoots(this.#db, touched);
    this.#run('UPDATE clock SET stamp = NULL', []);
    return { value, touched };
  }

  #earlierAnswer<T>(request: WriteRequest): { value: T } | null {
    if (!request.requestId) return null;
    const row = this.#statement('SELECT call, actor, result FROM request_result WHERE request_id = ?').get(request.requestId) as { call: string; actor: string; result: string } | undefined;
    if (!row) return null;
    if (row.call !== request.call || row.actor !== request.actor) throw new Error('This request id was used for another call');
    return { value: JSON.parse(row.result) as T };
  }

  #tx(now: number, actor: string, deviceId: string): WriteTx {
    return {
      all: (query) => this.all(query),
      first: (query) => this.first(query),
      run: (query) => this.#timed(query, (statement, values) => statement.run(...values).changes),
      now, actor, deviceId,
      newId: () => this.#ids.next(now),
      trustClock: () => { this.#run('UPDATE clock SET latest_wall = ?', [now]); },
      audit: (action, entity, rowId, detail) => { this.#audit(now, actor, deviceId, action, entity, rowId, detail ?? null); },
    };
  }

  #audit(at: number, actor: string, deviceId: string, action: string, entity: string, rowId: string | null, detail: string | null): void {
    const previous = this.clock().audit_hash;
    const id = this.#ids.next(at);
    const hash = auditHash(previous, { id, at, device_id: deviceId, actor, action, entity, row_id: rowId, detail });
    this.#run('INSERT INTO audit_entry (id, at, device_id, actor, action, entity, row_id, detail, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [id, at, deviceId, actor, action, entity, rowId, detail, previous, hash]);
    this.#run('UPDATE clock SET audit_hash = ?', [hash]);
  }

  /** The desk's clock row: device, scope, newest wall time ever seen, sequence of changes. */
  clock(): DeskTables['clock'] {
    const row = this.#statement('SELECT * FROM clock').get() as DeskTables['clock'] | undefined;
    if (!row) throw new Error('The database has no clock row: it was not founded');
    return row;
  }

  /** Newest stamp of a row, the value that `expectedVersion` is compared with; null when the row is unknown. */
  version(entity: keyof DeskTables, rowId: string): string | null {
    const row = this.#statement(`SELECT max(base, coalesce((SELECT max(value) FROM json_each(exceptions)), base)) AS version FROM row_clock WHERE entity = ? AND row_id = ?`)
      .get(entity, rowId) as { version: string | null } | undefined;
    return row?.version ?? null;
  }

  /**
   * Runs `fill` with commits that do not wait for the disk, then makes everything durable. Only for filling a new
   * database that may be thrown away when the power fails: the demo clinic and benchmarks.
   */
  relaxed<T>(fill: () => T): T {
    this.#db.pragma('synchronous = OFF');
    try {
      return fill();
    } finally {
      this.#db.pragma('synchronous = FULL');
      this.#db.pragma('wal_checkpoint(TRUNCATE)');
    }
  }

  /** Drops stored answers of calls made before `at`: nobody repeats a click after days. A bounded number at a time, oldest first. */
  forgetAnswers(at: number): void {
    this.#run('DELETE FROM request_result WHERE request_id IN (SELECT request_id FROM request_result WHERE at < ? ORDER BY at LIMIT ?)', [at, FORGOTTEN_AT_ONCE]);
  }

  /** For whoever writes much: resolves when the log may grow on. */
  logSettled(): Promise<void> { return this.#log?.settled() ?? Promise.resolve(); }

  close(): void {
    this.#log?.close();
    this.#statements.clear();
    this.#db.close();
  }

  #statement(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size > 500) this.#statements.clear();
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #run(sql: string, values: readonly unknown[]): void { this.#statement(sql).run(...values); }

  #timed<O, R>(query: Compilable<O>, act: (statement: Database.Statement, values: readonly unknown[]) => R): R {
    const compiled = query.compile();
    const started = performance.now();
    const result = act(this.#statement(compiled.sql), compiled.parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
    const ms = performance.now() - started;
    if (ms > SLOW_MS) this.#onSlow(compiled.sql, ms);
    return result;
  }
}

const refuse = (): Promise<never> => Promise.reject(new Error("Kysely only builds queries here: run them with the desk database's all, first or write"));

/** Hands out a connection that refuses: were the connection itself refused, Kysely would keep its lock and the next attempt would hang. */
class RefusingDriver extends DummyDriver {
  override acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve({ executeQuery: refuse, streamQuery: () => { throw new Error('Kysely only builds queries here'); } });
  }
  override beginTransaction(): Promise<void> { return refuse(); }
}

export interface AuditContent { id: string; at: number; device_id: string; actor: string; action: string; entity: string; row_id: string | null; detail: string | null }
/** Hash of an audit entry chained to the one before it: SHA-256, hex. */
export function auditHash(previous: string, entry: AuditContent): string {
  return createHash('sha256').update(JSON.stringify([previous, entry.id, entry.at, entry.device_id, entry.actor, entry.action, entry.entity, entry.row_id, entry.detail])).digest('hex');
}
