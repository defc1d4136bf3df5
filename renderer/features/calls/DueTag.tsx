import { StatusTag } from '../../ui/index.ts';
import { useDueWords } from './call-back.ts';

const URGENT_MS = 3_600_000;

/** When a call back is due, or how late it is: by word, shape and colour. */
export function DueTag({ at, now }: { at: number; now: number }) {
  const words = useDueWords(now)(at);
  if (at > now) return <StatusTag tone="grey" shape="ring">{words}</StatusTag>;
  return now - at > URGENT_MS ? <StatusTag tone="red" shape="triangle">{words}</StatusTag> : <StatusTag tone="amber" shape="dot">{words}</StatusTag>;
}
