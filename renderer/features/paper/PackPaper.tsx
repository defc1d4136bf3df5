/** The pack of papers for a power cut. */
import type { PaperPack } from '../../../shared/contract/paper.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant, formatMinuteOfDay, formatTime, formatWeekday, zoneName } from '../../ui/index.ts';
import css from './pack.module.css';

export function PackPaper({ pack }: { pack: PaperPack }) {
  const t = useText('paper');
  const common = useText('common');
  return (
    <article className={css.pack} aria-label={t('pack.title')}>
      <section>
        <header className={css.head}>
          <div><p className={css.clinic}>{pack.clinicName}</p><p className={css.small}>{pack.clinicAddress}</p></div>
          <div className={css.headEnd}><p className={css.clinic}>{t('pack.title')}</p><p>{formatWeekday(pack.day)}</p><p className={css.small}>{t('pack.printedAt', { at: formatInstant(pack.at), zone: zoneName() })}</p></div>
        </header>
        <p className={css.small}>{t('pack.how')}</p>
        <p>{pack.emergencyNumbers.map(({ label, number }) => `${label}: ${number}`).join(' · ')}</p>
        <h2>{t('pack.appointments')}</h2>
        {pack.appointments.length === 0 ? <p>{t('pack.noAppointments')}</p> : (
          <table className={css.table}>
            <thead><tr><th>{t('pack.time')}</th><th>{t('pack.name')}</th><th>{t('pack.record')}</th><th>{t('pack.doctor')}</th><th>{t('pack.came')}</th></tr></thead>
            <tbody>{pack.appointments.map((each, at) => <tr key={at}><td>{formatMinuteOfDay(each.from)}</td><td>{each.name}</td><td>{formatRecordNumber(each.recordNumber)}</td><td>{each.practitioner}, {each.unit}</td><td className={css.empty} /></tr>)}</tbody>
          </table>
        )}
        <h2>{t('pack.queue')}</h2>
        {pack.units.every(({ queue }) => queue.length === 0) ? <p>{t('pack.noQueue')}</p> : (
          <table className={css.table}>
            <thead><tr><th>{t('number')}</th><th>{t('pack.name')}</th><th>{t('pack.record')}</th><th>{t('unit')}</th><th>{t('arrived')}</th><th>{t('pack.state')}</th><th>{t('called')}</th><th>{t('ended')}</th></tr></thead>
            <tbody>{pack.units.flatMap((unit) => unit.queue.map((each) => (
              <tr key={`${unit.id} ${each.number}`}>
                <td><strong>{each.number}</strong></td><td>{each.name}{each.priority === 'none' ? '' : ` (${common(`priority.${each.priority}`)})`}</td><td>{formatRecordNumber(each.recordNumber)}</td>
                <td>{unit.name}</td><td>{formatTime(each.joinedAt)}</td><td>{common(`queueState.${each.state}`)}</td><td className={css.empty} /><td className={css.empty} />
              </tr>
            )))}</tbody>
          </table>
        )}
      </section>
      {pack.units.filter(({ blanks }) => blanks.length > 0).map((unit) => (
        <section key={unit.id} className={css.blanks}>
          <h2>{t('pack.blanks', { unit: unit.name })}{unit.room === null ? '' : ` · ${unit.room}`}</h2>
          <table className={css.table}>
            <thead><tr><th>{t('number')}</th><th className={css.wide}>{t('pack.nameOrRecord')}</th><th>{t('pack.payer')}</th><th>{t('arrived')}</th><th>{t('called')}</th><th>{t('ended')}</th><th>{t('pack.note')}</th></tr></thead>
            <tbody>{unit.blanks.map((number) => <tr key={number} className={css.blank}><td><strong>{number}</strong></td><td /><td /><td /><td /><td /><td /></tr>)}</tbody>
          </table>
        </section>
      ))}
    </article>
  );
}
