/** Entries under their year and day, walked with the arrows across all of them; the last one asks for more. */
import { useRef, useState, type KeyboardEvent } from 'react';
import type { TimelineEntry } from '../../../shared/contract/timeline.ts';
import { useText } from '../../i18n/index.ts';
import { dayOfInstant, formatTime, formatWeekday } from '../../ui/index.ts';
import { KIND_ICONS, type Told } from './timeline-words.tsx';
import css from './timeline.module.css';

export interface ToldEntry extends Told { readonly entry: TimelineEntry }
interface TimelineListProps { readonly label: string; readonly entries: readonly ToldEntry[]; readonly onOpen: (entry: ToldEntry) => void; readonly onEnd: () => void }
interface DayGroup { readonly day: string; readonly rows: readonly { readonly told: ToldEntry; readonly index: number }[] }

const keyOf = ({ entry }: ToldEntry): string => `${entry.kind} ${entry.key}`;
/** So far before the end the next page is asked for. */
const NEAR_END = 10;

export function TimelineList({ label, entries, onOpen, onEnd }: TimelineListProps) {
  const [selected, setSelected] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const at = Math.max(0, entries.findIndex((each) => keyOf(each) === selected));
  const focusRow = (index: number): void => {
    const told = entries[Math.min(Math.max(index, 0), entries.length - 1)];
    if (told === undefined) return;
    setSelected(keyOf(told));
    if (index >= entries.length - NEAR_END) onEnd();
    const row = table.current?.querySelector<HTMLElement>(`[data-index="${entries.indexOf(told)}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + NEAR_END, PageUp: at - NEAR_END, Home: 0, End: entries.length - 1 };
    const next = to[event.key];
    const told = entries[at];
    if (next !== undefined) {
      event.preventDefault();
      focusRow(next);
    } else if (event.key === 'Enter' && told && !event.repeat) {
      event.preventDefault();
      onOpen(told);
    }
  };
  const years = new Set<string>();
  return (
    <div className={css.scroll}>
      <table ref={table} className={css.table} aria-label={label} onKeyDown={onKeyDown}>
        <colgroup><col className={css.time} /><col className={css.kind} /><col /><col className={css.state} /><col className={css.actor} /></colgroup>
        {daysOf(entries).map(({ day, rows }) => {
          const year = day.slice(0, 4);
          const first = !years.has(year);
          years.add(year);
          return <Day key={`${day} ${rows[0]?.index ?? 0}`} day={day} year={first ? year : null} rows={rows} at={at} onSelect={(told) => { setSelected(keyOf(told)); }} onOpen={onOpen} />;
        })}
      </table>
    </div>
  );
}

function daysOf(entries: readonly ToldEntry[]): DayGroup[] {
  const groups: { day: string; rows: { told: ToldEntry; index: number }[] }[] = [];
  entries.forEach((told, index) => {
    const day = dayOfInstant(told.entry.at);
    const last = groups.at(-1);
    if (last?.day === day) last.rows.push({ told, index });
    else groups.push({ day, rows: [{ told, index }] });
  });
  return groups;
}

interface DayProps extends DayGroup { readonly year: string | null; readonly at: number; readonly onSelect: (told: ToldEntry) => void; readonly onOpen: (told: ToldEntry) => void }

function Day({ day, year, rows, at, onSelect, onOpen }: DayProps) {
  const t = useText('patients');
  return (
    <tbody>
      {year !== null && <tr><th colSpan={5} scope="rowgroup" className={css.year}>{t('timeline.year', { year })}</th></tr>}
      <tr><th colSpan={5} scope="rowgroup" className={css.day}>{formatWeekday(day)}</th></tr>
      {rows.map(({ told, index }) => <EntryRow key={keyOf(told)} told={told} index={index} chosen={index === at} onSelect={onSelect} onOpen={onOpen} />)}
    </tbody>
  );
}

interface EntryRowProps { readonly told: ToldEntry; readonly index: number; readonly chosen: boolean; readonly onSelect: (told: ToldEntry) => void; readonly onOpen: (told: ToldEntry) => void }

function EntryRow({ told, index, chosen, onSelect, onOpen }: EntryRowProps) {
  const t = useText('patients');
  const { entry, headline, lines, state, leads } = told;
  const KindIcon = KIND_ICONS[entry.kind];
  const kind = t(`timeline.kinds.${entry.kind}`);
  const time = formatTime(entry.at);
  const actor = entry.actor === null ? '' : entry.desk === null ? entry.actor : t('timeline.atDesk', { name: entry.actor, desk: entry.desk });
  return (
    <tr data-index={index} tabIndex={chosen ? 0 : -1} data-leads={leads !== null || undefined} aria-label={t('timeline.row', { kind, what: headline, day: formatWeekday(dayOfInstant(entry.at)), time })}
      onFocus={(event) => { if (event.target === event.currentTarget) onSelect(told); }} onDoubleClick={() => { onOpen(told); }}>
      <td className={css.time}>{time}</td>
      <td className={css.kind}><span><KindIcon size={16} stroke={1.7} aria-hidden="true" />{kind}</span></td>
      <td className={css.what}><b>{headline}</b>{lines.filter((line) => line !== '').map((line) => <small key={line}>{line}</small>)}</td>
      <td className={css.state}>{state}</td>
      <td className={css.actor}>{actor}</td>
    </tr>
  );
}
