import type { ReactNode } from 'react';
import type { ComplaintDetail } from '../../../shared/contract/complaints.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';
import css from './complaints.module.css';

/** Who, where, when and how it stands. `patient` may be a way to the patient's page. */
export function Facts({ complaint, patient = complaint.patientName }: { complaint: ComplaintDetail; patient?: ReactNode }) {
  const t = useText('complaints');
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['receivedAt', formatInstant(complaint.receivedAt)],
    ['channel', t(`channel.${complaint.channel}`)],
    ['reporter', complaint.anonymous ? t('anonymous') : complaint.reporterName],
    ['contact', complaint.reporterContact],
    ['relation', complaint.relation === null ? null : t(`relation.${complaint.relation}`)],
    ['patient', complaint.patientId === null ? null : patient],
    ['unit', complaint.unit],
    ['category', t(`category.${complaint.category}`)],
    ['firstAnswer', complaint.firstAnswerAt === null ? t('detail.noAnswer') : formatInstant(complaint.firstAnswerAt)],
    ['resolvedAt', complaint.resolvedAt === null ? null : formatInstant(complaint.resolvedAt)],
    ['outcome', complaint.outcome === null ? null : t(`outcome.${complaint.outcome}`)],
    ['reopened', complaint.reopened === 0 ? null : t('detail.times', { count: complaint.reopened })],
  ];
  return <dl className={css.facts}>{facts.filter(([, value]) => value !== null).map(([key, value]) => <div key={key}><dt>{t(`detail.${key}`)}</dt><dd>{value}</dd></div>)}</dl>;
}
