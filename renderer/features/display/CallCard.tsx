/** The last call, as large as the screen allows, and those before it. */
import { IconArrowRight } from '@tabler/icons-react';
import type { DisplayCall } from '../../../shared/contract/display.ts';
import { useText } from '../../i18n/index.ts';
import css from './display.module.css';

const EARLIER_SHOWN = 3;
/** `A-012` has five signs, `A1-012` six. */
const USUAL_SIGNS = 5;

interface CallCardProps { readonly call: DisplayCall | null; readonly earlier: readonly DisplayCall[]; readonly speaking: boolean }

export function CallCard({ call, earlier, speaking }: CallCardProps) {
  const t = useText('display');
  return (
    <div className={css.left}>
      {call === null
        ? (
          <section className={css.call} aria-live="assertive">
            <p className={css.nobody}>{t('nobody')}</p>
            <p className={css.label}>{t('nobodyText')}</p>
          </section>
        )
        : (
          <section className={css.call} aria-live="assertive" key={call.id} data-speaking={speaking || undefined}>
            <p className={css.label}>{t('number')}</p>
            <p className={css.number} data-long={call.number.length > USUAL_SIGNS || undefined}>{call.number}</p>
            <p className={css.to}>
              <IconArrowRight className={css.arrow} stroke={2.6} aria-hidden="true" />
              <span className={css.toUnit}>{call.unit}</span>
              {call.room !== null && <span className={css.toRoom}>{call.room}</span>}
            </p>
          </section>
        )}
      {earlier.length > 0 && (
        <ol className={css.earlier} aria-label={t('earlier')}>
          {earlier.slice(0, EARLIER_SHOWN).map((each) => (
            <li key={each.id} className={css.before}>
              <span className={css.beforeNumber}>{each.number}</span>
              <span className={css.beforeUnit}>{each.room ?? each.unit}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
