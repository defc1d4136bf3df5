/**
 * What people did about items of the inbox, folded from append-only events in the order of their stamps, so that desks which have
 * the same events agree, whatever order they came in.
 *
 * - An item belongs to whoever took it first; a later taking counts only when it names the owner that it takes over from, so that
 *   two desks which both take one thing without hearing of each other do not both work on it.
 * - Nobody owns a thing for longer than a day without saying so again: whoever took it yesterday may be at home.
 * - Putting off is everybody's own. It ends by time, when it is taken back, or when the item has become worse since.
 */
import type { Zone } from '../contract/clinic.ts';
import { daysAfter, dayInZone, startOfDay } from './calendar-day.ts';

export const ATTENTION_SEVERITIES = ['urgent', 'warning', 'info'] as const;
export type AttentionSeverity = (typeof ATTENTION_SEVERITIES)[number];
export const ATTENTION_ACTIONS = ['take', 'release', 'snooze', 'wake'] as const;
export type AttentionAction = (typeof ATTENTION_ACTIONS)[number];
export const SNOOZE_CHOICES = ['m15', 'h1', 'tomorrow'] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const OWNED_FOR_MS = 24 * HOUR;
/** What is urgent comes back after an hour at the latest. */
export const URGENT_SNOOZE_MS = HOUR;
/** Besok pagi: before the first patient. */
const MORNING_MS = 7 * HOUR + 30 * MINUTE;
/** Older events have no effect any more: an owner holds a day, a snooze ends in the morning. */
export const EVENTS_COUNT_FOR_MS = 2 * OWNED_FOR_MS;

export interface AttentionEvent {
  readonly item: string; readonly action: AttentionAction; readonly at: number; readonly actor: string;
  readonly until: number | null; readonly severity: AttentionSeverity | null; readonly insteadOf: string | null;
}
export interface Snooze { readonly until: number; readonly severity: AttentionSeverity }
export interface Attended { readonly owner: { readonly id: string; readonly since: number } | null; readonly snoozes: ReadonlyMap<string, Snooze> }
export const NOBODY_YET: Attended = { owner: null, snoozes: new Map() };

/** @param events in the order of their stamps */
export function foldAttention(events: readonly AttentionEvent[]): Map<string, Attended> {
  const items = new Map<string, Attended>();
  for (const event of events) items.set(event.item, after(items.get(event.item) ?? NOBODY_YET, event));
  return items;
}

function after(before: Attended, { action, at, actor, until, severity, insteadOf }: AttentionEvent): Attended {
  const owner = ownerAt(before, at);
  switch (action) {
    case 'take': return { ...before, owner: owner === null || owner.id === actor || owner.id === insteadOf ? { id: actor, since: at } : owner };
    case 'release': return { ...before, owner: owner?.id === actor ? null : owner };
    case 'snooze': return until === null || severity === null ? before : { ...before, snoozes: new Map(before.snoozes).set(actor, { until, severity }) };
    case 'wake': return { ...before, snoozes: new Map([...before.snoozes].filter(([user]) => user !== actor)) };
  }
}

export function ownerAt({ owner }: Attended, now: number): Attended['owner'] {
  return owner !== null && now - owner.since < OWNED_FOR_MS ? owner : null;
}

/** The user's own snooze while it holds: not over, and the item no worse than it was. */
export function snoozeAt({ snoozes }: Attended, user: string, severity: AttentionSeverity, now: number): Snooze | null {
  const snooze = snoozes.get(user);
  return snooze && snooze.until > now && !isWorse(severity, snooze.severity) ? snooze : null;
}

function isWorse(now: AttentionSeverity, then: AttentionSeverity): boolean { return ATTENTION_SEVERITIES.indexOf(now) < ATTENTION_SEVERITIES.indexOf(then); }

/** When it comes back. `tomorrow`: half past seven of the clinic's next day. Null: so long is not for something urgent. */
export function snoozeUntil(choice: SnoozeChoice, severity: AttentionSeverity, now: number, zone: Zone): number | null {
  const until = choice === 'm15' ? now + 15 * MINUTE : choice === 'h1' ? now + HOUR : startOfDay(zone, daysAfter(dayInZone(zone, now), 1)) + MORNING_MS;
  return severity === 'urgent' && until - now > URGENT_SNOOZE_MS ? null : until;
}
