import type { SeriesOccurrence } from '../../../shared/contract/series.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { SelectableTable, StatusTag, type Column } from '../../ui/index.ts';
import { whenOfSlot } from '../waitlist/wish-words.ts';
import { problemWords } from './problem-words.ts';
import type { Choice } from './series-form.ts';
import css from './series.module.css';

interface SeriesTableProps { readonly occurrences: readonly SeriesOccurrence[]; /** The visits answer the form. */ readonly known: boolean; readonly choiceOf: (each: SeriesOccurrence) => Choice; readonly onNext: (each: SeriesOccurrence) => void }

/** Every visit of the rule: whether it fits, and what is booked for it. Space goes to the next possibility. */
export function SeriesTable({ occurrences, known, choiceOf, onNext }: SeriesTableProps) {
  const t = useText('series');
  const columns: readonly Column<SeriesOccurrence>[] = [
    { key: 'in', header: '', render: (each) => <span aria-hidden="true" className={css.mark}>{each.appointmentId === null && choiceOf(each) === 'skip' ? '☐' : '☑'}</span> },
    { key: 'number', header: t('preview.number'), align: 'end', render: ({ number }) => number },
    { key: 'day', header: t('preview.day'), render: whenOfSlot },
    { key: 'state', header: t('preview.state'), grow: true, render: (each) => <State occurrence={each} /> },
    { key: 'choice', header: t('preview.choice'), render: (each) => <strong className={choiceOf(each) === 'skip' && each.appointmentId === null ? css.off : undefined}>{choiceWords(t, each, choiceOf(each))}</strong> },
  ];
  return (
    <section className={css.preview} aria-label={t('preview.table')}>
      {known && occurrences.length > 0 && <p className={css.hint}>{t('preview.hint')}</p>}
      <div className={css.rows}>
        <SelectableTable label={t('preview.table')} columns={columns} rows={occurrences} rowKey={({ number }) => String(number)} onSpace={onNext} onEnter={onNext}
          rowLabel={(each) => t('preview.row', { number: each.number, when: whenOfSlot(each), state: stateWords(t, each), choice: choiceWords(t, each, choiceOf(each)) })}
          empty={<p className={css.hint}>{t(known ? 'preview.none' : 'preview.empty')}</p>} />
      </div>
    </section>
  );
}

function stateWords(t: Text, { appointmentId, problem }: SeriesOccurrence): string {
  if (appointmentId !== null) return t('preview.existing');
  return problem === null ? t('preview.free') : problemWords(t, problem);
}

function State({ occurrence }: { occurrence: SeriesOccurrence }) {
  const t = useText('series');
  const { appointmentId, problem } = occurrence;
  const words = stateWords(t, occurrence);
  if (appointmentId !== null) return <StatusTag tone="blue" shape="check">{words}</StatusTag>;
  return problem === null ? <StatusTag tone="green" shape="ring">{words}</StatusTag> : <StatusTag tone={problem.code === 'clinic_closed' ? 'grey' : 'amber'} shape="triangle">{words}</StatusTag>;
}

function choiceWords(t: Text, { appointmentId, proposal, problem }: SeriesOccurrence, choice: Choice): string {
  if (appointmentId !== null) return t('preview.already');
  if (choice === 'plan') return t('preview.booked');
  if (choice === 'proposal' && proposal !== null) return t('preview.proposal', { when: whenOfSlot(proposal) });
  return problem !== null && proposal === null ? `${t('preview.skipped')} (${t('preview.noProposal')})` : t('preview.skipped');
}
