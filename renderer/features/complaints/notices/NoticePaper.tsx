/** What hangs on the notice board: codes and answers, large enough to be read from where people stand. No name, no number of a complaint. */
import type { Output } from '../../../../shared/contract/index.ts';
import { showTrackingCode } from '../../../../shared/domain/tracking-code.ts';
import { useText } from '../../../i18n/index.ts';
import { dayOfInstant, formatDay } from '../../../ui/index.ts';
import css from './notices.module.css';

export type NoticeSize = 'a4' | 'a5';

export function NoticePaper({ notice: { entries, postedAt }, clinic, size }: { readonly notice: Output<'complaints.post'>; readonly clinic: string; readonly size: NoticeSize }) {
  const t = useText('complaintParties');
  return (
    <article className={css.paper} data-size={size} aria-label={t('notice.title')}>
      <header><p className={css.clinic}>{clinic}</p><h1>{t('notice.heading')}</h1></header>
      {entries.map(({ code, receivedAt, text }) => (
        <section key={code}>
          <h2>{showTrackingCode(code)}</h2>
          <p className={css.received}>{t('notice.received', { day: formatDay(dayOfInstant(receivedAt)) })}</p>
          <p className={css.words}>{text}</p>
        </section>
      ))}
      <footer>{t('notice.foot', { day: formatDay(dayOfInstant(postedAt)) })}</footer>
    </article>
  );
}
