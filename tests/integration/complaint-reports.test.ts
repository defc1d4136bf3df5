/** Reports on complaints at a real desk: made by themselves, signed for good, and silent about what a reader may not see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPLAINT_REPORT_ROLES, type ReportDetail } from '../../shared/contract/complaint-reports.ts';
import { MOST_CAUGHT_UP } from '../../main/services/complaint-reports/due.ts';
import { ADMIN } from '../support/desk.ts';
import { tamperFolder } from '../support/tamper.ts';
import { type ComplaintsDesk, openComplaintsDesk, withComplaints } from './complaints-desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Sunday 22 November 2026, 07.00 in Jakarta; the test desk is founded at 09.42. */
const SEVEN = Date.UTC(2026, 10, 22);

let desk: ComplaintsDesk;
beforeEach(async () => { desk = await openComplaintsDesk(); });
afterEach(async () => { await desk.close(); });

const list = async (d = desk) => (await d.call('complaintReports.list', { limit: 100 })).rows;
/** The newest report; there must be one. */
async function newest(d = desk): Promise<ReportDetail> {
  const [row] = await list(d);
  return d.call('complaintReports.get', { id: row?.id ?? '' });
}
async function signed(): Promise<ReportDetail> {
  await desk.as('director');
  const report = await newest();
  return desk.call('complaintReports.sign', { id: report.id, expectedVersion: report.version });
}

describe('made by itself', () => {
  it('one for every day that the desk was off, each once, the rest on request', async () => {
    expect(await list()).toEqual([]);
    await desk.receive({ grade: 'red' });
    desk.clock.at = SEVEN + 3 * DAY + 10 * 60_000;
    expect((await list()).map(({ to, occasion, totals }) => [to - SEVEN, occasion, totals?.received, totals?.overdue])).toEqual([[3 * DAY, 'due', 0, 1], [2 * DAY, 'caught_up', 0, 1], [DAY, 'caught_up', 1, 0]]);
    desk = withComplaints(await desk.restart());
    await desk.call('users.signIn', ADMIN);
    expect(await list()).toHaveLength(3);
    desk.clock.at += 40 * DAY;
    expect(await list()).toHaveLength(3 + MOST_CAUGHT_UP);
    const made = await desk.call('complaintReports.make', { day: '2026-12-01' });
    expect(await desk.call('complaintReports.make', { day: '2026-12-01' })).toEqual(made);
    expect(await desk.call('complaintReports.get', made)).toMatchObject({ state: 'draft', head: { occasion: 'asked', to: SEVEN + 9 * DAY }, part: { totals: { open: 1, overdue: 1 } } });
    expect(await desk.refusal('complaintReports.make', { day: '2027-06-01' })).toMatchObject({ code: 'report_too_early' });
  });

  it('another hour leaves no gap and counts nothing twice', async () => {
    desk.clock.at = SEVEN + DAY;
    await list();
    await desk.call('complaintReports.saveSettings', { periodEnd: 18 * 60 });
    desk.clock.at = SEVEN + 2 * DAY + 12 * HOUR;
    const spans = (await list()).map(({ from, to }) => [from - SEVEN, to - SEVEN]);
    expect(spans).toEqual([[DAY + 11 * HOUR, 2 * DAY + 11 * HOUR], [DAY, DAY + 11 * HOUR], [0, DAY]]);
  });

  it('a complaint that came to the desk late is new in the report of the day on which it came', async () => {
    desk.clock.at = SEVEN + DAY + HOUR;
    await list();
    await desk.receive({ receivedAt: SEVEN + 3 * HOUR, grade: 'red', narrative: 'Surat di kotak saran.' });
    desk.clock.at = SEVEN + 2 * DAY;
    const report = await newest();
    expect(report.part).toMatchObject({ totals: { received: 1, openBefore: 0 }, newReds: 1, reds: [{ narrative: 'Surat di kotak saran.', receivedAt: SEVEN + 3 * HOUR }] });
    expect((await list())[1]?.totals).toMatchObject({ received: 0 });
  });
});

