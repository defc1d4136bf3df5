/** Before somebody is received or booked: who died is not, who moved away is asked about once. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay } from '../../ui/index.ts';
import { movedWords } from './PatientBanners.tsx';
import css from './patients.module.css';

type Standing = Pick<PatientDetail, 'deceasedOn' | 'movedOn' | 'movedTo'>;
interface Asked { /** False: the notice is shown now, and the answer is waited for. */ readonly mayGoOn: () => boolean; /** `goOn`: what was to be done before the question came up. */ readonly notice: (goOn: () => void) => ReactNode }

export function useStanding(patient: Standing | undefined): Asked {
  const t = useText('patients');
  const [asked, setAsked] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  if (!patient) return { mayGoOn: () => true, notice: () => null };
  const mayGoOn = (): boolean => {
    // A second Enter is the answer.
    if (patient.movedOn === null || confirmed || asked) return true;
    setAsked(true);
    return false;
  };
  const notice = (goOn: () => void): ReactNode => (
    <>
      {patient.deceasedOn !== null && <p role="alert" className={css.alarm}>✕ {t('banner.deceased', { day: formatDay(patient.deceasedOn) })}</p>}
      {patient.movedOn !== null && <p className={css.caution}>▲ {movedWords(patient, t)}</p>}
      {asked && <p role="alert" className={css.caution}>{t('movedAsk')} <Button size="compact-sm" variant="default" onClick={() => { setConfirmed(true); setAsked(false); goOn(); }}>{t('movedGoOn')}</Button></p>}
    </>
  );
  return { mayGoOn, notice };
}
