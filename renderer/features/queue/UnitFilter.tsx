/** One unit or all, each with how many wait there. The choice is this computer's: the room's own screen opens with its unit. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import { useCall } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented } from '../../ui/index.ts';
import css from './queue.module.css';

export const ALL = 'all';
const REMEMBERED = 'meja-depan.queue-unit';
/** More units than this do not fit side by side on 1366 pixels. */
const MOST_TABS = 7;

export function useMyUnit(): [string, (unit: string) => void] {
  const [unit, setUnit] = useState(() => localStorage.getItem(REMEMBERED) ?? ALL);
  const directory = useCall('clinic.directory', {});
  // A unit that is closed since would show an empty board without a tab.
  const known = unit === ALL || directory.data === undefined || directory.data.units.some(({ id, active }) => active && id === unit);
  return [known ? unit : ALL, (next) => { localStorage.setItem(REMEMBERED, next); setUnit(next); }];
}

export function UnitFilter({ board, value, onChange }: { board: readonly QueueEntry[]; value: string; onChange: (unit: string) => void }) {
  const t = useText('queue');
  const directory = useCall('clinic.directory', {});
  const waiting = (unitId: string): number => board.filter((entry) => entry.state === 'waiting' && (unitId === ALL || entry.unitId === unitId)).length;
  const units = [{ id: ALL, name: t('all') }, ...(directory.data?.units ?? []).filter((unit) => unit.active)];
  const options = units.map((unit) => ({ value: unit.id, label: `${unit.name} ${waiting(unit.id)}` }));
  if (options.length > MOST_TABS) return <NativeSelect aria-label={t('unitFilter')} value={value} data={options} onChange={(event) => { onChange(event.currentTarget.value); }} />;
  return <div className={css.units}><Segmented label={t('unitFilter')} hideLabel value={value} options={options} onChange={onChange} /></div>;
}
