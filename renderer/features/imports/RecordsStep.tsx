import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import type { ExportFacts, ImportInspection, ImportJob } from '../../../shared/contract/imports.ts';
import { useCommand } from '../../app/client.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel, formatCount, formatDay } from '../../ui/index.ts';
import { ExportPasswordField } from './ExportPasswordField.tsx';
import css from './imports.module.css';
import { forgetPassword, inspectFile, keepPassword, passwordOf, useInspections } from './inspection.ts';
import { recordName } from './row-words.ts';

interface RecordsStepProps { job: ImportJob; onChecking: () => void }

/** An export of Meja Depan: its password where this page does not have it, and what it says about itself. */
export function RecordsStep({ job, onChecking }: RecordsStepProps) {
  const inspection = useInspections((state) => state.byJob[job.id]);
  const facts = inspection?.facts ?? null;
  return inspection && facts !== null && passwordOf(job.id) !== null ? <Contents job={job} inspection={inspection} facts={facts} onChecking={onChecking} /> : <Opening job={job} />;
}

/** The password opens it; it is kept by this page alone, so a page that was loaded anew asks again. */
function Opening({ job }: { job: ImportJob }) {
  const t = useText('imports');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [looking, setLooking] = useState(false);
  // A page that was loaded anew has tried none yet.
  const wrong = job.failure === 'export_password' && passwordOf(job.id) !== null && password === '';
  const field = useRef<HTMLInputElement>(null);
  // There is nothing else to do here; after a wrong password it is written again.
  useEffect(() => { if (!looking) field.current?.focus(); }, [looking]);
  const open = async (): Promise<void> => {
    setMissing(password === '');
    if (password === '' || looking) return;
    setLooking(true);
    setError(null);
    keepPassword(job.id, password);
    const answer = await inspectFile(job.id, null);
    setLooking(false);
    // Why the file cannot be read stands with its job.
    if (answer.ok) return;
    setPassword('');
    if (answer.error.code !== 'import_step') setError(answer.error);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void open();
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('records.open'), run: () => { void open(); } });
  return (
    <Panel title={t('records.locked')} padded>
      <form className={css.stack} onSubmit={submit}>
        <p className={css.text}>{t('records.lockedText')}</p>
        <ExportPasswordField field={field} value={password} onChange={setPassword} error={missing ? t('records.passwordMissing') : wrong ? t('failures.export_password') : null} />
        <ErrorNotice error={error} />
        <div className={css.foot}><Button type="submit" loading={looking} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t(looking ? 'records.opening' : 'records.open')}</Button></div>
      </form>
    </Panel>
  );
}

function Contents({ job, inspection, facts, onChecking }: RecordsStepProps & { inspection: ImportInspection; facts: ExportFacts }) {
  const t = useText('imports');
  const check = useCommand('imports.check');
  const submit = async (): Promise<void> => {
    const result = await check.run({ jobId: job.id, mapping: inspection.mapping, options: inspection.options, password: passwordOf(job.id) });
    if (!result.ok) return;
    forgetPassword(job.id);
    onChecking();
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('columns.check'), run: () => { void submit(); } });
  const { clinic, madeAt, madeBy, purpose, from, to, part, parts, restricted, files } = facts;
  const period = from === null && to === null ? t('records.always') : `${from === null ? '…' : formatDay(from)} – ${to === null ? '…' : formatDay(to)}`;
  const said: readonly (readonly [string, string])[] = [
    [t('records.clinic'), clinic], [t('records.made'), `${formatDay(madeAt.slice(0, 10))} ${madeAt.slice(11, 16).replace(':', '.')}`], [t('records.by'), madeBy], [t('records.purpose'), purpose], [t('records.period'), period],
    [t('records.restricted'), t(restricted ? 'records.with' : 'records.without')],
  ];
  return (
    <>
      <Panel title={t('records.title')} aside={t('records.whole')} padded>
        <div className={css.stack}>
          <dl className={css.facts}>{said.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
          <p className={css.mute}>{t('records.notTaken')}</p>
          {parts > 1 && <p className={css.missing} role="status">{t('records.part', { part, parts })}</p>}
          <ErrorNotice error={check.error} />
          <div className={css.foot}>
            <p className={css.mute}>{t('calm')}</p>
            <Button loading={check.isPending} onClick={() => { void submit(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('columns.check')}</Button>
          </div>
        </div>
      </Panel>
      <Panel title={t('records.files')}>
        <table className={`${css.columns} ${css.sizes}`} aria-label={t('records.files')}>
          <thead><tr><th scope="col">{t('jobs.file')}</th><th scope="col">{t('records.rows')}</th></tr></thead>
          <tbody>{files.map(({ name, rows }) => <tr key={name}><th scope="row">{recordName(t, name)} <span className={css.mute}>{name}</span></th><td>{formatCount(rows)}</td></tr>)}</tbody>
        </table>
      </Panel>
    </>
  );
}
