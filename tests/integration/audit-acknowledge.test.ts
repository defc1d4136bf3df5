/** A fault of the log that an administrator has acknowledged: told apart from others, never hidden, and no cover for a new one. */
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attentionHandlers } from '../../main/services/attention.ts';
import { auditHandlers } from '../../main/services/audit.ts';
import { anchorNow, newestAnchor } from '../../main/services/audit/anchors.ts';
import { checkAudit } from '../../main/services/audit/check.ts';
import { contract } from '../../shared/contract/index.ts';
import type { AuditCheck, AuditFinding } from '../../shared/contract/audit.ts';
import { auditSource } from '../../main/services/transfer/set-audit.ts';
import { openTestCare, type TestCare } from '../support/desk-care.ts';
import { recompute, tamper } from '../support/tamper.ts';

const REASON = 'Cakram rusak, dipulihkan dari cadangan';

let desk: TestCare;
let handlers: ReturnType<typeof auditHandlers>;
beforeEach(() => {
  desk = openTestCare();
  handlers = auditHandlers({ care: desk.care, folder: desk.folder });
  for (let entry = 0; entry < 30; entry += 1) {
    note(`entry ${entry}`);
    desk.clock.at += 10_000;
    if (entry % 10 === 9) anchorNow(desk.care(), 'manual');
  }
});
afterEach(() => desk.close());

const note = (detail: string): void => { desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => { tx.audit('view', 'patient', null, detail); }); };
const state = async () => handlers['audit.state'](desk.context(), {});
const open = async (): Promise<AuditFinding[]> => ((await state()).findings ?? []).filter(({ acknowledged }) => !acknowledged);
const check = async (): Promise<AuditCheck | null> => checkAudit(desk.care());
const acknowledge = (key: string, reason = REASON): unknown => handlers['audit.acknowledge'](desk.context(), { key, reason });
async function acknowledgeAll(): Promise<void> {
  await check();
  for (let [next] = await open(); next; [next] = await open()) await acknowledge(next.key);
}

it('names who acknowledged it, when and why, under a signature; a check then finds no other fault, and never says intact', async () => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'entry 12'");
  await check();
  const [fault] = await open();
  desk.clock.at += 60_000;
  expect(await acknowledge(fault?.key ?? '')).toMatchObject({ intact: false, fault: null, acknowledged: 1 });
  expect((await state()).acknowledged).toEqual([{ key: fault?.key, fault: 'entry', brokenAt: fault?.brokenAt, at: desk.clock.at, by: 'Ratna Dewi', reason: REASON }]);
  expect(newestAnchor(desk.db())?.at).toBe(desk.clock.at);
  expect((await attentionHandlers(desk.care)['attention.list'](desk.context(), {})).filter(({ kind }) => kind === 'audit_broken')).toEqual([]);
  note('the desk goes on');
  anchorNow(desk.care(), 'manual');
  expect(await check()).toMatchObject({ fault: null, intact: false, acknowledged: 1 });
});

it('is wanted with a reason in words, and for a fault that was found', async () => {
  const { input } = contract['audit.acknowledge'];
  for (const reason of ['', 'rusak', 'x x x x', 'cakram rusak']) expect(input.safeParse({ key: 'a'.repeat(64), reason }).success).toBe(false);
  expect(input.safeParse({ key: 'a'.repeat(64), reason: REASON }).success).toBe(true);
  await check();
  await expect(acknowledge('a'.repeat(64))).rejects.toMatchObject({ error: { code: 'changed_meanwhile' } });
});

it('covers a cut end also once the log has gone on behind it', async () => {
  note('lost');
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'lost'");
  expect(await check()).toMatchObject({ fault: 'end' });
  await acknowledgeAll();
  expect(await check()).toMatchObject({ fault: null, acknowledged: 1 });
  note('and on');
  expect(await check()).toMatchObject({ fault: null });
});

