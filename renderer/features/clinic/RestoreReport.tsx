import { Button } from '@mantine/core';
import type { RescueReport, Zone } from '../../../shared/contract/clinic.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, formatCount, formatInstant } from '../../ui/index.ts';
import { doorZone } from './door-zone.ts';
import css from './door.module.css';

/** What the last restore at the door saved and what not; at the door until somebody says that it was read. */
export function RestoreReport() {
  const report = useCall('clinic.restoreReport', {});
  const status = useCall('clinic.status', {});
  return report.data ? <Report report={report.data} open={status.data?.phase === 'ready'} zone={status.data?.clinic?.zone ?? doorZone()} /> : null;
}

function Report({ report, open, zone }: { report: RescueReport; open: boolean; zone: Zone }) {
  const t = useText('clinic');
  const confirm = useCommand('clinic.confirmReport');
  const { kind, tables, putAside } = report;
  const title = t(`rescue.report.${kind}`, { at: formatInstant(report.backupAt, zone) });
  return (
    <section className={css.report} aria-label={title}>
      <h2>{title}</h2>
      <p>{t(`rescue.report.${outcomeOf(report)}`)} {kind === 'moved' && t('rescue.report.oldComputer')}</p>
      <Found report={report} />
      <Unread report={report} />
      {tables.length > 0 && <ul>{tables.map((outcome) => <Outcome key={outcome.table} outcome={outcome} />)}</ul>}
      <Drafts report={report} />
      {report.numbersSkipped && <p>{t('rescue.report.skipped')}</p>}
      {putAside !== null && <p>{t('rescue.report.putAside', { file: putAside })}</p>}
      <p>{t('rescue.report.file', { file: report.reportFile })}</p>
      <ErrorNotice error={confirm.error} />
      {open && <Button variant="default" loading={confirm.isPending} onClick={() => { void confirm.run({}); }}>{t('rescue.report.confirm')}</Button>}
    </section>
  );
}

function outcomeOf({ kind, opened, tables, unreadChanges }: RescueReport): 'all' | 'some' | 'notOpened' | 'nothingLater' {
  if (kind === 'moved') return 'nothingLater';
  if (nothingFound({ opened, tables, unreadChanges })) return 'notOpened';
  return unreadChanges === 0 && tables.every(({ unreadable, refused }) => unreadable + refused === 0) ? 'all' : 'some';
}

/** Neither the table of contents nor a single page gave anything. */
function nothingFound({ opened, tables, unreadChanges }: Pick<RescueReport, 'opened' | 'tables' | 'unreadChanges'>): boolean {
  return !opened && tables.length === 0 && unreadChanges === null;
}

/** How the damaged file was read, and how much of it could not be. */
function Found({ report }: { report: RescueReport }) {
  const t = useText('clinic');
  const { kind, opened, pages } = report;
  if (kind === 'moved') return null;
  return (
    <>
      {!opened && !nothingFound(report) && <p>{t('rescue.report.byPages')}</p>}
      {pages !== null && pages.unreadable > 0 && <p>{t('rescue.report.pages', { unreadable: formatCount(pages.unreadable), total: formatCount(pages.total) })}</p>}
    </>
  );
}

function Drafts({ report: { kind, drafts } }: { report: RescueReport }) {
  const t = useText('clinic');
  if (kind === 'moved') return null;
  if (drafts === null) return <p>{t('rescue.report.draftsUnknown')}</p>;
  return (
    <>
      {drafts.saved > 0 && <p>{t('rescue.report.drafts', { number: formatCount(drafts.saved) })}</p>}
      {!drafts.complete && <p>{t('rescue.report.draftsPart')}</p>}
    </>
  );
}

function Unread({ report }: { report: RescueReport }) {
  const t = useText('clinic');
  const { unreadChanges } = report;
  if (unreadChanges === 0 || nothingFound(report)) return null;
  return <p>{unreadChanges === null ? t('rescue.report.unreadUnknown') : t('rescue.report.unread', { number: formatCount(unreadChanges) })}</p>;
}

function Outcome({ outcome: { table, saved, unreadable, refused } }: { outcome: RescueReport['tables'][number] }) {
  const t = useText('clinic');
  const parts = ([['saved', saved], ['unreadable', unreadable], ['refused', refused]] as const).filter(([, number]) => number > 0);
  return <li>{t(`rescue.tables.${table}`, { defaultValue: table })}: {parts.map(([part, number]) => t(`rescue.report.${part}`, { number: formatCount(number) })).join(', ')}</li>;
}
