/** What an item says: its title, what is to be done about it, and what several of its kind are called together. */
import type { AttentionItem, AttentionKind, AttentionRow } from '../../../shared/contract/attention.ts';
import type { Text } from '../../i18n/index.ts';
import { formatWeekday, type Shape, type Tone } from '../../ui/index.ts';
import { spanInWords } from '../home/time-left.ts';
import { columnWords } from '../sync/value-words.ts';

const MINUTE_MS = 60_000;

export const SEVERITY_LOOKS: Readonly<Record<AttentionItem['severity'], { readonly tone: Tone; readonly shape: Shape }>> = {
  urgent: { tone: 'red', shape: 'triangle' },
  warning: { tone: 'amber', shape: 'dot' },
  info: { tone: 'grey', shape: 'ring' },
};

/** `t` speaks the texts of `attention`. */
export function itemWords(t: Text, item: Pick<AttentionItem, 'kind' | 'params'>): { readonly title: string; readonly next: string } {
  const key = textKey(item);
  const params = readable(t, item.params);
  return { title: t(`kinds.${key}.title`, params), next: t(`kinds.${key}.next`, params) };
}

export function kindName(t: Text, kind: AttentionKind): string { return t(`kinds.${kind}.name`); }

/** Where the number turns the sentence round. */
function textKey({ kind, params }: Pick<AttentionItem, 'kind' | 'params'>): string {
  if (kind === 'backup_old' && params['hours'] === 0) return 'backup_never';
  if (kind === 'complaint_due' && params['limit'] === 'answer') return Number(params['minutes']) < 0 ? 'complaint_answer_over' : 'complaint_answer_due';
  if (kind === 'complaint_due' && Number(params['minutes']) < 0) return 'complaint_over';
  if (kind === 'complaint_improvement_due' && params['step'] === 'check') return 'complaint_improvement_check';
  if (kind === 'record_numbers_low' && params['left'] === 0) return 'record_numbers_none';
  return kind;
}

/** Days as the clinic writes them; columns and faults by their names; `span`: the minutes in words. */
function readable(t: Text, params: AttentionItem['params']): Record<string, string | number> {
  const { day, minutes, column, fault } = params;
  return {
    ...params,
    ...(typeof day === 'string' ? { day: formatWeekday(day) } : {}),
    ...(typeof column === 'string' ? { column: columnWords(t, { column }) } : {}),
    ...(typeof fault === 'string' ? { fault: t(`sync:faults.${fault}.title`) } : {}),
    ...(typeof minutes === 'number' ? { span: spanInWords(Math.abs(minutes) * MINUTE_MS) } : {}),
  };
}

/** More than so many of one kind stand as one. */
const MOST_APART = 2;

export interface ItemGroup { readonly kind: AttentionKind; readonly items: readonly [AttentionRow, ...AttentionRow[]] }
/** One item, or many of one kind in the place of the first of them, which is the most urgent one. */
export type Entry = { readonly item: AttentionRow; readonly group: null } | { readonly item: null; readonly group: ItemGroup };

export function inGroups(items: readonly AttentionRow[]): Entry[] {
  const kinds = Map.groupBy(items, ({ kind }) => kind);
  return items.flatMap((item): Entry[] => {
    const [first = item, ...rest] = kinds.get(item.kind) ?? [];
    if (rest.length < MOST_APART) return [{ item, group: null }];
    return first === item ? [{ item: null, group: { kind: item.kind, items: [first, ...rest] } }] : [];
  });
}
