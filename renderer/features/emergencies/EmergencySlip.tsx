/** Goes along with the patient: what is known, in the order in which it is asked for. No NIK, no diagnosis. */
import type { EmergencyDetail } from '../../../shared/contract/emergencies.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant, formatDay, formatTime, zoneName } from '../../ui/index.ts';
import css from './slip.module.css';

export function EmergencySlip({ emergency }: { emergency: EmergencyDetail }) {
  const t = useText('emergencies');
  const dialled = emergency.log.filter(({ step }) => step === 'dialled');
  return (
    <article className={css.paper} aria-label={t('slip.title')}>
      <p className={css.title}>{t('slip.title')}</p>
      <p className={css.name}>{emergency.patientName ?? emergency.temporaryName}</p>
      {emergency.patientName !== null && <p>{emergency.temporaryName}</p>}
      <p>{t('slip.raised', { day: formatDay(dayOfInstant(emergency.at)), time: `${formatTime(emergency.at)} ${zoneName()}` })}</p>
      <p>{emergency.acceptedAt === null ? t('notAccepted') : t('slip.accepted', { name: emergency.acceptedName ?? '', time: formatTime(emergency.acceptedAt) })}</p>
      <p className={css.part}>{t('flags')}</p>
      {emergency.flags.length === 0 ? <p>{t('slip.noFlags')}</p> : <ul>{emergency.flags.map((flag) => <li key={flag}>{flag}</li>)}</ul>}
      {dialled.length > 0 && <><p className={css.part}>{t('slip.dialled')}</p><ul>{dialled.map(({ at, text }, index) => <li key={index}>{formatTime(at)} {text}</li>)}</ul></>}
      {emergency.note !== null && <><p className={css.part}>{t('note')}</p><p>{emergency.note}</p></>}
      <p className={css.part}>{t('slip.received')}</p>
      <p className={css.line} />
    </article>
  );
}
