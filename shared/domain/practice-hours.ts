/** Doctors' hours as a clinic writes them on the wall: `08.00–12.00`, `08:00-12:00`, several parted by commas. Free text is kept and says nothing. */

const SPAN = /(\d{1,2})[.:](\d{2})\s*[-–—]\s*(\d{1,2})[.:](\d{2})/g;

/** Is `minute` (of the clinic's day) within one of the spans? The end itself is outside. Null when no span can be read. */
export function withinHours(hours: string | null, minute: number): boolean | null {
  const spans = [...(hours ?? '').matchAll(SPAN)].map(([, fromHour, fromMinute, toHour, toMinute]) => [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)] as const);
  if (spans.length === 0) return null;
  return spans.some(([from, to]) => minute >= from && minute < to);
}

/** Those on duty now, then those whose hours say nothing, then the others; otherwise in the order given. */
export function onDutyFirst<T extends { readonly hours: string | null }>(people: readonly T[], minute: number): T[] {
  const rank = ({ hours }: T): number => { const within = withinHours(hours, minute); return within === true ? 0 : within === null ? 1 : 2; };
  return people.toSorted((left, right) => rank(left) - rank(right));
}
