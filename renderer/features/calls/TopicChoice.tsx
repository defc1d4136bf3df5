/** What the call is about: a digit or the arrows. */
import { useRef, type KeyboardEvent } from 'react';
import { CALL_TOPICS, type PhoneCall } from '../../../shared/contract/calls.ts';
import { useText } from '../../i18n/index.ts';
import { Kbd } from '../../ui/index.ts';
import css from './calls.module.css';

type Topic = PhoneCall['topic'];
interface TopicChoiceProps { readonly value: Topic | null; readonly error: string | null; readonly autoFocus: boolean; readonly onChange: (topic: Topic) => void }

export function TopicChoice({ value, error, autoFocus, onChange }: TopicChoiceProps) {
  const t = useText('calls');
  const group = useRef<HTMLFieldSetElement>(null);
  const byDigit = (event: KeyboardEvent): void => {
    const topic = CALL_TOPICS[Number(event.key) - 1];
    if (event.ctrlKey || event.altKey || event.metaKey || topic === undefined) return;
    event.preventDefault();
    onChange(topic);
    group.current?.querySelector<HTMLElement>(`input[value="${topic}"]`)?.focus();
  };
  return (
    <fieldset ref={group} className={css.topics} data-field="topic" onKeyDown={byDigit}>
      <legend className={css.legend}>{t('topic')}</legend>
      {CALL_TOPICS.map((topic, index) => (
        <label key={topic} className={css.topic} data-chosen={topic === value || undefined}>
          <input type="radio" name="topic" value={topic} className="visually-hidden" checked={topic === value} onChange={() => { onChange(topic); }} {...(autoFocus && index === 0 ? { 'data-autofocus': true } : {})} />
          <Kbd>{index + 1}</Kbd> {t(`topics.${topic}`)}
        </label>
      ))}
      {error !== null && <p className={css.error}>{error}</p>}
    </fieldset>
  );
}
