import { IconAlertTriangle } from '@tabler/icons-react';
import type { DeskError } from '../../shared/contract/core.ts';
import { useText, type Text } from '../i18n/index.ts';
import { formatInstant } from './format.ts';
import css from './frame-parts.module.css';

/** Instants (UTC milliseconds) among the values are written as the clinic writes them. */
function readable(params: DeskError['params']): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, typeof value === 'number' && value > 1e11 ? formatInstant(value) : value]));
}

/** A refusal in words: what happened, what is safe, what to do. */
export function ErrorNotice({ error }: { error: DeskError | null | undefined }) {
  const t = useText('errors');
  if (!error) return null;
  const params = readable(error.params);
  return (
    <div className={css.error} role="alert">
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <p className={css.errorTitle}>{t(`${error.code}.title`, params)}</p>
        <p className={css.errorText}>{t(`${error.code}.safe`, params)} {t(`${error.code}.next`, params)}</p>
      </div>
    </div>
  );
}

/** The text for one field of a refused form, or null. `t` may be bound to any namespace. */
export function fieldError(t: Text, error: DeskError | null | undefined, path: string): string | null {
  const key = error?.fields?.[path];
  if (key === undefined) return null;
  return t(`fields:${key}`, { ...error?.params, defaultValue: t('fields:invalid') });
}
