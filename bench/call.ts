import { randomUUID } from 'node:crypto';
import type { Desk } from '../main/desk-api.ts';
import type { CallName, Input, Output } from '../shared/contract/index.ts';
import type { Result } from '../shared/contract/core.ts';

/** A call as a window makes it, through the guard and both schemas. */
export async function call<N extends CallName>(desk: Desk, name: N, input: Input<N>): Promise<Output<N>> {
  const result = (await desk.invoke('desk', name, input, randomUUID())) as Result<Output<N>>;
  if (!result.ok) throw new Error(`${name} was refused: ${result.error.code}`);
  return result.value;
}
