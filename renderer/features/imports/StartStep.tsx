import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/contract/imports.ts';
import { useUser } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel } from '../../ui/index.ts';
import { ExportPasswordField } from './ExportPasswordField.tsx';
import { FileDrop, wrongFile } from './FileDrop.tsx';
import { JobList } from './JobList.tsx';
import css from './imports.module.css';
import { startUpload } from './upload.ts';

/** What is imported and from which file; below, what was imported before. */
export function StartStep({ onOpen }: { onOpen: (jobId: string) => void }) {
  const t = useText('imports');
  const [kind, setKind] = useState<ImportKind>('patients');
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [beginning, setBeginning] = useState(false);
  const [password, setPassword] = useState('');
  const [passwordMissing, setPasswordMissing] = useState(false);
  const admin = useUser()?.role === 'admin';
  const kinds = IMPORT_KINDS.filter((each) => each !== 'records' || admin);
  const takeKind = (next: ImportKind): void => {
    setKind(next);
    // A file is for one of the two: tables, or an export.
    if ((next === 'records') !== (kind === 'records')) setFile(null);
    setWrong(null);
  };
  const choose = (chosen: File): void => {
    const its = admin && /\.zip$/i.test(chosen.name) ? 'records' : kind;
    setKind(its);
    const why = wrongFile(chosen, its);
    setWrong(why === null ? null : t(`fileWrong.${why}`, { name: chosen.name }));
    setFile(why === null ? chosen : null);
    setError(null);
  };
  const begin = async (): Promise<void> => {
    if (beginning) return;
    setPasswordMissing(kind === 'records' && password === '');
    if (file === null) setWrong((before) => before ?? t('fileWrong.missing'));
    if (file === null || (kind === 'records' && password === '')) return;
    setBeginning(true);
    const begun = await startUpload(kind, file, kind === 'records' ? password : null);
    setBeginning(false);
    if (begun.ok) onOpen(begun.value.jobId); else setError(begun.error);
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('begin'), run: () => { void begin(); } });
  return (
    <div className={css.stack}>
      <Panel title={t('title')} padded>
        <div className={css.stack}>
          <Radio.Group label={t('kind')} value={kind} onChange={(value) => { takeKind(IMPORT_KINDS.find((known) => known === value) ?? kind); }}>
            <div className={css.kinds}>{kinds.map((each) => <div key={each} className={css.kind}><Radio value={each} label={t(`kinds.${each}`)} description={t(`kindTexts.${each}`)} /></div>)}</div>
          </Radio.Group>
          <FileDrop kind={kind} file={file} onFile={choose} error={wrong} />
          {kind === 'records' && <ExportPasswordField value={password} onChange={setPassword} error={passwordMissing ? t('records.passwordMissing') : null} />}
          <ErrorNotice error={error} />
          <div className={css.foot}>
            <p className={css.mute}>{t('calm')}</p>
            <Button loading={beginning} onClick={() => { void begin(); }} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('begin')}</Button>
          </div>
        </div>
      </Panel>
      <JobList onOpen={onOpen} />
    </div>
  );
}
