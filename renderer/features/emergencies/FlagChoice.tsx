/** The signs, as buttons to press: what was seen goes along with the patient. */
import { useText } from '../../i18n/index.ts';
import type { EmergencyScript } from '../../../shared/contract/emergencies.ts';
import { formatDay, dayOfInstant } from '../../ui/index.ts';
import css from './emergencies.module.css';

interface FlagProps { script: EmergencyScript; chosen: readonly string[]; onToggle: (flag: string, present: boolean) => void }

export function FlagChoice({ script, chosen, onToggle }: FlagProps) {
  const t = useText('emergencies');
  // Signs that were noted stay to be seen when the clinic has changed its list since.
  const flags = [...new Set([...script.flags, ...chosen])];
  return (
    <section aria-label={t('flags')}>
      <h3 className={css.heading}>{t('flags')}</h3>
      <div className={css.flags}>
        {flags.map((flag) => {
          const on = chosen.includes(flag);
          return <button key={flag} type="button" className={css.flag} aria-pressed={on} onClick={() => { onToggle(flag, !on); }}><span aria-hidden>{on ? '✓' : '○'}</span>{flag}</button>;
        })}
      </div>
      <p className={css.small}>{script.approval === null ? t('script.unapproved') : t('script.approved', { name: script.approval.name, day: formatDay(dayOfInstant(script.approval.at)) })}</p>
    </section>
  );
}
