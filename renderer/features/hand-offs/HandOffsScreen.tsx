/** Coordination: slips, the hand-over of the shift, response times, and what an administrator sets. Alt and a digit goes there. */
import { Button } from '@mantine/core';
import { QUEUE_ROLES, ADMIN_ROLES, type Role } from '../../../shared/contract/core.ts';
import { HAND_OFF_ROLES } from '../../../shared/contract/hand-offs.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useUser } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Page } from '../../ui/index.ts';
import css from '../absences/follow-up.module.css';
import { ShiftPanel } from '../shift-notes/ShiftPanel.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';
import { HandOffSettingsPanel } from './HandOffSettingsPanel.tsx';
import { SlipsPanel } from './SlipsPanel.tsx';

const PARTS = [{ part: 'slips', roles: HAND_OFF_ROLES }, { part: 'shift', roles: QUEUE_ROLES }, { part: 'figures', roles: HAND_OFF_ROLES }, { part: 'settings', roles: ADMIN_ROLES }] as const satisfies readonly { part: string; roles: readonly Role[] }[];
type Part = (typeof PARTS)[number]['part'];

/** `hand-offs/<id of a slip>`, `hand-offs/shift/<id of a note>`, `hand-offs/figures`. */
export function HandOffsScreen({ path }: { path: string }) {
  const t = useText('hand-offs');
  const role = useUser()?.role;
  const openHandOff = useFrame((frame) => frame.openHandOff);
  const [, section = '', detail = null] = path.split('/');
  const mine = PARTS.filter(({ roles }) => role !== undefined && (roles as readonly Role[]).includes(role));
  const current: Part = mine.find(({ part }) => part === section)?.part ?? 'slips';
  const slipId = current === 'slips' && /^[0-9a-f-]{36}$/.test(section) ? section : null;
  return (
    <Page title={t('title')} actions={<Button aria-keyshortcuts="F11" onClick={() => { openHandOff({}); }} rightSection={<Kbd>F11</Kbd>}>{t('send')}</Button>}>
      <nav className={css.tabs} aria-label={t('tabs.label')}>{mine.map(({ part }, index) => <Tab key={part} part={part} digit={index + 1} current={part === current} />)}</nav>
      {current === 'slips' && <SlipsPanel key={slipId} openId={slipId} />}
      {current === 'shift' && <ShiftPanel openId={detail} />}
      {current === 'figures' && <FiguresPanel />}
      {current === 'settings' && <HandOffSettingsPanel />}
    </Page>
  );
}

function Tab({ part, digit, current }: { part: Part; digit: number; current: boolean }) {
  const t = useText('hand-offs');
  const go = useRoute((route) => route.go);
  const path = part === 'slips' ? 'hand-offs' : `hand-offs/${part}`;
  const key = `Alt+${digit}`;
  useShortcut({ key, label: t(`tabs.${part}`), quiet: true, run: () => { go(path); } });
  return (
    <a href={`#/${path}`} className={css.tab} aria-current={current ? 'page' : undefined} aria-keyshortcuts={key} onClick={(event) => { event.preventDefault(); go(path); }}>
      {t(`tabs.${part}`)} <Kbd>Alt {digit}</Kbd>
    </a>
  );
}
