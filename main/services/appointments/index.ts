import type { HandlersOf } from '../../kernel.ts';
import type { CallName } from '../../../shared/contract/index.ts';

export const appointmentHandlers = {} as HandlersOf<Extract<CallName, `appointments.${string}`>>;
