import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contract/core.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/contract/imports.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useText } from '../../i18n/index.ts';
import { ErrorNotice, Kbd, Panel } from '../../ui/index.ts';
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
  const choose = (chosen: File): void => {
    const why = wrongFile(chosen);
    setWrong(why === null ? null : t(`fileWrong.${why}`, { name: chosen.name }));
    setFile(why === null ? chosen : null);
    setError(null);
  };
  const begin = async (): Promise<void> => {
    if (beginning) return;
    if (file === null) {
      setWrong((before) => before ?? t('fileWrong.missing'));
      return;
    }
    setBeginning(true);
    const begun = await startUpload(kind, file);
    setBeginning(false);
    if (begun.ok) onOpen(begun.value.jobId); else setError(begun.error);
  };
  useShortcut({ key: 'Ctrl+Enter', label: t('begin'), run: () => { void begin(); } });
  return (
    <div className={css.stack}>
      <Panel title={t('title')} padded>
        <div className={css.stack}>
          <Radio.Group label={t('kind')} value={kind} onChange={(value) => { setKind(IMPORT_KINDS.find((known) => known === value) ?? kind); }}>
            <div className={css.kinds}>{IMPORT_KINDS.map((each) => <div key={each} className={css.kind}><Radio value={each} label={t(`kinds.${each}`)} description={t(`kindTexts.${each}`)} /></div>)}</div>
          </Radio.Group>
          <FileDrop file={file} onFile={choose} error={wrong} />
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
