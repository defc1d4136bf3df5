/**
 * When something repeats: a rule in the words of RFC 5545 (`FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=6`), counted from a clinic day and a minute of
 * it. Days are the clinic's own, without a zone: what is at 09.00 stays at 09.00. The beginning counts when it fits the rule. A month
 * without the day (the 31st) is passed over, as the RFC says. Worked out by the rrule library, to which a day is a UTC date.
 */
import * as library from 'rrule';

export interface LocalTime { readonly day: string; readonly minute: number }

/** The library is CommonJS to Node.js and a module to a bundler. */
const { rrulestr } = 'default' in library ? (library.default as typeof library) : library;
const MINUTE_MS = 60_000;

/** At most `limit`, in order of time. Throws when the text is no rule. */
export function occurrencesOf({ day, minute }: LocalTime, rule: string, limit: number): LocalTime[] {
  const dtstart = new Date(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS);
  const found: LocalTime[] = [];
  rrulestr(rule, { dtstart }).all((at, count) => {
    if (count >= limit) return false;
    found.push({ day: at.toISOString().slice(0, 10), minute: at.getUTCHours() * 60 + at.getUTCMinutes() });
    return true;
  });
  return found;
}
