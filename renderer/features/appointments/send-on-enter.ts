import type { KeyboardEvent } from 'react';

/** Enter in a select or a radio sends the form as it does in a text field; buttons keep their own Enter. */
export function sendOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.repeat || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
