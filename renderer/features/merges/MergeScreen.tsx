/** Two records of one person, side by side: which number stays, which values, and what happens. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { MERGE_ROLES } from '../../../shared/contract/merges.ts';
import { useCall } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel } from '../../ui/index.ts';
import { ConfirmMerge } from './ConfirmMerge.tsx';
import { FieldChoices } from './FieldChoices.tsx';
import { type Sides, proposedChoices, swappedChoices } from './merge-rows.ts';
import css from './merges.module.css';
import { SideCards } from './SideCards.tsx';

export function MergeScreen({ oneId, otherId }: { oneId: string; otherId: string }) {
  const t = useText('merges');
  const go = useRoute((route) => route.go);
  const may = useMay(MERGE_ROLES);
  const preview = useCall('merges.preview', { fromId: oneId, intoId: otherId }, { enabled: may });
  useShortcut({ key: 'Escape', label: t('leave'), quiet: true, run: () => { go(`patients/${otherId}`); } });
  if (!may) return <Page title={t('title')}><EmptyState title={t('notAllowed')}>{t('notAllowedText')}</EmptyState></Page>;
  if (!preview.data) return <Page title={t('title')}><ErrorNotice error={preview.error} /></Page>;
  const { from, into, sameQueue } = preview.data;
  // The number that was given first stands on more paper.
  const older = from.createdAt < into.createdAt;
  // Seen anew, chosen anew: what is on the screen is what is merged.
  return <Merging key={`${from.version} ${into.version}`} sides={older ? { from: into, into: from } : { from, into }} sameQueue={sameQueue} onLeave={() => { go(`patients/${otherId}`); }} />;
}

interface MergingProps { readonly sides: Sides; readonly sameQueue: readonly { readonly unit: string; readonly numbers: readonly string[] }[]; readonly onLeave: () => void }

function Merging({ sides: opened, sameQueue, onLeave }: MergingProps) {
  const t = useText('merges');
  const [sides, setSides] = useState(opened);
  const [choices, setChoices] = useState(() => proposedChoices(opened));
  const [confirms, setConfirms] = useState(false);
  const swap = (): void => {
    setSides(({ from, into }) => ({ from: into, into: from }));
    setChoices(swappedChoices);
  };
  useShortcut({ key: 'Alt+T', label: t('swap'), run: swap });
  useShortcut({ key: 'Ctrl+Enter', label: t('merge'), run: () => { setConfirms(true); } });
  return (
    <Page title={t('title')} actions={
      <>
        <Button variant="default" onClick={onLeave} rightSection={<Kbd>Esc</Kbd>}>{t('leave')}</Button>
        <Button variant="default" aria-keyshortcuts="Alt+T" onClick={swap} rightSection={<Kbd>Alt T</Kbd>}>{t('swap')}</Button>
        <Button onClick={() => { setConfirms(true); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('merge')}</Button>
      </>
    }>
      <p className={css.lead}>{t('lead')}</p>
      {sameQueue.map(({ unit, numbers }) => <p key={unit} role="status" className={css.warning}>▲ {t('sameQueue', { unit, numbers: numbers.join(', ') })}</p>)}
      <Panel><SideCards sides={sides} /><FieldChoices sides={sides} choices={choices} onChoose={(field, choice) => { setChoices((before) => ({ ...before, [field]: choice })); }} /></Panel>
      {confirms && <ConfirmMerge sides={sides} choices={choices} onClose={() => { setConfirms(false); }} />}
    </Page>
  );
}
