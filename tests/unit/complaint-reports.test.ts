/** The counting rules of reports on complaints against an independent slow count of the raw events, and against tables. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPLAINT_CATEGORIES } from '../../shared/contract/complaint-categories.ts';
import { COMPLAINT_CHANNELS, COMPLAINT_GRADES } from '../../shared/contract/complaints.ts';
import { canonicalJson } from '../../shared/complaint-reports/canonical.ts';
import type { CaseStep, Promised, ReportedCase } from '../../shared/complaint-reports/case.ts';
import { dailyPart } from '../../shared/complaint-reports/daily.ts';
import { monthFigures, pareto } from '../../shared/complaint-reports/monthly.ts';
import { RESPONSE_LIMITS, indicatorCases, judge, responseFigures, responseShare } from '../../shared/complaint-reports/response.ts';
import { clockBy } from '../../shared/domain/complaint-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Sunday 1 November 2026, 00.00 in Jakarta. */
const START = Date.UTC(2026, 9, 31, 17);
const calendar = clockBy({ zone: 'Asia/Jakarta', days: 'calendar', settleHours: RESPONSE_LIMITS, answerHours: RESPONSE_LIMITS, hoursOf: () => [] });
const idOf = (index: number): string => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

function step(index: number, action: CaseStep['action'], at: number, more: Partial<CaseStep> = {}): CaseStep {
  return { id: idOf(index), stamp: String(index).padStart(6, '0'), action, at, actor: 'u', grade: null, outcome: null, pause: null, ref: null, reason: null, score: null, text: null, ...more };
}
function caseOf(index: number, steps: readonly CaseStep[], more: Partial<ReportedCase> = {}): ReportedCase {
  return { id: idOf(index), number: `KA-${String(index).padStart(4, '0')}`, channel: 'phone', category: 'schedule', unit: 'KIA', otherUnits: [], grade: 'green', receivedAt: steps[0]?.at ?? START, narrative: 'Menunggu lama.', steps, promised: [], ...more };
}
const counting = (from: number, to: number) => ({ period: { from, to }, monthFrom: START, clock: calendar, responseClock: calendar, nameOf: (id: string) => `nama ${id}` });

const ACTIONS = ['answer', 'resolve', 'reopen', 'reject', 'merge', 'regrade', 'note', 'pause', 'resume', 'assign'] as const;
const anyStep = fc.record({ action: fc.constantFrom(...ACTIONS), after: fc.integer({ min: 0, max: 4 * 24 }), grade: fc.constantFrom(...COMPLAINT_GRADES) });
const anyCase = fc.record({
  at: fc.integer({ min: 0, max: 12 * 24 }), lay: fc.integer({ min: 0, max: 60 }), grade: fc.constantFrom(...COMPLAINT_GRADES), channel: fc.constantFrom(...COMPLAINT_CHANNELS), category: fc.constantFrom(...COMPLAINT_CATEGORIES),
  unit: fc.constantFrom('KIA', 'Apotek', null), otherUnits: fc.subarray(['Kasir', 'KIA']), steps: fc.array(anyStep, { maxLength: 7 }),
});
const anyCases = fc.array(anyCase, { maxLength: 14 }).map((all) => all.map(({ at, lay, steps, grade, ...more }, index) => {
  let when = START + at * HOUR;
  const taken = steps.map((each, place) => {
    when += each.after * HOUR;
    return step(index * 100 + place + 1, each.action, when, { grade: each.action === 'regrade' ? each.grade : null, pause: each.action === 'pause' ? 'waiting_for_reporter' : null, ref: each.action === 'assign' ? 'siti' : null });
  });
  return caseOf(index + 1, [step(index * 100, 'receive', START + at * HOUR, { grade }), ...taken], { ...more, grade, receivedAt: START + (at - lay) * HOUR });
}));

/** Open or closed at an instant, told step by step without the fold that the rules use. Null: not recorded yet. */
function slowly(one: ReportedCase, instant: number): { open: boolean; grade: string } | null {
  const seen = one.steps.filter((each) => each.at < instant);
  if (seen.length === 0) return null;
  let [open, grade] = [true, one.grade as string];
  for (const { action, grade: said } of seen) {
    if (action === 'receive') grade = said ?? grade;
    else if (open && (action === 'resolve' || action === 'reject' || action === 'merge')) open = false;
    else if (!open && action === 'reopen') open = true;
    else if (open && action === 'regrade') grade = said ?? grade;
  }
  return { open, grade };
}

