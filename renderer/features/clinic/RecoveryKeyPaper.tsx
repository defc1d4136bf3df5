/** The recovery key on paper: the only place where it stays. */
import { useText } from '../../i18n/index.ts';
import { formatInstant, zoneName } from '../../ui/index.ts';
import css from './recovery-paper.module.css';

export interface KeySheet { readonly groups: readonly string[]; readonly clinic: string; /** UTC milliseconds. */ readonly printedAt: number }

export function RecoveryKeyPaper({ sheet: { groups, clinic, printedAt } }: { sheet: KeySheet }) {
  const t = useText('keys');
  return (
    <article className={css.paper} aria-label={t('paper.title')}>
      <header>
        <p className={css.clinic}>{clinic}</p>
        <h1>{t('paper.title')}</h1>
        <p>{t('paper.printed', { when: formatInstant(printedAt) })} {zoneName()}</p>
      </header>
      <p className={css.key}>{groups.map((group, index) => <span key={`${index}-${group}`}>{group}</span>)}</p>
      <p>{t('paper.opens')}</p>
      <p>{t('paper.keep')}</p>
      <p>{t('paper.where')}</p>
    </article>
  );
}