describe('signed', () => {
  it('stays as it was whatever becomes of the complaints, and proves it', async () => {
    const { id } = await desk.receive({ grade: 'red' });
    desk.clock.at = SEVEN + DAY;
    await desk.as('public_relations');
    const draft = await newest();
    const decided = await desk.call('complaintReports.decide', { id: draft.id, expectedVersion: draft.version, decisions: 'Tunjuk mediator.', restricted: null });
    expect(await desk.refusal('complaintReports.sign', { id: draft.id, expectedVersion: draft.version })).toMatchObject({ code: 'changed_meanwhile' });
    const report = await desk.call('complaintReports.sign', { id: draft.id, expectedVersion: decided.version });
    expect(report).toMatchObject({ state: 'signed', decisions: 'Tunjuk mediator.', signed: { name: 'Uji public_relations', role: 'public_relations', hash: /^[0-9a-f]{64}$/ } });
    expect(await desk.step(id, { action: 'resolve', text: 'Selesai.', outcome: 'settled' })).toMatchObject({ ok: true });
    desk.clock.at += HOUR;
    expect(await desk.call('complaintReports.get', { id: report.id })).toEqual(report);
    for (const [call, input] of [['complaintReports.recount', {}], ['complaintReports.sign', {}], ['complaintReports.decide', { decisions: 'lain', restricted: null }]] as const) {
      expect(await desk.refusal(call, { id: report.id, expectedVersion: report.version, ...input })).toMatchObject({ code: 'report_signed' });
    }
    const check = await desk.call('complaintReports.verify', { id: report.id });
    expect(check).toEqual({ faults: [], hash: report.signed?.hash, contentHash: report.signed?.contentHash, entryAt: report.signed?.at, anchoredAt: report.signed?.at });
    await desk.as('admin');
    expect((await desk.call('audit.list', { before: null, limit: 50, action: 'update', text: '' })).filter(({ entity }) => entity === 'complaint_report').map(({ detail }) => detail)).toContain(`signed sha256 ${report.signed?.hash}`);
  });

  it('is corrected by another report that names it; the list tells both', async () => {
    desk.clock.at = SEVEN + DAY + HOUR;
    const first = await signed();
    await desk.as('admin');
    await desk.receive({ receivedAt: SEVEN + 5 * HOUR });
    const made = await desk.call('complaintReports.correct', { id: first.id });
    expect(await desk.call('complaintReports.correct', { id: first.id })).toEqual(made);
    await desk.as('director');
    const correction = await desk.call('complaintReports.get', made);
    expect(correction).toMatchObject({ state: 'draft', head: { replaces: first.id, occasion: 'correction', from: first.head.from, to: first.head.to } });
    await desk.call('complaintReports.sign', { id: correction.id, expectedVersion: correction.version });
    expect((await desk.call('complaintReports.get', { id: first.id })).replacedBy).toBe(correction.id);
    expect((await list()).map(({ id, replaces, replacedBy }) => [id, replaces, replacedBy])).toEqual([[correction.id, first.id, null], [first.id, null, correction.id]]);
    expect(await desk.refusal('complaintReports.correct', { id: first.id })).toMatchObject({ code: 'step_not_allowed' });
  });

  it('only those sign who may', async () => {
    desk.clock.at = SEVEN + DAY;
    const report = await newest();
    expect(await desk.refusal('complaintReports.sign', { id: report.id, expectedVersion: report.version })).toMatchObject({ code: 'forbidden' });
  });

  it('who changes anything of it is found out, and told what', async () => {
    const changes = [
      ['content', `replace(content, '"overdue":0', '"overdue":9')`, ['content_changed']], ['content_hash', "'x'", ['content_changed', 'hash_changed']], ['restricted', "'{}'", ['restricted_changed', 'unreadable']],
      ['hash', "'x'", ['hash_changed', 'entry_differs']], ['content', "'x'", ['content_changed', 'unreadable']],
    ] as const;
    desk.clock.at = SEVEN + changes.length * DAY;
    await desk.as('director');
    const reports = await list();
    for (const { id } of reports) await desk.call('complaintReports.sign', { id, expectedVersion: (await desk.call('complaintReports.get', { id })).version });
    await desk.desk.close();
    await tamperFolder(desk.dataDir, ADMIN, changes.map(([column, value], index) => `UPDATE complaint_report_event SET ${column} = ${value} WHERE action = 'sign' AND report_id = '${reports[index]?.id}'`).join(';'), 'complaint_report_');
    desk = withComplaints(await desk.restart());
    await desk.call('users.signIn', ADMIN);
    for (const [index, [, , faults]] of changes.entries()) expect((await desk.call('complaintReports.verify', { id: reports[index]?.id ?? '' })).faults).toEqual(faults);
    expect(await desk.refusal('complaintReports.get', { id: reports.at(-1)?.id ?? '' })).toMatchObject({ code: 'report_unreadable' });
    expect((await list()).map(({ id, totals }) => [id, totals === null])).toEqual(reports.map(({ id }, index) => [id, index === changes.length - 1]));
  });
});

