/** One of a few by a digit, the arrows or the mouse; small, for the column beside a call. */
import { useRef, type KeyboardEvent } from 'react';
import { Kbd } from '../../ui/index.ts';
import css from './calls.module.css';

interface DigitRowProps<V extends string> { readonly label: string; readonly name: string; readonly value: V; readonly options: readonly { readonly value: V; readonly label: string }[]; readonly onChange: (value: V) => void }

export function DigitRow<V extends string>({ label, name, value, options, onChange }: DigitRowProps<V>) {
  const group = useRef<HTMLFieldSetElement>(null);
  const byDigit = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (event.ctrlKey || event.altKey || event.metaKey || option === undefined) return;
    event.preventDefault();
    onChange(option.value);
    group.current?.querySelector<HTMLElement>(`input[value="${option.value}"]`)?.focus();
  };
  return (
    <fieldset ref={group} className={css.digits} onKeyDown={byDigit}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option, index) => (
        <label key={option.value} className={css.digit} data-chosen={option.value === value || undefined}>
          <input type="radio" name={name} value={option.value} className="visually-hidden" checked={option.value === value} onChange={() => { onChange(option.value); }} />
          <Kbd>{index + 1}</Kbd> {option.label}
        </label>
      ))}
    </fieldset>
  );
}