describe('a daily report', () => {
  it('comes to what a slow count of the raw events comes to, and all its divisions to the same', () => {
    fc.assert(fc.property(anyCases, fc.integer({ min: 1, max: 16 }), (cases, day) => {
      const [from, to] = [START + (day - 1) * DAY, START + day * DAY];
      const part = dailyPart(cases, counting(from, to));
      const ends = cases.flatMap((one) => { const now = slowly(one, to); return now ? [{ one, now, before: slowly(one, from) }] : []; });
      const received = ends.filter(({ before }) => before === null);
      const open = ends.filter(({ now }) => now.open);
      expect(part.totals).toMatchObject({
        openBefore: ends.filter(({ before }) => before?.open === true).length, received: received.length, open: open.length,
        closed: ends.filter(({ now, before }) => !now.open && (before === null || before.open)).length, reopened: ends.filter(({ now, before }) => now.open && before?.open === false).length,
      });
      const { openBefore, reopened, closed } = part.totals;
      expect(openBefore + received.length + reopened - closed).toBe(open.length);
      const { unit, ...once } = part.by;
      // Under each of its units, so at least once; and as often more as there are further ones.
      const places = (one: ReportedCase): number => Math.max(1, new Set([...(one.unit === null ? [] : [one.unit]), ...one.otherUnits]).size);
      expect(unit.reduce((sum, line) => sum + line.open, 0)).toBe(open.reduce((sum, { one }) => sum + places(one), 0));
      expect(unit.reduce((sum, line) => sum + line.received, 0)).toBe(received.reduce((sum, { one }) => sum + places(one), 0));
      expect(part.severalUnits).toBe(ends.filter(({ one, now, before }) => places(one) > 1 && (now.open || before === null || before.open)).length);
      for (const lines of Object.values(once)) {
        expect(lines.reduce((sum, line) => sum + line.received, 0)).toBe(received.length);
        expect(lines.reduce((sum, line) => sum + line.open, 0)).toBe(open.length);
        expect(lines.reduce((sum, line) => sum + line.closed, 0)).toBe(closed);
      }
      for (const grade of COMPLAINT_GRADES) expect(part.by.grade.find(({ key }) => key === grade)?.open ?? 0).toBe(open.filter(({ now }) => now.grade === grade).length);
      expect(part.trend.at(-1)).toEqual({ to, received: received.length, closed, open: open.length });
      expect(part.newReds).toBe(ends.filter(({ now, before }) => now.grade === 'red' && (before === null || before.grade !== 'red') && (before === null || before.open || now.open)).length);
    }), { numRuns: 300 });
  });

  it('of a period that is over stays the same whatever happens later', () => {
    fc.assert(fc.property(anyCases, fc.integer({ min: 1, max: 14 }), (cases, day) => {
      const [from, to] = [START + (day - 1) * DAY, START + day * DAY];
      const known = cases.flatMap((one) => { const steps = one.steps.filter(({ at }) => at < to); return steps.length === 0 ? [] : [{ ...one, steps }]; });
      expect(canonicalJson(dailyPart(cases, counting(from, to)))).toBe(canonicalJson(dailyPart(known, counting(from, to))));
    }), { numRuns: 200 });
  });

  it('periods that follow one another count every complaint as new exactly once', () => {
    fc.assert(fc.property(anyCases, (cases) => {
      const parts = Array.from({ length: 13 }, (_, day) => dailyPart(cases, counting(START + day * DAY, START + (day + 1) * DAY)));
      expect(parts.reduce((sum, part) => sum + part.totals.received, 0)).toBe(cases.length);
      for (const [index, part] of parts.entries()) expect(part.totals.openBefore).toBe(parts[index - 1]?.totals.open ?? 0);
    }), { numRuns: 60 });
  });

  it('tells a red in full, who has what is over its limit, and what was promised', () => {
    const promised: Promised[] = [
      { kind: 'task', text: 'Tanyai apoteker', who: 'Apotek', madeAt: START + 2 * HOUR, dueAt: START + 5 * HOUR, doneAt: null, voidedAt: null },
      { kind: 'task', text: 'Sudah selesai', who: 'Apotek', madeAt: START + 2 * HOUR, dueAt: START + 5 * HOUR, doneAt: START + 3 * HOUR, voidedAt: null },
      { kind: 'task', text: 'Selesai sesudahnya', who: 'KIA', madeAt: START + 2 * HOUR, dueAt: START + 40 * HOUR, doneAt: START + 30 * HOUR, voidedAt: null },
    ];
    const red = caseOf(1, [step(1, 'receive', START + HOUR, { grade: 'red' }), step(2, 'assign', START + 2 * HOUR, { ref: 'siti' }), step(3, 'note', START + 3 * HOUR, { text: 'Apoteker dihubungi.' })], { promised, receivedAt: START - 4 * DAY });
    const closed = caseOf(2, [step(4, 'receive', START - DAY, { grade: 'green' }), step(5, 'resolve', START - HOUR)], { promised: [{ kind: 'improvement', text: 'Papan tarif baru', who: 'Bu Rina', madeAt: START - HOUR, dueAt: START + 9 * DAY, doneAt: null, voidedAt: null }, { ...promised[0]!, text: 'berakhir bersama komplainnya' }] });
    const part = dailyPart([red, closed], counting(START, START + DAY));
    expect(part.reds).toMatchObject([{ number: 'KA-0001', owner: 'nama siti', narrative: 'Menunggu lama.', recordedAt: START + HOUR, steps: [{ action: 'note', text: 'Apoteker dihubungi.' }] }]);
    expect(part.overdue).toMatchObject([{ number: 'KA-0001', owner: 'nama siti', overMs: 4 * DAY }]);
    expect(part.promises.map(({ text, late }) => [text, late])).toEqual([['Tanyai apoteker', true], ['Selesai sesudahnya', false], ['Papan tarif baru', false]]);
  });
});

