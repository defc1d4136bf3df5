/** A desk that answers every call with what it was asked, to test what carries calls to it. */
import type { DeskEvent, Result } from '../../shared/contract/core.ts';
import type { Desk } from '../../main/desk-api.ts';
import type { ClientKind } from '../../main/kernel.ts';

export class RecordingDesk implements Desk {
  readonly demoSignIn = null;
  readonly calls: { client: ClientKind; name: string; input: unknown; requestId: string | null }[] = [];
  readonly listeners = new Map<(event: DeskEvent) => void, ClientKind>();
  /** Called before each answer; a test may wait in it. */
  before: () => Promise<void> = () => Promise.resolve();
  closed = false;
  locks = 0;

  async invoke(client: ClientKind, name: string, input: unknown, requestId: string | null): Promise<Result<unknown>> {
    this.calls.push({ client, name, input, requestId });
    await this.before();
    return { ok: true, value: { client, name, input, requestId } };
  }

  subscribe(client: ClientKind, listener: (event: DeskEvent) => void): () => void {
    this.listeners.set(listener, client);
    return () => { this.listeners.delete(listener); };
  }

  tell(client: ClientKind, event: DeskEvent): void {
    for (const [listener, kind] of this.listeners) if (kind === client) listener(event);
  }

  lock(): void {
    this.locks += 1;
  }

  syncSettled(): Promise<void> { return Promise.resolve(); }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
