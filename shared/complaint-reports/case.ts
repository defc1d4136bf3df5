/**
 * A complaint as its events tell it at a given instant. Pure: what was written before the instant counts, nothing after it, so
 * that a period that is over comes to the same whenever it is counted from the same events.
 *
 * When a clock went back between two events, the later one counts as happening at the time of the earlier, as everywhere
 * (complaint-states.ts). A complaint exists from the event that received it on, whatever day it speaks of: so none falls
 * between two reports because its letter lay in the box.
 */
import type { ComplaintRow } from '../contract/complaints.ts';
import type { ComplaintClocks } from '../domain/complaint-clock.ts';
import { type ComplaintStanding, type StepTaken, foldComplaint, isOpen } from '../domain/complaint-states.ts';

export interface CaseStep extends StepTaken { readonly text: string | null }
/** Something that was promised because of a complaint. `who`: a unit or a person, by name. */
export interface Promised {
  readonly kind: 'task' | 'improvement'; readonly text: string; readonly who: string | null; readonly madeAt: number; readonly dueAt: number; readonly doneAt: number | null; readonly voidedAt: number | null;
}

/** `grade`: as its row has it, for one without events. `unit`: by name; `otherUnits`: further ones. `category`: a word of the program, or the name of a clinic's own. `steps`: in the order of their stamps. */
export interface ReportedCase extends Pick<ComplaintRow, 'id' | 'number' | 'channel' | 'category' | 'grade' | 'receivedAt' | 'unit' | 'otherUnits'> {
  readonly narrative: string; readonly steps: readonly CaseStep[]; readonly promised: readonly Promised[];
}
export type CaseClock = (standing: ComplaintStanding, now: number) => ComplaintClocks;

/** A step, with the time that it counts as, and how things stood after it. */
export interface Moment { readonly step: CaseStep; readonly standing: ComplaintStanding }
/** A report looks at the same complaint at the ends of thirty periods. */
const folded = new WeakMap<ReportedCase, readonly Moment[]>();

function momentsOf(one: ReportedCase): readonly Moment[] {
  const known = folded.get(one);
  if (known) return known;
  let at = one.receivedAt;
  const moments = one.steps.map((step, index) => {
    at = Math.max(at, step.at);
    return { step: { ...step, at }, standing: foldComplaint({ at: one.receivedAt, grade: one.grade }, one.steps.slice(0, index + 1)) };
  });
  folded.set(one, moments);
  return moments;
}

/** What had happened before this instant, in order; empty while nobody had written the complaint down. */
export function momentsBefore(one: ReportedCase, instant: number): readonly Moment[] {
  return momentsOf(one).filter(({ step }) => step.at < instant);
}

export function standingAt(one: ReportedCase, instant: number): ComplaintStanding | null { return momentsBefore(one, instant).at(-1)?.standing ?? null; }

/** When the desk learnt of it. */
export function recordedAt({ receivedAt, steps }: ReportedCase): number { return Math.max(receivedAt, steps[0]?.at ?? receivedAt); }

export function isOpenAt(standing: ComplaintStanding | null): boolean { return standing !== null && isOpen(standing.state); }
