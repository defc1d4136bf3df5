import { useText } from '../../../i18n/index.ts';
import type { FileFault } from './attachment-files.ts';
import css from './intake.module.css';

/** Which files were not taken, and why; the complaint itself is saved. */
export function FileFaults({ faults }: { readonly faults: readonly FileFault[] }) {
  const errors = useText('errors');
  if (faults.length === 0) return null;
  return <ul role="alert" className={css.faults}>{faults.map(({ name, error }) => <li key={name}><strong>{name}</strong>: {errors(`${error.code}.title`)} {errors(`${error.code}.next`)}</li>)}</ul>;
}
