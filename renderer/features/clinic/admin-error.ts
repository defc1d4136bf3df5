import type { DeskError } from '../../../shared/contract/core.ts';

/** `admin.login` of the desk's answer is `login` in the administrator's fields. */
export function adminError(error: DeskError): DeskError {
  return { ...error, fields: Object.fromEntries(Object.entries(error.fields ?? {}).map(([path, key]) => [path.replace(/^admin\./, ''), key])) };
}
