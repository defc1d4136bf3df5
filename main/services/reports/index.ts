import type { HandlersOf } from '../../kernel.ts';
import type { CallName } from '../../../shared/contract/index.ts';

export const reportHandlers = {} as HandlersOf<Extract<CallName, `reports.${string}`>>;
