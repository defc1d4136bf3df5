import { Radio } from '@mantine/core';
import { useId } from 'react';
import type { BackupFitness, DoorBackup } from '../../../shared/contract/clinic.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatInstant, zoneName } from '../../ui/index.ts';
import { doorZone } from './door-zone.ts';
import css from './door.module.css';

interface BackupChoiceProps {
  backups: readonly DoorBackup[];
  fitness: ReadonlyMap<string, BackupFitness>;
  chosen: string | null;
  onChoose: (name: string) => void;
}

/** The backups of a folder, newest first; only one that is not known to be unfit can be chosen. */
export function BackupChoice({ backups, fitness, chosen, onChoose }: BackupChoiceProps) {
  const t = useText('clinic');
  const group = useId();
  const zone = doorZone();
  const counted = (count: number | null): string => (count === null ? t('rescue.unknown') : formatCount(count));
  return (
    <div className={css.scroll}>
      <table className={css.backups} aria-label={t('rescue.list')}>
        <thead><tr><th>{t('rescue.at')}</th><th>{t('rescue.patients')}</th><th>{t('rescue.visits')}</th><th>{t('rescue.fit')}</th></tr></thead>
        <tbody>
          {backups.map(({ name, at, patients, visits }) => {
            const found = fitness.get(name);
            return (
              <tr key={name}>
                <td><Radio name={group} label={`${formatInstant(at, zone)} ${zoneName(zone)}`} checked={chosen === name} disabled={found !== undefined && found !== 'whole'} onChange={() => { onChoose(name); }} /></td>
                <td>{counted(patients)}</td><td>{counted(visits)}</td><td>{t(`rescue.fitness.${found ?? 'untried'}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
