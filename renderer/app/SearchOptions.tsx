import { IconCommand } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PatientHit } from '../../shared/contract/patients.ts';
import { useText } from '../i18n/index.ts';
import { formatBirthDate, formatDay } from '../ui/format.ts';
import { Kbd } from '../ui/StatusTag.tsx';
import css from './search.module.css';
import type { DeskCommand } from './search-commands.ts';

/** The name with the parts that matched marked. */
function highlighted(name: string, ranges: readonly (readonly [number, number])[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from > end) parts.push(name.slice(end, from));
    parts.push(<mark key={from} className={css.mark}>{name.slice(Math.max(from, end), to)}</mark>);
    end = Math.max(end, to);
  }
  parts.push(name.slice(end));
  return parts;
}

/** Enough to tell two people of the same name apart at a glance. */
export function PatientOption({ hit }: { hit: PatientHit }) {
  const t = useText('frame');
  const common = useText('common');
  const facts = [
    hit.sex === null ? null : common(`sex.${hit.sex}`),
    hit.birthDate === null ? null : formatBirthDate(hit.birthDate),
    hit.village, hit.phone,
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className={css.name}>{highlighted(hit.name, hit.highlights)}</span>
      <span className={css.number}>{hit.recordNumber}</span>
      <span className={css.facts}>{facts.join(' · ')}</span>
      <span className={css.last}>{hit.lastVisitDay === null ? t('search.neverVisited') : t('search.lastVisit', { day: formatDay(hit.lastVisitDay) })}</span>
    </>
  );
}

export function CommandOption({ command }: { command: DeskCommand }) {
  return (
    <>
      <span className={css.command}><IconCommand size={15} aria-hidden="true" /> {command.label}</span>
      {command.key !== null && <span className={css.number}><Kbd>{command.key}</Kbd></span>}
    </>
  );
}
