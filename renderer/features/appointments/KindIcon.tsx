/** A follow-up or a telemedicine visit at a glance; an ordinary visit needs no sign. The word is always said beside it. */
import { IconRepeat, IconVideo } from '@tabler/icons-react';
import type { Appointment } from '../../../shared/contract/appointments.ts';
import css from './grid.module.css';

export function KindIcon({ kind }: { kind: Appointment['kind'] }) {
  if (kind === 'visit') return null;
  return kind === 'telemedicine' ? <IconVideo className={css.online} size={14} aria-hidden="true" /> : <IconRepeat className={css.control} size={13} aria-hidden="true" />;
}
