/** Pagi, siang, sore, as people at the desk say it: until 11.00, until 15.00, and after. Minutes of the clinic's day. */
export const DAY_PARTS = ['morning', 'noon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

const NOON_FROM = 11 * 60;
const EVENING_FROM = 15 * 60;

export function dayPartOf(minute: number): DayPart {
  if (minute < NOON_FROM) return 'morning';
  return minute < EVENING_FROM ? 'noon' : 'evening';
}
