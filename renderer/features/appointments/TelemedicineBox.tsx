/** The link of a telemedicine visit, and how to join in the patient's language. */
import { Button } from '@mantine/core';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { LANGUAGES } from '../../i18n/index.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { telemedicineText } from './telemedicine-text.ts';
import css from './appointments.module.css';

export function TelemedicineBox({ appointment }: { appointment: Appointment }) {
  const t = useText('schedule');
  const clinic = useCall('clinic.get', {});
  const { link } = appointment;
  if (link === null) return <p className={css.caution}>{t('tele.none')}</p>;
  return (
    <div className={css.tele} role="group" aria-label={t('tele.title')}>
      <span className={css.linkText}>{link}</span>
      <span className={css.rowButtons}>
        <CopyButton text={link} label={t('tele.copy')} />
        <Button component="a" href={link} target="_blank" rel="noopener noreferrer" size="compact-xs" variant="default">{t('tele.open')}</Button>
        {clinic.data && LANGUAGES.map((language) => <CopyButton key={language} text={telemedicineText(appointment, clinic.data, language)} label={t(language === 'id' ? 'tele.copyId' : 'tele.copyEn')} done={t('tele.copied')} />)}
      </span>
    </div>
  );
}
