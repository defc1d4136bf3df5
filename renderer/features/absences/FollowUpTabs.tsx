/** The parts of Jadwal that are worked through beside the calendar, each with how much waits in it. Alt and a digit goes there. */
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, StatusTag } from '../../ui/index.ts';
import css from './follow-up.module.css';

const PARTS = ['schedule', 'stranded', 'untold', 'reminders', 'recall', 'waitlist', 'follow-ups'] as const;
export type FollowUpPart = (typeof PARTS)[number];

export function FollowUpTabs({ current }: { current: FollowUpPart }) {
  return useMay(DESK_ROLES) ? <Tabs current={current} /> : null;
}

function Tabs({ current }: { current: FollowUpPart }) {
  const t = useText('absences');
  const counts: Readonly<Partial<Record<FollowUpPart, number>>> = {
    stranded: useCall('appointments.stranded', {}).data?.length ?? 0, untold: useCall('absences.untold', {}).data?.length ?? 0,
    reminders: useCall('messages.due', {}, { refetchInterval: 60_000 }).data?.rows.length ?? 0, recall: useCall('messages.recalls', {}).data?.filter(({ due }) => due).length ?? 0,
    waitlist: useCall('waitlist.count', {}, { refetchInterval: 60_000 }).data?.waiting ?? 0,
    'follow-ups': useCall('contacts.followUps', { patientId: null, show: 'open' }).data?.length ?? 0,
  };
  return <nav className={css.tabs} aria-label={t('tabs.label')}>{PARTS.map((part, index) => <Tab key={part} part={part} digit={index + 1} count={counts[part] ?? 0} current={part === current} />)}</nav>;
}

function Tab({ part, digit, count, current }: { part: FollowUpPart; digit: number; count: number; current: boolean }) {
  const t = useText('absences');
  const go = useRoute((route) => route.go);
  const path = part === 'schedule' ? 'appointments' : `appointments/${part}`;
  const key = `Alt+${digit}`;
  useShortcut({ key, label: t(`tabs.${part}`), quiet: true, run: () => { go(path); } });
  return (
    <a href={`#/${path}`} className={css.tab} aria-current={current ? 'page' : undefined} aria-keyshortcuts={key} onClick={(event) => { event.preventDefault(); go(path); }}>
      {t(`tabs.${part}`)} {count > 0 && <StatusTag tone="amber">{count}</StatusTag>} <Kbd>Alt {digit}</Kbd>
    </a>
  );
}
