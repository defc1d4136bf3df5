import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import css from './emergencies.module.css';

interface NumbersProps {
  dialled: readonly string[];
  /** Notes that a number was dialled; null while there is nothing to note it for. */
  onDialled: ((label: string, number: string) => void) | null;
}

/** The clinic's own numbers, else the national ones. */
export function NumbersToDial({ dialled, onDialled }: NumbersProps) {
  const t = useText('emergencies');
  const kept = useCall('settings.emergencyNumbers', {});
  const numbers = kept.data && kept.data.length > 0 ? kept.data : [{ label: t('defaultAmbulance'), number: '119' }, { label: t('defaultEmergency'), number: '112' }];
  return (
    <section aria-label={t('dial')}>
      <h3 className={css.heading}>{t('dial')}</h3>
      <ul className={css.numbers}>
        {numbers.map(({ label, number }) => (
          <li key={`${label} ${number}`}>
            <span>{label}</span>
            <a className={css.number} href={`tel:${number}`}>{number}</a>
            {onDialled && (dialled.includes(number)
              ? <span className={css.done}>✓ {t('dialledDone')}</span>
              : <button type="button" className={css.dialled} aria-label={t('dialledLabel', { label, number })} onClick={() => { onDialled(label, number); }}>{t('dialled')}</button>)}
          </li>
        ))}
      </ul>
    </section>
  );
}
