/** The telephone: whom to call back, and what was said on it. */
import { Button } from '@mantine/core';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useFrame, useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd, Page } from '../../ui/index.ts';
import { LogPanel } from './LogPanel.tsx';
import { ToReturnPanel } from './ToReturnPanel.tsx';
import css from './calls.module.css';

export function CallsScreen() {
  const t = useText('calls');
  const openCall = useFrame((frame) => frame.openCall);
  const go = useRoute((route) => route.go);
  const mayLog = useMay(DESK_ROLES);
  return (
    <Page title={t('title')} actions={
      <>
        <Button variant="default" onClick={() => { go('reports/calls'); }}>{t('report.open_report')}</Button>
        {mayLog && <Button aria-keyshortcuts="F7" onClick={() => { openCall(null); }} rightSection={<Kbd>F7</Kbd>}>{t('log')}</Button>}
      </>
    }>
      <div className={css.columns}>
        <ToReturnPanel />
        <LogPanel />
      </div>
    </Page>
  );
}
