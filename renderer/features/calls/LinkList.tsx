/** What was done during a call, each leading to where it is now. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { formatTime } from '../../ui/index.ts';
import { DetailsDialog } from '../appointments/DetailsDialog.tsx';
import css from './calls.module.css';

type Link = PhoneCall['links'][number];

/** Complaints and emergencies have screens of their own; an appointment opens above. */
const SCREENS: Readonly<Partial<Record<Link['kind'], string>>> = { complaint: 'complaints', emergency: 'emergencies', handed_off: 'hand-offs' };
const APPOINTMENTS: ReadonlySet<Link['kind']> = new Set(['booked', 'moved', 'cancelled']);

export function LinkList({ call, onClose }: { readonly call: PhoneCall; readonly onClose: () => void }) {
  const t = useText('calls');
  const go = useRoute((route) => route.go);
  const [shown, setShown] = useState<string | null>(null);
  const open = ({ kind, aboutId }: Link): (() => void) | null => {
    const screen = SCREENS[kind];
    if (screen !== undefined) return () => { onClose(); go(`${screen}/${aboutId}`); };
    return APPOINTMENTS.has(kind) ? () => { setShown(aboutId); } : null;
  };
  return (
    <section className={css.links} aria-label={t('details.links')}>
      <h3 className={css.boxTitle}>{t('details.links')}</h3>
      <ul className={css.linkList}>
        {call.links.map((link) => {
          const lead = open(link);
          return (
            <li key={`${link.kind} ${link.aboutId} ${link.at}`}>
              <span>{formatTime(link.at)} · {t(`links.${link.kind}`)}{link.facts.length > 0 && ` (${link.facts.map((fact) => t(`identity.facts.${fact}`).toLowerCase()).join(', ')})`} · {link.actor}</span>
              {lead && <Button size="compact-sm" variant="default" onClick={lead}>{t('details.show')}</Button>}
            </li>
          );
        })}
      </ul>
      {shown !== null && <DetailsDialog id={shown} onClose={() => { setShown(null); }} />}
    </section>
  );
}
