/**
 * Recurrence rules (RFC 5545): what a rule's text says about when something comes again.
 *
 * All times are wall-clock times: nine o'clock stays nine o'clock, whatever a zone does with its clocks. The library reckons with
 * dates in UTC, so a wall time goes in and comes out as if it were UTC, and nothing on the way knows of a zone. What the text itself
 * gives in UTC (`UNTIL`, `EXDATE` … with a Z) is turned into wall time by `wallOf`; without it, a Z says nothing.
 * The start counts as an occurrence only when the rule meets it, and an `UNTIL` without a time is the midnight that begins its day.
 */
import * as library from 'rrule';

type Library = typeof library;
// Node reads the library's CommonJS form, whose names all stand under `default`; bundlers read its modules.
const { RRule } = (Reflect.get(library, 'default') as Library | undefined) ?? library;

export interface LocalMoment { readonly day: string; readonly minute: number }
/** The text is no recurrence rule; the message says why. */
export class RecurrenceProblem extends Error {}

export interface Recurrence {
  /** Wall times as milliseconds of a UTC that is none. */
  readonly start: number;
  readonly rules: readonly string[];
  readonly exceptRules: readonly string[];
  readonly extra: readonly number[];
  readonly except: readonly number[];
  /** Whole days that are left out. */
  readonly exceptDays: readonly string[];
}
/** The wall time, in milliseconds, of an instant or of a time of another zone. */
export type WallOf = (local: string, zone: string) => number;

const DAY_MS = 86_400_000;
const TIME = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?)?(Z)?$/;
const PARTS = ['FREQ', 'UNTIL', 'COUNT', 'INTERVAL', 'BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYDAY', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYMONTH', 'BYSETPOS', 'WKST', 'BYEASTER'];
const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/** The first `limit` occurrences from a clinic day and minute on, in order. */
export function occurrencesOf(start: LocalMoment, text: string, limit: number): LocalMoment[] {
  const begin = Date.parse(`${start.day}T00:00:00Z`) + start.minute * 60_000;
  return occurrences(readRecurrence(text, begin), limit).map((wall) => {
    const day = new Date(wall).toISOString().slice(0, 10);
    return { day, minute: Math.floor((wall - Date.parse(`${day}T00:00:00Z`)) / 60_000) };
  });
}

/** What the lines of a text say; a text without names is one rule. `start` null: it has a DTSTART. */
export function readRecurrence(text: string, start: number | null, wallOf?: WallOf): Recurrence {
  const found = { start, rules: [] as string[], exceptRules: [] as string[], extra: [] as number[], except: [] as number[], exceptDays: [] as string[] };
  // A line that begins with a blank goes on with the one before it.
  for (const line of text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/).map((each) => each.trim()).filter((each) => each !== '')) {
    const [, name = '', options = '', value = ''] = /^([A-Z]+)((?:;[^:]*)?):(.*)$/i.exec(line) ?? [null, 'RRULE', '', line];
    const zone = /TZID=([^;:]+)/i.exec(options)?.[1] ?? '';
    const read = (each: string): number => wallTime(each, zone, wallOf);
    switch (name.toUpperCase()) {
      case 'RRULE': if (value !== '') found.rules.push(checked(value, wallOf)); break;
      case 'EXRULE': found.exceptRules.push(checked(value, wallOf)); break;
      case 'DTSTART': found.start ??= read(value); break;
      case 'RDATE': found.extra.push(...values(value).map((each) => read(each.split('/')[0] ?? ''))); break;
      case 'EXDATE': for (const each of values(value)) { if (isWholeDay(each)) found.exceptDays.push(dayOf(read(each))); else found.except.push(read(each)); } break;
      case 'DTEND': case 'DURATION': break;
      default: throw new RecurrenceProblem(`${name} is no line of a recurrence`);
    }
  }
  if (found.start === null) throw new RecurrenceProblem('there is neither a start nor a DTSTART');
  return { ...found, start: found.start };
}

/** The first `limit` occurrences in order, each once, as wall times in milliseconds. */
export function occurrences(recurrence: Recurrence, limit: number): number[] {
  if (limit === 0) return [];
  const { start, extra, except, exceptDays } = recurrence;
  const leftOut = new Set(except);
  const daysOut = new Set(exceptDays);
  for (let wanted = limit + except.length + exceptDays.length; ; wanted *= 2) {
    const ofRules = recurrence.rules.map((rule) => firstOf(rule, start, wanted));
    // Where a rule goes on, what lies after its last one so far is not known yet.
    const known = Math.min(...ofRules.map((found) => (found.length < wanted ? Infinity : found.at(-1) ?? Infinity)));
    const all = [...new Set([...ofRules.flat(), ...extra])].filter((wall) => wall <= known).sort((left, right) => left - right);
    const excluded = new Set(recurrence.exceptRules.flatMap((rule) => upTo(rule, start, all.at(-1) ?? start)));
    const kept = all.filter((wall) => !leftOut.has(wall) && !excluded.has(wall) && !daysOut.has(dayOf(wall)));
    if (kept.length >= limit || known === Infinity) return kept.slice(0, limit);
    if (wanted > MOST_LOOKED_AT) return kept;
  }
}

/** A rule whose occurrences are all left out by another is given up here. */
const MOST_LOOKED_AT = 1_000_000;

function ruleOf(text: string, start: number) {
  try {
    return new RRule({ ...RRule.parseString(text), dtstart: new Date(start) });
  } catch (error) {
    throw new RecurrenceProblem(`${text}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function firstOf(text: string, start: number, count: number): number[] {
  return ruleOf(text, start).all((_, index) => index < count).slice(0, count).map((date) => date.getTime());
}

function upTo(text: string, start: number, last: number): number[] {
  return ruleOf(text, start).between(new Date(start - 1), new Date(last), true).map((date) => date.getTime());
}

/** In capitals, with an UNTIL that is wall time, and of known parts only: the library would take others for nothing. */
function checked(rule: string, wallOf: WallOf | undefined): string {
  const parts = rule.toUpperCase().split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const [name = '', value = ''] = part.split('=').map((each) => each.trim());
    if (!PARTS.includes(name) || value === '') throw new RecurrenceProblem(`${part} is no part of a recurrence rule`);
    if (name === 'FREQ' && !FREQUENCIES.includes(value)) throw new RecurrenceProblem(`${value} is no frequency`);
    if ((name === 'COUNT' || name === 'INTERVAL') && !/^\d+$/.test(value)) throw new RecurrenceProblem(`${part} is no number`);
    return name === 'UNTIL' ? `UNTIL=${new Date(wallTime(value, '', wallOf)).toISOString().replaceAll(/[-:]|\.\d+/g, '')}` : `${name}=${value}`;
  });
  if (!parts.some((part) => part.startsWith('FREQ='))) throw new RecurrenceProblem(`${rule}: FREQ is missing`);
  return parts.join(';');
}

function values(list: string): string[] { return list.split(',').map((each) => each.trim()).filter((each) => each !== ''); }
function isWholeDay(text: string): boolean { return /^\d{4}-?\d\d-?\d\d$/.test(text); }
function dayOf(wall: number): string { return new Date(Math.floor(wall / DAY_MS) * DAY_MS).toISOString().slice(0, 10); }

function wallTime(text: string, zone: string, wallOf: WallOf | undefined): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00', utc] = TIME.exec(text.toUpperCase()) ?? [];
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) throw new RecurrenceProblem(`${text} is no time`);
  if (wallOf && (utc !== undefined || zone !== '')) return wallOf(local, utc === undefined ? zone : 'UTC');
  return wall;
}
