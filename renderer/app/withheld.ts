/** Where the desk withholds a name, every screen says so in the reader's words. In one place, so that no screen has to remember it. */
import { WITHHELD } from '../../shared/contract/restricted.ts';
import { textOf } from '../i18n/index.ts';

export function withheldInWords<T>(answer: T): T { return replaced(answer) as T; }

/** The same object where nothing in it is withheld. */
function replaced(value: unknown): unknown {
  if (value === WITHHELD) return textOf('restricted')('name');
  if (typeof value !== 'object' || value === null) return value;
  const before: readonly (readonly [string, unknown])[] = Object.entries(value);
  const after = before.map(([key, each]) => [key, replaced(each)] as const);
  if (after.every(([, each], index) => each === before[index]?.[1])) return value;
  return Array.isArray(value) ? after.map(([, each]) => each) : Object.fromEntries(after);
}
