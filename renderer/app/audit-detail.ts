/** The detail of an entry of the audit log in the reader's words, where it is one that the desk writes in its own; anything else as the log has it. */
import { COMPLAINT_ACTIONS } from '../../shared/contract/complaints.ts';
import { formatCount, formatDay } from '../ui/index.ts';
import type { Text } from '../i18n/index.ts';

const KNOWN: ReadonlySet<string> = new Set(['trail', 'appointments', 'list of appointments', 'complaints', 'ticket', 'slip', 'card', 'record number', 'file', 'sample', 'rows', 'rejects', 'password', 'invitation', 'same nik', 'timeline', 'consents', 'openings', 'consent sheet', 'merged into another', 'merged with another', 'merge undone', 'merge preview', 'merges', 'identified', 'named', 'death', 'death taken back', 'move', 'move taken back']);
/** Steps of a complaint, and what else is done with one. */
const STEPS: ReadonlySet<string> = new Set(COMPLAINT_ACTIONS);
const OF_COMPLAINT: ReadonlySet<string> = new Set(['attach', 'attachment', 'settle', 'reporter', 'notice']);
const LISTS: ReadonlySet<string> = new Set(['similar', 'recent', 'stranded', 'to return', 'inbox', 'open', 'resolved', 'held back']);
const SEARCH = /^search: .*?(?:, (\d+) shown)?$/;
const LIST = /^list(?: (.+))?$/;
const SIGNED = /^signed sha256 ([0-9a-f]{64})$/;
const HASH = / sha256 [0-9a-f]{64}$/;
const REPORT_OUT = /^(paper|pdf|month)(?: (\d{4}-\d{2}))?( with restricted part)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Detailed { readonly action: string; readonly entity: string; readonly detail: string | null }

/** `t` speaks the texts of `audit`. */
export function detailInWords({ action, entity, detail }: Detailed, t: Text): string {
  if (detail === null) return '';
  if (KNOWN.has(detail)) return t(`details.${detail}`);
  if (entity === 'complaint' && STEPS.has(detail)) return t(`complaints:event.${detail}`);
  if (entity === 'complaint' && OF_COMPLAINT.has(detail)) return t(`details.complaint.${detail}`);
  if (entity === 'transfer') return t('details.export', { purpose: oneOf(detail, ['purpose', 'file', 'state']) });
  if (entity === 'complaint_report') return reportInWords(detail, t);
  if (entity === 'audit_entry' && action === 'export') return t('details.csv');
  if (action === 'acknowledge') return oneOf(detail, ['reason']);
  if (entity === 'hand_off' || entity === 'shift_note') {
    const step = t(`details.coordination.${detail.replace(HASH, '')}`, { defaultValue: '' });
    if (step !== '') return step;
  }
  const search = SEARCH.exec(detail);
  if (search) return search[1] === undefined ? t('details.search') : t('details.searchMany', { people: formatCount(Number(search[1])) });
  const list = LIST.exec(detail);
  return list ? listInWords(list[1], t) : detail;
}

/** What was done with a report on complaints. */
function reportInWords(detail: string, t: Text): string {
  const signed = SIGNED.exec(detail);
  if (signed) return t('details.reportSigned', { hash: signed[1] });
  const out = REPORT_OUT.exec(detail);
  if (!out) return t(`details.report.${detail}`, { defaultValue: detail });
  return [t(`details.report.${out[1]}`), out[2], out[3] === undefined ? undefined : t('details.report.restricted')].filter((part) => part !== undefined).join(', ');
}

function listInWords(of: string | undefined, t: Text): string {
  if (of === undefined) return t('details.list');
  if (LISTS.has(of)) return t(`details.lists.${of}`);
  return t('details.listOf', { what: DAY.test(of) ? formatDay(of) : of });
}

/** Of an entry that is kept as JSON: an export leaves one with its purpose as it begins, and one with how it ended. */
function oneOf(detail: string, names: readonly string[]): string {
  try {
    const read: unknown = JSON.parse(detail);
    if (typeof read !== 'object' || read === null) return detail;
    const kept = new Map<string, unknown>(Object.entries(read));
    return names.map((name) => kept.get(name)).find((each) => typeof each === 'string') ?? detail;
  } catch {
    return detail;
  }
}
