import type { HandlersOf } from '../../kernel.ts';
import type { CallName } from '../../../shared/contract/index.ts';

export const complaintHandlers = {} as HandlersOf<Extract<CallName, `complaints.${string}`>>;
