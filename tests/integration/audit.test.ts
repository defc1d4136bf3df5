import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditHandlers as auditHandlersOf } from '../../main/services/audit.ts';
import type { AuditAction } from '../../shared/contract/audit.ts';
import type { ParsedInput } from '../../shared/contract/index.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';

let desk: TestCare;
let auditHandlers: ReturnType<typeof auditHandlersOf>;
beforeEach(() => {
  desk = openTestCare();
  auditHandlers = auditHandlersOf({ care: desk.care, folder: desk.folder, options: { shell: { safeStorage: null } } });
});
afterEach(() => desk.close());

const note = (action: AuditAction, detail: string, actor = desk.userId): void => {
  desk.db().write({ actor, requestId: null, call: 'test' }, (tx) => { tx.audit(action, 'patient', null, detail); });
};
const everything: ParsedInput<'audit.list'> = { before: null, limit: 50, action: null, text: '', patientId: null, userId: null, from: null, to: null };
const list = async (input: Partial<typeof everything> = {}): Promise<string[]> =>
  (await auditHandlers['audit.list'](desk.context(), { ...everything, ...input })).map((entry) => entry.detail ?? '');

it('lists newest first, with the name of who did it', async () => {
  note('view', 'one');
  desk.clock.at += 1000;
  note('backup', 'two', 'system');
  const entries = await auditHandlers['audit.list'](desk.context(), everything);
  expect(entries.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([['system', 'backup', 'two'], ['Ratna Dewi', 'view', 'one']]);
});

it('finds by action and by text in names, details and entities; signs of LIKE are letters', async () => {
  note('view', 'Laporan 100%');
  note('export', 'bulanan_dinas');
  expect(await list({ action: 'export' })).toEqual(['bulanan_dinas']);
  expect(await list({ text: '100%' })).toEqual(['Laporan 100%']);
  expect(await list({ text: '%' })).toEqual(['Laporan 100%']);
  expect(await list({ text: '_' })).toEqual(['bulanan_dinas']);
  expect(await list({ text: 'ratna' })).toHaveLength(2);
  expect(await list({ text: 'tidak ada' })).toEqual([]);
});

it('pages without losing or repeating an entry, also where several share an instant', async () => {
  for (let entry = 0; entry < 40; entry += 1) {
    if (entry % 7 === 0) desk.clock.at += 1000;
    note('view', String(entry));
  }
  const seen: string[] = [];
  let before: number | null = null;
  for (;;) {
    const page = await auditHandlers['audit.list'](desk.context(), { ...everything, limit: 5, before });
    seen.push(...page.map((entry) => entry.detail ?? ''));
    const last = page.at(-1);
    if (!last) break;
    before = last.at;
  }
  expect(seen.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
});

it('verifies the chain, also after the PC clock went back', async () => {
  note('view', 'one');
  desk.clock.at -= 10 * 365 * 86_400_000;
  note('view', 'two');
  expect(await auditHandlers['audit.verify'](desk.context(), {})).toMatchObject({ entries: 2, intact: true, fault: null, brokenAt: null });
});
