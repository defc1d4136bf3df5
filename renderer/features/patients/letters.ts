import type { KeyboardEvent } from 'react';

/** A row of choices is also chosen by the first letters of its words. */
export function chooseByLetter<V>(keys: Readonly<Record<string, V>>, choose: (value: V) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const value = keys[event.key.toLowerCase()];
    if (value === undefined || event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLInputElement && event.target.type === 'radio')) return;
    event.preventDefault();
    choose(value);
  };
}
