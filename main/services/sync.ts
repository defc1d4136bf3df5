/** The desk's side of the exchange with a central: how it stands, joining and leaving, conflicts, what is held back, the USB courier. */
import type { DeskCore } from '../desk-core.ts';
import type { HandlersOf } from '../kernel.ts';
import type { SyncEngine } from '../sync/engine.ts';
import { conflictHandlers } from './sync/conflicts.ts';
import { type ConnectionCalls, connectionHandlers } from './sync/connection.ts';
import { type CourierCalls, courierHandlers } from './sync/courier.ts';
import { heldBackHandlers } from './sync/held-back.ts';
import { statusHandlers } from './sync/status.ts';

type SyncCalls = ConnectionCalls | CourierCalls | 'sync.status' | 'sync.page' | 'sync.conflicts' | 'sync.settle' | 'sync.heldBack' | 'sync.retry';

export function syncHandlers(core: DeskCore, engine: SyncEngine): HandlersOf<SyncCalls> {
  return { ...statusHandlers(() => core.care(), () => engine.now), ...connectionHandlers(core, engine), ...conflictHandlers, ...heldBackHandlers(engine), ...courierHandlers(() => core.care()) };
}
