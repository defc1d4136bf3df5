/** Moves the focus to a cell of the day's grid; false when it is not drawn. */
export function focusCell(place: ParentNode | null, key: string): boolean {
  const cell = place?.querySelector<HTMLElement>(`[data-cell="${key}"]`);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return cell instanceof HTMLElement;
}
