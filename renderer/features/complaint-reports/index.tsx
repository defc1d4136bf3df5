/**
 * Laporan komplain, below `reports/complaints`: the list of daily reports, one of them by its id, `month[/YYYY-MM]` the month's
 * evaluation, `indicator[/YYYY-MM]` how fast complaints are answered.
 */
import { COMPLAINT_REPORT_ROLES } from '../../../shared/contract/complaint-reports.ts';
import { useNow } from '../../app/clock.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay, useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, Page, Panel, dayOfInstant } from '../../ui/index.ts';
import { IndicatorScreen } from './IndicatorScreen.tsx';
import { MonthScreen } from './MonthScreen.tsx';
import { ReportListScreen } from './ReportListScreen.tsx';
import { ReportScreen } from './ReportScreen.tsx';
import css from './screens.module.css';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function ComplaintReportsScreen({ path }: { path: string }) {
  const may = useMay(COMPLAINT_REPORT_ROLES);
  const user = useUser();
  const today = dayOfInstant(useNow());
  const [, , section = '', rest = ''] = path.split('/');
  if (!user) return null;
  if (!may) return <NotForYou />;
  const month = MONTH.test(rest) ? rest : today.slice(0, 7);
  switch (section) {
    case '': return <ReportListScreen today={today} tabs={<Tabs open="daily" />} />;
    case 'month': return <MonthScreen month={month} thisMonth={today.slice(0, 7)} tabs={<Tabs open="month" />} />;
    case 'indicator': return <IndicatorScreen month={month} thisMonth={today.slice(0, 7)} tabs={<Tabs open="indicator" />} />;
    default: return <ReportScreen key={section} id={section} />;
  }
}

const PATHS = { daily: 'reports/complaints', month: 'reports/complaints/month', indicator: 'reports/complaints/indicator' } as const;

function Tabs({ open }: { open: keyof typeof PATHS }) {
  const t = useText('complaint-reports');
  const go = useRoute((route) => route.go);
  return (
    <nav className={css.tabs} aria-label={t('tabs.label')}>
      {(Object.keys(PATHS) as (keyof typeof PATHS)[]).map((tab) => (
        <a key={tab} className={css.tab} href={`#/${PATHS[tab]}`} aria-current={tab === open ? 'page' : undefined} onClick={(event) => { event.preventDefault(); go(PATHS[tab]); }}>{t(`tabs.${tab}`)}</a>
      ))}
    </nav>
  );
}

function NotForYou() {
  const t = useText('complaint-reports');
  return <Page title={t('title')}><Panel><EmptyState title={t('notForYou.title')}>{t('notForYou.text')}</EmptyState></Panel></Page>;
}
