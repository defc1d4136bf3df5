/** Nobody answered: one key says when to try again. */
import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { PhoneCall } from '../../../shared/contract/calls.ts';
import { useCommand } from '../../app/client.ts';
import { deskNow } from '../../app/clock.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { POSTPONE_CHOICES, callBackAt, useWhen } from './call-back.ts';
import { PhoneLine } from './PhoneLine.tsx';
import css from './calls.module.css';

export function PostponeDialog({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const t = useText('calls');
  const postpone = useCommand('calls.postpone');
  const when = useWhen(deskNow());
  const put = async (choice: (typeof POSTPONE_CHOICES)[number]): Promise<void> => {
    const at = callBackAt(choice, '', deskNow());
    if (at === null || postpone.isPending) return;
    const result = await postpone.run({ id: call.id, expectedVersion: call.version, callBackAt: at });
    if (!result.ok) return;
    showDone(t('postpone.done', { when: when(at) }));
    onClose();
  };
  const byDigit = (event: KeyboardEvent): void => {
    const choice = POSTPONE_CHOICES[Number(event.key) - 1];
    if (choice === undefined || event.ctrlKey || event.altKey || event.repeat) return;
    event.preventDefault();
    void put(choice);
  };
  return (
    <div onKeyDown={byDigit}>
      <Dialog title={t('postpone.title', { name: call.callerName })} onClose={onClose}>
        <div className={css.form}>
          <PhoneLine call={call} />
          <p className={css.wrapped}>{t('postpone.text')}</p>
          <div className={css.steps}>
            {POSTPONE_CHOICES.map((choice, index) => (
              <Button key={choice} variant={index === 0 ? 'filled' : 'default'} data-autofocus={index === 0 || undefined} aria-keyshortcuts={String(index + 1)} onClick={() => { void put(choice); }} rightSection={<Kbd>{index + 1}</Kbd>}>
                {t(`callBackChoices.${choice}`)}
              </Button>
            ))}
          </div>
          <ErrorNotice error={postpone.error} />
        </div>
      </Dialog>
    </div>
  );
}
