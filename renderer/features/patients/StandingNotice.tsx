/** Before somebody is received or booked: who died is not, who moved away is asked about once. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useText } from '../../i18n/index.ts';
import { formatDay } from '../../ui/index.ts';
import { movedWords } from './PatientBanners.tsx';
import css from './patients.module.css';

type Departed = Pick<PatientDetail, 'deceasedOn' | 'movedOn' | 'movedTo'>;
interface Standing {
  readonly asked: boolean;
  /** False: the question is shown now, and the answer is waited for. */
  readonly mayGoOn: () => boolean;
  readonly confirm: () => void;
}

export function useStanding(patient: Departed | undefined): Standing {
  const [asked, setAsked] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const mayGoOn = (): boolean => {
    // A second Enter is the answer.
    if ((patient?.movedOn ?? null) === null || confirmed || asked) return true;
    setAsked(true);
    return false;
  };
  return { asked, mayGoOn, confirm: () => { setConfirmed(true); setAsked(false); } };
}

/** `onGoOn`: what was to be done before the question came up. */
export function StandingNotice({ patient, standing, onGoOn }: { patient: Departed; standing: Standing; onGoOn: () => void }) {
  const t = useText('patients');
  return (
    <>
      {patient.deceasedOn !== null && <p role="alert" className={css.alarm}>✕ {t('banner.deceased', { day: formatDay(patient.deceasedOn) })}</p>}
      {patient.movedOn !== null && <p className={css.caution}>▲ {movedWords(patient, t)}</p>}
      {standing.asked && <p role="alert" className={css.caution}>{t('movedAsk')} <Button size="compact-sm" variant="default" onClick={() => { standing.confirm(); onGoOn(); }}>{t('movedGoOn')}</Button></p>}
    </>
  );
}
