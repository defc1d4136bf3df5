/** Everything that was promised to patients: late, due today, later; and what was done lately. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { CONTACT_ROLES } from '../../../shared/contract/contacts.ts';
import { useCall } from '../../app/client.ts';
import { useMay, useUser } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, Segmented } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import follow from '../absences/follow-up.module.css';
import css from './contacts.module.css';
import { FollowUpDialog } from './FollowUpDialog.tsx';
import { FollowUps } from './FollowUps.tsx';

/** Promises come due without any event. */
const REFRESH_MS = 60_000;

export function FollowUpsScreen() {
  const t = useText('contacts');
  const me = useUser()?.id ?? '';
  const may = useMay(CONTACT_ROLES);
  const [show, setShow] = useState<'open' | 'done'>('open');
  const [mine, setMine] = useState(false);
  const [adding, setAdding] = useState(false);
  const [told, setTold] = useState('');
  const list = useCall('contacts.followUps', { patientId: null, show }, { enabled: may, refetchInterval: REFRESH_MS });
  const rows = (list.data ?? []).filter(({ ownerId }) => !mine || ownerId === me);
  const place = useRowFocus(rows.map(({ id }) => id));
  const add = (): void => { setAdding(true); };
  useShortcut({ key: 'Alt+T', label: t('followUps.add'), enabled: may, run: add });
  return (
    <div ref={place} tabIndex={-1} className={follow.screen}>
      <Page title={t('followUps.title')} actions={may && <Button onClick={add} aria-keyshortcuts="Alt+T" rightSection={<Kbd>Alt T</Kbd>}>{t('followUps.add')}</Button>}>
        <p className={follow.lead}>{t('followUps.lead')}</p>
        <div className={css.tools}>
          <Segmented hideLabel label={t('followUps.show')} value={show} options={[{ value: 'open', label: t('followUps.open') }, { value: 'done', label: t('followUps.done') }]} onChange={setShow} />
          <Checkbox size="xs" label={t('followUps.mine')} checked={mine} onChange={(event) => { setMine(event.currentTarget.checked); }} />
          <div className={css.told} role="status">{told}</div>
        </div>
        <ErrorNotice error={list.data ? null : list.error} />
        <Panel title={t('followUps.table')} aside={rows.length > 0 && show === 'open' ? t('followUps.hint') : undefined}>
          {list.data && <FollowUps label={t('followUps.table')} rows={rows} withPatient onTold={setTold} empty={<EmptyState title={t('followUps.emptyTitle')}>{t(show === 'open' ? 'followUps.emptyText' : 'followUps.doneEmpty')}</EmptyState>} />}
        </Panel>
        {adding && <FollowUpDialog patient={null} onClose={() => { setAdding(false); }} onSaved={({ patientName }) => { setAdding(false); setTold(t('followUps.savedNotice', { name: patientName })); }} />}
      </Page>
    </div>
  );
}
