/** A log of many pages: checked and searched. How long it takes is measured in bench/audit.ts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditHandlers } from '../../main/services/audit.ts';
import { AUDIT_CHECK_JOB, type AuditFilter } from '../../shared/contract/audit.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { fillAudit } from '../support/long-audit.ts';
import { addPatients } from '../support/patients.ts';

/** More than one slice of the check and of the search, and more than one page. */
const ENTRIES = 12_000;

let desk: TestCare;
let handlers: ReturnType<typeof auditHandlers>;
let patients: string[];
beforeAll(() => {
  desk = openTestCare();
  handlers = auditHandlers({ care: desk.care, folder: desk.folder });
  patients = addPatients(desk.db(), [{}]);
  fillAudit(desk.db().connection, { count: ENTRIES, users: [desk.userId, ...Array.from({ length: 9 }, (_, user) => `user-${user}`)], patients: [...patients, ...Array.from({ length: 299 }, (_, index) => `someone-${index}`)], end: desk.clock.at });
});
afterAll(() => desk.close());

it('is checked to its end, telling how far it is', async () => {
  expect(await handlers['audit.verify'](desk.context(), {})).toMatchObject({ intact: true, entries: ENTRIES });
  expect(desk.events.some((event) => event.type === 'progress' && event.jobId === AUDIT_CHECK_JOB && event.done > 0 && event.total === ENTRIES)).toBe(true);
});

const NONE: AuditFilter = { action: null, text: '', patientId: null, userId: null, from: null, to: null };
it.each([
  ['nothing', 100, () => ({})], ['a person', 40, () => ({ patientId: patients[0] ?? '' })], ['a user', 100, () => ({ userId: desk.userId })],
  ['an event', 100, () => ({ action: 'print' })], ['an event that never was', 0, () => ({ action: 'restore' })], ['a period', 100, () => ({ from: '2026-11-22', to: '2026-11-22' })],
  ['a text', 100, () => ({ text: 'entry 4' })], ['a text that is nowhere', 0, () => ({ text: 'tidak ada' })], ['a person and a text', 40, () => ({ patientId: patients[0] ?? '', text: 'entry' })],
] satisfies [string, number, () => Partial<AuditFilter>][])('is searched by %s', async (_, count, filter) => {
  const input = { ...NONE, ...filter(), before: null, limit: 100 };
  const found = await handlers['audit.list'](desk.context(), input);
  expect(found).toHaveLength(count);
  const last = found.at(-1);
  if (!last || found.length < 100) return;
  const next = await handlers['audit.list'](desk.context(), { ...input, before: last.at });
  expect(next.every(({ at }) => at < last.at)).toBe(true);
});
