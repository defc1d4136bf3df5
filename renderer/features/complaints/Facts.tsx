import type { ReactNode } from 'react';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';
import { useCategories } from './categories.ts';
import { useCauses } from './causes.ts';
import css from './complaints.module.css';

/** Who, where, when and how it stands. `patient` may be a way to the patient's page. */
export function Facts({ complaint, patient = complaint.patientName }: { complaint: ComplaintDetail; patient?: ReactNode }) {
  const t = useText('complaints');
  const causes = useCauses();
  const categories = useCategories();
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['receivedAt', formatInstant(complaint.receivedAt)],
    ['channel', t(`channel.${complaint.channel}`)],
    ['reporter', complaint.anonymous ? t('anonymous') : complaint.confidential ? t('confidential') : complaint.reporterName],
    ['contact', complaint.reporterContact],
    ['relation', complaint.relation === null ? null : t(`relation.${complaint.relation}`)],
    ['patient', complaint.patientId === null ? null : patient],
    ['unit', [complaint.unit, ...complaint.otherUnits].filter((unit) => unit !== null).join(', ') || null],
    ['category', categories.find(({ id }) => id === complaint.category)?.name ?? complaint.category],
    ['owner', complaint.owner],
    ['viewers', complaint.viewers.length === 0 ? null : complaint.viewers.map(({ name }) => name).join(', ')],
    ['accused', complaint.accused],
    ['firstAnswer', complaint.firstAnswerAt === null ? t('detail.noAnswer') : formatInstant(complaint.firstAnswerAt)],
    ['resolvedAt', complaint.resolvedAt === null ? null : formatInstant(complaint.resolvedAt)],
    ['posted', complaint.posted === null ? null : formatInstant(complaint.posted.at)],
    ['outcome', complaint.outcome === null ? null : t(`outcome.${complaint.outcome}`)],
    ['rejectReason', complaint.rejectReason === null ? null : t(`reject.${complaint.rejectReason}`)],
    ['cause', causes.find(({ id }) => id === complaint.cause)?.name ?? complaint.cause],
    ['satisfaction', complaint.satisfaction === null ? null : t(`score.${complaint.satisfaction}`)],
    ['reopened', complaint.reopened === 0 ? null : t('detail.times', { count: complaint.reopened })],
  ];
  return <dl className={css.facts}>{facts.filter(([, value]) => value !== null).map(([key, value]) => <div key={key}><dt>{t(`detail.${key}`)}</dt><dd>{value}</dd></div>)}</dl>;
}
