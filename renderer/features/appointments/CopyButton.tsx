import { Button } from '@mantine/core';
import { useState } from 'react';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';

interface CopyButtonProps { readonly text: string; readonly label: string; readonly name?: string; readonly done?: string; readonly failed?: string; readonly size?: 'compact-xs' | 'sm' }

/** Copies, and says on itself whether it did. `name` is what a screen reader says when the label alone is not enough. */
export function CopyButton({ text, label, name, done, failed, size = 'compact-xs' }: CopyButtonProps) {
  const t = useText('appointments');
  const [copied, setCopied] = useState<boolean | null>(null);
  const told = copied === null ? null : copied ? (done ?? t('details.copied')) : (failed ?? t('details.notCopied'));
  return (
    <>
      <Button size={size} variant="default" {...(name === undefined ? {} : { 'aria-label': name })} onClick={() => { setCopied(copyText(text)); }}>{label}</Button>
      <span role="status">{told === null ? '' : ` ${told}`}</span>
    </>
  );
}
