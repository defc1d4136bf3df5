/** The daily summary as one A4 sheet: figures, no names of patients. */
import type { ReactNode } from 'react';
import type { AuditFingerprint } from '../../../shared/contract/audit.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DayFigures } from '../../../shared/contract/reports.ts';
import { useText } from '../../i18n/index.ts';
import { formatCount, formatInstant, formatMinutes, formatWeekday, zoneName } from '../../ui/index.ts';
import { HourBars } from './HourBars.tsx';
import css from './paper.module.css';

export type DayReport = Output<'reports.day'>;

/** The figures that count for a day: those of its closing, or as they are while it is open. */
export function figuresOf(report: DayReport): DayFigures {
  return report.closing?.figures ?? report.figures;
}

/** More lines than this, of units and note together, stand closer, so that the sheet stays one page. */
const AIRY_LINES = 9;
const CLOSE_LINES = 16;
const NOTE_LINE_CHARACTERS = 90;

function densityOf({ figures, closing }: DayReport): 'airy' | 'close' | 'closest' {
  const note = (closing?.note ?? '').split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / NOTE_LINE_CHARACTERS)), 0);
  const lines = figures.visits.byUnit.length + note;
  return lines <= AIRY_LINES ? 'airy' : lines <= CLOSE_LINES ? 'close' : 'closest';
}

export function DayReportPaper({ report, seal, printedAt }: { report: DayReport; seal: AuditFingerprint | null; printedAt: number | null }) {
  const t = useText('reports');
  const { day, clinicName, clinicAddress, closing } = report;
  const figures = figuresOf(report);
  return (
    <article className={css.paper} data-density={densityOf(report)} aria-label={t('paper.label', { day: formatWeekday(day) })}>
      <header className={css.head}>
        <div><p className={css.clinic}>{clinicName}</p><p className={css.small}>{clinicAddress}</p></div>
        <div className={css.headEnd}><p className={css.title}>{t('paper.heading')}</p><p>{formatWeekday(day)}</p></div>
      </header>
      <p className={css.standing}>{closing ? t('paper.closed', { by: closing.by, at: formatInstant(closing.at) }) : t('paper.open')}</p>
      <KeyFigures figures={figures} />
      <Units units={figures.visits.byUnit} />
      <div className={css.halves}>
        <Part title={t('paper.waits')}><Waits waits={figures.waits} /></Part>
        <Part title={t('paper.hours')}><HourBars hours={figures.visits.byHour} /></Part>
      </div>
      <Others figures={figures} />
      <Part title={t('paper.note')}><p className={css.note}>{closing?.note ?? t('paper.noNote')}</p></Part>
      <div className={css.signatures}>{(['officer', 'inCharge'] as const).map((who) => <p key={who}>{t(`paper.${who}`)}<span className={css.line}>{t('paper.name')}</span></p>)}</div>
      {seal && <p className={css.foot}>{t('paper.seal', { fingerprint: seal.fingerprint, at: formatInstant(seal.at), entries: formatCount(seal.entries) })}</p>}
      {printedAt !== null && <p className={css.foot}>{t('paper.printed', { at: formatInstant(printedAt), zone: zoneName() })}</p>}
    </article>
  );
}

function KeyFigures({ figures: { visits, queue, emergencies } }: { figures: DayFigures }) {
  const t = useText('reports');
  const figures = { visits: visits.total, newPatients: visits.newPatients, priority: visits.priority, served: queue.served, noShow: queue.noShow, cancelled: queue.cancelled, stillOpen: queue.open, emergencies };
  return (
    <dl className={css.key} aria-label={t('paper.key')}>
      {Object.entries(figures).map(([name, count]) => <div key={name}><dt>{t(`paper.${name}`)}</dt><dd>{formatCount(count)}</dd></div>)}
    </dl>
  );
}

function Units({ units }: { units: DayFigures['visits']['byUnit'] }) {
  const t = useText('reports');
  if (units.length === 0) return <p className={css.small}>{t('paper.noUnits')}</p>;
  return (
    <table className={css.table} aria-label={t('paper.units')}>
      <thead><tr>{['unit', 'visits', 'served', 'noShow', 'cancelled', 'medianWait'].map((head) => <th key={head} scope="col">{t(`paper.${head}`)}</th>)}</tr></thead>
      <tbody>
        {units.map(({ unit, visits, served, noShow, cancelled, medianWait }) => (
          <tr key={unit}><th scope="row">{unit}</th><td>{formatCount(visits)}</td><td>{formatCount(served)}</td><td>{formatCount(noShow)}</td><td>{formatCount(cancelled)}</td><td>{minutes(medianWait)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

function Waits({ waits }: { waits: DayFigures['waits'] }) {
  const t = useText('reports');
  return (
    <>
      <Lines lines={[
        [t('paper.median'), minutes(waits.median)], [t('paper.p90'), minutes(waits.p90)], [t('paper.longest'), minutes(waits.longest)],
        [t('paper.within60'), waits.within60Percent === null ? '—' : `${waits.within60Percent}%`],
      ]} />
      <p className={css.small}>{t('paper.observed', { count: waits.observed })}</p>
    </>
  );
}

function Others({ figures: { visits, appointments, complaints, calls } }: { figures: DayFigures }) {
  const t = useText('reports');
  const common = useText('common');
  const count = (key: string, value: number): readonly [string, string] => [t(`paper.${key}`), formatCount(value)];
  return (
    <div className={css.quarters}>
      <Part title={t('paper.payers')}><Lines lines={visits.byPayer.map(({ payer, visits: paid }) => [common(`payer.${payer}`), formatCount(paid)])} /></Part>
      <Part title={t('paper.appointments')}><Lines lines={[count('planned', appointments.planned), count('arrived', appointments.arrived), count('noShow', appointments.noShow), count('cancelled', appointments.cancelled), count('notArrived', appointments.open)]} /></Part>
      <Part title={t('paper.complaints')}>
        <Lines lines={[count('received', complaints.received), count('answered', complaints.answered), count('resolved', complaints.resolved), count('complaintsOpen', complaints.open), count('overdue', complaints.overdue)]} />
        {complaints.received > 0 && <p className={css.small}>{t('paper.grades', complaints.byGrade)}</p>}
      </Part>
      <Part title={t('paper.calls')}><Lines lines={[count('callsReceived', calls.received), count('callsToReturn', calls.toReturn)]} /></Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section className={css.part}><h2>{title}</h2>{children}</section>;
}

function Lines({ lines }: { lines: readonly (readonly [string, string])[] }) {
  return <dl className={css.lines}>{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

function minutes(value: number | null): string { return value === null ? '—' : formatMinutes(value); }
