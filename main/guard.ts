/** The guard between a window and a handler: who calls, may they, is the input right, is the answer right. */
import { z } from 'zod';
import { type CallName, contract, isCallName } from '../shared/contract/index.ts';
import type { CallSpec, DeskError, Result } from '../shared/contract/core.ts';
import { isDiskFailing } from '../db/desk/backup/disk-full.ts';
import { isSqlite } from '../db/desk/database.ts';
import type { Logger } from './log.ts';
import { type CallContext, type ClientKind, Refusal } from './kernel.ts';

/** Where the desk stands, as far as access is concerned. */
export interface Standing {
  readonly user: CallContext['user'];
  readonly locked: boolean;
}

export type AnyHandler = (ctx: CallContext, input: unknown) => unknown;
/** A rule over the rows that a call is about, beyond the caller's role; a refusal stops the call before its handler. */
export type RowPolicy = (ctx: CallContext, input: unknown) => Refusal | null;

export interface GuardParts {
  readonly handlers: Readonly<Record<CallName, AnyHandler>>;
  readonly policies: Readonly<Partial<Record<CallName, RowPolicy>>>;
  standing(): Standing;
  context(client: ClientKind, requestId: string | null): CallContext;
  readonly log: Logger;
}

const requestIdSchema = z.uuid();

export class Guard {
  readonly #parts: GuardParts;
  /** Calls under way by request id: a second click while the first is running waits for the same answer. */
  readonly #running = new Map<string, Promise<Result<unknown>>>();

  constructor(parts: GuardParts) { this.#parts = parts; }

  async invoke(client: ClientKind, name: string, input: unknown, requestId: string | null): Promise<Result<unknown>> {
    if (!isCallName(name)) return refused({ code: 'not_found' });
    const spec: CallSpec = contract[name];
    const barred = accessRefusal(spec, client, this.#parts.standing());
    if (barred) return refused(barred);
    if (!spec.changes) return this.#run(client, name, spec, input, null);
    const id = requestIdSchema.safeParse(requestId);
    if (!id.success) return refused({ code: 'invalid_input', fields: { requestId: 'invalid' } });
    const key = `${name} ${id.data}`;
    const earlier = this.#running.get(key);
    if (earlier) return earlier;
    const running = this.#run(client, name, spec, input, id.data).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  /** Waits until no changing call is under way. */
  async settled(): Promise<void> { await Promise.allSettled(this.#running.values()); }

  async #run(client: ClientKind, name: CallName, spec: CallSpec, input: unknown, requestId: string | null): Promise<Result<unknown>> {
    const parsed = spec.input.safeParse(input);
    if (!parsed.success) return refused({ code: 'invalid_input', fields: fieldsOf(parsed.error) });
    try {
      const ctx = this.#parts.context(client, requestId);
      const policy = this.#parts.policies[name]?.(ctx, parsed.data);
      if (policy) return refused(policy.error);
      const value = spec.output.parse(await this.#parts.handlers[name](ctx, parsed.data));
      if (spec.touches.length > 0) ctx.emit({ type: 'changed', capabilities: spec.touches });
      return { ok: true, value };
    } catch (error) {
      return refused(this.#explain(name, error));
    }
  }

  #explain(name: string, error: unknown): DeskError {
    if (error instanceof Refusal) return error.error;
    if (isSqlite(error, 'SQLITE_FULL') || isOutOfSpace(error)) return { code: 'disk_full' };
    if (isSqlite(error, 'SQLITE_BUSY')) return { code: 'busy' };
    this.#parts.log.failure(name, error);
    if (isDiskFailing(error)) return { code: 'disk_failing' };
    return { code: 'internal' };
  }
}

function isOutOfSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

function refused(error: DeskError): Result<never> { return { ok: false, error }; }

function accessRefusal({ access, changes }: CallSpec, client: ClientKind, standing: Standing): DeskError | null {
  // The waiting room's window shows; it signs nobody in and changes nothing.
  if (client === 'display') return access === 'display' || (access === 'public' && !changes) ? null : { code: 'forbidden' };
  if (access === 'public' || access === 'locked' || access === 'display') return null;
  if (!standing.user) return { code: 'not_signed_in' };
  if (standing.locked) return { code: 'locked' };
  return access.includes(standing.user.role) ? null : { code: 'forbidden' };
}

/** Message keys by path. A schema's own message is a key; what zod says by itself becomes one by its kind. */
function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join('.')] ??= messageKey(issue);
  return fields;
}

function messageKey(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(_[a-z]+)+$/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'too_small') return 'required';
  return 'invalid';
}
