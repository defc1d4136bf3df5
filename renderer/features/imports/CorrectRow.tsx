import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportJob, ImportRow } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { showDone } from '../../app/frame-actions.ts';
import { useText } from '../../i18n/index.ts';
import { Dialog, ErrorNotice, Kbd } from '../../ui/index.ts';
import { headerOf } from './ColumnTable.tsx';
import css from './imports.module.css';
import type { KnownColumns } from './inspection.ts';
import { problemSentence, problemText } from './row-words.ts';

interface CorrectRowProps { job: ImportJob; row: ImportRow; columns: KnownColumns; onClose: () => void }

/** One rejected row: each cell under its heading, each reason under its cell. It is looked at anew when it is sent. */
export function CorrectRow({ job, row, columns: { headers, mapping }, onClose }: CorrectRowProps) {
  const t = useText('imports');
  const common = useText('common');
  const [cells, setCells] = useState<readonly string[]>(row.cells);
  const [seen, setSeen] = useState(row);
  const [still, setStill] = useState(false);
  const correct = useCommand('imports.correct');
  const width = Math.max(headers.length, cells.length);
  const columns = Array.from({ length: width }, (_, at) => at);
  const columnOf = (field: string | null): number => Number(Object.entries(mapping).find(([, meaning]) => meaning === field)?.[0] ?? -1);
  const atColumn = (at: number) => seen.problems.filter(({ field }) => columnOf(field) === at);
  const elsewhere = seen.problems.filter(({ field }) => columnOf(field) === -1);
  const firstWrong = columns.find((at) => atColumn(at).length > 0) ?? 0;
  const change = (at: number, text: string): void => { setCells(columns.map((each) => (each === at ? text : (cells[each] ?? '')))); };
  const submit = async (): Promise<void> => {
    const result = await correct.run({ jobId: job.id, row: row.row, cells: withoutEmptyEnd(cells, headers.length) });
    if (!result.ok) return;
    setSeen(result.value);
    setStill(result.value.outcome === 'rejected');
    if (result.value.outcome === 'rejected') return;
    showDone(t('correct.right', { row: row.row }), t('correct.rightText', { card: t(`result.card.${result.value.outcome}`) }));
    onClose();
  };
  const label = (at: number): string => (at < headers.length || headers.length === 0 ? headerOf(t, headers, at) : t('correct.extra', { number: at - headers.length + 1 }));
  const meaning = (at: number): string | null => { const field = mapping[String(at)]; return field === undefined ? null : t(`fields.${field}`); };
  return (
    <Dialog title={t('correct.title', { row: row.row })} size="xl" onClose={onClose} onSubmit={() => { void submit(); }}>
      <form noValidate className={css.stack} aria-label={t('correct.title', { row: row.row })} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <p className={css.mute}>{t('correct.text')}</p>
        {still && <p role="alert" className={css.bad}>{t('correct.still')}</p>}
        {elsewhere.length > 0 && <ul className={css.why}>{elsewhere.map((problem, index) => <li key={index} className={css.bad}>{problemText(t, problem)}</li>)}</ul>}
        <div className={css.cells}>
          {columns.map((at) => (
            <TextInput key={at} label={label(at)} description={meaning(at)} inputWrapperOrder={['label', 'description', 'input', 'error']} maxLength={5000} data-autofocus={at === firstWrong || undefined}
              value={cells[at] ?? ''} onChange={(event) => { change(at, event.currentTarget.value); }} error={atColumn(at).map((problem) => problemSentence(t, problem)).join(' ') || null} />
          ))}
        </div>
        <ErrorNotice error={correct.error} />
        <div className={css.foot}>
          <Button variant="default" onClick={onClose} rightSection={<Kbd>Esc</Kbd>}>{common('cancel')}</Button>
          <Button type="submit" loading={correct.isPending} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('correct.check')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Cells beyond the last heading that were emptied are gone; those under a heading stay. */
function withoutEmptyEnd(cells: readonly string[], headers: number): string[] {
  let width = cells.length;
  while (width > headers && (cells[width - 1] ?? '').trim() === '') width -= 1;
  return cells.slice(0, width);
}
