import type { z } from 'zod';
import type { DeskError } from '../../shared/contract/core.ts';

/**
 * What the desk would refuse about a form, without asking it: the contract's own schema, and the same message keys as
 * the desk's guard. Null when it is right.
 */
export function checkForm(schema: z.ZodType, value: unknown): DeskError | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return null;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= messageKey(issue);
  return { code: 'invalid_input', fields };
}

function messageKey(issue: z.core.$ZodIssue): string {
  if (/^[a-z]+(_[a-z]+)+$/.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'too_long';
  return issue.code === 'too_small' ? 'required' : 'invalid';
}
