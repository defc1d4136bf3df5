import type { HandlersOf } from '../kernel.ts';
import type { CallName } from '../../shared/contract/index.ts';

export const bulletinHandlers = {} as HandlersOf<Extract<CallName, `bulletins.${string}`>>;
