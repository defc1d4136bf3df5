/** Which complaints stand behind which number of the indicator. */
import type { IndicatorCase } from '../../../shared/contract/complaint-reports.ts';
import type { Output } from '../../../shared/contract/index.ts';

export type Indicator = Output<'complaintReports.indicator'>;
export type CaseList = 'numerator' | 'denominator' | 'pending' | 'excluded';
export const LISTS: Readonly<Record<CaseList, (one: IndicatorCase) => boolean>> = {
  numerator: ({ verdict }) => verdict === 'met', denominator: ({ verdict }) => verdict === 'met' || verdict === 'late', pending: ({ verdict }) => verdict === 'pending', excluded: ({ verdict }) => verdict === 'excluded',
};
