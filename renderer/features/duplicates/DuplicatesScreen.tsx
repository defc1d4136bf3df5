/** Records that are probably one person, best first; the chosen pair beside the list. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { DUPLICATE_ROLES, type DuplicatePair } from '../../../shared/contract/duplicates.ts';
import { formatRecordNumber } from '../../../shared/domain/record-number.ts';
import { useCall, useCommand } from '../../app/client.ts';
import { useRoute } from '../../app/routes.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { EmptyState, ErrorNotice, Kbd, Page, Panel, Segmented, SelectableTable, type Column } from '../../ui/index.ts';
import { useRowFocus } from '../../ui/use-row-focus.ts';
import { PairPanel } from './PairPanel.tsx';
import { RunStatus, countInWords } from './RunStatus.tsx';
import { Sureness } from './Sureness.tsx';
import { usePages } from './use-pages.ts';
import css from './duplicates.module.css';

const REFRESH_MS = 5_000;
const keyOf = ({ a, b }: DuplicatePair): string => `${a.id} ${b.id}`;

export function DuplicatesScreen() {
  const t = useText('duplicates');
  const may = useMay(DUPLICATE_ROLES);
  return may ? <Worklist /> : <Page title={t('title')}><Panel><EmptyState title={t('notYours')}>{t('notYoursText')}</EmptyState></Panel></Page>;
}

function Worklist() {
  const t = useText('duplicates');
  const go = useRoute((route) => route.go);
  const [show, setShow] = useState<'open' | 'dismissed'>('open');
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const status = useCall('duplicates.status', {}, { refetchInterval: REFRESH_MS });
  const { pairs: rows, list, page, next, previous } = usePages(show);
  const place = useRowFocus(rows.map(keyOf));
  const decisions = useDecisions(place);
  const selected = rows.find((row) => keyOf(row) === selectedKey) ?? rows[0];
  // A note is about the pair that it was typed for.
  const choose = (key: string | null): void => {
    if (key !== selectedKey) decisions.setNote('');
    setSelectedKey(key);
  };
  const merge = (pair: DuplicatePair): void => { go(`patients/merge/${pair.a.id}/${pair.b.id}`); };
  const decide = (pair: DuplicatePair): void => {
    const at = rows.indexOf(pair);
    const after = rows[at + 1] ?? rows[at - 1];
    setSelectedKey(after ? keyOf(after) : null);
    void (pair.dismissed === null ? decisions.dismiss(pair) : decisions.restore(pair));
  };
  const onKey = (key: string, pair: DuplicatePair): void => {
    if (key.toLowerCase() === (pair.dismissed === null ? 'b' : 'r')) decide(pair);
    else if (key === '1' || key === '2') go(`patients/${key === '1' ? pair.a.id : pair.b.id}`);
  };
  useShortcut({ key: 'Escape', label: t('back'), run: () => { go('patients'); }, quiet: true });
  const columns: readonly Column<DuplicatePair>[] = [
    { key: 'sureness', header: t('sure'), render: (row) => <Sureness score={row.score} /> },
    { key: 'people', header: t('people'), grow: true, render: (row) => <div className={css.people}><Person of={row.a} /><Person of={row.b} /></div> },
  ];
  const counts = status.data;
  return (
    <Page title={t('title')} actions={<Button variant="default" onClick={() => { go('patients'); }} rightSection={<Kbd>Esc</Kbd>}>{t('back')}</Button>}>
      {counts && <RunStatus status={counts} />}
      <div className={css.filter}>
        <Segmented label={t('show')} hideLabel value={show} onChange={(chosen) => { setShow(chosen); choose(null); }}
          options={[{ value: 'open', label: `${t('open')}${counts ? ` (${countInWords(counts.open)})` : ''}` }, { value: 'dismissed', label: `${t('dismissedTab')}${counts ? ` (${countInWords(counts.dismissed)})` : ''}` }]} />
        <p className={css.notice} role="status">{decisions.told}</p>
        {decisions.last !== null && <Button size="compact-sm" variant="subtle" aria-keyshortcuts="Control+Z" onClick={() => { void decisions.undo(); }} rightSection={<Kbd>Ctrl Z</Kbd>}>{t('undo')}</Button>}
      </div>
      <ErrorNotice error={decisions.error ?? (list.data ? null : list.error) ?? (counts ? null : status.error)} />
      <div className={css.columns} data-alone={selected === undefined || undefined}>
        <div ref={place}>
          <Panel title={t(show === 'open' ? 'listTitle' : 'dismissedTitle')} aside={t(show === 'open' ? 'hint' : 'dismissedHint')}>
            <SelectableTable label={t('title')} columns={columns} rows={rows} rowKey={keyOf} selectedKey={selected ? keyOf(selected) : null} onSelect={(row) => { choose(keyOf(row)); }}
              rowLabel={(row) => t('rowLabel', { first: row.a.name, firstNumber: formatRecordNumber(row.a.recordNumber), second: row.b.name, secondNumber: formatRecordNumber(row.b.recordNumber) })}
              onEnter={(row) => { if (row.dismissed === null) merge(row); }} onKey={onKey}
              empty={list.data === undefined ? undefined : <EmptyState title={t(show === 'open' ? 'empty' : 'emptyDismissed')}>{t(show === 'open' ? (counts?.last === null ? 'emptyNever' : 'emptyText') : 'emptyDismissedText')}</EmptyState>} />
            {(previous || next) && (
              <div className={css.pager}>
                <Button size="xs" variant="default" disabled={!previous} onClick={previous ?? undefined}>{t('previous')}</Button>
                <span className={css.mute}>{t('page', { page })}</span>
                <Button size="xs" variant="default" disabled={!next} onClick={next ?? undefined}>{t('next')}</Button>
              </div>
            )}
          </Panel>
        </div>
        {selected && <PairPanel key={keyOf(selected)} pair={selected} note={decisions.note} busy={decisions.busy} onNote={decisions.setNote} onMerge={() => { merge(selected); }} onDismiss={() => { decide(selected); }} onRestore={() => { decide(selected); }} />}
      </div>
    </Page>
  );
}

function Person({ of: person }: { of: DuplicatePair['a'] }) {
  return <span className={css.person}><strong>{person.name}</strong> <span className={css.mute}>{formatRecordNumber(person.recordNumber)}</span></span>;
}

/** "Two people" and its taking back. The focus goes back to the list, where the next pair waits. */
function useDecisions(place: ReturnType<typeof useRowFocus>) {
  const t = useText('duplicates');
  const dismissing = useCommand('duplicates.dismiss');
  const restoring = useCommand('duplicates.restore');
  const [note, setNote] = useState('');
  const [told, setTold] = useState('');
  const [last, setLast] = useState<DuplicatePair | null>(null);
  const ids = ({ a, b }: DuplicatePair): { aId: string; bId: string } => ({ aId: a.id, bId: b.id });
  const names = ({ a, b }: DuplicatePair): { first: string; second: string } => ({ first: a.name, second: b.name });
  const focusList = (): void => { place.current?.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus(); };
  const dismiss = async (pair: DuplicatePair): Promise<void> => {
    restoring.reset();
    const result = await dismissing.run({ ...ids(pair), note: note.trim() || null });
    if (!result.ok) return;
    setNote('');
    setLast(pair);
    setTold(t('dismissed', names(pair)));
    focusList();
  };
  const restore = async (pair: DuplicatePair): Promise<void> => {
    dismissing.reset();
    const result = await restoring.run(ids(pair));
    setLast(null);
    if (result.ok) setTold(t('restored', names(pair)));
    focusList();
  };
  const undo = async (): Promise<void> => { if (last) await restore(last); };
  useShortcut({ key: 'Ctrl+Z', label: t('undo'), enabled: last !== null, run: () => { void undo(); } });
  return { dismiss, restore, undo, last, told, note, setNote, busy: dismissing.isPending || restoring.isPending, error: dismissing.error ?? restoring.error };
}
