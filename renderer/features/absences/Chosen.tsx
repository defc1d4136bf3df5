/** Whom the chosen row is about: the number large, and what is to be said. */
import type { ReactNode } from 'react';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { Panel } from '../../ui/index.ts';
import css from './follow-up.module.css';

interface ChosenProps {
  readonly person: { readonly patientName: string; readonly recordNumber: string; readonly phone: string | null };
  /** Heading of the text, and the text to be read out or sent. */
  readonly label: string; readonly text: string;
  readonly children: ReactNode;
}

export function Chosen({ person, label, text, children }: ChosenProps) {
  const t = useText('absences');
  return (
    <Panel>
      <section className={css.chosen} aria-label={person.patientName}>
        <div><strong className={css.name}>{person.patientName}</strong> <span className={css.mute}>{person.recordNumber === '' ? '' : formatRecordNumber(person.recordNumber)}</span></div>
        <p className={css.number}>{person.phone === null ? <span className={css.mute}>{t('plan.noPhone')}</span> : formatPhone(person.phone)}</p>
        <div className={css.steps}>{children}</div>
        <p className={css.label}>{label}</p>
        <p className={css.script} tabIndex={0} aria-label={label}>{text}</p>
      </section>
    </Panel>
  );
}
