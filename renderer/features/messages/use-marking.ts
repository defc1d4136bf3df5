/** Opening messages and saying what came of them. */
import { useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import type { Message, MessageChannel, MessageLanguage, MessageStep } from '../../../shared/contract/messages.ts';
import { useCommand } from '../../app/client.ts';
import { mailAddress, openOutside, whatsappAddress } from '../../app/open-outside.ts';
import { copyText } from '../../app/window.ts';
import { useText } from '../../i18n/index.ts';
import { formatInstant } from '../../ui/index.ts';

/** How the person at the desk wants to send it, where that is another way than proposed. */
export interface Wish { readonly channel?: MessageChannel; readonly language?: MessageLanguage }

export function keyOf({ aboutId, purpose, id }: Message): string { return id ?? `${aboutId} ${purpose}`; }
export function textOfMessage({ texts, language }: Message): string { return texts[language]; }
export function isReminder({ purpose }: Message): boolean { return purpose === 'reminder_early' || purpose === 'reminder_late'; }

function refOf({ id, aboutId, purpose, channel, language }: Message): Input<'messages.open'> { return { id, aboutId, purpose, channel, language }; }

export function useMarking() {
  const t = useText('messages');
  const open = useCommand('messages.open');
  const mark = useCommand('messages.mark');
  const [notice, setNotice] = useState('');
  const begin = (): void => { setNotice(''); open.reset(); mark.reset(); };
  return {
    notice, error: open.error ?? mark.error, pending: mark.isPending,
    /** Kept as opened before it leaves, so that another desk and a power cut know of it. */
    open: async (message: Message): Promise<void> => {
      begin();
      const kept = await open.run(refOf(message));
      if (!kept.ok) return;
      if (message.channel === 'email') {
        if (!openOutside(mailAddress(message.recipient ?? '', t('mailSubject'), textOfMessage(message)))) setNotice(t('due.notOpened'));
        return;
      }
      if (message.phone === null) return;
      if (message.channel !== 'whatsapp') setNotice(t(copyText(message.phone) ? 'due.copied' : 'due.notCopied'));
      else if (!openOutside(whatsappAddress(message.phone, textOfMessage(message)))) setNotice(t('due.notOpened'));
    },
    mark: async (message: Message, step: MessageStep, until: number | null = null): Promise<boolean> => {
      begin();
      const result = await mark.run({ ...refOf(message), step, until });
      if (result.ok) setNotice(t(`due.done.${step}`, { name: message.patientName, when: until === null ? '' : formatInstant(until) }));
      return result.ok;
    },
    copy: (message: Message): void => { setNotice(t(copyText(textOfMessage(message)) ? 'due.copied' : 'due.notCopied')); },
  };
}
