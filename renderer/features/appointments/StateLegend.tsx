/** What the signs on the grid mean: shape, word and colour. */
import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { APPOINTMENT_STATES } from '../../../shared/contract/appointments.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag } from '../../ui/index.ts';
import { LOOKS, STANDINGS } from './appointment-states.tsx';
import { KindIcon } from './KindIcon.tsx';
import css from './appointments.module.css';

export function StateLegend() {
  const t = useText('schedule');
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} transitionProps={{ duration: 0 }} trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target><Button size="compact-xs" variant="subtle" onClick={() => { setOpen(!open); }}>{t('legend.open')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('legend.title')}>
        <dl className={css.legend} tabIndex={-1} data-autofocus>
          {APPOINTMENT_STATES.map((state) => <Sign key={state} sign={<StatusTag {...LOOKS[state]}>{t(`appointments:state.${state}`)}</StatusTag>} text={t(`legend.${state}`)} />)}
          <Sign sign={<StatusTag {...STANDINGS.tentative}>{t('legend.tentative')}</StatusTag>} text={t('legend.tentativeText')} />
          <Sign sign={<StatusTag {...STANDINGS.displaced}>{t('legend.displaced')}</StatusTag>} text={t('legend.displaced_text')} />
          <Sign sign={<KindIcon kind="control" />} text={t('appointments:kind.control')} />
          <Sign sign={<KindIcon kind="telemedicine" />} text={t('legend.telemedicine')} />
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}

function Sign({ sign, text }: { sign: React.ReactNode; text: string }) {
  return <><dt>{sign}</dt><dd>{text}</dd></>;
}
