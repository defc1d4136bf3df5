import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import css from './settings.module.css';

/** Something to be told to one person, large enough to be read out. */
export function Secret({ label, text }: { label: string; text: string }) {
  const t = useText('settings');
  const [copied, setCopied] = useState(false);
  return (
    <div className={css.secret} role="group" aria-label={label}>
      <code>{text}</code>
      <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={() => { setCopied(copyText(text)); }}>{t(copied ? 'usb.copied' : 'usb.copy')}</Button>
    </div>
  );
}
