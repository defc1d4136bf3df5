import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Column } from '../../ui/index.ts';
import { AnswerTag, ClockTag, GradeTag, StateTag } from './looks.tsx';
import type { Clock } from './running-clock.ts';

/** `left`: milliseconds left of a clock now. */
export function useComplaintColumns(left: (clock: Clock) => number): readonly Column<ComplaintRow>[] {
  const t = useText('complaints');
  return [
    { key: 'clock', header: t('column.clock'), render: (row) => <ClockTag clock={row.clock} left={left(row.clock)} /> },
    { key: 'answer', header: t('column.answer'), render: (row) => <AnswerTag row={row} left={left(row.answerClock)} /> },
    { key: 'grade', header: t('column.grade'), render: (row) => <GradeTag grade={row.grade} /> },
    { key: 'number', header: t('column.number'), strong: true, render: (row) => row.number },
    { key: 'summary', header: t('column.summary'), grow: true, render: (row) => <>{row.restricted && <><StatusTag tone="red" shape="target">{t('restrictedTag')}</StatusTag> </>}{row.confidential && <><StatusTag tone="amber" shape="ring">{t('confidentialTag')}</StatusTag> </>}{row.summary}</> },
    { key: 'unit', header: t('column.unit'), render: (row) => [row.unit, ...row.otherUnits].filter((unit) => unit !== null).join(', ') },
    { key: 'owner', header: t('column.owner'), render: (row) => row.owner ?? '' },
    { key: 'state', header: t('column.state'), render: (row) => <StateTag state={row.state} /> },
  ];
}
