/** Beside whatever is open: what waits, what the user has put off, and what was done today. Esc closes it and the focus goes back. */
import { Checkbox, Drawer } from '@mantine/core';
import { useState } from 'react';
import { DESK_ROLES } from '../../../shared/contract/core.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useFrame } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { isCovered, useCoveredShortcuts, useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Segmented } from '../../ui/index.ts';
import { useReturnedFocus } from '../../ui/Dialog.tsx';
import css from './attention.module.css';
import { HistoryList } from './HistoryList.tsx';
import { ItemList } from './ItemList.tsx';
import { useAttention, useAttentionSteps } from './use-attention.ts';

const VIEWS = ['waiting', 'snoozed', 'history'] as const;
type View = (typeof VIEWS)[number];

export function InboxSheet({ onClose }: { onClose: () => void }) {
  const t = useText('attention');
  const common = useText('common');
  // Before this sheet says itself that it covers the screen.
  const [overForm] = useState(isCovered);
  useCoveredShortcuts();
  useReturnedFocus();
  // An emergency that was raised meanwhile lies above.
  const emergency = useFrame((frame) => frame.emergency);
  useShortcut({ key: 'Escape', label: common('close'), quiet: true, overDialogs: true, level: 'control', enabled: !emergency, run: onClose });
  const [view, setView] = useState<View>('waiting');
  const { list, waiting, snoozed } = useAttention();
  const steps = useAttentionSteps();
  const counts: Readonly<Record<View, number>> = { waiting: waiting.length, snoozed: snoozed.length, history: 0 };
  return (
    <Drawer opened onClose={onClose} title={t('title')} position="right" size={560} attributes={{ header: { role: 'presentation' } }} overlayProps={{ backgroundOpacity: 0.35 }} returnFocus={false} closeOnEscape={false} transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': common('close') }} classNames={{ body: css.sheet ?? '', title: css.title ?? '' }}>
      <Segmented hideLabel label={t('views.label')} value={view} options={VIEWS.map((each) => ({ value: each, label: t(`views.${each}`, { count: counts[each] }) }))} onChange={setView} />
      <div role="status" className={css.told}>{steps.notice}</div>
      <ErrorNotice error={steps.error ?? (list.data ? null : list.error)} />
      {overForm && <p className={css.caution}>▲ {t('formOpen')}</p>}
      {view === 'history' && <HistoryList />}
      {view === 'waiting' && list.data && <ItemList key="waiting" items={waiting} steps={steps} mayOpen={!overForm} onClose={onClose} empty={<EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>} />}
      {view === 'snoozed' && list.data && <ItemList key="snoozed" items={snoozed} steps={steps} mayOpen={!overForm} onClose={onClose} empty={<EmptyState title={t('snoozedEmpty')} />} />}
      <Foot />
    </Drawer>
  );
}

function Foot() {
  const t = useText('attention');
  const may = useMay(DESK_ROLES);
  const desk = useCall('attention.desk', {}).data;
  const save = useCommand('attention.saveDesk');
  return (
    <div className={css.foot}>
      <p className={css.mute}>{t('mineNote')}</p>
      {may && desk && <Checkbox size="xs" label={t('sound')} checked={desk.sound} disabled={save.isPending} onChange={(event) => { void save.run({ sound: event.currentTarget.checked }); }} />}
    </div>
  );
}
