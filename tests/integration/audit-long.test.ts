/** A log of 200,000 entries: checked and searched while the desk goes on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditHandlers } from '../../main/services/audit.ts';
import { AUDIT_CHECK_JOB, type AuditFilter } from '../../shared/contract/audit.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { fillAudit } from '../support/long-audit.ts';
import { addPatients } from '../support/patients.ts';

const ENTRIES = 200_000;
const LONGEST_BLOCK_MS = 20;

let desk: TestCare;
let handlers: ReturnType<typeof auditHandlers>;
let patients: string[];
beforeAll(() => {
  desk = openTestCare();
  handlers = auditHandlers({ care: desk.care, folder: desk.folder });
  patients = addPatients(desk.db(), Array.from({ length: 50 }, () => ({})));
  fillAudit(desk.db().connection, { count: ENTRIES, users: [desk.userId, ...Array.from({ length: 9 }, (_, user) => `user-${user}`)], patients: [...patients.slice(0, 1), ...Array.from({ length: 4999 }, (_, index) => `someone-${index}`)], end: desk.clock.at });
}, 120_000);
afterAll(() => desk.close());

/** The most of this thread's processor time between two turns of its event loop. Not wall time: other programs run on this computer too. */
async function longestBlock<T>(work: () => Promise<T>): Promise<{ value: T; block: number }> {
  let block = 0;
  let before = process.threadCpuUsage();
  const look = (): void => {
    const now = process.threadCpuUsage();
    block = Math.max(block, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
  };
  const timer = setInterval(look, 1);
  const value = await work();
  look();
  clearInterval(timer);
  return { value, block };
}

it('is checked beside the desk, telling how far it is', async () => {
  const { value, block } = await longestBlock(async () => handlers['audit.verify'](desk.context(), {}));
  expect(value).toMatchObject({ intact: true, entries: ENTRIES });
  expect(block).toBeLessThan(LONGEST_BLOCK_MS);
  expect(desk.events.some((event) => event.type === 'progress' && event.jobId === AUDIT_CHECK_JOB && event.done > 0 && event.total === ENTRIES)).toBe(true);
}, 120_000);

const NONE: AuditFilter = { action: null, text: '', patientId: null, userId: null, from: null, to: null };
it.each([
  ['nothing', 100, () => ({})], ['a person', 40, () => ({ patientId: patients[0] ?? '' })], ['a user', 100, () => ({ userId: desk.userId })],
  ['an event', 100, () => ({ action: 'print' })], ['an event that never was', 0, () => ({ action: 'restore' })], ['a period', 100, () => ({ from: '2026-11-21', to: '2026-11-21' })],
  ['a text', 100, () => ({ text: 'entry 4' })], ['a text that is nowhere', 0, () => ({ text: 'tidak ada' })], ['a person and a text', 40, () => ({ patientId: patients[0] ?? '', text: 'entry' })],
] satisfies [string, number, () => Partial<AuditFilter>][])('is searched by %s without holding the desk up', async (_, count, filter) => {
  const input = { ...NONE, ...filter(), before: null, limit: 100 };
  const { block, value } = await longestBlock(async () => handlers['audit.list'](desk.context(), input));
  expect(block).toBeLessThan(LONGEST_BLOCK_MS * 2);
  expect(value).toHaveLength(count);
  const last = value.at(-1);
  if (last && value.length === 100) {
    const next = await longestBlock(async () => handlers['audit.list'](desk.context(), { ...input, before: last.at }));
    expect(next.block).toBeLessThan(LONGEST_BLOCK_MS * 2);
  }
});
