/** The announcements in force, for the first screen: nothing but one quiet line when there is none. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Bulletin } from '../../../shared/contract/bulletins.ts';
import { useCall } from '../../app/client.ts';
import { useUser } from '../../app/session.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Panel, StatusTag, formatDay, formatInstant } from '../../ui/index.ts';
import { PostDialog } from './PostDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import css from './bulletins.module.css';

/** One that has lasted until yesterday goes without any event. */
const REFRESH_MS = 5 * 60_000;

export function BulletinPanel() {
  const t = useText('bulletins');
  const list = useCall('bulletins.current', {}, { refetchInterval: REFRESH_MS });
  const [writing, setWriting] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Bulletin | null>(null);
  if (!list.data && !list.error) return null;
  const bulletins = list.data ?? [];
  const write = <Button size="compact-sm" variant="subtle" onClick={() => { setWriting(true); }}>{t('write')}</Button>;
  return (
    <>
      {list.data?.length === 0
        ? <p className={css.none}>{t('none')} {write}</p>
        : (
          <Panel title={t('title')} aside={write}>
            <ErrorNotice error={list.data ? null : list.error} />
            <ul className={css.list}>{bulletins.map((bulletin) => <Announcement key={bulletin.id} bulletin={bulletin} onWithdraw={() => { setWithdrawing(bulletin); }} />)}</ul>
          </Panel>
        )}
      {writing && <PostDialog onClose={() => { setWriting(false); }} />}
      {withdrawing !== null && <WithdrawDialog bulletin={withdrawing} onClose={() => { setWithdrawing(null); }} />}
    </>
  );
}

function Announcement({ bulletin, onWithdraw }: { bulletin: Bulletin; onWithdraw: () => void }) {
  const t = useText('bulletins');
  const user = useUser();
  // The desk decides; here it only spares the others a button that would be refused.
  const mayWithdraw = user !== null && (user.role === 'admin' || user.fullName === bulletin.author);
  return (
    <li className={css.item} data-urgent={bulletin.urgent || undefined}>
      <div className={css.text}>
        <p>{bulletin.urgent && <StatusTag tone="red" shape="triangle">{t('urgent')}</StatusTag>} {bulletin.text}</p>
        <small>{t('meta', { author: bulletin.author, when: formatInstant(bulletin.at) })}{bulletin.until !== null && ` · ${t('lasts', { day: formatDay(bulletin.until) })}`}</small>
      </div>
      {mayWithdraw && <Button className={css.withdraw} size="compact-sm" variant="default" aria-label={t('withdrawLabel', { text: bulletin.text })} onClick={onWithdraw}>{t('withdraw')}</Button>}
    </li>
  );
}
