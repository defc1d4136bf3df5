import type { Appointment } from '../../../shared/contract/appointments.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { formatPhone } from '../../../shared/domain/phone.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatBirthDate, formatDay, formatInstant, formatWeekday } from '../../ui/index.ts';
import { AppointmentStateTag, standingOf } from './appointment-states.tsx';
import { CopyButton } from './CopyButton.tsx';
import { formatMinuteOfDay, formatSpan } from '../../ui/minute-of-day.ts';
import css from './appointments.module.css';

/** What is known of one appointment; what is not is left out. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
  const t = useText('appointments');
  const standing = standingOf(appointment);
  const { birthDate, phone, room, note, reason } = appointment;
  const facts: readonly (readonly [string, string | null])[] = [
    ['when', `${formatWeekday(appointment.day)}, ${formatSpan(appointment)}`],
    ['doctor', appointment.practitioner],
    ['unit', room === null ? appointment.unit : `${appointment.unit} · ${room}`],
    ['patient', formatRecordNumber(appointment.recordNumber)],
    ['born', birthDate === null ? null : formatBirthDate(birthDate)],
    ['payer', t(`common:payer.${appointment.payer}`)],
    ['kind', t(`kind.${appointment.kind}`)],
    ['note', note], ['source', t(`source.${appointment.source}`)], ['reason', reason],
  ];
  return (
    <dl className={css.facts}>
      <dt>{t('details.state')}</dt><dd><AppointmentStateTag appointment={appointment} />{standing !== null && <p className={css.mute}>{t(`standingText.${standing}`)}</p>}</dd>
      {facts.map(([key, value]) => value !== null && <Fact key={key} name={t(`details.${key}`)} value={value} />)}
      {phone !== null && <><dt>{t('details.phone')}</dt><dd>{formatPhone(phone)} <CopyButton text={phone} label={t('details.copyPhone')} /></dd></>}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return <><dt>{name}</dt><dd>{value}</dd></>;
}

export function AppointmentSteps({ steps }: { steps: Output<'appointments.get'>['steps'] }) {
  const t = useText('appointments');
  return (
    <section>
      <h3 className={css.subhead}>{t('details.steps')}</h3>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={`${step.at} ${step.action}`}>
            <strong>{t(`details.step.${step.action}`)}</strong>
            {(step.action === 'book' || step.action === 'move') && ` · ${t('details.stepTo', { day: formatDay(step.day), time: formatMinuteOfDay(step.from), doctor: step.practitioner })}`}
            {step.reason !== null && ` · ${step.reason}`}
            <span className={css.mute}> · {formatInstant(step.at)} · {step.actor}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