describe('the response indicator', () => {
  const received = (grade: ReportedCase['grade'], ...steps: readonly CaseStep[]): ReportedCase => caseOf(9, [step(0, 'receive', START, { grade }), ...steps], { grade });
  it.each([
    ['red settled in 23 hours', received('red', step(1, 'resolve', START + 23 * HOUR)), 'met'],
    ['red settled in 25 hours', received('red', step(1, 'resolve', START + 25 * HOUR)), 'late'],
    ['red answered in time, settled too late', received('red', step(1, 'answer', START + HOUR), step(2, 'resolve', START + 30 * HOUR)), 'late'],
    ['red open after 25 hours', received('red'), 'late'],
    ['yellow settled on the third day', received('yellow', step(1, 'resolve', START + 71 * HOUR)), 'met'],
    ['yellow settled on the fourth day', received('yellow', step(1, 'resolve', START + 73 * HOUR)), 'late'],
    ['green open on the sixth day', received('green'), 'pending'],
    ['what waited for the reporter does not count', received('red', step(1, 'pause', START + HOUR, { pause: 'waiting_for_reporter' }), step(2, 'resume', START + 50 * HOUR), step(3, 'resolve', START + 60 * HOUR)), 'met'],
    ['late once is late, whatever follows', received('red', step(1, 'resolve', START + 40 * HOUR), step(2, 'reopen', START + 50 * HOUR), step(3, 'resolve', START + 51 * HOUR)), 'late'],
    ['in time and reopened, within the new limit', received('yellow', step(1, 'resolve', START + HOUR), step(2, 'reopen', START + 100 * HOUR)), 'pending'],
    ['merged', received('red', step(1, 'merge', START + 90 * HOUR, { ref: idOf(3) })), 'excluded'],
    ['turned away', received('red', step(1, 'reject', START + HOUR, { reason: 'not_ours' })), 'excluded'],
  ] as const)('%s: %s', (_, one, verdict) => {
    expect(judge(one, calendar, START + 6 * DAY - HOUR)?.verdict).toBe(verdict);
  });

  it('the lists are the numerator and the denominator', () => {
    fc.assert(fc.property(anyCases, fc.integer({ min: 0, max: 20 }), (cases, days) => {
      const span = { from: START, to: START + 10 * DAY };
      const instant = START + days * DAY;
      const figures = responseFigures(cases, calendar, span, instant);
      const listed = indicatorCases(cases, calendar, span, instant);
      for (const verdict of ['met', 'late', 'pending', 'excluded'] as const) expect(listed.filter((each) => each.verdict === verdict)).toHaveLength(figures[verdict]);
      const known = cases.filter(({ steps }) => { const at = steps[0]?.at ?? 0; return at >= span.from && at < span.to && at < instant; });
      expect(listed).toHaveLength(known.length);
    }), { numRuns: 150 });
    expect([responseShare({ met: 0, late: 0 }), responseShare({ met: 2, late: 1 }), responseShare({ met: 5, late: 0 })]).toEqual([null, 667, 1000]);
  });
});

