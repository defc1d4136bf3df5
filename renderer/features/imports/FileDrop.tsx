import { IconFileImport } from '@tabler/icons-react';
import { useId, useState, type ChangeEvent, type DragEvent } from 'react';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import { useText } from '../../i18n/index.ts';
import { formatBytes } from '../settings/bytes.ts';
import css from './imports.module.css';

const MOST_BYTES = 200_000_000;
/** One file of a drive formatted as FAT; what is larger comes in parts. */
const MOST_OF_EXPORT = 2 ** 32;

/** Key of what keeps a file from being imported; null when it can be tried. */
export function wrongFile(file: File, kind: ImportKind): 'kind' | 'xls' | 'zip' | 'empty' | 'large' | null {
  if (kind === 'records') return /\.zip$/i.test(file.name) ? wrongSize(file, MOST_OF_EXPORT) : 'zip';
  if (/\.xls$/i.test(file.name)) return 'xls';
  if (!/\.(csv|txt|xlsx)$/i.test(file.name)) return 'kind';
  return wrongSize(file, MOST_BYTES);
}

function wrongSize({ size }: File, most: number): 'empty' | 'large' | null { return size === 0 ? 'empty' : size > most ? 'large' : null; }

interface FileDropProps { kind: ImportKind; file: File | null; onFile: (file: File) => void; error: string | null }

/** The browser's own file field behind a button in the desk's language, so that keys work as everywhere; files can be dropped around it. */
export function FileDrop({ kind, file, onFile, error }: FileDropProps) {
  const t = useText('imports');
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const first = files?.[0];
    if (first !== undefined) onFile(first);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const onDragOver = (event: DragEvent): void => { event.preventDefault(); setOver(true); };
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.currentTarget.files);
    // The same file, put right meanwhile, can be chosen again.
    event.currentTarget.value = '';
  };
  return (
    <div>
      <div className={css.drop} data-over={over || undefined} onDragOver={onDragOver} onDragLeave={() => { setOver(false); }} onDrop={onDrop}>
        <IconFileImport size={26} stroke={1.5} aria-hidden="true" />
        <div className={css.stackTight}>
          <span id={`${id}-name`} className={css.dropLabel}>{t(kind === 'records' ? 'records.file' : 'file')}</span>
          <p id={`${id}-hint`} className={css.mute}>{t(kind === 'records' ? 'records.fileHint' : 'fileHint')}</p>
          <div>
            <input id={id} type="file" accept=".csv,.txt,.xlsx,.zip" aria-labelledby={`${id}-name`} aria-invalid={error !== null} aria-describedby={`${id}-error ${id}-hint`} onChange={onChange} className={`visually-hidden ${css.fileInput}`} />
            <label htmlFor={id} className={css.fileButton}>{t('choose')}</label>
          </div>
          {file !== null && <p className={css.chosen}>{t('chosen', { name: file.name, size: formatBytes(file.size) })}</p>}
        </div>
      </div>
      <p id={`${id}-error`} role={error === null ? undefined : 'alert'} className={css.bad}>{error}</p>
    </div>
  );
}
