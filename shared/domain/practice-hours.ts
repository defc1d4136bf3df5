/** Doctors' hours as a clinic writes them on the wall: `08.00–12.00`, `08:00-12:00`, several parted by commas. Free text is kept and says nothing. */

const SPAN = /(\d{1,2})[.:](\d{2})\s*[-–—]\s*(\d{1,2})[.:](\d{2})/g;

function spansOf(hours: string | null): (readonly [number, number])[] {
  return [...(hours ?? '').matchAll(SPAN)].map(([, fromHour, fromMinute, toHour, toMinute]) => [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)]);
}

/** Is `minute` (of the clinic's day) within one of the spans? The end itself is outside. Null when no span can be read. */
export function withinHours(hours: string | null, minute: number): boolean | null {
  const spans = spansOf(hours);
  if (spans.length === 0) return null;
  return spans.some(([from, to]) => minute >= from && minute < to);
}

const SAYS_NOTHING = 1;
const STILL_TO_COME = 2;
const OVER = 10_000;

/** Those on duty now, then those whose hours say nothing, then who comes next, then who has gone; otherwise in the order given. */
export function onDutyFirst<T extends { readonly hours: string | null }>(people: readonly T[], minute: number): T[] {
  const rank = ({ hours }: T): number => {
    const within = withinHours(hours, minute);
    if (within !== false) return within === true ? 0 : SAYS_NOTHING;
    const begins = spansOf(hours).map(([from]) => from).filter((from) => from > minute);
    return begins.length === 0 ? OVER : STILL_TO_COME + Math.min(...begins);
  };
  return people.toSorted((left, right) => rank(left) - rank(right));
}