describe('a month', () => {
  it('orders causes by their count, with running shares that end at everything', () => {
    expect(pareto(['obat', 'sikap', 'obat', 'jadwal', 'obat', 'sikap'])).toEqual([
      { key: 'obat', count: 3, share: 500, running: 500 }, { key: 'sikap', count: 2, share: 333, running: 833 }, { key: 'jadwal', count: 1, share: 167, running: 1000 },
    ]);
    expect(pareto([])).toEqual([]);
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')), (keys) => {
      const rows = pareto(keys);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(keys.length);
      expect(rows.map(({ count }) => count)).toEqual(rows.map(({ count }) => count).toSorted((one, other) => other - one));
      if (keys.length > 0) expect(rows.at(-1)?.running).toBe(1000);
    }));
  });

  it('tells causes, repeats, improvements and how satisfied reporters were', () => {
    const span = { from: START, to: START + 30 * DAY };
    const cases = [
      caseOf(1, [step(1, 'receive', START + HOUR), step(2, 'cause', START + 2 * HOUR, { ref: 'waiting_time' }), step(3, 'resolve', START + 3 * HOUR, { score: 2 }), step(4, 'satisfaction', START + 4 * HOUR, { score: 4 })]),
      caseOf(2, [step(5, 'receive', START + HOUR), step(6, 'resolve', START + 3 * HOUR, { score: 1 })]),
      caseOf(3, [step(7, 'receive', START + HOUR), step(8, 'reject', START + 3 * HOUR, { reason: 'not_ours' })]),
      caseOf(4, [step(9, 'receive', START - 3 * DAY), step(10, 'resolve', START + DAY)], { category: 'cost', unit: null }),
    ];
    const improvement = { complaintId: idOf(1), number: 'KA-0001', text: 'Jadwal dipasang', owner: 'Bu Rina', dueDay: '2026-11-10', madeAt: START + DAY, doneAt: null, checkedAt: null, effective: null, result: null };
    const figures = monthFigures(cases, [
      improvement, { ...improvement, dueDay: '2026-12-30' }, { ...improvement, doneAt: START + 2 * DAY }, { ...improvement, checkedAt: START + 9 * DAY, effective: false, result: 'masih terlambat' },
      { ...improvement, madeAt: START - 60 * DAY, checkedAt: START - DAY, effective: true }, { ...improvement, madeAt: START + 31 * DAY },
    ], { month: '2026-11', span, instant: START + 30 * DAY, today: '2026-12-01', responseClock: calendar });
    expect(figures).toMatchObject({ received: 3, closed: 4, open: 0, withoutCause: 1, byCause: [{ key: 'waiting_time', count: 1 }], satisfaction: { answers: 2, average: 2.5 } });
    expect(figures.byUnit.map(({ key, received, closed }) => [key, received, closed])).toEqual([['KIA', 3, 3], ['', 0, 1]]);
    expect(figures.repeats).toMatchObject([{ key: 'KIA', category: 'schedule', count: 2, cases: [{ number: 'KA-0001' }, { number: 'KA-0002' }] }]);
    expect(figures.improvements.map(({ state }) => state)).toEqual(['overdue', 'open', 'done', 'not_effective']);
    expect(figures.response).toMatchObject({ met: 2, late: 0, pending: 0, excluded: 1 });
  });
});

it('one content has one text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: 1, a: { d: [1, 'é', null], c: true } })).toBe('{"a":{"c":true,"d":[1,"é",null]},"b":1}');
});
