/** What the narrative seems to be, the words that led there, and one key to take it over. */
import { Button } from '@mantine/core';
import { useText } from '../../../i18n/index.ts';
import { Kbd, StatusTag } from '../../../ui/index.ts';
import { Highlighted } from '../../../ui/Highlighted.tsx';
import { useCategories } from '../categories.ts';
import { GradeTag } from '../looks.tsx';
import { type Proposed, markedRanges } from './proposal.ts';
import css from './intake.module.css';

interface ProposalNoteProps { readonly narrative: string; readonly proposed: Proposed; readonly units: readonly string[]; readonly accepted: boolean; readonly onAccept: () => void }

export function ProposalNote({ narrative, proposed, units, accepted, onAccept }: ProposalNoteProps) {
  const t = useText('complaintIntake');
  const categories = useCategories();
  const isComplaint = proposed.kind === 'complaint' && !proposed.elsewhere;
  return (
    <section className={css.note} aria-label={t('proposal.label')}>
      <div className={css.line}>
        <span className={css.quiet}>{t(isComplaint ? 'proposal.says' : proposed.elsewhere ? 'proposal.elsewhere' : `proposal.${proposed.kind}`)}</span>
        {isComplaint && (
          <>
            {proposed.category === null ? <StatusTag tone="grey" shape="dot">{t('proposal.noCategory')}</StatusTag> : <StatusTag tone="blue" shape="dot">{categories.find(({ id }) => id === proposed.category)?.name ?? proposed.category}</StatusTag>}
            {proposed.grade === null ? <StatusTag tone="grey" shape="dot">{t('proposal.noGrade')}</StatusTag> : <GradeTag grade={proposed.grade} />}
            {units.map((unit) => <StatusTag key={unit} tone="grey" shape="dot">{unit}</StatusTag>)}
            <Button size="compact-sm" variant="default" tabIndex={-1} aria-keyshortcuts="Alt+U" disabled={accepted || (proposed.category === null && proposed.grade === null && units.length === 0)} onClick={onAccept} rightSection={<Kbd>Alt U</Kbd>}>{t(accepted ? 'proposal.accepted' : 'proposal.accept')}</Button>
          </>
        )}
      </div>
      <p className={css.excerpt}><span className="visually-hidden">{t('proposal.because')} </span><Highlighted text={narrative} ranges={markedRanges(proposed.words)} /></p>
    </section>
  );
}
