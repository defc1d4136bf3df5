/** How a report stands, told by word, shape and colour; a number of a complaint that leads to it. */
import type { ReportDetail, ReportRow } from '../../../shared/contract/complaint-reports.ts';
import { useRoute } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Shape, type Tone } from '../../ui/index.ts';
import css from './paper.module.css';

const STATES: Readonly<Record<ReportRow['state'], { tone: Tone; shape: Shape }>> = { draft: { tone: 'amber', shape: 'ring' }, signed: { tone: 'green', shape: 'check' } };

export function ReportStateTag({ state }: { state: ReportDetail['state'] }) {
  const t = useText('complaint-reports');
  return <StatusTag {...STATES[state]}>{t(`state.${state}`)}</StatusTag>;
}

/** On paper it is just its number. */
export function CaseLink({ id, number }: { id: string; number: string }) {
  const go = useRoute((route) => route.go);
  return <a className={css.case} href={`#/complaints/${id}`} onClick={(event) => { event.preventDefault(); go(`complaints/${id}`); }}>{number}</a>;
}
