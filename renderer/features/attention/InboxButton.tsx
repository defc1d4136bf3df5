import { UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useFrame } from '../../app/routes.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import css from './attention.module.css';
import { useAttention, useAttentionSound } from './use-attention.ts';

/** How much waits, on every screen. What this user has put off is not counted. */
export function InboxButton() {
  const t = useText('attention');
  const { list, waiting } = useAttention();
  const openInbox = useFrame((frame) => frame.openInbox);
  useAttentionSound(list.data);
  const urgent = waiting.filter(({ severity }) => severity === 'urgent').length;
  const count = waiting.length;
  return (
    <UnstyledButton className={css.button} aria-keyshortcuts="Control+I" aria-haspopup="dialog" onClick={openInbox}>
      <IconBell size={17} stroke={1.8} aria-hidden="true" />
      <span className="visually-hidden">{t(urgent > 0 ? 'buttonUrgent' : 'button', { count, urgent })}</span>
      {count > 0 && <span className={css.count} data-urgent={urgent > 0 || undefined} aria-hidden="true">{urgent > 0 && '▲ '}{count}</span>}
      <Kbd>Ctrl I</Kbd>
    </UnstyledButton>
  );
}
