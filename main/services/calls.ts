import type { HandlersOf } from '../kernel.ts';
import type { CallName } from '../../shared/contract/index.ts';

export const callHandlers = {} as HandlersOf<Extract<CallName, `calls.${string}`>>;
