/** The sheet to sign, A4, in both languages: each kind with what it means, and lines for those who sign. */
import { CONSENT_KINDS, type Consent } from '../../../shared/contract/consents.ts';
import type { PatientDetail } from '../../../shared/contract/patients.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { paperText } from '../../i18n/index.ts';
import { dayOfInstant, formatBirthDate, formatInstant, zoneName } from '../../ui/index.ts';
import css from './sheet.module.css';

const [id, en] = [paperText('consents', 'id'), paperText('consents', 'en')];
const both = (key: string): string => `${id(key)} / ${en(key)}`;

interface ConsentSheetProps { readonly patient: Pick<PatientDetail, 'name' | 'recordNumber' | 'birthDate'>; readonly consents: readonly Consent[]; readonly clinic: string; readonly printedAt: number }

export function ConsentSheet({ patient, consents, clinic, printedAt }: ConsentSheetProps) {
  const facts: readonly (readonly [string, string])[] = [
    ['paper.clinic', clinic], ['paper.patient', patient.name], ['paper.record', formatRecordNumber(patient.recordNumber)], ['paper.born', patient.birthDate === null ? '' : formatBirthDate(patient.birthDate)],
  ];
  return (
    <article className={css.sheet} aria-label={id('paper.title')}>
      <header className={css.head}>
        <h1>{id('paper.title')}<small lang="en">{en('paper.title')}</small></h1>
        <p className={css.small}>{id('paper.printed', { when: formatInstant(printedAt) })} {zoneName()}</p>
      </header>
      <dl className={css.facts}>{facts.map(([key, value]) => <div key={key}><dt>{both(key)}</dt><dd>{value}</dd></div>)}</dl>
      <p>{id('paper.lead')}</p>
      <p className={css.english} lang="en">{en('paper.lead')}</p>
      <table className={css.kinds}>
        <thead><tr><td /><th scope="col">{both('paper.agree')}</th><th scope="col">{both('paper.refuse')}</th></tr></thead>
        <tbody>{CONSENT_KINDS.map((kind) => <Kind key={kind} kind={kind} given={consents.find((consent) => consent.kind === kind && consent.withdrawn === null)} />)}</tbody>
      </table>
      <div className={css.signatures}>
        <Signature label={both('paper.signPatient')} />
        <Signature label={both('paper.signName')} />
        <Signature label={both('paper.signOfficer')} />
      </div>
    </article>
  );
}

function Kind({ kind, given }: { kind: Consent['kind']; given: Consent | undefined }) {
  const since = given?.givenAt ?? null;
  return (
    <tr>
      <td>
        <b>{id(`kinds.${kind}`)}</b> <span className={css.english} lang="en">{en(`kinds.${kind}`)}</span>
        <p>{id(`means.${kind}`)}</p>
        <p className={css.english} lang="en">{en(`means.${kind}`)}</p>
        {since !== null && <p className={css.small}>{id('paper.onFile', { day: formatBirthDate(dayOfInstant(since)) })} / {en('paper.onFile', { day: formatBirthDate(dayOfInstant(since)) })}</p>}
      </td>
      <td className={css.box}>☐</td>
      <td className={css.box}>☐</td>
    </tr>
  );
}

function Signature({ label }: { label: string }) { return <p>{label}</p>; }
