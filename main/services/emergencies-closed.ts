/** F9 before anybody has unlocked the database today: kept sealed on disk, taken in at the next sign-in. */
import type { Output } from '../../shared/contract/index.ts';
import { uuidv7 } from '../../shared/domain/uuid.ts';
import type { DeskCore } from '../desk-core.ts';
import { spoolEmergency, spoolSize } from '../emergency-spool.ts';
import { temporaryName } from './emergencies.ts';

export function raiseWhileClosed(core: DeskCore): Output<'emergencies.raise'> {
  const at = core.options.clock.now();
  const emergency = { id: uuidv7(at), temporaryName: temporaryName(spoolSize(core.folder.path) + 1), at };
  spoolEmergency(core.folder.path, core.requireKeyring(), emergency);
  return emergency;
}
