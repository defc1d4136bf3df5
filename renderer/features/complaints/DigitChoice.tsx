/** One of a few, by a digit, the arrows or the mouse. A digit also goes on to the next question. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Kbd } from '../../ui/index.ts';
import css from './complaints.module.css';

export interface DigitOption<V extends string> { readonly value: V; readonly label: ReactNode; readonly hint?: string }
interface DigitChoiceProps<V extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: V | null;
  readonly options: readonly DigitOption<V>[];
  readonly error?: string | null;
  readonly autoFocus?: boolean;
  /** Side by side at most. */
  readonly columns: number;
  readonly onChange: (value: V) => void;
}

export function DigitChoice<V extends string>({ legend, name, value, options, error = null, autoFocus = false, columns, onChange }: DigitChoiceProps<V>) {
  const group = useRef<HTMLFieldSetElement>(null);
  const byDigit = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || option === undefined) return;
    event.preventDefault();
    onChange(option.value);
    goOn(group.current);
  };
  const focusAt = value ?? options[0]?.value;
  return (
    <fieldset ref={group} className={css.choice} data-field={name} data-stop data-columns={columns} onKeyDown={byDigit} aria-invalid={error !== null || undefined}>
      <legend className={css.legend}>{legend}</legend>
      {options.map((option, index) => (
        <label key={option.value} className={css.option} data-chosen={option.value === value || undefined}>
          <input type="radio" name={name} value={option.value} className="visually-hidden" checked={option.value === value} onChange={() => { onChange(option.value); }}
            {...(autoFocus && option.value === focusAt ? { 'data-autofocus': true } : {})} />
          <Kbd>{index + 1}</Kbd>
          <span className={css.optionText}><span>{option.label}</span>{option.hint !== undefined && <span className={css.hint}>{option.hint}</span>}</span>
        </label>
      ))}
      {error !== null && <p className={css.error}>{error}</p>}
    </fieldset>
  );
}

const FIELD = 'input, textarea, select';

/** To the first field of the next question of the same form. */
function goOn(from: HTMLElement | null): void {
  const stops = [...(from?.closest('[data-form]')?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const next = stops[stops.findIndex((stop) => stop === from) + 1];
  const field = next?.matches(FIELD) ? next : (next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector<HTMLElement>(FIELD));
  field?.focus();
}