it('covers a hole with anchors in it, and the anchors written behind it hold', async () => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE CAST(substr(detail, 7) AS INTEGER) BETWEEN 5 AND 14");
  await acknowledgeAll();
  expect(await check()).toMatchObject({ fault: null });
  for (let more = 0; more < 3; more += 1) {
    note(`after ${more}`);
    anchorNow(desk.care(), 'manual');
  }
  expect(await check()).toMatchObject({ fault: null, anchors: 3 + (await state()).acknowledged.length + 3 });
  tamper(desk.db(), "UPDATE audit_entry SET detail = 'nothing' WHERE detail = 'after 1'");
  expect(await check()).toMatchObject({ fault: 'entry', brokenAt: desk.clock.at });
});

it.each([
  ['another entry taken out elsewhere', "DELETE FROM audit_entry WHERE detail = 'entry 25'"],
  ['one more taken out just before the hole', "DELETE FROM audit_entry WHERE detail = 'entry 11'"],
  ['one more taken out just behind it', "DELETE FROM audit_entry WHERE detail = 'entry 13'"],
  ['an entry behind it written anew', "UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 14'"],
  ['the reason changed', "UPDATE audit_entry SET detail = replace(detail, 'Cakram', 'Listrik') WHERE action = 'acknowledge'"],
  ['the acknowledgement given to somebody else', "UPDATE audit_entry SET actor = 'system' WHERE action = 'acknowledge'"],
  ['the acknowledgement taken out', "DELETE FROM audit_entry WHERE action = 'acknowledge'"],
  ['an anchor taken out', 'DELETE FROM audit_anchor WHERE number = 2'],
])('is no cover for a new fault: %s', async (_, sql) => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'entry 12'");
  await acknowledgeAll();
  expect(await check()).toMatchObject({ fault: null });
  tamper(desk.db(), sql);
  expect((await check())?.fault).not.toBeNull();
});

it('an entry that was changed and acknowledged is a fault again once it is changed further', async () => {
  tamper(desk.db(), "UPDATE audit_entry SET detail = 'nothing to see' WHERE detail = 'entry 12'");
  await acknowledgeAll();
  expect(await check()).toMatchObject({ fault: null });
  tamper(desk.db(), "UPDATE audit_entry SET detail = 'still less' WHERE detail = 'nothing to see'");
  expect(await check()).toMatchObject({ fault: 'entry' });
});

it('the hashes computed anew do not heal a log whose hole was acknowledged', async () => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'entry 12'");
  await acknowledgeAll();
  recompute(desk.db());
  expect(await check()).toMatchObject({ fault: 'rewritten' });
});

it('without a signature over it an acknowledgement counts for nothing', async () => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'entry 12'");
  await check();
  const [fault] = await open();
  desk.db().write({ actor: desk.userId, requestId: null, call: 'test' }, (tx) => { tx.audit('acknowledge', 'audit_fault', fault?.key ?? '', JSON.stringify({ fault: 'entry', brokenAt: null, reason: 'x' })); });
  expect(await check()).toMatchObject({ fault: 'entry' });
});

it('stands at the head of every CSV file and in every export, whatever was asked for', async () => {
  tamper(desk.db(), "DELETE FROM audit_entry WHERE detail = 'entry 12'");
  await acknowledgeAll();
  const file = async (action: 'print' | 'acknowledge') => {
    const { text } = await handlers['audit.export'](desk.context(), { action, text: '', patientId: null, userId: null, from: null, to: null, after: null });
    return parse<Record<string, string>>(text, { bom: true, columns: true });
  };
  for (const rows of [await file('print'), await file('acknowledge')]) expect(rows.map((row) => [row['kejadian'], row['rincian']?.includes(REASON)])).toEqual([['seal', false], ['acknowledge', true]]);
  expect([...auditSource(desk.db(), { from: '2020-01-01', to: '2020-01-31' }, 'Asia/Jakarta', { id: '', role: 'admin' }).rows()].map(({ action }) => action)).toEqual(['acknowledge']);
});
