import type { DeskCare, HandlersOf } from '../../kernel.ts';
import type { CallName } from '../../../shared/contract/index.ts';

export function importHandlers(care: () => DeskCare): HandlersOf<Extract<CallName, `imports.${string}`>> {
  void care;
  return {} as HandlersOf<Extract<CallName, `imports.${string}`>>;
}
