/** F7 while somebody is on the telephone: hold and take the new call, or go back to one of those that are open, by its digit. */
import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, Kbd } from '../../ui/index.ts';
import { callerOf } from './CallBar.tsx';
import { clockWords } from './call-clock.ts';
import { heldOf, runningOf, type OpenCall } from './open-calls.ts';
import css from './calls.module.css';

interface ChoiceDialogProps { readonly calls: readonly OpenCall[]; readonly onNew: () => void; readonly onResume: (id: string) => void; readonly onClose: () => void }

export function ChoiceDialog({ calls, onNew, onResume, onClose }: ChoiceDialogProps) {
  const t = useText('calls');
  const now = useNow(1000);
  const running = runningOf(calls);
  const open = [...(running === null ? [] : [running]), ...heldOf(calls)];
  const byDigit = (event: KeyboardEvent): void => {
    const call = open[Number(event.key) - 1];
    if (!call || event.ctrlKey || event.altKey || event.repeat) return;
    event.preventDefault();
    onResume(call.id);
  };
  return (
    <div onKeyDown={byDigit}>
      <Dialog title={t('choice.title')} onClose={onClose} size="lg" actions={
        <>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{t('choice.stay')}</Button>
          <Button data-autofocus onClick={onNew} rightSection={<Kbd>Enter</Kbd>}>{t(running === null ? 'choice.new' : 'choice.holdAndNew')}</Button>
        </>
      }>
        <div className={css.form}>
          <p className={css.hint}>{t(running === null ? 'choice.textHeld' : 'choice.text')}</p>
          <ol className={css.choices}>
            {open.map((call, index) => (
              <li key={call.id}>
                <button type="button" className={css.nextOne} aria-keyshortcuts={String(index + 1)} onClick={() => { onResume(call.id); }}>
                  <span><Kbd>{index + 1}</Kbd> <strong>{callerOf(call, t)}</strong></span>
                  <span>{t(call.heldAt === null ? 'bar.running' : 'bar.held')} <span aria-hidden="true" className={css.tick}>{clockWords(now - (call.heldAt ?? call.startedAt))}</span></span>
                </button>
              </li>
            ))}
          </ol>
        </div>
      </Dialog>
    </div>
  );
}
