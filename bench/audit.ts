/**
 * The audit log of some years: the whole check in its worker, against reading the entries alone in the same run, and a page
 * found in each way. `longest block`: processor time of this thread between two turns of its event loop meanwhile; other
 * programs on the computer do not count.
 */
import { auditHandlers } from '../main/services/audit.ts';
import type { AuditFilter } from '../shared/contract/audit.ts';
import { openTestCare } from '../tests/support/desk-care.ts';
import { fillAudit } from '../tests/support/long-audit.ts';
import { addPatients } from '../tests/support/patients.ts';
import { type Finding, type Times, timed } from './measure.ts';

const ENTRIES = 200_000;
const CHECKS = 3;
const PAGES = 40;
/** Hashing every entry and verifying every anchor may cost this much more than reading them. */
const MOST_OVER_READING = 6;
const LONGEST_BLOCK_MS = 20;

export async function measureAudit(): Promise<Finding[]> {
  const desk = openTestCare();
  try {
    const [patient = ''] = addPatients(desk.db(), [{}]);
    fillAudit(desk.db().connection, { count: ENTRIES, users: [desk.userId, ...Array.from({ length: 9 }, (_, user) => `user-${user}`)], patients: [patient, ...Array.from({ length: 4999 }, (_, index) => `someone-${index}`)], end: desk.clock.at });
    const handlers = auditHandlers({ care: desk.care, folder: desk.folder });
    const page = (filter: Partial<AuditFilter>) => (): unknown => handlers['audit.list'](desk.context(), { action: null, text: '', patientId: null, userId: null, from: null, to: null, before: null, limit: 100, ...filter });
    const baseline = await timed(CHECKS, () => desk.db().connection.prepare('SELECT * FROM audit_entry ORDER BY rowid').all());
    const checking = await blocks(() => timed(CHECKS, () => handlers['audit.verify'](desk.context(), {})));
    const searching = await blocks(() => timed(CHECKS, page({ text: 'tidak ada' })));
    const trail = await timed(PAGES, () => handlers['audit.ofPatient'](desk.context(), { patientId: patient, after: null, limit: 14 }));
    const over = checking.times.p50 / baseline.p50;
    return [
      { what: `audit: whole check of ${ENTRIES} entries`, times: checking.times, budgetMs: null, ratioKept: over <= MOST_OVER_READING, note: `${over.toFixed(1)} times the line below (wanted ${MOST_OVER_READING})` },
      { what: 'audit: reading every entry', times: baseline, budgetMs: null, note: '' },
      { what: 'audit: longest block of the desk while it is checked', times: checking.block, budgetMs: LONGEST_BLOCK_MS, note: '' },
      { what: 'audit: a text that is nowhere', times: searching.times, budgetMs: null, note: 'reads every entry, in slices' },
      { what: 'audit: longest block of the desk meanwhile', times: searching.block, budgetMs: LONGEST_BLOCK_MS * 2, note: '' },
      { what: 'audit: a page of all', times: await timed(PAGES, page({})), budgetMs: 20, note: '' },
      { what: 'audit: a page of one user', times: await timed(PAGES, page({ userId: desk.userId })), budgetMs: 20, note: '' },
      { what: 'audit: a page of one kind of event', times: await timed(PAGES, page({ action: 'print' })), budgetMs: 20, note: '' },
      { what: 'audit: who has seen a patient', times: trail, budgetMs: 20, note: '' },
    ];
  } finally {
    await desk.close();
  }
}

async function blocks(work: () => Promise<Times>): Promise<{ times: Times; block: Times }> {
  const spent: number[] = [];
  let before = process.threadCpuUsage();
  const look = (): void => {
    const now = process.threadCpuUsage();
    spent.push((now.user + now.system - before.user - before.system) / 1000);
    before = now;
  };
  const timer = setInterval(look, 1);
  const times = await work();
  look();
  clearInterval(timer);
  spent.sort((a, b) => a - b);
  const at = (share: number): number => spent[Math.min(spent.length - 1, Math.floor(share * spent.length))] ?? 0;
  // The budget is of the longest, so that stands where it is looked for.
  return { times, block: { p50: at(0.5), p95: at(1), max: at(1), n: spent.length } };
}

if (import.meta.main) {
  const { table } = await import('./measure.ts');
  process.stdout.write(`${table(await measureAudit())}\n`);
}