describe('what is restricted', () => {
  const MARK = 'RAHASIA-4711';

  it('is in no answer for a role that may not see it, and in a part of its own for those who may', async () => {
    const secret = await desk.receive({ restricted: true, grade: 'red', narrative: `Kepala poli menerima uang, ${MARK}.` });
    await desk.receive({ grade: 'yellow' });
    desk.clock.at = SEVEN + 4 * DAY;
    const { id } = await newest();
    const hr = await desk.call('complaintReports.get', { id });
    await desk.call('complaintReports.decide', { id, expectedVersion: hr.version, decisions: 'Umum.', restricted: `Periksa ${MARK}` });
    const first = (await list()).at(-1)?.id ?? '';
    for (const role of ['receptionist', ...COMPLAINT_REPORT_ROLES] as const) {
      await desk.as(role);
      const sees = role === 'admin' || role === 'director' || role === 'public_relations';
      const answers = [];
      for (const [call, input] of [['complaintReports.list', {}], ['complaintReports.get', { id }], ['complaintReports.get', { id: first }], ['complaintReports.month', { month: '2026-11', restricted: true }], ['complaintReports.monthFile', { month: '2026-11', restricted: true }], ['complaintReports.indicator', { month: '2026-11', restricted: true }]] as const) {
        const answer = await desk.invoke(call, input, { requestId: null });
        expect(answer.ok, `${role} ${call}`).toBe((COMPLAINT_REPORT_ROLES as readonly string[]).includes(role));
        answers.push(answer);
      }
      const text = JSON.stringify(answers);
      expect([text.includes(MARK), text.includes(secret.number), text.includes(secret.id)], role).toEqual([sees, sees, sees]);
      if (sees) expect(await desk.call('complaintReports.get', { id: first })).toMatchObject({ part: { newReds: 0 }, restricted: { part: { newReds: 1, totals: { received: 1 } } } });
      else expect(await desk.invoke('complaintReports.printed', { id, month: null, restricted: true, as: 'paper' })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    }
  });

  it('stays out also when it was restricted after the report was signed, and the proof still holds', async () => {
    const { id } = await desk.receive({ grade: 'red', narrative: `Tentang ${MARK}.` });
    desk.clock.at = SEVEN + 2 * DAY;
    const report = await signed();
    await desk.as('admin');
    const { version } = await desk.detail(id);
    await desk.call('complaints.edit', { id, expectedVersion: version, complaint: desk.fieldsOf({ grade: 'red', narrative: `Tentang ${MARK}.`, receivedAt: SEVEN + 3 * HOUR, restricted: true }) });
    await desk.as('medical_executive');
    const shown = await desk.call('complaintReports.get', { id: report.id });
    expect(JSON.stringify(shown)).not.toContain(MARK);
    expect(shown).toMatchObject({ withheld: 1, restricted: null, signed: { hash: report.signed?.hash } });
    expect((await desk.call('complaintReports.verify', { id: report.id })).faults).toEqual([]);
  });

  it('is not shown to the one whom it is about, whatever the role', async () => {
    await desk.as('director');
    const director = (await desk.call('users.session', {})).user;
    await desk.as('admin');
    await desk.receive({ restricted: true, accusedId: director?.id ?? null, narrative: `Direktur, ${MARK}.`, grade: 'red' });
    desk.clock.at = SEVEN + DAY;
    const { id } = await newest();
    await desk.as('director');
    const shown = await desk.call('complaintReports.get', { id });
    expect(shown.restricted).toBeNull();
    expect(JSON.stringify([shown, await desk.call('complaintReports.indicator', { month: '2026-11', restricted: true })])).not.toContain(MARK);
  });
});

it('a month and the indicator lead to their complaints', async () => {
  const [late, timely, waiting] = [await desk.receive({ grade: 'red' }), await desk.receive({ grade: 'green' }), await desk.receive({ grade: 'green' })];
  desk.clock.at += 30 * HOUR;
  for (const { id } of [late, timely]) expect(await desk.step(id, { action: 'resolve', text: 'Selesai.', outcome: 'settled', score: 3 })).toMatchObject({ ok: true });
  const indicator = await desk.call('complaintReports.indicator', { month: '2026-11' });
  expect(indicator.months.at(-1)).toMatchObject({ month: '2026-11', response: { met: 1, late: 1, pending: 1 } });
  expect(new Map(indicator.cases.map(({ id, verdict }) => [id, verdict]))).toEqual(new Map([[late.id, 'late'], [timely.id, 'met'], [waiting.id, 'pending']]));
  const { figures } = await desk.call('complaintReports.month', { month: '2026-11' });
  expect(figures).toMatchObject({ received: 3, closed: 2, open: 1, withoutCause: 3, repeats: [{ count: 3 }], satisfaction: { answers: 2, average: 3 } });
  const file = await desk.call('complaintReports.monthFile', { month: '2026-11' });
  expect(file.fileName).toBe('evaluasi-komplain-2026-11.csv');
  expect(file.text).toContain('tingkat,merah,1,1,0');
  expect(file.text).toContain('waktu tanggap (KKK),1 dari 2,2,1,1,"50,0"');
});
