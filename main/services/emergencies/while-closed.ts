/** F9 before anybody has unlocked the database today: kept sealed on disk, taken in at the next sign-in. */
import type { Output } from '../../../shared/contract/index.ts';
import { uuidv7 } from '../../../shared/domain/uuid.ts';
import type { DeskCore } from '../../desk-core.ts';
import { spoolEmergency, spoolSize } from '../../emergency-spool.ts';
import { temporaryName } from './index.ts';

export function raiseWhileClosed(core: DeskCore): Output<'emergencies.raise'> {
  const at = core.options.clock.now();
  // The clinic's zone is still locked away with the database; the PC's own clock is what people at the desk see.
  const local = new Date(at);
  const time = [local.getHours(), local.getMinutes()].map((part) => String(part).padStart(2, '0')).join('.');
  const emergency = { id: uuidv7(at), temporaryName: temporaryName(spoolSize(core.folder.path) + 1, time), at };
  spoolEmergency(core.folder.path, core.requireKeyring(), emergency);
  return emergency;
}
