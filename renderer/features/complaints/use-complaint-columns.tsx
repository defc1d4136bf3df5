import type { ComplaintRow } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { StatusTag, type Column } from '../../ui/index.ts';
import { ClockTag, GradeTag, StateTag } from './looks.tsx';

/** `left`: counted milliseconds left of a row now. */
export function useComplaintColumns(left: (row: ComplaintRow) => number): readonly Column<ComplaintRow>[] {
  const t = useText('complaints');
  return [
    { key: 'clock', header: t('column.clock'), render: (row) => <ClockTag clock={row.clock} left={left(row)} /> },
    { key: 'grade', header: t('column.grade'), render: (row) => <GradeTag grade={row.grade} /> },
    { key: 'number', header: t('column.number'), strong: true, render: (row) => row.number },
    { key: 'summary', header: t('column.summary'), grow: true, render: (row) => <>{row.restricted && <><StatusTag tone="grey" shape="target">{t('restrictedTag')}</StatusTag> </>}{row.summary}</> },
    { key: 'unit', header: t('column.unit'), render: (row) => row.unit ?? '' },
    { key: 'category', header: t('column.category'), render: (row) => t(`category.${row.category}`) },
    { key: 'channel', header: t('column.channel'), render: (row) => t(`channel.${row.channel}`) },
    { key: 'state', header: t('column.state'), render: (row) => <StateTag state={row.state} /> },
  ];
}
