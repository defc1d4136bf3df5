/** What must be seen before anything is done with this patient: died, moved away, not known yet, without a name of its own. */
import { isAwaited } from '../../../shared/domain/appointment-states.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useDeskDay } from '../../app/desk-day.ts';
import { useRoute } from '../../app/routes.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, formatDay, formatMinuteOfDay } from '../../ui/index.ts';
import { IdentifyDialog } from './IdentifyDialog.tsx';
import css from './patients.module.css';

interface BannersProps { readonly patient: PatientDetail; readonly mayChange: boolean }

/** Where somebody moved, and when. */
export function movedWords({ movedOn, movedTo }: Pick<PatientDetail, 'movedOn' | 'movedTo'>, t: Text): string {
  const day = formatDay(movedOn ?? '');
  return movedTo === null ? t('banner.moved', { day }) : t('banner.movedTo', { day, to: movedTo });
}

export function PatientBanners({ patient, mayChange }: BannersProps) {
  const t = useText('patients');
  return (
    <>
      {patient.deceasedOn !== null && <DeathBanner patient={patient} mayChange={mayChange} />}
      {patient.movedOn !== null && <MoveBanner patient={patient} mayChange={mayChange} />}
      {(patient.identityKind === 'unknown' || patient.identityKind === 'newborn') && patient.deceasedOn === null && <NamelessBanner patient={patient} mayChange={mayChange} />}
      {patient.formerNames.length > 0 && <p className={css.calm}>{t('formerNames')}: {patient.formerNames.join(', ')}</p>}
    </>
  );
}

function DeathBanner({ patient, mayChange }: BannersProps) {
  const t = useText('patients');
  const death = useCommand('patients.recordDeath');
  return (
    <div className={css.alarm} role="note">
      <p className={css.bannerLine}>✕ {t('banner.deceased', { day: formatDay(patient.deceasedOn ?? '') })}
        {mayChange && <Button size="compact-sm" variant="default" loading={death.isPending} onClick={() => { void death.run({ id: patient.id, expectedVersion: patient.version, on: null }); }}>{t('banner.undo')}</Button>}
      </p>
      <ErrorNotice error={death.error} />
      <OpenAppointments patient={patient} mayChange={mayChange} />
    </div>
  );
}

/** Booked times that nobody will come to. Each is cancelled by its own step, so that its history says why. */
function OpenAppointments({ patient, mayChange }: BannersProps) {
  const t = useText('patients');
  const today = useDeskDay();
  const appointments = useCall('appointments.ofPatient', { patientId: patient.id });
  const cancel = useCommand('appointments.cancel');
  const open = (appointments.data ?? []).filter(({ state, day }) => (isAwaited(state) || state === 'needs_rebooking') && day >= today);
  const cancelAll = async (): Promise<void> => {
    for (const { id, version } of open) {
      const answer = await cancel.run({ id, expectedVersion: version, reason: t('banner.cancelReason') });
      if (!answer.ok) return;
    }
  };
  if (open.length === 0) return <p role="status" className={css.bannerNote}>{cancel.isSuccess ? t('banner.cancelled') : ''}</p>;
  return (
    <div className={css.bannerNote}>
      <p className={css.bannerLine}>{t('banner.open')} {mayChange && <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => { void cancelAll(); }}>{t('banner.cancelAll')}</Button>}</p>
      <ul className={css.plainList}>{open.map(({ id, day, from, unit, practitioner }) => <li key={id}>{formatDay(day)} {formatMinuteOfDay(from)} · {unit} · {practitioner}</li>)}</ul>
      <ErrorNotice error={cancel.error} />
    </div>
  );
}

function MoveBanner({ patient, mayChange }: BannersProps) {
  const t = useText('patients');
  const move = useCommand('patients.recordMove');
  return (
    <div className={css.caution} role="note">
      <p className={css.bannerLine}>▲ {movedWords(patient, t)}
        {mayChange && <Button size="compact-sm" variant="default" loading={move.isPending} onClick={() => { void move.run({ id: patient.id, expectedVersion: patient.version, on: null, to: null }); }}>{t('banner.undo')}</Button>}
      </p>
      <ErrorNotice error={move.error} />
    </div>
  );
}

/** An unknown person is found among the patients or filled in; a newborn gets its own name and NIK. */
function NamelessBanner({ patient, mayChange }: BannersProps) {
  const t = useText('patients');
  const go = useRoute((route) => route.go);
  const [asking, setAsking] = useState(false);
  const unknown = patient.identityKind === 'unknown';
  const begin = (): void => {
    if (unknown) setAsking(true);
    else go(`patients/${patient.id}/identify`);
  };
  useShortcut({ key: 'Alt+I', label: t(unknown ? 'banner.identify' : 'banner.name'), enabled: mayChange, run: begin });
  return (
    <div className={unknown ? css.caution : css.calm} role="note">
      <p className={css.bannerLine}>{unknown ? `▲ ${t('banner.unknown')}` : `○ ${t('banner.newborn')}`}
        {mayChange && <Button size="compact-sm" variant={unknown ? 'filled' : 'default'} onClick={begin} rightSection={<Kbd>Alt I</Kbd>}>{t(unknown ? 'banner.identify' : 'banner.name')}</Button>}
      </p>
      {asking && <IdentifyDialog patient={patient} onClose={() => { setAsking(false); }} />}
    </div>
  );
}
