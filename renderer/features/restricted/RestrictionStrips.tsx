/** Above a restricted record: that it is one, until when it is open, and for administrators who has opened it. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { ADMIN_ROLES } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, formatInstant, formatTime } from '../../ui/index.ts';
import css from './restricted.module.css';

export function RestrictionStrips({ patient }: { patient: Pick<PatientDetail, 'id' | 'restriction'> }) {
  const t = useText('restricted');
  const admin = useMay(ADMIN_ROLES);
  const { restriction } = patient;
  return (
    <>
      {restriction !== null && (
        <p className={css.strip}>
          <IconLock size={17} stroke={1.8} aria-hidden="true" />
          <span>{t('strip', { reason: restriction.reason })}{restriction.openUntil !== null && <> {t('until', { time: formatTime(restriction.openUntil) })}</>}</span>
        </p>
      )}
      {admin && <Openings patientId={patient.id} />}
    </>
  );
}

function Openings({ patientId }: { patientId: string }) {
  const t = useText('restricted');
  const openings = useCall('restricted.openings', { patientId });
  const looked = useCommand('restricted.looked');
  const fresh = (openings.data ?? []).filter((each) => !each.looked);
  const note = (): void => { void looked.run({ patientId }); };
  useShortcut({ key: 'Alt+J', label: t('looked'), enabled: fresh.length > 0, run: note });
  if (fresh.length === 0) return null;
  return (
    <section className={css.openings} aria-label={t('openings')}>
      <div>
        <b>{t('openings')}</b>
        <ul>{fresh.map(({ id, at, by, reason }) => <li key={id}>{t('opening', { at: formatInstant(at), by, reason })}</li>)}</ul>
        <ErrorNotice error={looked.error} />
      </div>
      <Button size="compact-sm" variant="default" loading={looked.isPending} onClick={note} rightSection={<Kbd>Alt J</Kbd>}>{t('looked')}</Button>
    </section>
  );
}
