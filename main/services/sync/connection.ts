/** Joining a central, leaving it, how it is reached, when rounds are made. */
import type { DeskDatabase } from '../../../db/desk/database.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { PROTOCOL } from '../../../shared/sync/protocol.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { DeskCore } from '../../desk-core.ts';
import { type CallContext, type HandlersOf, Refusal, requireUser } from '../../kernel.ts';
import { enrolHere, leave, writeDevice } from '../../sync/enrolment.ts';
import { DeviceKey } from '../../sync/device-key.ts';
import type { RoundStage, SyncEngine } from '../../sync/engine.ts';
import { type JoinParts, enrolNew, fillFromCentral } from '../../sync/join.ts';
import { noteSyncState, readSyncState } from '../../sync/state.ts';
import { CentralRefusal, STOPPING, SyncTrouble, faultOf } from '../../sync/trouble.ts';
import type { Connection } from '../../sync/transport.ts';
import { insertUser } from '../users.ts';

export type ConnectionCalls =
  | 'sync.look' | 'sync.enrol' | 'sync.join' | 'sync.joinProgress' | 'sync.now' | 'sync.pause' | 'sync.saveConnection' | 'sync.leave';

const JOIN_TRIES = 8;

export function connectionHandlers(core: DeskCore, engine: SyncEngine): HandlersOf<ConnectionCalls> {
  let joining: RoundStage | null = null;
  const enrolled = ({ db }: CallContext): void => { if (!readSyncState(db)) throw new Refusal('not_enrolled'); };
  return {
    'sync.look': (_ctx, connection) => look(engine, connection),

    'sync.enrol': async (ctx, { code, ...connection }) => {
      const state = readSyncState(ctx.db);
      // Whoever stands before a stop may come anew with a new code.
      if (state && ![...STOPPING].some((fault) => fault === state.fault)) throw new Refusal('already_enrolled');
      await engine.alone(() => withLine(engine, connection, ({ central }) => enrolHere({ db: ctx.db, folder: core.folder, central, connection }, code, requireUser(ctx).id)));
      return {};
    },

    'sync.join': async (_ctx, { code, admin, ...connection }) => {
      if (core.phase() !== 'first_start') throw new Refusal('not_first_start');
      if (joining) throw new Refusal('busy');
      joining = { stage: 'snapshot', done: 0, total: 0 };
      try {
        const answer = await withLine(engine, connection, ({ central, skewMs }) => joinClinic(core, {
          folder: core.folder, clock: core.options.clock, central, connection, skewMs, tries: core.options.sync?.automatic === false ? 1 : JOIN_TRIES, progress: (stage) => { joining = stage; },
        }, code, admin));
        engine.begin();
        return answer;
      } finally {
        joining = null;
      }
    },

    'sync.joinProgress': () => joining,

    'sync.now': (ctx) => {
      enrolled(ctx);
      engine.start();
      return {};
    },

    'sync.pause': (ctx, { paused }) => {
      enrolled(ctx);
      noteSyncState(ctx.db, { paused: paused ? 1 : 0 });
      tell(ctx, 'sync.pause', paused ? 'sync paused' : 'sync goes on');
      engine.begin();
      return {};
    },

    'sync.saveConnection': (ctx, { url, proxy, ca }) => {
      enrolled(ctx);
      noteSyncState(ctx.db, { url, proxy, ca });
      tell(ctx, 'sync.saveConnection', 'address of the central');
      engine.begin();
      return {};
    },

    'sync.leave': async (ctx, { reason }) => {
      enrolled(ctx);
      await engine.alone(async () => { leave(ctx.db, core.folder, requireUser(ctx).id, reason); });
      return {};
    },
  };
}

function tell(ctx: CallContext, call: string, detail: string): void {
  ctx.db.write({ actor: requireUser(ctx).id, requestId: null, call }, (tx) => { tx.audit('settings', 'device', tx.deviceId, detail); });
}

async function look(engine: SyncEngine, connection: Connection): Promise<Output<'sync.look'>> {
  const line = engine.openLine(connection);
  try {
    const { protocol } = await line.central.health();
    const fault = protocol === PROTOCOL ? null : protocol > PROTOCOL ? 'desk_older' as const : 'central_older' as const;
    return { reachable: fault === null, fault, skewMs: roundedSkew(line.skewMs()) };
  } catch (error) {
    return { reachable: false, fault: faultOf(error) ?? 'not_central', skewMs: roundedSkew(line.skewMs()) };
  } finally {
    line.close();
  }
}

function roundedSkew(skewMs: number | null): number | null { return skewMs === null ? null : Math.round(skewMs); }

type Line = Pick<JoinParts, 'central' | 'skewMs'>;

/** Runs `work` over a line of its own; what the central refuses becomes a refusal that a person can act on. */
async function withLine<T>(engine: SyncEngine, connection: Connection, work: (line: Line) => Promise<T>): Promise<T> {
  const line = engine.openLine(connection);
  try {
    return await work({ central: line.central, skewMs: () => line.skewMs() ?? 0 });
  } catch (error) {
    throw refusalOf(error);
  } finally {
    line.close();
  }
}

const OWN_CODES = ['other_clinic', 'clinic_empty', 'letters_exhausted', 'numbers_exhausted'] as const;

function refusalOf(error: unknown): unknown {
  if (error instanceof CentralRefusal) {
    if (error.code === 'code_wrong') return new Refusal('enrolment_code_wrong', { fields: { code: 'enrolment_code_wrong' } });
    const own = OWN_CODES.find((code) => code === error.code);
    if (own) return new Refusal(own);
  }
  if (!(error instanceof CentralRefusal) && !(error instanceof SyncTrouble)) return error;
  return new Refusal('central_unreachable', { params: { fault: faultOf(error) ?? 'server_trouble' } });
}

async function joinClinic(core: DeskCore, parts: JoinParts, code: string, admin: ParsedInput<'sync.join'>['admin']): Promise<{ recoveryKey: string }> {
  const enrolled = await enrolNew(parts, code);
  const adminId = uuidv7(core.options.clock.now());
  const answer = await core.found({
    clinicId: enrolled.clinicId, deviceId: enrolled.deviceId, admins: [{ id: adminId, login: admin.login, password: admin.password }], goesOn: true,
    fill: async (db: DeskDatabase) => {
      await fillFromCentral(db, parts, enrolled);
      db.write({ actor: 'system', requestId: null, call: 'sync.join' }, (tx) => {
        writeDevice(db, tx, enrolled, `Meja ${enrolled.letter}`);
        insertUser(tx, db, { id: adminId, login: admin.login, fullName: admin.fullName, role: 'admin' });
      });
      noteSyncState(db, { last_success_at: core.options.clock.now() });
    },
  });
  DeviceKey.settle(core.folder);
  core.signInAs(adminId);
  return answer;
}
