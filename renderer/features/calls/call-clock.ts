/** `03.12`, and `1.03.12` from an hour on. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours > 0 ? `${hours}.` : ''}${two(Math.floor(seconds / 60) % 60)}.${two(seconds % 60)}`;
}
