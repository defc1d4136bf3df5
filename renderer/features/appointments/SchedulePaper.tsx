/** Appointments on paper: a sheet per doctor of a day, or the list as it stands on the screen; with room to initial each one. */
import type { Appointment } from '../../../shared/contract/appointments.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant, zoneName } from '../../ui/index.ts';
import { formatMinuteOfDay } from '../../ui/minute-of-day.ts';
import { ageWords } from './age.ts';
import { stateWords } from './appointment-states.tsx';
import { shortDay } from './day-words.ts';
import css from './paper.module.css';

export interface PaperSheet { readonly title: string; readonly rows: readonly Appointment[]; /** Of one doctor: no column says which. */ readonly ofDoctor: boolean; readonly ofDay: boolean }
interface SchedulePaperProps { readonly sheets: readonly PaperSheet[]; readonly clinic: string; /** UTC milliseconds. */ readonly printedAt: number }

export function SchedulePaper({ sheets, clinic, printedAt }: SchedulePaperProps) {
  const t = useText('schedule');
  return (
    <div>
      {sheets.map((sheet) => (
        <article key={sheet.title} className={css.sheet} aria-label={sheet.title}>
          <header className={css.head}>
            <div><p className={css.clinic}>{clinic}</p><h1>{t('paper.title')}</h1><p className={css.of}>{sheet.title}</p></div>
            <p className={css.small}>{t('paper.count', { count: sheet.rows.length })}<br />{t('paper.printed', { when: formatInstant(printedAt) })} {zoneName()}</p>
          </header>
          <PaperTable sheet={sheet} />
          <footer className={css.foot}><p className={css.small}>{t('paper.secret')}</p>{sheet.ofDoctor && <p className={css.signature}>{t('paper.doctorSign')}</p>}</footer>
        </article>
      ))}
    </div>
  );
}

function PaperTable({ sheet: { rows, ofDoctor, ofDay } }: { sheet: PaperSheet }) {
  const t = useText('schedule');
  return (
    <table className={css.table}>
      <thead><tr>{!ofDay && <th>{t('paper.day')}</th>}<th>{t('paper.time')}</th><th>{t('paper.patient')}</th><th>{t('paper.number')}</th><th>{t('paper.age')}</th><th>{t('paper.kind')}</th><th>{t('paper.payer')}</th>{!ofDoctor && <th>{t('paper.doctor')}</th>}<th>{t('paper.state')}</th><th className={css.note}>{t('paper.note')}</th><th className={css.sign}>{t('paper.sign')}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {!ofDay && <td className={css.fixed}>{shortDay(row.day)}</td>}
            <td className={css.fixed}>{formatMinuteOfDay(row.from)}</td><td className={css.name}>{row.patientName}</td><td className={css.fixed}>{formatRecordNumber(row.recordNumber)}</td><td className={css.fixed}>{ageWords(row.birthDate, row.day, t) ?? ''}</td>
            <td className={css.fixed}>{t(`appointments:kind.${row.kind}`)}</td><td className={css.fixed}>{t(`common:payer.${row.payer}`)}</td>{!ofDoctor && <td>{row.practitioner}</td>}<td className={css.state}>{stateWords(t, row)}{row.number === null ? '' : ` ${row.number}`}</td><td className={css.note}>{row.note ?? ''}</td><td className={css.sign} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
