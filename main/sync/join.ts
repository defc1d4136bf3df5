/**
 * A new desk gets its clinic from the central: it is enrolled with a code, takes in all rows, and only then becomes this
 * folder's database. Broken off anywhere, the same code, name and password go on where it stood.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { DeskDatabase } from '../../db/desk/database.ts';
import type { DataFolder } from '../../db/desk/data-folder.ts';
import { newestSchema } from '../../db/desk/migrate.ts';
import { PROTOCOL } from '../../shared/sync/protocol.ts';
import type { Clock } from '../kernel.ts';
import type { Central } from './central.ts';
import { DeviceKey } from './device-key.ts';
import { type Enrolled, addBlock, beginSync } from './enrolment.ts';
import type { RoundStage } from './engine.ts';
import { waitBefore } from './pace.ts';
import { type RoundParts, firstDownload } from './round.ts';
import { readSyncState } from './state.ts';
import { STOPPING, SyncTrouble, faultOf } from './trouble.ts';
import type { Connection } from './transport.ts';

export interface JoinParts {
  readonly folder: DataFolder; readonly clock: Clock; readonly central: Central; readonly connection: Connection;
  readonly skewMs: () => number; readonly progress: (stage: RoundStage) => void;
  /** How often a line that breaks is tried again before the person is told. */
  readonly tries: number;
}

/** What a desk without data says of itself; its letter gives it its name. */
export async function enrolNew({ folder, central }: JoinParts, code: string): Promise<Enrolled> {
  const key = DeviceKey.next(folder);
  const answer = await central.enrol({ code, publicKey: key.publicKey, name: 'Meja', protocol: PROTOCOL, schema: newestSchema(), claim: null, forkOf: null });
  DeviceKey.takeUp(folder, key, answer.deviceId);
  return answer;
}

/** Takes in everything; what an earlier attempt took in already is not asked for again. */
export async function fillFromCentral(db: DeskDatabase, parts: JoinParts, enrolled: Enrolled): Promise<void> {
  const { folder, clock, central, connection, skewMs, progress, tries } = parts;
  if (!readSyncState(db)) {
    db.apply((tx) => {
      beginSync(tx, connection, enrolled);
      addBlock(tx, enrolled);
    });
  }
  const round: RoundParts = {
    db, folder, clock, central, skewMs, monotonic: () => performance.now(), breathe: () => db.logSettled().then(() => nextTurn()), stopped: () => false, partial: { of: '', pieces: [] },
    progress: (stage, done, total) => { progress({ stage, done, total }); },
  };
  for (let failures = 0; ; failures += 1) {
    try {
      return await firstDownload(round);
    } catch (error) {
      const fault = faultOf(error);
      if (!(error instanceof SyncTrouble) || (fault !== null && STOPPING.has(fault)) || failures + 1 >= tries) throw error;
      central.signOut();
      await pause(waitBefore({ failures: failures + 1, stopped: false, changed: false, retryAfterMs: error.retryAfterMs }, Math.random()));
    }
  }
}
