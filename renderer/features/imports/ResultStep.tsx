import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ImportJob, ImportRow } from '../../../shared/contract/imports.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, formatCount } from '../../ui/index.ts';
import { ApplyButton } from './ApplyButton.tsx';
import { CorrectRow } from './CorrectRow.tsx';
import { RowTable, type Card } from './RowTable.tsx';
import css from './imports.module.css';
import { useKnownColumns } from './inspection.ts';
import { saveRejects } from './save-rejects.ts';

const BEFORE: readonly Card[] = ['new', 'known', 'corrected', 'rejected'];

/** Every row was looked at; nothing is in the records yet. */
export function ResultStep({ job, onColumns }: { job: ImportJob; onColumns: () => void }) {
  const t = useText('imports');
  const ofTable = job.kind !== 'records';
  useShortcut({ key: 'Alt+K', label: t('result.columns'), quiet: true, enabled: ofTable, run: onColumns });
  return (
    <div className={css.stack}>
      <Rows job={job} cards={ofTable ? BEFORE : BEFORE.filter((card) => card !== 'corrected')} correctable />
      <div className={css.foot}>
        <p className={css.mute}>{t(job.counts.new > 0 ? 'result.before' : 'result.nothing')}</p>
        {ofTable && <Button variant="default" onClick={onColumns} rightSection={<Kbd>Alt K</Kbd>}>{t('result.columns')}</Button>}
        <ApplyButton job={job} />
      </div>
    </div>
  );
}

interface RowsProps { job: ImportJob; cards: readonly Card[]; correctable?: boolean }

/** The counts as cards; the chosen one's rows below. What needs a person is open first. */
export function Rows({ job, cards, correctable = false }: RowsProps) {
  const t = useText('imports');
  const [chosen, setChosen] = useState<Card | null>(null);
  const [correcting, setCorrecting] = useState<ImportRow | null>(null);
  // Known before a row is opened, so that the focus goes to the cell that is wrong.
  const columns = useKnownColumns(job.id);
  const first: Card = cards.includes('rejected') && job.counts.rejected > 0 ? 'rejected' : (cards.find((each) => job.counts[each] > 0) ?? cards[0] ?? 'new');
  const card = chosen ?? first;
  // A record of an export is what it was, or it is nothing.
  const mayCorrect = correctable && card === 'rejected' && job.kind !== 'records';
  return (
    <>
      <div className={css.cards} role="group" aria-label={t('result.cards')}>
        {cards.map((each) => (
          <button key={each} type="button" className={css.card} aria-pressed={each === card} onClick={() => { setChosen(each); }}>
            <div className={css.cardName}>{t(`result.card.${each}`)}</div>
            <strong>{formatCount(job.counts[each])}</strong>
            <span>{t(`result.cardText.${each}`)}</span>
          </button>
        ))}
      </div>
      <RowTable key={card} jobId={job.id} ofExport={job.kind === 'records'} card={card} onCorrect={mayCorrect ? setCorrecting : null} />
      {job.counts.rejected > 0 && <SaveRejects jobId={job.id} text={t(job.kind === 'records' ? 'records.saveText' : 'result.saveText')} />}
      {correcting !== null && <CorrectRow job={job} row={correcting} columns={columns} onClose={() => { setCorrecting(null); }} />}
    </>
  );
}

function SaveRejects({ jobId, text }: { jobId: string; text: string }) {
  const t = useText('imports');
  const [state, setState] = useState<'saving' | 'saved' | 'cancelled' | DeskError | null>(null);
  const save = async (): Promise<void> => {
    if (state === 'saving') return;
    setState('saving');
    setState(await saveRejects(jobId));
  };
  useShortcut({ key: 'Alt+S', label: t('result.save'), quiet: true, run: () => { void save(); } });
  return (
    <div className={css.stackTight}>
      <div className={css.foot}>
        <p className={css.mute}>{text}</p>
        <Button variant="default" loading={state === 'saving'} onClick={() => { void save(); }} rightSection={<Kbd>Alt S</Kbd>}>{t(state === 'saving' ? 'result.saving' : 'result.save')}</Button>
      </div>
      <p role="status" className={css.good}>{state === 'saved' ? `✓ ${t('result.saved')}` : ''}</p>
      {state === 'cancelled' && <p role="status" className={css.mute}>{t('result.notSaved')}</p>}
      {state !== null && typeof state === 'object' && <ErrorNotice error={state} />}
    </div>
  );
}
