/** One key says when to try again. */
import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { deskNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { POSTPONE_CHOICES, callBackAt } from '../calls/call-back.ts';
import css from '../absences/follow-up.module.css';

export function LaterDialog({ title, onChoose, onClose }: { title: string; onChoose: (at: number) => void; onClose: () => void }) {
  const t = useText('messages');
  const put = (choice: (typeof POSTPONE_CHOICES)[number]): void => {
    const at = callBackAt(choice, '', deskNow());
    if (at === null) return;
    onChoose(at);
    onClose();
  };
  const byDigit = (event: KeyboardEvent): void => {
    const choice = POSTPONE_CHOICES[Number(event.key) - 1];
    if (choice === undefined || event.ctrlKey || event.altKey || event.repeat) return;
    event.preventDefault();
    put(choice);
  };
  return (
    <div onKeyDown={byDigit}>
      <Dialog title={title} onClose={onClose}>
        <div className={css.steps}>
          {POSTPONE_CHOICES.map((choice, index) => (
            <Button key={choice} variant={index === 0 ? 'filled' : 'default'} data-autofocus={index === 0 || undefined} aria-keyshortcuts={String(index + 1)} onClick={() => { put(choice); }} rightSection={<Kbd>{index + 1}</Kbd>}>{t(`later.${choice}`)}</Button>
          ))}
        </div>
      </Dialog>
    </div>
  );
}
