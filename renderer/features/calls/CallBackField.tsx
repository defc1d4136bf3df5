/** Whether and when the caller is called back. Off unless somebody promises it. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNow } from '../../app/clock.ts';
import { useText } from '../../i18n/index.ts';
import { Segmented } from '../../ui/index.ts';
import { callBackAt, choicesAt, useWhen, type CallBackChoice } from './call-back.ts';
import css from './calls.module.css';

interface CallBackFieldProps {
  readonly choice: CallBackChoice;
  readonly time: string;
  readonly error: string | null;
  /** Right end of the line that says when. */
  readonly aside: ReactNode;
  readonly onChange: (part: { readonly callBack?: CallBackChoice; readonly callBackTime?: string }) => void;
}

export function CallBackField({ choice, time, error, aside, onChange }: CallBackFieldProps) {
  const t = useText('calls');
  const now = useNow();
  const when = useWhen(now);
  const at = callBackAt(choice, time, now);
  return (
    <div data-field="callBackAt" className={css.callBack}>
      <Segmented label={t('callBack')} value={choice} options={choicesAt(now).map((value) => ({ value, label: t(`callBackChoices.${value}`) }))} onChange={(callBack) => { onChange({ callBack }); }} />
      {choice === 'typed' && (
        <TextInput label={t('callBackTime')} description={t('callBackHint')} inputWrapperOrder={['label', 'input', 'description']} value={time} maxLength={40} autoComplete="off"
          onChange={(event) => { onChange({ callBackTime: event.currentTarget.value }); }} />
      )}
      {error !== null && <p className={css.error}>{error}</p>}
      <div className={css.willCall}><span role="status">{at === null ? '' : t('willCall', { when: when(at) })}</span>{aside}</div>
    </div>
  );
}
