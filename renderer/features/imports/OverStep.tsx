import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportJob } from '../../../shared/contract/imports.ts';
import { useText, type Text } from '../../i18n/index.ts';
import { Panel, formatCount } from '../../ui/index.ts';
import { ApplyButton } from './ApplyButton.tsx';
import { ForgetDialog, VoidDialog, type JobAct } from './JobDialogs.tsx';
import { Rows } from './ResultStep.tsx';
import css from './imports.module.css';
import { mayForget, mayVoid } from './job-state.tsx';
import type { Card } from './RowTable.tsx';

const VOIDED: readonly Card[] = ['voided', 'kept', 'rejected'];

/** A rejected row that was put right later is new, and can still be added. */
function cardsAfter({ kind, counts }: ImportJob): readonly Card[] {
  if (kind === 'records') return counts.new > 0 ? ['applied', 'new', 'known', 'rejected'] : ['applied', 'known', 'rejected'];
  return counts.new > 0 ? ['applied', 'new', 'known', 'corrected', 'rejected'] : ['applied', 'known', 'corrected', 'rejected'];
}

/** An export is not put right in the program that it came from. */
function failureText(t: Text, { kind, failure }: ImportJob): string {
  return kind === 'records' && failure === 'file_unreadable' ? t('records.unreadable') : t(`failures.${failure ?? 'internal'}`);
}

/** The job has come to its end or stands still: what became of the rows, and what can still be done. */
export function OverStep({ job, onLeave }: { job: ImportJob; onLeave: () => void }) {
  const t = useText('imports');
  const { applied, known, rejected, voided, kept } = job.counts;
  switch (job.state) {
    case 'voided': return (
      <div className={css.stack}>
        <Over job={job} title={t('done.voidedTitle')} onLeave={onLeave}><p role="status" className={css.text}>{t('done.voidedText', { voided: formatCount(voided), kept: formatCount(kept) })}</p></Over>
        <Rows job={job} cards={VOIDED} />
      </div>
    );
    case 'cancelled': return <Over job={job} title={t('done.cancelledTitle')} onLeave={onLeave}><p className={css.text}>{t('done.cancelledText')}</p></Over>;
    case 'failed': return <Over job={job} title={t('done.failedTitle')} onLeave={onLeave}><p role="alert" className={css.text}>{failureText(t, job)}</p></Over>;
    // Adding rows, or taking them back, was stopped or ended with the desk: it can go on in either direction.
    case 'paused': return (
      <div className={css.stack}>
        <Over job={job} title={t('work.paused')} onLeave={onLeave}>
          {job.failure !== null && <p role="alert" className={css.bad}>{failureText(t, job)}</p>}
          <p className={css.text}>{t('work.pausedText', { applied: formatCount(applied) })} {voided > 0 && t('work.pausedVoided', { voided: formatCount(voided) })}</p>
        </Over>
        <Rows job={job} cards={cardsAfter(job)} correctable />
      </div>
    );
    default: return (
      <div className={css.stack}>
        <Over job={job} title={t('done.title')} onLeave={onLeave}><p role="status" className={css.good}>✓ {t('done.text', { applied: formatCount(applied), known: formatCount(known), rejected: formatCount(rejected) })}</p></Over>
        <Rows job={job} cards={cardsAfter(job)} correctable />
      </div>
    );
  }
}

function Over({ job, title, onLeave, children }: { job: ImportJob; title: string; onLeave: () => void; children: ReactNode }) {
  const t = useText('imports');
  const [act, setAct] = useState<JobAct | null>(null);
  const close = (): void => { setAct(null); };
  const adds = (job.state === 'paused' || job.state === 'done') && job.counts.new > 0;
  return (
    <Panel title={title} padded>
      <div className={css.stack}>
        {children}
        <div className={css.foot}>
          {mayVoid(job) && <Button variant="default" onClick={() => { setAct('void'); }}>{t('done.void')}</Button>}
          {mayForget(job) && <Button variant="default" onClick={() => { setAct('forget'); }}>{t('done.forget')}</Button>}
          {adds ? <ApplyButton job={job} /> : <Button onClick={onLeave}>{t(job.state === 'failed' ? 'done.another' : 'back')}</Button>}
        </div>
      </div>
      {act === 'void' && <VoidDialog job={job} onClose={close} />}
      {act === 'forget' && <ForgetDialog job={job} onClose={close} onForgotten={onLeave} />}
    </Panel>
  );
}
